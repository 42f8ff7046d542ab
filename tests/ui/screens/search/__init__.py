"""Tests of the discover screen."""
