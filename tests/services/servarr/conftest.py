"""What the tests of Radarr's and Sonarr's adapters share: programs, and adapters that speak to them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from mediatui.services.lidarr.adapter import LidarrAdapter
from mediatui.services.prowlarr.adapter import ProwlarrAdapter
from mediatui.services.radarr.adapter import RadarrAdapter
from mediatui.services.sonarr.adapter import SonarrAdapter
from tests.services.conftest import MakeTransport, endpoint
from tests.services.servarr.program import Program
from tests.services.servarr.spec import wrong_with

HOME = "http://servarr.test:7878"

Adapter = RadarrAdapter | SonarrAdapter | LidarrAdapter | ProwlarrAdapter
_ADAPTERS = {
    "radarr": RadarrAdapter,
    "sonarr": SonarrAdapter,
    "lidarr": LidarrAdapter,
    "prowlarr": ProwlarrAdapter,
}
Adapt = Callable[..., Any]


@pytest.fixture
def adapt(make_transport: MakeTransport) -> Iterator[Adapt]:
    """An adapter whose network is the program given. In the end every request of every test is held
    against the program's specification, where that is beside the project."""
    made: list[tuple[str, Program]] = []

    def make(program: Program, kind: str = "radarr", **options: Any) -> Adapter:
        made.append((kind, program))
        shared = options.pop("shared", {})
        transport = make_transport(http=httpx.MockTransport(program), **shared)
        own = endpoint(**{"url": HOME, "name": kind, "kind": kind, **options})
        adapter = _ADAPTERS[kind](own, transport)
        adapter.sleep = _at_once
        return adapter

    yield make
    assert [wrong for kind, program in made for wrong in wrong_with(kind, program.asked)] == []


async def _at_once(seconds: float) -> None:
    assert seconds > 0
