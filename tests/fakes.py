"""Stand-ins that tests share: a clock that is held, and a service that answers what it is told to."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from mediatui.models.endpoint import Endpoint
from mediatui.models.failure import Failure, FailureKind
from mediatui.models.secret import Secret
from mediatui.models.stream import Activity, Decision, MediaType, ServerStatus, Stream, StreamState, Title
from mediatui.services.errors import ServiceError

NOW = 1_773_524_400.0
"""2026-03-14 21:40:00 UTC."""


class HeldClock:
    """A clock that stands still until it is moved."""

    def __init__(self, now: float = NOW) -> None:
        self.time = now

    def __call__(self) -> float:
        return self.time

    def advance(self, seconds: float) -> None:
        self.time += seconds


def endpoint(name: str = "tautulli", **more: object) -> Endpoint:
    return Endpoint(
        name=name,
        kind="tautulli",
        url=f"http://127.0.0.1:8181/{name}",
        api_key=Secret("0123456789abcdef0123456789abcdef"),
        **more,  # type: ignore[arg-type]
    )


def stream(key: str = "1", user: str = "anna", **more: object) -> Stream:
    values: dict[str, object] = {
        "service": "tautulli",
        "session_key": key,
        "session_id": f"id{key}",
        "user": user,
        "title": Title(MediaType.MOVIE, "Dune: Part Two", 2024),
        "state": StreamState.PLAYING,
        "decision": Decision.DIRECT_PLAY,
        "offset_s": 600.0,
        "duration_s": 6000.0,
        "bandwidth_kbps": 9_800,
    }
    return Stream(**{**values, **more})  # type: ignore[arg-type]


def activity(*streams: Stream, **more: int) -> Activity:
    total = sum(s.bandwidth_kbps or 0 for s in streams)
    return Activity(streams, total_kbps=total, lan_kbps=total, wan_kbps=0, **more)


def failure(kind: FailureKind = FailureKind.UNREACHABLE, since: float = NOW, **more: object) -> Failure:
    return Failure(kind, "tautulli", "Tautulli cannot be reached", "Check url", since, **more)  # type: ignore[arg-type]


class FakeService:
    """An activity source that gives its answers one after another, the last one for ever."""

    def __init__(self, answers: Sequence[Activity | Failure], name: str = "tautulli") -> None:
        self.endpoint = endpoint(name)
        self.answers = list(answers)
        self.asked = 0
        self.woken = 0
        self.terminated: list[tuple[str, str]] = []
        self.refusal: Failure | None = None
        self.hold: asyncio.Event | None = None

    async def activity(self) -> Activity:
        self.asked += 1
        if self.hold is not None:
            await self.hold.wait()
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Failure):
            raise ServiceError(answer)
        return answer

    async def status(self) -> ServerStatus:
        if self.refusal is not None:
            raise ServiceError(self.refusal)
        return ServerStatus("v2.17.2", connected=True, server_name="Attic", latency_ms=12.0)

    async def terminate(self, stream: Stream, message: str) -> None:
        if self.refusal is not None:
            raise ServiceError(self.refusal)
        self.terminated.append((stream.session_key, message))

    def terminate_call(self, stream: Stream, message: str) -> str:
        return f"GET /api/v2?cmd=terminate_session&session_key={stream.session_key}&message={message}"

    def wake(self) -> None:
        self.woken += 1

    async def aclose(self) -> None:
        return
