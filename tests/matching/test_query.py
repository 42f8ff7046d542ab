"""The language of the search box."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mediatui.matching.query import FIELDS, Condition, Query, Range, Word, parse
from mediatui.matching.query_completion import complete

GIB = 1024**3


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("dune 2021", (Word("dune"), Word("2021"))),
        ('"the  thing" -extended', (Word("the thing", exact=True), Word("extended", negated=True))),
        ('-"extended cut"', (Word("extended cut", exact=True, negated=True),)),
        ("Mission: Impossible", (Word("Mission:"), Word("Impossible"))),
        ("spider-man 12:30", (Word("spider-man"), Word("12:30"))),
        ("type:movie", (Condition("type", ("movie",)),)),
        ("TYPE:Film,tv", (Condition("type", ("movie", "series")),)),
        ("type:mov", (Condition("type", ("movie",)),)),
        ("in:radarr", (Condition("in", ("lookup",)),)),
        ("have:no", (Condition("have", ("no",)),)),
        ("-indexer:\"some one\",two", (Condition("indexer", ("some one", "two"), negated=True),)),
        ("year:1990..1999", (Condition("year", ("1990..1999",), ranges=(Range(1990, 1999),)),)),
        ("year:1990..", (Condition("year", ("1990..",), ranges=(Range(low=1990),)),)),
        ("size:<8g", (Condition("size", ("<8g",), ranges=(Range(high=8 * GIB, with_high=False),)),)),
        ("size:1.5GiB", (Condition("size", ("1.5gib",), ranges=(Range(1.5 * GIB, 1.5 * GIB),)),)),
        ("size:1..2g", (Condition("size", ("1..2g",), ranges=(Range(GIB, 2 * GIB),)),)),
        ("year:>5", (Condition("year", (">5",), ranges=(Range(low=5, with_low=False),)),)),
        ("age:<=2w", (Condition("age", ("<=2w",), ranges=(Range(high=14),)),)),
    ],
)  # fmt: skip
def test_what_is_typed_is_understood(typed: str, terms: tuple[Word | Condition, ...]) -> None:
    assert parse(typed) == Query(terms)


@pytest.mark.parametrize("typed", ["", "-", '"', "year:", "year:>", "size:1..2.", "type:,", '-""'])
def test_what_is_not_finished_asks_for_nothing(typed: str) -> None:
    query = parse(typed)
    assert (query.problem, query.text) == (None, "")


@pytest.mark.parametrize(
    ("typed", "words", "offer"),
    [
        ("Re:Zero", 'no field "Re"', '"Re:Zero"'),
        ("dune yaer:2021 -x", "did you mean year:", 'dune "yaer:2021" -x'),
        ("type:spoon", "one of: movie, series", '"type:spoon"'),
        ("year:soon", "for example year:1990..1999", '"year:soon"'),
        ("size:<8x", "for example size:<8g", '"size:<8x"'),
        ("-foo:bar", "no field", '-"foo:bar"'),
    ],
)
def test_what_is_not_understood_is_said_in_words_with_the_quoted_form(
    typed: str, words: str, offer: str
) -> None:
    problem = parse(typed).problem
    assert problem is not None
    assert words in problem.words
    assert problem.offer == offer
    assert parse(offer).problem is None


def test_the_rest_of_a_query_with_a_problem_still_counts() -> None:
    assert parse("dune yaer:2021 type:movie").terms == (Word("dune"), Condition("type", ("movie",)))


def test_a_row_must_meet_every_condition() -> None:
    row = {
        "type": "movie",
        "year": 1999,
        "size": 7 * GIB,
        "quality": "Bluray-2160p",
        "genre": ["Action", "Sci-Fi"],
    }
    for typed in (
        "type:movie,series year:1990..1999",
        "size:<8g quality:2160p",
        "genre:action -genre:drama",
        "-have:yes",
    ):
        assert parse(typed).holds(row), typed
    for typed in ("type:series", "year:>1999", "size:>8g", "-quality:2160p", "genre:drama", "age:>5"):
        assert not parse(typed).holds(row), typed


def test_sources_can_be_asked_for_or_left_out() -> None:
    assert parse("dune").asks("in", "lookup")
    assert not parse("dune in:requests").asks("in", "lookup")
    assert not parse("dune -in:lookup").asks("in", "lookup")
    assert parse("dune -in:lookup").asks("in", "library")


def test_the_filter_pane_writes_the_same_words() -> None:
    query = parse("dune year:1984 -extended")
    assert query.with_field("year", "2021..") == "dune -extended year:2021.."
    assert query.with_field("year", "") == "dune -extended"


PARTS = st.one_of(
    st.text(max_size=8),
    st.sampled_from(['"', "-", "!", ":", ",", "..", "<", ">=", " ", "8g", "1999", "movie", "yes"]),
    st.sampled_from([f"{name}:" for name in FIELDS]),
)


@given(st.lists(PARTS, max_size=12).map("".join))
@example('a"b"c')
@example('--"x')
@example("-!x -- a-")
@example('x"-y"')
@example('quality:a"b c"')
def test_no_query_is_too_odd_and_what_is_printed_means_the_same(typed: str) -> None:
    query = parse(typed)
    again = parse(str(query))
    assert again.terms == query.terms
    assert again.problem is None
    complete(typed)
    query.holds({"type": "movie", "year": 1999})
