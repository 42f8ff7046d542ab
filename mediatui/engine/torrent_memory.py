"""What a change of torrents keeps of how they were, so that it can be taken back: written, and read again."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from mediatui.models.torrent import ShareLimits, Torrent, TorrentState

FIELDS: Mapping[str, Callable[[Torrent], Any]] = {
    "paused": lambda torrent: torrent.state is TorrentState.PAUSED,
    "forced": lambda torrent: torrent.forced,
    "category": lambda torrent: torrent.category,
    "down_limit": lambda torrent: torrent.down_limit,
    "up_limit": lambda torrent: torrent.up_limit,
    "share": lambda torrent: list(torrent.share),
    "place": lambda torrent: torrent.queue_position,
}
"""What can be kept of a torrent, by name."""

Before = Mapping[str, Mapping[str, Any]]
"""By hash what was kept of it, by name."""


def written(torrents: Iterable[Torrent], fields: Iterable[str]) -> str:
    """These fields of torrents as the journal keeps them; "" for none."""
    names = tuple(fields)
    if not names:
        return ""
    kept = {torrent.hash: {name: FIELDS[name](torrent) for name in names} for torrent in torrents}
    return json.dumps(kept, separators=(",", ":"), ensure_ascii=False)


def read(before: str) -> Before:
    """What `written` wrote; empty for anything else."""
    try:
        data = json.loads(before) if before else {}
    except ValueError:
        return {}
    if not isinstance(data, dict):
        return {}
    return {str(torrent): kept for torrent, kept in data.items() if isinstance(kept, dict)}


def share_of(kept: object) -> ShareLimits | None:
    """The rule that was kept; None for what is none."""
    if not isinstance(kept, list) or len(kept) != len(ShareLimits._fields):
        return None
    try:
        return ShareLimits(float(kept[0]), int(kept[1]), int(kept[2]), str(kept[3]), str(kept[4]))
    except (TypeError, ValueError):
        return None
