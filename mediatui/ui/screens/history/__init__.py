"""What was grabbed, imported, deleted, over all libraries."""
