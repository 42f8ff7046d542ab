"""What mediatui records of its own accord."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ActivitySample:
    """The most that one service had within one minute. `minute` is seconds since the epoch, divided by 60."""

    minute: int
    streams: int
    transcodes: int
    lan_kbps: int
    wan_kbps: int
    total_kbps: int
