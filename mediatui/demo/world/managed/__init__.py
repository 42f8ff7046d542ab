"""What Radarr and Sonarr look after: films and series, what is fetched of them, and how; it knows no HTTP."""
