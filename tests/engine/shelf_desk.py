"""A library for tests of the engine: it notes what is done to it, and an engine stands around it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

from mediatui.engine.engine import Engine
from mediatui.engine.library import Entry, Names, entry_of
from mediatui.models.failure import Failure, FailureKind
from mediatui.models.library import Movie, Opened, Series, Shelf
from mediatui.models.shelves import ShelfAbout
from mediatui.models.snapshot import Key
from mediatui.models.system import Command
from mediatui.services.errors import ServiceError
from tests.engine.conftest import Bench
from tests.fakes import NOW, FakeService, activity

HEAT = Movie(
    "radarr", 7, "Heat", year=1995, monitored=True, available=True, file_id=1, size=3 * 2**30, path="/m/Heat"
)
DUNE = Movie("radarr", 9, "Dune", year=2021, monitored=True, available=True, size=2**30, path="/m/Dune")
WIRE = Series("sonarr", 7, "The Wire", year=2002, monitored=True, files=8, episodes=10, tags=(1,))


class FakeLibrary(FakeService):
    """Keeps titles; each change is noted, and refused where there is a `problem`."""

    def __init__(self, name: str) -> None:
        super().__init__([activity()], name)
        self.endpoint = replace(self.endpoint, kind=name)
        self.changes: list[tuple[Any, ...]] = []
        self.problem: Failure | None = None
        self.known: dict[int, Movie | Series] = {}

    async def title(self, number: int) -> Opened:
        if number not in self.known:
            raise ServiceError(Failure(FailureKind.CONFLICT, self.endpoint.name, "it is gone", "", NOW))
        record = self.known[number]
        return Opened(movie=record) if isinstance(record, Movie) else Opened(series=record)

    async def finish(self, command: Command) -> Command:
        self.changes.append(("finish", command.name))
        return command

    def __getattr__(self, name: str) -> Any:
        """A change and its calls: `monitor` is noted, `monitor_call` says "CALL monitor [7] True"."""
        if name.startswith("_"):
            raise AttributeError(name)
        if name.endswith("_call"):
            verb = name.removesuffix("_call")
            return lambda *what, **more: (f"CALL {verb} {_words(what, more)}",)

        async def change(*what: Any, **more: Any) -> Any:
            if self.problem is not None:
                raise ServiceError(self.problem)
            self.changes.append((name, *what, *more.values()))
            return Command(self.endpoint.name, 1, name) if name in ("refresh", "rename") else None

        return change


def _words(what: tuple[Any, ...], more: dict[str, Any]) -> str:
    return " ".join([*map(str, what), *(f"{name}={value}" for name, value in more.items())])


class ShelfDesk:
    """An engine over a Radarr and a Sonarr, what they have put into the store by hand."""

    def __init__(self) -> None:
        self.radarr, self.sonarr = FakeLibrary("radarr"), FakeLibrary("sonarr")
        self.bench = Bench(self.radarr, self.sonarr)
        self.store = self.bench.store
        self.engine = Engine(
            endpoints=(self.radarr.endpoint, self.sonarr.endpoint),
            store=self.store,
            coordinator=self.bench.coordinator,
            **dict.fromkeys(("gate", "recorder", "choices", "record", "start", "notes"), cast("Any", None)),
        )
        self.radarr.known = {7: HEAT, 9: DUNE}
        self.sonarr.known = {7: WIRE}
        self.store.put(self.key("radarr"), Shelf((HEAT, DUNE)), old_after=300, keep_for=86_400)
        self.store.put(self.key("sonarr"), Shelf((), (WIRE,)), old_after=300, keep_for=86_400)

    def key(self, service: str) -> Key:
        return next(k for k in self.bench.coordinator.keys("shelf") if k.service == service)

    def listed(self, service: str) -> dict[int, Movie | Series]:
        """What the list says of a service."""
        shelf: Shelf = self.store.get(self.key(service)).value
        return {record.id: record for record in (*shelf.movies, *shelf.series)}


def entry(record: Movie | Series) -> Entry:
    """A title as the list has it."""
    return entry_of(record, Names(ShelfAbout()), str.lower)
