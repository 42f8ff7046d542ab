"""Comparing what people type with what things are called: pure functions."""
