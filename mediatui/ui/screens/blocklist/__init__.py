"""The releases that are never taken again."""
