"""The search screen: one box over everything."""
