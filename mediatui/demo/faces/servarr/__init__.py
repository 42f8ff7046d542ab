"""What the simulated Radarr and Sonarr have in common: the gate, paging, queue, history, system."""
