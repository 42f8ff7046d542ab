"""How a screen with a list is composed and painted: header, rule, notes, list, detail."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Horizontal

from mediatui.engine.engine import Engine
from mediatui.engine.health import health_of
from mediatui.engine.pending import pending_requests
from mediatui.engine.system_counts import health_errors, moving_downloads
from mediatui.models.snapshot import Key, Snapshot
from mediatui.models.stream import Activity
from mediatui.store.store import Store
from mediatui.ui import keys
from mediatui.ui.cells import Line, Span, line
from mediatui.ui.listing import Item, Listing
from mediatui.ui.views import views_line
from mediatui.ui.widgets.columns import Column
from mediatui.ui.widgets.key_bar import KeyBar
from mediatui.ui.widgets.lines import Lines, ScrollLines
from mediatui.ui.widgets.live_table import LazyRows, LiveTable, Row
from mediatui.ui.widgets.status_line import StatusLine, header_parts
from mediatui.wording.quantities import plural

if TYPE_CHECKING:
    from mediatui.matching.filter import Filter
    from mediatui.ui.veil import Veil


class PaintedList(Listing[Item], inherit_bindings=False):
    """What stands on a screen with a list; `ListScreen` adds the keys."""

    AUTO_FOCUS = "#list"
    WIDTHS = ((0, "-narrow"), (150, "-wide"))
    HEIGHTS = ((0, "-flat"), (12, "-low"), (28, "-tall"), (34, "-high"))

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self.add_class("list-screen")
        self._painted: dict[str, Item] = {}
        """The items that stand in the list, as they are: what actions work on."""
        self._shown: dict[str, Item] = {}
        """The same as they may be shown."""
        self._veiled: dict[str, tuple[Item, Item]] = {}
        self._arriving = True
        """Until every service has answered once, services that answer late put rows above others."""
        self._problems_only = False
        self._view = next(iter(self.VIEWS), "")
        self._in_views: dict[str, int] = {}
        self._keys: Sequence[str] = []
        self._hidden: Collection[str] = ()
        self._arranged: tuple[Sequence[Item] | None, tuple[object, ...]] = (None, ())
        self._filter: Filter | None = None
        self._filter_problem = ""
        self._order = self.NATURAL
        self._reverse = False
        self._total = 0

    # -- composing and painting ---------------------------------------------

    def compose(self) -> ComposeResult:
        """Header, rule, list and detail, filter, keys."""
        yield StatusLine()
        yield Lines(id="rule")
        yield from self.above()
        yield Lines(id="notes")
        with Horizontal(id="body"):
            yield LiveTable(self.chosen_columns(), id="list")
            yield ScrollLines(id="detail")
        yield from self.below()
        yield KeyBar()

    @property
    def store(self) -> Store:
        """What is known."""
        return self.engine.store

    @property
    def table(self) -> LiveTable:
        """The list."""
        return self.query_one("#list", LiveTable)

    @property
    def _header_keys(self) -> tuple[Key, ...]:
        return self.engine.coordinator.keys("activity")

    def snapshots(self) -> dict[str, Snapshot[Activity]]:
        """What is known of what plays on each service, by its name."""
        return {key.service: self.store.get(key) for key in self._header_keys}

    def chosen_columns(self) -> Sequence[Column]:
        """The columns the person chose, in their order; else all but the optional ones."""
        chosen = self.app.settings.columns.get(self.PLACE)  # type: ignore[attr-defined]
        if not chosen:
            return [column for column in self.columns() if not column.optional]
        known = {column.key: column for column in self.columns()}
        return [known[name]._replace(from_width=0) for name in chosen if name in known]

    def as_shown(self, key: str, item: Item, veil: Veil) -> Item:
        """The item, veiled; a veiled one is kept as long as the item stays the same."""
        known = self._veiled.get(key)
        if known is None or known[0] != item:
            known = self._veiled[key] = (item, self.veiled(item, veil))
        return known[1]

    def show_news(self) -> None:
        """Paint what is known now; only what differs reaches the terminal."""
        now = self.store.now()
        refiltered = self._arrange(self.items(now))
        table = self.table
        table.set_placeholder(self._placeholder(now, filtered=bool(self._total)))
        table.set_sorted(self._order if self._order != self.NATURAL else "", reverse=self._reverse)
        shown = self._shown  # rows that are made later are still those of this list
        rows = LazyRows(self._keys, lambda key: self.row_of(shown[key], now))
        table.set_rows(rows, self._hidden, refiltered=refiltered)
        if self._arriving:
            self.table.rest_at_top()
            self._arriving = any(snapshot.tried_at is None for snapshot in self.sources().values())
        self._show_header(now)
        self._show_notes(self.notes(now))
        self.show_more(now)
        self.show_detail()
        self._show_rule()

    def _arrange(self, items: Sequence[Item]) -> bool:
        """Filter and sort, and tell whether it is another filter; nothing is done where neither the items
        nor the wishes are others than before."""
        wanted, by = self._filter, self.ORDERS[self._order][1]
        veil: Veil | None = self.app.veil  # type: ignore[attr-defined]
        wishes = (wanted, self._order, self._reverse, self._problems_only, veil, self._view)
        same = wishes == self._arranged[1]
        if items is self._arranged[0] and same:
            return False
        self._arranged = (items, wishes)
        everything = {self.key_of(item): item for item in items}
        self._total = len(everything)
        shown = everything
        if veil is not None:
            shown = {key: self.as_shown(key, item, veil) for key, item in everything.items()}
        if self.VIEWS:
            counts, here = dict.fromkeys(self.VIEWS, 0), {}
            for key, item in shown.items():
                views = self.views_of(item)
                for view in views:
                    counts[view] += 1
                if self._view in views:
                    here[key] = item
            self._in_views, shown = counts, here
        if wanted is not None:
            shown = {key: item for key, item in shown.items() if wanted(self.facts_of(item))}
        if self._problems_only:
            shown = {key: item for key, item in shown.items() if self.is_problem(item)}
        keys = list(shown)
        if self._order != self.NATURAL:
            keys.sort(key=lambda key: by(shown[key]))
        if self._reverse:
            keys.reverse()
        self._shown = shown
        self._painted = everything if shown is everything else {key: everything[key] for key in shown}
        self._hidden = everything.keys() - shown.keys() if len(shown) < len(everything) else ()
        if keys != self._keys:
            self._keys = keys
        return not same

    def _placeholder(self, now: float, *, filtered: bool) -> Sequence[Line]:
        if filtered and self._problems_only and self._filter is None:
            back = keys.key_of(self, "list.problems")
            return [line(Span("No problems", "good")), line(Span(f"{back} shows all again", "dim"))]
        return self.placeholder(now, filtered=filtered)

    def _show_header(self, now: float) -> None:
        services = [health_of(endpoint, self.store) for endpoint in self.engine.endpoints]
        shown = [activity for s in self.snapshots().values() if (activity := s.shown(now)) is not None]
        paused = self.engine.coordinator.paused
        read_only = not any(self.engine.gate.allows(endpoint.name) for endpoint in self.engine.endpoints)
        states = [("PAUSED", paused), ("read-only", read_only and bool(services))]
        states.append(("private", self.app.veil is not None))  # type: ignore[attr-defined]
        said = [words for words, is_so in states if is_so]
        moving, errors = moving_downloads(self.engine, now), health_errors(self.engine, now)
        parts = header_parts(shown, services, said, pending_requests(self.engine, now), moving, errors)
        self.query_one(StatusLine).show(parts, services)

    def _show_notes(self, notes: list[Line]) -> None:
        veil: Veil | None = self.app.veil  # type: ignore[attr-defined]
        if veil is not None:
            notes = [veil.line(note) for note in notes]
        if self._filter_problem:
            notes.append(line(Span(f" filter: {self._filter_problem}", "warn")))
        widget = self.query_one("#notes", Lines)
        if widget.styles.height is None or widget.styles.height.value != len(notes):
            widget.styles.height = len(notes)
        widget.set_lines(notes)

    def show_detail(self) -> None:
        """Paint the detail of what is under the cursor, where it is shown."""
        if not self.gone and any(map(self.has_class, ("-wide", "-detail", "-only-detail"))):
            detail = self.query_one("#detail", Lines)
            key = self.table.cursor_key
            item = self._shown.get(key) if key else None
            # Before its first layout it has no width; then it takes the whole screen's.
            width = detail.size.width or self.size.width - 2
            detail.set_lines(self.detail_of(item, self.store.now(), max(10, width - 1)))

    def _show_rule(self) -> None:
        if self.gone:
            return
        shown, marked = len(self._painted), len(self.table.marked)
        counts = plural(self._total, self.ONE, self.MANY)
        if shown != self._total:
            counts = f"{shown} of {counts}"
        words = [f"─ {self.TITLE_WORDS} ─ {counts}"]
        if marked:
            words.append(f"{marked} marked")
        if self._filter is not None:
            words.append(f"filter: {self._filter.text}")
        if self._problems_only:
            words.append("problems only")
        words.append(f"by {self.ORDERS[self._order][0]}{', reversed' if self._reverse else ''}")
        rule = self.query_one("#rule", Lines)
        text = " ─ ".join(words) + " "
        rule.set_lines([line(Span(text + "─" * max(0, rule.size.width - cell_len(text)), "head"))])

    @property
    def view(self) -> str:
        """The part of the list that is shown."""
        return self._view

    def known(self, resource: str) -> dict[str, Snapshot[Any]]:
        """What is known of a resource on each service, by its name."""
        return {key.service: self.store.get(key) for key in self.engine.coordinator.keys(resource)}

    def views_line(self) -> Line:
        """The parts of the list with their counts, the one that is shown standing out."""
        counts = {name: self._in_views.get(name, 0) for name in self.VIEWS}
        parts = [(f"{words} {counts[name]:,}", name == self._view) for name, words in self.VIEWS.items()]
        return views_line(parts, self.size.width)

    def shown_rows(self) -> tuple[Sequence[Column], list[Row]]:
        """The columns that are chosen, fitting or not, and the rows that are shown, in their order."""
        now = self.store.now()
        return self.chosen_columns(), [self.row_of(self._shown[key], now) for key in self._keys]

    def shown_item(self, key: str) -> Item | None:
        """The item as it stands in the list: veiled in privacy mode."""
        return self._shown.get(key)
