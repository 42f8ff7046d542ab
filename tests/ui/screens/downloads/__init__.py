"""Tests of the downloads screen."""
