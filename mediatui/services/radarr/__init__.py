"""Radarr (API v3): movies, their downloads and releases."""
