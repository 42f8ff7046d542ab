"""Tests of the plays screen."""
