"""Searching and discovering: movies and series, every word quoted, nothing that a server refuses."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest

from mediatui.models.failure import FailureKind
from mediatui.models.request import FactsPage, MediaId, MediaStatus, Shelf, Wanted
from tests.services.conftest import failure_of
from tests.services.seerr.conftest import Adapt, Seerr, media, title

FOUND = {
    "page": 2,
    "totalPages": 7,
    "totalResults": 123,
    "results": [
        title(
            1001, mediaType="movie", voteAverage=7.1, voteCount=10, genreIds=[18], mediaInfo=media(status=5)
        ),
        {"id": 5001, "mediaType": "person", "name": "Ada"},
        title(2001, "tv", mediaType="tv", firstAirDate="", voteAverage=0, voteCount=0, posterPath=None),
        {"id": 7001, "mediaType": "collection", "title": "All of them"},
        "?",
        {"mediaType": "movie"},
        title(1001, mediaType="movie"),
    ],
}


async def test_a_search_finds_movies_and_series_and_neither_persons_nor_collections(adapt: Adapt) -> None:
    seerr = Seerr(**{"GET /search": (200, FOUND)})
    found = await adapt(seerr).search("glass  orchard", 2)
    assert [each.media for each in found.found] == [
        MediaId(Wanted.MOVIE, 1001),
        MediaId(Wanted.SERIES, 2001),
    ]
    assert (found.page, found.pages, found.total) == (2, 7, 123)
    movie, series = found.found
    assert (movie.title, movie.year, movie.rating, movie.genre_ids) == ("Movie 1001", 2021, 7.1, (18,))
    assert (movie.status, series.status) == (MediaStatus.AVAILABLE, MediaStatus.UNKNOWN)
    assert (series.year, series.released, series.rating, series.poster) == (None, "", None, "")
    assert seerr.calls == ["GET /api/v1/search?query=glass%20orchard&page=2"]


@pytest.mark.parametrize(
    "words",
    ["don't", "a/b", "tide: ebb", "a+b", "50% off", "Tom & Jerry", "日本", "(x)*,!", "~a?#", "tmdb:603"],
)
async def test_every_word_is_quoted_as_the_server_wants_it(adapt: Adapt, words: str) -> None:
    seerr = Seerr(**{"GET /search": (200, FOUND)})
    await adapt(seerr).search(words)
    (asked,) = seerr.asked
    assert asked.url.raw_path.decode() == f"/api/v1/search?query={quote(words, safe='')}&page=1"
    assert asked.url.params["query"] == words


async def test_no_words_find_nothing_without_a_call(adapt: Adapt) -> None:
    seerr = Seerr()
    assert await adapt(seerr).search(" \t") == FactsPage((), 1, 0, 0)
    assert seerr.asked == []


@pytest.mark.parametrize(
    ("shelf", "genre", "target"),
    [
        (Shelf.TRENDING, None, "/discover/trending?page=3"),
        (Shelf.POPULAR_MOVIES, None, "/discover/movies?page=3"),
        (Shelf.POPULAR_SERIES, None, "/discover/tv?page=3"),
        (Shelf.UPCOMING_MOVIES, None, "/discover/movies/upcoming?page=3"),
        (Shelf.UPCOMING_SERIES, None, "/discover/tv/upcoming?page=3"),
        (Shelf.POPULAR_MOVIES, 18, "/discover/movies?page=3&genre=18"),
        (Shelf.UPCOMING_SERIES, 18, "/discover/tv?page=3&genre=18"),
        (Shelf.TRENDING, 18, "/discover/movies?page=3&genre=18"),
    ],
)
async def test_each_shelf_has_its_place(adapt: Adapt, shelf: Shelf, genre: int | None, target: str) -> None:
    seerr = Seerr(**{f"GET {target.partition('?')[0]}": (200, FOUND)})
    found = await adapt(seerr).discover(shelf, 3, genre)
    assert seerr.calls == [f"GET /api/v1{target}"]
    assert len(found.found) == 2


async def test_what_a_shelf_does_not_say_is_what_the_shelf_is_of(adapt: Adapt) -> None:
    nameless = {"results": [{**title(2001, "tv")}]}
    found = await adapt(Seerr(**{"GET /discover/tv": (200, nameless)})).discover(Shelf.POPULAR_SERIES)
    assert [each.media for each in found.found] == [MediaId(Wanted.SERIES, 2001)]
    assert (found.page, found.pages, found.total) == (1, 1, 1)


async def test_genres_are_each_told_once_and_those_of_series_lead_to_series(adapt: Adapt) -> None:
    seerr = Seerr(
        **{
            "GET /genres/movie": (200, [{"id": 18, "name": "Drama"}, {"id": 28, "name": "Action"}, "?"]),
            "GET /genres/tv": (
                200,
                [{"id": 18, "name": "Drama"}, {"id": 10765, "name": "Sci-Fi"}, {"id": 1}],
            ),
            "GET /discover/tv": (200, FOUND),
        }
    )
    adapter = adapt(seerr)
    assert await adapter.genres() == ((18, "Drama"), (28, "Action"), (10765, "Sci-Fi"))
    await adapter.discover(Shelf.TRENDING, genre=10765)
    assert seerr.calls[-1] == "GET /api/v1/discover/tv?page=1&genre=10765"


@pytest.mark.parametrize(("page", "asked"), [(-1, 1), (0, 1), (1_000_000, 500)])
async def test_no_page_is_asked_for_that_there_cannot_be(adapt: Adapt, page: int, asked: int) -> None:
    seerr = Seerr(**{"GET /discover/trending": (200, FOUND)})
    await adapt(seerr).discover(Shelf.TRENDING, page)
    assert seerr.calls == [f"GET /api/v1/discover/trending?page={asked}"]


@pytest.mark.parametrize("data", [{}, [], {"results": "x"}])
async def test_what_is_no_page_is_a_failure(adapt: Adapt, data: Any) -> None:
    failure = await failure_of(adapt(Seerr(**{"GET /search": (200, data)})).search("x"))
    assert failure.kind is FailureKind.BAD_PAYLOAD
