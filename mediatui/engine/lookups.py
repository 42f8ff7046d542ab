"""Things that are looked up because somebody looks at them: one at a time for each sort, kept a while."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Hashable
from typing import Any, Generic, NamedTuple, TypeVar

from mediatui.models.failure import Failure, FailureKind
from mediatui.services.errors import ServiceError

log = logging.getLogger("mediatui.engine")

Found = TypeVar("Found")

REST = 0.12
"""Seconds the cursor must rest before something is looked up: who scrolls by asks for nothing."""
KEPT = 60.0
"""Seconds a finding counts."""
KEPT_FAILURE = 10.0
"""Seconds a failure counts."""


class Looked(NamedTuple, Generic[Found]):
    """What is known of something: its value, why there is none, or that it is being looked up."""

    value: Found | None = None
    failure: Failure | None = None

    @property
    def asking(self) -> bool:
        """Whether neither is known yet."""
        return self.value is None and self.failure is None


class Lookups:
    """`get` answers at once with what is known and looks up what is not; `tell` is called when it came."""

    def __init__(self, clock: Callable[[], float], tell: Callable[[], None], rest: float = REST) -> None:
        self._clock = clock
        self._tell = tell
        self._rest = rest
        self._known: dict[tuple[str, Hashable], tuple[float, Looked[Any]]] = {}
        self._asking: dict[str, tuple[Hashable, asyncio.Task[None]]] = {}

    def get(
        self, sort: str, key: Hashable, fetch: Callable[[], Awaitable[Found]], kept: float = KEPT
    ) -> Looked[Found]:
        """What is known of `key`. Of each sort only what was asked for last is still looked up."""
        at, looked = self._known.get((sort, key), (0.0, Looked[Any]()))
        age = self._clock() - at
        if not looked.asking and age < (kept if looked.failure is None else KEPT_FAILURE):
            return looked
        asking = self._asking.get(sort)
        if asking is None or asking[0] != key:
            if asking is not None:
                asking[1].cancel()
            task = asyncio.create_task(self._ask(sort, key, fetch), name=f"look up {sort}")
            self._asking[sort] = (key, task)
        return looked

    def asks(self, sort: str) -> bool:
        """Whether one of this sort is looked up now."""
        return sort in self._asking

    def forget(self, sort: str) -> None:
        """Look these up anew when they are next asked for; until then what is known stays shown."""
        for each in [known for known in self._known if known[0] == sort]:
            self._known[each] = (0.0, self._known[each][1])

    def close(self) -> None:
        """Look nothing up any more."""
        for _, task in self._asking.values():
            task.cancel()
        self._asking.clear()

    async def _ask(self, sort: str, key: Hashable, fetch: Callable[[], Awaitable[Any]]) -> None:
        await asyncio.sleep(self._rest)
        try:
            looked: Looked[Any] = Looked(await fetch())
        except ServiceError as problem:
            before = self._known.get((sort, key), (0.0, Looked[Any]()))[1]
            looked = Looked(before.value, problem.failure)
        except Exception:  # an adapter's mistake costs this one finding
            log.exception("looking up %s failed", sort)
            words, remedy = "mediatui could not read the answer", "See the log file"
            looked = Looked(failure=Failure(FailureKind.BAD_PAYLOAD, "", words, remedy, self._clock()))
        self._known[sort, key] = (self._clock(), looked)
        self._asking.pop(sort, None)
        self._tell()
