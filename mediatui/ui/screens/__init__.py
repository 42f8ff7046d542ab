"""One package for each screen: what it composes, what it watches, which keys do what."""
