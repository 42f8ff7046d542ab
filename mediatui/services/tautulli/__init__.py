"""Tautulli: what a Plex server plays, and played."""
