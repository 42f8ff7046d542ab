"""What is kept by a Radarr or Sonarr: titles, files, downloads, history. Times are epoch seconds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from mediatui.demo.world.requests.title import Season, Title
from mediatui.demo.world.torrents_one import Torrent

DAY = 86_400.0

GRABBED, IMPORTED, FAILED, DELETED, RENAMED, IGNORED = (
    "grabbed", "downloadFolderImported", "downloadFailed", "fileDeleted", "fileRenamed", "downloadIgnored",
)  # fmt: skip
"""Sorts of events; those about files carry the name of a movie or an episode before them on the wire."""


@dataclass(slots=True)
class VideoFile:
    """A file in the library. `grade` names what is in it, see `world.media`."""

    id: int
    path: str
    size: int
    added: float
    quality: str
    grade: str
    seconds: int
    scene: str = ""
    group: str = ""
    formats: tuple[int, ...] = ()


@dataclass(slots=True, eq=False)
class Film:
    """A movie Radarr looks after: a title of the library, and its one part."""

    id: int
    title: Title
    root: str
    path: str
    added: float
    profile: int = 4
    monitored: bool = True
    wait_for: str = "released"
    tags: list[int] = field(default_factory=list)
    file: VideoFile | None = None
    searched: float | None = None

    @property
    def owner(self) -> Film:
        """The title it belongs to: itself."""
        return self

    @property
    def parts(self) -> list[Film]:
        """What of it can be fetched."""
        return [self]


@dataclass(slots=True, eq=False)
class Episode:
    """An episode Sonarr looks after. `aired`: None where no day is set."""

    id: int
    show: Show
    season: int
    number: int
    absolute: int
    name: str
    aired: float | None
    monitored: bool = True
    file: VideoFile | None = None
    searched: float | None = None

    @property
    def owner(self) -> Show:
        """The series it belongs to."""
        return self.show

    @property
    def code(self) -> str:
        """As in S04E07."""
        return f"S{self.season:02d}E{self.number:02d}"


@dataclass(slots=True, eq=False)
class Show:
    """A series Sonarr looks after. Its episodes are made when they are first looked at."""

    id: int
    title: Title
    root: str
    path: str
    added: float
    make: Callable[[Show], list[Episode]]
    profile: int = 4
    monitored: bool = True
    kind: str = "standard"
    season_folders: bool = True
    monitor_new: str = "all"
    tags: list[int] = field(default_factory=list)
    seasons: dict[int, bool] = field(default_factory=dict)
    """Which seasons are monitored."""
    plain: Callable[[Show, Season, float], tuple[int, int, int]] | None = None
    """Of one whose episodes nobody looked at: files, aired episodes and bytes of a season at a time."""
    _episodes: list[Episode] | None = None

    @property
    def made(self) -> bool:
        """Whether its episodes were looked at."""
        return self._episodes is not None

    @property
    def parts(self) -> list[Episode]:
        """Its episodes, in order."""
        if self._episodes is None:
            self._episodes = self.make(self)
        return self._episodes


Owner = Film | Show
Part = Film | Episode


@dataclass(slots=True)
class Found:
    """A release that an indexer has."""

    guid: str
    title: str
    indexer: int
    protocol: str
    size: int
    published: float
    quality: str
    group: str
    formats: tuple[int, ...]
    score: int
    parts: list[Part]
    full_season: bool = False
    seeders: int = 0
    leechers: int = 0
    rejections: tuple[str, ...] = ()


@dataclass(slots=True, eq=False)
class Download:
    """Something in the queue: in a client, or held back before it is sent to one."""

    key: str
    """The client's id of it: a hash in capitals, or "SABnzbd_nzo_…"; "" while it is held back."""
    title: str
    size: int
    parts: list[Part]
    quality: str
    indexer: int
    protocol: str
    client: str
    added: float
    torrent: Torrent | None = None
    until: float | None = None
    """Of one from Usenet: when it is here."""
    held: str = ""
    """"delay" or "downloadClientUnavailable", while no client has it."""
    held_until: float | None = None
    state: str = "downloading"
    trouble: str = ""
    """"warning" or "error", where its own state does not say so."""
    messages: list[tuple[str, list[str]]] = field(default_factory=list)
    requests: set[int] = field(default_factory=set)
    """The requests at the desk that it is for."""

    @property
    def mark(self) -> str:
        """What stands for it as long as it is in the queue."""
        return self.key or f"held/{self.title}"


@dataclass(slots=True)
class Event:
    """Something of the history."""

    id: int
    at: float
    sort: str
    part: Part
    source: str
    quality: str
    key: str = ""
    formats: tuple[int, ...] = ()
    data: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Blocked:
    """A release that is not to be taken again."""

    id: int
    at: float
    source: str
    parts: list[Part]
    quality: str
    protocol: str
    indexer: str
    message: str


@dataclass(slots=True, eq=False)
class Order:
    """A command. It begins when nothing else is being done, and ends by the clock."""

    id: int
    name: str
    title: str
    body: dict[str, object]
    queued: float
    trigger: str = "manual"
    started: float | None = None
    ended: float | None = None
    status: str = "queued"
    message: str = ""
    error: str = ""


@dataclass(slots=True)
class Line:
    """A line of the log."""

    id: int
    at: float
    level: str
    logger: str
    words: str
    error: str = ""
