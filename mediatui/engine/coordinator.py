"""Polling: one poller for each resource of each service, driven by who looks."""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from mediatui.engine.pacing import Pace, wait_before_next
from mediatui.engine.resources import RESOURCES, Resource
from mediatui.models.endpoint import Endpoint
from mediatui.models.failure import Failure, FailureKind
from mediatui.models.snapshot import Key
from mediatui.services.errors import ServiceError
from mediatui.services.ports import Service
from mediatui.store.store import Store
from mediatui.store.uncollected import uncollected

log = logging.getLogger("mediatui.engine")

Connect = Callable[[], Awaitable[Mapping[str, Service]]]
"""Makes the adapters, by service name; it may take a while, for it loads what they need."""

Wait = Callable[[asyncio.Event, float | None], Awaitable[None]]
"""Waits until the event is set or so many seconds have passed (None: for ever)."""


async def wait_for_event(event: asyncio.Event, seconds: float | None) -> None:
    """The real waiting."""
    try:
        async with asyncio.timeout(seconds):
            await event.wait()
    except TimeoutError:
        pass


@dataclass(slots=True)
class _Poller:
    """One resource of one service: who looks at it, how it fares, and its task."""

    resource: Resource
    key: Key
    watchers: int = 0
    pace: Pace = field(default_factory=lambda: Pace(watched=False))
    woken: asyncio.Event = field(default_factory=asyncio.Event)
    fetching: asyncio.Task[None] | None = None
    task: asyncio.Task[None] | None = None
    asked: bool = False
    """A person wants it now: even while paused."""


class Coordinator:
    """Asks the services and puts what comes, or why it did not come, into the store.

    Pollers are tasks of its own: they start with `start` and end with `aclose`. While someone watches
    a key its resource is polled at the watched pace; five watchers cost one fetch. Nothing raises:
    every failure becomes a failure in the store.
    """

    def __init__(
        self,
        store: Store,
        endpoints: Iterable[Endpoint],
        connect: Connect,
        *,
        rng: random.Random | None = None,
        stretch: float = 1.0,
        wait: Wait = wait_for_event,
    ) -> None:
        self._store = store
        self._connect = connect
        self._rng = rng or random.Random()
        self._stretch = stretch
        self._wait = wait
        self._services: Mapping[str, Service] = {}
        self._connecting: asyncio.Task[Mapping[str, Service]] | None = None
        self._running = False
        self._paused = False
        self._pollers: dict[Key, _Poller] = {}
        for endpoint in endpoints:
            for resource in RESOURCES:
                if endpoint.enabled and endpoint.kind in resource.kinds:
                    key = Key(resource.name, endpoint.name, endpoint.fingerprint)
                    self._pollers[key] = _Poller(resource, key)

    # -- life ---------------------------------------------------------------

    def start(self) -> None:
        """Begin to poll, on the running event loop."""
        if self._running:
            return
        self._running = True
        for poller in self._pollers.values():
            poller.task = asyncio.create_task(self._poll(poller), name=f"poll {poller.key.resource}")

    async def aclose(self) -> None:
        """Stop all pollers, and whatever they were fetching."""
        self._running = False
        tasks = [task for p in self._pollers.values() for task in (p.task, p.fetching) if task]
        if self._connecting is not None:
            tasks.append(self._connecting)  # type: ignore[arg-type]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    # -- demand -------------------------------------------------------------

    def keys(self, resource: str) -> tuple[Key, ...]:
        """The keys of a resource, one for each service that has it, in the order of the configuration."""
        return tuple(key for key in self._pollers if key.resource == resource)

    def watch(self, key: Key) -> Callable[[], None]:
        """Count a watcher of `key` in; the returned function counts it out, and may be called twice."""
        poller = self._pollers[key]
        poller.watchers += 1
        self._on_demand(poller)
        counted = True

        def stop() -> None:
            nonlocal counted
            if counted:
                counted = False
                poller.watchers -= 1
                self._on_demand(poller)

        return stop

    def _on_demand(self, poller: _Poller) -> None:
        watched = poller.watchers > 0
        if watched != poller.pace.watched:
            poller.pace = poller.pace._replace(watched=watched)
            if watched:
                poller.woken.set()

    @property
    def paused(self) -> bool:
        """Whether polling rests until a person asks."""
        return self._paused

    def pause(self, paused: bool) -> None:
        """Rest, or go on at once."""
        self._paused = paused
        if not paused:
            self.refresh()

    def refresh(self, keys: Iterable[Key] | None = None) -> None:
        """Ask now for these keys, or for all that is watched: what `r` does. Returns at once."""
        wanted = [p for p in self._pollers.values() if p.watchers] if keys is None else self._known(keys)
        for poller in wanted:
            if service := self._services.get(poller.key.service):
                service.wake()
            poller.asked = True
            poller.woken.set()

    async def fetch_now(self, keys: Iterable[Key]) -> None:
        """Ask for these keys now and wait until each has answered or failed."""
        await asyncio.gather(*(self._fetch(poller) for poller in self._known(keys)))

    def _known(self, keys: Iterable[Key]) -> list[_Poller]:
        return [self._pollers[key] for key in keys if key in self._pollers]

    def unanswered(self) -> tuple[Key, ...]:
        """The keys that are polled now and of which the first answer is not all there yet."""
        polled = [p for p in self._pollers.values() if p.watchers or p.resource.policy.unwatched is not None]
        return tuple(
            p.key
            for p in polled
            if p.asked
            or (p.fetching is None and not self._is_young(p))
            or (p.fetching and not p.fetching.done())
        )

    async def service(self, name: str) -> Service:
        """The adapter of a service, made when first needed. Raises `KeyError` for an unknown name."""
        return (await self._connected())[name]

    def service_if_made(self, name: str) -> Service | None:
        """The adapter of a service, if anything was asked of a service yet."""
        return self._services.get(name)

    # -- polling ------------------------------------------------------------

    async def _poll(self, poller: _Poller) -> None:
        while self._running:
            wanted = poller.pace.watched or poller.resource.policy.unwatched is not None
            if poller.resource.large and wanted:
                await self._store.load(poller.key)
            if poller.asked or (wanted and not self._paused and not self._is_young(poller)):
                poller.asked = False
                poller.woken.clear()
                await self._fetch(poller)
            if poller.asked:
                continue
            delay = wait_before_next(poller.resource.policy, poller.pace, self._rng, self._stretch)
            await self._wait(poller.woken, None if self._paused else delay)
            poller.woken.clear()

    def _is_young(self, poller: _Poller) -> bool:
        """Whether what is known is too young to be asked for only because somebody looks at it anew."""
        rest, known = poller.resource.policy.rest, self._store.peek(poller.key)
        age = known.age(self._store.now())
        return age is not None and age < rest and not poller.pace.failures

    async def _fetch(self, poller: _Poller) -> None:
        """Fetch once; whoever comes while a fetch is under way waits for that one."""
        if poller.fetching is None or poller.fetching.done():
            poller.fetching = asyncio.create_task(self._ask(poller), name=f"ask {poller.key.resource}")
        await asyncio.shield(poller.fetching)

    async def _ask(self, poller: _Poller) -> None:
        try:
            service = (await self._connected())[poller.key.service]
            await self._take(poller, poller.resource.fetch(service))
        except ServiceError as problem:
            failure = problem.failure
        except Exception:  # an adapter's mistake is that service's failure, never the program's
            log.exception("%s of %s: the adapter failed", poller.key.resource, poller.key.service)
            failure = Failure(
                FailureKind.BAD_PAYLOAD,
                poller.key.service,
                "mediatui could not read the answer",
                "This is a mistake in mediatui: please report it with the log file",
                self._store.now(),
            )
        else:
            was_failing = poller.pace.failures > 0
            poller.pace = poller.pace._replace(failures=0, retry_after=None)
            if was_failing:
                self._ask_siblings(poller)
            return
        failures = poller.pace.failures + 1
        poller.pace = poller.pace._replace(failures=failures, retry_after=failure.retry_after)
        self._store.fail(poller.key, failure)

    async def _take(self, poller: _Poller, fetched: Awaitable[Any] | AsyncIterator[Any]) -> None:
        """Put what comes into the store: one value, or one after the other as it grows."""
        policy = poller.resource.policy

        def put(value: Any) -> None:
            news = self._store.peek(poller.key).value != value
            self._store.put(poller.key, value, old_after=policy.old_after, keep_for=policy.keep_for)
            if news:
                self._ask_dependents(poller)

        if isinstance(fetched, AsyncIterator):
            async for value in fetched:
                put(value)
        elif poller.resource.large:
            from mediatui.engine.library_shelf import joined

            known = self._store.peek(poller.key).value
            with uncollected(stay=known is None):
                value = await joined(known, await fetched)
            put(value)
        else:
            put(await fetched)

    def _ask_dependents(self, done: _Poller) -> None:
        """What rests on what just came is asked for now, where somebody looks at it."""
        for poller in self._pollers.values() if done.resource.then else ():
            same = poller.key.service == done.key.service
            if same and poller.resource.name in done.resource.then and poller.watchers and not self._paused:
                poller.asked = True
                poller.woken.set()

    def _ask_siblings(self, back: _Poller) -> None:
        """A service is back: what else of it failed is asked for now, not when its backoff is over."""
        for poller in self._pollers.values():
            if poller.key.service == back.key.service and poller.pace.failures and poller is not back:
                poller.asked = True
                poller.woken.set()

    def _restore(self) -> None:
        """Give adapters back what they knew in an earlier life."""
        for poller in self._pollers.values():
            restore = poller.resource.restore
            if restore is None:
                continue  # what is not given back is not read for it either
            value = self._store.get(poller.key).value
            if value is not None:
                restore(self._services[poller.key.service], value)

    async def _connected(self) -> Mapping[str, Service]:
        if not self._services:
            if self._connecting is None:
                self._connecting = asyncio.ensure_future(self._connect())
            try:
                self._services = await asyncio.shield(self._connecting)
                self._restore()
            finally:
                if self._connecting is not None and self._connecting.done():
                    self._connecting = None
        return self._services
