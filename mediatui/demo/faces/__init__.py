"""The faces of the world: a simulated HTTP service each, faithful to what the real one answers."""
