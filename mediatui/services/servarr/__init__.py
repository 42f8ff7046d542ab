"""What Radarr, Sonarr, Lidarr and Prowlarr have in common: they are forks of one program."""
