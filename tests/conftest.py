"""What all tests share: a fixed time zone, calm Textual, folders of their own."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# Before anything imports Textual, which reads these once.
os.environ.update(TZ="UTC", TEXTUAL_FPS="60", TEXTUAL_ANIMATIONS="none", TEXTUAL_SMOOTH_SCROLL="0")
for name in ("NO_COLOR", "SSH_CONNECTION", "DISPLAY", "WAYLAND_DISPLAY", "MEDIATUI_CONFIG"):
    os.environ.pop(name, None)
time.tzset()

# Enough of them to find what a change breaks; for more: pytest --hypothesis-profile=default.
settings.register_profile("suite", max_examples=20, deadline=None)
settings.load_profile("suite")

SHARED = Path(__file__).parents[2] / "shared"
"""Specifications and recordings of real servers, where they are at hand."""


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No test touches the folders of the person who runs it."""
    monkeypatch.setenv("MEDIATUI_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("MEDIATUI_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    yield
