"""Why torrents get nothing: what their trackers say, asked for a few at a time and kept a while.

The list itself tells only that something is wrong, and in older versions not even that.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable

from mediatui.models.torrent import Torrent
from mediatui.models.torrent_parts import Tracker
from mediatui.services.errors import ServiceError
from mediatui.services.qbittorrent.parts import complaint_of

AT_ONCE = 3
"""Torrents whose trackers are asked for with one look at the list."""

KEPT_FOR = 120.0
"""Seconds before the same torrent is looked at again."""

Ask = Callable[[str], Awaitable[tuple[Tracker, ...]]]


class Complaints:
    """What the trackers of torrents in trouble said last. `monotonic` gives seconds."""

    def __init__(self, ask: Ask, monotonic: Callable[[], float]) -> None:
        self._ask = ask
        self._monotonic = monotonic
        self._said: dict[str, tuple[float, str]] = {}

    def of(self, torrent: Torrent) -> str:
        """What its tracker said; "" while it is well, or nothing is known."""
        return self._said.get(torrent.hash, (0.0, ""))[1] if torrent.tracker_trouble else ""

    def note(self, torrent: str, trackers: tuple[Tracker, ...]) -> None:
        """Its trackers were asked for anyway."""
        self._said[torrent] = (self._monotonic(), complaint_of(trackers))

    async def look(self, torrents: Iterable[Torrent]) -> None:
        """Ask for a few of those in trouble, the longest unasked first; forget those that are well."""
        now = self._monotonic()
        troubled = [torrent.hash for torrent in torrents if torrent.tracker_trouble]
        self._said = {name: self._said[name] for name in troubled if name in self._said}
        due = [name for name in troubled if now - self._said.get(name, (-KEPT_FOR, ""))[0] >= KEPT_FOR]
        due.sort(key=lambda name: self._said.get(name, (-KEPT_FOR, ""))[0])
        await asyncio.gather(*map(self._look_at, due[:AT_ONCE]))

    async def _look_at(self, torrent: str) -> None:
        try:
            self.note(torrent, await self._ask(torrent))
        except ServiceError:
            # The list is what was asked for; the reason comes with a later look.
            self._said[torrent] = (self._monotonic(), self._said.get(torrent, (0.0, ""))[1])
