"""What all tests share: a fixed time zone, calm Textual, folders of their own."""

from __future__ import annotations

import gc
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


def pytest_collection_finish() -> None:
    """What was imported and collected stays: looking through it for garbage again and again is a tenth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


@pytest.fixture(autouse=True, scope="session")
def style_sheets_parsed_once() -> Iterator[None]:
    """Each style sheet is parsed once for all apps with the same variables, not once for each app.

    A rule set is not changed once it is parsed: an app too takes it again from its own cache when it reparses.
    """
    from textual.css.model import RuleSet
    from textual.css.stylesheet import Stylesheet

    parse = Stylesheet._parse_rules
    known: dict[tuple[object, ...], list[RuleSet]] = {}

    def parse_once(
        self: Stylesheet,
        css: str,
        read_from: tuple[str, str],
        is_default_rules: bool = False,
        tie_breaker: int = 0,
        scope: str = "",
    ) -> list[RuleSet]:
        variables = tuple(sorted(self._variables.items()))
        key = (css, read_from, is_default_rules, tie_breaker, scope, variables)
        if key not in known:
            known[key] = parse(self, css, read_from, is_default_rules, tie_breaker, scope)
        return known[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", parse_once)
        yield
