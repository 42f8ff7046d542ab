"""Tests of the simulated stack."""
