"""What is wanted and not there, and what is to come. Times are seconds since the epoch."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Wish(StrEnum):
    """Why something is wanted."""

    MISSING = "missing"
    CUTOFF = "cutoff unmet"
    """It is there, in a quality that is to be improved."""


@dataclass(frozen=True, slots=True)
class Part:
    """A movie, an episode of a series, or an album of an artist: what is looked for, and appears on a day."""

    service: str
    title_id: int
    """The movie, series or artist."""
    media_title: str
    year: int | None = None
    episode_id: int | None = None
    """Only of an episode."""
    season: int | None = None
    number: int | None = None
    part_title: str = ""
    at: float | None = None
    """When the episode airs or the album appears; of a movie the first day that is known of cinema, digital,
    physical."""
    in_cinemas: float | None = None
    digital: float | None = None
    physical: float | None = None
    runtime_s: float | None = None
    monitored: bool = False
    has_file: bool = False
    last_searched: float | None = None
    finale: str = ""
    album_id: int | None = None
    """Only of an album; `part_title` is its title then, `media_title` its artist's name."""
    album_kind: str = ""
    """ "Album", "EP", "Single" …"""

    @property
    def key(self) -> str:
        """What stands for this wherever rows are told apart."""
        return f"{self.service}/{self.title_id}/{self.episode_id or self.album_id or ''}"


class WantedPage(NamedTuple):
    """Some of what is wanted."""

    parts: tuple[Part, ...] = ()
    total: int = 0
    page: int = 1
    dropped: int = 0


class Calendar(NamedTuple):
    """What appears between two days, in order of time."""

    parts: tuple[Part, ...] = ()
    dropped: int = 0
