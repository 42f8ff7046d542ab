"""Search: what is known at once, services by themselves, late answers dropped, one row for one title."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from mediatui.engine import search as engine_search
from mediatui.engine.search import Search
from mediatui.engine.search_corpus import RESOURCES, rank, text_of, wanted_of
from mediatui.engine.search_hits import badges, merged
from mediatui.engine.search_parts import facts_part
from mediatui.matching.query import parse
from mediatui.models.failure import Failure, FailureKind
from mediatui.models.request import MediaFacts, MediaId, Wanted
from mediatui.models.search import Part
from mediatui.services.errors import ServiceError
from tests.driver import held_stack, runtime_for


def part(source: str, title: str, year: int | None = None, kind: str = "movie", **ids: str) -> Part:
    key = f"{source}/{title}/{year}"
    return Part(source, kind, source, key, title, year, tuple(ids.items()), None)


def facts(title: str, number: int) -> Part:
    return facts_part("seerr", MediaFacts(MediaId(Wanted.MOVIE, number), title, 2001))


@pytest.fixture
async def search(tmp_path: Path) -> AsyncIterator[Search]:
    """A search over a household whose services have all answered once."""
    with held_stack(services=("seerr", "radarr", "sonarr", "lidarr")) as stack:
        async with runtime_for(stack, tmp_path) as runtime:
            for resource in (*RESOURCES, "titles"):
                await runtime.ask(resource)
            made = Search(runtime.engine, lambda: None, pause=0.0)
            await made.corpus.refresh()
            yield made
            made.close()


def names(search: Search) -> list[str]:
    return [hit.name for hit in search.hits]


async def test_what_is_known_is_there_at_once_and_the_rest_comes_into_the_same_rows(search: Search) -> None:
    search.type("dune")
    assert names(search) == ["Dune: Part Two (2024)"]
    await search.finished()
    assert names(search)[0] == "Dune: Part Two (2024)"
    first = search.hits[0]
    assert {each.source for each in first.parts} == {"library", "discover", "lookup"}
    assert badges(first)[0].words == "● Remux-2160p"
    other = next(hit for hit in search.hits if hit.name == "Dune: Part Three (2026)")
    assert badges(other)[0].words == "not here"
    assert {state.name for state in search.states} == {"seerr", "radarr", "sonarr", "lidarr"}
    search.type("dune in:library have:yes")
    await search.finished()
    assert (names(search), search.states) == (["Dune: Part Two (2024)"], ())
    search.type("part two dnue")  # words in any order, one of them mistyped
    assert names(search)[0] == "Dune: Part Two (2024)"
    search.type("björk")
    assert search.hits[0].kind == "artist"
    search.type("https://www.themoviedb.org/movie/693134-dune-part-two")
    assert names(search) == ["Dune: Part Two (2024)"]
    search.type("Re:Zero")
    assert search.problem is not None
    assert search.problem.offer == '"Re:Zero"'


async def test_typing_fast_asks_once_and_a_late_answer_is_dropped(
    search: Search, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    gate, begun = asyncio.Event(), asyncio.Event()

    async def slow(engine: object, service: str, words: str) -> tuple[Part, ...]:
        asked.append(words)
        begun.set()
        try:
            await gate.wait()
        except asyncio.CancelledError:
            return (facts(f"late {words}", 2),)  # a source that does not mind being cancelled
        return (facts(f"found {words}", 1),)

    async def failing(engine: object, service: str, words: str) -> tuple[Part, ...]:
        raise ServiceError(Failure(FailureKind.BAD_PAYLOAD, service, f"{service} is ill", "", 0.0))

    monkeypatch.setattr(engine_search, "_discover", slow)
    monkeypatch.setattr(engine_search, "_lookup", failing)
    for typed in ("qx", "qxq", "qxqz"):
        search.type(typed)
    await begun.wait()
    assert asked == ["qxqz"]
    search.type("qxqzj")
    await asyncio.sleep(0)
    assert names(search) == []
    gate.set()
    await search.finished()
    assert asked == ["qxqz", "qxqzj"]
    assert names(search) == ["found qxqzj (2001)"]
    assert {s.name: s.failure for s in search.states if s.failure} == {
        name: f"{name} is ill" for name in ("radarr", "sonarr", "lidarr")
    }


async def test_what_stands_there_stays_where_it_is(search: Search, monkeypatch: pytest.MonkeyPatch) -> None:
    async def better(engine: object, service: str, words: str) -> tuple[Part, ...]:
        return (facts("The", 99), facts("The Other", 98))

    monkeypatch.setattr(engine_search, "_discover", better)
    search.type("the in:library,requests,discover")
    before = [hit.key for hit in search.hits]
    assert len(before) > 3
    await search.finished()
    assert [hit.key for hit in search.hits][: len(before)] == before


def test_ranks_exact_before_beginning_before_words_before_parts() -> None:
    titles = [("Alien", 1979), ("Aliens", 1986), ("The Alien Within", 1995), ("Xalien", 2000)]
    wanted = wanted_of(parse("alien").words)
    ranks = [rank(text_of(title), year, wanted) for title, year in titles]
    assert ranks == sorted(ranks, key=lambda each: each or ())
    assert rank(text_of("Rocky II"), 1979, wanted_of(parse("rocky 2").words)) is not None
    assert rank(text_of("Amélie"), 2001, wanted_of(parse("amelie 2001").words)) is not None
    assert rank(text_of("Amélie"), 2001, wanted_of(parse("amelie 1990").words)) is None
    assert rank(text_of("The Thing"), 1982, wanted_of(parse("thing").words)) is not None
    assert rank(text_of("Dune Extended"), 1984, wanted_of(parse("dune -extended").words)) is None


def test_one_title_is_one_row_by_number_then_by_title_and_year() -> None:
    rows = merged(
        [
            part("library", "Heat", 1995, tmdb="949"),
            part("discover", "Heat", 1995, tmdb="949"),
            part("history", "HEAT", 1996),
            part("discover", "Heat", 1986, tmdb="5"),
            part("lookup", "Heat", 1995, tmdb="7"),
            part("history", "Heat"),
            part("library", "Heat", 1995, kind="series", tmdb="949"),
        ]
    )
    assert [len(row.parts) for row in rows] == [3, 1, 1, 1, 1]
