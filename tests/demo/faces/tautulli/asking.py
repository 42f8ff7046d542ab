"""A simulated Tautulli without a server: its commands asked one by one, and the shape of what they answer."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from mediatui.demo.exchange import Request
from mediatui.demo.faces.tautulli.face import TautulliFace
from mediatui.demo.world.clock import HeldClock
from mediatui.demo.world.world import Size, World
from tests.demo.helpers import EVENING

KEY = "k"
SHAPES = Path(__file__).resolve().parents[2] / "data" / "tautulli_history.json"
"""Which keys a real Tautulli's answers have, kept so that tests mean something without the recordings."""


def face_of(size: Size = "household", seed: int = 7) -> tuple[TautulliFace, HeldClock]:
    """A face of a household on the held evening, and the clock it is held by."""
    clock = HeldClock(EVENING)
    return TautulliFace(World(seed, size, clock), KEY), clock


def reply(face: TautulliFace, cmd: str, **params: object) -> tuple[int, dict[str, Any]]:
    """The status of one command, and what stands in the envelope."""
    asked = {"apikey": KEY, "cmd": cmd, **{name: str(value) for name, value in params.items()}}
    answer = face.answer(Request("GET", "/api/v2", asked))
    envelope: dict[str, Any] = json.loads(answer.body)["response"]
    return answer.status, envelope


def data(face: TautulliFace, cmd: str, **params: object) -> Any:
    """What a command answers, when it does well."""
    status, envelope = reply(face, cmd, **params)
    assert (status, envelope["result"]) == (200, "success"), (cmd, params, envelope["message"])
    return envelope["data"]


def line(graph: dict[str, Any], name: str) -> list[int]:
    """One line of a graph."""
    values: list[int] = next(series["data"] for series in graph["series"] if series["name"] == name)
    return values


def keys_of(answer: Any) -> dict[str, list[str]]:
    """The keys at each place of an answer; rows of the home page's tables are told apart by their table."""
    found: dict[str, set[str]] = {}

    def look(value: Any, place: str) -> None:
        if isinstance(value, dict):
            found.setdefault(place, set()).update(value)
            inner = value.get("stat_id", place)
            for name, one in value.items():
                look(one, f"{inner}/{name}")
        elif isinstance(value, list):
            for one in value:
                look(one, f"{place}[]")

    look(answer, "")
    return {place: sorted(keys) for place, keys in sorted(found.items())}


def kept_keys() -> dict[str, dict[str, list[str]]]:
    """The keys that are kept, by command."""
    kept: dict[str, dict[str, list[str]]] = json.loads(SHAPES.read_text(encoding="utf-8"))
    return kept
