"""A movie and a series on their way through the whole household, as a person at the screens sees it: approved
with a key, in the queue and the client, loaded, in the library, available."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mediatui.demo.stack import Stack
from mediatui.ui.settings import Settings
from tests.driver import Driver, held_stack, running

MOVIE, SERIES = "Inception (2010)", "Band of Brothers"
STEP, LONGEST = 600.0, 8 * 3600.0
"""Seconds of the world between two looks, and within which all of it has happened."""

KEYS = {"requests": "3", "downloads": "7", "library": "8"}
ASKED = {
    "requests": ("requests", "titles"),
    "downloads": ("queue", "torrents"),
    "library": ("shelf", "shelf_about"),
}


@pytest.fixture
def stack() -> Iterator[Stack]:
    with held_stack(services=("seerr", "radarr", "radarr-4k", "sonarr", "qbittorrent")) as started:
        yield started


async def look(driver: Driver, screen: str, view: str) -> None:
    """Go to a screen, as its key does, and see what its services say now."""
    await driver.press(KEYS[screen])
    await driver.until(lambda: screen == driver.list.PLACE)
    coordinator = driver.runtime.engine.coordinator
    await coordinator.fetch_now([key for name in ASKED[screen] for key in coordinator.keys(name)])
    driver.list.show_view(view)
    await driver.paint()
    await driver.until(lambda: not coordinator.unanswered())
    await driver.paint()


def row(driver: Driver, title: str) -> str:
    """The line of the list on which it stands, without the detail beside it; "" for none."""
    lines = [line.partition("▏")[0] for line in driver.text.splitlines()[4:]]
    return next((line for line in lines if title in line), "")


async def filtered(driver: Driver, words: str) -> None:
    await driver.press("slash", *words, "enter")
    await driver.paint()


async def test_what_is_approved_is_seen_on_every_screen_until_it_is_available(
    stack: Stack, tmp_path: Path
) -> None:
    async with running(stack, tmp_path, size=(150, 44), settings=Settings(screen="requests")) as driver:
        await driver.until(lambda: row(driver, MOVIE) and row(driver, SERIES))
        for title in (MOVIE, SERIES):
            assert "pending" in row(driver, title)
            await filtered(driver, title.partition(" (")[0])
            await driver.press("g", "a")
            await driver.until(lambda: driver.dialog == "AskDialog")
            assert title.partition(" (")[0] in driver.text and "/approve" in driver.text
            await driver.press("enter")
            await driver.until(lambda title=title: f"Approved {title.partition(' (')[0]}" in driver.told)
            await driver.until(lambda: driver.list._working is None)
            await driver.press("escape")
        await driver.until(lambda: "38 requests" in driver.text)
        seen: dict[str, set[str]] = {MOVIE: set(), SERIES: set()}
        for _ in range(int(LONGEST / STEP)):
            stack.advance(STEP)
            await look(driver, "downloads", "all")
            for title, steps in seen.items():
                if found := row(driver, title.partition(" (")[0]):
                    steps.add("downloading" if "MB/s" in found else "waiting")
            if "downloading" not in seen[MOVIE] | seen[SERIES]:
                continue
            await look(driver, "requests", "all")
            if all("available" in row(driver, title) for title in seen):
                break
        assert all("downloading" in steps for steps in seen.values()), seen
        for title in seen:
            told = row(driver, title)
            assert "available" in told and "partly" not in told, told
        await look(driver, "library", "all")
        await filtered(driver, "Inception")
        assert "1080p" in row(driver, "Inception"), "its file is in the library"
        await driver.press("escape")
        await filtered(driver, "Band of Brothers")
        assert "10 of 10" in row(driver, SERIES), row(driver, SERIES)
