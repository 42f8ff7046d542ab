"""One artist and its albums."""
