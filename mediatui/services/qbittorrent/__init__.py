"""qBittorrent: what is being downloaded and given on, and every knob of it (Web API 2)."""
