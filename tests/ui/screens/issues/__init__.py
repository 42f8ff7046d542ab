"""Tests of the issues screen."""
