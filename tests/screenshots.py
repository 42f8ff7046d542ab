"""`make screenshots`: draws `screenshots/` from the simulated stack with its clock held still."""

from __future__ import annotations

import asyncio
import sys
import tempfile
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

import tests.conftest  # noqa: F401  (the same fixed time zone and calm Textual as the tests)
from mediatui.engine.graphs import Question
from mediatui.ui.settings import Settings
from tests.driver import Driver, held_stack, running
from tests.request_shots import draw_requests
from tests.sixteen import Sixteen

if TYPE_CHECKING:
    from mediatui.ui.screens.graphs.screen import GraphsScreen

FOLDER = Path(__file__).parents[1] / "screenshots"

Walk = Callable[[Driver], Awaitable[None]]


async def _still(driver: Driver) -> None:
    return


async def _end_streams(driver: Driver) -> None:
    await driver.press("j", "space", "j", "space", "x")
    await driver.until(lambda: "End 2 streams" in driver.text)


async def _filter(driver: Driver) -> None:
    await driver.press("slash", *"decision:transcode")


async def _plex_down(driver: Driver) -> None:
    driver.stack.set_fault("tautulli", "plex-down")
    await driver.refreshed()


async def _help(driver: Driver) -> None:
    await driver.press("question_mark")


async def _palette(driver: Driver) -> None:
    await driver.press("colon", *"st")


async def _journal(driver: Driver) -> None:
    await driver.press("j", "x")
    await driver.until(lambda: "Good night" in driver.text)
    await driver.press("enter")
    await driver.until(lambda: driver.stack.counts("tautulli").get("terminate_session"))
    await driver.refreshed()
    driver.stack.set_fault("tautulli", "plex-down")
    await driver.press("j", "x")
    await driver.until(lambda: "Good night" in driver.text)
    await driver.press("enter")
    await driver.until(lambda: driver.stack.counts("tautulli")["terminate_session"] > 1)
    driver.stack.set_fault("tautulli", None)
    await driver.refreshed()
    await driver.press("J")
    await driver.until(lambda: "Good night" in driver.text or "failed" in driver.text)


def _graph(name: str, days: int = 30) -> Walk:
    """The graph of that name on its screen."""

    async def walk(driver: Driver) -> None:
        await driver.app.switch_mode("graphs")
        await driver.pilot.pause()
        screen = cast("GraphsScreen", driver.list)
        screen.ask(Question(name, days))
        await driver.until(lambda: not screen._graphs.busy)
        await driver.paint()

    return walk


def _place(name: str, ready: str) -> Walk:
    """A screen by its name, once `ready` stands on it."""

    async def walk(driver: Driver) -> None:
        await driver.app.switch_mode(name)
        await driver.until(lambda: ready in driver.text)
        await driver.paint()

    return walk


async def _artist(driver: Driver) -> None:
    await _place("music", "Most played")(driver)
    driver.list.filter_by("boards")
    await driver.press("enter")
    await driver.until(lambda: driver.list.PLACE == "artist" and "Geogaddi" in driver.text)
    await driver.rested()


async def _album(driver: Driver) -> None:
    await _artist(driver)
    driver.list.filter_by("geogaddi")
    await driver.press("enter")
    await driver.until(lambda: driver.list.PLACE == "album" and "44.1kHz" in driver.text)
    await driver.rested()


async def _music_month(driver: Driver) -> None:
    await _place("calendar", "Downspout")(driver)
    await driver.press("left")
    await driver.until(lambda: "March 2026" in driver.text and "MC Escapement" in driver.text)
    await driver.paint()


def _stands(driver: Driver, words: str) -> bool:
    return words in driver.text


async def _music_repair(driver: Driver) -> None:
    await _place("downloads", "Von")(driver)
    driver.list.show_view("importing")
    await driver.press("g", "m")
    await driver.until(lambda: "Import files of Sigur" in driver.text)
    await driver.press("ctrl+a", "c")
    await driver.until(lambda: "what all 12 marked" in driver.text)
    await driver.press("end", "enter")
    for question in ("Which artist?", "Which album", "Which edition"):
        await driver.until(partial(_stands, driver, question))
        await driver.press("enter")
    await driver.until(lambda: "Enter import 12" in driver.text)


TWO_TAUTULLIS = ("tautulli", "tautulli-cabin")
MUSIC = ("tautulli", "lidarr", "qbittorrent")
HOUSEHOLD = ("tautulli", "seerr", "radarr", "radarr-4k", "sonarr", "qbittorrent")


class Shot(NamedTuple):
    """A picture: its name, its size, what is done before it is taken, on what terminal, of which services."""

    name: str
    size: tuple[int, int] = (120, 36)
    walk: Walk = _still
    settings: Settings = Settings(terminate_message="Good night")
    services: tuple[str, ...] = TWO_TAUTULLIS


SHOTS = (
    Shot("activity-120x36"),
    Shot("activity-80x24", (80, 24)),
    Shot("activity-200x60", (200, 60)),
    Shot("activity-end-streams", walk=_end_streams),
    Shot("activity-filter", walk=_filter),
    Shot("activity-plex-down", walk=_plex_down),
    Shot("activity-light", settings=Settings(theme="mediatui-light")),
    Shot("activity-16-colours", settings=Settings(colours="16")),
    Shot("activity-16-colours-light", settings=Settings(colours="16", theme="mediatui-light")),
    Shot("activity-ascii", settings=Settings(ascii=True)),
    Shot("help", (120, 44), _help),
    Shot("help-ascii", (120, 44), _help, Settings(ascii=True)),
    Shot("palette", walk=_palette),
    Shot("journal", walk=_journal),
    Shot("settings", walk=_place("settings", "General")),
    Shot("downloads", walk=_place("downloads", "Capernaum"), services=HOUSEHOLD),
    Shot("library", walk=_place("library", "Arcane"), services=HOUSEHOLD),
    Shot("music", walk=_place("music", "Most played"), services=MUSIC),
    Shot("artist", walk=_artist, services=MUSIC),
    Shot("album", walk=_album, services=MUSIC),
    Shot("music-calendar", walk=_music_month, services=MUSIC),
    Shot("music-repair", walk=_music_repair, services=MUSIC),
    Shot("system", walk=_place("system", "warnings"), services=HOUSEHOLD),
    Shot("graph-plays-by-date", walk=_graph("plays-by-date")),
    Shot("graph-stream-type-by-user", walk=_graph("stream-type-by-top-10-users")),
    Shot("graph-week-by-hour", walk=_graph("week-by-hour", 90)),
    Shot("graph-concurrent-streams", walk=_graph("concurrent-streams-by-stream-type", 90)),
    Shot("graph-plays-by-place", walk=_graph("plays-by-place", 365)),
    Shot("graph-storage-growth", walk=_graph("storage-growth", 0), services=HOUSEHOLD),
    Shot("trends", walk=_place("trends", "rises most"), services=HOUSEHOLD),
    Shot("notifications", walk=_place("notifications", "messages read")),
    Shot("graph-16-colours", walk=_graph("plays-by-hourofday"), settings=Settings(colours="16")),
    Shot("graph-ascii", walk=_graph("plays-by-stream-resolution"), settings=Settings(ascii=True)),
)


async def draw(names: list[str]) -> None:
    """Draw the pictures of these names, or all of them."""
    FOLDER.mkdir(exist_ok=True)
    for name, size, walk, settings, services in SHOTS:
        if names and name not in names:
            continue
        with (
            held_stack(services=services) as stack,
            tempfile.TemporaryDirectory() as folder,
        ):
            async with running(stack, Path(folder), size=size, settings=settings, hour=True) as driver:
                if settings.colours == "16":
                    driver.app._filters.append(Sixteen())
                await driver.hour_drawn()
                await walk(driver)
                (FOLDER / f"{name}.svg").write_text(driver.app.export_screenshot(title="mediatui"))
        print(f"screenshots/{name}.svg")


if __name__ == "__main__":
    asyncio.run(draw(sys.argv[1:]))
    asyncio.run(draw_requests(FOLDER, sys.argv[1:]))
