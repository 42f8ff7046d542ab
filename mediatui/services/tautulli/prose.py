"""Durations as Tautulli says them, in words."""

from __future__ import annotations

import re

_SECONDS = {"day": 86_400, "hr": 3600, "min": 60, "sec": 1}

_PART = re.compile(r"(\d{1,9}) (day|hr|min|sec)s?")


def seconds_of(words: str) -> float | None:
    """ "11 hrs 45 mins 36 secs" → 42336.0, "0" → 0.0; None for anything else.

    From 300,000 seconds on Tautulli leaves the seconds out and rounds the minutes.
    """
    if words.strip() == "0":
        return 0.0
    parts = words.split()
    pairs = [" ".join(parts[at : at + 2]) for at in range(0, len(parts), 2)]
    found = [_PART.fullmatch(pair) for pair in pairs]
    if not found or None in found:
        return None
    return float(sum(int(part[1]) * _SECONDS[part[2]] for part in found if part))
