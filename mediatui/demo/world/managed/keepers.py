"""The two sorts of managers: one that looks after films, one that looks after series."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from mediatui.demo.world.managed.manager import Manager
from mediatui.demo.world.managed.records import DAY, Episode, Film, Part, Show
from mediatui.demo.world.managed.releases import day_of
from mediatui.demo.world.requests.title import Season

EACH = 1000
"""An episode's number is its series' times this, and its place in it."""
_DIGITAL, _PHYSICAL = 75 * DAY, 110 * DAY


def safe(name: str) -> str:
    """A name as a folder can have it."""
    return re.sub(r"[/:]", " ", name)[:80]


class FilmKeeper(Manager):
    """Radarr's."""

    def part(self, number: int) -> Film | None:
        """The movie of that number."""
        found = self.owners.get(number)
        return found if isinstance(found, Film) else None

    def parts(self) -> Iterable[Film]:
        """All movies."""
        return (owner for owner in self.owners.values() if isinstance(owner, Film))

    def groups(self, parts: Sequence[Part]) -> list[list[Part]]:
        """Each by itself."""
        return [[part] for part in parts]

    def is_out(self, part: Part, now: float) -> bool:
        """Whether it is as far as it is waited for."""
        return isinstance(part, Film) and available(part, now)

    def path_of(self, part: Part, release: str) -> str:
        """In the movie's folder."""
        assert isinstance(part, Film)
        name = part.path.rpartition("/")[2]
        quality = f" {part.file.quality}" if part.file is not None else ""
        return f"{part.path}/{release.removesuffix('.mkv') or name + quality}.mkv"

    def search_order(self, parts: Sequence[Part]) -> tuple[str, dict[str, object]]:
        """For movies."""
        return "MoviesSearch", {"movieIds": [part.id for part in parts]}


Dates = tuple[float | None, float | None, float | None]


def dates_of(film: Film) -> Dates:
    """When it comes to cinemas, to be streamed, and on a disc."""
    day = day_of(film.title.released)
    return (None, None, None) if day is None else (day, day + _DIGITAL, day + _PHYSICAL)


def status_of(film: Film, now: float) -> str:
    """How far it is: "announced", "inCinemas" or "released"."""
    day = day_of(film.title.released)
    if day is None or day > now:
        return "announced"
    return "released" if day + _DIGITAL <= now else "inCinemas"


_STEPS = {"tba": 0, "announced": 1, "inCinemas": 2, "released": 3}


def available(film: Film, now: float) -> bool:
    """Whether it is as far as it is waited for."""
    return _STEPS[status_of(film, now)] >= _STEPS[film.wait_for]


class ShowKeeper(Manager):
    """Sonarr's."""

    def part(self, number: int) -> Episode | None:
        """The episode of that number."""
        show, place = self.owners.get(number // EACH), number % EACH - 1
        return show.parts[place] if isinstance(show, Show) and 0 <= place < len(show.parts) else None

    def parts(self) -> Iterator[Episode]:
        """All episodes; those that nobody looked at are made for it."""
        for owner in self.owners.values():
            if isinstance(owner, Show):
                yield from owner.parts

    def groups(self, parts: Sequence[Part]) -> list[list[Part]]:
        """A season whose aired episodes are all meant together, any other episode by itself."""
        seasons: dict[tuple[int, int], list[Part]] = {}
        for part in parts:
            if isinstance(part, Episode):
                seasons.setdefault((part.show.id, part.season), []).append(part)
        found: list[list[Part]] = []
        for (show, season), some in seasons.items():
            every = [e for e in self.owners[show].parts if isinstance(e, Episode) and e.season == season]
            whole = len(some) == len(every) > 1
            found += [some] if whole else [[part] for part in some]
        return found

    def is_out(self, part: Part, now: float) -> bool:
        """Whether it has been on."""
        return isinstance(part, Episode) and part.aired is not None and part.aired <= now

    def path_of(self, part: Part, release: str) -> str:
        """In the season's folder."""
        assert isinstance(part, Episode)
        show = part.show
        folder = f"{show.path}/Season {part.season:02d}" if show.season_folders else show.path
        name = f"{safe(show.title.name)} - {part.code} - {safe(part.name)}"
        quality = f" {part.file.quality}" if part.file is not None else ""
        if not release:
            return f"{folder}/{name}{quality}.mkv"
        stem = release.removesuffix(".mkv")
        if part.code not in stem:
            stem = re.sub(r"\.S\d\d\b", f".{part.code}", stem, count=1)
        return f"{folder}/{stem}.mkv"

    def search_order(self, parts: Sequence[Part]) -> tuple[str, dict[str, object]]:
        """For one season, or for episodes."""
        seasons = {(part.owner.id, part.season) for part in parts if isinstance(part, Episode)}
        if len(seasons) == 1 and len(parts) > 1:
            show, season = next(iter(seasons))
            return "SeasonSearch", {"seriesId": show, "seasonNumber": season}
        return "EpisodeSearch", {"episodeIds": [part.id for part in parts]}


def episodes_of(show: Show) -> list[Episode]:
    """The episodes of a series as its title has them, a week apart, without files; specials first."""
    found: list[Episode] = []
    absolute = 0
    for season in show.title.seasons:
        first = day_of(season.aired)
        for number in range(1, season.episodes + 1):
            absolute += bool(season.number)
            aired = None if first is None else first + (number - 1) * 7 * DAY + 21 * 3600
            monitored = show.seasons.get(season.number, False)
            found.append(Episode(
                show.id * EACH + len(found) + 1, show, season.number, number, absolute, f"Episode {number}",
                aired, monitored,
            ))  # fmt: skip
    return found


def aired_of(season: Season, now: float) -> int:
    """How many episodes of a season have been on at a time, a week apart."""
    first = day_of(season.aired)
    if first is None or first + 21 * 3600 > now:
        return 0
    return min(season.episodes, int((now - first - 21 * 3600) // (7 * DAY)) + 1)
