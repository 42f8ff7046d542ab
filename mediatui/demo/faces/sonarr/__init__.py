"""The simulated Sonarr: an API v3 as a view of the series a household manages."""
