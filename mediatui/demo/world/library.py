"""The library of a household: films, series, music, photos, trailers, and what is on television."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from enum import StrEnum

from mediatui.demo.world.media import MediaFile, music_file, photo_file, video_file
from mediatui.demo.world.titles.films import FILMS, TRAILERS, WEB_CLIPS, FilmFacts
from mediatui.demo.world.titles.music import ALBUMS, CHANNELS, PHOTO_ALBUMS, AlbumFacts
from mediatui.demo.world.titles.series import SERIES, SeriesFacts

_ADDED = 1_730_000_000
_SLOT = 1800
"""Programmes on television follow each other by the half hour, in seconds."""


class Kind(StrEnum):
    """What an item is."""

    MOVIE = "movie"
    EPISODE = "episode"
    TRACK = "track"
    PHOTO = "photo"
    TRAILER = "trailer"
    WEB = "web"
    """A clip that comes from a channel on the web, not from the library."""
    LIVE = "live"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that can be played. `parent` and `grandparent` are season and series, album and artist."""

    kind: Kind
    rating_key: int
    title: str
    file: MediaFile
    section: int
    library: str
    year: int = 0
    parent: str = ""
    parent_key: int = 0
    grandparent: str = ""
    grandparent_key: int = 0
    index: int = 0
    parent_index: int = 0
    original_title: str = ""
    summary: str = ""
    genres: tuple[str, ...] = ()
    directors: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    studio: str = ""
    content_rating: str = ""
    guids: tuple[str, ...] = ()
    added_at: int = _ADDED
    begins_at: int = 0
    """For television: when the programme began and ends, seconds since the epoch."""
    ends_at: int = 0
    channel: tuple[str, str, str] = ("", "", "")
    """For television: call sign, number, title."""

    @property
    def seconds(self) -> int:
        """How long it is; 0 for a photo."""
        return self.ends_at - self.begins_at if self.kind is Kind.LIVE else self.file.seconds

    @property
    def full_title(self) -> str:
        """As Tautulli puts it together."""
        if self.kind is Kind.TRACK:
            return f"{self.title} - {self.grandparent}"
        if self.kind in (Kind.EPISODE, Kind.LIVE):
            return f"{self.grandparent} - {self.title}"
        return f"{self.parent} - {self.title}" if self.kind is Kind.PHOTO else self.title


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(",") if word.strip())


def _path(*parts: str) -> str:
    """A path such as a library has it: no slashes or colons within names, none longer than 80 characters."""
    return "/data/" + "/".join(re.sub(r"[/:]", " ", part)[:80] for part in parts)


def spread(text: str, low: float, high: float) -> float:
    """A number between `low` and `high` that is always the same for `text`."""
    digest = hashlib.blake2b(text.encode(), digest_size=4).digest()
    return low + (high - low) * int.from_bytes(digest) / 0xFFFFFFFF


@dataclass(slots=True)
class Library:
    """Everything a household can play, in shelves by kind."""

    movies: list[Item] = field(default_factory=list)
    episodes: list[Item] = field(default_factory=list)
    tracks: list[Item] = field(default_factory=list)
    photos: list[Item] = field(default_factory=list)
    trailers: list[Item] = field(default_factory=list)
    web_clips: list[Item] = field(default_factory=list)
    by_key: dict[int, Item] = field(default_factory=dict)

    def shelf(self, kind: Kind) -> list[Item]:
        """The items of a kind; television has none, see `on_air`."""
        shelves = {
            Kind.MOVIE: self.movies,
            Kind.EPISODE: self.episodes,
            Kind.TRACK: self.tracks,
            Kind.PHOTO: self.photos,
            Kind.TRAILER: self.trailers,
            Kind.WEB: self.web_clips,
        }
        return shelves.get(kind, [])

    def add(self, item: Item) -> None:
        """Put an item on its shelf."""
        self.shelf(item.kind).append(item)
        self.by_key[item.rating_key] = item

    def find(self, title: str, parent: str | None = None, index: int | None = None) -> Item:
        """The first item of that title (or with that grandparent, season and number). Raises `KeyError`."""
        for item in self.by_key.values():
            if parent is None and title == item.title:
                return item
            if parent is not None and (title, parent, index) == (item.grandparent, item.parent, item.index):
                return item
        raise KeyError(title)

    def next_after(self, item: Item) -> Item | None:
        """What a player goes on with by itself: the next episode, track or photo."""
        shelf = self.shelf(item.kind)
        if item.kind not in (Kind.EPISODE, Kind.TRACK, Kind.PHOTO):
            return None
        where = shelf.index(item) + 1
        following = shelf[where] if where < len(shelf) else None
        if following is None or following.grandparent_key != item.grandparent_key:
            return None
        return following

    def on_air(self, channel: int, at: float) -> Item:
        """The programme a channel shows at the time `at` (seconds since the epoch)."""
        call_sign, number, name, programmes = CHANNELS[channel % len(CHANNELS)]
        slot = int(at // _SLOT)
        show = programmes[slot % len(programmes)]
        return Item(
            Kind.LIVE, 90_000 + slot % 5000 * 10 + channel, show, video_file("live", "", 0), 999999,
            "Live TV",
            year=2026, parent="2026", grandparent=show, index=slot % 200 + 1, parent_index=2026,
            summary=f"{show} on {call_sign}.", guids=(), added_at=slot * _SLOT,
            begins_at=slot * _SLOT, ends_at=(slot + 1) * _SLOT, channel=(call_sign, number, name),
        )  # fmt: skip


def _film(facts: FilmFacts, key: int) -> Item:
    name = f"{facts.original or facts.title} ({facts.year})"
    guids = (f"imdb://{facts.imdb}", f"tmdb://{facts.tmdb}") if facts.tmdb else ()
    # A few seconds more than whole minutes, as files have it.
    seconds = facts.minutes * 60 + round(spread(name, 0, 59))
    file = video_file(
        facts.grade, _path("movies", name, name), seconds, factor=spread(facts.title, 0.8, 1.25)
    )
    summary = facts.summary or f"{facts.title}, directed by {facts.director} in {facts.year}."
    return Item(
        Kind.MOVIE, key, facts.title, file, 1, "Movies", year=facts.year, original_title=facts.original,
        summary=summary, genres=_words(facts.genres), directors=_words(facts.director),
        actors=_words(facts.cast), studio=facts.studio, content_rating=facts.rated, guids=guids,
        added_at=_ADDED + key * 9000,
    )  # fmt: skip


def _episodes(facts: SeriesFacts, key: int) -> list[Item]:
    section, library = (4, "アニメ & Cartoons") if facts.anime else (2, "TV Shows")
    items: list[Item] = []
    for season, told in facts.seasons.items():
        season_key = key + season * 100
        names = tuple(f"Episode {n}" for n in range(1, told + 1)) if isinstance(told, int) else told
        for number, name in enumerate(names, 1):
            code = f"S{season:02d}E{number:02d}"
            path = _path("tv", facts.title, f"Season {season:02d}", f"{facts.title} - {code} - {name}")
            seconds = round(facts.minutes * 60 * spread(path, 0.93, 1.06))
            file = video_file(facts.grade, path, seconds, factor=spread(path, 0.8, 1.2))
            items.append(Item(
                Kind.EPISODE, season_key + number, name, file, section, library, year=facts.year + season - 1,
                parent=f"Season {season}", parent_key=season_key, grandparent=facts.title,
                grandparent_key=key,
                index=number, parent_index=season, summary=f"{facts.title}, {code}.",
                genres=_words(facts.genres),
                actors=_words(facts.cast), studio=facts.studio, content_rating=facts.rated,
                guids=(f"tvdb://{facts.tvdb}{season:02d}{number:02d}",) if facts.tvdb else (),
                added_at=_ADDED + season_key * 40,
            ))  # fmt: skip
    return items


def _tracks(facts: AlbumFacts, artist_key: int) -> list[Item]:
    album_key = artist_key + 1
    items: list[Item] = []
    for number, (name, seconds) in enumerate(facts.tracks, 1):
        path = _path("music", facts.artist, facts.title, f"{number:02d} - {name}")
        items.append(Item(
            Kind.TRACK, album_key + number, name, music_file(facts.grade, path, seconds, factor=spread(path,
                                                                                                       0.8,
                                                                                                       1.1)),
            3, "Music", year=facts.year, parent=facts.title, parent_key=album_key, grandparent=facts.artist,
            grandparent_key=artist_key, index=number, parent_index=1, genres=(facts.genre,),
        ))  # fmt: skip
    return items


def build_library(*, small: bool = False) -> Library:
    """The shelves of a household; a small one (a cabin) has a third of the films and series."""
    shelf = slice(2, None, 3) if small else slice(None)
    library = Library()
    for number, film in enumerate(FILMS[shelf]):
        library.add(_film(film, 1001 + number))
    for number, series in enumerate(SERIES[shelf]):
        for item in _episodes(series, 20_000 + number * 1000):
            library.add(item)
    for number, album in enumerate(ALBUMS[shelf]):
        for item in _tracks(album, 60_000 + number * 100):
            library.add(item)
    for number, (album_title, photos) in enumerate(PHOTO_ALBUMS):
        for at, name in enumerate(photos, 1):
            key = 70_000 + number * 100
            library.add(Item(
                Kind.PHOTO, key + at, name, photo_file(_path("photos", album_title, name)), 5, "Photos",
                year=2025, parent=album_title, parent_key=key, grandparent_key=key, index=at,
            ))  # fmt: skip
    for number, (name, film_title, year, seconds) in enumerate(TRAILERS):
        file = video_file("trailer", _path("movies", film_title, f"{name}-trailer"), seconds)
        library.add(
            Item(Kind.TRAILER, 88_001 + number, name, file, 1, "Movies", year=year, parent=film_title)
        )
    for number, (name, channel, seconds) in enumerate(WEB_CLIPS):
        file = video_file("trailer", "", seconds)
        library.add(Item(Kind.WEB, 89_001 + number, name, file, 0, channel, channel=("", "", channel)))
    return library
