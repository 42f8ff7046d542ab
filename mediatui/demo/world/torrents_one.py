"""One torrent of the world: what it is, and how far it is at any time. Bytes, bytes a second, seconds."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import cos, pi, sin
from random import Random

from mediatui.demo.names import digest

DOWNLOADING, SEEDING, STALLED, PAUSED = "downloading", "seeding", "stalled", "paused"
QUEUED, CHECKING, MOVING, METADATA = "queued", "checking", "moving", "metadata"
ERROR, MISSING = "error", "missing"

_SWING = 0.25
"""How far a rate goes up and down, as a part of itself."""
_PERIOD = 47.0
"""How long that takes, in seconds."""


@dataclass(slots=True)
class File:
    """One file of a torrent; `priority` as qBittorrent counts it: 0 for not wanted."""

    name: str
    size: int
    priority: int = 1


@dataclass(slots=True, eq=False)
class Torrent:
    """One torrent. What passes with time is kept as it was at `since`, with the rates from then on."""

    hash: str
    name: str
    files: list[File]
    added: float
    category: str = ""
    tags: list[str] = field(default_factory=list)
    save_path: str = "/data/torrents"
    tracker: str = ""
    """Its address, passkey and all; "" for a torrent without one."""
    tracker_says: str = ""
    """What the tracker complains of; "" while it is well."""
    private: bool = True
    comment: str = ""
    pace: float = 0.0
    """How fast it would come by itself; 0 for one nobody gives."""
    give: float = 0.0
    """How fast others would take it; 0 for one nobody wants."""
    swarm: tuple[int, int] = (0, 0)
    """Seeds and peers there are."""
    has_metadata: bool = True
    metadata_at: float | None = None
    """When name and files of a magnet link come; None for never."""
    trouble: str = ""
    """`ERROR`, `MISSING`, or nothing."""
    paused: bool = False
    forced: bool = False
    queued: bool = False
    sequential: bool = False
    first_last: bool = False
    automatic: bool = False
    checking_until: float | None = None
    moving_until: float | None = None
    down_limit: int = 0
    up_limit: int = 0
    ratio_limit: float = -2
    """Its own; -2 for what the client says, -1 for none. So too, in minutes, the two below."""
    seeding_limit: int = -2
    inactive_limit: int = -2
    done: float = 0.0
    uploaded: float = 0.0
    since: float = 0.0
    down: float = 0.0
    up: float = 0.0
    active: float = 0.0
    """Seconds it has been at work by `since`."""
    completed: float | None = None

    @property
    def size(self) -> int:
        """Of the files that are wanted; 0 while they are not known."""
        return sum(file.size for file in self.files if file.priority) if self.has_metadata else 0

    @property
    def total_size(self) -> int:
        """Of all files; -1 while they are not known."""
        return sum(file.size for file in self.files) if self.has_metadata else -1

    @property
    def complete(self) -> bool:
        """Whether it is all here."""
        return self.completed is not None

    @property
    def host(self) -> str:
        """The host of its tracker."""
        return self.tracker.partition("://")[2].partition("/")[0]

    @property
    def at_work(self) -> bool:
        """Whether it may give and take."""
        busy = self.checking_until is not None or self.moving_until is not None
        return not (self.paused or self.queued or busy or self.trouble)

    def state(self) -> str:
        """What it does, in a word of the world."""
        if self.trouble:
            return self.trouble
        if self.moving_until is not None:
            return MOVING
        if self.checking_until is not None:
            return CHECKING
        if self.paused:
            return PAUSED
        if self.queued:
            return QUEUED
        if not self.has_metadata:
            return METADATA
        if self.complete:
            return SEEDING if self.up else STALLED
        return DOWNLOADING if self.down else STALLED

    # Time

    def rate_down(self, now: float) -> int:
        """How fast it comes at that moment."""
        return round(self.down * _pulse(now, self._phase))

    def rate_up(self, now: float) -> int:
        """How fast it is taken at that moment."""
        return round(self.up * _pulse(now, self._phase + 2))

    def done_at(self, now: float) -> int:
        """How much is here."""
        if not self.down:
            return min(self.size, round(self.done))
        return min(self.size, round(self.done + self.down * _flow(self.since, now, self._phase)))

    def uploaded_at(self, now: float) -> int:
        """How much was given."""
        return round(self.uploaded + self.up * _flow(self.since, now, self._phase + 2))

    def active_at(self, now: float) -> int:
        """How long it has been at work."""
        return round(self.active + (now - self.since if self.at_work else 0))

    def eta(self, now: float) -> int | None:
        """Seconds until it is here, at the pace of this moment; None for never."""
        rate = self.rate_down(now)
        return max(1, (self.size - self.done_at(now)) // rate) if rate > 0 and not self.complete else None

    def settle(self, now: float) -> None:
        """Take down how far it is, before a rate changes."""
        self.done, self.uploaded = float(self.done_at(now)), float(self.uploaded_at(now))
        self.active = float(self.active_at(now))
        self.since = now

    def next_event(self) -> float | None:
        """When something happens to it by itself."""
        for moment in (self.moving_until, self.checking_until):
            if moment is not None:
                return moment
        if not self.has_metadata:
            return self.metadata_at if self.at_work else None
        if self.down and not self.complete:
            return self.since + _time_for((self.size - self.done) / self.down, self.since, self._phase)
        return None

    @property
    def _phase(self) -> float:
        return int(self.hash[:4], 16) % 628 / 100


def _pulse(now: float, phase: float) -> float:
    return 1 + _SWING * sin(2 * pi * now / _PERIOD + phase)


def _flow(start: float, end: float, phase: float) -> float:
    """The seconds between two moments, each counted as the pulse has it."""
    turn = 2 * pi / _PERIOD
    return (end - start) + _SWING / turn * (cos(turn * start + phase) - cos(turn * end + phase))


def _time_for(flow: float, start: float, phase: float) -> float:
    """How long it takes until that much has flowed."""
    low, high = 0.0, max(0.0, flow) / (1 - _SWING) + 1.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if _flow(start, start + middle, phase) < flow else (low, middle)
    return high


def new_hash(*parts: object) -> str:
    """A made-up hash, always the same for the same parts."""
    return digest("torrent", *parts, size=20)


def release_files(name: str, size: int, rng: Random) -> list[File]:
    """The files a release of that name has: one, or with a note beside it, or a season of them."""
    folder = name.removesuffix(".mkv")
    if name.endswith(".mkv"):
        return [File(name, size)]
    if ".S" in name and "E" not in name.partition(".S")[2][:4]:
        count = rng.choice((6, 8, 10))
        each = size // count
        start = name.partition(".S")[2][:2]
        stem, _, rest = name.partition(f".S{start}")
        return [File(f"{folder}/{stem}.S{start}E{n:02}{rest}.mkv", each) for n in range(1, count + 1)]
    note = 4_211
    return [File(f"{folder}/{folder}.mkv", size - note), File(f"{folder}/{folder}.nfo", note)]
