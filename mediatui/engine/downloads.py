"""One download, one row: what queues and download clients tell of it, put together. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from mediatui.models.queue import Queue, QueueHealth, QueueItem, QueueStage, QueueStatus, grouped
from mediatui.models.snapshot import Snapshot
from mediatui.models.torrent import Direction, Torrent, TorrentList, TorrentState

DONE_STAGES = (QueueStage.IMPORTED, QueueStage.IGNORED)

_AT_REST = frozenset({TorrentState.PAUSED, TorrentState.QUEUED, TorrentState.CHECKING, TorrentState.MOVING})
_BROKEN = frozenset({TorrentState.ERROR, TorrentState.MISSING_FILES})


class Download(NamedTuple):
    """One download with its whole story.

    `items` are its rows in the queues (one for each episode of a pack), `torrent` what the client says of
    it; either may be missing. `missing` says in words why a half that should be there is not, `live`
    whether what is shown is of now.
    """

    key: str
    items: tuple[QueueItem, ...] = ()
    torrent: Torrent | None = None
    missing: str = ""
    live: bool = True

    @property
    def item(self) -> QueueItem | None:
        """The first of its rows."""
        return self.items[0] if self.items else None

    @property
    def services(self) -> tuple[str, ...]:
        """Every service that knows of it, the libraries first."""
        names = [item.service for item in self.items] + ([self.torrent.service] if self.torrent else [])
        return tuple(dict.fromkeys(names))

    @property
    def release(self) -> str:
        """The name of the release."""
        if self.item is not None and self.item.title:
            return self.item.title
        return self.torrent.name if self.torrent is not None else ""

    @property
    def size(self) -> int:
        """Bytes, counted once however many rows there are."""
        if self.torrent is not None and self.torrent.size:
            return self.torrent.size
        return self.item.size if self.item is not None else 0

    @property
    def left(self) -> int:
        """Bytes still to come."""
        if self.torrent is not None:
            return self.torrent.left
        return self.item.left if self.item is not None else 0

    @property
    def progress(self) -> float | None:
        """0 to 1; None where nothing is known."""
        if self.torrent is not None:
            return self.torrent.progress
        if self.item is not None and self.item.size > 0:
            return min(1.0, max(0.0, 1 - self.item.left / self.item.size))
        return None

    @property
    def rate(self) -> int | None:
        """Bytes a second, down or where it is complete up; None where only a queue knows of it."""
        if self.torrent is None:
            return None
        return self.torrent.down_rate if self.torrent.direction is Direction.DOWN else self.torrent.up_rate

    @property
    def eta_s(self) -> float | None:
        """Seconds until it is here."""
        if self.torrent is not None:
            return self.torrent.eta_s if self.torrent.direction is Direction.DOWN else None
        return self.item.time_left_s if self.item is not None else None

    @property
    def complete(self) -> bool:
        """Whether everything has come."""
        if self.torrent is not None:
            return self.torrent.complete
        return self.item is not None and self.item.status is QueueStatus.COMPLETED

    @property
    def seeding(self) -> bool:
        """Whether nothing of it is to come and no library waits for it."""
        waiting = any(item.stage not in DONE_STAGES for item in self.items)
        torrent = self.torrent
        if torrent is None or torrent.state in _BROKEN:
            return False
        return torrent.direction is Direction.UP and not waiting

    @property
    def state(self) -> str:
        """What goes on, in the words that matter most now."""
        item, torrent = self.item, self.torrent
        if torrent is not None and torrent.state in _BROKEN:
            return torrent.state.value
        if item is not None and (self.complete or torrent is None):
            if item.stage in (QueueStage.IMPORT_BLOCKED, QueueStage.IMPORT_PENDING, QueueStage.IMPORTING):
                return item.stage.value
            if item.stage in (QueueStage.FAILED, QueueStage.FAILED_PENDING):
                return QueueStage.FAILED.value
        if torrent is not None:
            if torrent.direction is Direction.UP and torrent.state is TorrentState.STALLED:
                return TorrentState.SEEDING.value
            return torrent.state.value
        return item.status.value if item is not None else ""

    @property
    def trouble(self) -> str:
        """What is wrong with it, in the words the services hide; "" for nothing."""
        found: list[str] = []
        for item in self.items:
            if item.error:
                found.append(item.error)
            if item.health is not QueueHealth.OK or item.stage is QueueStage.IMPORT_BLOCKED:
                for message in item.messages:
                    found += message.lines or (message.title,)
            if item.status is QueueStatus.CLIENT_UNAVAILABLE:
                found.append(f"{item.client or 'its download client'} cannot be reached by {item.service}")
        torrent = self.torrent
        if torrent is not None:
            if torrent.tracker_trouble:
                found.append(torrent.tracker_message or "no tracker serves it")
            if torrent.state in _BROKEN:
                gone = torrent.state is TorrentState.MISSING_FILES
                found.append("its files are gone" if gone else "error in the client")
            if torrent.direction is Direction.DOWN and torrent.state is TorrentState.STALLED:
                seeds = "no one has all of it" if (torrent.availability or 0) < 1 else "no one gives"
                found.append(f"stalled: {seeds}")
        return " · ".join(dict.fromkeys(each for each in found if each))

    @property
    def is_problem(self) -> bool:
        """Whether somebody should look at it."""
        return bool(self.trouble) or self.state in ("failed", "import blocked")


def joined(
    queues: Mapping[str, Snapshot[Queue]], clients: Mapping[str, Snapshot[TorrentList]], now: float
) -> list[Download]:
    """Every download once: rows of the queues by their download, with their torrent where a client has it.

    Torrents of no queue and rows of no torrent stand by themselves. Which half of a row cannot be had now is
    said in the row.
    """
    torrents = _by_hash(clients, now)
    by_download = _by_download(queues, now)
    silent = [name for name, client in clients.items() if client.shown(now) is None]
    found: list[Download] = []
    for key, (items, live) in by_download.items():
        torrent, torrent_live = torrents.pop(key, (None, True))
        missing = ""
        if torrent is None and items[0].torrent_hash:
            if silent:
                missing = f"nothing is known from {', '.join(silent)}"
            elif clients:
                missing = "no client has its torrent"
        elif not torrent_live:
            missing = "the client's half is old"
        elif not live:
            missing = f"{items[0].service}'s half is old"
        found.append(Download(key, tuple(items), torrent, missing, live and torrent_live))
    failing = [name for name, queue in queues.items() if queue.failure is not None]
    for alone, live in torrents.values():
        if alone is not None:
            of_a_queue = alone.category and failing and alone.direction is Direction.DOWN
            missing = f"nothing is known from {', '.join(failing)}" if of_a_queue else ""
            found.append(Download(alone.hash, (), alone, missing, live))
    found.sort(key=_order)
    return found


def _by_hash(
    clients: Mapping[str, Snapshot[TorrentList]], now: float
) -> dict[str, tuple[Torrent | None, bool]]:
    """Every torrent by its hash, with whether what is known of it is of now."""
    found: dict[str, tuple[Torrent | None, bool]] = {}
    for client in clients.values():
        known, live = client.shown(now), _live(client, now)
        for torrent in known.torrents if known is not None else ():
            found.setdefault(torrent.hash, (torrent, live))
    return found


def _by_download(
    queues: Mapping[str, Snapshot[Queue]], now: float
) -> dict[str, tuple[list[QueueItem], bool]]:
    """The rows of all queues by their torrent's hash, or where they have none by their own key."""
    found: dict[str, tuple[list[QueueItem], bool]] = {}
    for queue in queues.values():
        known = queue.shown(now)
        for group in grouped(known.items) if known is not None else ():
            key = group[0].torrent_hash or group[0].key
            items, live = found.setdefault(key, ([], True))
            found[key] = ([*items, *group], live and _live(queue, now))
    return found


def _live(snapshot: Snapshot[object], now: float) -> bool:
    return snapshot.failure is None and not snapshot.is_old(now)


def _order(download: Download) -> tuple[object, ...]:
    """Problems first, then what moves, then what waits, then what only seeds; the newest of each first."""
    torrent = download.torrent
    resting = torrent is not None and torrent.state in _AT_REST
    added = (torrent.added_at if torrent else None) or (download.item.added if download.item else None) or 0
    return (not download.is_problem, download.seeding, resting, -added, download.release)


class Totals(NamedTuple):
    """What the header says of all downloads together. Rates in bytes a second."""

    active: int
    """On their way, or waiting to be imported."""
    down_rate: int
    up_rate: int
    problems: int
    left: int
    """Bytes still to come."""


def totals(downloads: Iterable[Download], clients: Sequence[TorrentList]) -> Totals:
    """Counts of the downloads; rates as the clients count them."""
    every = [download for download in downloads if not download.seeding]
    return Totals(
        len(every),
        sum(client.transfer.down_rate for client in clients),
        sum(client.transfer.up_rate for client in clients),
        sum(download.is_problem for download in every),
        sum(download.left for download in every),
    )
