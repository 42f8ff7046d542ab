"""Tests of the system screen."""
