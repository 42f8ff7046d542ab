"""A download client's torrents: what each does, how fast all of it goes, and the whole list.

Sizes are bytes, rates bytes a second, durations seconds, moments seconds since the epoch.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class TorrentState(StrEnum):
    """What a torrent does. Which way it goes is its direction."""

    DOWNLOADING = "downloading"
    SEEDING = "seeding"
    STALLED = "stalled"
    """It would go on, but no one gives (down) or takes (up): a trouble only on the way down."""
    PAUSED = "paused"
    """"stopped" in the words of qBittorrent 5."""
    QUEUED = "queued"
    CHECKING = "checking"
    MOVING = "moving"
    METADATA = "metadata"
    """A magnet link whose name and files are not known yet."""
    ALLOCATING = "allocating"
    ERROR = "error"
    MISSING_FILES = "missing files"
    UNKNOWN = "unknown"


class Direction(StrEnum):
    """Whether it is still on its way here, or given on."""

    DOWN = "down"
    UP = "up"


class Connection(StrEnum):
    """How the client reaches the network."""

    CONNECTED = "connected"
    FIREWALLED = "firewalled"
    DISCONNECTED = "disconnected"
    UNKNOWN = "unknown"


class Category(NamedTuple):
    """A category, and where it puts things ("" for the usual place)."""

    name: str
    save_path: str = ""


AS_CLIENT, NO_LIMIT = -2, -1
"""In place of a share limit: what the client (or the category) says, and none."""


class ShareLimits(NamedTuple):
    """When a torrent is done with seeding, by a rule of its own; the first that is reached counts.

    Times are minutes, as the client keeps them. Each may be `AS_CLIENT` or `NO_LIMIT` instead.
    """

    ratio: float = AS_CLIENT
    seeding_min: int = AS_CLIENT
    inactive_min: int = AS_CLIENT
    """Without giving anything; older clients do not have it."""
    action: str = ""
    """What happens then, in the client's word; "" where it has no such choice."""
    mode: str = ""
    """Whether one or all must be reached, in the client's word; "" where it has no such choice."""


CLIENTS_RULE = ShareLimits()
"""What the client says holds in everything."""


@dataclass(frozen=True, slots=True)
class Torrent:
    """One torrent as its client last told it."""

    service: str
    """The name of the service in the configuration that told of it."""
    hash: str
    """In lower case, however the client writes it; what Radarr and Sonarr call the download id."""
    name: str
    state: TorrentState
    direction: Direction
    size: int = 0
    """Of the files that are wanted; 0 while there is no metadata."""
    total_size: int | None = None
    done: int = 0
    progress: float = 0.0
    """0 to 1."""
    down_rate: int = 0
    up_rate: int = 0
    eta_s: int | None = None
    """None: it will not end at this pace, or there is nothing to wait for."""
    ratio: float | None = None
    downloaded: int = 0
    uploaded: int = 0
    category: str = ""
    tags: tuple[str, ...] = ()
    save_path: str = ""
    content_path: str = ""
    tracker: str = ""
    """The host of the tracker that serves it. Never its address: that holds a person's passkey."""
    tracker_message: str = ""
    """What is wrong with its tracker, in the tracker's words, where it was found out."""
    tracker_trouble: bool = False
    """Whether no tracker serves it, though it has some and is not at rest."""
    trackers: int | None = None
    seeds: int = 0
    """Connected to; `seeds_total` is what the tracker knows of."""
    peers: int = 0
    seeds_total: int | None = None
    peers_total: int | None = None
    availability: float | None = None
    """Distributed copies; below 1 no one has all of it."""
    added_at: int | None = None
    completed_at: int | None = None
    active_at: int | None = None
    """When it last gave or took anything."""
    active_s: int = 0
    seeding_s: int = 0
    forced: bool = False
    sequential: bool = False
    first_last_first: bool = False
    automatic: bool = False
    """Whether its category decides where it lies."""
    super_seeding: bool = False
    private: bool | None = None
    down_limit: int | None = None
    up_limit: int | None = None
    ratio_limit: float | None = None
    """The ratio at which it stops, be it its own or the client's."""
    seeding_limit_s: int | None = None
    share: ShareLimits = CLIENTS_RULE
    """Its own rule."""
    queue_position: int | None = None
    """From 1; None where it does not queue."""

    @property
    def key(self) -> str:
        """What stands for this torrent wherever rows are told apart."""
        return f"{self.service}/{self.hash}"

    @property
    def left(self) -> int:
        """Bytes that are still to come."""
        return max(0, self.size - self.done)

    @property
    def complete(self) -> bool:
        """Whether everything that is wanted is here."""
        return self.size > 0 and self.progress >= 1.0


@dataclass(frozen=True, slots=True)
class TransferInfo:
    """The client as a whole."""

    down_rate: int = 0
    up_rate: int = 0
    down_total: int = 0
    """Since the client started."""
    up_total: int = 0
    down_limit: int | None = None
    """That which holds now, the alternative one included; None for none."""
    up_limit: int | None = None
    alternative_limits: bool = False
    connection: Connection = Connection.UNKNOWN
    free_space: int | None = None
    """Where downloads usually go."""
    dht_nodes: int = 0
    peers: int | None = None
    queueing: bool | None = None
    """Whether torrents wait for their turn; without it there are no places in a queue to change."""
    refresh_s: float | None = None
    """How often the client's own page asks; a state may be as old as that."""


@dataclass(frozen=True, slots=True)
class TorrentList:
    """All torrents of one client, in its order of adding, the newest first."""

    torrents: tuple[Torrent, ...] = ()
    transfer: TransferInfo = TransferInfo()
    categories: tuple[Category, ...] = ()
    tags: tuple[str, ...] = ()
    dropped: int = 0
    """Torrents of the answer that could not be read."""
