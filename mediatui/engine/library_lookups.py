"""What is looked up of libraries: one title, its files, episodes and events; wanted, calendar, history.

Each gives a value or raises `ServiceError`; those that end in `_or_problem` say it in words.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar, cast

from mediatui.engine.library_deeds import library_of
from mediatui.models.history import BlocklistPage, HistoryPage
from mediatui.models.library import Episode, MediaFile, Opened
from mediatui.models.schedule import Calendar, WantedPage, Wish
from mediatui.services.errors import ServiceError

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from mediatui.engine.engine import Engine
    from mediatui.models.adding import Candidate
    from mediatui.services.library_ports import HistorySource, SeriesLibrary

PAGE = 150
"""Rows of a page."""

T = TypeVar("T")


def libraries(engine: Engine) -> list[str]:
    """The names of the services that keep libraries and are switched on."""
    return [key.service for key in engine.coordinator.keys("shelf")]


async def opened(engine: Engine, service: str, title_id: int) -> Opened:
    """One title with its long part."""
    return await (await library_of(engine, service)).title(title_id)


async def files(engine: Engine, service: str, title_id: int) -> tuple[MediaFile, ...]:
    """The files of one title."""
    return await (await library_of(engine, service)).files(title_id)


async def episodes(engine: Engine, service: str, series_id: int) -> tuple[Episode, ...]:
    """All episodes of a series with their files."""
    return await cast("SeriesLibrary", await engine.coordinator.service(service)).episodes(series_id)


async def events_of(engine: Engine, service: str, title_id: int) -> HistoryPage:
    """All events of one title."""
    return await cast("HistorySource", await engine.coordinator.service(service)).history_of(title_id)


async def wanted(engine: Engine, service: str, wish: Wish, pages: int) -> WantedPage:
    """The first pages of what is wanted."""
    return await (await library_of(engine, service)).wanted(wish, 1, PAGE * pages)


async def calendar(engine: Engine, service: str, start: float, end: float) -> Calendar:
    """What appears between two moments."""
    return await (await library_of(engine, service)).calendar(start, end, unmonitored=True)


async def history(engine: Engine, service: str, pages: int) -> HistoryPage:
    """The first pages of all events."""
    source = cast("HistorySource", await engine.coordinator.service(service))
    return await source.history(1, PAGE * pages)


async def blocklist(engine: Engine, service: str, pages: int) -> BlocklistPage:
    """The first pages of the releases that are never to be taken again."""
    source = cast("HistorySource", await engine.coordinator.service(service))
    return await source.blocklist(1, PAGE * pages)


async def lookup(engine: Engine, service: str, words: str) -> tuple[Candidate, ...]:
    """What of that name could be added."""
    return await (await library_of(engine, service)).lookup(words)


async def or_problem(asking: Callable[[], Awaitable[T]]) -> tuple[T | None, str]:
    """What was asked for, or in words why it cannot be had."""
    try:
        return await asking(), ""
    except ServiceError as problem:
        return None, f"{problem.failure.words}. {problem.failure.remedy}"
