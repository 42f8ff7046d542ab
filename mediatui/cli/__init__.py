"""The command line: a file for each command; each imports what it needs when it runs."""
