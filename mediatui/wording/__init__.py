"""How values are said: pure functions that screens and commands share."""
