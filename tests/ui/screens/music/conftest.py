"""What the tests of music share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from mediatui.demo.stack import Stack
from tests.driver import held_stack


@pytest.fixture
def stack() -> Iterator[Stack]:
    """A Lidarr, and a Tautulli that tells what is played."""
    with held_stack(services=("tautulli", "lidarr")) as started:
        yield started
