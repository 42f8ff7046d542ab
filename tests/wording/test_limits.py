"""Limits of torrents: read as people type them, said as they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediatui.models.torrent import AS_CLIENT, NO_LIMIT
from mediatui.wording.limits import (
    minutes_words,
    rate_limit_words,
    ratio_words,
    read_minutes,
    read_rate,
    read_ratio,
)


@pytest.mark.parametrize(
    ("text", "limit"),
    [("2 MB/s", 2_000_000), ("1,5 MB", 1_500_000), ("500k", 500_000), ("500", 500_000), ("800 kB/s", 800_000),
     ("7 B/s", 7), ("none", None), ("", None), ("0", None)],
)  # fmt: skip
def test_rates(text: str, limit: int | None) -> None:
    assert read_rate(text) == limit


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("90 min", 90), ("90", 90), ("3 h", 180), ("1.5h", 90), ("2 days", 2880), ("1 d 2 h 30 min", 1590), ("none", NO_LIMIT),
     ("client", AS_CLIENT), ("as the client", AS_CLIENT)],
)  # fmt: skip
def test_times(text: str, minutes: int) -> None:
    assert read_minutes(text) == minutes


@pytest.mark.parametrize(
    ("text", "ratio"), [("1.5", 1.5), ("2", 2.0), ("0", 0), ("none", -1), ("Client", -2)]
)
def test_ratios(text: str, ratio: float) -> None:
    assert read_ratio(text) == ratio


@given(st.text(max_size=20))
def test_anything_is_read_or_refused_in_words(text: str) -> None:
    for read in (read_rate, read_minutes, read_ratio):
        try:
            read(text)
        except ValueError as problem:
            assert str(problem)


@given(st.integers(1, 99), st.sampled_from(["kB/s", "MB/s", "GB/s"]))
def test_what_is_said_is_read_as_the_same(number: int, unit: str) -> None:
    limit = read_rate(f"{number} {unit}")
    assert read_rate(rate_limit_words(limit)) == limit


@given(st.integers(0, 525_600))
def test_a_time_is_said_and_read_to_the_minute(minutes: int) -> None:
    assert read_minutes(minutes_words(minutes)) == minutes


def test_none_and_the_clients_own_are_said_and_read() -> None:
    for told, read in ((ratio_words, read_ratio), (minutes_words, read_minutes)):
        assert [read(told(value)) for value in (AS_CLIENT, NO_LIMIT)] == [AS_CLIENT, NO_LIMIT]
    assert read_rate(rate_limit_words(None)) is None
    assert read_ratio(ratio_words(1.25)) == 1.25
