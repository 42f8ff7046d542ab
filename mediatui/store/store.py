"""The snapshots in memory, and who is told when one changes."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any, Protocol

from mediatui.models.failure import Failure
from mediatui.models.snapshot import Key, Snapshot

log = logging.getLogger("mediatui.store")

Listener = Callable[[Key, Snapshot[Any]], None]
"""Called with the key and its new snapshot, on the event loop, in the order of watching."""


class Behind(Protocol):
    """Where changed snapshots are written behind the scenes."""

    def changed(self, key: Key, snapshot: Snapshot[Any]) -> None:
        """Take note that `key` is to be written."""
        ...


class Store:
    """Holds a snapshot for each key. A failure stands beside the last good value, never instead of it."""

    def __init__(
        self,
        clock: Callable[[], float],
        cached: Callable[[Key], Snapshot[Any] | None] | None = None,
        behind: Behind | None = None,
        slowly: Callable[[Key], Awaitable[Snapshot[Any] | None]] | None = None,
    ) -> None:
        self._clock = clock
        self._slowly = slowly
        self._snapshots: dict[Key, Snapshot[Any]] = {}
        self._cached = cached
        self._listeners: dict[Key, list[Listener]] = {}
        self._behind = behind

    def now(self) -> float:
        """The time all ages are told by, in seconds since the epoch."""
        return self._clock()

    def get(self, key: Key) -> Snapshot[Any]:
        """The snapshot of `key`; one without value and failure when it was never asked for."""
        snapshot = self._snapshots.get(key)
        if snapshot is None:
            snapshot = self._cached(key) if self._cached else None
            snapshot = self._snapshots[key] = snapshot or Snapshot()
        return snapshot

    def peek(self, key: Key) -> Snapshot[Any]:
        """What this process knows of `key` by now, without reading the cache for it."""
        return self._snapshots.get(key) or Snapshot()

    async def load(self, key: Key) -> None:
        """Read what the cache kept of a large thing, and tell listeners; nothing where it is known by now."""
        if self._slowly is not None and self.peek(key).value is None:
            kept = await self._slowly(key)
            if kept is not None and (known := self.peek(key)).value is None:
                self._snapshots[key] = snapshot = replace(
                    kept, failure=known.failure, tried_at=known.tried_at
                )
                self._tell(key, snapshot)

    def put(self, key: Key, value: Any, *, old_after: float, keep_for: float) -> None:
        """A try succeeded: keep the value, forget the failure; tell listeners if either is news."""
        before = self.get(key)
        now = self._clock()
        snapshot = Snapshot(value, now, old_after, keep_for, None, now)
        self._snapshots[key] = snapshot
        if self._behind:
            self._behind.changed(key, snapshot)
        # The first answer of this process is news even when the cache held the same: it is young again.
        if before.tried_at is None or before.failure is not None or before.value != value:
            self._tell(key, snapshot)
        if before.failure is not None:
            log.info("%s of %s is back", key.resource, key.service)

    def amend(self, key: Key, change: Callable[[Any], Any]) -> None:
        """Put right what is known of `key` after a change, without it becoming any younger."""
        before = self.get(key)
        if before.value is not None:
            snapshot = replace(before, value=change(before.value))
            self._snapshots[key] = snapshot
            if self._behind:
                self._behind.changed(key, snapshot)
            self._tell(key, snapshot)

    def fail(self, key: Key, failure: Failure) -> None:
        """A try failed: keep the last value and put the failure beside it.

        The first failure of its kind is logged and gives the `since` that later ones keep; listeners
        are told when what a person would read changes.
        """
        before = self.get(key)
        old = before.failure
        if old is not None and old.kind is failure.kind:
            failure = replace(failure, since=old.since)
        else:
            log.warning("%s of %s failed: %s", key.resource, key.service, failure.words)
        snapshot = replace(before, failure=failure, tried_at=self._clock())
        self._snapshots[key] = snapshot
        if old is None or (old.kind, old.words, old.remedy) != (failure.kind, failure.words, failure.remedy):
            self._tell(key, snapshot)

    def watch(self, key: Key, listener: Listener) -> Callable[[], None]:
        """Tell `listener` of each change of `key`; the returned function, callable twice, ends that."""
        listeners = self._listeners.setdefault(key, [])
        listeners.append(listener)

        def stop() -> None:
            if listener in listeners:
                listeners.remove(listener)

        return stop

    def _tell(self, key: Key, snapshot: Snapshot[Any]) -> None:
        for listener in tuple(self._listeners.get(key, ())):
            try:
                listener(key, snapshot)
            except Exception:  # one listener's mistake must not keep the news from the others
                log.exception("a listener of %s failed", key.resource)
