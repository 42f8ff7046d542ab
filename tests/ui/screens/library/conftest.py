"""What the tests of the library share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from mediatui.demo.stack import Stack
from tests.driver import held_stack


@pytest.fixture
def stack() -> Iterator[Stack]:
    """A Radarr and a Sonarr."""
    with held_stack(services=("radarr", "sonarr")) as started:
        yield started
