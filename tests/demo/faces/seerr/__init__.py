"""Tests of the simulated Seerr, Overseerr and Jellyseerr, against recordings and specifications of real ones."""
