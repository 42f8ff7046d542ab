"""The logs of the services: read when somebody looks, a page at a time, all of them in one order."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from mediatui.engine.system_actions import source_of
from mediatui.models.failure import Failure, FailureKind
from mediatui.models.system import LogLine
from mediatui.services.errors import ServiceError

if TYPE_CHECKING:
    from mediatui.engine.engine import Engine

log = logging.getLogger("mediatui.engine")

PAGE = 100
"""Lines of a page."""
LEVELS = ("", "info", "warn", "error")
"""What can be asked for; "" for everything."""


class Logged(NamedTuple):
    """A line with the service whose log it is of."""

    service: str
    line: LogLine

    @property
    def key(self) -> str:
        """What stands for it wherever rows are told apart."""
        return f"{self.service}/{self.line.id}"


@dataclass(slots=True)
class _Read:
    """How far one log was read."""

    lines: dict[int, LogLine] = field(default_factory=dict)
    total: int = 0
    pages: int = 0
    ended: bool = False
    failure: Failure | None = None
    asking: asyncio.Task[None] | None = None


class LogBook:
    """What was read of the logs of all services, of one level or of all; `tell` is called when more came."""

    def __init__(self, engine: Engine, tell: Callable[[], None]) -> None:
        self._engine = engine
        self._tell = tell
        self._read: dict[str, _Read] = {}
        self._lines: tuple[Logged, ...] | None = ()
        self.level = ""

    def services(self) -> list[str]:
        """Those that have a log."""
        return [key.service for key in self._engine.coordinator.keys("health")]

    def look(self) -> None:
        """Ask for the first page where nothing was asked yet. Returns at once."""
        for name in self.services():
            if name not in self._read:
                self._ask(name)

    def more(self) -> bool:
        """Ask for the next page of every log that has one; whether anything is asked."""
        waiting = [n for n in self.services() if (r := self._read.get(n)) and not r.ended and not r.asking]
        for name in waiting:
            self._ask(name)
        return bool(waiting)

    def read_again(self, level: str | None = None) -> None:
        """Forget what was read, and ask anew; of another level where one is named."""
        self.level = self.level if level is None else level
        self.close()
        self._read.clear()
        self._lines = None
        self.look()

    def lines(self) -> tuple[Logged, ...]:
        """What was read, newest first; the same object as long as nothing more came."""
        if self._lines is None:
            every = [Logged(name, line) for name, read in self._read.items() for line in read.lines.values()]
            every.sort(key=lambda each: (each.line.at or 0, each.line.id), reverse=True)
            self._lines = tuple(every)
        return self._lines

    @property
    def total(self) -> int:
        """How many lines there are, as far as the services said."""
        return sum(read.total for read in self._read.values())

    @property
    def asking(self) -> bool:
        """Whether anything is on its way."""
        return any(read.asking is not None for read in self._read.values())

    @property
    def failures(self) -> Mapping[str, Failure]:
        """Why the log of a service cannot be had, by its name."""
        return {name: read.failure for name, read in self._read.items() if read.failure is not None}

    def close(self) -> None:
        """Ask nothing any more."""
        for read in self._read.values():
            if read.asking is not None:
                read.asking.cancel()
                read.asking = None

    def _ask(self, name: str) -> None:
        read = self._read.setdefault(name, _Read())
        if read.asking is None:
            read.asking = asyncio.create_task(self._fetch(name, read), name=f"log of {name}")

    async def _fetch(self, name: str, read: _Read) -> None:
        try:
            source = await source_of(self._engine, name)
            got = await source.log(read.pages + 1, PAGE, level=self.level)
        except ServiceError as problem:
            read.failure = problem.failure
        except Exception:  # an adapter's mistake costs this one log
            log.exception("reading the log of %s failed", name)
            words, remedy = "mediatui could not read the answer", "See the log file"
            now = self._engine.store.now()
            read.failure = Failure(FailureKind.BAD_PAYLOAD, name, words, remedy, now)
        else:
            read.failure, read.pages, read.total = None, read.pages + 1, got.total
            # Lines that were written meanwhile push others to the next page: each is kept once.
            read.lines |= {line.id: line for line in got.lines}
            read.ended = read.pages * PAGE >= got.total or not got.lines
            self._lines = None
        read.asking = None
        self._tell()
