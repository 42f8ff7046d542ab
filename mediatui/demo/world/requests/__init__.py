"""Requests: who asks for what, what becomes of it, and the titles a film database knows; it knows no HTTP."""
