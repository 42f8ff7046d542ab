"""What one torrent is made of, as qBittorrent writes it: properties, files, trackers, peers."""

from __future__ import annotations

from random import Random

from mediatui.demo.faces.qbittorrent.dialect import Dialect
from mediatui.demo.faces.qbittorrent.shapes import NEVER, PIECE, Fields
from mediatui.demo.world.torrents_one import Torrent

_CLIENTS = ("qBittorrent/5.1.4", "Transmission 4.0.6", "libtorrent/2.0.11", "Deluge/2.1.1", "µTorrent 3.6")
_COUNTRIES = ("de", "no", "nl", "jp", "fr", "us", "ca", "se")


def properties(torrent: Torrent, now: float, dialect: Dialect) -> Fields:
    """`torrents/properties`."""
    size, done, eta = torrent.total_size, torrent.done_at(now), torrent.eta(now)
    pieces = -(-size // PIECE) if torrent.has_metadata else -1
    seeds, peers = torrent.swarm
    active, uploaded = max(1, torrent.active_at(now)), torrent.uploaded_at(now)
    fields: Fields = {
        "addition_date": int(torrent.added),
        "comment": torrent.comment,
        "completion_date": int(torrent.completed) if torrent.completed else -1,
        "created_by": "",
        "creation_date": int(torrent.added) - 86_400,
        "dl_limit": torrent.down_limit or -1,
        "dl_speed": torrent.rate_down(now),
        "dl_speed_avg": done // active,
        "download_path": "",
        "eta": NEVER if eta is None else eta,
        "hash": torrent.hash,
        "infohash_v1": torrent.hash,
        "infohash_v2": "",
        "is_private": torrent.private,
        "last_seen": int(now) if seeds else -1,
        "name": torrent.name,
        "nb_connections": (seeds + peers) // 3 if torrent.at_work else 0,
        "nb_connections_limit": 100,
        "peers": peers // 3 if torrent.at_work else 0,
        "peers_total": peers,
        "piece_size": PIECE if torrent.has_metadata else -1,
        "pieces_have": done // PIECE,
        "pieces_num": pieces,
        "reannounce": 1800 - int(now) % 1800 if torrent.at_work and torrent.tracker else 0,
        "save_path": torrent.save_path,
        "seeding_time": int(now - torrent.completed) if torrent.completed else 0,
        "seeds": seeds // 3 if torrent.at_work else 0,
        "seeds_total": seeds,
        "share_ratio": uploaded / size if size > 0 else 0,
        "time_elapsed": active,
        "total_downloaded": done,
        "total_downloaded_session": done,
        "total_size": size,
        "total_uploaded": uploaded,
        "total_uploaded_session": uploaded,
        "total_wasted": 0,
        "up_limit": torrent.up_limit or -1,
        "up_speed": torrent.rate_up(now),
        "up_speed_avg": uploaded // active,
    }
    if dialect.rich:
        fields |= {
            "availability": -1 if torrent.complete else float(seeds),
            "has_metadata": torrent.has_metadata,
            "popularity": 0,
            "private": torrent.private if torrent.has_metadata else None,
            "progress": done / torrent.size if torrent.size else 0,
        }
    return fields


def files(torrent: Torrent, now: float) -> list[Fields]:
    """`torrents/files`: they come one after the other."""
    if not torrent.has_metadata:
        return []
    left, first, found = torrent.done_at(now), 0, []
    for index, file in enumerate(torrent.files):
        here = min(left, file.size) if file.priority else 0
        left -= here
        last = first + max(0, -(-file.size // PIECE) - 1)
        fields: Fields = {
            "availability": -1 if torrent.complete else float(torrent.swarm[0]),
            "index": index,
            "name": file.name,
            "piece_range": [first, last],
            "priority": file.priority,
            "progress": here / file.size if file.size else 1,
            "size": file.size,
        }
        if index == 0:
            fields["is_seed"] = torrent.complete
        found.append(fields)
        first = last + 1
    return found


def trackers(torrent: Torrent, now: float, dialect: Dialect) -> list[Fields]:
    """`torrents/trackers`: three ways to do without, and the one it has."""
    none: Fields = {"num_downloaded": 0, "num_leeches": 0, "num_peers": 0, "num_seeds": 0}
    status = 0 if torrent.private else 2
    found: list[Fields] = [
        {"msg": "", **none, "status": status, "tier": -1, "url": f"** [{way}] **"}
        for way in ("DHT", "PeX", "LSD")
    ]
    if not torrent.tracker:
        return found
    seeds, peers = torrent.swarm
    says, asked = torrent.tracker_says, torrent.at_work
    own: Fields = {
        "msg": says if asked else "",
        "num_downloaded": -1,
        "num_leeches": -1 if says else peers,
        "num_peers": -1 if says else seeds + peers,
        "num_seeds": -1 if says else seeds,
        "status": (4 if says else 2) if asked else 1,
        "tier": 0,
        "url": torrent.tracker,
    }
    if dialect.rich:
        due = int(now) + 1800 - int(now) % 1800
        own |= {"min_announce": due - 900, "next_announce": due, "updating": False, "endpoints": []}
    return [*found, own]


def peers(torrent: Torrent, now: float, dialect: Dialect) -> dict[str, Fields]:
    """Those of `sync/torrentPeers`, while it gives or takes."""
    down, up = torrent.rate_down(now), torrent.rate_up(now)
    count = min(8, sum(torrent.swarm)) if down or up else 0
    rng = Random(torrent.hash)
    found = {}
    for number in range(count):
        address, port = f"198.51.100.{rng.randrange(1, 255)}", rng.randrange(10_000, 60_000)
        country = rng.choice(_COUNTRIES)
        fields: Fields = {
            "client": rng.choice(_CLIENTS),
            "connection": rng.choice(("BT", "μTP")),
            "contribution": 0,
            "country": country.upper(),
            "country_code": country,
            "dl_speed": down // count,
            "downloaded": torrent.done_at(now) // (count * 2),
            "files": "",
            "flags": "D E P" if down else "U E",
            "flags_desc": "",
            "ip": address,
            "port": port,
            "progress": 1 if number % 2 else round(rng.random(), 3),
            "relevance": 1,
            "up_speed": up // count,
            "uploaded": torrent.uploaded_at(now) // (count * 2),
        }
        if dialect.rich:
            fields |= {"host_name": "", "peer_id_client": ""}
        found[f"{address}:{port}"] = fields
    return found
