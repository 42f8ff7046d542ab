"""Tests of the requests of the simulated world."""
