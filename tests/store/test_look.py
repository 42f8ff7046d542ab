"""Looking at the cache and the record from outside changes nothing and fails at nothing."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from mediatui.models.journal import JournalEntry, Outcome
from mediatui.models.recording import ActivitySample
from mediatui.store.cache import Cache
from mediatui.store.look import CacheFacts, RecordFacts, look_at_cache, look_at_record
from mediatui.store.record import Record


def test_what_is_not_there_is_said_to_be_absent_and_not_made(tmp_path: Path) -> None:
    path = tmp_path / "none.sqlite"
    assert look_at_cache(path) == CacheFacts(path)
    assert look_at_record(path) == RecordFacts(path)
    assert look_at_record(tmp_path / "none" / "none.sqlite").exists is False
    assert list(tmp_path.iterdir()) == []


def test_rows_and_the_newest_of_the_cache_are_told(tmp_path: Path) -> None:
    path = tmp_path / "cache.sqlite"
    Cache(path, lambda: 0.0, {})
    with closing(sqlite3.connect(path)) as connection, connection:
        for number in (1, 2, 3):
            row = ("activity", f"s{number}", "f", b"", 100.0 * number, 1.0, 1.0)
            connection.execute("INSERT INTO snapshots VALUES (?, ?, ?, ?, ?, ?, ?)", row)
    facts = look_at_cache(path)
    assert (facts.rows, facts.newest, facts.problem) == (3, 300.0, "")
    assert facts.size >= path.stat().st_size > 0


async def test_an_open_record_is_looked_at_while_it_is_written(tmp_path: Path) -> None:
    record = await Record.open(tmp_path / "odd name?#.sqlite")
    await record.begin(JournalEntry(0, 1.0, "a", "w", "s", "t", ("c",), "test", Outcome.REFUSED))
    await record.add_minutes("a", [ActivitySample(minute, 1, 0, 0, 0, 0) for minute in (1, 2)])
    await record.add_minutes("b", [ActivitySample(2, 1, 0, 0, 0, 0)])
    facts = look_at_record(record.path)
    assert (facts.entries, facts.minutes, facts.problem) == (1, 2, "")
    await record.aclose()


@pytest.mark.parametrize("look", [look_at_cache, look_at_record])
def test_a_damaged_a_newer_and_an_older_file_are_told_as_such(look: object, tmp_path: Path) -> None:
    assert callable(look)
    path = tmp_path / "file.sqlite"
    path.write_bytes(random.Random(1).randbytes(5000))
    assert look(path).problem == "file is not a database"
    path.unlink()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE other (x)")
        assert look(path).problem == "written by an older mediatui"
        connection.execute("PRAGMA user_version=99")
    assert look(path).problem == "written by a newer mediatui"
    assert look(tmp_path).problem, "a folder is no file"
