"""The library screen: every title of every Radarr and Sonarr in one list, found as one types."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import BindingType

from mediatui.engine import library as engine_library
from mediatui.engine import library_deeds, library_lookups, music_lookups
from mediatui.engine.engine import Engine
from mediatui.engine.library import Entry, Index
from mediatui.engine.lookups import Lookups
from mediatui.models.library import Shelf
from mediatui.models.queue import Queue
from mediatui.models.shelves import ShelfAbout
from mediatui.models.snapshot import Snapshot
from mediatui.ui import keys
from mediatui.ui.cells import Line
from mediatui.ui.list_screen import ListScreen
from mediatui.ui.screens.library import present
from mediatui.ui.screens.library.detail import Told, detail_lines
from mediatui.ui.widgets.columns import Column
from mediatui.ui.widgets.lines import Lines
from mediatui.ui.widgets.live_table import LiveTable, Row

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from mediatui.engine.library_deeds import Titled
    from mediatui.engine.life import Identity
    from mediatui.matching.filter import Facts
    from mediatui.ui.veil import Veil

NOTHING = ShelfAbout()


class _Others(Collection[str]):
    """The keys that are in one mapping and not in the other, without a copy of either."""

    def __init__(self, everything: Collection[str], shown: Collection[str]) -> None:
        self._everything, self._shown = everything, shown

    def __contains__(self, key: object) -> bool:
        return key in self._everything and key not in self._shown

    def __iter__(self) -> Iterator[str]:
        return (key for key in self._everything if key not in self._shown)

    def __len__(self) -> int:
        return len(self._everything) - len(self._shown)


class LibraryScreen(ListScreen[Entry]):
    """Movies and series over all instances."""

    WATCHES = (
        "shelf", "shelf_about", "queue_status", "queue", "request_counts", "activity", "status",
    )  # fmt: skip
    PLACE = "library"
    TITLE_WORDS = "Library"
    ONE = "title"
    FIELDS = tuple(engine_library.FIELDS)
    ORDERS = engine_library.ORDERS
    NATURAL = "title"
    VIEWS = present.VIEWS
    HINT = "word  is:missing  year:>2000  size:>20  quality:2160p  tag:kids"
    SYMBOLS = tuple((sign, state) for state, (sign, _) in present.SIGNS.items())
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.binding("library.monitor", "act('monitor')"),
        keys.binding("library.search", "act('search')"),
        keys.binding("library.edit", "act('edit')"),
        keys.binding("library.add", "add"),
        keys.binding("library.releases", "releases"),
        keys.binding("library.refresh", "act('refresh')"),
        keys.binding("library.rename", "act('rename')"),
        keys.binding("library.delete", "act('delete')"),
    ]

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self._plain = Index()
        self._index = Index()
        """What is shown: the plain one, or the one with stand-ins."""
        self._indexed_of: tuple[object, ...] = ()
        self._indexing: asyncio.Task[None] | None = None
        self._wishes: tuple[object, ...] = ()
        self._arranged_of: Index | None = None
        self._doing: dict[str, str] = {}
        self._lookups = Lookups(engine.store.now, self._soon)
        self._queued: dict[str, frozenset[int]] = {}
        self._all_came = False

    def on_unmount(self) -> None:
        """Look nothing up any more."""
        self._lookups.close()
        if self._indexing is not None:
            self._indexing.cancel()

    # -- the index ------------------------------------------------------------

    @property
    def shelves(self) -> dict[str, Snapshot[Shelf]]:
        """The library of each service that keeps movies or series."""
        music = music_lookups.only_lidarr(self.engine, self.known("shelf"))
        return {name: shelf for name, shelf in self.known("shelf").items() if name not in music}

    def items(self, now: float) -> Sequence[Entry]:
        """All titles in order of their names, as they were indexed last; what is new is indexed beside."""
        shelves = {name: shown for name, s in self.shelves.items() if (shown := s.shown(now)) is not None}
        abouts = {name: s.value or NOTHING for name, s in self.known("shelf_about").items()}
        veil: Veil | None = self.app.veil  # type: ignore[attr-defined]
        sources = (*shelves.items(), *(abouts.get(name, NOTHING) for name in shelves), veil)
        if not _same(sources, self._indexed_of) and self._indexing is None:
            parts = [(name, shelf, abouts.get(name, NOTHING)) for name, shelf in shelves.items()]
            self._indexing = asyncio.create_task(self._put_in_order(parts, veil, sources), name="index")
        return self._index.entries

    async def _put_in_order(
        self, parts: Sequence[tuple[str, Shelf, ShelfAbout]], veil: Veil | None, sources: tuple[object, ...]
    ) -> None:
        try:
            shown = plain = await engine_library.indexed(parts, self._plain)
            if veil is not None:
                from mediatui.wording.privacy_library import veiled_record

                shown = await engine_library.indexed(parts, veiled=veiled_record)
            self._plain, self._index, self._indexed_of = plain, shown, sources
        finally:
            self._indexing = None
        self._soon()

    def _arrange(self, items: Sequence[Entry]) -> bool:
        """Filter and sort by the index, and tell whether it is another filter."""
        index = self._index
        veil: Veil | None = self.app.veil  # type: ignore[attr-defined]
        if veil is not None and index is self._plain and index.entries:
            index = Index()  # the names are shown no longer, the stand-ins not yet
        wishes = (self._filter, self._order, self._reverse, self._problems_only, self._view)
        same = wishes == self._wishes
        if index is self._arranged_of and same:
            return False
        self._arranged_of, self._wishes = index, wishes
        self._total = len(index.entries)
        self._in_views = {view: index.count(bit) for view, bit in present.BITS.items()}
        shown = index.arranged(
            present.BITS[self._view], self._filter, self._order, self.store.now(), reverse=self._reverse
        )
        if self._problems_only:
            shown = [entry for entry in shown if entry.missing]
        self._shown = {entry.key: entry for entry in shown}
        plain = self._plain.by_key
        self._painted = (
            self._shown if index is self._plain else {key: plain[key] for key in self._shown if key in plain}
        )
        self._hidden = _Others(index.by_key, self._shown) if len(shown) < self._total else ()
        ordered = list(self._shown)
        if ordered != self._keys:
            self._keys = ordered
        return not same

    # -- what it shows ------------------------------------------------------

    def columns(self) -> Sequence[Column]:
        """The columns of the list."""
        return present.columns()

    def key_of(self, item: Entry) -> str:
        """What stands for a title."""
        return item.key

    def is_problem(self, item: Entry) -> bool | None:
        """What is missing."""
        return bool(item.missing)

    def facts_of(self, item: Entry) -> Facts:
        """What the filter may ask of a title."""
        return engine_library.EntryFacts(item, self.store.now())

    def row_of(self, item: Entry, now: float) -> Row:
        """How it stands in the list."""
        self._learn(item)
        snapshot = self.shelves.get(item.record.service, Snapshot())
        dim = snapshot.failure is not None
        return present.row_of(item, self._doing.get(item.key, ""), dim=dim)

    def _learn(self, item: Entry) -> None:
        """In privacy mode, what is painted is replaced in free text too."""
        veil: Veil | None = self.app.veil  # type: ignore[attr-defined]
        if veil is not None and (real := self._painted.get(item.key)) is not None:
            for name, told in ((real.title, item.title), (real.record.title, item.record.title)):
                veil.learn(name, told)

    def detail_of(self, item: Entry | None, now: float, width: int) -> Sequence[Line]:
        """All about it, looked up when the cursor rests on it."""
        real = self._painted.get(item.key) if item is not None else None
        hidden = self.app.veil is not None  # type: ignore[attr-defined]
        told = self._told(real) if real is not None and not hidden else Told()
        return detail_lines(item, told, now, width, hidden=hidden)

    def _told(self, entry: Entry) -> Told:
        engine, service, number = self.engine, entry.record.service, entry.record.id
        key = (service, number, entry.record)
        opened = self._lookups.get(
            "opened", key, partial(library_lookups.opened, engine, service, number), 600.0
        )
        if not entry.is_movie or not entry.record.size:
            return Told(opened)
        files = self._lookups.get(
            "files", key, partial(library_lookups.files, engine, service, number), 600.0
        )
        return Told(opened, files)

    def identity_of(self, item: Entry) -> Identity | None:
        """The movie or series."""
        from mediatui.engine.life import identity_of_record

        return identity_of_record(item.record)

    def words_of(self, item: Entry) -> str:
        """Its title."""
        return item.title

    def placeholder(self, now: float, *, filtered: bool) -> Sequence[Line]:
        """Not configured, asking, failed, empty, or all filtered out."""
        return present.placeholder(
            self.engine.endpoints,
            self.shelves,
            now,
            filtered=filtered,
            indexing=self._indexing is not None and not filtered,
        )

    def notes(self, now: float) -> list[Line]:
        """What failed, what is old, what was odd."""
        return present.notes(self.shelves, self.view, now, self.size.width)

    def above(self) -> Iterable[Lines]:
        """The parts of the list."""
        yield Lines(id="views", classes="extra")

    def show_more(self, now: float) -> None:
        """The parts of the list; what left a queue is read anew, for it may be there now."""
        self.query_one("#views", Lines).set_lines([self.views_line()])
        self._read_what_arrived()
        if not self._all_came:
            # Of one service the titles come before those of another: meanwhile the cursor waits at the top.
            self.table.rest_at_top()
            shelves = self.shelves.values()
            known = all(snapshot.tried_at is not None or snapshot.value is not None for snapshot in shelves)
            self._all_came = known and self._indexing is None

    def _read_what_arrived(self) -> None:
        for name, snapshot in self.known("queue").items():
            queue: Queue | None = snapshot.value
            if queue is None or snapshot.tried_at is None:
                continue
            ids = frozenset(
                number for item in queue.items if (number := item.movie_id or item.series_id) is not None
            )
            gone = self._queued.get(name, ids) - ids
            self._queued[name] = ids
            if gone:
                self.run_worker(
                    library_deeds.read_again(self.engine, name, sorted(gone)), exit_on_error=False
                )

    # -- what can be done ---------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Changing keys are not offered where nothing may be changed."""
        if action in ("act", "add"):
            return any(self.engine.gate.allows(name) for name in self.shelves)
        return super().check_action(action, parameters)

    def targets(self) -> list[Entry]:
        """The marked titles, or the one under the cursor: those painted now, whatever comes."""
        marked = [self._painted[key] for key in self.table.marked if key in self._painted]
        if marked:
            return marked
        item = self.under_cursor()
        return [item] if item is not None else []

    def action_act(self, what: str) -> None:
        """Monitor, search, refresh, change, rename or delete."""
        from mediatui.ui.screens.library import acting

        targets = self.targets()
        if targets and self.begin(what):
            doing: Coroutine[Any, Any, None] = getattr(acting, what)(self, targets)
            self.work(doing)

    def action_add(self) -> None:
        """Add a title to a library."""
        from mediatui.ui.screens.library.adding import add

        if self.begin("add a title"):
            self.work(add(self))

    async def action_releases(self) -> None:
        """Ask the indexers for it; a series by its seasons and episodes, on its own screen."""
        if (item := self.under_cursor()) is None:
            return
        if not item.is_movie:
            await self._open(item)
            self.app.notify("Choose a season or an episode to search for", markup=False, timeout=4)
            return
        from mediatui.models.release import Target

        target = Target(movie_id=item.record.id)
        await self.app.show_releases(item.record.service, target, item.title)  # type: ignore[attr-defined]

    def on_live_table_opened(self, event: LiveTable.Opened) -> None:
        """Enter opens the title's own screen."""
        event.stop()
        event.prevent_default()
        if (item := self.under_cursor()) is not None:
            self.run_worker(self._open(item), name="open", exit_on_error=False)

    async def _open(self, item: Entry) -> None:
        await self.app.switch_mode("title")
        self.app.screen.show_title(item)  # type: ignore[attr-defined]

    def busy_with(self, entries: Iterable[Titled], words: str) -> None:
        """Say in these rows what is being done to them; "" when it is over."""
        for entry in entries:
            if words:
                self._doing[entry.key] = words
            else:
                self._doing.pop(entry.key, None)
        if not self.gone:
            self.show_news()

    def action_browse(self) -> None:
        """Open its page in its service."""
        if (item := self.under_cursor()) and (endpoint := self.engine.endpoint(item.record.service)):
            self.app.show_page(f"{endpoint.page}{page_of(item)}")  # type: ignore[attr-defined]


def page_of(entry: Entry) -> str:
    """The path of a title's page in its service."""
    record = entry.record
    if entry.is_movie:
        return f"/movie/{record.tmdb_id}" if record.tmdb_id else ""
    slug = getattr(record, "slug", "")
    return f"/series/{slug}" if slug else ""


def _same(one: tuple[object, ...], other: tuple[object, ...]) -> bool:
    """Whether both are made of the same objects, pairs looked into."""
    if len(one) != len(other):
        return False
    for a, b in zip(one, other, strict=True):
        if isinstance(a, tuple) and isinstance(b, tuple) and len(a) == len(b) == 2:
            if a[0] != b[0] or a[1] is not b[1]:
                return False
        elif a is not b:
            return False
    return True
