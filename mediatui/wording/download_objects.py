"""Downloads in words and as commands print them as JSON: plain objects with names that stay."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from mediatui.models.queue import QueueItem
from mediatui.models.torrent import Torrent
from mediatui.wording.objects import Json
from mediatui.wording.quantities import plural
from mediatui.wording.titles import episode_code


class Told(Protocol):
    """A download, as far as it is told here: its halves, and what follows from both."""

    @property
    def items(self) -> tuple[QueueItem, ...]:
        """Its rows in the queues, one for each episode of a pack."""
        ...

    @property
    def torrent(self) -> Torrent | None:
        """What its client says of it."""
        ...

    @property
    def key(self) -> str:
        """What stands for it."""
        ...

    @property
    def missing(self) -> str:
        """Why a half is not there."""
        ...

    @property
    def live(self) -> bool:
        """Whether it is of now."""
        ...

    @property
    def services(self) -> tuple[str, ...]:
        """Who knows of it."""
        ...

    @property
    def release(self) -> str:
        """The name of the release."""
        ...

    @property
    def size(self) -> int:
        """Bytes."""
        ...

    @property
    def left(self) -> int:
        """Bytes still to come."""
        ...

    @property
    def progress(self) -> float | None:
        """0 to 1."""
        ...

    @property
    def rate(self) -> int | None:
        """Bytes a second."""
        ...

    @property
    def eta_s(self) -> float | None:
        """Seconds until it is here."""
        ...

    @property
    def state(self) -> str:
        """What goes on."""
        ...

    @property
    def trouble(self) -> str:
        """What is wrong with it."""
        ...

    @property
    def is_problem(self) -> bool:
        """Whether somebody should look at it."""
        ...


def download_title(items: Sequence[QueueItem], release: str) -> str:
    """What it is: movie with year, episode, several episodes, album; else the release's own name."""
    item = items[0] if items else None
    if item is None or not item.media_title:
        return release
    if item.series_id is not None:
        return _episodes(items)
    if item.album_id is not None or item.artist_id is not None:
        return " – ".join(part for part in (item.media_title, item.part_title) if part)
    return f"{item.media_title} ({item.year})" if item.year else item.media_title


def _episodes(items: Sequence[QueueItem]) -> str:
    first = items[0]
    if len(items) == 1:
        code = episode_code(first.season, first.number)
        return " · ".join(part for part in (first.media_title, code, first.part_title) if part)
    seasons = sorted({item.season for item in items if item.season is not None})
    codes = " ".join(episode_code(season, None) for season in seasons)
    return " · ".join(part for part in (first.media_title, codes, plural(len(items), "episode")) if part)


def download_kind(items: Sequence[QueueItem]) -> str:
    """ "movie", "episode", "season", "album", or "" where no library knows it."""
    item = items[0] if items else None
    if item is None or not item.is_known:
        return ""
    if item.series_id is not None:
        return "season" if len(items) > 1 else "episode"
    return "album" if item.artist_id is not None else "movie"


def download_object(download: Told) -> Json:
    """One download. Sizes are bytes, rates bytes a second, times seconds; what is not known is null."""
    item, torrent = (download.items[0] if download.items else None), download.torrent
    progress = download.progress
    return {
        "id": download.key,
        "title": download_title(download.items, download.release),
        "type": download_kind(download.items) or None,
        "release": download.release,
        "state": download.state,
        "problem": download.is_problem,
        "trouble": download.trouble or None,
        "missing": download.missing or None,
        "live": download.live,
        "services": list(download.services),
        "quality": (item.quality.name or None) if item is not None else None,
        "score": item.score if item is not None else None,
        "indexer": (item.indexer or None) if item is not None else None,
        "client": (item.client or None) if item is not None else torrent.service if torrent else None,
        "via": item.via.value if item is not None else "torrent",
        "size": download.size,
        "left": download.left,
        "progress": None if progress is None else round(progress, 4),
        "rate": download.rate,
        "eta": download.eta_s,
        "added": _added(item, torrent),
        "category": (torrent.category or None) if torrent is not None else None,
        "ratio": torrent.ratio if torrent is not None else None,
        "episodes": [
            {"season": each.season, "episode": each.number, "title": each.part_title or None}
            for each in download.items
            if each.episode_id is not None
        ],
    }


def _added(item: QueueItem | None, torrent: Torrent | None) -> float | None:
    if torrent is not None and torrent.added_at is not None:
        return float(torrent.added_at)
    return item.added if item is not None else None
