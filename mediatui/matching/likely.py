"""Which titles of a library the name of a file is like."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

MOST = 8
"""So many likely ones come first."""
ALIKE = 70.0
"""From this likeness (0 to 100) on a title is likely."""


async def likely_first(name: str, known: Sequence[tuple[str, int | None]]) -> tuple[list[int], int]:
    """The places of `known` (title, year), the likely ones first, the rest by title; and how many those are.

    Compared in a thread: there may be 20,000.
    """
    likely = await asyncio.to_thread(_likely, name, known)
    rest = sorted(set(range(len(known))) - set(likely), key=lambda number: known[number][0].casefold())
    return [*likely, *rest], len(likely)


def _likely(name: str, known: Sequence[tuple[str, int | None]]) -> list[int]:
    from rapidfuzz import fuzz, process, utils

    from mediatui.matching.release import readings
    from mediatui.matching.text import fold

    names = [utils.default_process(fold(title)) for title, _ in known]
    best: dict[int, float] = {}
    for title, year in readings(name.rpartition("/")[2]):
        wanted = utils.default_process(fold(title))
        if not wanted:
            continue
        for _, score, at in process.extract(wanted, names, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=MOST):
            near = score + (10 if year is not None and known[at][1] == year else 0)
            best[at] = max(best.get(at, 0.0), near)
    return sorted(best, key=lambda at: (-best[at], known[at][0]))[:MOST]
