"""Searching, and the shelves of discover."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mediatui.models.failure import FailureKind
from mediatui.services.answer import Fault
from mediatui.services.cleantext import clean_text
from mediatui.services.seerr.issues import Issues

if TYPE_CHECKING:
    from mediatui.models.endpoint import Endpoint
    from mediatui.models.request import FactsPage, Shelf, Wanted
    from mediatui.services.seerr.speaker import Query
    from mediatui.services.transport import Transport

LAST_PAGE = 500
"""TMDB gives no pages beyond."""

LONGEST_SEARCH = 200

_PATHS = {
    "trending": "/discover/trending",
    "popular movies": "/discover/movies",
    "popular series": "/discover/tv",
    "upcoming movies": "/discover/movies/upcoming",
    "upcoming series": "/discover/tv/upcoming",
}


class Shelves(Issues):
    """Looks for what might be asked for."""

    def __init__(self, endpoint: Endpoint, transport: Transport) -> None:
        super().__init__(endpoint, transport)
        self._only_series: frozenset[int] = frozenset()
        """Genres that movies do not have."""

    async def search(self, words: str, page: int = 1) -> FactsPage:
        """Movies and series of that name; persons and collections left out, though `total` counts them.

        Without words, which the server refuses, nothing is found.
        """
        wanted = clean_text(words, LONGEST_SEARCH)
        if not wanted:
            from mediatui.models.request import FactsPage

            return FactsPage((), 1, 0, 0)
        return await self._shelf("/search", {"query": wanted, "page": _within(page)}, None)

    async def discover(self, shelf: Shelf, page: int = 1, genre: int | None = None) -> FactsPage:
        """A page of a shelf; with `genre`, the popular ones of it.

        Of what is trending with a genre, which is of both, movies are shown unless only series have it.
        """
        from mediatui.models.request import Wanted

        path = _PATHS[shelf.value]
        query = {"page": _within(page)}
        if genre is None:
            wanted = Wanted.SERIES if "/tv" in path else Wanted.MOVIE if "/movies" in path else None
            return await self._shelf(path, query, wanted)
        if "/tv" in path or ("/movies" not in path and genre in self._only_series):
            return await self._shelf("/discover/tv", {**query, "genre": genre}, Wanted.SERIES)
        return await self._shelf("/discover/movies", {**query, "genre": genre}, Wanted.MOVIE)

    async def genres(self) -> tuple[tuple[int, str], ...]:
        """The genres of movies, then those that only series have: ids with names, each once."""
        of_movies = await self._genres("/genres/movie")
        of_series = await self._genres("/genres/tv")
        self._only_series = frozenset(of_series.keys() - of_movies.keys())
        others = {number: name for number, name in of_series.items() if number in self._only_series}
        return (*of_movies.items(), *others.items())

    async def _genres(self, path: str) -> dict[int, str]:
        data = await self._read(path)
        from mediatui.services.seerr.wire import WireName, records

        return {each.id: each.name for each in records(WireName, data) if each.id is not None and each.name}

    async def _shelf(self, path: str, query: Query, wanted: Wanted | None) -> FactsPage:
        data = await self._read(path, query)
        from mediatui.services.seerr.facts import page_of

        page = page_of(data, int(query["page"]), wanted)
        if page is None:
            raise self._client.failure(Fault(FailureKind.BAD_PAYLOAD, "there is no list in it"))
        return page


def _within(page: int) -> int:
    return min(max(1, page), LAST_PAGE)
