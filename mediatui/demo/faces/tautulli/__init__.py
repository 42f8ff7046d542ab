"""Tautulli, API v2, as a view of a household: keys, types and oddities as version 2.17.2 was recorded."""
