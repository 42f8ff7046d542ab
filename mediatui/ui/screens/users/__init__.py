"""The users screen: who may ask, and how much."""
