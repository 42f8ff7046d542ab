"""Dialogs: made once, shown again and again."""
