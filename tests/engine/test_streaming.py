"""Resources that come piece by piece: painted as they grow, kept when they break off, asked for in turn."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest

from mediatui.engine import coordinator as coordinators
from mediatui.engine.resources import Policy, Resource
from mediatui.models.snapshot import Key, Snapshot
from mediatui.services.errors import ServiceError
from tests.engine.conftest import Bench, settle
from tests.fakes import FakeService, activity, failure

SLOW = Policy(watched=15, unwatched=None, old_after=300)


class Library(FakeService):
    """Gives its pages one by one, and notes written on them."""

    def __init__(self) -> None:
        super().__init__([activity()])
        self.pages: list[Any] = [(1,), (1, 2), (1, 2, 3)]
        self.turn: asyncio.Event | None = None
        self.notes = 0
        self.told: list[Any] = []

    async def read(self) -> AsyncIterator[Any]:
        for page in self.pages:
            if self.turn is not None:
                await self.turn.wait()
                self.turn.clear()
            if isinstance(page, Exception):
                raise page
            yield page

    async def read_notes(self) -> int:
        self.notes += 1
        return self.notes


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch) -> Library:
    kinds = frozenset({"tautulli"})
    resources = (
        Resource("pages", "", kinds, SLOW, lambda service: service.read(), then=("notes",)),  # type: ignore[attr-defined]
        Resource(
            "notes", "", kinds, SLOW, lambda service: service.read_notes(),  # type: ignore[attr-defined]
            restore=lambda service, value: service.told.append(value),  # type: ignore[attr-defined]
        ),
    )  # fmt: skip
    monkeypatch.setattr(coordinators, "RESOURCES", resources)
    return Library()


def key(bench: Bench, name: str) -> Key:
    return bench.coordinator.keys(name)[0]


async def until(condition: Callable[[], object]) -> None:
    for _ in range(500):
        if condition():
            return
        await asyncio.sleep(0)
    raise AssertionError("it never came")


async def test_each_value_is_told_as_it_comes(library: Library) -> None:
    bench, seen = Bench(library), []
    pages = key(bench, "pages")

    def note(key: Key, snapshot: Snapshot[Any]) -> None:
        seen.append(snapshot.value)

    bench.store.watch(pages, note)
    library.turn = asyncio.Event()
    asking = asyncio.create_task(bench.coordinator.fetch_now([pages]))
    for number in (1, 2, 3):
        library.turn.set()
        await until(lambda number=number: len(seen) == number)  # type: ignore[misc]
        assert asking.done() is False or number == 3
    await asking
    assert seen == [(1,), (1, 2), (1, 2, 3)]


async def test_what_came_before_it_broke_off_stays_beside_the_failure(library: Library) -> None:
    bench = Bench(library)
    library.pages = [(1,), (1, 2), ServiceError(failure())]
    await bench.coordinator.fetch_now([key(bench, "pages")])
    snapshot = bench.store.get(key(bench, "pages"))
    assert (snapshot.value, snapshot.failure) == ((1, 2), failure())
    library.pages = [(1, 2, 3)]
    await bench.coordinator.fetch_now([key(bench, "pages")])
    snapshot = bench.store.get(key(bench, "pages"))
    assert (snapshot.value, snapshot.failure) == ((1, 2, 3), None)


async def test_closing_while_pages_come_ends_the_reading(library: Library) -> None:
    bench = Bench(library)
    library.turn = asyncio.Event()
    bench.coordinator.watch(key(bench, "pages"))
    bench.coordinator.start()
    await settle()
    await bench.coordinator.aclose()
    mine = asyncio.current_task()
    assert [task for task in asyncio.all_tasks() if task is not mine] == []


async def test_what_rests_on_it_is_asked_for_where_somebody_looks(library: Library) -> None:
    bench = Bench(library)
    bench.coordinator.start()
    await bench.coordinator.fetch_now([key(bench, "pages")])
    await settle()
    assert library.notes == 0, "nobody looks at the notes"
    stop = bench.coordinator.watch(key(bench, "notes"))
    await settle()
    before = library.notes
    await bench.coordinator.fetch_now([key(bench, "pages")])
    await settle()
    assert library.notes > before
    stop()
    await bench.coordinator.aclose()


async def test_while_paused_nothing_rests_on_anything(library: Library) -> None:
    bench = Bench(library)
    bench.coordinator.watch(key(bench, "notes"))
    bench.coordinator.start()
    await settle()
    bench.coordinator.pause(True)
    before = library.notes
    await bench.coordinator.fetch_now([key(bench, "pages")])
    await settle()
    assert library.notes == before
    await bench.coordinator.aclose()


async def test_an_adapter_is_given_back_what_was_kept_of_it(library: Library) -> None:
    bench = Bench(library)
    bench.store.put(key(bench, "notes"), "of an earlier life", old_after=300, keep_for=86_400)
    await bench.coordinator.fetch_now([key(bench, "pages")])
    assert library.told == ["of an earlier life"]


async def test_where_nothing_was_kept_nothing_is_given_back(library: Library) -> None:
    bench = Bench(library)
    await bench.coordinator.fetch_now([key(bench, "pages")])
    assert library.told == []
