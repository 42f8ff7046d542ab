"""mediatui's own recording: the most streams and bandwidth of each minute, service by service."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from mediatui.engine.coordinator import Coordinator
from mediatui.engine.storage_days import StorageRecorder
from mediatui.models.recording import ActivitySample
from mediatui.models.snapshot import Key, Snapshot
from mediatui.models.stream import Activity, Decision
from mediatui.store.record import KEEP_MINUTES, Record, RecordError
from mediatui.store.store import Store

log = logging.getLogger("mediatui.engine")

HOUR = 60
"""Minutes that the live chart shows."""
WAITING = 1_000
"""So many minutes wait for a record that cannot be written; the oldest go first."""
TICK = 20.0
"""Seconds after which a minute without news is noted all the same."""


def sample_of(activity: Activity, at: float) -> ActivitySample:
    """What one answer says of its minute."""
    transcodes = sum(stream.decision is Decision.TRANSCODE for stream in activity.streams)
    rates = (activity.lan_kbps, activity.wan_kbps, activity.total_kbps)
    return ActivitySample(int(at // 60), len(activity.streams), transcodes, *rates)


def most(a: ActivitySample, b: ActivitySample) -> ActivitySample:
    """The maxima of two samples of one minute."""
    return ActivitySample(
        a.minute,
        max(a.streams, b.streams),
        max(a.transcodes, b.transcodes),
        max(a.lan_kbps, b.lan_kbps),
        max(a.wan_kbps, b.wan_kbps),
        max(a.total_kbps, b.total_kbps),
    )


class Recorder:
    """Watches the activity of every service without asking for it, and keeps a minute when it grows.

    `on_minute` is called on the event loop after the recording changed.
    """

    def __init__(
        self, store: Store, coordinator: Coordinator, record: Callable[[], Awaitable[Record]]
    ) -> None:
        self._store = store
        self._record = record
        self._storage = StorageRecorder(store, coordinator, record)
        self._keys = coordinator.keys("activity")
        self._kept: dict[Key, ActivitySample] = {}
        self._history: dict[int, ActivitySample] = {}
        self._task: asyncio.Task[None] | None = None
        self._news: asyncio.Queue[tuple[Key, ActivitySample]] = asyncio.Queue()
        self._stops: list[Callable[[], None]] = []
        self._listeners: list[Callable[[], None]] = []

    def start(self) -> None:
        """Begin to record, on the running event loop."""
        self._storage.start()
        if self._task is None and self._keys:
            self._stops = [self._store.watch(key, self._on_activity) for key in self._keys]
            self._task = asyncio.create_task(self._keep_writing(), name="recorder")

    async def aclose(self) -> None:
        """Stop recording."""
        await self._storage.aclose()
        for stop in self._stops:
            stop()
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
            self._task = None

    def on_change(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Tell `listener` after the recording changed; the returned function ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    def last_hour(self) -> list[ActivitySample | None]:
        """The last 60 minutes, the current one last, summed over the services; None: nothing recorded."""
        minute = int(self._store.now() // 60)
        return [self._history.get(m) for m in range(minute - HOUR + 1, minute + 1)]

    def tick(self) -> None:
        """Note the current minute of services whose answer did not change: a quiet evening is data too."""
        for key in self._keys:
            self._on_activity(key, self._store.get(key))

    def _on_activity(self, key: Key, snapshot: Snapshot[Any]) -> None:
        now = self._store.now()
        age = snapshot.age(now)
        if snapshot.failure or not isinstance(snapshot.value, Activity) or age is None or age > 90:
            return
        sample = sample_of(snapshot.value, now)
        before = self._kept.get(key)
        if before is not None and before.minute == sample.minute:
            sample = most(before, sample)
            if sample == before:
                return
        self._kept[key] = sample
        self._sum(sample.minute)
        self._news.put_nowait((key, sample))

    def _sum(self, minute: int) -> None:
        now = [sample for sample in self._kept.values() if sample.minute == minute]
        earlier = self._history.get(minute)
        total = ActivitySample(
            minute,
            sum(s.streams for s in now),
            sum(s.transcodes for s in now),
            sum(s.lan_kbps for s in now),
            sum(s.wan_kbps for s in now),
            sum(s.total_kbps for s in now),
        )
        self._history[minute] = most(earlier, total) if earlier else total
        for old in [m for m in self._history if m <= minute - HOUR]:
            del self._history[old]
        self._changed()

    def _changed(self) -> None:
        for listener in tuple(self._listeners):
            listener()

    async def _keep_writing(self) -> None:
        """Read the last hour, then write what comes; what cannot be written now is tried again later."""
        read = False
        while True:
            try:
                read = read or await self._read_hour()
                await self._write_news()
            except RecordError as problem:
                log.warning("nothing is recorded for now: %s", problem)
                while self._news.qsize() > WAITING:
                    self._news.get_nowait()
                await asyncio.sleep(TICK)

    async def _read_hour(self) -> bool:
        record = await self._record()
        minute = int(self._store.now() // 60)
        fingerprints = sorted({key.fingerprint for key in self._keys})
        for sample in await record.minutes(fingerprints, minute - HOUR + 1):
            earlier = self._history.get(sample.minute)
            self._history[sample.minute] = most(earlier, sample) if earlier else sample
        self._changed()
        await record.forget_minutes(minute - KEEP_MINUTES)
        return True

    async def _write_news(self) -> None:
        record = await self._record()
        while True:
            try:
                async with asyncio.timeout(TICK):
                    key, sample = await self._news.get()
            except TimeoutError:
                self.tick()
                continue
            try:
                await record.add_minute(key.fingerprint, sample)
            except RecordError:
                self._news.put_nowait((key, sample))  # a maximum: writing it late, or twice, harms nothing
                raise
