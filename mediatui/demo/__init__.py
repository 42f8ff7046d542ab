"""The simulated stack: one world (households with a clock and a seed), one HTTP face for each service."""
