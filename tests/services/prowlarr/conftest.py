"""The programs and adapters of the whole family."""

from tests.services.servarr.conftest import adapt

__all__ = ["adapt"]
