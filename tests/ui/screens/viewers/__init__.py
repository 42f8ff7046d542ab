"""Tests of the viewers screen."""
