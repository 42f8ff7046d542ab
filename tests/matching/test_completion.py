"""Completing the end of a filter: a field, or a value that stands in the list."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediatui.matching.completion import LOOKED_AT, complete
from mediatui.matching.filter import Facts, FilterError, parse

FIELDS = ("user", "title", "player", "mbps")
ROWS: list[Facts] = [
    {"user": "anna", "title": "The Wire", "player": "TV", "mbps": 9.8},
    {"user": "Andrés", "title": "The Bear", "player": "TV", "mbps": 4.0},
    {"user": "Andrés", "title": "The Wire", "player": "Tablet", "mbps": None},
    {"user": 'o"neill', "title": "", "player": "Phone", "mbps": 1.0},
]


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("us", "user:"),
        ("US", "user:"),
        ("!ti", "!title:"),
        ("dune us", "dune user:"),
        ("user:anna pl", "user:anna player:"),
        ("user", "user:"),
    ],
)
def test_a_word_becomes_the_field_that_begins_so(typed: str, completed: str) -> None:
    assert complete(typed, FIELDS, ROWS) == completed


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("player:t", "player:TV"),  # two rows have it, one a tablet
        ("player:ta", "player:Tablet"),
        ("user:an", "user:Andrés"),
        ("USER:ann", "USER:anna"),
        ("!user:andre", "!user:Andrés"),  # accents do not matter
        ("player:TV title:the", 'player:TV title:"The Wire"'),
        ('title:"the b', 'title:"The Bear"'),
        ("player:", "player:TV"),
    ],
)
def test_behind_a_field_comes_the_value_that_most_rows_have(typed: str, completed: str) -> None:
    assert complete(typed, FIELDS, ROWS) == completed


@pytest.mark.parametrize(
    "typed", ["", " ", "zz", "user:anna ", "user:zz", "nonsense:a", "mbps:9", '"the', "user:o", 'a"b']
)
def test_nothing_is_proposed_where_nothing_begins_so(typed: str) -> None:
    assert complete(typed, FIELDS, ROWS) == ""


def test_only_so_many_rows_are_looked_at() -> None:
    looked: list[int] = []

    def many() -> object:
        for number in range(LOOKED_AT * 3):
            looked.append(number)
            yield {"user": "anna"}

    assert complete("user:a", FIELDS, many()) == "user:anna"  # type: ignore[arg-type]
    assert len(looked) <= LOOKED_AT + 1


@given(st.text(alphabet='ant:!" useritl>.', max_size=24))
def test_whatever_is_typed_what_is_proposed_can_be_understood(typed: str) -> None:
    proposed = complete(typed, FIELDS, ROWS)
    if not proposed:
        return
    assert not proposed.endswith(" ")
    before = proposed.rstrip(":")
    try:
        parse(typed.rpartition(" ")[0], FIELDS)
    except FilterError:
        return  # what stands before it was wrong already
    if not proposed.endswith(":"):
        parse(before, FIELDS)
