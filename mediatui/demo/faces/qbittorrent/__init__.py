"""The simulated qBittorrent, in the dialects of 4.5, 5.1 and 5.3."""
