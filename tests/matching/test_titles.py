"""Two things compared: the confidence that they are one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediatui.matching.titles import Candidate, compare, same_ids
from tests.matching.labelled_works import FAMILIES, candidates
from tests.matching.test_normal import TITLES

THINGS = st.builds(
    Candidate,
    TITLES,
    st.one_of(st.none(), st.integers(-5, 3000)),
    st.lists(TITLES, max_size=2).map(tuple),
    st.dictionaries(st.sampled_from(["tmdb", "imdb"]), st.integers(0, 3), max_size=2),
)
WORKS = st.sampled_from([work for family in FAMILIES for work in candidates(family)])


@pytest.mark.parametrize(
    ("one", "other", "confidence"),
    [
        (("Dune", 2021), ("Dune", 2021), 100),
        (("Dune", 2021), ("Dune", 2020), 95),
        (("Dune", 2021), ("Dune", None), 92),
        (("Dune", 2021), ("Dune", 1984), 0),
        (("Matrix", 1999), ("The Matrix", 1999), 98),
        (("Rocky 2", 1979), ("Rocky II", None), 90),
        (("The Office (US)", 2005), ("The Office", 2005), 90),
        (("The Office (US)", 2005), ("The Office", None), 0),
        (("The Office (US)", 2005), ("The Office (UK)", 2005), 0),
        (("Amélie", 2001), ("Le Fabuleux", 2001, ("Amelie",)), 98),
    ],
)
def test_the_same_title_is_as_sure_as_its_year(one: tuple, other: tuple, confidence: int) -> None:
    assert compare(Candidate(*one), Candidate(*other)) == confidence


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("Interstelar", "Interstellar"),
        ("Inceptoin", "Inception"),
        ("Alein", "Alien"),
        ("Ocean's Twelv", "Ocean's Twelve"),
        ("The Lord of teh Rings", "The Lord of the Rings"),
        ("The Return of King", "The Return of the King"),
        ("Inter Stelar", "Interstellar"),
        ("Rings of the Lord", "Lord of the Rings"),
    ],
)
def test_a_slip_is_forgiven_within_the_year_but_is_never_as_sure_as_the_title(typed: str, title: str) -> None:
    assert 60 <= compare(Candidate(typed, 2001), Candidate(title, 2001)) < 90
    assert compare(Candidate(typed, 2001), Candidate(title)) == 0
    assert compare(Candidate(typed, 2001), Candidate(title, 2003)) == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Alien", "Aliens"),
        ("Rocky II", "Rocky III"),
        ("Harry Potter and the Deathly Hallows Part 1", "Harry Potter and the Deathly Hallows Part 2"),
        ("Ocean's Twelve", "Ocean's Eleven"),
        ("The Disappearance of Eleanor Rigby: Him", "The Disappearance of Eleanor Rigby: Her"),
        ("Before Sunrise", "Before Sunset"),
        ("The Making of The Lord of the Rings: The Return of the King", "The Lord of the Rings: The Return of the King"),
        ("Fahrenheit 451", "Fahrenheit 9/11"),
        ("Mad Max", "Mad Max: Fury Road"),
        ("Up", "Us"),
        ("Harry Potter", "Potter Harry"),
    ],
)  # fmt: skip
def test_near_twins_of_one_year_are_two(one: str, other: str) -> None:
    assert compare(Candidate(one, 2001), Candidate(other, 2001)) == 0


def test_ids_come_before_titles() -> None:
    assert compare(Candidate("Up", ids={"tmdb": 1}), Candidate("Down", 1950, ids={"tmdb": "1"})) == 100
    assert compare(Candidate("Up", 2009, ids={"tmdb": 1}), Candidate("Up", 2009, ids={"tmdb": 2})) == 0
    assert same_ids({"imdb": "tt0133093"}, {"imdb": 133093}) is True
    assert same_ids({"imdb": "tt1", "tmdb": 5}, {"imdb": "tt2", "tmdb": 5}) is True, (
        "one that agrees is enough"
    )
    assert same_ids({"imdb": "tt1"}, {"tvdb": 1}) is None


@given(THINGS, THINGS)
def test_any_two_things_are_compared_both_ways_alike(one: Candidate, other: Candidate) -> None:
    assert 0 <= compare(one, other) == compare(other, one) <= 100


@given(WORKS, WORKS)
def test_works_are_compared_both_ways_alike(one: Candidate, other: Candidate) -> None:
    assert compare(one, other) == compare(other, one)


@given(THINGS)
def test_a_thing_is_itself(thing: Candidate) -> None:
    assert compare(thing, thing) >= 90
