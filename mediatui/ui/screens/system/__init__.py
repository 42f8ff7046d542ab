"""The system screen: how every service is, from its version to its log."""
