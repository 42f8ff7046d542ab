"""The shape of Tautulli's sessions: which keys there are for which media, and of which types.

`data/tautulli_sessions.json` is the shape of the recordings, kept so that tests mean something without them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

SHAPES = Path(__file__).resolve().parents[2] / "data" / "tautulli_sessions.json"
_NUMBER = re.compile(r"-?\d+(\.\d+)?")


def kind_of(session: dict[str, Any]) -> str:
    """Movie, episode, track, photo, clip, live or web: media whose sessions have the same keys."""
    if session["channel_stream"]:
        return "web"
    return "live" if session["live"] else str(session["media_type"])


def type_of(value: object) -> str:
    """The type of a value as JSON has it; `digits` for a number written as text."""
    if isinstance(value, str):
        return "digits" if _NUMBER.fullmatch(value) else "empty" if not value else "str"
    return "null" if value is None else type(value).__name__


def shape_of(sessions: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Keys by kind, and the types each key was seen with over all of them."""
    kinds: dict[str, set[str]] = {}
    types: dict[str, set[str]] = {}
    for session in sessions:
        kinds.setdefault(kind_of(session), set()).update(session)
        for key, value in session.items():
            types.setdefault(key, set()).add(type_of(value))
    every = set(types)
    return {
        "types": {key: sorted(types[key]) for key in sorted(types)},
        "without": {kind: sorted(every - keys) for kind, keys in sorted(kinds.items())},
    }


def kept_shape() -> dict[str, Any]:
    """The shape that is kept beside the tests."""
    shape: dict[str, Any] = json.loads(SHAPES.read_text(encoding="utf-8"))
    return shape
