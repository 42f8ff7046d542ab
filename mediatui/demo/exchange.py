"""What goes over a wire: a request and an answer, and what a face has to be."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

JSON_TYPE = "application/json"


@dataclass(frozen=True, slots=True)
class Request:
    """One request as it came. `params` are those of the query and of a form; the last of a name counts."""

    method: str
    path: str
    params: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    target: str = ""
    """Path and query, as they stood in the request."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer. `may_compress` is whether this server would gzip it for a client that asks.

    It is sent `after` so many seconds; when it is `dropped`, the connection is reset instead.
    """

    status: int
    body: bytes
    content_type: str = JSON_TYPE
    headers: tuple[tuple[str, str], ...] = ()
    may_compress: bool = True
    after: float = 0.0
    dropped: bool = False


def json_answer(
    data: object,
    status: int = 200,
    *,
    content_type: str = JSON_TYPE,
    headers: tuple[tuple[str, str], ...] = (),
) -> Answer:
    """An answer of JSON, in letters as they are and not as escapes."""
    body = json.dumps(data, ensure_ascii=False).encode()
    return Answer(status, body, content_type, headers)


class Face(Protocol):
    """A simulated service: a view of a world, spoken over HTTP."""

    kind: str
    """Which service it is: "tautulli"."""
    server: str
    """What it says of itself in the Server header."""
    troubles: tuple[str, ...]
    """The faults it plays itself: its own, or of what stands behind it."""

    def answer(self, request: Request) -> Answer:
        """What the service answers; never raises."""
        ...

    def command(self, request: Request) -> str:
        """What the request asks for in a word, to be counted by."""
        ...

    def set_trouble(self, trouble: str | None, detail: str | None = None) -> None:
        """Play one of `troubles` from now on, or none."""
        ...

    def error_page(self, status: int) -> Answer:
        """How the service, or what stands before it, words that HTTP status."""
        ...
