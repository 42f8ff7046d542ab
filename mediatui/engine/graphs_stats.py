"""The tables of the most …, and the libraries: asked for together, one call after the other, kept an hour."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from mediatui.engine.graphs import book_key, source_of
from mediatui.engine.lookups import Looked, Lookups
from mediatui.engine.resources import STATISTICS, WEEK
from mediatui.models.graph_book import KeptStats, StatBook

if TYPE_CHECKING:
    from mediatui.engine.engine import Engine
    from mediatui.models.endpoint import Endpoint
    from mediatui.models.failure import Failure

ROWS = 25
"""Rows of a table."""

ALL_DAYS = 36_500
"""As many days as anybody has: tables have no column for each day, so this costs nothing."""


class Wish(NamedTuple):
    """What is asked: the days looked back (0: all), and by plays or duration."""

    days: int = 30
    measure: str = "plays"

    @property
    def key(self) -> str:
        """What it is kept under."""
        return f"{self.days}/{self.measure}"


class FoundStats(NamedTuple):
    """What is known: the newest tables, and why there are no newer ones."""

    kept: KeptStats | None = None
    failure: Failure | None = None
    asking: bool = False


async def ask_stats(engine: Engine, endpoint: Endpoint, wish: Wish) -> KeptStats:
    """Ask the service, and keep what it says. Raises `ServiceError`."""
    from mediatui.models.statistics import Measure

    source = await source_of(engine, endpoint)
    stats = await source.stats(days=wish.days or ALL_DAYS, measure=Measure(wish.measure), count=ROWS)
    kept = KeptStats(stats, await source.sections(), engine.store.now())
    key = book_key(endpoint, "statistics")
    book = engine.store.get(key).value or StatBook()
    made = StatBook({**book.stats, wish.key: kept})
    engine.store.put(key, made, old_after=STATISTICS.old_after, keep_for=WEEK)
    return kept


class Stats:
    """Answers at once with what is known; what is too old is asked for."""

    def __init__(self, engine: Engine, tell: Callable[[], None]) -> None:
        self._engine = engine
        self._lookups = Lookups(engine.store.now, tell)
        self._again = 0.0

    def get(self, endpoint: Endpoint, wish: Wish) -> FoundStats:
        """What is known of it by now."""
        now = self._engine.store.now()
        book = self._engine.store.get(book_key(endpoint, "statistics")).shown(now)
        kept = book.stats.get(wish.key) if isinstance(book, StatBook) else None
        if kept is not None and now - kept.at < STATISTICS.old_after and kept.at > self._again:
            return FoundStats(kept)
        looked: Looked[KeptStats] = self._lookups.get(
            "stats",
            (endpoint.fingerprint, endpoint.name, wish.key),
            lambda: ask_stats(self._engine, endpoint, wish),
            kept=STATISTICS.old_after,
        )
        return FoundStats(looked.value or kept, looked.failure, self._lookups.asks("stats"))

    def again(self) -> None:
        """Ask anew for what is looked at."""
        self._again = self._engine.store.now()
        self._lookups.forget("stats")

    def close(self) -> None:
        """Ask for nothing any more."""
        self._lookups.close()
