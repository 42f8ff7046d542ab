"""A library that came anew: what is the same stays the same object, and it is not fetched without need."""

from __future__ import annotations

from dataclasses import replace

from mediatui.engine.library_shelf import joined
from mediatui.engine.resources import resource
from mediatui.models.library import Movie, Series, Shelf
from tests.engine.conftest import Bench
from tests.fakes import FakeService, activity

KNOWN = Shelf((Movie("radarr", 1, "Dune"), Movie("radarr", 2, "Heat")), (Series("radarr", 3, "x"),), 1)


def again(shelf: Shelf) -> Shelf:
    """The same from new objects."""
    return Shelf(tuple(map(replace, shelf.movies)), tuple(map(replace, shelf.series)), shelf.dropped)


async def test_what_is_equal_is_the_known_object() -> None:
    assert await joined(KNOWN, again(KNOWN)) is KNOWN
    other = replace(again(KNOWN), movies=(*again(KNOWN).movies, Movie("radarr", 4, "Alien")))
    found = await joined(KNOWN, other)
    assert found == other
    assert found.movies[0] is KNOWN.movies[0]
    assert found.series is KNOWN.series
    fewer = await joined(KNOWN, replace(again(KNOWN), movies=again(KNOWN).movies[1:]))
    assert fewer.movies == (KNOWN.movies[1],)
    assert await joined(None, KNOWN) is KNOWN
    assert (await joined(KNOWN, replace(KNOWN, dropped=0))).dropped == 0


class Shelves(FakeService):
    """A Radarr with a library."""

    def __init__(self) -> None:
        super().__init__([activity()], "radarr")
        self.endpoint = replace(self.endpoint, kind="radarr")
        self.fetched = 0

    async def shelf(self) -> Shelf:
        self.fetched += 1
        return again(KNOWN)


async def test_a_library_that_is_young_is_not_fetched_because_somebody_looks_again() -> None:
    service = Shelves()
    bench = Bench(service)
    coordinator, store = bench.coordinator, bench.store
    (key,) = coordinator.keys("shelf")
    policy = resource("shelf").policy
    store.put(key, KNOWN, old_after=policy.old_after, keep_for=policy.keep_for)
    stop = coordinator.watch(key)
    poller = coordinator._pollers[key]
    assert coordinator._is_young(poller)
    assert key not in coordinator.unanswered()
    await coordinator.fetch_now([key])
    assert service.fetched == 1, "a person asked"
    assert store.get(key).value is KNOWN, "nothing of it has changed"
    bench.clock.advance(policy.rest + 1)
    assert not coordinator._is_young(poller)
    stop()
    await coordinator.aclose()
