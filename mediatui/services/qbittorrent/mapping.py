"""qBittorrent's torrents and state → ours."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit

from mediatui.models.torrent import (
    AS_CLIENT,
    NO_LIMIT,
    Category,
    Connection,
    Direction,
    ShareLimits,
    Torrent,
    TorrentState,
    TransferInfo,
)
from mediatui.services.cleantext import clean_text
from mediatui.services.qbittorrent.wire import WireCategory, WireServer, WireTorrent, read

NEVER = 8_640_000
"""The ETA, in seconds, that means there is none: a hundred days."""

_DOWN, _UP = Direction.DOWN, Direction.UP

STATES: Mapping[str, tuple[TorrentState, Direction | None]] = {
    "error": (TorrentState.ERROR, None),
    "missingFiles": (TorrentState.MISSING_FILES, None),
    "uploading": (TorrentState.SEEDING, _UP),
    "forcedUP": (TorrentState.SEEDING, _UP),
    "stalledUP": (TorrentState.STALLED, _UP),
    "pausedUP": (TorrentState.PAUSED, _UP),
    "stoppedUP": (TorrentState.PAUSED, _UP),
    "queuedUP": (TorrentState.QUEUED, _UP),
    "checkingUP": (TorrentState.CHECKING, _UP),
    "allocating": (TorrentState.ALLOCATING, _DOWN),
    "downloading": (TorrentState.DOWNLOADING, _DOWN),
    "forcedDL": (TorrentState.DOWNLOADING, _DOWN),
    "metaDL": (TorrentState.METADATA, _DOWN),
    "forcedMetaDL": (TorrentState.METADATA, _DOWN),
    "stalledDL": (TorrentState.STALLED, _DOWN),
    "pausedDL": (TorrentState.PAUSED, _DOWN),
    "stoppedDL": (TorrentState.PAUSED, _DOWN),
    "queuedDL": (TorrentState.QUEUED, _DOWN),
    "queuedForChecking": (TorrentState.CHECKING, None),
    "checkingDL": (TorrentState.CHECKING, _DOWN),
    "checkingResumeData": (TorrentState.CHECKING, None),
    "moving": (TorrentState.MOVING, None),
}
"""qBittorrent's word → what it does and which way; None: by how much of it is here."""

_AT_REST = frozenset(
    {
        TorrentState.PAUSED,
        TorrentState.QUEUED,
        TorrentState.CHECKING,
        TorrentState.MOVING,
        TorrentState.ERROR,
        TorrentState.MISSING_FILES,
    }
)
"""States in which a torrent does not talk to its trackers."""


def torrent_of(raw: Mapping[str, Any], torrent: str, service: str) -> Torrent | None:
    """The torrent of that hash; None for one that has neither a name nor a state."""
    wire = read(WireTorrent, raw)
    if wire is None or not (wire.name or wire.state):
        return None
    progress = fraction(wire.progress)
    state, way = STATES.get(wire.state, (TorrentState.UNKNOWN, None))
    direction = way or (_UP if progress >= 1.0 and counted(wire.size) else _DOWN)
    return Torrent(
        service=service,
        hash=torrent,
        name=wire.name or torrent,
        state=state,
        direction=direction,
        size=counted(wire.size) or 0,
        total_size=counted(wire.total_size),
        done=counted(wire.completed) or 0,
        progress=progress,
        down_rate=counted(wire.dlspeed) or 0,
        up_rate=counted(wire.upspeed) or 0,
        eta_s=_eta(wire.eta) if direction is _DOWN else None,
        ratio=_not_negative(wire.ratio),
        downloaded=counted(wire.downloaded) or 0,
        uploaded=counted(wire.uploaded) or 0,
        category=wire.category,
        tags=_tags(wire.tags),
        save_path=wire.save_path,
        content_path=wire.content_path,
        tracker=host_of(wire.tracker),
        tracker_trouble=_tracker_trouble(wire, state),
        trackers=counted(wire.trackers_count),
        seeds=counted(wire.num_seeds) or 0,
        peers=counted(wire.num_leechs) or 0,
        seeds_total=counted(wire.num_complete),
        peers_total=counted(wire.num_incomplete),
        availability=_not_negative(wire.availability),
        added_at=moment(wire.added_on),
        completed_at=moment(wire.completion_on),
        active_at=moment(wire.last_activity),
        active_s=counted(wire.time_active) or 0,
        seeding_s=counted(wire.seeding_time) or 0,
        forced=bool(wire.force_start),
        sequential=bool(wire.seq_dl),
        first_last_first=bool(wire.f_l_piece_prio),
        automatic=bool(wire.auto_tmm),
        super_seeding=bool(wire.super_seeding),
        private=wire.private,
        down_limit=limit(wire.dl_limit),
        up_limit=limit(wire.up_limit),
        ratio_limit=_not_negative(wire.max_ratio),
        seeding_limit_s=_minutes(wire.max_seeding_time),
        share=_share(wire),
        queue_position=limit(wire.priority),
    )


def _share(wire: WireTorrent) -> ShareLimits:
    """Its own rule; of what is not told the client's holds."""
    ratio = wire.ratio_limit
    return ShareLimits(
        AS_CLIENT if ratio is None or ratio == AS_CLIENT else max(float(NO_LIMIT), ratio),
        _own_minutes(wire.seeding_time_limit),
        _own_minutes(wire.inactive_seeding_time_limit),
        wire.share_limit_action,
        wire.share_limits_mode,
    )


def _own_minutes(value: int | None) -> int:
    return AS_CLIENT if value is None or value == AS_CLIENT else max(NO_LIMIT, value)


def transfer_of(raw: Mapping[str, Any]) -> TransferInfo:
    """The client as a whole, by `server_state`."""
    wire = read(WireServer, raw) or WireServer()
    refresh = counted(wire.refresh_interval)
    return TransferInfo(
        down_rate=counted(wire.dl_info_speed) or 0,
        up_rate=counted(wire.up_info_speed) or 0,
        down_total=counted(wire.dl_info_data) or 0,
        up_total=counted(wire.up_info_data) or 0,
        down_limit=limit(wire.dl_rate_limit),
        up_limit=limit(wire.up_rate_limit),
        alternative_limits=bool(wire.use_alt_speed_limits),
        connection=connection_of(wire.connection_status),
        free_space=counted(wire.free_space_on_disk),
        dht_nodes=counted(wire.dht_nodes) or 0,
        peers=counted(wire.total_peer_connections),
        queueing=wire.queueing,
        refresh_s=None if refresh is None else refresh / 1000,
    )


_CONNECTIONS = {connection.value: connection for connection in Connection}


def connection_of(word: str) -> Connection:
    """How the client reaches the network."""
    return _CONNECTIONS.get(word.lower(), Connection.UNKNOWN)


def categories_of(raw: Mapping[str, Any]) -> tuple[Category, ...]:
    """The categories by name."""
    found = {}
    for name, fields in raw.items():
        wire = read(WireCategory, fields) or WireCategory()
        if clean_text(name):
            found[clean_text(name)] = wire.savePath
    return tuple(Category(name, path) for name, path in sorted(found.items()))


def tags_of(raw: Iterable[str]) -> tuple[str, ...]:
    """The tags by name."""
    return tuple(sorted({clean_text(tag) for tag in raw} - {""}))


def host_of(address: str) -> str:
    """Host, and port where it is no usual one, of a tracker's address: the rest of it may be a passkey."""
    if not address or address.startswith("**"):
        return ""
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return ""
    return clean_text(host if port in (None, 80, 443) else f"{host}:{port}") if host else ""


def counted(value: int | None) -> int | None:
    """A number that cannot be negative: -1 is qBittorrent's "not known"."""
    return None if value is None or value < 0 else value


def moment(value: int | None) -> int | None:
    """Epoch seconds; 0, -1 and 2³²-1 are its "never"."""
    return value if value is not None and 0 < value < 2**32 - 1 else None


def fraction(value: float | None) -> float:
    """0 to 1, whatever was said."""
    return 0.0 if value is None else min(1.0, max(0.0, value))


def limit(value: int | None) -> int | None:
    """What counts from 1, limits and places in a queue; 0 and -1 are none."""
    return value if value is not None and value > 0 else None


def _not_negative(value: float | None) -> float | None:
    return None if value is None or value < 0 else value


def _eta(value: int | None) -> int | None:
    return value if value is not None and 0 <= value < NEVER else None


def _minutes(value: int | None) -> int | None:
    return None if value is None or value < 0 else value * 60


def _tags(text: str) -> tuple[str, ...]:
    return tuple(tag for part in text.split(",") if (tag := part.strip()))


def _tracker_trouble(wire: WireTorrent, state: TorrentState) -> bool:
    """By its flags (5.3), or, without them, because it has trackers and none that serves it."""
    flags = (wire.has_tracker_error, wire.has_other_announce_error, wire.has_tracker_warning)
    if state in _AT_REST:
        return False
    if any(flag is not None for flag in flags):
        return any(flags)
    return bool(wire.trackers_count) and (wire.trackers_count or 0) > 0 and not wire.tracker
