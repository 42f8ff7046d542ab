"""What a torrent of qBittorrent's is made of → ours: details, files, trackers, peers, what was added."""

from __future__ import annotations

from typing import Any

from mediatui.models.torrent_parts import (
    Added,
    FilePriority,
    Peer,
    TorrentDetails,
    TorrentFile,
    Tracker,
    TrackerState,
)
from mediatui.services.qbittorrent.delta import hash_of
from mediatui.services.qbittorrent.mapping import counted, fraction, host_of, limit, moment
from mediatui.services.qbittorrent.wire import (
    WireAdded,
    WireFile,
    WirePeer,
    WireProperties,
    WireTracker,
    read,
)

_PRIORITIES = {int(priority): priority for priority in FilePriority}

_TRACKER_STATES = (
    TrackerState.DISABLED,
    TrackerState.NOT_CONTACTED,
    TrackerState.WORKING,
    TrackerState.UPDATING,
    TrackerState.NOT_WORKING,
    TrackerState.NOT_WORKING,
    TrackerState.NOT_WORKING,
)
"""By qBittorrent's number; 5 and 6 (an error of the tracker's, unreachable) come with 5.x."""


def details_of(raw: Any, torrent: str) -> TorrentDetails:
    """`torrents/properties`."""
    wire = read(WireProperties, raw) or WireProperties()
    return TorrentDetails(
        hash=torrent,
        comment=wire.comment,
        created_by=wire.created_by,
        created_at=moment(wire.creation_date),
        piece_size=limit(wire.piece_size),
        pieces=limit(wire.pieces_num),
        pieces_done=counted(wire.pieces_have),
        connections=counted(wire.nb_connections),
        connections_limit=limit(wire.nb_connections_limit),
        wasted=counted(wire.total_wasted),
        average_down_rate=counted(wire.dl_speed_avg),
        average_up_rate=counted(wire.up_speed_avg),
        next_announce_s=limit(wire.reannounce),
        last_seen_complete_at=moment(wire.last_seen),
        private=wire.is_private if wire.private is None else wire.private,
        download_path=wire.download_path,
    )


def files_of(raw: list[Any]) -> tuple[TorrentFile, ...]:
    """`torrents/files`; what is no file is left out."""
    found = []
    for place, item in enumerate(raw):
        wire = read(WireFile, item)
        if wire is None or not wire.name:
            continue
        availability = wire.availability
        found.append(
            TorrentFile(
                index=place if wire.index is None else wire.index,
                name=wire.name,
                size=counted(wire.size) or 0,
                progress=fraction(wire.progress),
                priority=_PRIORITIES.get(
                    FilePriority.NORMAL if wire.priority is None else wire.priority, FilePriority.NORMAL
                ),
                availability=None if availability is None or availability < 0 else availability,
            )
        )
    return tuple(found)


def trackers_of(raw: list[Any]) -> tuple[Tracker, ...]:
    """`torrents/trackers`; what is no tracker is left out."""
    found = []
    for item in raw:
        wire = read(WireTracker, item)
        if wire is None or not wire.url:
            continue
        # "** [DHT] **" and its like are no trackers but ways to do without.
        own = wire.url.startswith("**")
        name = wire.url.strip("*[] ") if own else host_of(wire.url)
        if not name:
            continue
        status = -1 if wire.status is None else wire.status
        known = 0 <= status < len(_TRACKER_STATES)
        found.append(
            Tracker(
                name=name,
                state=_TRACKER_STATES[status] if known else TrackerState.UNKNOWN,
                message=_without_address(wire.msg, wire.url, name),
                tier=None if own else counted(wire.tier),
                seeds=counted(wire.num_seeds),
                peers=counted(wire.num_peers),
                leeches=counted(wire.num_leeches),
                downloads=counted(wire.num_downloaded),
                next_announce_at=moment(wire.next_announce),
            )
        )
    return tuple(found)


def complaint_of(trackers: tuple[Tracker, ...]) -> str:
    """What the first tracker that has anything to say says; DHT and its like never count."""
    return next((each.message for each in trackers if each.tier is not None and each.message), "")


def peers_of(raw: Any) -> tuple[Peer, ...]:
    """`sync/torrentPeers` asked with `rid` 0, which gives all of them; the fastest first."""
    peers = raw.get("peers") if isinstance(raw, dict) else None
    found = []
    for item in peers.values() if isinstance(peers, dict) else ():
        wire = read(WirePeer, item)
        if wire is None or not wire.ip:
            continue
        found.append(
            Peer(
                address=wire.ip,
                port=counted(wire.port) or 0,
                client=wire.client,
                connection=wire.connection,
                flags=wire.flags,
                progress=fraction(wire.progress),
                down_rate=counted(wire.dl_speed) or 0,
                up_rate=counted(wire.up_speed) or 0,
                downloaded=counted(wire.downloaded) or 0,
                uploaded=counted(wire.uploaded) or 0,
                country=wire.country_code.upper(),
            )
        )
    return tuple(sorted(found, key=lambda peer: (-peer.down_rate - peer.up_rate, peer.address, peer.port)))


def added_of(raw: Any) -> Added:
    """What 5.3 says of an adding."""
    wire = read(WireAdded, raw) or WireAdded()
    ids = raw.get("added_torrent_ids") if isinstance(raw, dict) else None
    names = [name for name in ids if type(name) is str] if isinstance(ids, list) else []
    return Added(
        hashes=tuple(found for name in names if (found := hash_of(name))),
        pending=counted(wire.pending_count) or 0,
        failed=counted(wire.failure_count) or 0,
    )


def _without_address(message: str, url: str, name: str) -> str:
    """A tracker's words without its address, should it repeat that."""
    return message.replace(url, name)
