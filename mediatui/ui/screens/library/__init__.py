"""The library screen: every movie and series of every Radarr and Sonarr."""
