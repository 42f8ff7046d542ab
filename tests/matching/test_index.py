"""Which of many titles is meant."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediatui.matching.index import NOTHING, Index, match
from mediatui.matching.titles import Candidate
from tests.matching.labelled_works import ADJECTIVES, NOUNS
from tests.matching.test_normal import TITLES
from tests.matching.test_titles import THINGS

DUNES = (Candidate("Dune", 1984), Candidate("Dune", 2021), Candidate("Dune: Part Two", 2024))


@pytest.mark.parametrize(
    ("query", "year", "place"),
    [
        ("Dune", 2021, 1),
        ("dune 1984", None, 0),
        ("Dune.2021.1080p.BluRay.x264-GROUP", None, 1),
        ("Dune.2021.1080p.BluRay.x264-GROUP", 2021, 1),
        ("Dune 2", None, 2),
        ("Dune", 2022, 1),
        ("Dune", None, None),  # which one?
        ("Dune", 2000, None),
        ("Dune (1984)", 2021, None),  # it contradicts itself
        ("Dunes", 2021, None),
        ("", None, None),
    ],
)
def test_a_title_is_found_by_its_year(query: str, year: int | None, place: int | None) -> None:
    assert match(query, year, DUNES).place == place


def test_a_match_is_a_place_and_a_confidence() -> None:
    place, confidence = match("Dune", 2021, DUNES)
    assert (place, confidence) == (1, 100)
    assert match("Dune", None, DUNES) == NOTHING == (None, 0)


def test_the_title_as_it_is_goes_before_one_in_normal_form_and_a_name_before_another() -> None:
    rings = [Candidate("The Ring", 2002), Candidate("Ring", 1998)]
    assert [match(query, None, rings).place for query in ("ring", "the ring")] == [1, 0]
    named = [Candidate("Let Me In", 2010, ("Let the Right One In",)), Candidate("Let the Right One In", 2008)]
    assert match("Let the Right One In", None, named).place == 1
    assert match("Let the Right One In", 2010, named).place == 0
    assert match("Let the Right One In", None, named).confidence < 90, "another has that name too"


def test_a_year_that_nobody_knows_is_no_year() -> None:
    assert match("Up", 2009, [Candidate("Up")]) == match("Up", 2009, [Candidate("Up", 0)]) == (0, 92)
    assert match("Up", 0, [Candidate("Up", 2009)]).place == 0
    assert match("Up", 2009, [Candidate("Up"), Candidate("Up", 1984)]) == NOTHING
    assert match("Up", 2009, [Candidate("Up"), Candidate("Up", 2009)]).place == 1


def test_two_that_are_equally_good_are_nobody() -> None:
    twins = [Candidate("Crash", 2003), Candidate("Crash", 2005)]
    assert match("Crash", 2004, twins) == NOTHING
    assert match("Interstelar", 2014, [Candidate("Interstellar", 2014)] * 2) == NOTHING


def test_an_id_goes_before_everything_and_another_id_excludes() -> None:
    works = [Candidate("Up", 2009, ids={"tmdb": 1}), Candidate("Down", 1990, ids={"imdb": "tt0000007"})]
    assert match("Up", 2009, works, {"imdb": "tt0000007"}) == (1, 100)
    assert match("Up (2009) {imdb-tt0000007}", None, works) == (1, 100)
    assert match("Up", 2009, works, {"tmdb": 2}) == NOTHING
    assert match("Up", 2009, works, {"tvdb": 2}).place == 0
    assert match("Upp", 2009, works, {"tmdb": 1}) == (0, 100)


def test_of_several_with_the_id_the_title_tells_which() -> None:
    works = [
        Candidate("Fight Club", 1999, ids={"tmdb": 550}),
        Candidate("Till Death", 1965, ids={"tmdb": 550}),
    ]
    assert match("till death (1965)", None, works, {"tmdb": 550}) == (1, 100)
    assert match("Something Else", None, works, {"tmdb": 550}) == NOTHING
    assert match("Up {tmdb-550}", 1999, works) == NOTHING


def test_a_year_in_the_title_of_a_candidate_is_its_year() -> None:
    doctors = [Candidate("Doctor Who", 1963), Candidate("Doctor Who (2005)")]
    assert match("Doctor Who", 2005, doctors).place == 1
    assert match("Doctor.Who.2005.S01E01.720p", None, doctors).place == 1
    assert match("Doctor Who", 1963, doctors).place == 0


@given(TITLES, st.one_of(st.none(), st.integers(-1, 2300)), st.lists(THINGS, max_size=5))
def test_whatever_is_asked_gives_a_place_or_none(
    query: str, year: int | None, things: list[Candidate]
) -> None:
    place, confidence = match(query, year, things)
    assert (place is None and confidence == 0) or (place in range(len(things)) and 0 < confidence <= 100)


@given(st.lists(THINGS, min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_the_order_of_the_candidates_does_not_matter(things: list[Candidate], chance: random.Random) -> None:
    query, year = things[0].title, things[0].year
    found = match(query, year, things)
    shuffled = chance.sample(things, len(things))
    again = match(query, year, shuffled)
    assert again.confidence == found.confidence
    assert (found.place is None) == (again.place is None)
    if found.place is not None and again.place is not None:
        assert shuffled[again.place] == things[found.place]


def test_of_thousands_the_right_one_is_found() -> None:
    chance = random.Random(7)
    words = [*ADJECTIVES, *NOUNS]
    works = [
        Candidate(" ".join((*chance.choices(words, k=3), f"{place % 100 + 2}")), 1960 + place % 60)
        for place in range(2_000)
    ]
    index = Index(works)
    assert len(index) == 2_000
    for query, year in (
        (works[77].title, works[77].year),
        ("Restles Lighthose Archive 2", 1990),
        ("None", None),
    ):
        found = index.find(query, year)
        assert (found.place == 77) == (query == works[77].title)
