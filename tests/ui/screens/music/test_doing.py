"""What is done on the music screens, over real HTTP: monitored, chosen, changed, added, deleted."""

from __future__ import annotations

from pathlib import Path

from mediatui.config.model import General
from mediatui.demo.stack import Stack
from tests.driver import Driver, config_for
from tests.ui.screens.library.shelves import asked, at, chosen, found, journal, pressed, settled, titles


async def opened(driver: Driver, words: str) -> None:
    """Open an artist from the list."""
    await found(driver, words)
    await driver.press("enter")
    await driver.until(lambda: driver.list.PLACE == "artist")
    await settled(driver)


async def test_albums_are_monitored_in_place_chosen_anew_and_given_another_edition(
    stack: Stack, tmp_path: Path
) -> None:
    async with at(stack, tmp_path, "music") as driver:
        await opened(driver, "boards")
        await found(driver, "geogaddi")
        await pressed(driver, "M")
        first = (await journal(driver))[0]
        assert first.action == "album.unmonitor"
        assert first.calls[0].startswith("PUT /api/v1/album/monitor")
        assert titles(driver, "monitored") == ["no"]
        await pressed(driver, "u")
        assert titles(driver, "monitored") == ["yes"]
        await found(driver, "")
        # A heading stands for all of its kind.
        driver.table.move_cursor(1)
        assert titles(driver)[1] == "Albums · 4"
        await pressed(driver, "M")
        assert titles(driver, "monitored")[2:6] == ["no"] * 4
        await pressed(driver, "u")
        assert titles(driver, "monitored")[2:6] == ["yes"] * 4
        await asked(driver, "w", "ChooseDialog")
        await driver.press("down", "down", "down", "down")
        text = await chosen(driver, "enter", next_dialog="AskDialog")
        assert "Look for the latest album of Boards of Canada?" in text
        assert "0 albums looked for from now on, 6 no longer, 1 as now" in text
        assert "POST /api/v1/albumstudio" in text
        await driver.press("enter")
        await settled(driver)
        assert [album.monitored for album in driver.list.albums].count(True) == 1  # type: ignore[attr-defined]
        assert "[albums 11] monitored 1" in driver.text
        await found(driver, "campfire")
        await driver.press("R")
        await driver.until(lambda: driver.list.PLACE == "releases")
        await settled(driver)
        assert "for Boards of Canada · The Campfire Headphase (2005), by lidarr" in driver.text
        await driver.press("g", "enter")
        await driver.until(lambda: driver.dialog == "AskDialog")
        assert "POST /api/v1/release" in driver.text
        await driver.press("escape", "Z")
        await settled(driver)
        await pressed(driver, "enter")
        await driver.until(lambda: driver.list.PLACE == "album")
        await settled(driver)
        await pressed(driver, "right", "j")
        await driver.press("enter")
        await driver.until(lambda: driver.dialog == "AskDialog")
        assert "PUT /api/v1/album/" in driver.text
        await driver.press("enter")
        await settled(driver)
        assert (await journal(driver))[0].action == "album.edition"
        assert "(gatefold)" in titles(driver)[0]
        assert titles(driver, "sign")[0] == "◆"


async def test_artists_are_changed_together_added_and_deleted(stack: Stack, tmp_path: Path) -> None:
    async with at(stack, tmp_path, "music") as driver:
        await driver.press("space", "space")
        text = await asked(driver, "e", "ChooseDialog")
        assert "Change 2 artists" in text
        assert "metadata profile" in text
        await chosen(driver, "down", "down", "enter")
        text = await chosen(driver, "down", "enter")
        assert "monitored: no" in text
        text = await chosen(driver, "enter", next_dialog="AskDialog")
        assert "PUT /api/v1/artist/editor" in text
        await driver.press("enter")
        await settled(driver)
        assert "unmonitored 3" in driver.text
        await pressed(driver, "escape")

        await asked(driver, "n", "PromptDialog")
        await driver.press(*"boards", "enter")
        await driver.until(lambda: driver.dialog == "ChooseDialog")
        assert "✓ in the library" in driver.text
        await driver.press("enter")
        await driver.until(lambda: driver.list.PLACE == "artist")
        await settled(driver)
        assert "Boards of Canada" in driver.text
        await pressed(driver, "4")

        await found(driver, "nobody")
        await asked(driver, "delete", "ChooseDialog")
        text = await chosen(driver, "enter", next_dialog="AskDialog")
        assert "Delete Nobody’s Lighthouse?" in text
        await driver.press("enter")
        await settled(driver)
        await found(driver, "")
        assert "15 artists" in driver.text


async def test_read_only_nothing_is_changed(stack: Stack, tmp_path: Path) -> None:
    config = config_for(stack, General(read_only=True))
    async with at(stack, tmp_path, "music", config=config) as driver:
        assert "M monitor" not in driver.text
        await pressed(driver, "M", "w", "n")
        assert driver.dialog == ""
        assert await journal(driver) == []
        # Of music only: one of the screens over all libraries, filtered.
        await asked(driver, "v", "ChooseDialog")
        await driver.press("enter")
        await driver.until(lambda: driver.list.PLACE == "wanted")
        await settled(driver)
        assert "Kelp & The Undertow – Neap" in driver.text
