"""The title screen: seasons and episodes, files, history, and what its keys do to them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mediatui.config.model import General
from mediatui.demo.stack import Stack
from tests.driver import Driver, config_for
from tests.ui.screens.library.shelves import asked, at, chosen, found, journal, pressed, settled, titles


async def opened(driver: Driver, words: str) -> None:
    """Open a title from the library."""
    await found(driver, words)
    await driver.press("enter")
    await driver.until(lambda: driver.list.PLACE == "title")
    await settled(driver)


async def test_a_series_has_its_seasons_episodes_files_and_history(
    stack: Stack, tmp_path: Path, capture: Any
) -> None:
    async with at(stack, tmp_path) as driver:
        await opened(driver, "andor")
        assert titles(driver, "code")[:3] == ["series", "Season 2", "  S02E01"]
        assert "0 of 12" in titles(driver)
        assert driver.text == capture(name="parts_120x36")
        await driver.resized(80, 24)
        assert driver.text == capture(name="parts_80x24")
        await driver.press("j", "j", "enter")
        await settled(driver)
        assert driver.text == capture(name="episode_80x24")
        await driver.press("escape")
        await pressed(driver, "right")
        assert "[files 12]" in driver.text
        await pressed(driver, "right")
        assert titles(driver, "more")[0].startswith(("grabbed", "imported"))
        await driver.press("left", "left")
        await found(driver, "season:2 is:missing")
        assert len(titles(driver)) == 13


async def test_episodes_and_seasons_are_monitored_in_place_and_turned_back(
    stack: Stack, tmp_path: Path
) -> None:
    async with at(stack, tmp_path) as driver:
        await opened(driver, "andor")
        await pressed(driver, "j", "j", "space", "space")
        await pressed(driver, "M")
        first = (await journal(driver))[0]
        assert first.action == "episode.unmonitor"
        assert first.calls[0].startswith("PUT /api/v3/episode/monitor")
        assert titles(driver, "monitored")[2:5] == ["no", "no", "yes"]
        await pressed(driver, "u")
        assert titles(driver, "monitored")[2:5] == ["yes", "yes", "yes"]
        await pressed(driver, "g", "j", "M")
        calls = (await journal(driver))[0].calls
        assert [call.split(" {")[0] for call in calls] == [
            "POST /api/v3/seasonpass",
            "PUT /api/v3/episode/monitor",
        ]
        assert titles(driver, "monitored")[:4] == ["yes", "no", "no", "no"]
        await pressed(driver, "u")
        assert titles(driver, "monitored")[:4] == ["yes", "yes", "yes", "yes"]


async def test_a_season_is_searched_and_an_episodes_releases_are_asked_for(
    stack: Stack, tmp_path: Path
) -> None:
    async with at(stack, tmp_path) as driver:
        await opened(driver, "andor")
        await driver.press("j")
        text = await asked(driver, "a")
        assert "Look for Season 2 of Andor (2022)?" in text
        assert '"SeasonSearch"' in text
        await driver.press("escape", "j")
        await settled(driver)
        await driver.press("R")
        await driver.until(lambda: driver.list.PLACE == "releases")
        await settled(driver)
        assert "for Andor · S02E01" in driver.text
        await driver.press("T", "g", "R")
        await settled(driver)
        assert driver.list.PLACE == "title"
        assert "Releases are searched for a season or an episode" in driver.text


async def test_deleting_files_says_what_it_frees(stack: Stack, tmp_path: Path) -> None:
    async with at(stack, tmp_path) as driver:
        await opened(driver, "arrival")
        assert titles(driver, "code")[0] == "movie"
        await driver.press("j")
        text = await asked(driver, "delete")
        assert "deleted from the disk: 27.0 GiB" in text
        assert "DELETE /api/v3/moviefile/" in text
        await driver.press("enter")
        await settled(driver)
        assert len(titles(driver)) == 1
        assert titles(driver, "sign") == ["✗"]
        await driver.press("g")
        await asked(driver, "delete", "ChooseDialog")
        text = await chosen(driver, "enter", next_dialog="AskDialog")
        assert "deleteFiles=false" in text
        await driver.press("enter")
        await settled(driver)
        assert "in the library no longer" in driver.text


async def test_nothing_opened_failing_read_only_and_private(stack: Stack, tmp_path: Path) -> None:
    config = config_for(stack, General(read_only=True))
    async with at(stack, tmp_path, "title", config=config) as driver:
        assert "No title is opened" in driver.text
        await driver.press("8")
        await settled(driver)
        await opened(driver, "heat")
        await pressed(driver, "M")
        assert await journal(driver) == []
        await driver.press("P")
        await settled(driver)
        assert "Heat" not in driver.text
        assert "Movie " in driver.text
        for width, height in ((20, 5), (60, 20), (200, 60)):
            assert "Heat" not in await driver.resized(width, height)
        await driver.press("P")
        stack.set_fault("radarr", "down")
        driver.list.read_again()
        await driver.paint()
        await settled(driver)
        assert "✗ radarr: " in driver.text
        assert "Heat (1995)" in driver.text
