"""Every artist of every Lidarr."""
