"""The requests screen: see, judge and approve."""
