"""mediatui's own recording of storage: what each library had on each day on which it was seen.

Whenever a library is read, by whomever, the day is written down; where the program runs for long and nobody
looked, the libraries are read once a day for it.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from mediatui.engine.coordinator import Coordinator
from mediatui.models.snapshot import Key, Snapshot
from mediatui.models.storage import StorageDay
from mediatui.store.record import Record, RecordError
from mediatui.store.store import Store

if TYPE_CHECKING:
    from mediatui.models.library import Shelf

log = logging.getLogger("mediatui.engine")

DAY = 86_400
SETTLED = 3.0
"""Seconds without news after which a library counts as read: it comes piece by piece."""
FIRST_LOOK = 600.0
"""Seconds after the start at which libraries that nobody has looked at today are read."""


def day_of(shelf: Shelf, now: float) -> StorageDay:
    """What a library has."""
    from mediatui.engine.storage import records_of

    records = [record for _, record in records_of(shelf)]
    files = sum(getattr(each, "files", None) or int(bool(each.size)) for each in records)
    return StorageDay(int(now // DAY), sum(each.size for each in records), len(records), files)


class StorageRecorder:
    """Writes a day down when a library was read, and has it read once a day."""

    def __init__(
        self, store: Store, coordinator: Coordinator, record: Callable[[], Awaitable[Record]]
    ) -> None:
        self._store = store
        self._coordinator = coordinator
        self._record = record
        self._stops: list[Callable[[], None]] = []
        self._waiting: dict[Key, asyncio.Task[None]] = {}
        self._daily: asyncio.Task[None] | None = None
        self._written: dict[Key, StorageDay] = {}

    def start(self) -> None:
        """Begin, on the running event loop. Nothing is asked for or read by this itself."""
        keys = self._coordinator.keys("shelf")
        if keys and self._daily is None:
            self._stops = [self._store.watch(key, self._on_shelf) for key in keys]
            self._daily = asyncio.create_task(self._look_daily(), name="storage recorder")

    async def aclose(self) -> None:
        """Stop."""
        for stop in self._stops:
            stop()
        tasks = [*self._waiting.values(), *([self._daily] if self._daily else [])]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self._waiting.clear()
        self._daily = None

    def _on_shelf(self, key: Key, snapshot: Snapshot[Any]) -> None:
        if snapshot.failure is None and snapshot.value is not None:
            if (earlier := self._waiting.get(key)) is not None:
                earlier.cancel()
            self._waiting[key] = asyncio.create_task(self._write(key), name=f"storage of {key.service}")

    async def _write(self, key: Key) -> None:
        await asyncio.sleep(SETTLED)
        snapshot = self._store.get(key)
        if snapshot.value is not None and snapshot.failure is None:
            day = day_of(snapshot.value, self._store.now())
            if self._written.get(key) != day:
                try:
                    await (await self._record()).add_storage_day(key.fingerprint, day)
                    self._written[key] = day
                except RecordError as problem:
                    log.warning("the size of %s is not recorded: %s", key.service, problem)
        self._waiting.pop(key, None)

    async def _look_daily(self) -> None:
        await asyncio.sleep(FIRST_LOOK)
        while True:
            today = int(self._store.now() // DAY)
            unseen = [key for key in self._coordinator.keys("shelf") if not self._seen(key, today)]
            if unseen and not self._coordinator.paused:
                await self._coordinator.fetch_now(unseen)
            await asyncio.sleep(DAY / 4)

    def _seen(self, key: Key, today: int) -> bool:
        day = self._written.get(key)
        return day is not None and day.day == today
