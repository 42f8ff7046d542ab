"""How a Radarr, Sonarr or Lidarr is: its warnings, disks, tasks, commands, log, indexers and clients.

Times are seconds since the epoch, sizes bytes, durations seconds.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from mediatui.models.queue import Via


class Level(StrEnum):
    """How bad it is."""

    OK = "ok"
    NOTICE = "notice"
    WARNING = "warning"
    ERROR = "error"


class HealthWarning(NamedTuple):
    """Something the program says is wrong with itself."""

    service: str
    level: Level
    words: str
    source: str = ""
    """The check that found it: "IndexerStatusCheck"."""
    page: str = ""
    """Where its wiki says more."""


class Disk(NamedTuple):
    """A disk or mount that the program sees."""

    service: str
    path: str
    label: str = ""
    free: int | None = None
    total: int | None = None


class Task(NamedTuple):
    """Something the program does by itself every so often."""

    service: str
    name: str
    command: str
    """What it is called where it is run by hand."""
    interval_s: float | None = None
    """None: it is run by hand only."""
    last_run: float | None = None
    last_duration_s: float | None = None
    next_run: float | None = None


class CommandState(StrEnum):
    """How far a command is."""

    QUEUED = "queued"
    STARTED = "started"
    COMPLETED = "completed"
    FAILED = "failed"
    ABORTED = "aborted"
    CANCELLED = "cancelled"
    ORPHANED = "orphaned"
    """The program was restarted meanwhile."""
    UNKNOWN = "unknown"


class Command(NamedTuple):
    """Something the program was told to do, and how far it is."""

    service: str
    id: int
    name: str
    """ "MoviesSearch"."""
    state: CommandState = CommandState.UNKNOWN
    title: str = ""
    """ "Movies Search"."""
    words: str = ""
    """What it says of itself: "Importing 2 of 5 files"."""
    by_hand: bool = False
    queued: float | None = None
    started: float | None = None
    ended: float | None = None
    duration_s: float | None = None
    error: str = ""

    @property
    def is_over(self) -> bool:
        """Whether nothing more comes of it."""
        return self.state not in (CommandState.QUEUED, CommandState.STARTED, CommandState.UNKNOWN)


class LogLine(NamedTuple):
    """A line of the program's log."""

    id: int
    at: float | None = None
    level: str = ""
    """ "info", "warn", "error", "fatal", "debug", "trace"."""
    logger: str = ""
    words: str = ""
    error: str = ""
    """The exception, on one line."""


class LogPage(NamedTuple):
    """Some lines of the log, newest first."""

    lines: tuple[LogLine, ...] = ()
    total: int = 0
    page: int = 1


class IndexerInfo(NamedTuple):
    """An indexer as the program uses it."""

    service: str
    id: int
    name: str
    implementation: str = ""
    via: Via = Via.UNKNOWN
    priority: int | None = None
    rss: bool = False
    automatic: bool = False
    interactive: bool = False
    tags: tuple[int, ...] = ()
    trouble: str = ""
    """What the program's own warnings say of it."""

    @property
    def is_on(self) -> bool:
        """Whether it is used for anything."""
        return self.rss or self.automatic or self.interactive


class ClientInfo(NamedTuple):
    """A download client as the program uses it."""

    service: str
    id: int
    name: str
    implementation: str = ""
    via: Via = Via.UNKNOWN
    priority: int | None = None
    is_on: bool = False
    removes_completed: bool = False
    removes_failed: bool = False
    tags: tuple[int, ...] = ()
    trouble: str = ""


class QualityProfile(NamedTuple):
    """What qualities are taken, and up to which it is improved."""

    id: int
    name: str
    upgrades: bool = False
    cutoff: str = ""
    """The quality, or group of qualities, at which improving ends."""
    qualities: tuple[str, ...] = ()
    """Those that are taken, the worst first."""
    least_score: int | None = None
    cutoff_score: int | None = None


class RootFolder(NamedTuple):
    """A folder that holds the folders of titles."""

    service: str
    id: int
    path: str
    is_accessible: bool = True
    free: int | None = None
    unmapped: tuple[str, ...] = ()
    """Folders in it that belong to no title."""


class Tag(NamedTuple):
    """A tag by its number."""

    id: int
    label: str


HealthWarnings = tuple[HealthWarning, ...]
Disks = tuple[Disk, ...]
Tasks = tuple[Task, ...]
Commands = tuple[Command, ...]
Indexers = tuple[IndexerInfo, ...]
Clients = tuple[ClientInfo, ...]
RootFolders = tuple[RootFolder, ...]
"""What one service has of each."""
