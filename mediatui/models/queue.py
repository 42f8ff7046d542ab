"""The queue: what is being downloaded for the library, and what keeps it from getting there.

Times are seconds since the epoch, sizes bytes, durations seconds.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from mediatui.models.quality import UNKNOWN_QUALITY, Language, Quality


class Via(StrEnum):
    """How something is downloaded."""

    TORRENT = "torrent"
    USENET = "usenet"
    UNKNOWN = "unknown"


class QueueStatus(StrEnum):
    """What the download client says of it."""

    QUEUED = "queued"
    PAUSED = "paused"
    DOWNLOADING = "downloading"
    COMPLETED = "completed"
    FAILED = "failed"
    WARNING = "warning"
    DELAY = "delayed"
    """Held back by a delay profile: nothing was sent to a client yet."""
    CLIENT_UNAVAILABLE = "client unavailable"
    FALLBACK = "fallback"
    UNKNOWN = "unknown"


class QueueHealth(StrEnum):
    """What the library's program thinks of it."""

    OK = "ok"
    WARNING = "warning"
    ERROR = "error"


class QueueStage(StrEnum):
    """How far it is on its way into the library."""

    DOWNLOADING = "downloading"
    IMPORT_BLOCKED = "import blocked"
    IMPORT_PENDING = "import pending"
    IMPORTING = "importing"
    IMPORTED = "imported"
    FAILED_PENDING = "failed pending"
    FAILED = "failed"
    IGNORED = "ignored"
    UNKNOWN = "unknown"


class QueueMessage(NamedTuple):
    """What stands in the way, of a file or of the whole."""

    title: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class QueueItem:
    """One row of a queue: what one download is for.

    A season pack has a row for each episode, each with the size of the whole: rows of one `download_id` are
    one download (`grouped`).
    """

    service: str
    id: int
    download_id: str = ""
    """As the service gives it; "" while nothing was sent to a client."""
    title: str = ""
    """The name of the release."""
    movie_id: int | None = None
    series_id: int | None = None
    episode_id: int | None = None
    artist_id: int | None = None
    album_id: int | None = None
    season: int | None = None
    number: int | None = None
    """Of the episode."""
    media_title: str = ""
    """Of the movie, series or artist; "" where the service could not tell what it is."""
    part_title: str = ""
    """Of the episode or album."""
    year: int | None = None
    has_file: bool = False
    """Whether there is a file already, that this would replace."""
    quality: Quality = UNKNOWN_QUALITY
    languages: tuple[Language, ...] = ()
    custom_formats: tuple[str, ...] = ()
    score: int | None = None
    indexer: str = ""
    via: Via = Via.UNKNOWN
    client: str = ""
    size: int = 0
    left: int = 0
    time_left_s: float | None = None
    eta: float | None = None
    added: float | None = None
    status: QueueStatus = QueueStatus.UNKNOWN
    health: QueueHealth = QueueHealth.OK
    stage: QueueStage = QueueStage.UNKNOWN
    messages: tuple[QueueMessage, ...] = ()
    error: str = ""
    output_path: str = ""
    can_change_category: bool = False
    """Whether its client has a category for what was imported."""

    @property
    def key(self) -> str:
        """What stands for this row wherever rows are told apart."""
        return f"{self.service}/{self.id}"

    @property
    def torrent_hash(self) -> str:
        """The torrent's hash in lower case, as qBittorrent has it; "" where it is no torrent."""
        return self.download_id.lower() if self.via is Via.TORRENT else ""

    @property
    def is_known(self) -> bool:
        """Whether the service knows what it is for."""
        known = (self.movie_id, self.series_id, self.artist_id)
        return any(number is not None for number in known)


@dataclass(frozen=True, slots=True)
class Queue:
    """The whole queue of one service."""

    items: tuple[QueueItem, ...] = ()
    dropped: int = 0
    """Rows of the answer that could not be read."""


class QueueCounts(NamedTuple):
    """How much is in a queue: cheap to ask, so that the queue is read only when these changed."""

    total: int = 0
    known: int = 0
    unknown: int = 0
    errors: bool = False
    warnings: bool = False
    unknown_errors: bool = False
    unknown_warnings: bool = False


class Removal(NamedTuple):
    """How a download is taken out of a queue. It takes every row of the same download with it."""

    from_client: bool = True
    """Remove it, and what it has loaded, from the download client too."""
    blocklist: bool = False
    """Never take this release again."""
    search_again: bool = True
    """With `blocklist`: look for another release at once."""
    change_category: bool = False
    """Instead of removing it from the client: leave it there in the category of what was imported."""


def grouped(items: Iterable[QueueItem]) -> tuple[tuple[QueueItem, ...], ...]:
    """The rows of each download together, in the order in which the downloads are first met."""
    groups: dict[tuple[str, str], list[QueueItem]] = {}
    for item in items:
        groups.setdefault((item.service, item.download_id.lower() or str(item.id)), []).append(item)
    return tuple(map(tuple, groups.values()))
