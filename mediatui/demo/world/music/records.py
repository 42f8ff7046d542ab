"""What a Lidarr keeps: artists, albums with editions, tracks and their files. Times are epoch seconds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

EACH = 1000
"""A track's number is its album's times this, and its place in it."""


class Naming(NamedTuple):
    """An artist as a title is spoken of: for everything that films, series and artists have in common."""

    name: str
    mbid: str
    tmdb: int
    """A number that stands for it where titles are told apart by numbers."""
    minutes: int = 45
    language: str = "en"

    @property
    def key(self) -> str:
        """What stands for it where things are made up."""
        return self.mbid


@dataclass(slots=True)
class SoundFile:
    """A file of one track."""

    id: int
    path: str
    size: int
    added: float
    quality: str
    scene: str = ""
    group: str = ""
    formats: tuple[int, ...] = ()


@dataclass(slots=True, eq=False)
class Tune:
    """A track of an album's chosen edition."""

    id: int
    record: Record
    medium: int
    number: int
    absolute: int
    name: str
    seconds: int
    file: SoundFile | None = None


class Pressing(NamedTuple):
    """An edition of an album. `discs` says how many tracks each has."""

    id: int
    format: str
    country: str
    label: str
    discs: tuple[int, ...]
    disambiguation: str = ""
    status: str = "Official"

    @property
    def tracks(self) -> int:
        """On all discs."""
        return sum(self.discs)


@dataclass(slots=True, eq=False)
class Record:
    """An album. Its tracks are made when they are first looked at."""

    id: int
    band: Band
    name: str
    day: str
    """"1997-09-22"; "" where no day is set."""
    kind: str
    secondary: tuple[str, ...]
    pressings: list[Pressing]
    make: Callable[[Record], list[Tune]]
    have: int = 0
    """How many of its first tracks are here, as long as nobody looked at them."""
    quality: str = "FLAC"
    monitored: bool = True
    any_pressing: bool = True
    chosen: int = 0
    """The place of the edition that is looked for."""
    searched: float | None = None
    disambiguation: str = ""
    _tunes: list[Tune] | None = None

    @property
    def owner(self) -> Band:
        """The artist it is of."""
        return self.band

    @property
    def pressing(self) -> Pressing:
        """The edition that is looked for."""
        return self.pressings[self.chosen]

    @property
    def tunes(self) -> list[Tune]:
        """Its tracks, in order."""
        if self._tunes is None:
            self._tunes = self.make(self)
        return self._tunes

    @property
    def made(self) -> bool:
        """Whether its tracks were looked at."""
        return self._tunes is not None

    @property
    def files(self) -> int:
        """How many of its tracks are here."""
        if self._tunes is None:
            return min(self.have, self.pressing.tracks)
        return sum(tune.file is not None for tune in self._tunes)

    @property
    def file(self) -> SoundFile | None:
        """The first of its files where all are here: then it is not missing."""
        if self.files < self.pressing.tracks:
            return None
        if self._tunes is None:
            return SoundFile(self.id * EACH + 1, "", 0, self.band.added, self.quality)
        return next((tune.file for tune in self._tunes if tune.file is not None), None)

    @file.setter
    def file(self, none: None) -> None:
        for tune in self.tunes:
            tune.file = none

    def size(self) -> int:
        """Bytes of what is here."""
        if self._tunes is None:
            return self.files * TRACK_BYTES.get(self.quality, 9_000_000)
        return sum(tune.file.size for tune in self._tunes if tune.file is not None)

    def press(self, place: int) -> None:
        """Look for another edition: tracks that both have keep their files."""
        before = {tune.absolute: tune for tune in self.tunes}
        self.chosen = place
        self._tunes = None
        for tune in self.tunes:
            old = before.get(tune.absolute)
            if old is not None:
                tune.file = old.file


@dataclass(slots=True, eq=False)
class Band:
    """An artist Lidarr looks after."""

    id: int
    title: Naming
    root: str
    path: str
    added: float
    kind: str = "Group"
    ended: bool = False
    genres: tuple[str, ...] = ()
    disambiguation: str = ""
    overview: str = ""
    members: tuple[str, ...] = ()
    profile: int = 1
    metadata_profile: int = 1
    monitored: bool = True
    monitor_new: str = "all"
    tags: list[int] = field(default_factory=list)
    parts: list[Record] = field(default_factory=list)


TRACK_BYTES = {"FLAC": 31_000_000, "FLAC 24bit": 68_000_000, "MP3-320": 9_600_000, "AAC-256": 8_100_000}
"""How large a track is, about."""
