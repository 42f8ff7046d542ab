"""The releases screen: what the indexers have for one title; Enter opens the question that grabs one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from mediatui.engine import releases as engine_releases
from mediatui.engine.engine import Engine
from mediatui.engine.lookups import Looked, Lookups
from mediatui.models.release import Release, ReleaseList, Target
from mediatui.ui import keys
from mediatui.ui.cells import Line, Span, line
from mediatui.ui.list_screen import ListScreen
from mediatui.ui.screens.releases import present
from mediatui.ui.widgets.columns import Column
from mediatui.ui.widgets.lines import Lines
from mediatui.ui.widgets.live_table import LiveTable, Row

if TYPE_CHECKING:
    from mediatui.matching.filter import Facts
    from mediatui.ui.veil import Veil

KEPT = 1500.0
"""Seconds a finding counts: the services forget it after thirty minutes, and then grab nothing of it."""


class ReleasesScreen(ListScreen[Release]):
    """What all indexers have, in the service's own order, what stands against each said."""

    WATCHES = ("request_counts", "activity", "status")
    PLACE = "releases"
    TITLE_WORDS = "Releases"
    ONE = "release"
    FIELDS = present.FIELDS
    ORDERS = present.ORDERS
    NATURAL = "sign"
    VIEWS = present.VIEWS
    HINT = "word  quality:2160p  size:<20  seeders:>5  is:good"
    SYMBOLS = (("✓ ◌ ✗", "would be taken, rejected for now, rejected"),)
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.binding("release.search", "search"),
    ]

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self._lookups = Lookups(engine.store.now, self._soon, rest=0.0)
        self._service = ""
        self._target = Target()
        self._title = ""
        self._asked_at = 0.0

    def on_unmount(self) -> None:
        """Ask nothing any more."""
        self._lookups.close()

    def search_for(self, service: str, target: Target, title: str) -> None:
        """Ask the indexers for this, or show what they said of it just now."""
        if (service, target) != (self._service, self._target):
            self._asked_at = self.store.now()
        self._service, self._target, self._title = service, target, title
        if self.is_mounted:
            self.show_news()
            self.table.move_cursor(0)

    def read_again(self) -> None:
        """Ask the indexers anew."""
        self._asked_at = self.store.now()
        self._lookups.forget("releases")

    # -- what it shows ------------------------------------------------------

    def _found(self) -> Looked[ReleaseList]:
        if not self._title:
            return Looked()
        fetch = partial(engine_releases.releases, self.engine, self._service, self._target)
        return self._lookups.get("releases", (self._service, self._target), fetch, KEPT)

    def columns(self) -> Sequence[Column]:
        """The columns of the list."""
        return present.COLUMNS

    def items(self, now: float) -> Sequence[Release]:
        """What was found."""
        found = self._found().value
        return found.releases if found is not None else ()

    def key_of(self, item: Release) -> str:
        """What stands for a release; not its address, which may hold a key."""
        return f"{item.indexer_id}/{hash(item.guid)}"

    def in_view(self, item: Release, view: str) -> bool:
        """Whether it is rejected."""
        return present.in_view(item, view)

    def is_problem(self, item: Release) -> bool | None:
        """What is rejected."""
        return item.is_rejected

    def veiled(self, item: Release, veil: Veil) -> Release:
        """With a stand-in for its name."""
        return veil.release(item)

    def facts_of(self, item: Release) -> Facts:
        """What the filter may ask of a release."""
        return present.facts_of(item)

    def row_of(self, item: Release, now: float) -> Row:
        """How it stands in the list."""
        return present.row_of(item, self.key_of(item))

    def detail_of(self, item: Release | None, now: float, width: int) -> Sequence[Line]:
        """Everything about it."""
        return present.detail_lines(item, width)

    def words_of(self, item: Release) -> str:
        """Its name."""
        return item.title

    def placeholder(self, now: float, *, filtered: bool) -> Sequence[Line]:
        """Nothing searched for, asking, failed, nothing found, or all filtered out."""
        veil: Veil | None = self.app.veil  # type: ignore[attr-defined]
        title = self._title if veil is None else veil.text(self._title)
        return present.placeholder(title, self._found(), now - self._asked_at, filtered=filtered)

    def notes(self, now: float) -> list[Line]:
        """For what these are; what of the answer could not be read."""
        if not self._title:
            return []
        found = self._found()
        dropped = found.value.dropped if found.value is not None else 0
        told = [line(Span(f" for {self._title}, by {self._service}", "strong"))]
        if dropped:
            told.append(line(Span(f" ! {dropped} could not be read and left out", "warn")))
        return told

    def above(self) -> Iterable[Lines]:
        """The parts of the list."""
        yield Lines(id="views", classes="extra")

    def show_more(self, now: float) -> None:
        """The parts of the list."""
        self.query_one("#views", Lines).set_lines([self.views_line()])

    # -- what can be done ---------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Automatic search only where something is searched for and may be changed."""
        if action == "search":
            return bool(self._title) and self.engine.gate.allows(self._service)
        return super().check_action(action, parameters)

    def on_live_table_opened(self, event: LiveTable.Opened) -> None:
        """Enter asks whether to grab it."""
        event.stop()
        event.prevent_default()
        if (item := self.under_cursor()) and self.begin("grab it"):
            self.work(self._grab(item))

    async def _grab(self, item: Release) -> None:
        await self.ask_and_do(await engine_releases.grab_plan(self.engine, item, self._target, self._title))

    def action_search(self) -> None:
        """Have the service look for it and take the best."""
        if self._title and self.begin("search"):
            self.work(self._search())

    async def _search(self) -> None:
        await self.ask_and_do(
            await engine_releases.search_plan(self.engine, self._service, self._target, self._title)
        )

    def action_browse(self) -> None:
        """Open the release's page at its indexer."""
        if (item := self.under_cursor()) and item.page:
            self.app.show_page(item.page)  # type: ignore[attr-defined]
