"""Tests of the control face: what it shows of the world, and how it pushes things about."""

from __future__ import annotations

import pytest

from mediatui.demo.stack import Stack
from mediatui.demo.world.clock import RealClock
from tests.demo.helpers import EVENING, activity, command, control


def test_it_shows_the_sessions_as_tautulli_does_and_what_was_asked(stack: Stack) -> None:
    told = activity(stack)["sessions"]
    world = control(stack, "/world").json
    assert world["now"] == EVENING
    assert [s["session_key"] for s in world["sessions"]] == [s["session_key"] for s in told]
    assert [s["bandwidth_kbps"] for s in world["sessions"]] == [int(s["bandwidth"] or 0) for s in told]
    assert [s["state"] for s in world["sessions"]] == [s["state"] for s in told]
    assert [s["decision"] for s in world["sessions"]] == [s["transcode_decision"] for s in told]
    assert [s["offset_s"] * 1000 for s in world["sessions"]] == [int(s["view_offset"]) for s in told]
    assert world["requests"] == {"tautulli": {"get_activity": 1}, "tautulli-cabin": {}}
    assert world["faults"] == {"tautulli": None, "tautulli-cabin": None}
    assert len(world["households"]["tautulli-cabin"]["sessions"]) == 2


def test_it_never_shows_a_key(stack: Stack) -> None:
    activity(stack)
    shown = control(stack, "/world").body + control(stack, "/world/hour").body
    for service in stack.services:
        assert stack.api_key(service).encode() not in shown


def test_it_shows_the_last_hour_minute_by_minute(stack: Stack) -> None:
    minutes = control(stack, "/world/hour").json
    assert len(minutes) == 60
    assert set(minutes[0]) == {"minute", "streams", "transcodes", "lan_kbps", "wan_kbps", "total_kbps"}
    assert minutes[-1]["minute"] == EVENING // 60
    assert minutes[-1]["total_kbps"] == activity(stack)["total_bandwidth"]
    cabin = control(stack, "/world/hour?service=tautulli-cabin").json
    assert cabin[-1]["streams"] == 2


def test_it_moves_a_held_clock_for_every_household(stack: Stack) -> None:
    assert control(stack, "/world/advance", {"seconds": 90}).json == {"now": EVENING + 90}
    world = control(stack, "/world").json
    assert world["households"]["tautulli-cabin"]["now"] == EVENING + 90


def test_it_does_not_move_a_clock_that_runs_by_itself() -> None:
    with Stack(size="small", services=("tautulli",), clock=RealClock()) as stack:
        reply = control(stack, "/world/advance", {"seconds": 90})
        assert (reply.status, reply.json) == (400, {"error": "this clock runs by itself"})


def test_it_sets_and_lifts_faults(stack: Stack) -> None:
    reply = control(stack, "/world/fault", {"service": "tautulli-cabin", "fault": "500"})
    assert reply.json == {"service": "tautulli-cabin", "fault": "500"}
    assert command(stack, "arnold", "tautulli-cabin").status == 500
    assert command(stack, "arnold").status == 200
    control(stack, "/world/fault", {"service": "tautulli-cabin", "fault": None})
    assert command(stack, "arnold", "tautulli-cabin").status == 200


def test_a_session_leaves_by_itself(stack: Stack) -> None:
    key = activity(stack)["sessions"][0]["session_key"]
    assert control(stack, "/world/end", {"session_key": key}).json == {"ended": key}
    assert key not in {session["session_key"] for session in activity(stack)["sessions"]}
    assert control(stack, "/world").json["households"]["tautulli"]["ended"][-1]["how"] == "left"


def test_someone_puts_on_something(stack: Stack) -> None:
    started = control(stack, "/world/start", {"user": "fox🦊", "title": "Heat"}).json
    assert (started["user"], started["title"]) == ("fox🦊", "Heat")
    assert started["session_key"] in {session["session_key"] for session in activity(stack)["sessions"]}
    again = control(stack, "/world/start", {"user": "fox🦊"})
    assert (again.status, again.json) == (400, {"error": "all their players are in use"})


def test_everyone_can_be_made_to_stop(stack: Stack) -> None:
    control(stack, "/world/quiet", {"quiet": True})
    control(stack, "/world/advance", {"seconds": 600})
    assert activity(stack)["stream_count"] == "0"
    assert activity(stack, "tautulli-cabin")["stream_count"] != "0"


@pytest.mark.parametrize(
    ("path", "wish", "status"),
    [
        ("/nothing", None, 404),
        ("/world/fault", {"service": "tautulli", "fault": "explode"}, 400),
        ("/world/fault", {"service": "plex", "fault": "down"}, 400),
        ("/world/advance", {"seconds": "soon"}, 400),
        ("/world/advance", {"seconds": -1}, 400),
        ("/world/end", {"session_key": "0"}, 404),
        ("/world/end", {"session_key": "0", "service": "plex"}, 404),
        ("/world/start", {"user": "nobody"}, 404),
        ("/world/hour", {}, 404),
    ],
)
def test_what_cannot_be_done_is_said(
    stack: Stack, path: str, wish: dict[str, object] | None, status: int
) -> None:
    reply = control(stack, path, wish)
    assert reply.status == status
    assert reply.json["error"]
