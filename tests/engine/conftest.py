"""An engine's parts around a fake service, with a held clock and waits that a test ends by hand."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator, Mapping
from pathlib import Path

import pytest

from mediatui.engine.coordinator import Coordinator
from mediatui.models.endpoint import Endpoint
from mediatui.models.snapshot import Key
from mediatui.store.record import Record
from mediatui.store.store import Store
from tests.fakes import FakeService, HeldClock, activity, stream


class Waits:
    """Waiting that ends when the event is set, or when the test lets time pass."""

    def __init__(self) -> None:
        self.asked: list[float | None] = []
        self._waiting: list[asyncio.Event] = []

    async def __call__(self, event: asyncio.Event, seconds: float | None) -> None:
        self.asked.append(seconds)
        self._waiting.append(event)
        await event.wait()
        self._waiting.remove(event)

    def pass_time(self) -> None:
        for event in self._waiting:
            event.set()


async def settle() -> None:
    """Let every task that can run, run."""
    for _ in range(30):
        await asyncio.sleep(0)


class Bench:
    """A coordinator over fake services."""

    def __init__(self, *services: FakeService) -> None:
        self.clock = HeldClock()
        self.store = Store(self.clock)
        self.services = {service.endpoint.name: service for service in services}
        self.waits = Waits()
        self.connects = 0
        endpoints: list[Endpoint] = [service.endpoint for service in services]
        self.coordinator = Coordinator(
            self.store, endpoints, self._connect, rng=random.Random(1), wait=self.waits
        )

    async def _connect(self) -> Mapping[str, FakeService]:
        self.connects += 1
        return self.services

    @property
    def key(self) -> Key:
        return self.coordinator.keys("activity")[0]

    @property
    def service(self) -> FakeService:
        return next(iter(self.services.values()))


@pytest.fixture
async def bench() -> AsyncIterator[Bench]:
    made = Bench(FakeService([activity(stream())]))
    yield made
    await made.coordinator.aclose()


@pytest.fixture
async def record(tmp_path: Path) -> AsyncIterator[Record]:
    opened = await Record.open(tmp_path / "record.sqlite")
    yield opened
    await opened.aclose()
