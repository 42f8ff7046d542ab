"""mediatui's own recording: maxima by the minute, written through, read back at the next start."""

from __future__ import annotations

import pytest

from mediatui.engine.recorder import Recorder, most, sample_of
from mediatui.models.recording import ActivitySample
from mediatui.models.stream import Activity, Decision
from mediatui.store.record import Record, RecordError
from tests.engine.conftest import Bench, settle
from tests.fakes import NOW, activity, failure, stream

MINUTE = int(NOW // 60)


def recorder(bench: Bench, record: Record | None) -> Recorder:
    async def opened() -> Record:
        if record is None:
            raise RecordError("damaged")
        return record

    return Recorder(bench.store, bench.coordinator, opened)


def put(bench: Bench, value: Activity) -> None:
    bench.store.put(bench.key, value, old_after=300, keep_for=86_400)


async def written(bench: Bench, record: Record) -> list[ActivitySample]:
    for _ in range(100):
        await settle()
        if found := await record.minutes([bench.key.fingerprint], 0):
            return found
    return []


def test_a_sample_counts_transcodes_and_rates() -> None:
    told = activity(stream(), stream("2", decision=Decision.TRANSCODE))
    assert sample_of(told, NOW) == ActivitySample(MINUTE, 2, 1, 19_600, 0, 19_600)


def test_of_two_samples_of_a_minute_the_most_is_kept() -> None:
    a, b = ActivitySample(1, 3, 0, 5, 9, 14), ActivitySample(1, 2, 2, 8, 1, 9)
    assert most(a, b) == ActivitySample(1, 3, 2, 8, 9, 14)


async def test_each_minute_keeps_its_most(bench: Bench, record: Record) -> None:
    made = recorder(bench, record)
    made.start()
    put(bench, activity(stream(), stream("2")))
    put(bench, activity(stream()))
    assert (made.last_hour()[-1] or 0) == ActivitySample(MINUTE, 2, 0, 19_600, 0, 19_600)
    bench.clock.advance(60)
    put(bench, activity())
    last = made.last_hour()
    assert [s and s.streams for s in last[-3:]] == [None, 2, 0]
    assert len(last) == 60
    assert (await written(bench, record))[0].streams == 2
    await made.aclose()


async def test_a_quiet_evening_is_data_too(bench: Bench, record: Record) -> None:
    made = recorder(bench, record)
    made.start()
    put(bench, activity(stream()))
    bench.clock.advance(60)
    put(bench, activity(stream()))  # equal: no listener hears of it
    made.tick()
    assert [s and s.streams for s in made.last_hour()[-2:]] == [1, 1]
    await made.aclose()


async def test_what_failed_or_is_old_is_not_recorded(bench: Bench, record: Record) -> None:
    made = recorder(bench, record)
    made.start()
    put(bench, activity(stream()))
    bench.clock.advance(60)
    bench.store.fail(bench.key, failure())
    made.tick()
    assert made.last_hour()[-1] is None
    await made.aclose()


async def test_the_next_start_draws_the_last_hour(bench: Bench, record: Record) -> None:
    await record.add_minute(bench.key.fingerprint, ActivitySample(MINUTE - 5, 4, 1, 1, 1, 2))
    await record.add_minute("another stack", ActivitySample(MINUTE - 4, 9, 9, 9, 9, 9))
    made = recorder(bench, record)
    told: list[int] = []
    made.on_change(lambda: told.append(1))
    made.start()
    for _ in range(200):
        await settle()
        if told:
            break
    assert [s.streams for s in made.last_hour() if s] == [4]
    await made.aclose()


async def test_what_cannot_be_written_now_is_written_later(
    bench: Bench, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mediatui.engine.recorder.TICK", 0.001)
    fails = [True, True]
    whole = record.add_minute

    async def sometimes(fingerprint: str, sample: ActivitySample) -> None:
        if fails:
            fails.pop()
            raise RecordError("database is locked")
        await whole(fingerprint, sample)

    record.add_minute = sometimes  # type: ignore[method-assign]
    made = recorder(bench, record)
    made.start()
    put(bench, activity(stream()))
    for _ in range(10_000):
        if await record.minutes([bench.key.fingerprint], 0):
            break
    assert not fails
    await made.aclose()


async def test_a_broken_record_stops_nothing(bench: Bench) -> None:
    made = recorder(bench, None)
    made.start()
    put(bench, activity(stream()))
    await settle()
    assert made.last_hour()[-1] is not None
    await made.aclose()
