"""What a request service has to offer: searches, shelves, genres, titles, users; for the discover screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mediatui.engine.requests import source_of
from mediatui.models.failure import Failure
from mediatui.models.request import FactsPage, MediaFacts, MediaId, RequestUser, Shelf
from mediatui.services.errors import ServiceError

if TYPE_CHECKING:
    from mediatui.engine.engine import Engine


class Wish(NamedTuple):
    """What is to be shown: of which service, which shelf ("search" for a search), by which words or genre."""

    service: str
    shelf: str
    words: str = ""
    genre: int | None = None


def request_services(engine: Engine) -> list[str]:
    """The names of the services that keep requests and are switched on."""
    return [key.service for key in engine.coordinator.keys("request_counts")]


async def page(engine: Engine, wish: Wish, number: int) -> FactsPage:
    """One page of it. Raises `ServiceError`."""
    source = await source_of(engine, wish.service)
    if wish.shelf == "search":
        return await source.search(wish.words, number)
    return await source.discover(Shelf(wish.shelf), number, wish.genre)


async def facts(engine: Engine, service: str, media: MediaId) -> MediaFacts:
    """All about a title. Raises `ServiceError`."""
    return await (await source_of(engine, service)).facts(media)


async def facts_or_failure(
    engine: Engine, service: str, media: MediaId
) -> tuple[MediaFacts | None, Failure | None]:
    """All about a title, or why it cannot be had."""
    try:
        return await facts(engine, service, media), None
    except ServiceError as problem:
        return None, problem.failure


async def genres(engine: Engine, service: str) -> tuple[tuple[tuple[int, str], ...], Failure | None]:
    """The genres there are, by number and name, or why they cannot be had."""
    try:
        return await (await source_of(engine, service)).genres(), None
    except ServiceError as problem:
        return (), problem.failure


async def users(engine: Engine, service: str) -> tuple[RequestUser, ...]:
    """The users as they are known, asked for where they are not."""
    for key in engine.coordinator.keys("request_users"):
        if key.service == service:
            if engine.store.get(key).value is None:
                await engine.coordinator.fetch_now([key])
            return engine.store.get(key).value or ()
    return ()
