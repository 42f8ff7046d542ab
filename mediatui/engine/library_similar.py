"""What of a library matters to a request: titles like it that are there, and the room where it would land."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from mediatui.models.library import Shelf
from mediatui.models.shelves import ShelfAbout
from mediatui.wording.library import Record, record_title, state_of

if TYPE_CHECKING:
    from mediatui.engine.engine import Engine
    from mediatui.models.snapshot import Key

ALIKE = 86.0
"""From this likeness of names (0 to 100) on a title is told."""
MOST = 5
"""So many titles are told."""


class Alike(NamedTuple):
    """A title of the library that is like what is asked for."""

    service: str
    title: str
    state: str


class Room(NamedTuple):
    """A folder where it could land, and what is free there."""

    service: str
    folder: str
    free: int | None


class Around(NamedTuple):
    """Both."""

    alike: tuple[Alike, ...] = ()
    rooms: tuple[Room, ...] = ()


class Sought(NamedTuple):
    """What is asked for: a movie or a series of that name, to land in that folder ("": not known)."""

    title: str
    year: int | None
    movie: bool
    folder: str


async def around(engine: Engine, sought: Sought) -> Around:
    """What is known, asked for where nothing is; what a service does not say is left out."""
    kind = "radarr" if sought.movie else "sonarr"
    names = {endpoint.name for endpoint in engine.endpoints if endpoint.kind == kind}
    alike: list[tuple[float, Alike]] = []
    rooms: list[Room] = []
    for key in engine.coordinator.keys("shelf_about"):
        if key.service in names:
            about: ShelfAbout = await _value(engine, key) or ShelfAbout()
            rooms += [Room(key.service, each.path, each.free) for each in about.folders]
    for key in engine.coordinator.keys("shelf"):
        if key.service in names:
            shelf: Shelf = await _value(engine, key) or Shelf()
            alike += await asyncio.to_thread(_alike, sought, shelf.movies or shelf.series)
    alike.sort(key=lambda each: -each[0])
    wanted = sought.folder.rstrip("/")
    landing = [room for room in rooms if room.folder.rstrip("/") == wanted]
    return Around(tuple(each for _, each in alike[:MOST]), tuple(landing or rooms))


async def _value(engine: Engine, key: Key) -> Any:
    await engine.store.load(key)
    if engine.store.get(key).value is None:
        await engine.coordinator.fetch_now([key])
    return engine.store.get(key).value


def _alike(sought: Sought, records: Iterable[Record]) -> list[tuple[float, Alike]]:
    from rapidfuzz import fuzz, process, utils

    from mediatui.matching.text import fold

    known = list(records)
    found = process.extract(
        fold(sought.title),
        [fold(record.title) for record in known],
        scorer=fuzz.token_set_ratio,
        processor=utils.default_process,
        score_cutoff=ALIKE,
        limit=MOST,
    )
    told = []
    for _, score, number in found:
        record = known[number]
        near = 10 if record.year == sought.year else 0
        told.append((score + near, Alike(record.service, record_title(record), state_of(record))))
    return told
