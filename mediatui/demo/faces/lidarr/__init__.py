"""The simulated Lidarr: an API v1 as a view of the music a household looks after."""
