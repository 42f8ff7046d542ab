"""The downloads screen: what is coming, what is stuck and why."""
