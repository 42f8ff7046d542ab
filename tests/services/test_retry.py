"""Reads are tried again where that may help, changes never, and a wait asked for is kept."""

from __future__ import annotations

import httpx
import pytest

from mediatui.models.failure import FailureKind
from tests.services.conftest import Clock, MakeClient, Service, failure_of


@pytest.mark.parametrize("status", [502, 503, 504])
async def test_a_read_is_tried_again_when_a_gateway_says_it_may_pass(speak: MakeClient, status: int) -> None:
    service = Service(httpx.Response(status), httpx.Response(status), httpx.Response(200, json={}))
    assert (await speak(service).get("/x")).status == 200
    assert len(service.asked) == 3


async def test_a_read_is_tried_three_times_and_no_more(speak: MakeClient) -> None:
    service = Service(httpx.ConnectError("x"))
    await failure_of(speak(service).get("/x"))
    assert len(service.asked) == 3


@pytest.mark.parametrize(
    "answer",
    [
        *(httpx.Response(status) for status in (400, 401, 403, 404, 409, 429, 500, 501)),
        httpx.Response(503, headers={"retry-after": "9"}),
        httpx.ReadTimeout("x"),
        httpx.ConnectTimeout("x"),
        httpx.UnsupportedProtocol("x"),
    ],
)
async def test_what_will_not_pass_is_not_tried_again(
    speak: MakeClient, answer: httpx.Response | Exception
) -> None:
    service = Service(answer)
    await failure_of(speak(service).get("/x"))
    assert len(service.asked) == 1


@pytest.mark.parametrize("answer", [httpx.ConnectError("x"), httpx.Response(503), httpx.ReadError("x")])
async def test_a_change_is_never_tried_again(speak: MakeClient, answer: httpx.Response | Exception) -> None:
    service = Service(answer)
    await failure_of(speak(service).send("POST", "/x"))
    assert len(service.asked) == 1


@pytest.mark.parametrize(
    "error", [httpx.ReadTimeout("x"), httpx.ReadError("x"), httpx.RemoteProtocolError("disconnected")]
)
async def test_a_change_without_an_answer_may_have_been_made_and_the_person_is_told(
    speak: MakeClient, error: Exception
) -> None:
    failure = await failure_of(speak(Service(error)).send("POST", "/x"))
    assert "may have been done" in failure.remedy


@pytest.mark.parametrize("error", [httpx.ConnectTimeout("x"), httpx.ConnectError("x")])
async def test_a_change_that_never_left_was_not_made(speak: MakeClient, error: Exception) -> None:
    failure = await failure_of(speak(Service(error)).send("POST", "/x"))
    assert "may have been done" not in failure.remedy


@pytest.mark.parametrize(
    ("value", "seconds"),
    [("30", 30.0), ("Fri, 20 Nov 2026 15:01:00 GMT", 60.0), ("soon", None)],
)
async def test_the_wait_a_service_asks_for_is_told(
    speak: MakeClient, value: str, seconds: float | None
) -> None:
    response = httpx.Response(429, headers={"retry-after": value})
    failure = await failure_of(speak(Service(response)).get("/x"))
    assert (failure.kind, failure.retry_after) == (FailureKind.RATE_LIMITED, seconds)


async def test_nothing_is_sent_during_the_wait_a_service_asked_for(speak: MakeClient, clock: Clock) -> None:
    service = Service(httpx.Response(429, headers={"retry-after": "30"}), httpx.Response(200, json={}))
    client = speak(service)
    await failure_of(client.get("/x"))
    clock.move(29)
    assert (await failure_of(client.get("/x"))).retry_after == 1.0
    assert len(service.asked) == 1
    clock.move(1.5)
    assert (await client.get("/x")).status == 200
