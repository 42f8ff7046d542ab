"""Polling: driven by who looks, one fetch for all of them, failures beside the last good value."""

from __future__ import annotations

import asyncio

import pytest

from mediatui.engine.resources import ACTIVITY
from mediatui.models.failure import FailureKind
from tests.engine.conftest import Bench, settle
from tests.fakes import FakeService, activity, endpoint, failure, stream


async def test_watching_brings_the_value_into_the_store(bench: Bench) -> None:
    bench.coordinator.watch(bench.key)
    bench.coordinator.start()
    await settle()
    assert bench.store.get(bench.key).value == activity(stream())
    assert bench.connects == 1


async def test_five_watchers_cost_one_fetch(bench: Bench) -> None:
    for _ in range(5):
        bench.coordinator.watch(bench.key)
    bench.coordinator.start()
    await settle()
    assert bench.service.asked == 1
    bench.waits.pass_time()
    await settle()
    assert bench.service.asked == 2


async def test_the_pace_follows_demand(bench: Bench) -> None:
    bench.coordinator.start()
    await settle()
    # What nobody watches is either asked for seldom, or not at all (None: wait for ever).
    waits = [wait for wait in bench.waits.asked if wait is not None]
    assert waits[0] == pytest.approx(ACTIVITY.unwatched, rel=0.1)
    stop = bench.coordinator.watch(bench.key)
    await settle()
    assert bench.waits.asked[-1] == pytest.approx(ACTIVITY.watched, rel=0.1)
    stop()
    stop()
    bench.waits.pass_time()
    await settle()
    assert max(w or 0 for w in bench.waits.asked[-2:]) > 50


async def test_who_asks_while_a_fetch_is_under_way_waits_for_that_one(bench: Bench) -> None:
    bench.service.hold = asyncio.Event()
    first = asyncio.create_task(bench.coordinator.fetch_now([bench.key]))
    second = asyncio.create_task(bench.coordinator.fetch_now([bench.key]))
    await settle()
    bench.service.hold.set()
    await asyncio.gather(first, second)
    assert bench.service.asked == 1


async def test_a_failure_stands_beside_the_last_value_and_slows_the_pace() -> None:
    bench = Bench(FakeService([activity(stream()), failure(), failure()]))
    bench.coordinator.watch(bench.key)
    bench.coordinator.start()
    await settle()
    bench.waits.pass_time()
    await settle()
    snapshot = bench.store.get(bench.key)
    assert snapshot.value == activity(stream())
    assert snapshot.failure is not None
    assert pytest.approx(4, rel=0.1) in bench.waits.asked[-2:]
    await bench.coordinator.aclose()


async def test_one_failing_service_never_holds_up_another() -> None:
    hanging = FakeService([activity()], name="hanging")
    hanging.hold = asyncio.Event()
    bench = Bench(hanging, FakeService([activity(stream())], name="cabin"))
    for key in bench.coordinator.keys("activity"):
        bench.coordinator.watch(key)
    bench.coordinator.start()
    await settle()
    values = [bench.store.get(key).value for key in bench.coordinator.keys("activity")]
    assert values == [None, activity(stream())]
    await bench.coordinator.aclose()


async def test_an_adapters_mistake_is_a_failure_and_polling_goes_on(bench: Bench) -> None:
    bench.service.answers = [None, activity()]  # type: ignore[list-item]

    async def broken() -> None:
        raise ZeroDivisionError("api_key=secret")

    whole = bench.service.activity
    bench.service.activity = broken  # type: ignore[method-assign,assignment]
    bench.coordinator.watch(bench.key)
    bench.coordinator.start()
    await settle()
    told = bench.store.get(bench.key).failure
    assert told is not None and told.kind is FailureKind.BAD_PAYLOAD
    assert "secret" not in told.words
    bench.service.activity = whole  # type: ignore[method-assign]
    bench.service.answers = [activity()]
    bench.waits.pass_time()
    await settle()
    assert bench.store.get(bench.key).failure is None


async def test_refresh_asks_at_once_and_wakes_the_breaker(bench: Bench) -> None:
    bench.coordinator.watch(bench.key)
    bench.coordinator.start()
    await settle()
    bench.coordinator.refresh()
    await settle()
    assert bench.service.asked == 2
    assert bench.service.woken >= 1


async def test_while_paused_nothing_is_asked_unless_a_person_asks(bench: Bench) -> None:
    bench.coordinator.watch(bench.key)
    bench.coordinator.start()
    await settle()
    bench.coordinator.pause(True)
    bench.waits.pass_time()
    await settle()
    assert bench.service.asked == 1
    bench.coordinator.refresh()
    await settle()
    assert bench.service.asked == 2
    bench.coordinator.pause(False)
    await settle()
    assert bench.service.asked == 3


async def test_a_service_that_is_switched_off_is_not_polled() -> None:
    service = FakeService([activity()])
    service.endpoint = endpoint(enabled=False)
    bench = Bench(service)
    assert bench.coordinator.keys("activity") == ()


async def test_adapters_that_could_not_be_made_are_tried_again(bench: Bench) -> None:
    whole = bench.coordinator._connect
    calls = 0

    async def broken() -> dict[str, FakeService]:
        nonlocal calls
        calls += 1
        if calls == 1:
            raise ImportError("no such module")
        return dict(await whole())  # type: ignore[arg-type]

    bench.coordinator._connect = broken
    await bench.coordinator.fetch_now([bench.key])
    assert bench.store.get(bench.key).failure is not None
    await bench.coordinator.fetch_now([bench.key])
    assert bench.store.get(bench.key).value == activity(stream())


async def test_closing_ends_every_task(bench: Bench) -> None:
    bench.service.hold = asyncio.Event()
    bench.coordinator.watch(bench.key)
    bench.coordinator.start()
    await settle()
    await bench.coordinator.aclose()
    mine = asyncio.current_task()
    assert [task for task in asyncio.all_tasks() if task is not mine] == []


async def test_when_a_service_is_back_all_that_failed_of_it_is_asked_at_once(bench: Bench) -> None:
    status = bench.coordinator.keys("status")[0]
    bench.service.refusal = failure()
    bench.coordinator.watch(bench.key)
    bench.coordinator.start()
    await settle()
    assert bench.store.get(status).failure is not None
    bench.service.refusal = None
    bench.service.answers = [failure(), activity()]
    bench.coordinator.refresh([bench.key])
    await settle()
    bench.coordinator.refresh([bench.key])
    await settle()
    assert bench.store.get(status).failure is None
