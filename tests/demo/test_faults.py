"""Tests of the faults: how they are written, and what a client sees of each over HTTP."""

from __future__ import annotations

import gzip
import http.client
import json
import socket
import time
from typing import Any
from urllib.parse import urlsplit

import pytest

from mediatui.demo.faults import WIRE_FAULTS, Fault, FaultError, parse_fault, parse_option
from mediatui.demo.stack import Stack
from mediatui.demo.world.clock import HeldClock
from tests.demo.helpers import EVENING, activity, ask, command, command_url

# How they are written


def test_a_fault_is_a_name_with_or_without_a_detail() -> None:
    assert parse_fault("down") == Fault("down")
    assert parse_fault("slow:0.5") == Fault("slow", "0.5")
    assert parse_fault("wrong-types:dict", ("wrong-types",)) == Fault("wrong-types", "dict")
    assert parse_option("tautulli-cabin=slow:5") == ("tautulli-cabin", "slow:5")


def test_an_unknown_fault_is_refused_with_a_list_of_those_there_are(stack: Stack) -> None:
    with pytest.raises(FaultError) as refused:
        stack.set_fault("tautulli", "explode")
    for name in (*WIRE_FAULTS, "plex-down", "no-plexpass", "plex-refuses", "wrong-types"):
        assert name in str(refused.value)
    with pytest.raises(FaultError, match="there are: tautulli, tautulli-cabin"):
        stack.set_fault("plex", "down")


@pytest.mark.parametrize(
    "text", ["slow:soon", "slow:-1", "huge:0", "huge:x", "redirect:there", "down:1", "wrong-types:odd"]
)
def test_a_detail_that_does_not_fit_is_refused(text: str) -> None:
    with pytest.raises(FaultError, match="takes"):
        parse_fault(text, ("wrong-types",))


@pytest.mark.parametrize("option", ["down", "=down", "tautulli=", ""])
def test_an_option_names_service_and_fault(option: str) -> None:
    with pytest.raises(FaultError, match="SERVICE=FAULT"):
        parse_option(option)


def test_a_fault_can_be_there_from_the_start_and_be_lifted() -> None:
    with Stack(size="small", clock=HeldClock(EVENING), faults={"tautulli": "500"}) as stack:
        assert command(stack, "arnold").status == 500
        assert stack.fault("tautulli") == "500"
        assert command(stack, "arnold", "tautulli-cabin").status == 200
        stack.set_fault("tautulli", None)
        assert command(stack, "arnold").status == 200
        assert stack.fault("tautulli") is None


def test_a_fault_set_before_the_stack_runs_is_there_when_it_does() -> None:
    stack = Stack(size="small", clock=HeldClock(EVENING), services=("tautulli",))
    stack.set_fault("tautulli", "500")
    with stack:
        assert command(stack, "arnold").status == 500


# On the wire


def test_down_refuses_connections_and_ends_those_there_are(stack: Stack) -> None:
    port = urlsplit(stack.url("tautulli")).port or 0
    with socket.create_connection(("127.0.0.1", port), timeout=5) as inside:
        command(stack, "arnold")
        stack.set_fault("tautulli", "down")
        assert inside.recv(1) == b""
    with pytest.raises(ConnectionRefusedError):
        command(stack, "arnold")
    assert command(stack, "arnold", "tautulli-cabin").status == 200
    stack.set_fault("tautulli", "500")
    assert command(stack, "arnold").status == 500
    stack.set_fault("tautulli", "down")
    stack.set_fault("tautulli", "down")
    stack.set_fault("tautulli", None)
    assert command(stack, "arnold").status == 200
    assert urlsplit(stack.url("tautulli")).port == port


def test_slow_answers_late_and_well(stack: Stack) -> None:
    stack.set_fault("tautulli", "slow:0.2")
    began = time.perf_counter()
    reply = command(stack, "arnold")
    assert time.perf_counter() - began >= 0.2
    assert reply.json["response"]["data"] == "Do it!"


def test_timeout_takes_the_request_and_says_nothing(stack: Stack) -> None:
    stack.set_fault("tautulli", "timeout")
    with pytest.raises(TimeoutError):
        ask(command_url(stack, "arnold"), timeout=0.2)
    assert stack.counts("tautulli") == {"arnold": 1}


@pytest.mark.parametrize(("fault", "answered"), [("slow:600", True), ("timeout", False)])
def test_who_waits_because_of_a_fault_waits_no_longer_than_it_lasts(
    stack: Stack, fault: str, answered: bool
) -> None:
    stack.set_fault("tautulli", fault)
    parts = urlsplit(command_url(stack, "arnold"))
    with socket.create_connection(("127.0.0.1", parts.port or 0), timeout=5) as client:
        client.sendall(f"GET {parts.path}?{parts.query} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        while not stack.counts("tautulli"):
            pass
        stack.set_fault("tautulli", None)
        if answered:
            assert client.recv(65536).startswith(b"HTTP/1.1 200")
        else:
            with pytest.raises(ConnectionResetError):
                client.recv(1)


@pytest.mark.parametrize("status", [400, 401, 403, 404, 429, 500])
def test_a_status_is_answered_as_json_that_says_no_more(stack: Stack, status: int) -> None:
    stack.set_fault("tautulli", str(status))
    reply = command(stack, "get_activity")
    assert reply.status == status
    assert reply.headers["content-type"].startswith("application/json")
    assert "sessions" not in reply.body.decode()
    assert json.loads(reply.body)


def test_429_says_when_to_come_back(stack: Stack) -> None:
    stack.set_fault("tautulli", "429")
    assert command(stack, "arnold").headers["retry-after"] == "7"
    stack.set_fault("tautulli", "500")
    assert "retry-after" not in command(stack, "arnold").headers


@pytest.mark.parametrize(
    ("fault", "status", "words"), [("502", 502, b"Bad Gateway"), ("html", 200, b"Sign in")]
)
def test_a_page_of_something_before_it_is_html(stack: Stack, fault: str, status: int, words: bytes) -> None:
    stack.set_fault("tautulli", fault)
    reply = command(stack, "get_activity")
    assert (reply.status, reply.headers["content-type"]) == (status, "text/html; charset=utf-8")
    assert words in reply.body


@pytest.mark.parametrize("encoding", ["identity", "gzip"])
def test_truncated_is_whole_as_http_and_cut_as_json(stack: Stack, encoding: str) -> None:
    stack.set_fault("tautulli", "truncated")
    reply = ask(command_url(stack, "get_activity"), headers={"Accept-Encoding": encoding})
    body = gzip.decompress(reply.body) if encoding == "gzip" else reply.body
    assert reply.status == 200
    assert body.startswith(b'{"response"')
    with pytest.raises(json.JSONDecodeError):
        json.loads(body.decode())


def test_cut_promises_more_than_it_sends(stack: Stack) -> None:
    stack.set_fault("tautulli", "cut")
    with pytest.raises(http.client.IncompleteRead) as short:
        command(stack, "get_activity")
    assert len(short.value.partial) > 1000
    assert short.value.expected is not None and short.value.expected > 1000


def test_huge_streams_more_than_64_mebibytes_and_does_not_say_so_before(stack: Stack) -> None:
    stack.set_fault("tautulli", "huge")
    parts = urlsplit(command_url(stack, "get_activity"))
    connection = http.client.HTTPConnection("127.0.0.1", parts.port, timeout=5)
    try:
        connection.request("GET", f"{parts.path}?{parts.query}")
        response = connection.getresponse()
        assert response.getheader("content-length") is None
        size, block = 0, memoryview(bytearray(1 << 20))
        while got := response.readinto(block):
            size += got
        assert size > 64 * 1024 * 1024
    finally:
        connection.close()


def test_a_client_that_has_enough_of_huge_may_leave(stack: Stack) -> None:
    stack.set_fault("tautulli", "huge")
    with socket.create_connection(
        ("127.0.0.1", urlsplit(stack.url("tautulli")).port or 0), timeout=5
    ) as client:
        client.sendall(b"GET /api/v2 HTTP/1.1\r\nHost: x\r\n\r\n")
        assert client.recv(65536).startswith(b"HTTP/1.1 200")
    stack.set_fault("tautulli", None)
    assert command(stack, "arnold").status == 200


def test_redirect_leads_to_another_origin_with_path_and_query(stack: Stack) -> None:
    stack.set_fault("tautulli", "redirect")
    reply = command(stack, "get_activity", session_key="1")
    assert reply.status == 302
    there, here = urlsplit(reply.headers["location"]), urlsplit(stack.url("tautulli"))
    assert (there.hostname, there.path) == ("127.0.0.1", "/api/v2")
    assert there.port != here.port
    assert f"apikey={stack.api_key('tautulli')}&cmd=get_activity&session_key=1" == there.query
    assert stack.requests("elsewhere") == []
    ask(reply.headers["location"])
    assert len(stack.requests("elsewhere")) == 1


def test_redirect_may_lead_to_a_given_origin(stack: Stack) -> None:
    stack.set_fault("tautulli", "redirect:https://sso.example:8443")
    assert command(stack, "arnold").headers["location"].startswith("https://sso.example:8443/api/v2?apikey=")


# Of Tautulli itself, and of the Plex behind it


def sessions(stack: Stack) -> Any:
    """What stands under `sessions`."""
    return activity(stack)["sessions"]


def test_wrong_types_are_a_few_odd_sessions_among_good_ones(stack: Stack) -> None:
    good = sessions(stack)
    stack.set_fault("tautulli", "wrong-types")
    odd = sessions(stack)
    assert odd[1] is None
    assert odd[-1] == "session"
    assert odd[0]["bandwidth"] == [good[0]["bandwidth"]]
    assert odd[2:-1] == good[1:]


@pytest.mark.parametrize("sort", ["numbers", "null", "string", "dict"])
def test_wrong_types_come_in_sorts(stack: Stack, sort: str) -> None:
    good = sessions(stack)
    stack.set_fault("tautulli", f"wrong-types:{sort}")
    odd = sessions(stack)
    assert isinstance(odd, dict if sort == "dict" else list)
    assert odd != good
    assert (None in odd, "session" in odd) == (sort == "null", sort == "string")
    stack.set_fault("tautulli", None)
    assert sessions(stack) == good


@pytest.mark.parametrize(("fault", "connected"), [("plex-down", False), ("plex-503", True)])
def test_with_plex_away_activity_is_a_success_of_nothing(stack: Stack, fault: str, connected: bool) -> None:
    stack.set_fault("tautulli", fault)
    reply = command(stack, "get_activity")
    assert (reply.status, reply.json["response"]) == (200, {"result": "success", "message": None, "data": {}})
    assert command(stack, "server_status").json["response"]["data"] == {"connected": connected}
    assert command(stack, "get_server_identity").json["response"]["data"] == {}
    assert command(stack, "status").json["response"]["message"] == "Ok"
    assert command(stack, "pms_image_proxy", rating_key="1001").status == 400
    stack.set_fault("tautulli", None)
    assert command(stack, "server_status").json["response"]["data"] == {"connected": True}
    assert len(sessions(stack)) == 9


@pytest.mark.parametrize(
    ("fault", "status", "message"),
    [
        ("plex-down", 400, "Failed to terminate session: No Plex Pass subscription."),
        ("no-plexpass", 400, "Failed to terminate session: No Plex Pass subscription."),
        ("plex-503", 500, "Check the logs for errors"),
        ("plex-refuses", 500, "Check the logs for errors"),
    ],
)
def test_plex_does_not_let_a_session_be_ended(stack: Stack, fault: str, status: int, message: str) -> None:
    key = sessions(stack)[0]["session_key"]
    stack.set_fault("tautulli", fault)
    reply = command(stack, "terminate_session", session_key=key, message="bye")
    assert (reply.status, reply.json["response"]["message"]) == (status, message)
    stack.set_fault("tautulli", None)
    assert sessions(stack)[0]["session_key"] == key
