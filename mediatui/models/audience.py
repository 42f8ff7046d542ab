"""Who may watch and from where, the libraries they watch from, and what is new. Times are epoch seconds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from mediatui.models.stream import MediaType, Title


@dataclass(frozen=True, slots=True)
class Viewer:
    """A user of the media server. None and "": not told, or never played anything."""

    id: int
    name: str
    """As people know them."""
    username: str = ""
    email: str = ""
    active: bool = True
    """Whether they still have access."""
    admin: bool | None = None
    home: bool | None = None
    """Whether they belong to the household."""
    restricted: bool | None = None
    libraries: tuple[str, ...] = ()
    """Section ids they may see."""
    plays: int | None = None
    duration_s: int | None = None
    last_seen: float | None = None
    last_played: str = ""
    """As the service writes it: "Show - Episode"."""
    address: str = ""
    platform: str = ""
    player: str = ""


Viewers = tuple[Viewer, ...]
"""Everyone a service knows of."""


@dataclass(frozen=True, slots=True)
class ViewerAddress:
    """An address someone watched from."""

    address: str
    """ "" where the service was not told."""
    first_seen: float | None = None
    last_seen: float | None = None
    plays: int = 0
    platform: str = ""
    player: str = ""
    last_played: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A library of the media server."""

    id: int
    name: str
    kind: str = ""
    """movie, show, artist, photo, live."""
    active: bool = True
    count: int | None = None
    """Films, shows, artists, albums of photos."""
    parents: int | None = None
    """Seasons, albums."""
    children: int | None = None
    """Episodes, tracks, photos."""
    plays: int = 0
    duration_s: int = 0
    last_at: float | None = None
    last_played: str = ""


Sections = tuple[Section, ...]
"""The libraries of a service."""


@dataclass(frozen=True, slots=True)
class SectionItem:
    """A film, show or artist of a library, with its file where it has a single one."""

    rating_key: str
    title: str
    media_type: str = ""
    """movie, show, artist: what Plex calls it."""
    year: int | None = None
    added_at: float | None = None
    last_at: float | None = None
    plays: int = 0
    size: int | None = None
    """Bytes; None where Tautulli has not counted them."""
    container: str = ""
    kbps: int | None = None
    video_codec: str = ""
    resolution: str = ""
    audio_codec: str = ""
    channels: str = ""


class SectionPage(NamedTuple):
    """Some of a library."""

    items: tuple[SectionItem, ...] = ()
    start: int = 0
    matching: int = 0
    total: int = 0
    size: int | None = None
    """Bytes of the whole library."""
    dropped: int = 0


@dataclass(frozen=True, slots=True)
class Addition:
    """Something new in a library: a film, an episode or a whole season, an album."""

    title: Title
    kind: str
    """movie, episode, season, show, album, artist, track."""
    rating_key: str
    parent_rating_key: str = ""
    grandparent_rating_key: str = ""
    added_at: float | None = None
    library: str = ""
    section_id: str = ""
    children: int | None = None
    """How many episodes or tracks it brings."""
    guids: tuple[str, ...] = ()


class Whereabouts(NamedTuple):
    """Where an address is, as far as anyone knows."""

    country: str = ""
    code: str = ""
    """ "NO"."""
    city: str = ""
    region: str = ""
    postal_code: str = ""
    timezone: str = ""
    latitude: float | None = None
    longitude: float | None = None


MEDIA_OF_ADDITIONS = {
    "movie": MediaType.MOVIE,
    "episode": MediaType.EPISODE,
    "season": MediaType.EPISODE,
    "show": MediaType.EPISODE,
    "album": MediaType.TRACK,
    "artist": MediaType.TRACK,
    "track": MediaType.TRACK,
}
"""How the title of each kind of addition is put together."""
