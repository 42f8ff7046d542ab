"""Music: artists, albums with their editions and tracks, and the files there are of them.

Times are seconds since the epoch, sizes bytes, durations seconds. There may be 5,000 artists.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from mediatui.models.production import Production
from mediatui.models.quality import UNKNOWN_QUALITY, Quality


class Appearance(NamedTuple):
    """An album and the day it appears."""

    title: str
    at: float | None = None
    album_id: int | None = None


@dataclass(frozen=True, slots=True)
class Artist:
    """An artist of one Lidarr. `files` of `tracks` (of monitored albums that are out, or there) are there."""

    service: str
    id: int
    name: str
    sort_name: str = ""
    foreign_id: str = ""
    """Its number in MusicBrainz."""
    kind: str = ""
    """ "Group", "Person", "Orchestra" …"""
    disambiguation: str = ""
    status: Production = Production.UNKNOWN
    """Continuing or ended."""
    monitored: bool = False
    monitor_new: str = ""
    """What becomes of albums that appear: "all", "none", "new"."""
    profile_id: int | None = None
    metadata_profile_id: int | None = None
    path: str = ""
    added: float | None = None
    rating: float | None = None
    genres: tuple[str, ...] = ()
    tags: tuple[int, ...] = ()
    albums: int = 0
    files: int = 0
    tracks: int = 0
    total: int = 0
    size: int = 0
    next_album: Appearance | None = None
    last_album: Appearance | None = None

    @property
    def key(self) -> str:
        """What stands for this artist wherever rows are told apart."""
        return f"{self.service}/{self.id}"

    @property
    def title(self) -> str:
        """Its name, where it stands among movies and series."""
        return self.name


@dataclass(frozen=True, slots=True)
class Edition:
    """A release of an album: one pressing, with its own tracks."""

    id: int
    title: str = ""
    foreign_id: str = ""
    status: str = ""
    format: str = ""
    country: tuple[str, ...] = ()
    label: tuple[str, ...] = ()
    disambiguation: str = ""
    tracks: int = 0
    media: int = 0
    duration_s: float | None = None
    monitored: bool = False
    """Whether this is the one that is looked for."""


@dataclass(frozen=True, slots=True)
class Album:
    """An album of one Lidarr."""

    service: str
    id: int
    title: str
    artist_id: int | None = None
    artist: str = ""
    foreign_id: str = ""
    disambiguation: str = ""
    kind: str = ""
    """ "Album", "EP", "Single", "Broadcast", "Other"."""
    secondary: tuple[str, ...] = ()
    """ "Compilation", "Live", "Soundtrack", "Remix" …"""
    released: float | None = None
    monitored: bool = False
    any_edition: bool = True
    """Whether any edition will do."""
    duration_s: float | None = None
    rating: float | None = None
    genres: tuple[str, ...] = ()
    media: int = 0
    files: int = 0
    tracks: int = 0
    total: int = 0
    size: int = 0
    last_searched: float | None = None
    editions: tuple[Edition, ...] = ()
    """Only where the album was opened."""

    @property
    def key(self) -> str:
        """What stands for this album wherever rows are told apart."""
        return f"{self.service}/album/{self.id}"


@dataclass(frozen=True, slots=True)
class TrackFile:
    """A file of one or more tracks."""

    service: str
    id: int
    artist_id: int | None = None
    album_id: int | None = None
    path: str = ""
    size: int = 0
    added: float | None = None
    quality: Quality = UNKNOWN_QUALITY
    release_group: str = ""
    scene_name: str = ""
    custom_formats: tuple[str, ...] = ()
    score: int | None = None
    cutoff_met: bool | None = None
    codec: str = ""
    bitrate: str = ""
    bits: str = ""
    sample_rate: str = ""
    channels: float | None = None


@dataclass(frozen=True, slots=True)
class Track:
    """A track of an album's edition."""

    service: str
    id: int
    title: str
    artist_id: int | None = None
    album_id: int | None = None
    medium: int = 1
    number: str = ""
    """As it is printed: "3", "B2"."""
    absolute: int = 0
    duration_s: float | None = None
    explicit: bool = False
    file_id: int | None = None
    file: TrackFile | None = None


@dataclass(frozen=True, slots=True)
class Discography:
    """All albums of one Lidarr."""

    IN_PIECES: ClassVar[bool] = True
    """It is so large that the cache keeps it a record at a time."""

    albums: tuple[Album, ...] = ()
    dropped: int = 0
    """Records of the answer that could not be read."""


class ArtistOpened(NamedTuple):
    """One artist, opened: with its long part."""

    artist: Artist
    overview: str = ""
    links: tuple[tuple[str, str], ...] = ()
    """(name, address) of its pages out in the world."""
    members: tuple[str, ...] = ()


class AlbumOpened(NamedTuple):
    """One album, opened: with its editions and its long part."""

    album: Album
    overview: str = ""
    links: tuple[tuple[str, str], ...] = ()
    media: tuple[tuple[int, str, str], ...] = ()
    """(number, name, format) of each disc."""
