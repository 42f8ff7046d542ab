"""Tests of the simulated Tautulli's commands and refusals, word for word those of the real one."""

from __future__ import annotations

import gzip
import json
import struct
from pathlib import Path
from typing import Any

import pytest

from mediatui.demo.faces.tautulli.commands import COMMANDS
from mediatui.demo.faces.tautulli.known import COMMANDS as KNOWN
from mediatui.demo.stack import Stack
from tests.demo.helpers import activity, ask, command, command_url

API_JSON = "application/json;charset=UTF-8"


def envelope(result: str, message: str | None, data: object = None) -> dict[str, Any]:
    """What every answer comes in."""
    return {"response": {"result": result, "message": message, "data": {} if data is None else data}}


def key_of(stack: Stack, user: str) -> str:
    """The session key of what a user plays."""
    return str(next(s["session_key"] for s in activity(stack)["sessions"] if s["user"] == user))


# Who may ask


@pytest.mark.parametrize("key", ["", "0" * 32])
def test_a_wrong_key_is_400_and_says_so(stack: Stack, key: str) -> None:
    reply = ask(f"{stack.url('tautulli')}/api/v2?apikey={key}&cmd=get_activity")
    assert (reply.status, reply.headers["content-type"]) == (400, API_JSON)
    assert reply.json == envelope("error", "Invalid apikey")


def test_no_key_is_400_and_says_so(stack: Stack) -> None:
    reply = ask(f"{stack.url('tautulli')}/api/v2?cmd=get_activity")
    assert (reply.status, reply.json) == (400, envelope("error", "Parameter apikey is required"))


def test_a_key_in_a_header_is_no_key(stack: Stack) -> None:
    headers = {"X-Api-Key": stack.api_key("tautulli"), "Authorization": f"Bearer {stack.api_key('tautulli')}"}
    reply = ask(f"{stack.url('tautulli')}/api/v2?cmd=get_activity", headers=headers)
    assert reply.status == 400


def test_each_service_has_a_key_of_its_own_of_32_hexadecimal_digits(stack: Stack) -> None:
    keys = {stack.api_key(service) for service in stack.services}
    assert len(keys) == 2
    assert all(len(key) == 32 and int(key, 16) for key in keys)


# What is asked


def test_an_unknown_command_is_refused_with_a_list_of_those_there_are(stack: Stack) -> None:
    reply = command(stack, "no_such_cmd")
    assert reply.status == 400
    message = f"Unknown command: no_such_cmd. Possible commands are: {', '.join(KNOWN)}"
    assert reply.json == envelope("error", message)


def test_a_command_that_is_known_and_not_simulated_broke(stack: Stack) -> None:
    assert "get_plays_by_date" in KNOWN
    assert set(COMMANDS) <= set(KNOWN)
    reply = command(stack, next(name for name in KNOWN if name not in COMMANDS))
    assert (reply.status, reply.json) == (500, envelope("error", "Check the logs for errors"))


@pytest.mark.parametrize("path", ["/api", "/api/", "/api/v1"])
def test_another_version_of_the_api_is_an_error_with_status_200(stack: Stack, path: str) -> None:
    reply = ask(f"{stack.url('tautulli')}{path}?apikey={stack.api_key('tautulli')}&cmd=get_activity")
    assert (reply.status, reply.headers["content-type"]) == (200, API_JSON)
    assert reply.json == envelope("error", "Please use the /api/v2 endpoint.")


def test_a_wrong_root_is_404_json_of_another_kind(stack: Stack) -> None:
    reply = ask(f"{stack.url('tautulli')}/tautulli/api/v2?apikey=x&cmd=get_activity")
    message = "The path '/tautulli/api/v2' was not found."
    assert (reply.status, reply.headers["content-type"]) == (404, "application/json")
    assert reply.json == {"status": "404 Not Found", "message": message, "error": True}


def test_the_cabin_lives_under_a_path_of_its_own_and_nowhere_else(stack: Stack) -> None:
    assert stack.url("tautulli-cabin").endswith("/tautulli")
    assert activity(stack, "tautulli-cabin")["stream_count"] == "2"
    root = stack.url("tautulli-cabin").removesuffix("/tautulli")
    reply = ask(f"{root}/api/v2?apikey={stack.api_key('tautulli-cabin')}&cmd=get_activity")
    assert reply.status == 404


def test_a_slash_at_the_end_and_a_form_by_post_will_do(stack: Stack) -> None:
    url, form = f"{stack.url('tautulli')}/api/v2/", f"apikey={stack.api_key('tautulli')}&cmd=arnold".encode()
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    reply = ask(url, "POST", headers=headers, body=form)
    assert (reply.status, reply.json) == (200, envelope("success", None, "Do it!"))


# Activity


def test_one_session_is_answered_bare_and_a_missing_one_as_nothing(stack: Stack) -> None:
    first = activity(stack)["sessions"][0]
    for name in ("session_key", "session_id"):
        assert command(stack, "get_activity", **{name: first[name]}).json["response"]["data"] == first
        assert command(stack, "get_activity", **{name: "9999"}).json == envelope("success", None)


def test_nobody_watching_is_an_empty_list_and_counts_of_nothing(stack: Stack) -> None:
    stack.world.set_quiet(True)
    assert activity(stack) == {
        "stream_count": "0",
        "sessions": [],
        "stream_count_direct_play": 0,
        "stream_count_direct_stream": 0,
        "stream_count_transcode": 0,
        "total_bandwidth": 0,
        "lan_bandwidth": 0,
        "wan_bandwidth": 0,
    }


def test_the_same_moment_is_answered_in_the_same_bytes(stack: Stack) -> None:
    assert command(stack, "get_activity").body == command(stack, "get_activity").body


# Ending a session


def test_a_session_is_ended_by_its_key_and_the_message_remembered(stack: Stack) -> None:
    key = key_of(stack, "tomas")
    reply = command(stack, "terminate_session", session_key=key, message="Bandwidth needed ✓ <b>")
    assert (reply.status, reply.json) == (200, envelope("success", "Session terminated."))
    assert "tomas" not in {session["user"] for session in activity(stack)["sessions"]}
    assert stack.world.ended[-1].message == "Bandwidth needed ✓ <b>"
    again = command(stack, "terminate_session", session_key=key)
    message = f"Failed to terminate session: Invalid session_key ({key}) or session_id ()."
    assert (again.status, again.json) == (400, envelope("error", message))


def test_a_session_is_ended_by_its_id_and_by_post(stack: Stack) -> None:
    session_id = next(s["session_id"] for s in activity(stack)["sessions"] if s["user"] == "mira")
    reply = ask(command_url(stack, "terminate_session", session_id=session_id), "POST")
    assert reply.json == envelope("success", "Session terminated.")
    assert stack.world.ended[-1].user == "mira"


@pytest.mark.parametrize(
    ("params", "told"),
    [
        ({}, "session_key (None) or session_id (None)"),
        ({"session_key": "abc"}, "session_key (abc) or session_id ()"),
        ({"session_id": "nope"}, "session_key () or session_id (nope)"),
    ],
)
def test_a_session_there_is_not_cannot_be_ended(stack: Stack, params: dict[str, str], told: str) -> None:
    reply = command(stack, "terminate_session", **params)
    assert (reply.status, reply.json) == (
        400,
        envelope("error", f"Failed to terminate session: Invalid {told}."),
    )


def test_a_session_without_an_id_cannot_be_ended(stack: Stack) -> None:
    reply = command(stack, "terminate_session", session_key=key_of(stack, "Kids"))
    assert (reply.status, reply.json) == (
        400,
        envelope("error", "Failed to terminate session: Missing session_id."),
    )


# The rest

RECORDED: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("arnold", "arnold", {}),
    ("status", "status", {}),
    ("status-database", "status", {"check": "database"}),
    ("server_status", "server_status", {}),
    ("terminate_session-missing", "terminate_session", {}),
    ("no_such_cmd", "no_such_cmd", {}),
    ("get_apikey", "get_apikey", {}),
    ("get_geoip_lookup-ok", "get_geoip_lookup", {"ip_address": "198.51.100.23"}),
    ("get_geoip_lookup-partial", "get_geoip_lookup", {"ip_address": "203.0.113.200"}),
    ("get_geoip_lookup-fail", "get_geoip_lookup", {"ip_address": "192.0.2.99"}),
    ("get_geoip_lookup-missing", "get_geoip_lookup", {}),
)


@pytest.mark.parametrize(("name", "cmd", "params"), RECORDED)
def test_the_answer_is_the_recorded_one(
    stack: Stack, recordings: Path, name: str, cmd: str, params: dict[str, str]
) -> None:
    reply = command(stack, cmd, **params)
    index = json.loads((recordings / "index.json").read_text(encoding="utf-8"))[name]
    recorded = json.loads((recordings / f"{name}.json").read_text(encoding="utf-8"))
    assert (reply.status, reply.headers["content-type"]) == (index["http_status"], index["content_type"])
    assert reply.json == recorded


@pytest.mark.parametrize("name", ["get_tautulli_info", "get_server_info", "get_server_identity"])
def test_what_it_says_of_itself_has_the_recorded_keys_and_types(
    stack: Stack, recordings: Path, name: str
) -> None:
    data = command(stack, name).json["response"]["data"]
    recorded = json.loads((recordings / f"{name}.json").read_text(encoding="utf-8"))["response"]["data"]
    assert {key: type(value) for key, value in data.items()} == {k: type(v) for k, v in recorded.items()}


def test_an_address_that_is_none_is_refused_in_words(stack: Stack) -> None:
    reply = command(stack, "get_geoip_lookup", ip_address="nope")
    message = "Invalid IP address provided: nope"
    assert (reply.status, reply.json) == (400, envelope("error", message, {"error": message}))


def test_a_poster_is_a_png_of_the_asked_size(stack: Stack) -> None:
    reply = command(stack, "pms_image_proxy", img="/library/metadata/1001/thumb/1", width="100", height="150")
    assert (reply.status, reply.headers["content-type"]) == (200, "image/png")
    assert reply.body.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", reply.body[16:24]) == (100, 150)
    assert len(reply.body) < 1000


@pytest.mark.parametrize(
    ("params", "status"), [({}, 400), ({"rating_key": "424242"}, 400), ({"img": "x"}, 500)]
)
def test_a_poster_there_is_not_has_an_empty_body(stack: Stack, params: dict[str, str], status: int) -> None:
    reply = command(stack, "pms_image_proxy", **params)
    assert (reply.status, reply.headers["content-type"], reply.body) == (
        status,
        "text/html;charset=utf-8",
        b"",
    )


def test_with_a_fallback_there_is_always_a_poster_and_a_hash_is_json(stack: Stack) -> None:
    assert command(stack, "pms_image_proxy", rating_key="424242", fallback="poster").status == 200
    hashed = command(stack, "pms_image_proxy", rating_key="1001", return_hash="1")
    assert len(hashed.json["response"]["data"]["img_hash"]) == 64


# The wire


def test_it_compresses_for_those_who_ask_and_only_for_them(stack: Stack) -> None:
    url = command_url(stack, "get_activity")
    plain, packed = ask(url), ask(url, headers={"Accept-Encoding": "gzip, deflate"})
    assert packed.headers["content-encoding"] == "gzip"
    assert gzip.decompress(packed.body) == plain.body
    assert len(packed.body) * 5 < len(plain.body)
    assert "content-encoding" not in plain.headers
    assert "content-encoding" not in ask(url, headers={"Accept-Encoding": "gzip;q=0"}).headers


def test_it_calls_itself_what_tautullis_server_calls_itself(stack: Stack) -> None:
    assert command(stack, "arnold").headers["server"].startswith("CherryPy/")


def test_letters_are_sent_as_they_are(stack: Stack) -> None:
    assert "千と千尋の神隠し".encode() in command(stack, "get_activity").body
