"""Whatever a server sends for a text, a number or a flag becomes a value or a missing one, never an error."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediatui.services.wiretypes import LARGEST, as_flag, as_number, as_text, as_texts, as_whole

ANYTHING = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.integers(min_value=10**300),
        st.floats(),
        st.text(),
        st.from_regex(r"[-+ ]?[0-9]{1,40}(\.[0-9]*)?(e[0-9]+)?", fullmatch=True),
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(), inner, max_size=3)),
    max_leaves=5,
)


@pytest.mark.parametrize(
    ("raw", "value"),
    [("12", 12), (12, 12), ("12.9", 12), (12.9, 12), ("-3", -3), (" 7 ", 7), (True, 1), ("1e3", 1000)],
)
def test_a_whole_number_in_all_its_guises(raw: Any, value: int) -> None:
    assert as_whole(raw) == value


@pytest.mark.parametrize(
    "raw",
    ["", " ", None, "abc", "1_000", "٣", "nan", "inf", float("nan"), float("inf"), [], {}, "9" * 50, 10**400],
)
def test_what_is_no_number_is_missing(raw: Any) -> None:
    assert as_whole(raw) is None
    assert as_number(raw) is None


def test_a_number_keeps_its_fraction() -> None:
    assert as_number("0.9") == 0.9
    assert as_number(3) == 3.0


@pytest.mark.parametrize("raw", [1, "1", True, "true", " True ", 1.0, "yes", 2])
def test_a_flag_that_is_set(raw: Any) -> None:
    assert as_flag(raw) is True


@pytest.mark.parametrize("raw", [0, "0", False, "false", 0.0, "no"])
def test_a_flag_that_is_not(raw: Any) -> None:
    assert as_flag(raw) is False


@pytest.mark.parametrize("raw", ["", None, "perhaps", [], {}, float("nan")])
def test_a_flag_that_is_missing(raw: Any) -> None:
    assert as_flag(raw) is None


def test_a_text_may_come_as_a_number_but_not_as_anything_else() -> None:
    assert as_text(1033) == "1033"
    assert as_text(2.5) == "2.5"
    assert [as_text(raw) for raw in (None, True, [], {}, math.nan, 10**5000)] == [""] * 6


def test_a_list_of_texts_keeps_what_is_one() -> None:
    assert as_texts(["imdb://tt1", "", None, 7, "tmdb://2"]) == ("imdb://tt1", "7", "tmdb://2")
    assert as_texts("imdb://tt1") == ()


@given(ANYTHING)
def test_nothing_breaks_them(raw: Any) -> None:
    assert isinstance(as_text(raw), str)
    whole, number = as_whole(raw), as_number(raw)
    assert whole is None or abs(whole) <= LARGEST
    assert number is None or math.isfinite(number)
    assert as_flag(raw) in (True, False, None)
    assert all(as_texts(raw))
