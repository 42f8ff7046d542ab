"""The engine as screens and commands are handed it: what is known, what is polled, what can be done."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from mediatui.engine.choices import Choices
from mediatui.engine.coordinator import Coordinator
from mediatui.engine.gate import Gate
from mediatui.engine.recorder import Recorder
from mediatui.models.endpoint import Endpoint
from mediatui.models.journal import JournalEntry
from mediatui.store.record import Record, RecordError
from mediatui.store.store import Store


@dataclass(slots=True)
class Engine:
    """Everything a front end works with. `start` is called by it once something stands on the screen.

    It stays the same object when the configuration is read again; its parts are then others.
    """

    endpoints: tuple[Endpoint, ...]
    store: Store
    coordinator: Coordinator
    gate: Gate
    recorder: Recorder
    choices: Choices
    record: Callable[[], Awaitable[Record]]
    start: Callable[[], None]
    notes: Callable[[], tuple[str, ...]]
    """What a person should be told of the state of files: "the cache was damaged and was set aside as …"."""

    async def read_journal(self, limit: int = 1000) -> tuple[list[JournalEntry], str]:
        """The newest changes first, and what is wrong with the journal, if anything."""
        try:
            return await (await self.record()).journal(limit), ""
        except RecordError as problem:
            return [], str(problem)

    def endpoint(self, service: str) -> Endpoint | None:
        """The configured service of that name."""
        return next((e for e in self.endpoints if e.name == service), None)
