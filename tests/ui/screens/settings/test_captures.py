"""The settings screen and the palette as text, to be read as they are seen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from mediatui.demo.stack import Stack
from mediatui.ui.settings import Settings
from tests.driver import held_stack, running
from tests.ui.screens.activity.test_captures import TextFile


class Kept:
    """A file that is nowhere in particular, so that its path is the same on every machine."""

    place = "~/.config/mediatui/config.toml"

    def values(self) -> dict[str, object]:
        return {"general.theme": "mediatui-dark", "services.tautulli-cabin.enabled": True}

    async def change(self, name: tuple[str, ...], value: object) -> Settings:
        raise AssertionError(name)

    async def reload(self) -> Settings:
        raise AssertionError


@pytest.fixture
def capture(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(TextFile)


@pytest.fixture
def stack() -> Iterator[Stack]:
    with held_stack(services=("tautulli", "tautulli-cabin")) as started:
        yield started


async def test_settings_and_palette(stack: Stack, tmp_path: Path, capture: Any) -> None:
    async with running(stack, tmp_path) as driver:
        driver.app.preferences = Kept()
        await driver.press("comma", "j")
        await driver.until(lambda: "Settings ─" in driver.text)
        for width, height in ((80, 24), (120, 36), (200, 60)):
            await driver.pilot.resize_terminal(width, height)
            await driver.pilot.pause()
            assert driver.text == capture(name=f"settings_{width}x{height}")
        for width, height in ((60, 20), (120, 36)):
            await driver.pilot.resize_terminal(width, height)
            await driver.press("colon", *"the")
            assert driver.text == capture(name=f"palette_{width}x{height}")
            await driver.press("escape")
