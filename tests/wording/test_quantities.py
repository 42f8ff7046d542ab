"""Durations, ages, rates, sizes and counts as people write them."""

from __future__ import annotations

import pytest

from mediatui.wording.quantities import ago, clock_duration, mbps, plural, size, span


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(6127, "1:42:07"), (545, "9:05"), (21, "0:21"), (0, "0:00"), (-5, "0:00"), (59.9, "0:59"), (None, "")],
)
def test_a_duration_reads_as_on_a_player(seconds: float | None, words: str) -> None:
    assert clock_duration(seconds) == words


@pytest.mark.parametrize(
    ("seconds", "words"), [(8, "8 s"), (125, "2 min"), (3 * 3600, "3 h"), (4 * 86400 + 5, "4 d")]
)
def test_a_span_has_its_one_telling_unit(seconds: float, words: str) -> None:
    assert span(seconds) == words


def test_what_came_a_moment_ago_came_just_now() -> None:
    assert ago(2) == "just now"
    assert ago(120) == "2 min ago"


@pytest.mark.parametrize(
    ("kbps", "words"),
    [(9_800, "9.8"), (893, "0.9"), (104_000, "104"), (99_960, "100"), (0, "0.0"), (None, "")],
)
def test_a_rate_is_in_mbps(kbps: float | None, words: str) -> None:
    assert mbps(kbps) == words


@pytest.mark.parametrize(
    ("count", "words"),
    [(640, "640 B"), (2048, "2.0 KiB"), (40_473_607_500, "37.7 GiB"), (5 * 1024**4, "5.0 TiB"), (None, "")],
)
def test_a_size_is_in_binary_units(count: int | None, words: str) -> None:
    assert size(count) == words


def test_a_count_agrees_with_its_noun() -> None:
    assert plural(1, "stream") == "1 stream"
    assert plural(1200, "stream") == "1,200 streams"
    assert plural(2, "person", "people") == "2 people"
