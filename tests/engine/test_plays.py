"""Reading the history: page by page as it is wanted, of several services as one list, and what is new first."""

from __future__ import annotations

import time
from types import SimpleNamespace
from typing import Any

import pytest

from mediatui.engine.plays import AGAIN_AFTER, HEAD, PAGE, Reader, filter_for, read
from mediatui.models.audience import Section, Viewer
from mediatui.models.failure import Failure, FailureKind
from mediatui.models.history_play import Play, PlayFilter, PlayPage
from mediatui.models.play_wish import Wish
from mediatui.models.stream import Decision, MediaType, Title
from mediatui.services.errors import ServiceError
from tests.engine.conftest import settle
from tests.fakes import HeldClock

NOTHING = Title(MediaType.MOVIE, "Dune")


class Source:
    """Remembers so many plays, the newest with the highest number, and who asked for what."""

    def __init__(self, name: str, count: int, first: float = 1e6, step: float = 60.0) -> None:
        self.name, self.first, self.step = name, first, step
        self.numbers = list(range(count, 0, -1))
        self.asked: list[tuple[PlayFilter | None, int, int]] = []
        self.problem: Failure | None = None

    def play(self, number: int) -> Play:
        at = self.first + number * self.step
        return Play(self.name, number, "anna", NOTHING, started=at - 50, stopped=at, rows=(number,))

    async def plays(
        self, wanted: PlayFilter | None = None, *, start: int = 0, length: int = 50, **more: Any
    ) -> PlayPage:
        self.asked.append((wanted, start, length))
        if self.problem is not None:
            raise ServiceError(self.problem)
        found = tuple(map(self.play, self.numbers[start : start + length]))
        return PlayPage(found, start, len(self.numbers), len(self.numbers))


class Desk:
    """An engine with these sources, as far as a reader looks at one."""

    def __init__(self, *sources: Source) -> None:
        self.sources = {source.name: source for source in sources}
        self.clock = HeldClock()
        self.told = 0
        self.values: dict[tuple[str, str], Any] = {}
        coordinator = SimpleNamespace(keys=self._keys, service=self._service)
        store = SimpleNamespace(now=self.clock, get=lambda key: SimpleNamespace(value=self.values[key]))
        self.engine: Any = SimpleNamespace(coordinator=coordinator, store=store)

    def _keys(self, resource: str) -> list[Any]:
        return [_Key((resource, name)) for name in self.sources]

    async def _service(self, name: str) -> Source:
        return self.sources[name]

    def reader(self, wish: Wish = Wish()) -> Reader:  # noqa: B008 (it never changes)
        return Reader(self.engine, wish, self._tell)

    def _tell(self) -> None:
        self.told += 1


class _Key(tuple[str, str]):
    @property
    def service(self) -> str:
        return self[1]


def failure(name: str = "tautulli") -> Failure:
    return Failure(FailureKind.UNREACHABLE, name, "cannot be reached", "Check it", 0.0)


def numbers(reader: Reader) -> list[int | None]:
    return [play.row_id for play in reader.plays]


async def head(reader: Reader, source: Source) -> None:
    """What polling brings."""
    reader.take_head(source.name, await source.plays(length=HEAD))
    source.asked.pop()


async def test_the_newest_page_is_polled_and_the_next_is_read_when_it_is_wanted() -> None:
    source = Source("tautulli", 1000)
    desk = Desk(source)
    reader = desk.reader()
    reader.want(1)
    assert not reader.asking
    await head(reader, source)
    assert (numbers(reader), reader.matching) == (list(range(1000, 950, -1)), 1000)
    reader.want(HEAD)
    assert not reader.asking
    reader.want(HEAD + 1)
    reader.want(HEAD + 1)
    await settle()
    assert source.asked == [(None, HEAD, PAGE)]
    assert numbers(reader) == list(range(1000, 700, -1))
    assert (desk.told, reader.turned) == (1, 0)


async def test_a_hundred_thousand_are_read_and_no_page_holds_the_loop_up_for_long() -> None:
    source = Source("tautulli", 100_000)
    reader = Desk(source).reader(Wish(words="dune"))
    longest = 0.0
    while not reader.ended:
        reader.want(len(reader.plays) + 1)
        await settle()
        before = time.process_time()
        reader._merge()
        longest = max(longest, time.process_time() - before)
        if len(reader.plays) > 20_000:  # the rest is alike: every page costs what the first did
            break
    assert len(reader.plays) == len({play.key for play in reader.plays}) > 20_000
    assert longest < 0.02


async def test_of_two_services_nothing_is_shown_before_the_other_could_tell_something_newer() -> None:
    many, few = Source("tautulli", 400), Source("cabin", 10, first=1e6 + 370 * 60, step=120)
    reader = Desk(many, few).reader()
    await head(reader, many)
    assert reader.plays == []
    await head(reader, few)
    times = [play.stopped or 0.0 for play in reader.plays]
    assert times == sorted(times, reverse=True)
    assert {play.service for play in reader.plays} == {"tautulli", "cabin"}
    assert len(reader.plays) == HEAD + 10
    assert reader.matching == 410


async def test_one_that_fails_holds_no_other_up_and_what_it_tells_later_falls_into_its_place() -> None:
    many, few = Source("tautulli", 60), Source("cabin", 10, first=1e6, step=300)
    desk = Desk(many, few)
    reader = desk.reader(Wish(words="dune"))
    few.problem = failure("cabin")
    reader.want(5)
    await settle()
    assert {play.service for play in reader.plays} == {"tautulli"}
    assert reader.threads["cabin"].failure == few.problem
    reader.want(1000)
    await settle()
    assert len(few.asked) == 1
    few.problem = None
    desk.clock.advance(AGAIN_AFTER + 1)
    reader.want(1000)
    await settle()
    times = [play.stopped or 0.0 for play in reader.plays]
    assert len(times) == 70 and times == sorted(times, reverse=True)
    assert reader.turned and reader.ended
    assert all(thread.failure is None for thread in reader.threads.values())


async def test_what_is_new_stands_first_and_the_next_page_still_begins_where_the_last_one_ended() -> None:
    source = Source("tautulli", 500)
    reader = Desk(source).reader()
    await head(reader, source)
    source.numbers[:0] = [502, 501]
    await head(reader, source)
    assert numbers(reader)[:3] == [502, 501, 500]
    assert reader.turned == 1
    reader.want(HEAD + 10)
    await settle()
    assert source.asked == [(None, HEAD + 2, PAGE)]
    assert numbers(reader) == list(range(502, 500 - HEAD - PAGE, -1))


async def test_a_sitting_that_went_on_takes_the_place_of_its_earlier_row() -> None:
    source = Source("tautulli", 100)
    reader = Desk(source).reader()
    await head(reader, source)
    longer = Play("tautulli", 101, "anna", NOTHING, stopped=2e6, rows=(100, 101))
    reader.take_head("tautulli", PlayPage((longer, *map(source.play, range(99, 60, -1))), 0, 100, 101))
    assert numbers(reader)[:3] == [101, 99, 98]
    assert reader.threads["tautulli"].next_start == HEAD


async def test_where_all_of_the_newest_page_is_new_it_begins_anew() -> None:
    source = Source("tautulli", 100)
    reader = Desk(source).reader()
    await head(reader, source)
    source.numbers[:0] = list(range(300, 100, -1))
    await head(reader, source)
    assert numbers(reader) == list(range(300, 250, -1))


async def test_a_head_that_failed_lets_the_others_through_and_counts_again_when_it_comes() -> None:
    many, few = Source("tautulli", 60), Source("cabin", 1, first=1e6 + 6000)
    reader = Desk(many, few).reader()
    await head(reader, many)
    reader.fail_head("cabin", failure("cabin"))
    assert len(reader.plays) == HEAD
    await head(reader, few)
    assert reader.threads["cabin"].failure is None
    assert reader.plays[0].service == "cabin"


async def test_an_adapters_mistake_is_that_services_failure(caplog: pytest.LogCaptureFixture) -> None:
    source = Source("tautulli", 5)
    source.play = None  # type: ignore[assignment]
    reader = Desk(source).reader(Wish(words="dune"))
    reader.want(1)
    await settle()
    told = reader.threads["tautulli"].failure
    assert told is not None and told.kind is FailureKind.BAD_PAYLOAD


async def test_a_command_reads_so_many_and_no_more() -> None:
    source = Source("tautulli", 5000)
    reader = await read(Desk(source).engine, Wish(), 120)
    assert len(reader.plays) == HEAD + PAGE
    source.asked.clear()
    source.problem = failure()
    reader = await read(Desk(source).engine, Wish(), 120)
    assert (reader.plays, len(source.asked)) == ([], 1)


async def test_a_wish_becomes_the_numbers_of_each_service() -> None:
    desk = Desk(Source("tautulli", 1))
    desk.values = {
        ("viewers", "tautulli"): (Viewer(7, "Anna", "anna@mail.example"), Viewer(8, "Kai")),
        ("sections", "tautulli"): (Section(3, "Movies"),),
    }
    wish = Wish("ANNA", (MediaType.MOVIE,), "movies", Decision.TRANSCODE, "dune", "2026-03-01", "2026-03-02")
    assert await filter_for(desk.engine, "tautulli", wish) == PlayFilter(
        user_id=7, section_id=3, media_types=(MediaType.MOVIE,), decision=Decision.TRANSCODE,
        search="dune", after="2026-03-01", before="2026-03-02",
    )  # fmt: skip
    assert await filter_for(desk.engine, "tautulli", Wish(user="nobody")) is None
    assert await filter_for(desk.engine, "tautulli", Wish(library="nothing")) is None
    reader = desk.reader(Wish(user="nobody"))
    reader.want(1)
    await settle()
    assert (reader.plays, reader.ended) == ([], True)
