"""Titles that nobody ever played: the libraries of Plex held against Tautulli's whole history of them.

Tautulli counts the plays of each title itself; the sizes of what has many files are those of the libraries
that manage them, where Tautulli has not counted them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mediatui.engine.graphs import source_of
from mediatui.engine.storage import known_now, records_of
from mediatui.matching.text import fold
from mediatui.models.trends import KeptUnwatched, Unwatched

if TYPE_CHECKING:
    from mediatui.engine.engine import Engine
    from mediatui.models.endpoint import Endpoint

KINDS = ("movie", "show", "artist")
PAGE = 1000
"""Titles of a page."""

SORTS = {"Movies": "movie", "Series": "show", "Music": "artist"}
"""What the parts of a shelf are in Plex."""


async def ask_unwatched(engine: Engine, endpoint: Endpoint) -> KeptUnwatched:
    """Look through all libraries. The largest come first. Raises `ServiceError`."""
    source = await source_of(engine, endpoint)
    sections = [each for each in await source.sections() if each.kind in KINDS and each.active]
    found: list[Unwatched] = []
    looked_at = 0
    for section in sections:
        start: int | None = 0
        while start is not None:
            page = await source.section_items(section.id, start=start, length=PAGE)
            looked_at += len(page.items)
            found += [
                Unwatched(
                    item.rating_key,
                    item.title,
                    section.kind,
                    item.year,
                    section.name,
                    item.added_at,
                    item.size,
                )
                for item in page.items
                if not item.plays and item.last_at is None
            ]
            read = start + len(page.items) + page.dropped
            start = read if start < read < page.matching else None
    sized = await _sizes(engine) if any(each.size is None for each in found) else {}
    found = [each if each.size is not None else each._replace(size=_size(each, sized)) for each in found]
    found.sort(key=lambda each: (-(each.size or 0), each.title.casefold()))
    note = "" if sections else "Plex has no library of movies, series or music"
    return KeptUnwatched(tuple(found), engine.store.now(), looked_at, note)


async def _sizes(engine: Engine) -> dict[tuple[str, str], list[tuple[int | None, int]]]:
    """The sizes of what is in the libraries, by kind and folded name, each with its year."""
    await known_now(engine, "shelf")
    now = engine.store.now()
    found: dict[tuple[str, str], list[tuple[int | None, int]]] = {}
    for key in engine.coordinator.keys("shelf"):
        if (shelf := engine.store.get(key).shown(now)) is not None:
            for sort, record in records_of(shelf):
                name = getattr(record, "title", "") or getattr(record, "name", "")
                year = getattr(record, "year", None)
                found.setdefault((SORTS[sort], fold(name)), []).append((year, record.size))
    return found


def _size(title: Unwatched, sized: dict[tuple[str, str], list[tuple[int | None, int]]]) -> int | None:
    for year, size in sized.get((title.kind, fold(title.title)), ()):
        if size and (year is None or title.year is None or abs(year - title.year) <= 1):
            return size
    return None
