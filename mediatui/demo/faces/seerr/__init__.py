"""Seerr, Overseerr and Jellyseerr, API v1, as views of a household: keys, statuses, oddities as recorded."""
