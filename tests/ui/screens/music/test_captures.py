"""Each state of the music screens as text, and their main state as a picture."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pytest_textual_snapshot import SVGImageExtension
from syrupy.assertion import SnapshotAssertion

from mediatui.demo.stack import Stack
from tests.driver import Driver
from tests.ui.screens.library.shelves import at, found, pressed, settled

SIZES = [(20, 5), (60, 20), (80, 24), (120, 36), (200, 60)]


async def sizes(driver: Driver, capture: Any, name: str) -> None:
    """The screen at every size, as text."""
    for width, height in SIZES:
        await driver.resized(width, height)
        await settled(driver)
        assert driver.text == capture(name=f"{name}_{width}x{height}")
    await driver.resized(120, 36)
    await settled(driver)


async def test_artists_an_artist_and_an_album(
    stack: Stack, tmp_path: Path, capture: Any, snapshot: SnapshotAssertion
) -> None:
    svg = snapshot.use_extension(SVGImageExtension)
    async with at(stack, tmp_path, "music") as driver:
        assert driver.app.export_screenshot() == svg(name="artists")
        await sizes(driver, capture, "artists")
        await pressed(driver, "right", "right")
        assert driver.text == capture(name="most_played")
        await pressed(driver, "left", "left")
        await found(driver, "坂本")
        assert "1 of 16 artists" in driver.text
        await found(driver, "boards")
        await pressed(driver, "enter")
        await driver.until(lambda: driver.list.PLACE == "artist")
        await settled(driver)
        assert driver.app.export_screenshot() == svg(name="artist")
        await sizes(driver, capture, "artist")
        await pressed(driver, "left")
        assert driver.text == capture(name="artist_history")
        await pressed(driver, "right")
        await found(driver, "geogaddi")
        await pressed(driver, "enter")
        await driver.until(lambda: driver.list.PLACE == "album")
        await settled(driver)
        assert driver.app.export_screenshot() == svg(name="album")
        await sizes(driver, capture, "album")
        await pressed(driver, "right")
        assert driver.text == capture(name="album_editions")
        await pressed(driver, "escape")
        await driver.until(lambda: driver.list.PLACE == "artist")


async def test_failing_then_old_then_private_and_nothing_known(
    stack: Stack, tmp_path: Path, capture: Any
) -> None:
    async with at(stack, tmp_path, "music", size=(80, 24)) as driver:
        await pressed(driver, "enter")
        await driver.until(lambda: driver.list.PLACE == "artist")
        await settled(driver)
        await pressed(driver, "4")
        stack.set_fault("lidarr", "down")
        coordinator = driver.runtime.engine.coordinator
        await coordinator.fetch_now(coordinator.keys("shelf"))
        await settled(driver)
        assert driver.text == capture(name="failing")
        await pressed(driver, "Z")
        driver.list.read_again()
        await settled(driver)
        assert "✗ lidarr: " in driver.text
        assert "AC/DC" in driver.text
        await pressed(driver, "4", "P")
        assert "AC/DC" not in driver.text
        assert "Artist " in driver.text
        for width, height in ((60, 20), (200, 60)):
            assert "AC/DC" not in await driver.resized(width, height)
    stack.clock.advance(4_000)  # type: ignore[attr-defined]
    async with at(stack, tmp_path, "music", size=(80, 24)) as driver:
        await driver.until(lambda: "Björk" in driver.text)
        assert driver.text == capture(name="old")
    async with at(stack, tmp_path / "new", "music", size=(80, 24)) as driver:
        assert driver.text == capture(name="failing_from_the_start")
        await pressed(driver, "Y")
        assert "No album is opened" in driver.text
