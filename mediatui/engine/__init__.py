"""What is polled and how often, what changes things and what is kept of it."""
