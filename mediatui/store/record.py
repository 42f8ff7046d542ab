"""The record: what must never be lost. Journal, recordings and last choices, written through to SQLite.

Every call runs in aiosqlite's own thread, so that a slow disk never stops the event loop.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from mediatui.models.journal import JournalEntry, Outcome
from mediatui.models.recording import ActivitySample
from mediatui.models.storage import StorageDay
from mediatui.store.sqlite import Verdict, connect, judge

if TYPE_CHECKING:
    import aiosqlite

VERSION = 1
KEEP_MINUTES = 62 * 24 * 60
"""Recorded minutes are kept two months."""
KEEP_ENTRIES = 20_000
"""So many changes are kept in the journal: some ten megabytes."""
KEEP_CHOICES = 20
"""So many last choices of a kind are kept."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS journal (
    id INTEGER PRIMARY KEY, at REAL NOT NULL, action TEXT NOT NULL, words TEXT NOT NULL,
    service TEXT NOT NULL, target TEXT NOT NULL, calls TEXT NOT NULL, origin TEXT NOT NULL,
    outcome TEXT NOT NULL, detail TEXT NOT NULL DEFAULT '', ended_at REAL,
    before TEXT NOT NULL DEFAULT ''
);
CREATE TABLE IF NOT EXISTS activity_minutes (
    fingerprint TEXT NOT NULL, minute INTEGER NOT NULL, streams INTEGER NOT NULL,
    transcodes INTEGER NOT NULL, lan_kbps INTEGER NOT NULL, wan_kbps INTEGER NOT NULL,
    total_kbps INTEGER NOT NULL, PRIMARY KEY (fingerprint, minute)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS storage_days (
    fingerprint TEXT NOT NULL, day INTEGER NOT NULL, size INTEGER NOT NULL, titles INTEGER NOT NULL,
    files INTEGER NOT NULL, PRIMARY KEY (fingerprint, day)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS choices (
    name TEXT NOT NULL, value TEXT NOT NULL, used_at REAL NOT NULL, PRIMARY KEY (name, value)
) WITHOUT ROWID;
"""
_MINUTE = """
INSERT INTO activity_minutes VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT DO UPDATE SET streams = max(streams, excluded.streams),
    transcodes = max(transcodes, excluded.transcodes), lan_kbps = max(lan_kbps, excluded.lan_kbps),
    wan_kbps = max(wan_kbps, excluded.wan_kbps), total_kbps = max(total_kbps, excluded.total_kbps)
"""


class RecordError(Exception):
    """The record cannot be used; the text says which file, why and what to do. The file is left as it is."""


def _prepare(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        verdict = judge(path, VERSION)
        if verdict is Verdict.DAMAGED:
            raise RecordError(f"{path} is damaged: move it away to begin a new journal")
        if verdict is Verdict.NEWER:
            raise RecordError(f"{path} was written by a newer mediatui: update this one")
        if verdict is Verdict.ABSENT:
            path.touch(mode=0o600)
        connection = connect(path)
        try:
            connection.executescript(_SCHEMA)
            if "before" not in {row[1] for row in connection.execute("PRAGMA table_info(journal)")}:
                connection.execute("ALTER TABLE journal ADD COLUMN before TEXT NOT NULL DEFAULT ''")
            connection.execute(f"PRAGMA user_version={VERSION}")
            oldest = "SELECT max(id) - ? FROM journal"
            connection.execute(f"DELETE FROM journal WHERE id <= ({oldest})", (KEEP_ENTRIES,))
        finally:
            connection.close()
    except (OSError, sqlite3.Error) as problem:
        reason = getattr(problem, "strerror", None) or str(problem)
        raise RecordError(f"{path} cannot be used: {reason}") from None


class Record:
    """The open record. Make one with `Record.open`; every method raises `RecordError` where it cannot."""

    def __init__(self, path: Path, connection: aiosqlite.Connection) -> None:
        self.path = path
        self._db = connection

    @classmethod
    async def open(cls, path: Path) -> Record:
        """Open the record at `path`, making it where there is none."""
        import asyncio

        import aiosqlite

        await asyncio.to_thread(_prepare, path)
        db = aiosqlite.connect(path, isolation_level=None, timeout=5.0)
        try:
            connection = await db
            await connection.execute("PRAGMA journal_mode=WAL")
            await connection.execute("PRAGMA synchronous=FULL")
        except sqlite3.Error as problem:
            await db.close()  # its thread would keep the program from ending
            raise RecordError(f"{path} cannot be used: {problem}") from None
        return cls(path, connection)

    async def aclose(self) -> None:
        """Close the file."""
        await self._db.close()

    async def _write(self, sql: str, rows: Sequence[Iterable[object]]) -> int:
        try:
            if len(rows) == 1:
                cursor = await self._db.execute(sql, tuple(rows[0]))
                return cursor.lastrowid or 0
            await self._db.executemany(sql, [tuple(row) for row in rows])
        except (sqlite3.Error, ValueError) as problem:
            raise RecordError(f"{self.path} cannot be written: {problem}") from None
        return 0

    async def _read(self, sql: str, values: Iterable[object] = ()) -> list[tuple[object, ...]]:
        try:
            return [tuple(row) for row in await self._db.execute_fetchall(sql, tuple(values))]
        except (sqlite3.Error, ValueError) as problem:
            raise RecordError(f"{self.path} cannot be read: {problem}") from None

    async def begin(self, entry: JournalEntry) -> int:
        """Write a change before it is made; gives the id it got."""

        row = (entry.at, entry.action, entry.words, entry.service, entry.target)
        tail = (json.dumps(entry.calls), entry.origin, entry.outcome.value, entry.detail, entry.before)
        columns = "at, action, words, service, target, calls, origin, outcome, detail, before"
        sql = f"INSERT INTO journal ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        return await self._write(sql, [(*row, *tail)])

    async def end(self, entry_id: int, outcome: Outcome, detail: str, at: float) -> None:
        """Write how a change ended."""
        sql = "UPDATE journal SET outcome = ?, detail = ?, ended_at = ? WHERE id = ?"
        await self._write(sql, [(outcome.value, detail, at, entry_id)])

    async def journal(self, limit: int = 500) -> list[JournalEntry]:
        """The newest changes first."""
        columns = "id, at, action, words, service, target, calls, origin, outcome, detail, ended_at, before"
        rows = await self._read(f"SELECT {columns} FROM journal ORDER BY id DESC LIMIT ?", (limit,))
        return [_entry(row) for row in rows]

    async def add_minute(self, fingerprint: str, sample: ActivitySample) -> None:
        """Keep a recorded minute; the maxima of several writers of the same minute are joined."""
        row = (fingerprint, sample.minute, sample.streams, sample.transcodes)
        await self._write(_MINUTE, [(*row, sample.lan_kbps, sample.wan_kbps, sample.total_kbps)])

    async def add_minutes(self, fingerprint: str, samples: Sequence[ActivitySample]) -> None:
        """Keep many recorded minutes."""
        for sample in samples:
            await self.add_minute(fingerprint, sample)

    async def forget_minutes(self, before_minute: int) -> None:
        """Drop the minutes older than `before_minute`."""
        await self._write("DELETE FROM activity_minutes WHERE minute < ?", [(before_minute,)])

    async def minutes(self, fingerprints: Sequence[str], since_minute: int) -> list[ActivitySample]:
        """The recorded minutes of these stacks from `since_minute` on, summed, the oldest first."""
        marks = ", ".join("?" * len(fingerprints))
        rows = await self._read(
            "SELECT minute, sum(streams), sum(transcodes), sum(lan_kbps), sum(wan_kbps), sum(total_kbps) "
            f"FROM activity_minutes WHERE fingerprint IN ({marks}) AND minute >= ? "
            "GROUP BY minute ORDER BY minute",
            (*fingerprints, since_minute),
        )
        return [ActivitySample(*(int(str(value)) for value in row)) for row in rows]

    async def add_storage_day(self, fingerprint: str, day: StorageDay) -> None:
        """Keep what a service had on a day; the last that is told of a day counts."""
        sql = "INSERT OR REPLACE INTO storage_days VALUES (?, ?, ?, ?, ?)"
        await self._write(sql, [(fingerprint, day.day, day.size, day.titles, day.files)])

    async def storage_days(self, fingerprint: str) -> list[StorageDay]:
        """Every day that was recorded of a service, the oldest first; none is ever dropped."""
        sql = "SELECT day, size, titles, files FROM storage_days WHERE fingerprint = ? ORDER BY day"
        rows = await self._read(sql, (fingerprint,))
        return [StorageDay(*(int(str(value)) for value in row)) for row in rows]

    async def choose(self, name: str, value: str, at: float) -> None:
        """Remember that `value` was chosen where `name` was asked."""
        sql = "INSERT INTO choices VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET used_at = excluded.used_at"
        await self._write(sql, [(name, value, at)])
        sql = (
            "DELETE FROM choices WHERE name = ? AND value NOT IN "
            "(SELECT value FROM choices WHERE name = ? ORDER BY used_at DESC LIMIT ?)"
        )
        await self._write(sql, [(name, name, KEEP_CHOICES)])

    async def choices(self, name: str) -> list[str]:
        """What was chosen where `name` was asked, the last first."""
        sql = "SELECT value FROM choices WHERE name = ? ORDER BY used_at DESC"
        return [str(value) for (value,) in await self._read(sql, (name,))]


def _entry(row: tuple[object, ...]) -> JournalEntry:

    entry_id, at, action, words, service, target, calls, origin, outcome, detail, ended_at, before = row
    return JournalEntry(
        id=int(str(entry_id)),
        at=float(str(at)),
        action=str(action),
        words=str(words),
        service=str(service),
        target=str(target),
        calls=tuple(json.loads(str(calls))),
        origin=str(origin),
        outcome=Outcome(str(outcome)),
        detail=str(detail),
        ended_at=None if ended_at is None else float(str(ended_at)),
        before=str(before),
    )
