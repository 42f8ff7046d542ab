"""The systems out there: one HTTP client, and an adapter for each kind of service."""
