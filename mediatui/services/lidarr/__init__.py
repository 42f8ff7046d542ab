"""Lidarr (API v1): artists, albums, editions, tracks, their downloads and releases."""
