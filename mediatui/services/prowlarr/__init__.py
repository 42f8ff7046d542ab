"""Prowlarr (API v1): indexers, how they do, and what they have."""
