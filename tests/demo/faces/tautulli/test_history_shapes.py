"""Tests that what the simulated Tautulli says of the past has the keys of a real one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mediatui.demo.faces.tautulli.face import TautulliFace
from tests.demo.faces.tautulli.asking import data, face_of, kept_keys, keys_of

_PARAMS: dict[str, dict[str, object]] = {
    "get_history": {"length": 60},
    "get_stream_data": {"row_id": 8000},
    "get_recently_added": {"count": 400},
    "get_library": {"section_id": 1},
    "get_library_media_info": {"section_id": 1},
    "get_library_user_stats": {"section_id": 1},
    "get_library_watch_time_stats": {"section_id": 1},
    **{
        f"get_user{what}": {"user_id": 10_000_001}
        for what in ("", "_ips", "_player_stats", "_watch_time_stats")
    },
}


@pytest.fixture(scope="module")
def face() -> TautulliFace:
    """A household nobody changes."""
    face = face_of()[0]
    face.notices.append(dict.fromkeys(kept_keys()["get_notification_log"]["/data[]"], 1))
    return face


@pytest.mark.parametrize("command", kept_keys())
def test_an_answer_has_the_keys_of_a_real_one(face: TautulliFace, command: str) -> None:
    assert keys_of(data(face, command, **_PARAMS.get(command, {}))) == kept_keys()[command]


def test_what_is_kept_is_what_was_recorded(recordings: Path) -> None:
    index = json.loads((recordings / "index.json").read_text(encoding="utf-8"))
    found: dict[str, dict[str, set[str]]] = {}
    for name, entry in index.items():
        command, path = entry.get("cmd", ""), recordings / str(entry.get("file"))
        odd = any(word in name for word in ("missing", "pms-", "bad-id"))
        if command not in kept_keys() or entry.get("http_status") != 200 or odd or not path.exists():
            continue
        answer = json.loads(path.read_text(encoding="utf-8"))["response"]["data"]
        # One table alone has the place of all.
        answer = [answer] if command == "get_home_stats" and isinstance(answer, dict) else answer
        for place, keys in keys_of(answer).items():
            found.setdefault(command, {}).setdefault(place, set()).update(keys)
    kept = {command: {place: set(keys) for place, keys in p.items()} for command, p in kept_keys().items()}
    assert found == kept
