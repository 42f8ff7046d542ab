"""All libraries as one list, and the index in which twenty thousand titles are found as one types."""

from __future__ import annotations

from typing import Any

import pytest

from mediatui.engine.library import (
    CUTOFF,
    FIELDS,
    MISSING,
    MOVIES,
    SERIES,
    UNMONITORED,
    Entry,
    Index,
    Names,
    bits_of,
    indexed,
)
from mediatui.matching.filter import parse
from mediatui.models.library import Movie, Series, Shelf
from mediatui.models.shelves import ShelfAbout
from mediatui.models.system import QualityProfile, RootFolder, Tag
from mediatui.wording.library import missing_of, record_title, state_of, state_word
from mediatui.wording.privacy_library import veiled_record

DAY = 86_400.0
ABOUT = ShelfAbout(
    (QualityProfile(4, "HD-1080p"),), (Tag(1, "kids"), Tag(2, "keep")), (RootFolder("radarr", 1, "/movies/"),)
)


def movie(number: int, title: str, **more: Any) -> Movie:
    """A movie that is there."""
    values: dict[str, Any] = {"monitored": True, "available": True, "file_id": number, "profile_id": 4}
    return Movie("radarr", number, title, title.lower(), **{**values, **more})


def series(number: int, title: str, **more: Any) -> Series:
    """A series that lacks two episodes."""
    values: dict[str, Any] = {"monitored": True, "files": 8, "episodes": 10}
    return Series("sonarr", number, title, title.lower(), **{**values, **more})


DUNE = movie(1, "Dune", year=2021, size=9 * 2**30, rating=8.0, added=9 * DAY, quality="Bluray-1080p")
HEAT = movie(2, "Heat", year=1995, size=2**30, added=3 * DAY, tags=(1, 2), path="/movies/Heat (1995)")
AMELIE = movie(3, "Amélie", file_id=None, last_searched=5 * DAY)
WIRE = series(4, "The Wire", network="HBO")
OLD = movie(5, "Zulu", monitored=False, file_id=None)
LOW = movie(6, "Low", cutoff_met=False)
ALL = [AMELIE, DUNE, HEAT, LOW, WIRE, OLD]


async def index(*records: Movie | Series, before: Index | None = None, **more: Any) -> Index:
    movies = tuple(r for r in records if isinstance(r, Movie))
    shows = tuple(r for r in records if isinstance(r, Series))
    parts = [("radarr", Shelf(movies), ABOUT), ("sonarr", Shelf((), shows), ShelfAbout())]
    return await indexed(parts, before, **more)


def names(entries: list[Entry]) -> list[str]:
    return [entry.record.title for entry in entries]


def found(known: Index, words: str, view: int = 0, order: str = "title", **more: Any) -> list[str]:
    return names(known.arranged(view, parse(words, FIELDS), order, 10 * DAY, **more))


async def test_titles_of_all_services_stand_in_the_order_of_their_names() -> None:
    known = await index(*reversed(ALL))
    assert names(known.entries) == ["Amélie", "Dune", "Heat", "Low", "The Wire", "Zulu"]
    assert [known.count(bits) for bits in (0, MOVIES, SERIES, MISSING, CUTOFF, UNMONITORED)] == [
        6,
        5,
        1,
        2,
        1,
        1,
    ]
    assert found(known, "", MISSING) == ["Amélie", "The Wire"]
    assert found(known, "", reverse=True)[0] == "Zulu"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("dune", ["Dune"]),
        ("DUN", ["Dune"]),
        ("duen", ["Dune"]),  # two letters the wrong way round
        ("une dun", ["Dune"]),
        ("ud", []),
        ("amelie", ["Amélie"]),
        ("AMÉL", ["Amélie"]),
        ('"the w"', ["The Wire"]),
        ("kids", ["Heat"]),  # by its tag
        ("!e", ["Low", "Zulu"]),
        ("type:series", ["The Wire"]),
        ("is:missing", ["Amélie", "The Wire"]),
        ("is:unmonitored", ["Zulu"]),
        ("year:>2000", ["Dune"]),
        ("size:>5", ["Dune"]),
        ("added:<3", ["Dune"]),
        ("quality:1080 !heat", ["Dune"]),
        ("profile:hd type:movie tag:keep", ["Heat"]),
        ("network:hbo", ["The Wire"]),
        ("root:/movies title:heat", ["Heat"]),
        ("missing:>1", ["The Wire"]),
    ],
)
async def test_what_is_typed_finds_titles(words: str, expected: list[str]) -> None:
    known = await index(*ALL)
    assert found(known, words) == expected
    assert found(known, words) == expected, "and again, from what is remembered"


async def test_an_order_puts_equals_in_the_order_of_their_names() -> None:
    known = await index(*ALL)
    assert found(known, "", order="added")[:2] == ["Dune", "Heat"]
    assert found(known, "", order="year") == ["Dune", "Heat", "Amélie", "Low", "The Wire", "Zulu"]
    assert found(known, "", order="missing")[:2] == ["The Wire", "Amélie"]
    assert found(known, "", order="size")[0] == "Dune"
    assert found(known, "", order="rating")[0] == "Dune"
    assert found(known, "", order="quality")[0] == "Dune"
    assert found(known, "", MISSING, order="searched") == ["The Wire", "Amélie"]


async def test_what_has_not_changed_is_not_made_anew() -> None:
    before = await index(*ALL)
    other = movie(1, "Dune", monitored=False)
    after = await index(other, HEAT, before=before)
    assert after.by_key["radarr/2"] is before.by_key["radarr/2"]
    assert after.by_key["radarr/1"].record is other
    assert after.count(UNMONITORED) == 1


async def test_a_profile_that_is_called_something_else_by_now_is() -> None:
    before = await index(DUNE)
    about = ShelfAbout((QualityProfile(4, "Any"),))
    after = await indexed([("radarr", Shelf((DUNE,)), about)], before)
    assert after.entries[0].profile == "Any"


async def test_with_stand_ins_no_name_is_found() -> None:
    known = await index(*ALL, veiled=veiled_record)
    assert found(known, "dune") == []
    assert all(name.startswith(("Movie ", "Series ")) for name in names(known.entries))
    assert set(known.by_key) == {record.key for record in ALL}


async def test_many_titles_and_none() -> None:
    many = await index(*(movie(n, f"Title {n % 7} of {n}") for n in range(1, 2_600)))
    assert len(many.entries) == 2_599
    assert names(many.entries) == sorted(names(many.entries), key=str.lower)
    assert (await indexed([])).arranged(0, None, "added", 0.0) == []


def test_the_root_folder_is_the_longest_that_fits() -> None:
    folders = tuple(
        RootFolder("radarr", n, path) for n, path in enumerate(("/data", "/data/movies", "D:\\films"))
    )
    names_ = Names(ShelfAbout(folders=folders))
    assert names_.root("/data/movies/Heat") == "/data/movies"
    assert names_.root("/data/moviesold/Heat") == "/data"
    assert names_.root("D:\\films\\Heat") == "D:\\films"
    assert names_.root("/else/Heat") == "/else"
    assert names_.tags((9,)) == ("tag 9",)


@pytest.mark.parametrize(
    ("record", "state", "word", "missing"),
    [
        (DUNE, "there", "there", 0),
        (LOW, "below cutoff", "below cutoff", 0),
        (AMELIE, "missing", "missing", 1),
        (movie(1, "x", file_id=None, available=False), "not out yet", "not out yet", 0),
        (OLD, "not wanted", "not wanted", 0),
        (WIRE, "2 missing", "some missing", 2),
        (series(1, "x", files=0), "10 missing", "missing", 10),
        (series(1, "x", files=10), "there", "there", 0),
        (series(1, "x", files=3, monitored=False), "not wanted", "not wanted", 0),
        (series(1, "x", files=0, episodes=0), "not out yet", "not out yet", 0),
    ],
)
def test_the_state_of_a_title_in_words(record: Movie | Series, state: str, word: str, missing: int) -> None:
    assert (state_of(record), state_word(record), missing_of(record)) == (state, word, missing)
    assert bool(bits_of(record) & MISSING) is bool(missing)


def test_the_year_is_told_once() -> None:
    assert record_title(DUNE) == "Dune (2021)"
    assert record_title(series(1, "Bluey (2018)", year=2018)) == "Bluey (2018)"
    assert record_title(Movie("radarr", 1, "")) == "Untitled movie"
