"""Which track a file's name tells."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediatui.matching.tracks import Numbered, track_of

TRACKS = [
    Numbered(1, "1", 1, "Wildlife Analysis"),
    Numbered(1, "2", 2, "An Eagle in Your Mind"),
    Numbered(1, "3", 3, "Turquoise Hexagon Sun"),
    Numbered(2, "1", 4, "Roygbiv"),
    Numbered(2, "2", 5, "Sun"),
    Numbered(2, "3", 6, "Björk’s 坂本"),
]
SIDES = [Numbered(1, "A1", 1, "One"), Numbered(1, "A2", 2, "Two"), Numbered(2, "B1", 3, "Three")]


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("01 - Wildlife Analysis.flac", "Wildlife Analysis"),
        ("Boards of Canada - roygbiv.mp3", "Roygbiv"),
        ("02.flac", "An Eagle in Your Mind"),
        ("track03.flac", "Turquoise Hexagon Sun"),
        ("2-02 x.flac", "Sun"),
        ("CD 2/01.flac", "Roygbiv"),
        ("disc2\\03 foo.mp3", "Björk’s 坂本"),
        ("203.flac", "Björk’s 坂本"),
        ("05.flac", "Sun"),
        ("03 turquoise_hexagon_sun.ogg", "Turquoise Hexagon Sun"),
        ("eagle in your minde.mp3", "An Eagle in Your Mind"),
        ("06 bjork's 坂本.flac", "Björk’s 坂本"),
        ("zzz.mp3", None),
        ("99.flac", None),
        ("", None),
    ],
)
def test_a_title_is_believed_before_a_number(name: str, title: str | None) -> None:
    at = track_of(name, TRACKS)
    assert (None if at is None else TRACKS[at].title) == title


def test_sides_of_a_record() -> None:
    assert [track_of(name, SIDES) for name in ("A2.flac", "b1 - x.flac", "C1.flac")] == [1, 2, None]


def test_two_tracks_of_one_name_are_told_apart_by_their_number() -> None:
    twins = [Numbered(1, "1", 1, "Intro"), Numbered(1, "2", 2, "Intro")]
    assert track_of("02 Intro.flac", twins) == 1
    assert track_of("Intro.flac", twins) is None


@given(st.text(max_size=40), st.lists(st.text(max_size=12), max_size=5))
def test_whatever_a_file_is_called_it_is_one_of_the_tracks_or_none(name: str, titles: list[str]) -> None:
    tracks = [Numbered(1, str(at), at, title) for at, title in enumerate(titles, 1)]
    found = track_of(name, tracks)
    assert found is None or 0 <= found < len(tracks)
