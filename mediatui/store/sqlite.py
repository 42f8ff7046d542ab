"""Opening SQLite files: what is damaged or newer is recognised, never guessed at."""

from __future__ import annotations

import sqlite3
import time
from enum import Enum
from pathlib import Path


class Verdict(Enum):
    """What stands at a path."""

    ABSENT = "absent"
    USABLE = "usable"
    OLDER = "older"
    NEWER = "newer"
    DAMAGED = "damaged"


def connect(path: Path) -> sqlite3.Connection:
    """A connection in WAL mode that waits for other processes; autocommit. Raises `sqlite3.Error`."""
    path.touch(mode=0o600)  # else SQLite would make it readable for all
    connection = sqlite3.connect(path, isolation_level=None, timeout=2.0, check_same_thread=False)
    try:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def judge(path: Path, version: int) -> Verdict:
    """Whether the file at `path` can be used by a program that writes `version` (PRAGMA user_version)."""
    if not path.exists() or path.stat().st_size == 0:
        return Verdict.ABSENT
    try:
        connection = connect(path)
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:
        return Verdict.DAMAGED
    try:
        (found,) = connection.execute("PRAGMA user_version").fetchone()
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:
        return Verdict.DAMAGED
    finally:
        connection.close()
    if not found and not tables:
        return Verdict.ABSENT
    if found == version:
        return Verdict.USABLE
    return Verdict.NEWER if found > version else Verdict.OLDER


def set_aside(path: Path, why: str, now: float | None = None) -> Path:
    """Rename the file (and its log files) to `NAME.WHY-TIME`, so that nothing is lost; gives the new path."""
    stamp = time.strftime("%Y%m%d-%H%M%S", time.localtime(now if now is not None else time.time()))
    aside = path.with_name(f"{path.name}.{why}-{stamp}")
    path.replace(aside)
    for suffix in ("-wal", "-shm"):
        part = path.with_name(path.name + suffix)
        if part.exists():
            part.replace(aside.with_name(aside.name + suffix))
    return aside
