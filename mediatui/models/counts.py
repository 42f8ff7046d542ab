"""Numbers the header shows: known before the things they count are loaded."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RequestCounts:
    """How many requests of each sort a service has; None: it does not count them."""

    total: int = 0
    pending: int = 0
    approved: int | None = None
    declined: int | None = None
    processing: int | None = None
    available: int | None = None
    completed: int | None = None
    movies: int | None = None
    series: int | None = None
