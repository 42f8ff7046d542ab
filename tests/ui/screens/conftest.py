"""What tests of the screens share: a household that asks, its clock held still, and captures as text files."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from syrupy.assertion import SnapshotAssertion

from mediatui.demo.stack import Stack
from tests.driver import held_stack
from tests.ui.screens.activity.test_captures import TextFile


@pytest.fixture
def capture(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(TextFile)


@pytest.fixture
def stack() -> Iterator[Stack]:
    """A Tautulli and a Seerr."""
    with held_stack(services=("tautulli", "seerr")) as started:
        yield started
