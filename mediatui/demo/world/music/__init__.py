"""The music a household's Lidarr looks after."""
