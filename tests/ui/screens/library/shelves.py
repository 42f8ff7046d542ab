"""A person at the library screens: a Radarr and a Sonarr, and what is asked for there."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from mediatui.config.model import Config
from mediatui.demo.stack import Stack
from mediatui.models.journal import JournalEntry
from mediatui.ui.settings import Settings
from tests.driver import Driver, running


@asynccontextmanager
async def at(
    stack: Stack,
    folder: Path,
    screen: str = "library",
    *,
    config: Config | None = None,
    size: tuple[int, int] = (120, 36),
    **settings: Any,
) -> AsyncIterator[Driver]:
    """The app on one of these screens, everything there."""
    wanted = Settings(screen=screen, **settings)
    async with running(stack, folder, config=config, settings=wanted, size=size) as driver:
        await settled(driver)
        yield driver


async def settled(driver: Driver) -> None:
    """Wait until nothing is worked on, indexed or looked up, and that is painted."""

    def quiet() -> bool:
        shown: Any = driver.list
        looking = getattr(shown, "_lookups", None)
        coordinator = driver.runtime.engine.coordinator
        return not (
            shown._working
            or getattr(shown, "_indexing", None)
            or (looking is not None and looking._asking)
            or coordinator.unanswered()
        )

    await driver.pilot.pause()
    await driver.paint()  # asks for what is to be looked up
    while not quiet():
        await driver.until(quiet)
        await driver.paint()


async def pressed(driver: Driver, *keys: str) -> None:
    """Press keys, and wait for what comes of them."""
    await driver.press(*keys)
    await settled(driver)


async def asked(driver: Driver, key: str, dialog: str = "AskDialog") -> str:
    """Press a key that opens a dialog; what stands on the screen then."""
    await driver.press(key)
    await driver.until(lambda: driver.dialog == dialog)
    await driver.pilot.pause()
    return driver.text


async def chosen(driver: Driver, *keys: str, next_dialog: str = "ChooseDialog") -> str:
    """Press keys in a dialog that leads to another one; what stands on the screen then."""
    before = driver.text
    await driver.press(*keys)
    await driver.until(lambda: driver.dialog == next_dialog and driver.text != before)
    await driver.pilot.pause()
    return driver.text


async def found(driver: Driver, words: str) -> None:
    """Filter the list by these words, and go back to it."""
    driver.list.filter_by(words)
    await settled(driver)


async def journal(driver: Driver) -> list[JournalEntry]:
    """What was done, the newest first."""
    entries, wrong = await driver.runtime.engine.read_journal()
    assert wrong == ""
    return entries


def titles(driver: Driver, column: str = "title") -> list[str]:
    """A column of the list, as it stands there."""
    return ["".join(span.text for span in row.cells[column]) for row in driver.table.rows]
