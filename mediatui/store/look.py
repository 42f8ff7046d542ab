"""Looking at the cache and the record from outside, without changing them: what the doctor tells of them."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from mediatui.store import cache, record


@dataclass(frozen=True, slots=True)
class CacheFacts:
    """The cache file. `size` in bytes, `newest` in seconds since the epoch; `problem` says what is wrong."""

    path: Path
    exists: bool = False
    size: int = 0
    rows: int = 0
    newest: float | None = None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class RecordFacts:
    """The record file. `size` in bytes; `minutes` are the minutes for which anything was recorded."""

    path: Path
    exists: bool = False
    size: int = 0
    entries: int = 0
    minutes: int = 0
    problem: str = ""


def look_at_cache(path: Path) -> CacheFacts:
    """What the cache at `path` holds. Raises nothing."""
    sql = "SELECT count(*), max(fetched_at) FROM snapshots"
    try:
        found, size = _read(path, cache.VERSION, sql)
    except (OSError, sqlite3.Error, ValueError) as problem:
        return CacheFacts(path, exists=True, size=_size(path), problem=_reason(problem))
    if found is None:
        return CacheFacts(path)
    newest = None if found[1] is None else float(str(found[1]))
    return CacheFacts(path, exists=True, size=size, rows=int(str(found[0])), newest=newest)


def look_at_record(path: Path) -> RecordFacts:
    """What the record at `path` holds. Raises nothing."""
    sql = (
        "SELECT (SELECT count(*) FROM journal), "
        "(SELECT count(DISTINCT minute) FROM activity_minutes)"
    )  # fmt: skip
    try:
        found, size = _read(path, record.VERSION, sql)
    except (OSError, sqlite3.Error, ValueError) as problem:
        return RecordFacts(path, exists=True, size=_size(path), problem=_reason(problem))
    if found is None:
        return RecordFacts(path)
    return RecordFacts(path, exists=True, size=size, entries=int(str(found[0])), minutes=int(str(found[1])))


def _read(path: Path, version: int, sql: str) -> tuple[tuple[object, ...] | None, int]:
    """The one row that `sql` gives, None where there is no file, and the size with all its parts."""
    try:
        size = path.stat().st_size
    except (FileNotFoundError, NotADirectoryError):
        return None, 0
    if size == 0:
        return None, 0
    # Read only: the file of a program that runs is not to be waited for, nor a damaged one to be mended.
    with closing(sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True, timeout=2.0)) as connection:
        (found,) = connection.execute("PRAGMA user_version").fetchone()
        if found > version:
            raise ValueError("written by a newer mediatui")
        if found < version:
            raise ValueError("written by an older mediatui")
        row = connection.execute(sql).fetchone()
    return tuple(row), _size(path)


def _size(path: Path) -> int:
    parts = (path, path.with_name(f"{path.name}-wal"))
    total = 0
    for part in parts:
        try:
            total += part.stat().st_size
        except OSError:
            pass
    return total


def _reason(problem: Exception) -> str:
    if isinstance(problem, OSError) and problem.errno:
        return os.strerror(problem.errno).lower()
    return str(problem)
