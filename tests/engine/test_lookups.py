"""Look-ups: after a rest, only the newest of each sort, kept a while, a failure too."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest

from mediatui.engine.lookups import KEPT, KEPT_FAILURE, Lookups
from mediatui.models.failure import FailureKind
from mediatui.services.errors import ServiceError
from tests.engine.conftest import settle
from tests.fakes import HeldClock, failure


class Source:
    """Answers with what it is told to, and counts who asks."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.problem: Exception | None = None
        self.hold: asyncio.Event | None = None

    async def find(self, what: str) -> str:
        self.asked.append(what)
        if self.hold is not None:
            await self.hold.wait()
        if self.problem is not None:
            raise self.problem
        return f"all about {what}"


class Shelf:
    """Look-ups with a clock that is held, and how often they told of news."""

    def __init__(self) -> None:
        self.clock, self.source, self.told = HeldClock(), Source(), 0
        self.lookups = Lookups(self.clock, self._tell, rest=0.0)

    def _tell(self) -> None:
        self.told += 1

    def get(self, what: str, sort: str = "facts") -> str | None:
        return self.lookups.get(sort, what, lambda: self.source.find(what)).value


@pytest.fixture
def shelf() -> Iterator[Shelf]:
    made = Shelf()
    yield made
    made.lookups.close()


async def test_the_first_answer_is_that_it_is_being_asked_and_the_value_is_told(shelf: Shelf) -> None:
    looked = shelf.lookups.get("facts", "dune", lambda: shelf.source.find("dune"))
    assert looked.asking
    await settle()
    assert shelf.told == 1
    assert shelf.get("dune") == "all about dune"
    assert shelf.source.asked == ["dune"], "what is known is not asked for again"


async def test_looking_at_the_same_again_while_it_is_asked_for_asks_once(shelf: Shelf) -> None:
    for _ in range(5):
        shelf.get("dune")
    await settle()
    assert shelf.source.asked == ["dune"]


async def test_who_scrolls_by_asks_for_nothing(shelf: Shelf) -> None:
    for what in ("dune", "heat", "alien"):
        shelf.get(what)
    await settle()
    assert shelf.source.asked == ["alien"]
    assert shelf.get("dune") is None


async def test_it_waits_for_the_cursor_to_rest() -> None:
    shelf = Shelf()
    shelf.lookups = Lookups(shelf.clock, lambda: None, rest=3600)
    shelf.get("dune")
    await settle()
    assert shelf.source.asked == []
    shelf.lookups.close()


async def test_an_answer_on_its_way_is_dropped_for_a_newer_question(shelf: Shelf) -> None:
    shelf.source.hold = asyncio.Event()
    shelf.get("dune")
    await settle()
    shelf.get("heat")
    shelf.source.hold.set()
    await settle()
    assert shelf.source.asked == ["dune", "heat"]
    assert (shelf.get("heat"), shelf.told) == ("all about heat", 1)


async def test_two_sorts_do_not_disturb_each_other(shelf: Shelf) -> None:
    shelf.get("dune", "facts")
    shelf.get("anna", "quota")
    await settle()
    assert (shelf.get("dune", "facts"), shelf.get("anna", "quota")) == ("all about dune", "all about anna")


async def test_what_is_known_is_kept_a_while_and_shown_while_it_is_asked_for_anew(shelf: Shelf) -> None:
    shelf.get("dune")
    await settle()
    shelf.clock.advance(KEPT - 1)
    assert shelf.get("dune") == "all about dune"
    shelf.clock.advance(2)
    assert shelf.get("dune") == "all about dune"
    await settle()
    assert shelf.source.asked == ["dune", "dune"]


async def test_a_failure_is_kept_for_less_time_and_beside_what_was_known(shelf: Shelf) -> None:
    shelf.get("dune")
    await settle()
    shelf.source.problem = ServiceError(failure())
    shelf.lookups.forget("facts")
    assert shelf.get("dune") == "all about dune"
    await settle()
    looked = shelf.lookups.get("facts", "dune", lambda: shelf.source.find("dune"))
    assert (looked.value, looked.failure) == ("all about dune", failure())
    shelf.clock.advance(KEPT_FAILURE + 1)
    shelf.source.problem = None
    shelf.get("dune")
    await settle()
    looked = shelf.lookups.get("facts", "dune", lambda: shelf.source.find("dune"))
    assert (looked.value, looked.failure) == ("all about dune", None)


async def test_an_adapters_mistake_costs_one_finding_and_tells_nothing_of_it(shelf: Shelf) -> None:
    shelf.source.problem = ZeroDivisionError("api_key=secret")
    shelf.get("dune")
    await settle()
    told = shelf.lookups.get("facts", "dune", lambda: shelf.source.find("dune")).failure
    assert told is not None and told.kind is FailureKind.BAD_PAYLOAD
    assert "secret" not in told.words
    assert shelf.told == 1


async def test_closing_ends_what_is_under_way(shelf: Shelf) -> None:
    shelf.source.hold = asyncio.Event()
    shelf.get("dune")
    await settle()
    shelf.lookups.close()
    await settle()
    mine = asyncio.current_task()
    assert [task for task in asyncio.all_tasks() if task is not mine] == []
