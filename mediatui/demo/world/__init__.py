"""The world: people, their library, what they play, and the clock it all runs on; it knows no HTTP."""
