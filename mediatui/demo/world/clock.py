"""Clocks: what time it is in the world. Times are seconds since the epoch."""

from __future__ import annotations

import time
from typing import Protocol


class Clock(Protocol):
    """What tells the world its time."""

    def now(self) -> float:
        """Seconds since the epoch; never goes back."""
        ...


class HeldClock:
    """A clock that stands still until it is told to go on: for tests and screenshots."""

    def __init__(self, start: float) -> None:
        self._now = float(start)

    def now(self) -> float:
        """Seconds since the epoch."""
        return self._now

    def advance(self, seconds: float) -> None:
        """Go on by `seconds`. Raises `ValueError` for a step back."""
        if seconds < 0:
            raise ValueError("a clock does not go back")
        self._now += seconds


class RealClock:
    """The time of day, going on `speed` times as fast as it really does."""

    def __init__(self, speed: float = 1.0) -> None:
        if speed <= 0:
            raise ValueError("the speed of a clock is above 0")
        self.speed = speed
        self._start = time.time()
        # Monotonic, so that a corrected system clock does not throw the world back.
        self._began = time.monotonic()

    def now(self) -> float:
        """Seconds since the epoch; equal to the time of day at the moment the clock was made."""
        return self._start + (time.monotonic() - self._began) * self.speed
