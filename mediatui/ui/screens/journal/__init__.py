"""The journal: what was done, to what, by which calls, and how it ended."""
