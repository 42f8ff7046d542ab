"""Tests of the users screen."""
