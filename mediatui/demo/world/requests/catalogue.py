"""The catalogue: every title the film database knows, those of the library among them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from mediatui.demo.world.library import Item, Library, spread
from mediatui.demo.world.requests.invented import invented
from mediatui.demo.world.requests.title import MOVIE, TV, Season, Title, genre_numbers
from mediatui.demo.world.titles.series import SERIES
from mediatui.demo.world.titles.wanted_films import WANTED_FILMS
from mediatui.demo.world.titles.wanted_series import SERIES_NUMBERS, WANTED_SERIES

_MORE_SEASONS = {
    "Twin Peaks": (22, 18), "Andor": (12,), "Bluey (2018)": (52, 49), "進撃の巨人": (12, 22, 28),
}  # fmt: skip
"""What there is beyond the library, season after season."""
_MADE_UP_MOVIES, _MADE_UP_SERIES = 900_000, 930_000


class Catalogue:
    """Titles by their key, in the order of the database. More are invented when more are asked for."""

    def __init__(self, library: Library, start: float, extra: int) -> None:
        """`start`: when the world began, seconds since the epoch; `extra`: how many invented titles."""
        self.by_key: dict[tuple[str, int], Title] = {}
        self._today = datetime.fromtimestamp(start, UTC)
        for item in library.movies:
            self._add(self._film(item))
        for episodes in _series_of(library):
            self._add(self._show(episodes))
        self.shelved = tuple(self.by_key.values())
        """What the library had from the beginning."""
        self.wanted = tuple(self._add(title) for title in self._wanted())
        """What it has not."""
        self.extra = tuple(self._add(invented(number)) for number in range(extra))

    def find(self, kind: str, tmdb: int) -> Title | None:
        """The title of that key, or None where the database has none."""
        return self.by_key.get((kind, tmdb))

    def search(self, words: str) -> list[Title]:
        """Titles whose name or original name has `words` in it, the most popular first."""
        sought = words.casefold().strip()
        found = [t for t in self.by_key.values() if sought in f"{t.name}\n{t.original}".casefold()]
        return sorted(found, key=lambda title: -title.popularity)

    def shelf(self, kind: str) -> list[Title]:
        """All movies or all series, the most popular first."""
        return sorted((t for t in self.by_key.values() if t.kind == kind), key=lambda t: -t.popularity)

    def _add(self, title: Title) -> Title:
        self.by_key[title.key] = title
        return title

    def _day(self, told: str) -> str:
        if told.startswith("+"):
            return (self._today + timedelta(days=int(told[1:]))).date().isoformat()
        return told

    def _film(self, item: Item) -> Title:
        numbers = dict(guid.split("://") for guid in item.guids)
        tmdb = int(numbers.get("tmdb", _MADE_UP_MOVIES + item.rating_key))
        name = item.original_title or item.title
        return Title(
            MOVIE, tmdb, name, f"{item.year}-0{1 + tmdb % 9}-{10 + tmdb % 18}", item.seconds // 60,
            round(spread(name, 6.4, 8.6), 1), round(spread(name, 300, 21_000)),
            genre_numbers(MOVIE, ", ".join(item.genres)), item.actors, item.directors, item.studio,
            item.summary, item.content_rating, original=item.title, imdb=numbers.get("imdb", ""),
            popularity=round(spread(name, 5, 60), 1), rating_key=item.rating_key,
        )  # fmt: skip

    def _show(self, episodes: list[Item]) -> Title:
        first = episodes[0]
        name = first.grandparent
        counts: dict[int, int] = {}
        for item in episodes:
            counts[item.parent_index] = counts.get(item.parent_index, 0) + 1
        on_shelf = tuple(counts)
        for more in _MORE_SEASONS.get(name, ()):
            counts[max(counts) + 1] = more
        facts = next(facts for facts in SERIES if facts.title == name)
        seasons = tuple(Season(at, count, f"{facts.year + at - 1}-03-02") for at, count in counts.items())
        tmdb = SERIES_NUMBERS.get(name, _MADE_UP_SERIES + first.grandparent_key)
        return Title(
            TV, tmdb, name, f"{facts.year}-03-02", facts.minutes, round(spread(name, 7.4, 8.9), 1),
            round(spread(name, 300, 9_000)), genre_numbers(TV, facts.genres), first.actors, (), facts.studio,
            f"{name}, in {len(seasons)} season{'s' * (len(seasons) > 1)}.", facts.rated,
            tvdb=facts.tvdb or 980_000 + first.grandparent_key, seasons=seasons, status="Ended",
            popularity=round(spread(name, 5, 60), 1), rating_key=first.grandparent_key, on_shelf=on_shelf,
        )  # fmt: skip

    def _wanted(self) -> Iterator[Title]:
        for film in WANTED_FILMS:
            day = self._day(film.released)
            out = bool(day) and day <= self._today.date().isoformat()
            yield Title(
                MOVIE, film.tmdb, film.title, day, film.minutes, film.rating if out else 0,
                round(film.rating * spread(film.title, 150, 3000)) if out else 0,
                genre_numbers(MOVIE, film.genres), _names(film.cast), _names(film.director), "",
                film.overview, film.rated, film.language, film.original, f"tt7{film.tmdb:07d}",
                status="Released" if out else "Planned" if not day else "Post Production",
                popularity=round(spread(film.title, 8, 240), 1), flaw=film.flaw,
            )  # fmt: skip
        for series in WANTED_SERIES:
            day = self._day(series.began)
            seasons = [Season(0, series.specials, day)] if series.specials else []
            year = int(day[:4] or 0)
            seasons += [
                Season(at, count, f"{year + at - 1}{day[4:]}") for at, count in enumerate(series.seasons, 1)
            ]
            yield Title(
                TV, series.tmdb, series.title, day, series.minutes, series.rating,
                round(series.rating * spread(series.title, 80, 1500)), genre_numbers(TV, series.genres),
                _names(series.cast), (), series.network, series.overview, series.rated, series.language,
                series.original, f"tt6{series.tmdb:07d}", series.tvdb, tuple(seasons), series.status,
                popularity=round(spread(series.title, 8, 240), 1),
            )  # fmt: skip


def _names(told: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in told.split(",") if name.strip())


def _series_of(library: Library) -> list[list[Item]]:
    """The episodes of each series, in the order of the shelf."""
    found: dict[int, list[Item]] = {}
    for item in library.episodes:
        found.setdefault(item.grandparent_key, []).append(item)
    return list(found.values())
