"""Radarr's calls: movies; the queue, history, releases and system as all programs of its family have them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from mediatui.services.servarr.calls import Call, command
from mediatui.services.servarr.client import LIBRARY_BYTES, LIBRARY_TIMEOUT, SLOW_TIMEOUT
from mediatui.services.servarr.dialect import RADARR
from mediatui.services.servarr.history import HistoryCalls
from mediatui.services.servarr.library import LibraryCalls
from mediatui.services.servarr.queue import QueueCalls
from mediatui.services.servarr.releases import ReleaseCalls
from mediatui.services.servarr.system import SystemCalls

if TYPE_CHECKING:
    from mediatui.models.adding import Adding, Candidate, Changes
    from mediatui.models.library import Opened, Shelf
    from mediatui.models.release import Target
    from mediatui.models.schedule import Part, Wish
    from mediatui.models.system import Command
    from mediatui.services.servarr.wire import Raw


class RadarrAdapter(LibraryCalls, QueueCalls, HistoryCalls, SystemCalls, ReleaseCalls):
    """A `Library` of movies, a `QueueSource`, `HistorySource`, `SystemSource` and `ReleaseSearcher`."""

    dialect = RADARR
    heavy = ("mediatui.services.radarr.movies",)

    async def shelf(self) -> Shelf:
        """All movies. Their answer is large (5 KB each) and is read as it comes."""
        await self.api.ready(*self.heavy)
        from mediatui.models.library import Shelf
        from mediatui.services.radarr.movies import MovieFields, movie_of
        from mediatui.services.servarr.titles import Pool

        service, pool = self.api.service, Pool()
        # Without the parameter Radarr looks for each poster on its disk.
        movies, dropped = await self.api.list(
            "/movie",
            lambda raw: movie_of(raw, service, pool),
            {"excludeLocalCovers": "true"},
            timeout=self.api.at_least(LIBRARY_TIMEOUT),
            max_body=LIBRARY_BYTES,
            fields=MovieFields,
            number=lambda movie: movie.id,
        )
        return Shelf(movies=movies, dropped=dropped)

    async def title(self, title_id: int) -> Opened:
        """One movie with its long part, as it is now. CONFLICT when it is gone."""
        raw = await self.api.record(f"/movie/{title_id}")
        await self.api.ready(*self.heavy)
        from mediatui.models.library import Opened
        from mediatui.services.radarr.movies import movie_of
        from mediatui.services.servarr.titles import Pool, about_of

        movie = movie_of(raw, self.api.service, Pool())
        if movie is None:
            raise self.api.odd("it does not say which movie that is")
        return Opened(movie=movie, about=about_of(raw))

    async def lookup(self, words: str) -> tuple[Candidate, ...]:
        """Movies of that name, or one by number ("tmdb:603", "imdb:tt0133093"). Radarr asks the outside."""
        await self.api.ready(*self.heavy)
        from mediatui.services.radarr.movies import movie_candidate_of

        found = await self.api.list(
            "/movie/lookup",
            lambda row: movie_candidate_of(row, self.api.service),
            {"term": words},
            timeout=self.api.at_least(SLOW_TIMEOUT),
        )
        return found.made

    async def search(self, targets: Sequence[Target]) -> tuple[Command, ...]:
        """Look for these movies at every indexer, and take the best of what is found."""
        return tuple([await self.tell(call) for call in self._searches(targets)])

    def search_call(self, targets: Sequence[Target]) -> tuple[str, ...]:
        """The calls of `search`."""
        return self.api.words(self._searches(targets))

    async def search_all(self, wish: Wish) -> Command:
        """Look for everything that is wanted: that many questions to every indexer."""
        return await self.tell(_search_all(wish))

    def search_all_call(self, wish: Wish) -> tuple[str, ...]:
        """The calls of `search_all`."""
        return self.api.words((_search_all(wish),))

    def part_of(self, raw: Raw) -> Part | None:
        """A record of `/wanted` or `/calendar`: a movie."""
        from mediatui.services.radarr.movies import movie_part_of

        return movie_part_of(raw, self.api.service)

    def release_params(self, target: Target) -> dict[str, int]:
        """The parameter that names a movie."""
        return {} if target.movie_id is None else {"movieId": target.movie_id}

    def adding(self, candidate: Candidate, how: Adding) -> Call:
        """The call that adds a movie."""
        from mediatui.models.production import Production

        if candidate.tmdb_id is None:
            raise self.api.refused("this is no movie")
        options: dict[str, Any] = {"searchForMovie": how.search}
        if how.monitor:
            options["monitor"] = how.monitor
        body = {
            "tmdbId": candidate.tmdb_id,
            "title": candidate.title,
            **({"year": candidate.year} if candidate.year else {}),
            "qualityProfileId": how.profile_id,
            "rootFolderPath": how.root_folder,
            "monitored": how.monitored,
            "minimumAvailability": _availability(how.minimum_availability) or Production.RELEASED.value,
            "tags": list(how.tags),
            "addOptions": options,
        }
        return Call("POST", "/movie", body=body, timeout=SLOW_TIMEOUT)

    def changed(self, changes: Changes) -> dict[str, Any]:
        """Changes as Radarr's editor takes them."""
        told: dict[str, Any] = {}
        if changes.monitored is not None:
            told["monitored"] = changes.monitored
        if changes.profile_id is not None:
            told["qualityProfileId"] = changes.profile_id
        if changes.minimum_availability is not None:
            told["minimumAvailability"] = _availability(changes.minimum_availability)
        return {name: value for name, value in told.items() if value != ""}

    def _searches(self, targets: Sequence[Target]) -> tuple[Call, ...]:
        ids = [target.movie_id for target in targets if target.movie_id is not None]
        return (command("MoviesSearch", movieIds=ids),) if ids else ()


def _search_all(wish: Wish) -> Call:
    from mediatui.models.schedule import Wish

    return command("MissingMoviesSearch" if wish is Wish.MISSING else "CutoffUnmetMoviesSearch")


def _availability(production: Any) -> str:
    """ "" for what Radarr cannot wait for."""
    from mediatui.services.servarr.titles import AVAILABILITIES

    return AVAILABILITIES.get(production, "")
