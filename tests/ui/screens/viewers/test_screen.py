"""Viewers and libraries: who watches how much, on what and from where; what is watched, by whom."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from mediatui.demo.stack import Stack
from mediatui.ui.settings import Settings
from mediatui.ui.widgets.live_table import Row
from tests.driver import Driver, held_stack, running


@pytest.fixture
def stack() -> Iterator[Stack]:
    with held_stack() as started:
        yield started


async def onto(driver: Driver, name: str) -> None:
    """Put the cursor on who or what is called like this, and wait for what is looked up of it."""
    names = [row.cells["name"][0].text for row in driver.table.rows]
    driver.table.move_cursor(names.index(name))
    await driver.pilot.pause()
    await driver.rested()


def _plays(row: Row) -> bool:
    """Whether somebody ever played something."""
    return "".join(span.text for span in row.cells["plays"]) not in ("", "0")


async def test_viewers_as_text_their_addresses_and_their_plays(
    stack: Stack, tmp_path: Path, capture: Any
) -> None:
    async with running(stack, tmp_path, settings=Settings(screen="viewers")) as driver:
        await onto(driver, "anna")
        for width, height in ((80, 24), (20, 5), (160, 36)):
            await driver.resized(width, height)
            await driver.rested()
            assert driver.text == capture(name=f"{width}x{height}")
        assert "192.168.1.20" not in driver.text
        await driver.press("w")
        await driver.until(lambda: "192.168.1.20" in driver.text)
        await driver.press("P")
        await driver.rested()
        for name in ("anna", "192.168.", "Living Room", "Hard Cases", "juno"):
            assert name not in driver.text, name
        await driver.press("P")
        await onto(driver, next(r.cells["name"][0].text for r in driver.table.rows if not _plays(r)))
        assert driver.text == capture(name="without_plays_160x36")
        await driver.resized(80, 24)
        await driver.rested()
        assert driver.text == capture(name="without_plays_80x24")
        await driver.resized(160, 36)
        await onto(driver, "kai")
        await driver.press("enter")
        await driver.until(lambda: "asked for: kai" in driver.text and driver.table.rows)
        assert {row.cells["user"][0].text for row in driver.table.rows} == {"kai"}


async def test_libraries_as_text_and_what_was_played_of_one(
    stack: Stack, tmp_path: Path, capture: Any
) -> None:
    async with running(stack, tmp_path, settings=Settings(screen="libraries")) as driver:
        await onto(driver, "TV Shows")
        for width, height in ((80, 24), (20, 5), (160, 48)):
            await driver.resized(width, height)
            await driver.rested()
            await driver.rested()  # what is drawn is looked up once the rest is known
            assert driver.text == capture(name=f"libraries_{width}x{height}")
        await driver.press("P")
        await driver.rested()
        for name in ("TV Shows", "anna", "The Wire", "Severance"):
            assert name not in driver.text, name
        await driver.press("P", "v")
        await driver.until(lambda: "asked for: in TV Shows" in driver.text and driver.table.rows)
        assert any("section_id" in params for _, _, params in stack.requests("tautulli"))


async def test_what_fails_says_so(stack: Stack, tmp_path: Path) -> None:
    stack.set_fault("tautulli", "401")
    async with running(stack, tmp_path, size=(80, 20), settings=Settings(screen="viewers")) as driver:
        assert "does not accept the key" in driver.text
        assert "Nothing is known of the users" in driver.text
