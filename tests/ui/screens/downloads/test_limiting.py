"""Limits of torrents, changed on the screen and taken back with `u`, over real HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from mediatui.demo.stack import Stack
from mediatui.ui.settings import Settings
from tests.driver import held_stack, running
from tests.ui.screens.downloads.test_household import asked_again, on


@pytest.fixture
def stack() -> Iterator[Stack]:
    with held_stack(services=("qbittorrent",)) as started:
        yield started


async def test_limits_are_shown_typed_previewed_and_taken_back(
    stack: Stack, tmp_path: Path, capture: SnapshotAssertion
) -> None:
    known = stack.world_of("qbittorrent").torrents.by_hash.values()
    haxan = next(each for each in known if each.name.startswith("Häxan"))
    metropolis = next(each for each in known if each.name.startswith("Metropolis"))
    async with running(stack, tmp_path, settings=Settings(screen="downloads")) as driver:
        await on(driver, haxan.name)
        await driver.press("t", *["j"] * 9, "enter")
        await driver.until(lambda: "download limit" in driver.text)
        assert driver.text == capture(name="limits")
        await driver.press("enter")
        await driver.until(lambda: driver.dialog == "PromptDialog")
        await driver.press(*["backspace"] * 4, *"soon", "enter")
        assert "a rate such as 500 kB/s" in driver.text
        await driver.press(*["backspace"] * 4, *"2 MB/s", "enter")
        await driver.until(lambda: driver.dialog == "AskDialog")
        assert "was none" in driver.text and "limit=2000000" in driver.text
        await driver.press("enter")
        await driver.until(lambda: haxan.down_limit == 2_000_000)
        await driver.until(lambda: driver.list._working is None)
        assert "Now download limit 2.0 MB/s: Häxan" in driver.told
        # Two at once, which differ: what of each is not changed stays.
        await asked_again(driver)
        driver.table.set_marks([haxan.hash, metropolis.hash])
        await driver.press("t", *["j"] * 9)
        assert "differs" in driver.text
        await driver.press("enter", "j", "j", "enter")
        await driver.until(lambda: driver.dialog == "PromptDialog")
        await driver.press(*["backspace"] * 15, *"1.5", "enter")
        await driver.until(lambda: driver.dialog == "AskDialog")
        assert driver.text == capture(name="question")
        await driver.press("enter")
        await driver.until(lambda: metropolis.ratio_limit == haxan.ratio_limit == 1.5)
        await driver.until(lambda: driver.list._working is None)
        await asked_again(driver)
        await on(driver, haxan.name)
        await driver.press("enter")
        assert "down 2.0 MB/s, to ratio 1.5" in driver.text
        await driver.press("escape", "u")
        await driver.until(lambda: metropolis.ratio_limit == haxan.ratio_limit == -2)
        await driver.until(lambda: driver.list._working is None)
        await driver.press("u")
        await driver.until(lambda: haxan.down_limit == 0)
        await driver.until(lambda: driver.list._working is None)
        # Paused with one key, taken back with another.
        await driver.press("z")
        await driver.until(lambda: haxan.paused)
        await driver.until(lambda: driver.list._working is None)
        await driver.press("u")
        await driver.until(lambda: not haxan.paused)
        await driver.until(lambda: "Resumed" in driver.told or "resumed" in driver.told)
