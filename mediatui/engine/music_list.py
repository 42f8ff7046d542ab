"""All artists of all Lidarrs as one list, what a filter may ask of them, and in which orders they stand."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Mapping, Sequence, ValuesView
from typing import NamedTuple

from mediatui.engine.library import Names
from mediatui.models.library import Shelf
from mediatui.models.music import Artist
from mediatui.models.production import Production
from mediatui.models.shelves import ShelfAbout
from mediatui.wording.music import artist_missing, artist_state

AT_ONCE = 250
"""Artists made before the event loop gets its turn: under 3 ms."""
DAY = 86_400.0


class Played(NamedTuple):
    """How often an artist was played within the last thirty days."""

    name: str
    plays: int = 0
    duration_s: int = 0


class ArtistEntry(NamedTuple):
    """An artist with the names that its service gives its numbers, and what was played of it.

    One that is played and in no Lidarr has an `artist` without a service.
    """

    key: str
    artist: Artist
    missing: int
    profile: str
    metadata: str
    tags: tuple[str, ...]
    root: str
    folded: str
    """What words are looked for in, folded: name, tags, genres."""
    played: Played | None = None

    @property
    def record(self) -> Artist:
        """The artist, as what is done with any title is made for."""
        return self.artist

    @property
    def title(self) -> str:
        """Its name."""
        return self.artist.name

    @property
    def is_there(self) -> bool:
        """Whether a Lidarr has it."""
        return bool(self.artist.service)


def entry_of(artist: Artist, names: Names, metadata: str = "", played: Played | None = None) -> ArtistEntry:
    """An artist with its names."""
    from mediatui.matching.text import fold

    tags = names.tags(artist.tags)
    words = (artist.name, artist.sort_name, artist.disambiguation, *tags, *artist.genres)
    return ArtistEntry(
        artist.key,
        artist,
        artist_missing(artist),
        names.profile(artist.profile_id),
        metadata,
        tags,
        names.root(artist.path),
        fold(" ".join(word for word in words if word)),
        played,
    )


def entry_named(artist: Artist, about: ShelfAbout) -> ArtistEntry:
    """One artist with what its service calls its numbers."""
    metadata = {each.id: each.name for each in about.metadata_profiles}
    return entry_of(artist, Names(about), metadata.get(artist.metadata_profile_id or 0, ""))


def entries(
    shelves: Sequence[tuple[str, Shelf, ShelfAbout]], played: Sequence[Played] = ()
) -> list[ArtistEntry]:
    """All artists in order of their names; then those that are played and nowhere."""
    found: list[ArtistEntry] = []
    for _ in _built(found, shelves, played):
        pass
    return found


async def entries_in_steps(
    shelves: Sequence[tuple[str, Shelf, ShelfAbout]], played: Sequence[Played] = ()
) -> list[ArtistEntry]:
    """The same of thousands: the event loop gets its turn in between."""
    found: list[ArtistEntry] = []
    for _ in _built(found, shelves, played):
        await asyncio.sleep(0)
    return found


def _built(
    found: list[ArtistEntry], shelves: Sequence[tuple[str, Shelf, ShelfAbout]], played: Sequence[Played]
) -> Iterator[None]:
    """Fills `found`; stops for a moment after every few."""
    from mediatui.matching.text import fold

    plays = {fold(each.name): each for each in played}
    met: set[str] = set()
    for _, shelf, about in shelves:
        names = Names(about)
        metadata = {each.id: each.name for each in about.metadata_profiles}
        for artist in shelf.artists:
            name = fold(artist.name) if plays else ""
            play = plays.get(name)
            if play is not None:
                met.add(name)
            found.append(entry_of(artist, names, metadata.get(artist.metadata_profile_id or 0, ""), play))
            if len(found) % AT_ONCE == 0:
                yield
    found.sort(key=_name)
    found += [
        ArtistEntry(f"played/{name}", Artist("", 0, play.name), 0, "", "", (), "", name, play)
        for name, play in plays.items()
        if name not in met
    ]


def _name(entry: ArtistEntry) -> str:
    artist = entry.artist
    return artist.sort_name or artist.name.casefold()


# -- what a filter may ask ------------------------------------------------------


def _ago(moment: float | None, now: float) -> float | None:
    return None if moment is None else (now - moment) / DAY


def _is(entry: ArtistEntry) -> str:
    artist = entry.artist
    words = ["monitored" if artist.monitored else "unmonitored"]
    words += ["missing"] if entry.missing else []
    words += ["played"] if entry.played is not None else []
    words += [artist.status.value] if artist.status is not Production.UNKNOWN else []
    return " ".join(words)


def _next(entry: ArtistEntry) -> float | None:
    return None if entry.artist.next_album is None else entry.artist.next_album.at


def _last(entry: ArtistEntry) -> float | None:
    return None if entry.artist.last_album is None else entry.artist.last_album.at


# fmt: off
FIELDS: Mapping[str, Callable[[ArtistEntry, float], str | float | None]] = {
    "name":     lambda e, now: e.artist.name,
    "type":     lambda e, now: e.artist.kind,
    "is":       lambda e, now: _is(e),
    "state":    lambda e, now: artist_state(e.artist),
    "status":   lambda e, now: e.artist.status.value,
    "service":  lambda e, now: e.artist.service,
    "profile":  lambda e, now: e.profile,
    "metadata": lambda e, now: e.metadata,
    "tag":      lambda e, now: ", ".join(e.tags),
    "genre":    lambda e, now: ", ".join(e.artist.genres),
    "root":     lambda e, now: e.root,
    "path":     lambda e, now: e.artist.path,
    "albums":   lambda e, now: float(e.artist.albums),
    "tracks":   lambda e, now: float(e.artist.tracks),
    "missing":  lambda e, now: float(e.missing),
    "plays":    lambda e, now: float(e.played.plays) if e.played is not None else 0.0,
    "size":     lambda e, now: e.artist.size / 2**30,
    "rating":   lambda e, now: e.artist.rating,
    "added":    lambda e, now: _ago(e.artist.added, now),
    "next":     lambda e, now: None if _next(e) is None else -(_ago(_next(e), now) or 0.0),
    "last":     lambda e, now: _ago(_last(e), now),
}
# fmt: on
"""The fields of the filter: `size` in GiB; `added` and `last` in days ago, `next` in days to come."""


class EntryFacts(Mapping[str, "str | float | None"]):
    """What an artist says of itself, worked out when it is asked for."""

    __slots__ = ("_entry", "_now", "folded")

    def __init__(self, entry: ArtistEntry, now: float) -> None:
        self._entry = entry
        self._now = now
        self.folded = entry.folded

    def __getitem__(self, name: str) -> str | float | None:
        return FIELDS[name](self._entry, self._now)

    def values(self) -> ValuesView[str | float | None]:
        """What words are looked for in: not in every field, for five thousand are asked at each letter."""
        return {"": self._entry.folded}.values()

    def __iter__(self) -> Iterator[str]:
        return iter(FIELDS)

    def __len__(self) -> int:
        return len(FIELDS)


ORDERS: dict[str, tuple[str, Callable[[ArtistEntry], tuple[object, ...]]]] = {
    "name": ("name", lambda e: ()),
    "added": ("newest", lambda e: (-(e.artist.added or 0),)),
    "size": ("size", lambda e: (-e.artist.size,)),
    "albums": ("albums", lambda e: (-e.artist.albums,)),
    "missing": ("missing", lambda e: (-e.missing,)),
    "type": ("type", lambda e: (e.artist.kind or "~",)),
    "profile": ("profile", lambda e: (e.profile or "~",)),
    "next": ("next release", lambda e: (_next(e) is None, _next(e) or 0.0)),
    "last": ("last release", lambda e: (-(_last(e) or 0.0),)),
    "plays": ("most played", lambda e: (-(e.played.plays if e.played is not None else 0),)),
}
"""Column key → what the order is called, and what it sorts by; of equals the first by name comes first."""


def albums_missing(entry: ArtistEntry) -> str:
    """What is missing of an artist in a few cells: "12 of 240"; "" where nothing is looked for."""
    return f"{entry.missing:,} of {entry.artist.tracks:,}" if entry.missing else ""
