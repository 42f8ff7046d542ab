"""mediatui: one terminal program for a home media server."""

__version__ = "0.1.0"
