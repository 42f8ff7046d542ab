"""Torrents, their parts and the server's state as qBittorrent writes them, by dialect."""

from __future__ import annotations

from urllib.parse import quote

from mediatui.demo.faces.qbittorrent.dialect import Dialect, state_word
from mediatui.demo.world.torrents import Torrents
from mediatui.demo.world.torrents_one import Torrent

Fields = dict[str, object]

NEVER = 8_640_000
PIECE = 4 * 1024 * 1024


def torrent_fields(torrent: Torrent, now: float, place: int, dialect: Dialect) -> Fields:
    """A torrent of `sync/maindata`; `torrents/info` has its hash beside that."""
    size, done = torrent.size, torrent.done_at(now)
    uploaded, down, up = torrent.uploaded_at(now), torrent.rate_down(now), torrent.rate_up(now)
    moving, eta = down > 0 or up > 0, torrent.eta(now)
    seeds, peers = torrent.swarm
    never = dialect.never
    content = f"{torrent.save_path}/{torrent.files[0].name.partition('/')[0]}" if torrent.files else ""
    served = not torrent.tracker_says and torrent.at_work and torrent.has_metadata
    fields: Fields = {
        "added_on": int(torrent.added),
        "amount_left": size - done,
        "auto_tmm": torrent.automatic,
        "availability": -1 if torrent.complete else round(done / size + seeds, 3) if size and moving else 0,
        "category": torrent.category,
        "completed": done,
        "completion_on": int(torrent.completed) if torrent.completed else never,
        "content_path": content,
        "dl_limit": torrent.down_limit,
        "dlspeed": down,
        "download_path": "",
        "downloaded": done,
        "downloaded_session": done,
        "eta": NEVER if eta is None else min(eta, NEVER),
        "f_l_piece_prio": torrent.first_last,
        "force_start": torrent.forced and not torrent.paused,
        "infohash_v1": torrent.hash,
        "infohash_v2": "",
        "last_activity": int(now if moving else torrent.since),
        "magnet_uri": _magnet(torrent),
        "max_ratio": max(-1, torrent.ratio_limit),
        "max_seeding_time": max(-1, torrent.seeding_limit),
        "name": torrent.name,
        "num_complete": seeds,
        "num_incomplete": peers,
        "num_leechs": min(peers, 6) if up else 0,
        "num_seeds": min(seeds, 12) if down else 0,
        "priority": place,
        "progress": done / size if size else 0,
        "ratio": round(uploaded / size, 4) if size else 0,
        "ratio_limit": torrent.ratio_limit,
        "save_path": torrent.save_path,
        "seeding_time": int(now - torrent.completed) if torrent.completed else 0,
        "seeding_time_limit": torrent.seeding_limit,
        "seen_complete": int(now) if seeds else never,
        "seq_dl": torrent.sequential,
        "size": size,
        "state": state_word(torrent, dialect),
        "super_seeding": False,
        "tags": ", ".join(sorted(torrent.tags)),
        "time_active": torrent.active_at(now),
        "total_size": torrent.total_size,
        "tracker": torrent.tracker if served or dialect.newest else "",
        "trackers_count": 1 if torrent.tracker else 0,
        "up_limit": torrent.up_limit,
        "uploaded": uploaded,
        "uploaded_session": uploaded,
        "upspeed": up,
    }
    if dialect.rich:
        fields |= _modern(torrent, now, size, done)
    return fields


def _modern(torrent: Torrent, now: float, size: int, done: int) -> Fields:
    """What 5.3 says beside that."""
    pieces = -(-size // PIECE) if torrent.has_metadata else -1
    return {
        "comment": torrent.comment,
        "connections_count": sum(torrent.swarm) // 3 if torrent.at_work else 0,
        "connections_limit": 100,
        "created_by": "",
        "creation_date": int(torrent.added) - 86_400 if torrent.has_metadata else -1,
        "has_metadata": torrent.has_metadata,
        "inactive_seeding_time_limit": torrent.inactive_limit,
        "max_inactive_seeding_time": max(-1, torrent.inactive_limit),
        "piece_size": PIECE if torrent.has_metadata else -1,
        "pieces_have": done // PIECE,
        "pieces_num": pieces,
        "popularity": 0,
        "private": torrent.private if torrent.has_metadata else None,
        "reannounce": 1800 - int(now) % 1800 if torrent.at_work and torrent.tracker else 0,
        "root_path": f"{torrent.save_path}/{torrent.name}" if len(torrent.files) > 1 else "",
        "share_limit_action": "Default",
        "share_limits_mode": "Default",
        "total_wasted": 0,
    }


def flags(torrent: Torrent) -> Fields:
    """What only the main data of 5.3 say."""
    says = bool(torrent.tracker_says) and torrent.at_work
    return {"has_other_announce_error": False, "has_tracker_error": says, "has_tracker_warning": False}


def server_fields(torrents: Torrents, dialect: Dialect) -> Fields:
    """`server_state`."""
    now, everyone = torrents.now, list(torrents.by_hash.values())
    fields: Fields = {
        "alltime_dl": sum(each.done_at(now) for each in everyone),
        "alltime_ul": sum(each.uploaded_at(now) for each in everyone),
        "average_time_queue": 12,
        "free_space_on_disk": torrents.free_space,
        "global_ratio": "1.37",
        "queued_io_jobs": 0,
        "queueing": True,
        "read_cache_hits": "0",
        "read_cache_overload": "0",
        "refresh_interval": 1500,
        "total_buffers_size": 0,
        "total_peer_connections": sum(min(sum(each.swarm), 14) for each in everyone if each.down or each.up),
        "total_queued_size": 0,
        "total_wasted_session": 0,
        "use_alt_speed_limits": torrents.slow,
        "write_cache_overload": "0",
    }
    if dialect.rich:
        fields |= {"queued_tracker_announces": 0, "request_latency": 0, "session_state": False}
    return fields | transfer_fields(torrents, dialect)


def transfer_fields(torrents: Torrents, dialect: Dialect) -> Fields:
    """`transfer/info`."""
    now, everyone = torrents.now, list(torrents.by_hash.values())
    fields: Fields = {
        "connection_status": "connected",
        "dht_nodes": 387,
        "dl_info_data": sum(each.done_at(now) for each in everyone if not each.complete),
        "dl_info_speed": sum(each.rate_down(now) for each in everyone),
        "dl_rate_limit": torrents.limits.down,
        "up_info_data": sum(each.uploaded_at(now) for each in everyone) // 10,
        "up_info_speed": sum(each.rate_up(now) for each in everyone),
        "up_rate_limit": torrents.limits.up,
    }
    if dialect.rich:
        fields |= {"last_external_address_v4": "", "last_external_address_v6": ""}
    return fields


def category_fields(name: str, path: str, dialect: Dialect) -> Fields:
    """A category."""
    fields: Fields = {"name": name, "savePath": path}
    if dialect.rich:
        fields |= {
            "download_path": None,
            "inactive_seeding_time_limit": -2,
            "ratio_limit": -2,
            "seeding_time_limit": -2,
            "share_limit_action": "Default",
            "share_limits_mode": "Default",
        }
    return fields


def _magnet(torrent: Torrent) -> str:
    tracker = f"&tr={quote(torrent.tracker, safe='')}" if torrent.tracker else ""
    return f"magnet:?xt=urn:btih:{torrent.hash}&dn={quote(torrent.name)}{tracker}"
