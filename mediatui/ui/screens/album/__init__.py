"""One album and its tracks."""
