"""JSON of a service → Python values; or the knowledge that it is none."""

from __future__ import annotations

import json
from typing import Any

import msgspec


class NotJsonError(ValueError):
    """A body that is no JSON. `cut`: it begins as JSON and ends too early."""

    def __init__(self, *, cut: bool) -> None:
        super().__init__("not JSON")
        self.cut = cut


def decode(body: bytes) -> Any:
    """The body as Python values, by `msgspec`, or by the standard library where that is too strict.

    Python programs may write NaN and lone surrogates, which are no JSON but no reason to see nothing.
    Raises `NotJsonError`.
    """
    try:
        return msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        pass
    text = body.decode("utf-8", "replace").strip()
    at = 0
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        at = error.pos
    except (ValueError, RecursionError):
        pass
    # What begins as an object and does not end as one, or lacks something at its very end, was cut.
    raise NotJsonError(cut=text[:1] in ("{", "[") and (text[-1] not in "}]" or at >= len(text)))
