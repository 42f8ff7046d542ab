"""What one torrent is made of, asked for when someone looks, and what a new one is to be.

Sizes are bytes, rates bytes a second, durations seconds, moments seconds since the epoch.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from typing import NamedTuple


class FilePriority(IntEnum):
    """How much a file is wanted; the numbers are qBittorrent's."""

    SKIP = 0
    NORMAL = 1
    HIGH = 6
    MAXIMUM = 7


class QueueMove(StrEnum):
    """Where to in the queue."""

    TOP = "top"
    UP = "up"
    DOWN = "down"
    BOTTOM = "bottom"


class TrackerState(StrEnum):
    """How a tracker is."""

    DISABLED = "disabled"
    NOT_CONTACTED = "not contacted"
    WORKING = "working"
    UPDATING = "updating"
    NOT_WORKING = "not working"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class TorrentFile:
    """One file of a torrent."""

    index: int
    """What stands for it in changes."""
    name: str
    """With its folders below the torrent's place."""
    size: int = 0
    progress: float = 0.0
    priority: FilePriority = FilePriority.NORMAL
    availability: float | None = None


@dataclass(frozen=True, slots=True)
class Tracker:
    """One tracker of a torrent, or one of the ways to find peers without (DHT, PeX, LSD)."""

    name: str
    """Its host. Never its address: that holds a person's passkey."""
    state: TrackerState = TrackerState.UNKNOWN
    message: str = ""
    tier: int | None = None
    """None for DHT, PeX and LSD."""
    seeds: int | None = None
    peers: int | None = None
    leeches: int | None = None
    downloads: int | None = None
    next_announce_at: int | None = None


@dataclass(frozen=True, slots=True)
class Peer:
    """Someone it is exchanged with."""

    address: str
    port: int
    client: str = ""
    connection: str = ""
    flags: str = ""
    progress: float = 0.0
    down_rate: int = 0
    up_rate: int = 0
    downloaded: int = 0
    uploaded: int = 0
    country: str = ""


@dataclass(frozen=True, slots=True)
class TorrentDetails:
    """What is worth knowing of a torrent beyond its row."""

    hash: str
    comment: str = ""
    created_by: str = ""
    created_at: int | None = None
    piece_size: int | None = None
    pieces: int | None = None
    pieces_done: int | None = None
    connections: int | None = None
    connections_limit: int | None = None
    wasted: int | None = None
    average_down_rate: int | None = None
    average_up_rate: int | None = None
    next_announce_s: int | None = None
    last_seen_complete_at: int | None = None
    private: bool | None = None
    download_path: str = ""
    """Where it lies until it is complete; "" for its final place."""


class TorrentUpload(NamedTuple):
    """The content of a `.torrent` file, and what it is called."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Adding:
    """Torrents to be added: by link (magnet or the address of a file), by file, or both."""

    # Out of the repr: a link holds a person's passkey.
    links: tuple[str, ...] = field(default=(), repr=False)
    uploads: tuple[TorrentUpload, ...] = field(default=(), repr=False)
    category: str = ""
    tags: tuple[str, ...] = ()
    save_path: str = ""
    """"" for where the category, or the client, would put it."""
    paused: bool = False
    sequential: bool = False
    unchecked: bool = False
    """Whether to take the word of whoever adds it that the files are here."""


@dataclass(frozen=True, slots=True)
class Added:
    """What became of an adding."""

    hashes: tuple[str, ...] = ()
    """Of those the client named; older ones name none."""
    pending: int = 0
    """Links the client has still to fetch."""
    failed: int = 0
