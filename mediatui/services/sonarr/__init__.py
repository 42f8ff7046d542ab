"""Sonarr (API v3): series, seasons, episodes, their downloads and releases."""
