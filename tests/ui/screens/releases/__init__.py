"""Tests of the releases screen."""
