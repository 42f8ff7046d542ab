"""The last hour of a household, minute by minute: the most there was of streams and of bandwidth."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Load:
    """What goes on at one moment; kbit/s."""

    streams: int = 0
    transcodes: int = 0
    lan_kbps: int = 0
    wan_kbps: int = 0


@dataclass(slots=True)
class Minute:
    """The most there was within one minute. `minute` is seconds since the epoch, divided by 60; kbit/s."""

    minute: int
    streams: int = 0
    transcodes: int = 0
    lan_kbps: int = 0
    wan_kbps: int = 0
    total_kbps: int = 0

    def note(self, load: Load) -> None:
        """Raise what `load` is above."""
        self.streams = max(self.streams, load.streams)
        self.transcodes = max(self.transcodes, load.transcodes)
        self.lan_kbps = max(self.lan_kbps, load.lan_kbps)
        self.wan_kbps = max(self.wan_kbps, load.wan_kbps)
        self.total_kbps = max(self.total_kbps, load.lan_kbps + load.wan_kbps)


class Hour:
    """The last 60 minutes, the running one included."""

    def __init__(self) -> None:
        self._minutes: deque[Minute] = deque(maxlen=60)

    def note(self, now: float, load: Load) -> None:
        """Take down that `load` holds at the time `now`; times do not go back."""
        minute = int(now // 60)
        if not self._minutes or self._minutes[-1].minute != minute:
            self._minutes.append(Minute(minute))
        self._minutes[-1].note(load)

    def minutes(self) -> tuple[Minute, ...]:
        """Oldest first."""
        return tuple(self._minutes)
