"""The plays screen: everything that was ever watched."""
