"""What stands on the shelves of the simulated households: titles are facts, a few are invented on purpose."""
