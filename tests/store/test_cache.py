"""The cache file: it paints the next start; whatever is wrong with it is never fatal."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from mediatui.engine.resources import MODELS
from mediatui.models.snapshot import Key
from mediatui.models.stream import Activity, Decision, MediaType, Stream, StreamState, Title, Transcode
from mediatui.store.cache import VERSION, Cache
from mediatui.store.store import Store
from tests.fakes import HeldClock, activity, stream

KEY = Key("activity", "tautulli", "abc")
RICH = activity(
    stream(
        title=Title(MediaType.EPISODE, "Undertow", show="The Wire", season=2, number=5),
        decision=Decision.TRANSCODE,
        state=StreamState.BUFFERING,
        transcode=Transcode(hw_encode=True, speed=0.7),
        guids=("tmdb://1",),
    ),
    stream("2", "りんご"),
)


@pytest.fixture
def clock() -> HeldClock:
    return HeldClock()


def cache(path: Path, clock: HeldClock) -> Cache:
    return Cache(path / "cache.sqlite", clock, MODELS)


async def remembered(path: Path, clock: HeldClock, value: Activity = RICH, key: Key = KEY) -> None:
    behind = cache(path, clock)
    Store(clock, behind=behind).put(key, value, old_after=300, keep_for=86_400)
    await behind.aclose()


async def test_the_next_start_has_the_values_with_their_ages(tmp_path: Path, clock: HeldClock) -> None:
    await remembered(tmp_path, clock)
    clock.advance(120)
    found = cache(tmp_path, clock).read(KEY)
    assert found is not None
    assert found.value == RICH
    assert isinstance(found.value.streams[0], Stream)
    assert found.age(clock()) == 120
    assert found.failure is None


async def test_another_stacks_data_is_never_shown(tmp_path: Path, clock: HeldClock) -> None:
    await remembered(tmp_path, clock)
    assert cache(tmp_path, clock).read(KEY._replace(fingerprint="other")) is None


async def test_what_is_older_than_it_may_be_shown_is_left_out(tmp_path: Path, clock: HeldClock) -> None:
    await remembered(tmp_path, clock)
    clock.advance(86_401)
    assert cache(tmp_path, clock).read(KEY) is None


async def test_a_damaged_cache_is_set_aside_and_a_new_one_begun(tmp_path: Path, clock: HeldClock) -> None:
    path = tmp_path / "cache.sqlite"
    path.write_bytes(b"this is not a database, " * 400)
    begun = cache(tmp_path, clock)
    assert begun.read(KEY) is None
    assert "damaged" in begun.note
    aside = [p for p in tmp_path.iterdir() if ".damaged-" in p.name]
    assert len(aside) == 1
    assert aside[0].read_bytes().startswith(b"this is not")
    await remembered(tmp_path, clock)
    assert cache(tmp_path, clock).read(KEY).value == RICH


async def test_a_newer_cache_is_set_aside_not_overwritten(tmp_path: Path, clock: HeldClock) -> None:
    await remembered(tmp_path, clock)
    connection = sqlite3.connect(tmp_path / "cache.sqlite")
    connection.execute(f"PRAGMA user_version={VERSION + 1}")
    connection.close()
    begun = cache(tmp_path, clock)
    assert begun.read(KEY) is None
    assert "newer" in begun.note
    assert any(".newer-" in p.name for p in tmp_path.iterdir())


async def test_a_row_of_another_shape_is_left_out_and_the_rest_is_read(
    tmp_path: Path, clock: HeldClock
) -> None:
    await remembered(tmp_path, clock)
    other = Key("activity", "cabin", "def")
    await remembered(tmp_path, clock, key=other)
    connection = sqlite3.connect(tmp_path / "cache.sqlite")
    connection.execute("UPDATE snapshots SET value = ? WHERE service = 'cabin'", (b'{"streams": 7}',))
    connection.commit()
    connection.close()
    again = cache(tmp_path, clock)
    assert again.read(other) is None
    assert again.read(KEY).value == RICH


async def test_a_folder_that_cannot_be_written_costs_only_the_memory(
    tmp_path: Path, clock: HeldClock
) -> None:
    (tmp_path / "file").write_text("in the way")
    begun = Cache(tmp_path / "file" / "cache.sqlite", clock, MODELS)
    assert begun.read(KEY) is None
    assert "cannot be used" in begun.note
    begun.changed(KEY, Store(clock).get(KEY))
    await begun.aclose()


async def test_of_two_writers_the_newer_value_stays(tmp_path: Path, clock: HeldClock) -> None:
    slow, quick = cache(tmp_path, clock), cache(tmp_path, clock)
    Store(clock, behind=slow).put(KEY, activity(), old_after=300, keep_for=86_400)
    clock.advance(5)
    Store(clock, behind=quick).put(KEY, RICH, old_after=300, keep_for=86_400)
    await quick.aclose()
    await slow.aclose()
    assert cache(tmp_path, clock).read(KEY).value == RICH


def test_the_file_is_for_its_owner_only(tmp_path: Path, clock: HeldClock) -> None:
    cache(tmp_path, clock)
    assert (tmp_path / "cache.sqlite").stat().st_mode & 0o077 == 0


async def test_a_cache_deleted_while_it_is_used_is_begun_anew(tmp_path: Path, clock: HeldClock) -> None:
    folder = tmp_path / "folder"
    used = cache(folder, clock)
    (folder / "cache.sqlite").unlink()
    folder.rmdir()
    Store(clock, behind=used).put(KEY, RICH, old_after=300, keep_for=86_400)
    await used.aclose()
    assert cache(folder, clock).read(KEY).value == RICH
    assert (folder / "cache.sqlite").stat().st_mode & 0o077 == 0


async def test_a_quiet_evening_lets_the_disk_sleep(tmp_path: Path, clock: HeldClock) -> None:
    behind = cache(tmp_path, clock)
    store = Store(clock, behind=behind)
    written: list[int] = []
    whole = behind._write
    behind._write = lambda dirty: (written.append(len(dirty)), whole(dirty))[1]  # type: ignore[method-assign,func-returns-value]
    for _ in range(10):
        store.put(KEY, RICH, old_after=300, keep_for=86_400)
        await behind.flush()
        clock.advance(15)
    assert written == [1], "the same value is not written again at every poll"
    await behind.aclose()
    assert cache(tmp_path, clock).read(KEY).age(clock()) == 15, "but its last age is, at the end"
