"""The record: what must never be lost is written through, and never set aside."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from mediatui.models.journal import JournalEntry, Outcome
from mediatui.models.recording import ActivitySample
from mediatui.store import record as record_module
from mediatui.store.record import KEEP_CHOICES, VERSION, Record, RecordError
from tests.fakes import NOW

ENTRY = JournalEntry(
    id=0,
    at=NOW,
    action="stream.terminate",
    words="End the stream of anna: Dune",
    service="tautulli",
    target="tautulli/1/id1",
    calls=("GET /api/v2?cmd=terminate_session",),
    origin="activity",
    outcome=Outcome.STARTED,
)


@pytest.fixture
async def record(tmp_path: Path) -> AsyncIterator[Record]:
    opened = await Record.open(tmp_path / "record.sqlite")
    yield opened
    await opened.aclose()


async def test_a_change_stands_in_the_journal_before_and_after_it_is_made(record: Record) -> None:
    number = await record.begin(ENTRY)
    (before,) = await record.journal()
    assert before == replace(ENTRY, id=number)
    await record.end(number, Outcome.DONE, "ended", NOW + 1)
    (after,) = await record.journal()
    assert (after.outcome, after.detail, after.ended_at) == (Outcome.DONE, "ended", NOW + 1)


async def test_the_journal_outlives_the_process(record: Record, tmp_path: Path) -> None:
    await record.begin(ENTRY)
    # Not closed: another connection sees it at once, as it would after a crash.
    rows = sqlite3.connect(tmp_path / "record.sqlite").execute("SELECT words FROM journal").fetchall()
    assert rows == [(ENTRY.words,)]


async def test_a_journal_of_before_there_was_a_before_is_gone_on_with(tmp_path: Path) -> None:
    path = tmp_path / "record.sqlite"
    opened = await Record.open(path)
    await opened.begin(ENTRY)
    await opened.aclose()
    old = sqlite3.connect(path)
    old.execute("ALTER TABLE journal DROP COLUMN before")
    old.close()
    again = await Record.open(path)
    await again.begin(replace(ENTRY, before="{}"))
    assert [entry.before for entry in await again.journal()] == ["{}", ""]
    await again.aclose()


async def test_the_newest_change_comes_first(record: Record) -> None:
    await record.begin(ENTRY)
    await record.begin(replace(ENTRY, words="second"))
    assert [entry.words for entry in await record.journal(limit=1)] == ["second"]


async def test_the_journal_is_trimmed_to_its_newest_at_the_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(record_module, "KEEP_ENTRIES", 3)
    first = await Record.open(tmp_path / "record.sqlite")
    for number in range(8):
        await first.begin(replace(ENTRY, words=f"change {number}"))
    await first.aclose()
    again = await Record.open(tmp_path / "record.sqlite")
    assert [entry.words for entry in await again.journal()] == ["change 7", "change 6", "change 5"]
    await again.aclose()


async def test_a_minute_keeps_the_most_that_any_writer_saw(record: Record) -> None:
    await record.add_minutes(
        "abc", [ActivitySample(7, 3, 1, 100, 0, 100), ActivitySample(7, 2, 2, 50, 80, 130)]
    )
    await record.add_minute("def", ActivitySample(7, 1, 0, 10, 0, 10))
    await record.add_minute("def", ActivitySample(8, 1, 0, 10, 0, 10))
    assert await record.minutes(["abc", "def"], 7) == [
        ActivitySample(7, 4, 2, 110, 80, 140),
        ActivitySample(8, 1, 0, 10, 0, 10),
    ]
    assert await record.minutes(["abc"], 8) == []
    await record.forget_minutes(8)
    assert [s.minute for s in await record.minutes(["abc", "def"], 0)] == [8]


async def test_the_last_choice_comes_first_and_old_ones_go(record: Record) -> None:
    for number in range(KEEP_CHOICES + 5):
        await record.choose("message", f"m{number}", NOW + number)
    await record.choose("message", "m10", NOW + 1000)
    kept = await record.choices("message")
    assert kept[0] == "m10"
    assert len(kept) == KEEP_CHOICES
    assert await record.choices("other") == []


async def test_a_damaged_record_is_named_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "record.sqlite"
    path.write_bytes(b"not a database " * 300)
    with pytest.raises(RecordError, match=r"record\.sqlite is damaged"):
        await Record.open(path)
    assert path.read_bytes().startswith(b"not a database")
    assert list(tmp_path.iterdir()) == [path]


async def test_a_newer_record_asks_for_an_update(tmp_path: Path) -> None:
    path = tmp_path / "record.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE x (y)")
    connection.execute(f"PRAGMA user_version={VERSION + 1}")
    connection.close()
    with pytest.raises(RecordError, match="newer mediatui"):
        await Record.open(path)


async def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(RecordError, match="cannot be used"):
        await Record.open(tmp_path / "file" / "record.sqlite")


async def test_the_file_is_for_its_owner_only(record: Record) -> None:
    assert record.path.stat().st_mode & 0o077 == 0
