"""What thousands of keys leave in memory: through every screen, the palette, the help, filters and dialogs."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from itertools import cycle, islice
from typing import NamedTuple

from tests.terminal.pty import Terminal

ROUND = (
    *("2", "j", "j", "k", "G", "g", "pgdn", "pgup", "space", "space", "s", "s", "S", "S"),
    *("/", "a", "n", "esc", "enter", "esc", "P", "P"),
    *("?", "down", "down", "?", ":", "t", "h", "e", "down", "up", "esc"),
    *("x", "esc", "tab", "enter", "esc"),
    *("J", "j", "k", "?", "?", ",", "j", "j", "pgdn", "pgup", "/", "t", "esc", "?", "?", "ctrl+l"),
)
"""Keys that lead everywhere and change nothing."""

STEP = 100
"""Keys between two looks."""


class Memory(NamedTuple):
    """Resident memory, MiB: before, after, and what each 1,000 keys of the second half added."""

    start: float
    end: float
    slope: float


def pressed(terminal: Terminal, keys: int) -> Memory:
    """Press so many keys, each until what it draws is drawn."""
    looks = list(_looks(terminal, keys))
    half = looks[len(looks) // 2 :]
    slope = statistics.linear_regression(*zip(*half, strict=True)).slope if len(half) > 1 else 0.0
    return Memory(looks[0][1], looks[-1][1], slope * 1000)


def _looks(terminal: Terminal, keys: int) -> Iterator[tuple[int, float]]:
    yield 0, terminal.rss_mib()
    for number, key in enumerate(islice(cycle(ROUND), keys), 1):
        terminal.send(key, settle=0.02)
        if number % STEP == 0:
            assert terminal.ended() is None, f"it ended: {terminal.raw[-2000:]!r}"
            yield number, terminal.rss_mib()
