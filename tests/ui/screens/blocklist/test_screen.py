"""The blocklist screen: what is never taken again, and what may be."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mediatui.demo.stack import Stack
from tests.ui.screens.library.shelves import asked, at, journal, pressed, settled, titles


async def test_blocked_releases_are_unblocked(stack: Stack, tmp_path: Path, capture: Any) -> None:
    async with at(stack, tmp_path, "blocklist") as driver:
        assert driver.text == capture(name="120x36")
        for width, height in ((20, 5), (60, 20), (200, 60)):
            await driver.resized(width, height)
        await driver.resized(80, 24)
        assert driver.text == capture(name="80x24")
        before = len(titles(driver, "release"))
        await pressed(driver, "space", "space")
        text = await asked(driver, "delete")
        assert "Unblock 2 releases?" in text
        assert "DELETE /api/v3/blocklist/" in text
        await driver.press("enter")
        await settled(driver)
        assert len(titles(driver, "release")) == before - 2
        assert (await journal(driver))[0].action == "release.unblock"
        await pressed(driver, "ctrl+a")
        await asked(driver, "delete")
        await driver.press("enter")
        await settled(driver)
        assert "No release is blocked" in driver.text
