"""Puts the program together: configuration → clients → adapters → store → engine.

The same object serves the app and every headless command. Entering it does no network and loads neither
httpx nor pydantic: that happens when the first service is asked.
"""

from __future__ import annotations

import asyncio
import logging
import random
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from mediatui.engine.choices import Choices
from mediatui.engine.coordinator import Coordinator
from mediatui.engine.engine import Engine
from mediatui.engine.gate import Gate
from mediatui.engine.recorder import Recorder
from mediatui.engine.resources import MODELS
from mediatui.models.endpoint import Endpoint
from mediatui.models.failure import Failure
from mediatui.models.snapshot import Key
from mediatui.models.stream import ServerStatus
from mediatui.services.ports import Service
from mediatui.store.cache import Cache
from mediatui.store.record import Record, RecordError
from mediatui.store.store import Store

if TYPE_CHECKING:
    from mediatui.config.model import Config
    from mediatui.services.redact import Redactor
    from mediatui.services.transport import Transport

log = logging.getLogger("mediatui")


@dataclass(frozen=True, slots=True)
class ServiceReport:
    """What a service answered when asked how it is: a status, or the failure."""

    endpoint: Endpoint
    status: ServerStatus | None
    failure: Failure | None


@dataclass(frozen=True, slots=True)
class Folders:
    """Where the cache and the record live."""

    cache: Path
    state: Path


class Runtime:
    """The whole program without a screen: an async context manager.

    `clock` gives seconds since the epoch; `rng` the jitter of polling.
    """

    def __init__(
        self,
        config: Config,
        folders: Folders,
        *,
        clock: Callable[[], float] = time.time,
        rng: random.Random | None = None,
        redactor: Redactor | None = None,
    ) -> None:
        self.config = config
        self._redactor = redactor
        self._clock = clock
        self._record_path = folders.state / "record.sqlite"
        self._record: asyncio.Task[Record] | None = None
        self._record_note = ""
        self._started = False
        self._transport: Transport | None = None
        self._services: Mapping[str, Service] = {}
        self._cache = Cache(folders.cache / "cache.sqlite", clock, MODELS)
        store = Store(clock, self._cache.read, self._cache, self._cache.read_slowly)
        self._rng = rng
        coordinator, gate, recorder = self._parts(config, store)
        self.engine = Engine(
            endpoints=tuple(config.services),
            store=store,
            coordinator=coordinator,
            gate=gate,
            recorder=recorder,
            choices=Choices(self._open_record, clock),
            record=self._open_record,
            start=self._start,
            notes=self._notes,
        )

    def _parts(self, config: Config, store: Store) -> tuple[Coordinator, Gate, Recorder]:
        """What depends on the services of the configuration."""
        endpoints = config.services
        coordinator = Coordinator(
            store, endpoints, self._connect, rng=self._rng, stretch=config.general.refresh
        )
        gate = Gate(
            coordinator,
            self._open_record,
            self._clock,
            read_only=config.general.read_only,
            read_only_services=[e.name for e in endpoints if e.read_only],
        )
        return coordinator, gate, Recorder(store, coordinator, self._open_record)

    async def reconfigure(self, config: Config) -> None:
        """Go on with another configuration: services are added, changed, dropped, while the screens stay.

        What is known of services that stay the same stays known. Whoever watched must watch anew.
        """
        engine, old = self.engine, self.config
        self.config = config
        if _asks_the_same(old, config):
            return
        if self._redactor is not None:
            self._redactor.learn(*(secret for e in config.services for secret in e.secrets()))
        paused, started = engine.coordinator.paused, self._started
        before: list[Recorder | Coordinator | Service] = [engine.recorder, engine.coordinator]
        before += self._services.values()
        transport, self._transport, self._services = self._transport, None, {}
        engine.coordinator, engine.gate, engine.recorder = self._parts(config, engine.store)
        engine.endpoints = tuple(config.services)
        engine.coordinator.pause(paused)
        if started:
            engine.recorder.start()
            engine.coordinator.start()
        for part in before:
            await part.aclose()
        if transport is not None:
            await transport.aclose()

    async def __aenter__(self) -> Runtime:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.engine.recorder.aclose()
        await self.engine.coordinator.aclose()
        await self._cache.aclose()
        for service in self._services.values():
            await service.aclose()
        if self._transport is not None:
            await self._transport.aclose()
        if self._record is not None:
            opened = (await asyncio.gather(self._record, return_exceptions=True))[0]
            if isinstance(opened, Record):
                await opened.aclose()

    def _start(self) -> None:
        self._started = True
        self._cache.start()
        self.engine.recorder.start()
        self.engine.coordinator.start()

    def _notes(self) -> tuple[str, ...]:
        return tuple(note for note in (self._cache.note, self._record_note) if note)

    async def _open_record(self) -> Record:
        """The record, opened once, when it is first needed. Raises `RecordError`."""
        if self._record is None:
            self._record = asyncio.ensure_future(Record.open(self._record_path))
        try:
            return await asyncio.shield(self._record)
        except RecordError as problem:
            self._record_note = str(problem)
            self._record = None
            raise

    async def _connect(self) -> Mapping[str, Service]:
        """Load what the adapters need, in a thread, and make them."""
        endpoints = [endpoint for endpoint in self.config.services if endpoint.enabled]
        make = partial(
            _make_services,
            endpoints,
            clock=self._clock,
            redactor=self._redactor,
            read_only=self.config.general.read_only,
        )
        self._transport, self._services = await asyncio.to_thread(make)
        return self._services

    async def ask(self, resource: str) -> tuple[Key, ...]:
        """Ask every service for a resource, now, and wait: for commands that print and end."""
        keys = self.engine.coordinator.keys(resource)
        await self.engine.coordinator.fetch_now(keys)
        return keys

    async def answered(self) -> None:
        """Wait until all that is polled now has answered to the end, or failed."""
        while self.engine.coordinator.unanswered():  # noqa: ASYNC110 (many tasks, none of them ours)
            await asyncio.sleep(0.02)

    async def ask_status(self) -> list[ServiceReport]:
        """Ask every enabled service how it is, in the order of the configuration."""
        keys = {key.service: key for key in await self.ask("status")}
        reports = []
        for endpoint in self.engine.endpoints:
            if key := keys.get(endpoint.name):
                snapshot = self.engine.store.get(key)
                status = None if snapshot.failure else snapshot.value
                reports.append(ServiceReport(endpoint, status, snapshot.failure))
        return reports


def _asks_the_same(one: Config, other: Config) -> bool:
    """Whether both mean the same services, asked in the same way."""

    def asks(config: Config) -> tuple[object, ...]:
        return tuple(config.services), config.general.refresh, config.general.read_only

    return asks(one) == asks(other)


def _make_services(
    endpoints: Iterable[Endpoint],
    *,
    clock: Callable[[], float],
    redactor: Redactor | None,
    read_only: bool,
) -> tuple[Transport, dict[str, Service]]:
    from mediatui.services.registry import adapter_for
    from mediatui.services.transport import Transport

    transport = Transport(clock=clock, redactor=redactor, read_only=read_only)
    return transport, {endpoint.name: adapter_for(endpoint, transport) for endpoint in endpoints}
