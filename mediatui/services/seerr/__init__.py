"""Seerr, Overseerr and Jellyseerr: who asks for what, and what becomes of it."""
