"""What the tests of the Tautulli adapter share: recorded answers, and an adapter that gets them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from mediatui.models.stream import Decision, MediaType, Stream, StreamState, Title
from mediatui.services.tautulli.adapter import TautulliAdapter
from tests.services.conftest import MakeTransport, endpoint

RECORDED = Path(__file__).parents[1] / "data" / "tautulli"
"""Answers of a real Tautulli, cut down to the keys that matter and a few that do not."""

Recording = tuple[int, str, bytes]
"""HTTP status, content type, body."""


def recording(name: str) -> Recording:
    """A recorded answer by its name: "get_activity-full"."""
    index = json.loads((RECORDED / "index.json").read_text(encoding="utf-8"))
    entry = index[name]
    return entry["http_status"], entry["content_type"], (RECORDED / entry["file"]).read_bytes()


def reply(data: Any, *, status: int = 200, result: str = "success", message: str | None = None) -> Recording:
    """An answer in Tautulli's envelope."""
    body = {"response": {"result": result, "message": message, "data": data}}
    return status, "application/json;charset=UTF-8", json.dumps(body).encode()


STREAM = Stream(
    service="tautulli",
    session_key="101",
    session_id="763fb4687906492f9ceeb120",
    user="anna",
    title=Title(MediaType.MOVIE, "Iron Garden"),
    state=StreamState.PLAYING,
    decision=Decision.DIRECT_PLAY,
)


class Tautulli:
    """Answers each command with a recording, by its name or as it is; remembers what was asked."""

    def __init__(self, **answers: str | Recording) -> None:
        self.answers = answers
        self.asked: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        answer = self.answers.get(request.url.params["cmd"], "no_such_cmd")
        status, content_type, body = recording(answer) if isinstance(answer, str) else answer
        return httpx.Response(status, content=body, headers={"content-type": content_type})

    @property
    def commands(self) -> list[str]:
        """What was asked, in order."""
        return [request.url.params["cmd"] for request in self.asked]


Adapt = Callable[..., TautulliAdapter]


@pytest.fixture
def adapt(make_transport: MakeTransport) -> Adapt:
    """An adapter whose network is the function given."""

    def make(service: Any, **options: Any) -> TautulliAdapter:
        transport = make_transport(http=httpx.MockTransport(service))
        return TautulliAdapter(endpoint(**options), transport)

    return make
