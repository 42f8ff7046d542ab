"""The torrents of one qBittorrent, made anew only where its main data changed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from mediatui.models.torrent import Torrent, TorrentList
from mediatui.services.qbittorrent.delta import MainData
from mediatui.services.qbittorrent.mapping import categories_of, tags_of, torrent_of, transfer_of
from mediatui.services.qbittorrent.wire import KEPT

AT_ONCE = 25
"""Torrents read before the event loop gets its turn."""


class Book:
    """What is known of all torrents. `service` is the configuration's name of who tells it."""

    def __init__(self, service: str) -> None:
        self._service = service
        self._main = MainData(KEPT)
        self._torrents: dict[str, Torrent] = {}
        self._unread: set[str] = set()
        """Those that changed and were not made anew yet: reading may be given up half-way."""

    @property
    def rid(self) -> int:
        """What the next changes are to be asked with; 0 for everything."""
        return self._main.rid

    def forget(self) -> None:
        """Ask for everything the next time; what is known stays until then."""
        self._main.forget()

    def has_any(self, torrents: Iterable[str]) -> bool:
        """Whether one of these is there."""
        return not self._main.torrents.keys().isdisjoint(torrents)

    def torrents(self) -> Iterable[Torrent]:
        """All there are, in no order."""
        return self._torrents.values()

    async def take_in(self, data: dict[str, Any]) -> bool:
        """Take in an answer; False, and everything is asked for anew, when it was none."""
        touched = self._main.apply(data)
        if touched is None:
            self.forget()
            return False
        self._unread |= touched
        for number, torrent in enumerate(tuple(self._unread), 1):
            self._read(torrent)
            if number % AT_ONCE == 0:
                await asyncio.sleep(0)
        return True

    def written(self, complaint: Callable[[Torrent], str]) -> TorrentList:
        """The list as it stands, with what `complaint` knows of a torrent's trackers."""
        found = [
            replace(torrent, tracker_message=said) if (said := complaint(torrent)) else torrent
            for torrent in self._torrents.values()
        ]
        found.sort(key=lambda torrent: (-(torrent.added_at or 0), torrent.name, torrent.hash))
        main = self._main
        return TorrentList(
            torrents=tuple(found),
            transfer=transfer_of(main.server),
            categories=categories_of(main.categories),
            tags=tags_of(main.tags),
            dropped=len(main.odd) + len(main.torrents) - len(self._torrents),
        )

    def _read(self, torrent: str) -> None:
        raw = self._main.torrents.get(torrent)
        made = None if raw is None else torrent_of(raw, torrent, self._service)
        if made is None:
            self._torrents.pop(torrent, None)
        else:
            self._torrents[torrent] = made
        self._unread.discard(torrent)
