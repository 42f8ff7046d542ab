"""What is kept of requests: the requests, the media they are for, issues with their comments, the blocked."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum

from mediatui.demo.world.requests.members import Member
from mediatui.demo.world.requests.title import TV


class Status(IntEnum):
    """What became of the asking, by the numbers request programs have for it."""

    PENDING = 1
    APPROVED = 2
    DECLINED = 3
    FAILED = 4
    COMPLETED = 5


class Shelf(IntEnum):
    """What became of the thing asked for, by the numbers request programs have for it."""

    UNKNOWN = 1
    PENDING = 2
    PROCESSING = 3
    PARTIAL = 4
    AVAILABLE = 5
    BLOCKED = 6


@dataclass(slots=True)
class Download:
    """Something being fetched: from when to when, seconds since the epoch; no end where nobody knows."""

    began: float
    until: float | None
    size: int


@dataclass(slots=True)
class Media:
    """A movie or series that was asked for, or that the library has. Times are seconds since the epoch."""

    number: int
    kind: str
    tmdb: int
    tvdb: int | None
    created: float
    shelf: Shelf = Shelf.UNKNOWN
    shelf_4k: Shelf = Shelf.UNKNOWN
    added: float | None = None
    updated: float = 0.0
    rating_key: int | None = None
    fetcher: int | None = None
    """The number of whoever fetches it at Radarr or Sonarr, once it was handed over."""
    fetcher_4k: int | None = None
    seasons: dict[int, Shelf] = field(default_factory=dict)
    """Of a series: seasons that are there, in part or whole."""
    downloads: dict[int, Download] = field(default_factory=dict)
    """What is being fetched of it, by the request it is for."""

    @property
    def key(self) -> tuple[str, int]:
        """What stands for it."""
        return self.kind, self.tmdb

    def on(self, *, is_4k: bool) -> Shelf:
        """Where it stands in one quality."""
        return self.shelf_4k if is_4k else self.shelf

    def put(self, shelf: Shelf, now: float, *, is_4k: bool) -> None:
        """Put it somewhere in one quality."""
        if is_4k:
            self.shelf_4k = shelf
        else:
            self.shelf = shelf
        self.updated = now


@dataclass(slots=True)
class Asked:
    """One request. Times are seconds since the epoch."""

    number: int
    media: Media
    by: Member
    created: float
    status: Status = Status.PENDING
    is_4k: bool = False
    seasons: dict[int, Status] = field(default_factory=dict)
    season_numbers: dict[int, int] = field(default_factory=dict)
    """The number each season has among all seasons ever asked for."""
    changed_by: Member | None = None
    updated: float = 0.0
    server: int | None = None
    profile: int | None = None
    folder: str | None = None
    language_profile: int | None = None
    tags: list[int] | None = None
    attempt: int = 0
    """How often it was handed over before."""

    @property
    def kind(self) -> str:
        """Movie or series."""
        return self.media.kind

    @property
    def open(self) -> bool:
        """Whether another request for the same would be one too many."""
        return self.status not in (Status.DECLINED, Status.COMPLETED)

    def set_status(self, status: Status, now: float) -> None:
        """Set its status and that of its seasons."""
        self.status, self.updated = status, now
        if self.kind == TV:
            self.seasons = dict.fromkeys(self.seasons, status)


@dataclass(slots=True)
class Comment:
    """What somebody said of an issue."""

    number: int
    by: Member
    message: str
    at: float


@dataclass(slots=True)
class Issue:
    """Something reported: sort 1 video, 2 audio, 3 subtitles, 4 other. Season and episode 0: all of it."""

    number: int
    sort: int
    media: Media
    by: Member
    created: float
    season: int = 0
    episode: int = 0
    resolved: bool = False
    changed_by: Member | None = None
    updated: float = 0.0
    comments: list[Comment] = field(default_factory=list)


@dataclass(slots=True)
class Blocked:
    """A title nobody is to ask for."""

    number: int
    kind: str
    tmdb: int
    title: str
    by: Member
    created: float
