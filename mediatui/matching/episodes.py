"""Which episodes the name of a file tells: "S02E05E06", "s02e05-e07", "2x05"."""

from __future__ import annotations

import re
from typing import NamedTuple

MOST = 30
"""A span of more episodes than this is none ("S01E01-E720" is an episode and a resolution)."""

_FULL = re.compile(r"(?<![a-z0-9])s(\d{1,4})[ ._-]*((?:[ ._]?-?[ ._]?e\d{1,4})+)(?![a-z0-9])", re.I)
_CROSS = re.compile(r"(?<![a-z0-9])(\d{1,2})x(\d{2,3})(?![a-z0-9])", re.I)
_NEXT = re.compile(r"(-?)[ ._]?e(\d+)", re.I)


class Told(NamedTuple):
    """A season and numbers of episodes in it."""

    season: int
    episodes: tuple[int, ...]


def episodes_in(name: str) -> Told | None:
    """The episodes that a name tells, in order and each once; None where it tells none."""
    if found := _FULL.search(name):
        numbers: list[int] = []
        for dash, number in _NEXT.findall(found[2]):
            last = int(number)
            spans = dash and numbers and numbers[-1] < last <= numbers[-1] + MOST
            numbers += range(numbers[-1] + 1, last + 1) if spans else [last]
        return Told(int(found[1]), tuple(dict.fromkeys(numbers)))
    if found := _CROSS.search(name):
        return Told(int(found[1]), (int(found[2]),))
    return None
