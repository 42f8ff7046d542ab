"""What comes and what came, as an agenda and as a month."""
