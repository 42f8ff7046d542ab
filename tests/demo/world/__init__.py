"""Tests of the simulated households."""
