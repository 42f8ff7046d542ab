"""The history screen: what happened, in words; and what was grabbed is marked failed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mediatui.demo.stack import Stack
from tests.ui.screens.library.shelves import asked, at, found, journal, pressed, settled, titles


async def test_events_in_words_and_a_grab_marked_failed(stack: Stack, tmp_path: Path, capture: Any) -> None:
    async with at(stack, tmp_path, "history") as driver:
        assert driver.text == capture(name="all_120x36")
        await driver.resized(80, 24)
        assert driver.text == capture(name="all_80x24")
        await pressed(driver, "right", "right")
        assert set(titles(driver, "what")) == {"imported"}
        await pressed(driver, "x")
        assert "Only what was grabbed" in driver.text
        await pressed(driver, "left")
        await found(driver, "metropolis")
        text = await asked(driver, "x")
        assert "as failed?" in text
        assert "it is never taken again, and another is looked for" in text
        assert "POST /api/v3/history/failed/" in text
        await driver.press("enter")
        await settled(driver)
        assert (await journal(driver))[0].outcome.value == "done"
        await found(driver, "")
        await driver.press("P")
        await settled(driver)
        assert "Metropolis" not in driver.text
        for width, height in ((20, 5), (60, 20), (200, 60)):
            assert "Metropolis" not in await driver.resized(width, height)
