"""The wanted screen: what is missing, what is to be improved; searched one by one, marked, or all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mediatui.config.model import General
from mediatui.demo.stack import Stack
from tests.driver import config_for, without
from tests.ui.screens.library.shelves import asked, at, found, journal, pressed, settled, titles


async def test_both_parts_page_by_page_and_what_a_search_asks(
    stack: Stack, tmp_path: Path, capture: Any
) -> None:
    async with at(stack, tmp_path, "wanted") as driver:
        assert driver.text == capture(name="missing_120x36")
        await driver.resized(80, 24)
        assert driver.text == capture(name="missing_80x24")
        before = len(titles(driver))
        await pressed(driver, "m")
        assert len(titles(driver)) > before
        assert "m reads more" not in driver.text
        await pressed(driver, "right")
        assert set(titles(driver, "sign")) == {"▴"}
        await pressed(driver, "left", "space", "space")
        text = await asked(driver, "a")
        assert "Look for 2 titles?" in text
        assert "2 searches at every indexer" in text
        assert '"EpisodeSearch"' in text
        await driver.press("enter")
        await settled(driver)
        assert (await journal(driver))[0].outcome.value == "done"
        text = await asked(driver, "A")
        assert "that are missing?" in text
        assert '"MissingMoviesSearch"' in text
        assert "indexers may limit or ban" in text
        await driver.press("escape")
        await found(driver, "type:movie")
        assert titles(driver)
        assert not any("S0" in title for title in titles(driver))
        await driver.press("g", "i")
        assert driver.dialog == "InfoDialog" and titles(driver)[0] in driver.text, "its life"


async def test_one_service_down_empty_off_read_only_and_private(stack: Stack, tmp_path: Path) -> None:
    stack.set_fault("sonarr", "down")
    async with at(stack, tmp_path, "wanted", config=config_for(stack, General(read_only=True))) as driver:
        assert "✗ sonarr: " in driver.text
        assert "Anatomy of a Fall (2023)" in titles(driver)
        await pressed(driver, "a")
        assert await journal(driver) == []
        await driver.press("P")
        await settled(driver)
        assert "Anatomy" not in driver.text
        for width, height in ((20, 5), (60, 20), (200, 60)):
            assert "Anatomy" not in await driver.resized(width, height)
    async with at(stack, tmp_path, "wanted", config=without(config_for(stack), "radarr")) as driver:
        assert "Nothing is known" in driver.text
    async with at(stack, tmp_path, "wanted", config=without(config_for(stack), *stack.services)) as driver:
        assert "No Radarr, Sonarr or Lidarr is configured" in driver.text
