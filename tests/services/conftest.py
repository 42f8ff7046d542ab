"""What the tests of the services share: a clock that stands, an endpoint, a transport, a network."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from typing import Any

import httpx
import pytest

from mediatui.models.endpoint import Endpoint
from mediatui.models.failure import Failure
from mediatui.models.secret import Secret
from mediatui.services.errors import ServiceError
from mediatui.services.http import ServiceClient, Transport
from tests.services.loopback import Loopback

KEY = "5ecr3tkey5ecr3tkey5ecr3tkey12345"
EPOCH = 1_795_186_800.0
"""20 November 2026, 15:00 UTC."""

HOME = "http://tautulli.test:8181"

MakeClient = Callable[..., ServiceClient]
MakeTransport = Callable[..., Transport]


class Clock:
    """Both clocks of the program; they move only when told to."""

    def __init__(self) -> None:
        self.passed = 0.0

    def time(self) -> float:
        return EPOCH + self.passed

    def monotonic(self) -> float:
        return 1_000.0 + self.passed

    def move(self, seconds: float) -> None:
        self.passed += seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def make_transport(clock: Clock) -> AsyncIterator[Callable[..., Transport]]:
    made: list[Transport] = []

    def make(**options: Any) -> Transport:
        options = {"clock": clock.time, "monotonic": clock.monotonic, "pause": 0.0, **options}
        made.append(Transport(**options))
        return made[-1]

    yield make
    for transport in made:
        await transport.aclose()


def endpoint(url: str = HOME, **options: Any) -> Endpoint:
    """A Tautulli with a key."""
    return Endpoint(**{"name": "tautulli", "kind": "tautulli", "url": url, "api_key": Secret(KEY), **options})


@pytest.fixture
async def server() -> AsyncIterator[Loopback]:
    loopback = Loopback()
    await loopback.start()
    yield loopback
    await loopback.stop()


@pytest.fixture
def make_client(make_transport: MakeTransport) -> MakeClient:
    """A client of an address; what is no option of the endpoint is one of the client."""

    def make(url: str, *, transport: Transport | None = None, **options: Any) -> ServiceClient:
        own = {
            name: options.pop(name)
            for name in ("max_in_flight", "key_param", "key_header")
            if name in options
        }
        return ServiceClient(endpoint(url, **options), transport or make_transport(), **own)

    return make


class Service:
    """Answers from a list, the last one again and again; an exception in it is raised."""

    def __init__(self, *answers: httpx.Response | Exception) -> None:
        self.answers: list[Any] = list(answers) or [httpx.Response(200, json={})]
        self.asked: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        # A response can be read once only.
        return httpx.Response(answer.status_code, headers=answer.headers, content=answer.content)


@pytest.fixture
def speak(make_client: MakeClient, make_transport: MakeTransport) -> MakeClient:
    """A client whose network is the function given."""

    def make(
        service: Any, *, url: str = HOME, shared: dict[str, Any] | None = None, **options: Any
    ) -> ServiceClient:
        transport = make_transport(http=httpx.MockTransport(service), **(shared or {}))
        return make_client(url, transport=transport, **options)

    return make


async def failure_of(call: Any) -> Failure:
    with pytest.raises(ServiceError) as caught:
        await call
    return caught.value.failure


def page(status: int = 200) -> httpx.Response:
    return httpx.Response(status, html="<!DOCTYPE html><title>Sign in</title>")
