"""Shelving: what was fetched is put into the library, to be found there and played."""

from __future__ import annotations

from mediatui.demo.world.library import Item, Kind, Library, spread
from mediatui.demo.world.media import video_file
from mediatui.demo.world.requests.title import MOVIE, Season, Title, genre_name

_KEYS_FROM, _KEYS_EACH = 30_000_000, 10_000


def key_of(number: int) -> int:
    """The media server's key of a title that came later, by its number at the desk."""
    return _KEYS_FROM + number * _KEYS_EACH


def shelve(library: Library, title: Title, key: int, seasons: tuple[int, ...], now: float) -> None:
    """Put a movie, or seasons of a series, where they are found by key and by name.

    Not on the shelves people choose from by chance: what they choose must not hang on who asked for requests.
    """
    if title.kind == MOVIE:
        library.by_key[key] = _movie(title, key, int(now))
        return
    for season in title.seasons:
        if season.number in seasons:
            for number in range(1, season.episodes + 1):
                item = _episode(title, key, season, number, int(now))
                library.by_key.setdefault(item.rating_key, item)


def _genres(title: Title) -> tuple[str, ...]:
    return tuple(name for number in title.genres if (name := genre_name(title.kind, number)))


def _movie(title: Title, key: int, now: int) -> Item:
    year = title.released[:4]
    name = f"{title.name} ({year})".replace("/", " ").replace(":", "")
    file = video_file(
        "1080-web", f"/data/movies/{name}/{name}", title.minutes * 60, factor=spread(name, 0.8, 1.2)
    )
    guids = (f"imdb://{title.imdb}", f"tmdb://{title.tmdb}")
    return Item(
        Kind.MOVIE, key, title.name, file, 1, "Movies", year=int(year or 0), original_title=title.original,
        summary=title.overview, genres=_genres(title), directors=title.makers, actors=title.people,
        studio=title.house, content_rating=title.rated, guids=guids, added_at=now,
    )  # fmt: skip


def _episode(title: Title, key: int, season: Season, number: int, now: int) -> Item:
    code = f"S{season.number:02d}E{number:02d}"
    folder = title.name.replace("/", " ").replace(":", "")
    file = video_file("1080-web", f"/data/tv/{folder}/{folder} - {code}", title.minutes * 60)
    season_key = key + season.number * 100
    return Item(
        Kind.EPISODE, season_key + number, f"Episode {number}", file, 2, "TV Shows",
        year=int(season.aired[:4] or 0), parent=f"Season {season.number}", parent_key=season_key,
        grandparent=title.name, grandparent_key=key, index=number, parent_index=season.number,
        summary=f"{title.name}, {code}.", genres=_genres(title), actors=title.people, studio=title.house,
        content_rating=title.rated, guids=(f"tvdb://{title.tvdb}{season.number:02d}{number:02d}",),
        added_at=now,
    )  # fmt: skip
