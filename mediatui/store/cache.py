"""The cache file: the snapshots of the last time, read when they are first asked for and written behind."""

from __future__ import annotations

import asyncio
import logging
import os
import sqlite3
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from mediatui.models.snapshot import Key, Snapshot
from mediatui.store.pieces import from_pieces, in_pieces, to_pieces
from mediatui.store.sqlite import Verdict, connect, judge, set_aside

log = logging.getLogger("mediatui.store")

VERSION = 1
WRITE_EVERY = 15.0
"""Seconds between writes: a cache may lose so much, and a NAS's disk may sleep."""
WRITE_ANYWAY = 240.0
"""Seconds after which a value is written again although it did not change: its age is worth so much."""

_TABLE = """
CREATE TABLE IF NOT EXISTS snapshots (
    resource TEXT NOT NULL, service TEXT NOT NULL, fingerprint TEXT NOT NULL,
    value BLOB NOT NULL, fetched_at REAL NOT NULL, old_after REAL NOT NULL, keep_for REAL NOT NULL,
    PRIMARY KEY (resource, service, fingerprint)
) WITHOUT ROWID
"""
_UPSERT = """
INSERT INTO snapshots VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT DO UPDATE SET value = excluded.value, fetched_at = excluded.fetched_at,
    old_after = excluded.old_after, keep_for = excluded.keep_for
WHERE excluded.fetched_at >= fetched_at
"""


_SELECT = """
SELECT value, fetched_at, old_after, keep_for FROM snapshots
WHERE resource = ? AND service = ? AND fingerprint = ?
"""


class Cache:
    """One SQLite file that several processes may share. Nothing about it is ever fatal: without it the
    program runs, and only starts empty. `note` says in words what went wrong with it, if anything."""

    def __init__(self, path: Path, clock: Callable[[], float], types: Mapping[str, type]) -> None:
        self.path = path
        self.note = ""
        self._clock = clock
        self._types = types
        self._dirty: dict[Key, Snapshot[Any]] = {}
        self._latest: dict[Key, Snapshot[Any]] = {}
        self._written: dict[Key, Snapshot[Any]] = {}
        self._task: asyncio.Task[None] | None = None
        self._reading: sqlite3.Connection | None = None
        self._usable = self._prepare()

    def _prepare(self) -> bool:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            verdict = judge(self.path, VERSION)
            if verdict in (Verdict.DAMAGED, Verdict.NEWER, Verdict.OLDER):
                aside = set_aside(self.path, verdict.value, self._clock())
                self.note = f"the cache was {verdict.value} and was set aside as {aside.name}"
                log.warning("%s", self.note)
                verdict = Verdict.ABSENT
            if verdict is Verdict.ABSENT:
                self.path.touch(mode=0o600)
                with closing(connect(self.path)) as connection:
                    connection.execute(_TABLE)
                    connection.execute(f"PRAGMA user_version={VERSION}")
        except (OSError, sqlite3.Error) as problem:
            self.note = f"the cache cannot be used ({_reason(problem)}): nothing is remembered"
            log.warning("%s", self.note)
            return False
        return True

    def read(self, key: Key) -> Snapshot[Any] | None:
        """What was kept of `key`, if it may still be shown. What cannot be read is left out.

        A row is read and decoded when it is first asked for: the first screen waits for its own only.
        """
        model = self._types.get(key.resource) if self._usable else None
        if model is None or in_pieces(model):
            return None
        try:
            if self._reading is None:
                self._reading = connect(self.path)
            row = self._reading.execute(_SELECT, key).fetchone()
        except sqlite3.Error as problem:
            self.note = f"the cache cannot be read ({_reason(problem)})"
            log.warning("%s", self.note)
            return None
        if row is None or self._clock() - row[1] > row[3]:
            return None
        import msgspec

        try:
            decoded: Any = msgspec.json.decode(row[0], type=model)
        except (msgspec.MsgspecError, ValueError):
            log.info("a cached %s of %s is of another shape and is left out", key.resource, key.service)
            return None
        return Snapshot(decoded, *row[1:])

    async def read_slowly(self, key: Key) -> Snapshot[Any] | None:
        """The same for what is so large that it is kept in pieces: read beside the event loop."""
        model = self._types.get(key.resource) if self._usable else None
        if model is None or not in_pieces(model):
            return None
        return await asyncio.to_thread(self._read_pieces, key, model)

    def _read_pieces(self, key: Key, model: type) -> Snapshot[Any] | None:
        try:
            with closing(connect(self.path)) as connection:
                row = connection.execute(_SELECT, key).fetchone()
        except sqlite3.Error as problem:
            self.note = f"the cache cannot be read ({_reason(problem)})"
            log.warning("%s", self.note)
            return None
        if row is None or self._clock() - row[1] > row[3]:
            return None
        try:
            return Snapshot(from_pieces(row[0], model, _rest), *row[1:])
        except ValueError:
            log.info("a cached %s of %s is of another shape and is left out", key.resource, key.service)
            return None

    def changed(self, key: Key, snapshot: Snapshot[Any]) -> None:
        """Remember to write `snapshot`, within `WRITE_EVERY` seconds or at `aclose`.

        A value that is only young again is written now and then: a disk may sleep over a quiet evening.
        """
        if not self._usable:
            return
        self._latest[key] = snapshot
        written = self._written.get(key)
        if (
            written is None
            or written.value != snapshot.value
            or (snapshot.fetched_at or 0) - (written.fetched_at or 0) >= WRITE_ANYWAY
        ):
            self._dirty[key] = snapshot

    def start(self) -> None:
        """Begin to write behind, on the running event loop."""
        if self._usable and self._task is None:
            self._task = asyncio.create_task(self._keep_writing(), name="cache")

    async def _keep_writing(self) -> None:
        while True:
            await asyncio.sleep(WRITE_EVERY)
            await self.flush()

    async def flush(self) -> None:
        """Write what changed, in a thread."""
        dirty, self._dirty = self._dirty, {}
        self._written.update(dirty)
        if dirty:
            await asyncio.to_thread(self._write, dirty)

    def _write(self, dirty: dict[Key, Snapshot[Any]]) -> None:
        rows = [
            (*key, _encoded(snap.value), snap.fetched_at, snap.old_after, snap.keep_for)
            for key, snap in dirty.items()
        ]
        try:
            if not self.path.exists():
                # Whoever deleted it while we run wants a new one, not an end of remembering.
                self._prepare()
            with closing(connect(self.path)) as connection:
                connection.execute(_TABLE)
                connection.execute(f"PRAGMA user_version={VERSION}")
                connection.execute("BEGIN IMMEDIATE")
                connection.executemany(_UPSERT, rows)
                connection.execute("DELETE FROM snapshots WHERE ? - fetched_at > keep_for", (self._clock(),))
                connection.execute("COMMIT")
        except (OSError, sqlite3.Error) as problem:
            self.note = f"the cache cannot be written ({_reason(problem)})"
            log.warning("%s", self.note)

    async def aclose(self) -> None:
        """Stop writing behind, after a last write."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
            self._task = None
        if self._reading is not None:
            self._reading.close()
            self._reading = None
        self._dirty |= {k: s for k, s in self._latest.items() if self._written.get(k) is not s}
        await self.flush()


def _encoded(value: Any) -> bytes:
    """A value as it is kept."""
    import msgspec

    encode = msgspec.json.encode
    if in_pieces(type(value)):
        return to_pieces(value)
    if not is_dataclass(value):
        return encode(value)
    # Record by record: one call for thousands of them is 20 ms in which no other thread has its turn.
    told = []
    for each in fields(value):
        held = getattr(value, each.name)
        if isinstance(held, tuple):
            part = b"[" + b",".join([encode(record) for record in held]) + b"]"
        elif isinstance(held, Mapping):
            part = b"{" + b",".join([encode(str(k)) + b":" + encode(v) for k, v in held.items()]) + b"}"
        else:
            part = encode(held)
        told.append(encode(each.name) + b":" + part)
    return b"{" + b",".join(told) + b"}"


def _reason(problem: Exception) -> str:
    if isinstance(problem, OSError) and problem.errno:
        return os.strerror(problem.errno)
    return str(problem)


def _rest() -> None:
    """Let go of the interpreter: the event loop waits for it up to five milliseconds each time otherwise."""
    time.sleep(0.0001)
