"""The libraries screen: what there is, how much of it is watched, and by whom."""
