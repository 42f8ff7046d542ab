"""Trends, waits, places, storage and what nobody watched: held against plain sums over the simulated household."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mediatui.demo.stack import Stack
from mediatui.demo.world.history_life import NEGLECTED
from mediatui.demo.world.history_play import Past
from mediatui.engine.graphs import Question, ask, sources
from mediatui.engine.past import hours_of
from mediatui.engine.places import LATER, LOCAL, NOWHERE, city_of, places_graph
from mediatui.engine.plays_about import section_drawn, wanting_of
from mediatui.engine.storage import Holding, growth_graph, parts_of, storage_graph
from mediatui.engine.storage_days import day_of
from mediatui.engine.trends import ask_part, busiest_of, people_of, state_of, titles_of
from mediatui.engine.waits import first_plays, groups_of, spread_of, wait_of
from mediatui.models.audience import Viewer, Whereabouts
from mediatui.models.history_play import Play
from mediatui.models.library import MediaFile, Movie, Series, Shelf
from mediatui.models.quality import MediaInfo, Quality
from mediatui.models.request import (
    MediaFacts,
    MediaId,
    MediaRequest,
    MediaStatus,
    Requester,
    RequestStatus,
    Wanted,
)
from mediatui.models.statistics import Graph
from mediatui.models.storage import StorageDay
from mediatui.models.stream import Decision, MediaType, Place, Title
from mediatui.models.trends import KeptUnwatched, Mover, Trends, Waits
from mediatui.runtime import Runtime
from mediatui.wording.trends import plain, trend_sentences, unwatched_sentences, wait_sentences, wait_words
from tests.driver import EVENING, held_stack, runtime_for

DAY, HOUR = 86_400, 3600


@pytest.fixture(scope="module")
def stack() -> Iterator[Stack]:
    """A household with requests and libraries that nobody changes."""
    with held_stack(services=("tautulli", "seerr", "radarr", "sonarr")) as started:
        yield started


async def part(runtime: Runtime, name: str, days: int) -> object:
    return await ask_part(runtime.engine, sources(runtime.engine)[0], name, days)


def begun(plays: list[Past]) -> list[Past]:
    """The first sitting of each play: Tautulli counts what was gone on with once, where it began."""
    return [play for play in plays if play.id == play.reference]


async def test_figures_are_plain_sums_over_the_history(stack: Stack, tmp_path: Path) -> None:
    plays = stack.world.history.plays
    first = {play.reference: play for play in begun(plays)}
    late = [play for play in plays if first[play.reference].started >= EVENING - 90 * DAY]
    early = [p for p in plays if EVENING - 180 * DAY <= first[p.reference].started < EVENING - 90 * DAY]
    async with runtime_for(stack, tmp_path) as runtime:
        made = await part(runtime, "trends", 90)
        assert isinstance(made, Trends)
        found = {figure.name: figure for figure in made.figures}
        assert (found["plays"].now, found["plays"].before) == (len(begun(late)), len(begun(early)))
        assert found["time"].now == sum(play.seconds for play in late)
        assert found["time"].before == sum(play.seconds for play in early)
        by_user = Counter(play.person.friendly or play.person.name for play in begun(late))
        assert {each.name: each.plays for each in made.people if each.plays} == by_user
        assert sum(each.plays for each in made.titles) == len(begun(late))
        assert made.busiest is not None and made.busiest.kbps
        said = " ".join(plain(each) for each in trend_sentences(made, state_of))
        assert said.startswith(f"{len(begun(late)):,} plays in 90 days")
        assert "Busiest hour: " in said

        unwatched = await part(runtime, "unwatched", 0)
        assert isinstance(unwatched, KeptUnwatched)
        assert {each.title for each in unwatched.titles} == NEGLECTED
        assert all(each.size and each.added_at for each in unwatched.titles)
        assert unwatched.titles == tuple(sorted(unwatched.titles, key=lambda each: -(each.size or 0)))
        assert plain(unwatched_sentences(unwatched)[0]).startswith("4 of 45 titles were never played: ")

        waits = await part(runtime, "waits", 0)
        assert isinstance(waits, Waits)
        for each in waits.waits:
            assert each.there is None or each.there > each.asked
            assert each.seen is None or each.seen >= (each.there or each.asked)
        groups = groups_of(waits.waits)
        users = [group for group in groups if group.kind == "user"]
        assert groups[0].requests == len(waits.waits) == sum(group.requests for group in users)
        assert groups[0].never and groups[0].whole is not None
        graph = (await ask(runtime.engine, sources(runtime.engine)[0], Question("request-to-watch", 0))).graph
        assert sum(map(sum, (line.values for line in graph.lines))) == len(waits.waits)
        assert plain(wait_sentences(waits, groups, 0)[0]).startswith(f"{len(waits.waits)} requests; ")

        before = stack.counts("tautulli").get("get_geoip_lookup", 0)
        places = (await ask(runtime.engine, sources(runtime.engine)[0], Question("plays-by-place", 90))).graph
        assert summed(places) == len(begun(late)) and LOCAL in places.categories
        asked = stack.counts("tautulli")["get_geoip_lookup"]
        assert asked > before
        countries = await ask(runtime.engine, sources(runtime.engine)[0], Question("plays-by-country", 90))
        assert summed(countries.graph) == summed(places)
        assert stack.counts("tautulli")["get_geoip_lookup"] == asked, "each address is asked for once"


def summed(graph: Graph) -> int:
    return sum(map(sum, (line.values for line in graph.lines)))


async def test_storage_is_what_the_libraries_have_and_files_are_asked_for_once(
    stack: Stack, tmp_path: Path
) -> None:
    async with runtime_for(stack, tmp_path) as runtime:
        graphs = {}
        for name in ("service", "root-folder", "quality", "codec"):
            graphs[name] = (await ask(runtime.engine, None, Question(f"storage-by-{name}"))).graph
        shelves = [runtime.engine.store.get(key).value for key in runtime.engine.coordinator.keys("shelf")]
        total = sum(each.size for shelf in shelves for each in (*shelf.movies, *shelf.series))
        assert {name: summed(graph) for name, graph in graphs.items()} == dict.fromkeys(graphs, total)
        assert "unknown" not in graphs["quality"].categories
        asked = files_asked(stack)
        growth = await ask(runtime.engine, None, Question("storage-growth", 0))
        assert [line.values[-1] for line in growth.graph.lines] == [
            sum(each.size for each in (*shelf.movies, *shelf.series)) for shelf in shelves
        ]
        assert growth.note == "from the days on which the files that are there now came"
        assert files_asked(stack) == asked > 0


async def test_a_library_is_drawn_and_somebody_asked_for_things(stack: Stack, tmp_path: Path) -> None:
    world = stack.world
    async with runtime_for(stack, tmp_path) as runtime:
        service = sources(runtime.engine)[0].name
        drawn = await section_drawn(runtime.engine, service, 1)
        first = datetime(2025, 4, 1, tzinfo=UTC).timestamp()
        movies = [play for play in begun(world.history.plays) if play.item.section == 1]
        assert (drawn.months[0], drawn.months[-1]) == ("Apr 2025", "Mar 2026")
        assert sum(drawn.plays) == sum(play.started >= first for play in movies)
        assert drawn.titles[-1] == len(world.library.movies) and sorted(drawn.titles) == list(drawn.titles)
        (key,) = await runtime.ask("requests")
        mine = [r for r in runtime.engine.store.get(key).value.requests if r.requested_by.name == "anna"]
        there = [
            r for r in mine if r.media_status in (MediaStatus.AVAILABLE, MediaStatus.PARTIALLY_AVAILABLE)
        ]
        found = await wanting_of(runtime.engine, service, "Anna", "anna")
        assert found is not None and (found.asked, found.came) == (len(mine), len(there))
        assert await wanting_of(runtime.engine, service, "nobody", "") is None


def files_asked(stack: Stack) -> int:
    """How often Sonarr was asked for the files of a series."""
    return sum("episodefile" in path for _, path, _ in stack.requests("sonarr"))


def test_growth_takes_what_was_recorded_and_before_it_when_the_files_came() -> None:
    holdings = [
        Holding("radarr", "Movies", "/m", "", "", 5, 100),
        Holding("radarr", "Movies", "/m", "", "", 9, 50),
    ]
    recorded = {"radarr": [StorageDay(8, 300, 3, 3), StorageDay(9, 350, 4, 4)]}
    graph, note = growth_graph(holdings, recorded, ["radarr"], 10, 7)
    assert graph.lines[0].values == (0, 100, 100, 100, 300, 350, 150)
    assert note.startswith("as recorded since 1970-01-09; before that ")
    graph, note = growth_graph(holdings, {}, ["radarr"], 10, 3)
    assert (graph.lines[0].values, graph.categories[-1]) == ((100, 150, 150), "1970-01-11")
    empty, _ = growth_graph([], {}, ["radarr"], 10, 0)
    assert empty.lines[0].values == (0,)
    assert storage_graph([], lambda each: each.root) == Graph()


def test_a_day_counts_sizes_titles_and_files() -> None:
    shelf = Shelf((Movie("r", 1, "A", size=10), Movie("r", 2, "B")), (Series("s", 1, "C", size=5, files=3),))
    assert day_of(shelf, 2.5 * DAY) == StorageDay(2, 15, 3, 4)
    file = MediaFile(
        "s", 1, size=3, added=DAY * 4.0, quality=Quality(1, "HD"), media=MediaInfo(video_codec="x265")
    )
    alike = parts_of([file, file, replace(file, size=1, media=MediaInfo(audio_codec="FLAC"))])
    assert [(p.quality, p.codec, p.day, p.size, p.files) for p in alike] == [
        ("HD", "FLAC", 4, 1, 1), ("HD", "x265", 4, 6, 2),
    ]  # fmt: skip


async def test_the_day_is_written_down_when_a_library_was_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import asyncio

    monkeypatch.setattr("mediatui.engine.storage_days.SETTLED", 0.0)
    with held_stack(services=("radarr",)) as stack:
        async with runtime_for(stack, tmp_path) as runtime:
            runtime.engine.start()
            (key,) = await runtime.ask("shelf")
            record = await runtime.engine.record()
            async with asyncio.timeout(10):
                while not (days := await record.storage_days(key.fingerprint)):  # noqa: ASYNC110
                    await asyncio.sleep(0.01)
            shelf = runtime.engine.store.get(key).value
            assert days == [day_of(shelf, EVENING)]


def play(user: str, title: Title, at: float, length: float = HOUR, **more: object) -> Play:
    whole = Play("t", 1, user, title, started=at, stopped=at + length, played_s=length)
    return replace(whole, **more)  # type: ignore[arg-type]


MOVIE = Title(MediaType.MOVIE, "Dune", year=2024)


def test_who_went_quiet_and_what_rises() -> None:
    early = [play("anna", MOVIE, float(n)) for n in range(5)]
    late = [play("kai", MOVIE, 100.0 + n) for n in range(4)]
    people = people_of(late, early, [Viewer(1, "anna", last_seen=50.0), Viewer(2, "idle")])
    assert [(each.name, state_of(each)) for each in people] == [("kai", "new"), ("anna", "quiet")]
    assert people[1].last_at == 4.0 + HOUR
    (dune,) = titles_of(late, early)
    assert (dune.name, dune.plays, dune.plays_before, dune.people) == ("Dune (2024)", 4, 5, 1)
    states = [
        state_of(Mover("x", now, before)) for now, before in ((0, 9), (9, 0), (1, 2), (8, 6), (6, 8), (7, 7))
    ]
    assert states == ["quiet", "new", "same", "more", "less", "same"]
    assert people_of([], [], []) == () and titles_of([], []) == () and busiest_of([], 0.0) is None
    empty = trend_sentences(Trends(30, 0.0), state_of)
    assert [plain(each) for each in empty] == ["Nothing was played within the last 60 days."]


def test_the_busiest_hour_is_where_most_runs_not_where_most_begins() -> None:
    plays = [play("a", MOVIE, 10.5 * HOUR, 2 * HOUR), play("b", MOVIE, 11.25 * HOUR, HOUR / 2)]
    found = busiest_of(plays, 0.0)
    assert found is not None
    assert (found.hour, found.streams, found.seconds) == (11, 2, HOUR + HOUR // 2)
    assert dict(hours_of(10.5 * HOUR, 12 * HOUR)) == {10: HOUR / 2, 11: HOUR}


def test_places_count_the_own_network_apart_and_say_what_is_not_known() -> None:
    where = {"203.0.113.7": Whereabouts("Norway", "NO", "Bergen"), "198.51.100.1": None}
    plays = [
        play("a", MOVIE, 0.0, address="192.168.1.4"),
        play("a", MOVIE, 0.0, address="203.0.113.7", decision=Decision.TRANSCODE),
        play("a", MOVIE, 0.0, address="198.51.100.1"),
        play("a", MOVIE, 0.0, address="198.51.100.2"),
        play("a", MOVIE, 0.0, address="", place=Place.LAN),
    ]
    graph = places_graph(plays, where, city_of, lasting=False)
    assert graph.categories == (LOCAL, "Bergen, Norway", LATER, NOWHERE)
    assert [sum(line.values[n] for line in graph.lines) for n in range(4)] == [2, 1, 1, 1]


REQUEST = MediaRequest(
    "seerr", 1, MediaId(Wanted.MOVIE, 7), RequestStatus.COMPLETED, MediaStatus.AVAILABLE,
    requested_by=Requester(1, "anna"), created_at=100.0, available_at=200.0, rating_key="42",
)  # fmt: skip


def test_a_wait_ends_with_the_first_play_after_it_came() -> None:
    facts = {"movie/7": MediaFacts(MediaId(Wanted.MOVIE, 7), "Dune", 2024)}
    plays = [play("kai", MOVIE, at, rating_key="42") for at in (150.0, 400.0, 300.0)]
    wait = wait_of(REQUEST, facts, first_plays(plays))
    assert (wait.title, wait.there, wait.seen, wait.came) == ("Dune (2024)", 200.0, 300.0, True)
    by_title = wait_of(replace(REQUEST, rating_key=""), facts, first_plays(plays))
    assert by_title.seen == 300.0
    other = [play("kai", replace(MOVIE, year=1984), 300.0)]
    assert wait_of(replace(REQUEST, rating_key=""), facts, first_plays(other)).seen is None
    early = wait_of(replace(REQUEST, available_at=50.0), facts, first_plays(plays))
    assert (early.there, early.seen) == (None, 150.0), (
        "some of it was there before: nobody knows when the rest came"
    )
    waiting = wait_of(replace(REQUEST, media_status=MediaStatus.PROCESSING), {}, first_plays([]))
    assert (waiting.title, waiting.there, waiting.came) == ("movie 7", None, False)
    assert spread_of([]) is None and spread_of([5.0]) == (1, 5.0, 5.0, 5.0)
    assert spread_of([1.0, 2.0, 3.0, 4.0, 5.0]) == (5, 3.0, 2.0, 4.0)
    assert [wait_words(each) for each in (None, 600.0, 7200.0, 4.5 * DAY, 40.0 * DAY)] == [
        "–",
        "10 min",
        "2 h",
        "4.5 d",
        "40 d",
    ]
