"""A stuck import of the simulated Lidarr, repaired from the keyboard at 80×24, over real HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from mediatui.demo.stack import Stack
from mediatui.ui.settings import Settings
from tests.driver import held_stack, running
from tests.ui.screens.downloads.test_household import asked_again, on, titles
from tests.ui.screens.library.shelves import journal, settled


@pytest.fixture
def stack() -> Iterator[Stack]:
    with held_stack(services=("lidarr", "qbittorrent")) as started:
        yield started


async def test_a_stuck_album_is_mapped_by_hand_and_imported(
    stack: Stack, tmp_path: Path, capture: Any
) -> None:
    settings = Settings(screen="downloads")
    async with running(stack, tmp_path, size=(80, 24), settings=settings) as driver:
        driver.list.show_view("importing")
        await driver.paint()
        await on(driver, "Sigur Rós – Von")
        await driver.press("enter")
        await driver.paint()
        assert driver.text == capture(name="why")
        await driver.press("escape", "m")
        await driver.until(lambda: "Import files of Sigur Rós" in driver.text)
        assert "not which trac" in driver.text
        # Lidarr knows four of twelve tracks; the others are said together: artist, album, edition, by name.
        await driver.press("ctrl+a", "c")
        await driver.until(lambda: "what all 12 marked files are" in driver.text)
        await driver.press("end", "enter")
        await driver.until(lambda: "Which artist?" in driver.text)
        await driver.press("enter")
        await driver.until(lambda: "Which album of Sigur Rós?" in driver.text)
        await driver.press("enter")
        await driver.until(lambda: "Which edition of Von" in driver.text)
        await driver.press("enter")
        await driver.until(lambda: "Enter import 12" in driver.text)
        assert "not which trac" not in driver.text
        assert driver.text == capture(name="mapped")
        # One of them by hand: which track it is, of all that the edition has.
        await driver.press("end", "e")
        await driver.until(lambda: "Which artist?" in driver.text)
        await driver.press("enter")
        await driver.until(lambda: "Which album" in driver.text)
        await driver.press("enter")
        await driver.until(lambda: "Which edition" in driver.text)
        await driver.press("enter")
        await driver.until(lambda: "Which tracks" in driver.text)
        assert driver.text == capture(name="tracks")
        await driver.press("enter")
        await driver.until(lambda: "Enter import 12" in driver.text)
        await driver.press("enter")
        await driver.until(lambda: driver.dialog == "AskDialog")
        assert '"trackIds": [' in driver.text
        await driver.press("enter")

        def ended() -> bool:
            stack.advance(2)
            return "Imported 12 files of Sigur Rós – Von" in driver.told

        await driver.until(ended)
        await asked_again(driver)
        assert not any(name.startswith("Sigur Rós – Von") for name in titles(driver))
        assert (await journal(driver))[0].action == "download.import"
        await driver.app.switch_mode("music")
        await settled(driver)
        driver.list.filter_by("sigur")
        await settled(driver)
        assert "46 of 57" in driver.text
