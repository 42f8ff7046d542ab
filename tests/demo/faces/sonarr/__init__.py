"""Tests of the simulated Sonarr."""
