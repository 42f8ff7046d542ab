"""Episodes and titles that the name of a file tells."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediatui.matching.episodes import MOST, Told, episodes_in
from mediatui.matching.likely import likely_first


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("The.Lighthouse.Keepers.S02E05.1080p-NORDLYS.mkv", Told(2, (5,))),
        ("keepers s02e05e06", Told(2, (5, 6))),
        ("Keepers - S02E05-E07 - Storm", Told(2, (5, 6, 7))),
        ("Keepers.S2024E101", Told(2024, (101,))),
        ("Keepers 2x05", Told(2, (5,))),
        ("Keepers.S02.1080p", None),
        ("Keepers.1920x1080", None),
        ("", None),
    ],
)
def test_what_a_name_tells(name: str, told: Told | None) -> None:
    assert episodes_in(name) == told


@given(st.text(max_size=60))
def test_any_name_is_read(name: str) -> None:
    told = episodes_in(name)
    assert told is None or (told.season >= 0 and len(told.episodes) == len(set(told.episodes)) > 0)


@given(st.integers(0, 99), st.integers(1, 99), st.integers(1, MOST))
def test_a_span_is_all_of_its_episodes(season: int, first: int, more: int) -> None:
    told = episodes_in(f"Some.Show.S{season:02}E{first:02}-E{first + more:02}.720p")
    assert told == Told(season, tuple(range(first, first + more + 1)))


async def test_titles_like_the_name_come_first() -> None:
    known = [("Zorba", 1964), ("The General", 1926), ("Nosferatu", 1922), ("A General", 1990)]
    order, sure = await likely_first("films/The.General.1926.1080p.BluRay-TINROOF.mkv", known)
    assert order[0] == 1 and sure >= 1
    assert sorted(order) == [0, 1, 2, 3]
    assert order[sure:] == sorted(order[sure:], key=lambda number: known[number][0])
    assert await likely_first("x", []) == ([], 0)
