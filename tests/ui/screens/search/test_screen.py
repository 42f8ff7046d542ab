"""The search screen: as it is typed, from every source, one ill; and what can be done with a result."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mediatui.ui.settings import Settings
from tests.driver import Driver, held_stack, running

SEARCH = Settings(screen="search")


async def done(driver: Driver) -> None:
    """Wait until every source has answered or failed, and that is painted."""
    search = driver.list.search  # type: ignore[attr-defined]
    await driver.until(lambda: not search.asking)
    await driver.paint()


async def test_one_box_over_everything(tmp_path: Path, capture: Any) -> None:
    with held_stack(services=("seerr", "radarr", "sonarr", "lidarr", "tautulli")) as stack:
        async with running(stack, tmp_path, settings=SEARCH) as driver:
            await done(driver)
            assert driver.text == capture(name="nothing typed")
            await driver.press(*"dune", "enter")
            await done(driver)
            assert driver.text == capture(name="dune")
            for width, height in ((200, 40), (80, 24), (60, 20), (20, 5)):
                await driver.resized(width, height)
                assert driver.text == capture(name=f"{width}x{height}")
            await driver.resized(120, 36)
            stack.set_fault("sonarr", "down")
            await driver.press("f", "ctrl+u", *"have:no weap", "enter")
            await done(driver)
            assert driver.text == capture(name="one source is ill")
            await driver.press("a")
            await driver.until(lambda: "Approve" in driver.text and driver.dialog)
            await driver.press("escape")
            await driver.until(lambda: not driver.dialog)
            await driver.press("f", "ctrl+u", *"Re:Zero")
            await done(driver)
            assert driver.text == capture(name="not understood")
            await driver.press("enter", "b")
            await driver.until(lambda: "Searched before" in driver.text)
            assert "have:no weap" in driver.text
            await driver.press("escape")
            await driver.press("f", "ctrl+u", *"dune", "enter")
            await done(driver)
            await driver.press("P")
            await done(driver)
            assert "Dune" not in driver.text
            await driver.press("P", "f", "ctrl+u", *"dune", "enter")
            await done(driver)
            await driver.press("enter")
            await driver.until(lambda: driver.list.PLACE == "title")
