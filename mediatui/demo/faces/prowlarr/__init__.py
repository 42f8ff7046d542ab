"""The simulated Prowlarr: an API v1 over ten indexers, of which one is slow, one fails and one is limited."""
