"""What the tests of the qBittorrent adapter share: recorded answers, simulated servers, an adapter for each."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from mediatui.demo.faces.qbittorrent.face import QbittorrentFace
from mediatui.demo.server import Listener
from mediatui.demo.world.clock import HeldClock
from mediatui.models.endpoint import Endpoint
from mediatui.models.secret import Secret
from mediatui.services.qbittorrent.adapter import QbittorrentAdapter
from tests.demo.faces.qbittorrent.household import Household
from tests.services.conftest import EPOCH, MakeTransport

SHARED = Path(__file__).parents[4] / "shared" / "recordings" / "qbittorrent"
"""Answers of real servers: 4.5.2 in "v4", 5.3.0 in "v53"."""

VERSIONS = ("v4", "v53")
USER, PASSWORD = "admin", "an old & secret word"
KEY = "qbt_0123456789abcdefghijklmnopqr"


def recorded(version: str, label: str) -> dict[str, Any]:
    """A recorded exchange by its label, "maindata_full"; skips where the recordings are not at hand."""
    found = sorted((SHARED / version).glob(f"[0-9][0-9]_{label}.json"))
    if not found:
        pytest.skip("the recordings are not beside the project")
    exchange: dict[str, Any] = json.loads(found[0].read_text(encoding="utf-8"))
    return exchange


def response(exchange: dict[str, Any]) -> httpx.Response:
    """The answer of a recorded exchange."""
    body = exchange["body"]
    if exchange["content_type"] == "application/json":
        content = json.dumps(body).encode()
    else:
        content = str(body).encode()
    headers = {"content-type": exchange["content_type"]} if exchange["content_type"] else {}
    return httpx.Response(exchange["status"], headers=headers, content=content)


Adapt = Callable[..., QbittorrentAdapter]


def endpoint(url: str = "http://qbittorrent.test:8080", **options: Any) -> Endpoint:
    """A qBittorrent with a login."""
    login = {"username": USER, "password": Secret(PASSWORD)}
    return Endpoint(**{"name": "qbittorrent", "kind": "qbittorrent", "url": url, **login, **options})


@pytest.fixture
def adapt(make_transport: MakeTransport) -> Adapt:
    """An adapter whose network is the function given."""

    def make(service: Any, **options: Any) -> QbittorrentAdapter:
        return QbittorrentAdapter(endpoint(**options), make_transport(http=httpx.MockTransport(service)))

    return make


@dataclass
class Simulated:
    """A simulated qBittorrent that listens."""

    face: QbittorrentFace
    listener: Listener
    world: Household
    clock: HeldClock

    @property
    def url(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.listener.port}{self.face.base}"

    def asked(self, command: str) -> int:
        """How often a call was made."""
        return self.listener.log.counts().get(command, 0)


@pytest.fixture
def simulate() -> Iterator[Callable[..., Simulated]]:
    """Simulated ones, of a flavour."""
    running: list[Listener] = []

    def start(flavour: str = "5.3", **options: Any) -> Simulated:
        world: Any = Household(EPOCH)
        password = options.pop("password", PASSWORD)
        face = QbittorrentFace(world, password, user=USER, flavour=flavour, **options)
        running.append(Listener(face))
        return Simulated(face, running[-1], world, world.clock)

    yield start
    for listener in running:
        listener.close()


@pytest.fixture(params=["4.5", "5.1", "5.3"])
def simulated(request: pytest.FixtureRequest, simulate: Callable[..., Simulated]) -> Simulated:
    """One of each dialect."""
    return simulate(request.param)


@pytest.fixture
def adapter(simulated: Simulated, make_transport: MakeTransport) -> QbittorrentAdapter:
    """An adapter of it."""
    return QbittorrentAdapter(endpoint(simulated.url), make_transport())
