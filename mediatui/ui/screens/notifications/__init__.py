"""What Tautulli told people, and whom it tells."""
