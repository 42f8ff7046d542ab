"""The simulated Radarr: an API v3 as a view of the films a household manages."""
