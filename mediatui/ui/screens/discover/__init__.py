"""The discover screen: what could be asked for."""
