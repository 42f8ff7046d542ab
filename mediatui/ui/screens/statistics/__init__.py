"""Who and what comes first."""
