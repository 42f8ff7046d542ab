"""The calendar screen: what comes, what came, and a month of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mediatui.demo.stack import Stack
from tests.ui.screens.library.shelves import asked, at, pressed, settled, titles


async def test_the_agenda_and_a_month(stack: Stack, tmp_path: Path, capture: Any) -> None:
    async with at(stack, tmp_path, "calendar") as driver:
        assert titles(driver, "day")[0] == "tomorrow"
        assert driver.text == capture(name="coming_120x36")
        await pressed(driver, "right")
        assert titles(driver, "day")[0] == "yesterday"
        await pressed(driver, "right", "home")
        assert driver.text == capture(name="month_120x36")
        await driver.resized(80, 24)
        assert driver.text == capture(name="month_80x24")
        await pressed(driver, "greater_than_sign")
        assert "April 2026" in driver.text
        await pressed(driver, "less_than_sign", "less_than_sign")
        assert "February 2026" in driver.text
        for width, height in ((20, 5), (60, 20), (200, 60)):
            await driver.resized(width, height)
        await driver.resized(120, 36)
        await pressed(driver, "greater_than_sign", "exclamation_mark")
        assert set(titles(driver, "state")) == {"missing"}
        text = await asked(driver, "a")
        assert "Look for Tidewater" in text
        await driver.press("escape")
        await settled(driver)
        await driver.press("P")
        await settled(driver)
        assert "Tidewater" not in driver.text
