"""The graphs: which there are, what may be asked of each, and asking one service after the other for them.

A graph that came is kept an hour in the store, under what was asked; an older one stays shown with its age
until the new one is there.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Literal, NamedTuple, cast

from mediatui.engine.lookups import Looked, Lookups
from mediatui.engine.resources import DAY, STATISTICS, WEEK
from mediatui.models.graph_book import GraphBook, KeptGraph
from mediatui.models.snapshot import Key
from mediatui.services.errors import ServiceError
from mediatui.services.watch_ports import HistorySource

if TYPE_CHECKING:
    from mediatui.engine.engine import Engine
    from mediatui.models.audience import Viewer
    from mediatui.models.endpoint import Endpoint
    from mediatui.models.failure import Failure
    from mediatui.models.statistics import Graph

Form = Literal["columns", "bars", "marks", "heat"]
"""How a graph is drawn: columns of parts one on the other, bars of parts, a mark for each line, shades."""

RANGES = (7, 30, 90, 365, 0)
"""So many days may be looked at; 0: all there is."""

KEPT_AT_ALL = 60
"""So many graphs of a service are kept; the oldest go first."""

LIVE_FOR = 60.0
"""Seconds that a graph of our own recording counts."""


class GraphSort(NamedTuple):
    """A graph there is."""

    name: str
    """Its name for commands: Tautulli's command without `get_`, or our own."""
    title: str
    form: Form
    kind: str = ""
    """The `GraphKind` Tautulli draws it by; "" for what it does not draw."""
    measured: bool = True
    """Whether plays or hours may be asked for."""
    ranged: bool = True
    """Whether a range may be asked for."""
    peopled: bool = True
    """Whether one person may be asked for."""
    names: Literal["", "users", "places", "folders"] = ""
    """What its categories name, where that tells who somebody is."""
    unit: Literal["plays", "streams", "kbps", "bytes", "requests"] = "plays"
    """What is counted, where it is not hours."""
    join: Literal["sum", "most"] = "sum"
    """How neighbours are put together where there is no room for each."""
    of: Literal["tautulli", "libraries"] = "tautulli"
    """Whose it is: of one Tautulli, or of all libraries together."""


# fmt: off
GRAPHS = (
    GraphSort("plays-by-date", "Plays by date", "columns", "by date"),
    GraphSort("plays-by-dayofweek", "By day of the week", "columns", "by day of the week"),
    GraphSort("plays-by-hourofday", "By hour of the day", "columns", "by hour of the day"),
    GraphSort("plays-per-month", "By month", "columns", "by month"),
    GraphSort("plays-by-top-10-platforms", "Top platforms", "bars", "by platform"),
    GraphSort("plays-by-top-10-users", "Top users", "bars", "by user", names="users"),
    GraphSort("plays-by-stream-type", "Stream type by date", "columns", "stream type by date"),
    GraphSort("plays-by-source-resolution", "Source resolution", "bars",
              "stream type by source resolution"),
    GraphSort("plays-by-stream-resolution", "Stream resolution", "bars",
              "stream type by stream resolution"),
    GraphSort("stream-type-by-top-10-users", "Stream type by user", "bars", "stream type by user",
              names="users"),
    GraphSort("stream-type-by-top-10-platforms", "Stream type by platform", "bars",
              "stream type by platform"),
    GraphSort("concurrent-streams-by-stream-type", "Concurrent streams", "marks",
              "concurrent streams by date", measured=False, unit="streams", join="most"),
    GraphSort("week-by-hour", "Week by hour", "heat"),
    GraphSort("transcodes-by-client", "Transcodes by client", "bars"),
    GraphSort("transcode-causes", "Why it transcodes", "bars", measured=False),
    GraphSort("streams-of-the-day", "Streams, last day", "columns", measured=False, ranged=False,
              peopled=False, unit="streams", join="most"),
    GraphSort("bandwidth-of-the-day", "Bandwidth, last day", "columns", measured=False, ranged=False,
              peopled=False, unit="kbps", join="most"),
    GraphSort("request-to-watch", "From request to watch", "columns", measured=False, peopled=False,
              unit="requests"),
    GraphSort("plays-by-place", "Plays by place", "bars", names="places"),
    GraphSort("plays-by-country", "Plays by country", "bars", names="places"),
    GraphSort("storage-growth", "Storage, growth", "columns", measured=False, peopled=False, unit="bytes",
              join="most", of="libraries"),
    GraphSort("storage-by-service", "Storage by service", "bars", measured=False, ranged=False,
              peopled=False, unit="bytes", of="libraries"),
    GraphSort("storage-by-root-folder", "Storage by root folder", "bars", measured=False, ranged=False,
              peopled=False, unit="bytes", names="folders", of="libraries"),
    GraphSort("storage-by-quality", "Storage by quality", "bars", measured=False, ranged=False,
              peopled=False, unit="bytes", of="libraries"),
    GraphSort("storage-by-codec", "Storage by codec", "bars", measured=False, ranged=False,
              peopled=False, unit="bytes", of="libraries"),
)
# fmt: on
"""Every graph, in the order in which they are offered."""

BY_NAME = {sort.name: sort for sort in GRAPHS}
"""The graphs by their names."""


class Question(NamedTuple):
    """What is asked: a graph, the days looked back (0: all), plays or duration, of whom and of which library
    (None: all)."""

    name: str
    days: int = 30
    measure: str = "plays"
    user_id: int | None = None
    section_id: int | None = None

    @property
    def sort(self) -> GraphSort:
        """The graph."""
        return BY_NAME[self.name]

    @property
    def plain(self) -> Question:
        """The same without what does not matter to this graph."""
        from mediatui.engine.graphs_library import drawable

        sort = self.sort
        return Question(
            self.name,
            self.days if sort.ranged else 1,
            self.measure if sort.measured else "plays",
            self.user_id if sort.peopled else None,
            self.section_id if drawable(self.name, sort.of) else None,
        )

    @property
    def key(self) -> str:
        """What it is kept under."""
        one = self.plain
        whose = "" if one.user_id is None else str(one.user_id)
        of = "" if one.section_id is None else f"/{one.section_id}"
        return f"{one.name}/{one.days}/{one.measure}/{whose}{of}"

    @property
    def unit(self) -> str:
        """What its values are: "plays", "seconds", "streams" or "kbps"."""
        return "seconds" if self.plain.measure == "duration" else self.sort.unit


class Found(NamedTuple):
    """What is known of a question: the newest graph, when it came, and why there is no newer one."""

    graph: Graph | None = None
    at: float | None = None
    note: str = ""
    failure: Failure | None = None
    asking: bool = False


def sources(engine: Engine) -> tuple[Endpoint, ...]:
    """The services that keep a history, in the order of the configuration."""
    return tuple(each for each in engine.endpoints if each.enabled and each.kind == "tautulli")


def book_key(endpoint: Endpoint, resource: str = "graphs") -> Key:
    """Where the graphs of a service are kept."""
    return Key(resource, endpoint.name, endpoint.fingerprint)


async def source_of(engine: Engine, endpoint: Endpoint) -> HistorySource:
    """The service's adapter."""
    return cast(HistorySource, await engine.coordinator.service(endpoint.name))


async def ask(engine: Engine, endpoint: Endpoint | None, question: Question) -> KeptGraph:
    """Ask the service, and keep what it says; None is for what all libraries have. Raises `ServiceError`."""
    one = question.plain
    if one.sort.of == "libraries":
        from mediatui.engine.storage import ask_storage

        graph, note = await ask_storage(engine, one)
        return KeptGraph(graph, engine.store.now(), note)
    assert endpoint is not None
    kept = await _asked(engine, endpoint, one)
    if one.sort.ranged:
        key = book_key(endpoint)
        book = engine.store.get(key).value or GraphBook()
        graphs = {name: each for name, each in book.graphs.items() if name != one.key}
        newest = sorted(graphs.items(), key=lambda item: item[1].at)[1 - KEPT_AT_ALL :]
        made = GraphBook({**dict(newest), one.key: kept})
        engine.store.put(key, made, old_after=STATISTICS.old_after, keep_for=WEEK)
    return kept


async def _asked(engine: Engine, endpoint: Endpoint, one: Question) -> KeptGraph:
    from mediatui.engine import graphs_library, graphs_own
    from mediatui.models.statistics import GraphKind, Measure

    now = engine.store.now()
    if not one.sort.ranged:
        graph = await graphs_own.last_day(engine, endpoint, one.name)
        return KeptGraph(graph, now)
    source = await source_of(engine, endpoint)
    if one.name in ("plays-by-place", "plays-by-country"):
        from mediatui.engine.places import ask_places

        graph, note = await ask_places(engine, endpoint, one)
        return KeptGraph(graph, now, note)
    if one.name == "request-to-watch":
        from mediatui.engine.waits import ask_waits, waits_graph

        waits = await ask_waits(engine, endpoint, one.days)
        return KeptGraph(waits_graph(waits), now, waits.note)
    if one.section_id is not None:
        graph, note = await graphs_library.of_library(source, one, now)
        return KeptGraph(graph, now, note)
    if not one.sort.kind:
        graph, note = await graphs_own.from_history(source, one, now)
        return KeptGraph(graph, now, note)
    days = one.days or await graphs_own.days_of_history(source, now)
    graph = await source.graph(
        GraphKind(one.sort.kind),
        span=_months(now, days) if one.name == "plays-per-month" else days,
        measure=Measure(one.measure) if one.sort.measured else None,
        user_ids=() if one.user_id is None else (one.user_id,),
    )
    return KeptGraph(graph, now)


def _months(now: float, days: int) -> int:
    """How many months the last `days` days lie in, the running one counted in."""
    last, first = (datetime.fromtimestamp(at) for at in (now, now - (days - 1) * DAY))
    return (last.year - first.year) * 12 + last.month - first.month + 1


class Graphs:
    """Answers at once with what is known of a graph; one that is too old is asked for, one at a time."""

    def __init__(self, engine: Engine, tell: Callable[[], None]) -> None:
        self._engine = engine
        self._lookups = Lookups(engine.store.now, tell)
        self._again = 0.0
        """What came before this time is asked for anew."""

    def get(self, endpoint: Endpoint | None, question: Question) -> Found:
        """What is known of it by now."""
        now, one = self._engine.store.now(), question.plain
        book = None if endpoint is None else self._engine.store.get(book_key(endpoint)).shown(now)
        kept = book.graphs.get(one.key) if isinstance(book, GraphBook) else None
        if kept is not None and now - kept.at < STATISTICS.old_after and kept.at > self._again:
            return Found(kept.graph, kept.at, kept.note)
        looked: Looked[KeptGraph] = self._lookups.get(
            "graph",
            ("", "", one.key) if endpoint is None else (endpoint.fingerprint, endpoint.name, one.key),
            lambda: ask(self._engine, endpoint, one),
            kept=LIVE_FOR if not one.sort.ranged else STATISTICS.old_after,
        )
        kept = looked.value or kept
        if kept is None:
            return Found(failure=looked.failure, asking=self.busy)
        return Found(kept.graph, kept.at, kept.note, looked.failure, self.busy)

    async def people(self, endpoint: Endpoint) -> tuple[Viewer, ...] | Failure:
        """Everyone there is or was, or why that cannot be told."""
        try:
            return await (await source_of(self._engine, endpoint)).viewers()
        except ServiceError as problem:
            return problem.failure

    def again(self) -> None:
        """Ask anew for what is looked at."""
        self._again = self._engine.store.now()
        self._lookups.forget("graph")

    def close(self) -> None:
        """Ask for nothing any more."""
        self._lookups.close()

    @property
    def busy(self) -> bool:
        """Whether something is asked for now."""
        return self._lookups.asks("graph")
