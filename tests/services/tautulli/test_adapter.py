"""What Tautulli says becomes activity, status, and the end of a stream, or a failure in words."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import httpx
import pytest

from mediatui.models.failure import FailureKind
from mediatui.services.ports import ActivitySource
from mediatui.services.registry import adapter_for
from tests.services.conftest import MakeTransport, endpoint, failure_of
from tests.services.tautulli.conftest import Adapt, Recording, Tautulli, recording, reply


def session(**fields: Any) -> dict[str, Any]:
    return {"session_key": "1", "session_id": "a", "media_type": "movie", "bandwidth": "1000", **fields}


def test_it_is_what_the_registry_gives_for_its_kind(make_transport: MakeTransport) -> None:
    adapter = adapter_for(endpoint(), make_transport())
    assert isinstance(adapter, ActivitySource)
    assert adapter.endpoint == endpoint()


# Activity


async def test_everything_that_plays_is_told(adapt: Adapt) -> None:
    activity = await adapt(Tautulli(get_activity="get_activity-full")).activity()
    assert [stream.session_key for stream in activity.streams] == [str(key) for key in range(101, 110)]
    assert (activity.total_kbps, activity.lan_kbps, activity.wan_kbps) == (95088, 69433, 25655)
    assert activity.dropped == 0
    assert {stream.service for stream in activity.streams} == {"tautulli"}


async def test_an_idle_server_is_empty(adapt: Adapt) -> None:
    activity = await adapt(Tautulli(get_activity="get_activity-empty")).activity()
    assert (activity.streams, activity.total_kbps, activity.dropped) == ((), 0, 0)


@pytest.mark.parametrize("answer", ["get_activity-pms-down", reply(None)])
async def test_no_data_at_all_is_plex_out_of_reach_and_never_an_idle_server(
    adapt: Adapt, answer: str | Recording
) -> None:
    failure = await failure_of(adapt(Tautulli(get_activity=answer)).activity())
    assert (failure.kind, failure.words) == (FailureKind.UPSTREAM_DOWN, "Tautulli cannot reach Plex")
    assert "Plex" in failure.remedy


@pytest.mark.parametrize(
    "odd", ["a text", None, [], 7, True, {}, {"session_key": ""}, {"session_key": ["1"]}]
)
async def test_one_odd_session_is_dropped_and_counted_and_the_others_stay(adapt: Adapt, odd: Any) -> None:
    sessions = [session(), odd, session(session_key="2")]
    activity = await adapt(Tautulli(get_activity=reply({"sessions": sessions}))).activity()
    assert [stream.session_key for stream in activity.streams] == ["1", "2"]
    assert activity.dropped == 1


async def test_a_session_told_twice_is_one_stream(adapt: Adapt) -> None:
    sessions = [session(title="first"), session(title="second")]
    activity = await adapt(Tautulli(get_activity=reply({"sessions": sessions}))).activity()
    assert [stream.title.title for stream in activity.streams] == ["first"]
    assert activity.dropped == 1


async def test_rates_that_are_not_told_are_added_up(adapt: Adapt) -> None:
    sessions = [
        session(location="lan"),
        session(session_key="2", location="wan", bandwidth="200"),
        session(session_key="3", bandwidth=""),
    ]
    data = {"sessions": sessions, "total_bandwidth": "", "lan_bandwidth": -1}
    activity = await adapt(Tautulli(get_activity=reply(data))).activity()
    assert (activity.total_kbps, activity.lan_kbps, activity.wan_kbps) == (1200, 1000, 200)


@pytest.mark.parametrize("data", [[], "text", {"stream_count": "0"}, {"sessions": None}, {"sessions": {}}, 7])
async def test_data_without_a_list_of_sessions_is_not_understood(adapt: Adapt, data: Any) -> None:
    failure = await failure_of(adapt(Tautulli(get_activity=reply(data))).activity())
    assert failure.kind is FailureKind.BAD_PAYLOAD


async def test_a_lone_surrogate_or_a_nan_does_not_hide_the_rest(adapt: Adapt) -> None:
    body = json.dumps(
        {
            "response": {
                "result": "success",
                "data": {"sessions": [session(title="half \ud83d", bandwidth=float("nan"))]},
            }
        }
    )
    assert "\\ud83d" in body
    assert "NaN" in body
    answer = (200, "application/json", body.encode())
    activity = await adapt(Tautulli(get_activity=answer)).activity()
    assert activity.streams[0].title.title == "half"
    assert activity.streams[0].bandwidth_kbps is None


async def test_fifty_streams_are_read_one_and_all(adapt: Adapt) -> None:
    data = json.loads(recording("get_activity-full")[2])["response"]["data"]
    pad = {f"unknown_{number}": "x" * 40 for number in range(60)}
    data["sessions"] = [
        dict(data["sessions"][number % 9], session_key=str(number), **pad) for number in range(50)
    ]
    answer = reply(data)
    assert len(answer[2]) > 300_000
    adapter = adapt(Tautulli(get_activity=answer))
    activity = await adapter.activity()
    assert [stream.session_key for stream in activity.streams] == [str(number) for number in range(50)]


# Status


async def test_status_tells_version_name_and_connection(adapt: Adapt) -> None:
    tautulli = Tautulli(
        server_status="server_status",
        get_tautulli_info="get_tautulli_info",
        get_server_info="get_server_info",
    )
    adapter = adapt(tautulli)
    status = await adapter.status()
    assert (status.version, status.connected) == ("2.17.2", True)
    assert status.server_name == "Lanterne – NAS «grenier»"
    assert status.latency_ms is not None
    assert await adapter.status() == status
    assert tautulli.commands == ["server_status", "get_tautulli_info", "get_server_info", "server_status"]


@pytest.mark.parametrize(
    ("answer", "connected"), [("server_status-pms-down", False), (reply({"connected": None}), None)]
)
async def test_status_tells_when_plex_is_away_and_when_tautulli_is_only_starting(
    adapt: Adapt, answer: str | Recording, connected: bool | None
) -> None:
    tautulli = Tautulli(server_status=answer)
    status = await adapt(tautulli).status()
    assert (status.connected, status.version, status.server_name) == (connected, "", "")


@pytest.mark.parametrize("data", [{}, [], "up", {"other": 1}])
async def test_a_status_that_says_nothing_is_not_understood(adapt: Adapt, data: Any) -> None:
    assert (
        await failure_of(adapt(Tautulli(server_status=reply(data))).status())
    ).kind is FailureKind.BAD_PAYLOAD


async def test_status_fails_like_any_read(adapt: Adapt) -> None:
    failure = await failure_of(adapt(Tautulli(server_status="get_activity-wrong-key")).status())
    assert failure.kind is FailureKind.WRONG_KEY


async def test_no_more_than_two_calls_are_out_at_a_time(adapt: Adapt) -> None:
    two, gate, busy, busiest = asyncio.Event(), asyncio.Event(), 0, 0

    async def slow(request: httpx.Request) -> httpx.Response:
        nonlocal busy, busiest
        busy += 1
        busiest = max(busiest, busy)
        if busy == 2:
            two.set()
        await gate.wait()
        busy -= 1
        return httpx.Response(200, content=reply({"connected": True})[2])

    adapter = adapt(slow)
    calls = [asyncio.ensure_future(adapter.status()) for _ in range(6)]
    await two.wait()
    gate.set()
    await asyncio.gather(*calls)
    assert busiest == 2
