"""Tests of the simulated Tautulli, against recordings of a real one."""
