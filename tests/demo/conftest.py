"""Fixtures of the demo's tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mediatui.demo.stack import Stack
from mediatui.demo.world.clock import HeldClock
from tests.demo.helpers import EVENING

RECORDINGS = Path(__file__).resolve().parents[2].parent / "shared" / "recordings" / "tautulli"


@pytest.fixture
def stack() -> Iterator[Stack]:
    """Both households on the held evening, listening."""
    services = ("tautulli", "tautulli-cabin")
    with Stack(seed=7, size="household", clock=HeldClock(EVENING), services=services) as running:
        yield running


@pytest.fixture
def recordings() -> Path:
    """The recordings of a real Tautulli; what needs them is skipped where they are not."""
    if not (RECORDINGS / "index.json").exists():
        pytest.skip("the recordings of a real Tautulli are not beside this project")
    return RECORDINGS
