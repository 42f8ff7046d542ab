"""Tests of the simulated Radarr."""
