"""Tests of what the simulated services answer."""
