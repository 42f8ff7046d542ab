"""From users to rows and detail, what a change gives and takes, and limits as people type them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediatui.engine.lookups import Looked
from mediatui.models.request import Quota, QuotaPart, RequestStatus
from mediatui.ui.cells import Line, width_of
from mediatui.ui.screens.users import present
from mediatui.wording.requests import limit_words
from tests.engine.desk import ANNA, request
from tests.fakes import NOW, failure


def words(told: Line) -> str:
    return "".join(span.text for span in told)


def lines(told: list[Line]) -> str:
    return "\n".join(map(words, told))


def test_every_column_has_a_cell_and_every_field_a_fact() -> None:
    row = present.row_of(ANNA, 2, NOW)
    assert {column.key for column in present.COLUMNS} == set(row.cells)
    assert set(present.FIELDS) == set(present.facts_of(ANNA, 2))
    assert set(present.orders(lambda user: 0)) <= set(row.cells)


def test_a_row_says_what_somebody_may_ask_for() -> None:
    row = present.row_of(replace(ANNA, movie_limit=5, movie_days=7, series_limit=0), 2, NOW)
    told = {name: words(cell) for name, cell in row.cells.items()}
    assert (told["movies"], told["series"], told["pending"]) == ("5 in 7 days", "no limit", "2")
    assert told["permissions"] == "asks for movies and series"
    bare = present.row_of(replace(ANNA, permissions=0), 0, NOW).cells
    assert (words(bare["permissions"]), words(bare["movies"]), words(bare["pending"])) == (
        "nothing",
        "the usual",
        "",
    )


def test_the_detail_says_what_is_left_and_what_became_of_the_requests() -> None:
    quota = Looked(Quota(movies=QuotaPart(10, 7, 7, 3)))
    theirs = [request(1), request(2), request(3, RequestStatus.DECLINED)]
    told = lines(present.detail_lines(ANNA, quota, theirs, NOW, 40))
    assert "3 of 10 movies left in 7 days" in told.replace("\n          ", " ")
    assert "    2  pending" in told and "    1  declined" in told
    assert all(width_of(each) <= 40 for each in present.detail_lines(ANNA, quota, theirs, NOW, 40))
    assert "none are known here" in lines(present.detail_lines(ANNA, Looked(), (), NOW, 40))
    assert "cannot be reached" in lines(
        present.detail_lines(ANNA, Looked(failure=failure()), (), NOW, 40)
    ).replace("\n", " ")


def test_a_change_says_what_it_gives_and_what_it_takes() -> None:
    assert present.difference(32, 32 | 128) == ("gives: approves itself",)
    assert present.difference(32 | 128, 128 | 1024) == (
        "gives: asks for 4K",
        "takes: asks for movies and series",
    )
    assert present.difference(32, 32 | 2) == ("gives: administrator",), "nothing is taken by giving all"
    assert present.difference(0, 1 << 40) == ("changes bits that have no words here: 0 to 1099511627776",)


def test_a_change_of_quotas_says_before_and_after() -> None:
    changed = replace(ANNA, movie_limit=5, movie_days=7)
    assert present.quota_difference(ANNA, changed) == ("movies: the usual → 5 in 7 days",)
    assert present.quota_difference(ANNA, ANNA) == ("nothing changes",)


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("10 in 7 days", (10, 7)),
        ("10 in 7", (10, 7)),
        ("1 in 1 day", (1, 1)),
        ("10", (10, 7)),
        ("none", (0, None)),
        ("no limit", (0, None)),
        ("0", (0, None)),
        ("usual", (None, None)),
        ("the usual", (None, None)),
        ("", (None, None)),
        ("10 in 0 days", None),
        ("10 in 400", None),
        ("ten", None),
        ("²", None),
        ("-3", None),
        ("9" * 5000, None),
    ],
)
def test_a_limit_is_read_as_it_is_typed(text: str, limit: tuple[int | None, int | None] | None) -> None:
    assert present.limit_of(text) == limit
    assert bool(present.wrong_with(text)) is (limit is None)


@given(st.text(max_size=20) | st.from_regex(r"\d+ in \d+ days?"))
def test_whatever_is_typed_is_a_limit_or_wrong(text: str) -> None:
    limit = present.limit_of(text)
    assert limit is None or limit[0] is None or limit[0] >= 0


@given(st.integers(1, 999_999), st.integers(1, 365))
def test_a_limit_reads_back_as_it_is_said(limit: int, days: int) -> None:
    assert present.limit_of(limit_words(limit, days)) == (limit, days)
