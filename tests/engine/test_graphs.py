"""The graphs before the simulated household: their figures are its history, and each is asked for once an hour."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mediatui.demo.stack import Stack
from mediatui.demo.world.history_play import Past
from mediatui.engine import graphs
from mediatui.engine.graphs import GRAPHS, Found, Graphs, Question, ask, source_of, sources
from mediatui.engine.graphs_library import drawable
from mediatui.engine.graphs_own import causes, causes_graph, day_graph
from mediatui.engine.graphs_stats import Stats, Wish
from mediatui.models.history_play import PlayStream
from mediatui.models.recording import ActivitySample
from mediatui.models.stream import AudioPart, Decision, MediaType, SubtitlePart, Title, VideoPart
from mediatui.runtime import Runtime
from mediatui.services.errors import ServiceError
from tests.driver import EVENING, held_stack, runtime_for

DAY = 86_400


@pytest.fixture(scope="module")
def stack() -> Iterator[Stack]:
    """A household nobody changes."""
    with held_stack() as started:
        yield started


@pytest.fixture
def plays(stack: Stack) -> list[Past]:
    """What it played."""
    return stack.world.history.plays


@asynccontextmanager
async def opened(stack: Stack, folder: Path) -> AsyncIterator[Runtime]:
    async with runtime_for(stack, folder) as runtime:
        yield runtime


async def told(stack: Stack, folder: Path, question: Question) -> dict[str, dict[str, int]]:
    """The lines of a graph by name, each with its values by category."""
    async with opened(stack, folder) as runtime:
        graph = (await ask(runtime.engine, sources(runtime.engine)[0], question)).graph
        return {line.name: dict(zip(graph.categories, line.values, strict=True)) for line in graph.lines}


def summed(lines: dict[str, dict[str, int]]) -> Counter[str]:
    """The lines added up, without what is nothing."""
    total: Counter[str] = Counter()
    for name, line in lines.items():
        if name != "Total":
            total.update(line)
    return +total


def within(plays: list[Past], days: int) -> list[Past]:
    return [play for play in plays if play.started >= EVENING - days * DAY]


async def test_hours_by_date_are_what_a_plain_sum_gives(
    stack: Stack, tmp_path: Path, plays: list[Past]
) -> None:
    first = int(EVENING // DAY - 29) * DAY
    wanted: Counter[str] = Counter()
    for play in plays:
        if play.started >= first:
            wanted[datetime.fromtimestamp(play.started, UTC).strftime("%Y-%m-%d")] += play.seconds
    assert summed(await told(stack, tmp_path, Question("plays-by-date", 30, "duration"))) == wanted


async def test_hours_of_one_person_by_the_hour(stack: Stack, tmp_path: Path, plays: list[Past]) -> None:
    anna = next(play.person for play in plays if play.person.name == "anna")
    wanted: Counter[str] = Counter()
    for play in within(plays, 90):
        if play.person is anna:
            wanted[f"{play.started // 3600 % 24:02}"] += play.seconds
    async with opened(stack, tmp_path) as runtime:
        people = await Graphs(runtime.engine, lambda: None).people(sources(runtime.engine)[0])
    assert isinstance(people, tuple)
    (number,) = (each.id for each in people if each.name == "anna")
    question = Question("plays-by-hourofday", 90, "duration", number)
    assert summed(await told(stack, tmp_path, question)) == wanted


async def test_the_week_by_hour_is_the_history(stack: Stack, tmp_path: Path, plays: list[Past]) -> None:
    lines = await told(stack, tmp_path, Question("week-by-hour", 30, "duration"))
    assert list(lines) == ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    # A sitting that went on counts where it began: so many seconds, whichever hour they are in.
    begun = {play.reference: play for play in plays if play.id == play.reference}
    wanted = sum(p.seconds for p in plays if begun.get(p.reference, p).started >= EVENING - 30 * DAY)
    assert sum(summed(lines).values()) == wanted


async def test_clients_have_their_transcodes(stack: Stack, tmp_path: Path) -> None:
    lines = await told(stack, tmp_path, Question("transcodes-by-client", 30))
    drawn = await told(stack, tmp_path, Question("stream-type-by-top-10-platforms", 30))
    assert list(lines) == ["Direct Play", "Direct Stream", "Transcode"]
    assert set(lines["Transcode"]) == set(drawn["Transcode"])
    transcodes = list(lines["Transcode"].values())
    assert transcodes == sorted(transcodes, reverse=True)


async def test_everything_there_is_and_its_months(stack: Stack, tmp_path: Path, plays: list[Past]) -> None:
    lines = await told(stack, tmp_path, Question("plays-per-month", 0, "duration"))
    assert sum(summed(lines).values()) == sum(play.seconds for play in plays)
    days = await told(stack, tmp_path, Question("plays-by-date", 0, "duration"))
    assert sum(summed(days).values()) == sum(play.seconds for play in plays)


async def test_causes_are_asked_about_one_by_one_and_no_more_than_so_many(tmp_path: Path) -> None:
    with held_stack() as stack:
        async with opened(stack, tmp_path) as runtime:
            kept = await ask(runtime.engine, sources(runtime.engine)[0], Question("transcode-causes", 30))
        assert stack.counts("tautulli")["get_stream_data"] == 24
    assert kept.note.startswith("of the latest 24 of ")
    assert any(name.startswith("video HEVC→H.264") for name in kept.graph.categories)


def test_a_cause_is_what_became_something_else() -> None:
    stream = PlayStream(
        Title(MediaType.MOVIE, "Dune"),
        video_decision=Decision.TRANSCODE,
        audio_decision=Decision.TRANSCODE,
        subtitle_decision=Decision.BURN,
        source_video=VideoPart("4K", "HEVC"),
        sent_video=VideoPart("1080p", "H.264"),
        source_audio=AudioPart("TrueHD"),
        sent_audio=AudioPart("AAC"),
        subtitle=SubtitlePart("PGS"),
    )
    found = ["video HEVC→H.264 4K→1080p", "audio TrueHD→AAC", "subtitles PGS burnt in"]
    assert causes(stream) == found
    nothing = PlayStream(Title(MediaType.MOVIE, "Dune"))
    assert causes(nothing) == ["container only"]
    graph = causes_graph([stream, nothing, nothing])
    assert graph.categories[0] == "container only"
    assert graph.lines[0].values == (2, 1, 1, 1)


def test_the_last_day_is_the_fullest_minute_of_every_ten() -> None:
    minute = int(EVENING // 60)
    samples = [
        ActivitySample(minute, 3, 1, 2_000, 500, 2_500),
        ActivitySample(minute - 3, 5, 2, 1_000, 0, 1_000),
        ActivitySample(minute - 1439, 1, 0, 100, 0, 100),
        ActivitySample(minute - 5000, 9, 9, 9, 9, 9),
    ]
    streams = day_graph(samples, minute, "streams-of-the-day")
    assert len(streams.categories) == 144
    assert [line.values[-1] for line in streams.lines] == [2, 1]
    assert [line.values[-2] for line in streams.lines] == [3, 2]
    assert streams.lines[0].values[1] == -1, "not recorded is not nothing"
    rates = day_graph(samples, minute, "bandwidth-of-the-day")
    assert [line.values[-1] for line in rates.lines] == [2_000, 500]
    assert day_graph([], minute, "streams-of-the-day").lines == ()


def test_what_does_not_matter_to_a_graph_is_no_part_of_what_is_asked() -> None:
    assert len({sort.name for sort in GRAPHS}) == len(GRAPHS) == 25
    one = Question("bandwidth-of-the-day", 365, "duration", 7)
    assert one.key == Question("bandwidth-of-the-day").key
    assert one.unit == "kbps"
    assert Question("plays-by-date", 7).key != Question("plays-by-date", 30).key


async def looked(runtime: Runtime, asked: Graphs, question: Question) -> Found:
    """What is known once nothing is asked for any more."""
    import asyncio

    found = asked.get(sources(runtime.engine)[0], question)
    async with asyncio.timeout(20):
        while asked.busy:  # noqa: ASYNC110 (a task of the look-up's own)
            await asyncio.sleep(0.01)
    return asked.get(sources(runtime.engine)[0], question) if found.asking else found


async def test_a_graph_is_kept_an_hour_and_across_programs(tmp_path: Path) -> None:
    question = Question("plays-by-date")
    with held_stack() as stack:
        async with opened(stack, tmp_path) as runtime:
            runtime.engine.start()
            asked = Graphs(runtime.engine, lambda: None)
            first = await looked(runtime, asked, question)
            assert first.graph is not None and first.at == EVENING
            asked.close()
        assert stack.counts("tautulli")["get_plays_by_date"] == 1
        stack.clock.advance(3_000)  # type: ignore[attr-defined]
        async with opened(stack, tmp_path) as runtime:
            asked = Graphs(runtime.engine, lambda: None)
            again = asked.get(sources(runtime.engine)[0], question)
            assert (again.graph, again.at, again.asking) == (first.graph, EVENING, False)
            assert stack.counts("tautulli")["get_plays_by_date"] == 1
            stack.clock.advance(700)  # type: ignore[attr-defined]
            old = asked.get(sources(runtime.engine)[0], question)
            assert (old.graph, old.asking) == (first.graph, True), "shown until the new one is there"
            await looked(runtime, asked, question)
            assert stack.counts("tautulli")["get_plays_by_date"] == 2
            asked.again()
            await looked(runtime, asked, question)
            assert stack.counts("tautulli")["get_plays_by_date"] == 3
            asked.close()


async def test_a_failure_stands_beside_the_last_good_graph(tmp_path: Path) -> None:
    question = Question("plays-by-date")
    with held_stack() as stack:
        async with opened(stack, tmp_path) as runtime:
            asked = Graphs(runtime.engine, lambda: None)
            await looked(runtime, asked, question)
            stack.set_fault("tautulli", "down")
            stack.clock.advance(4_000)  # type: ignore[attr-defined]
            found = await looked(runtime, asked, question)
            assert found.graph is not None and found.at == EVENING
            assert found.failure is not None
            other = await looked(runtime, asked, Question("plays-per-month"))
            assert other.graph is None and other.failure is not None
            with pytest.raises(ServiceError):
                await ask(runtime.engine, sources(runtime.engine)[0], question)
            asked.close()


async def test_only_so_many_are_kept(stack: Stack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graphs, "KEPT_AT_ALL", 3)
    async with opened(stack, tmp_path) as runtime:
        endpoint = sources(runtime.engine)[0]
        for days in (7, 8, 9, 10):
            await ask(runtime.engine, endpoint, Question("plays-by-dayofweek", days))
        kept = runtime.engine.store.get(graphs.book_key(endpoint)).value.graphs
        assert list(kept) == [f"plays-by-dayofweek/{days}/plays/" for days in (8, 9, 10)]


async def test_tables_come_with_the_libraries_and_are_kept(tmp_path: Path) -> None:
    import asyncio

    with held_stack() as stack:
        async with opened(stack, tmp_path) as runtime:
            news = asyncio.Event()
            stats, endpoint = Stats(runtime.engine, news.set), sources(runtime.engine)[0]
            assert stats.get(endpoint, Wish()).asking
            async with asyncio.timeout(20):
                await news.wait()
            kept = stats.get(endpoint, Wish()).kept
            assert kept is not None
            assert len({stat.kind for stat in kept.stats}) == len(kept.stats)
            assert {section.name for section in kept.sections} >= {"Movies", "TV Shows"}
            assert stack.counts("tautulli")["get_home_stats"] == 1
            stats.close()


async def test_the_graphs_of_each_library_add_up_to_the_history(
    stack: Stack, tmp_path: Path, plays: list[Past]
) -> None:
    first = int(EVENING // DAY - 29) * DAY
    begun = [play for play in plays if play.id == play.reference and play.started >= first]
    by_date = Counter(datetime.fromtimestamp(play.started, UTC).strftime("%Y-%m-%d") for play in begun)
    by_hour = Counter(f"{play.started // 3600 % 24:02}" for play in begun)
    wanted = {
        "plays-by-date": by_date,
        "plays-by-stream-type": by_date,
        "plays-by-hourofday": by_hour,
    }
    async with opened(stack, tmp_path) as runtime:
        endpoint = sources(runtime.engine)[0]
        sections = await (await source_of(runtime.engine, endpoint)).sections()
        for sort in GRAPHS:
            if sort.kind and drawable(sort.name, sort.of):
                found: Counter[str] = Counter()
                for section in sections:
                    question = Question(sort.name, 30, "plays", None, section.id)
                    graph = (await ask(runtime.engine, endpoint, question)).graph
                    for line in graph.lines:
                        found.update(dict(zip(graph.categories, line.values, strict=True)))
                assert sum(found.values()) > 0
                if sort.name in wanted:
                    assert +found == wanted[sort.name], sort.name
    refused = Question("plays-by-source-resolution", section_id=3)
    assert refused.plain.section_id is None
