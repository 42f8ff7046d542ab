"""The gates a call passes, the line it leaves in the log, and what the client costs to have."""

from __future__ import annotations

import asyncio
import logging
import subprocess
import sys
from collections.abc import Callable, Iterator

import httpx
import pytest

from mediatui.models.failure import FailureKind
from tests.services.conftest import KEY, Clock, MakeClient, Service, failure_of


async def test_a_service_that_is_down_is_left_alone_for_a_while(speak: MakeClient, clock: Clock) -> None:
    service = Service(httpx.ConnectError("x"))
    client = speak(service)
    first = [await failure_of(client.get("/x")) for _ in range(3)]
    asked = len(service.asked)
    assert await failure_of(client.get("/x")) == first[-1]
    assert len(service.asked) == asked
    clock.move(5.1)
    await failure_of(client.get("/x"))
    assert len(service.asked) == asked + 1, "the probe is a single attempt"
    client.wake()
    service.answers = [httpx.Response(200, json={})]
    assert (await client.get("/x")).status == 200
    assert (await client.get("/x")).status == 200


async def test_only_so_many_are_in_flight_and_the_others_wait(speak: MakeClient) -> None:
    gate, full, busy, busiest = asyncio.Event(), asyncio.Event(), 0, 0

    async def slow(request: httpx.Request) -> httpx.Response:
        nonlocal busy, busiest
        busy += 1
        busiest = max(busy, busiest)
        if busy == 2:
            full.set()
        await gate.wait()
        busy -= 1
        return httpx.Response(200, json={})

    client = speak(slow, max_in_flight=2)
    calls = [asyncio.ensure_future(client.get("/x")) for _ in range(5)]
    await full.wait()
    assert client.in_flight == 2
    gate.set()
    await asyncio.gather(*calls)
    assert busiest == 2
    assert client.in_flight == 0


async def test_those_who_waited_for_a_slot_do_not_ask_a_service_that_turned_out_to_be_down(
    speak: MakeClient,
) -> None:
    service = Service(httpx.ReadTimeout("x"))
    client = speak(service, max_in_flight=1)
    calls = [asyncio.ensure_future(client.get("/x")) for _ in range(8)]
    failures = await asyncio.gather(*map(failure_of, calls))
    assert len(service.asked) == 3
    assert {failure.kind for failure in failures} == {FailureKind.TIMED_OUT}


async def test_nobody_waits_for_the_slot_that_a_probe_has(speak: MakeClient, clock: Clock) -> None:
    down, asked, gate = True, asyncio.Event(), asyncio.Event()

    async def service(request: httpx.Request) -> httpx.Response:
        if down:
            raise httpx.ReadTimeout("x")
        asked.set()
        await gate.wait()
        return httpx.Response(200, json={})

    client = speak(service, max_in_flight=1)
    for _ in range(3):
        await failure_of(client.get("/x"))
    clock.move(6)
    down = False
    probe = asyncio.ensure_future(client.get("/x"))
    await asked.wait()
    async with asyncio.timeout(5):
        assert (await failure_of(client.get("/x"))).kind is FailureKind.TIMED_OUT
    gate.set()
    assert (await probe).status == 200


async def test_a_cancelled_call_leaves_the_counters_right(speak: MakeClient, clock: Clock) -> None:
    down, asked, never = True, asyncio.Event(), asyncio.Event()

    async def service(request: httpx.Request) -> httpx.Response:
        if down:
            raise httpx.ReadTimeout("x")
        asked.set()
        await never.wait()
        raise AssertionError("never")

    client = speak(service, max_in_flight=1)
    for _ in range(3):
        await failure_of(client.get("/x"))
    clock.move(6)
    down = False
    for _ in range(3):
        probe = asyncio.ensure_future(client.get("/x"))
        await asked.wait()
        asked.clear()
        probe.cancel()
        with pytest.raises(asyncio.CancelledError):
            await probe
        assert client.in_flight == 0


async def test_a_call_cancelled_while_it_waits_takes_no_slot(speak: MakeClient) -> None:
    asked, gate = asyncio.Event(), asyncio.Event()

    async def slow(request: httpx.Request) -> httpx.Response:
        asked.set()
        await gate.wait()
        return httpx.Response(200, json={})

    client = speak(slow, max_in_flight=1)
    first = asyncio.ensure_future(client.get("/x"))
    await asked.wait()
    waiting = asyncio.ensure_future(client.get("/x"))
    await asyncio.sleep(0)
    waiting.cancel()
    gate.set()
    assert (await first).status == 200
    assert (await client.get("/x")).status == 200


@pytest.mark.parametrize("where", ["endpoint", "program"])
async def test_read_only_refuses_every_change_and_no_read(speak: MakeClient, where: str) -> None:
    service = Service()
    client = speak(service, read_only=where == "endpoint", shared={"read_only": where == "program"})
    failure = await failure_of(client.send("POST", "/x"))
    assert failure.kind is FailureKind.READ_ONLY
    assert not service.asked
    assert (await client.get("/x")).status == 200


async def test_a_closed_client_says_so(speak: MakeClient) -> None:
    client = speak(Service())
    await client.get("/x")
    await client.transport.aclose()
    assert (await failure_of(client.get("/x"))).kind is FailureKind.UNREACHABLE


@pytest.fixture
def lines(caplog: pytest.LogCaptureFixture) -> Iterator[Callable[[], list[str]]]:
    with caplog.at_level(logging.DEBUG, "mediatui.http"):
        yield lambda: [record.getMessage() for record in caplog.records if record.name == "mediatui.http"]


async def test_each_attempt_has_a_line_with_one_id_and_no_key(
    speak: MakeClient, lines: Callable[[], list[str]]
) -> None:
    service = Service(httpx.Response(503), httpx.Response(200, json={"a": 1}))
    await speak(service, key_param="apikey").get("/api/v2", {"cmd": "get_activity", "password": "hunter2"})
    first, second = lines()
    assert first.startswith("tautulli GET /api/v2?cmd=get_activity&password=•••••••• 503")
    assert " 200 0 ms 7 B " in second
    ids = {line.partition("id=")[2].partition(" ")[0] for line in (first, second)}
    assert len(ids) == 1
    assert len(ids.pop()) == 6
    assert first.endswith("attempt=1")
    assert second.endswith("attempt=2")
    assert KEY not in first + second


async def test_a_long_line_is_cut_after_it_was_redacted(
    speak: MakeClient, lines: Callable[[], list[str]]
) -> None:
    await speak(Service()).get("/x", {"text": "y" * 180 + KEY})
    (line,) = lines()
    assert KEY[:6] not in line
    assert len(line) < 280


async def test_two_calls_have_two_ids(speak: MakeClient, lines: Callable[[], list[str]]) -> None:
    client = speak(Service())
    await client.get("/x")
    await client.get("/x")
    first, second = (line.partition("id=")[2] for line in lines())
    assert first != second


def test_making_transport_and_client_loads_nothing_of_weight() -> None:
    code = """
import sys
from mediatui.models.endpoint import Endpoint
from mediatui.services.http import Transport
from mediatui.services.registry import adapter_for
adapter_for(Endpoint("t", "tautulli", "https://h"), Transport())
heavy = ("httpx", "httpcore", "pydantic", "stamina", "msgspec", "certifi", "textual")
print([name for name in heavy if name in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
