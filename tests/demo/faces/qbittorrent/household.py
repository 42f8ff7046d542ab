"""As much of a world as the simulated qBittorrent looks at: a whole one would take longer than a test."""

from __future__ import annotations

import threading

from mediatui.demo.world.clock import HeldClock
from mediatui.demo.world.torrents import Torrents


class Household:
    """The torrents of a home, with a clock that is held."""

    def __init__(self, start: float) -> None:
        self.clock = HeldClock(start)
        self.lock = threading.RLock()
        self._torrents = Torrents(7, "household", "home", start)

    @property
    def torrents(self) -> Torrents:
        """Caught up with the clock."""
        self._torrents.catch_up(self.clock.now())
        return self._torrents
