"""A Radarr and a Sonarr."""

from tests.ui.screens.library.conftest import stack

__all__ = ["stack"]
