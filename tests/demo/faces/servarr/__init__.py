"""Tests of what the simulated Radarr and Sonarr have in common."""
