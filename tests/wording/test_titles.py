"""Titles as people write them."""

from __future__ import annotations

import pytest

from mediatui.models.stream import MediaType, Title
from mediatui.wording.titles import episode_code, full_title


@pytest.mark.parametrize(
    ("title", "words"),
    [
        (Title(MediaType.MOVIE, "Dune: Part Two", 2024), "Dune: Part Two (2024)"),
        (Title(MediaType.MOVIE, "Dune"), "Dune"),
        (Title(MediaType.MOVIE), "Untitled"),
        (
            Title(MediaType.EPISODE, "Undertow", show="The Wire", season=2, number=5),
            "The Wire · S02E05 · Undertow",
        ),
        (Title(MediaType.EPISODE, "", show="The Wire", season=2), "The Wire · S02"),
        (Title(MediaType.EPISODE), "Untitled episode"),
        (
            Title(MediaType.TRACK, "Dayvan Cowboy", artist="Boards of Canada"),
            "Boards of Canada – Dayvan Cowboy",
        ),
        (Title(MediaType.TRACK, "Dayvan Cowboy"), "Dayvan Cowboy"),
        (Title(MediaType.LIVE, "Dagsrevyen", show="Dagsrevyen", channel="NRK1"), "NRK1 · Dagsrevyen"),
        (Title(MediaType.LIVE, "Final", show="World Cup", channel="NRK1"), "NRK1 · World Cup · Final"),
        (Title(MediaType.LIVE), "Live TV"),
        (Title(MediaType.TRAILER, "Official Trailer"), "Official Trailer (trailer)"),
        (Title(MediaType.PHOTO), "Photo"),
        (Title(MediaType.UNKNOWN, "Something"), "Something"),
    ],
)
def test_each_kind_of_media_has_its_form(title: Title, words: str) -> None:
    assert full_title(title) == words


@pytest.mark.parametrize(
    ("season", "number", "code"),
    [(2, 5, "S02E05"), (0, 3, "Special 3"), (0, None, "Specials"), (1, None, "S01"), (None, 7, "E07")],
)
def test_episode_codes(season: int | None, number: int | None, code: str) -> None:
    assert episode_code(season, number) == code
