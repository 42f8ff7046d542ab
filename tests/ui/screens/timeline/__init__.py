"""Tests of the timeline screen."""
