"""Widgets that two screens share; each writes to the terminal only what changed."""
