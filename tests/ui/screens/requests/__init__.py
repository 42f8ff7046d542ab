"""Tests of the requests screen."""
