"""What every screen with a list has: header, rule, notes, list and detail, filter, sort, keys."""

from __future__ import annotations

import asyncio
import logging
from abc import abstractmethod
from collections.abc import Callable, Collection, Coroutine, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.geometry import Size
from textual.widgets import Input
from textual.worker import Worker

from mediatui.engine.engine import Engine
from mediatui.engine.health import health_of
from mediatui.models.snapshot import Snapshot
from mediatui.models.stream import Activity
from mediatui.store.store import Store
from mediatui.ui import keys
from mediatui.ui.cells import Line, Span, line
from mediatui.ui.live import LiveScreen
from mediatui.ui.widgets.columns import Column
from mediatui.ui.widgets.key_bar import KeyBar
from mediatui.ui.widgets.lines import Lines, ScrollLines
from mediatui.ui.widgets.live_table import LiveTable, Row
from mediatui.ui.widgets.status_line import StatusLine, header_parts
from mediatui.wording.quantities import plural

if TYPE_CHECKING:
    from mediatui.matching.filter import Facts, Filter
    from mediatui.ui.widgets.text_input import FilterInput

log = logging.getLogger("mediatui.ui")

Item = TypeVar("Item")

Order = tuple[str, Callable[[Any], tuple[object, ...]]]
"""What an order is called, and what it sorts by; an empty tuple leaves the items as they come."""


class ListScreen(LiveScreen, Generic[Item], inherit_bindings=False):
    """A live list of items. A screen says what its items are and how they read; this does the rest.

    `NATURAL` is the key of the order in which items come, which no heading shows.
    """

    TITLE_WORDS: ClassVar[str]
    ONE: ClassVar[str]
    """What one item is called: "stream"."""
    MANY: ClassVar[str] = ""
    FIELDS: ClassVar[Collection[str]]
    ORDERS: ClassVar[Mapping[str, Order]]
    NATURAL: ClassVar[str]
    HINT: ClassVar[str] = "word  !word  field:word"
    AUTO_FOCUS = "#list"
    WIDTHS = ((0, "-narrow"), (150, "-wide"))
    HEIGHTS = ((0, "-flat"), (12, "-low"), (28, "-tall"), (34, "-high"))
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.binding("list.filter", "filter"),
        keys.binding("list.sort", "sort(1)"),
        keys.binding("list.reverse", "reverse"),
        keys.binding("item.copy", "copy"),
        keys.binding("screen.back", "back"),
    ]

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self.add_class("list-screen")
        self._header_keys = engine.coordinator.keys("activity")
        self._painted: dict[str, Item] = {}
        self._filter: Filter | None = None
        self._filter_problem = ""
        self._order = self.NATURAL
        self._reverse = False
        self._total = 0
        self._working: Worker[None] | None = None

    # -- what a screen says -------------------------------------------------

    @abstractmethod
    def columns(self) -> Sequence[Column]:
        """The columns of the list."""

    @abstractmethod
    def items(self, now: float) -> Sequence[Item]:
        """All items, in the order in which they come."""

    @abstractmethod
    def key_of(self, item: Item) -> str:
        """What stands for an item."""

    @abstractmethod
    def facts_of(self, item: Item) -> Facts:
        """What the filter may ask of it."""

    @abstractmethod
    def row_of(self, item: Item, now: float) -> Row:
        """How it stands in the list."""

    @abstractmethod
    def detail_of(self, item: Item | None, now: float, width: int) -> Sequence[Line]:
        """Everything about it."""

    @abstractmethod
    def words_of(self, item: Item) -> str:
        """What copying it copies."""

    @abstractmethod
    def placeholder(self, now: float, *, filtered: bool) -> Sequence[Line]:
        """What stands where there are no rows."""

    def notes(self, now: float) -> list[Line]:
        """What is to be said above the list."""
        return []

    def above(self) -> Iterable[Lines]:
        """Widgets between the rule and the list."""
        return ()

    def below(self) -> Iterable[Lines]:
        """Widgets under the list."""
        return ()

    def show_more(self, now: float) -> None:
        """Paint what `above` and `below` gave."""

    # -- composing and painting ---------------------------------------------

    def compose(self) -> ComposeResult:
        """Header, rule, list and detail, filter, keys."""
        yield StatusLine()
        yield Lines(id="rule")
        yield from self.above()
        yield Lines(id="notes")
        with Horizontal(id="body"):
            yield LiveTable(self.columns(), id="list")
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

    def snapshots(self) -> dict[str, Snapshot[Activity]]:
        """What is known of what plays on each service, by its name."""
        return {key.service: self.store.get(key) for key in self._header_keys}

    def show_news(self) -> None:
        """Paint what is known now; only what differs reaches the terminal."""
        now = self.store.now()
        everything = self.items(now)
        self._total = len(everything)
        wanted = self._filter
        shown = [item for item in everything if wanted is None or wanted(self.facts_of(item))]
        shown.sort(key=self.ORDERS[self._order][1])
        if self._reverse:
            shown.reverse()
        self._painted = {self.key_of(item): item for item in shown}
        table = self.table
        table.set_placeholder(self.placeholder(now, filtered=bool(everything)))
        table.set_sorted(self._order if self._order != self.NATURAL else "", reverse=self._reverse)
        hidden = {self.key_of(item) for item in everything} - self._painted.keys()
        table.set_rows([self.row_of(item, now) for item in shown], hidden)
        self._show_header(now)
        self._show_notes(self.notes(now))
        self.show_more(now)
        self.show_detail()
        self._show_rule()

    def _show_header(self, now: float) -> None:
        services = [health_of(endpoint, self.store) for endpoint in self.engine.endpoints]
        shown = [activity for s in self.snapshots().values() if (activity := s.shown(now)) is not None]
        paused = self.engine.coordinator.paused
        read_only = not any(self.engine.gate.allows(endpoint.name) for endpoint in self.engine.endpoints)
        parts = header_parts(shown, services, paused=paused, read_only=read_only and bool(services))
        self.query_one(StatusLine).show(parts, services)

    def _show_notes(self, notes: list[Line]) -> None:
        if self._filter_problem:
            notes.append(line(Span(f" filter: {self._filter_problem}", "warn")))
        widget = self.query_one("#notes", Lines)
        if widget.styles.height is None or widget.styles.height.value != len(notes):
            widget.styles.height = len(notes)
        widget.set_lines(notes)

    def show_detail(self) -> None:
        """Paint the detail of what is under the cursor, where it is shown."""
        if not self.gone and (self.has_class("-wide") or self.has_class("-detail")):
            detail = self.query_one("#detail", Lines)
            key = self.table.cursor_key
            item = self._painted.get(key) if key else None
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
        words.append(f"by {self.ORDERS[self._order][0]}{', reversed' if self._reverse else ''}")
        rule = self.query_one("#rule", Lines)
        text = " ─ ".join(words) + " "
        rule.set_lines([line(Span(text + "─" * max(0, rule.size.width - cell_len(text)), "head"))])

    # -- keys of every list -------------------------------------------------

    def on_live_table_cursor_moved(self, event: LiveTable.CursorMoved) -> None:
        """The detail follows the cursor."""
        self.show_detail()

    def on_live_table_marks_changed(self, event: LiveTable.MarksChanged) -> None:
        """The marks are counted."""
        self._show_rule()

    def on_live_table_opened(self, event: LiveTable.Opened) -> None:
        """Where the detail is not beside the list, it takes its place."""
        if not self.has_class("-wide"):
            self.add_class("-detail")
            self.show_detail()
            self.query_one("#detail", Lines).can_focus = True
            self.query_one("#detail", Lines).focus()
            self.say(f"{keys.key_of(self, 'screen.back')} back to the list")

    def close_detail(self) -> None:
        """Show the list again."""
        self.remove_class("-detail")
        self.query_one("#detail", Lines).can_focus = False
        self.table.focus()
        self.say("")

    def say(self, words: str) -> None:
        """What the key bar says at its right end: what goes on, or how to get back."""
        if not self.gone:
            self.query_one(KeyBar).set_note(line(Span(words, "accent")))

    def fit_size(self, size: Size) -> None:
        """Where there is room for both, list and detail stand side by side again."""
        super().fit_size(size)
        if self.has_class("-wide") and self.has_class("-detail"):
            self.close_detail()

    def action_back(self) -> None:
        """Cancel what goes on; else close the detail; else clear the filter; else unmark."""
        if self._working is not None:
            self._working.cancel()
        elif self.has_class("-detail"):
            self.close_detail()
        elif self._filter is not None:
            self.query_one("#filter", Input).value = ""
            self.remove_class("-filtering")
        else:
            self.table.clear_marks()

    def action_filter(self) -> None:
        """Type a filter. Its line is made when it is first wanted: it costs a tenth of the first paint."""
        from mediatui.ui.widgets.text_input import FilterInput

        self.add_class("-filtering")
        if not self.query(FilterInput):
            self.mount(FilterInput(placeholder=self.HINT, id="filter"), before=self.query_one(KeyBar))
        # At once, not when it is next idle: letters typed ahead are already on their way.
        self.set_focus(self.query_one(FilterInput))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Filter as it is typed; while it cannot be understood the last one stays."""
        from mediatui.matching.filter import FilterError, parse

        self._filter_problem = ""
        try:
            self._filter = parse(event.value, self.FIELDS) if event.value.strip() else None
        except FilterError as problem:
            self._filter_problem = str(problem)
        self.show_news()

    def on_filter_input_left(self, event: FilterInput.Left) -> None:
        """Back to the list."""
        self.set_class(event.kept and self._filter is not None, "-filtering")
        self.table.focus()

    def action_sort(self, step: int) -> None:
        """Sort by the next column."""
        names = list(self.ORDERS)
        self._order = names[(names.index(self._order) + step) % len(names)]
        self.show_news()

    def action_reverse(self) -> None:
        """Turn the order round."""
        self._reverse = not self._reverse
        self.show_news()

    # -- what changes things ------------------------------------------------

    def begin(self, what: str) -> bool:
        """Whether something that changes things may begin: one at a time, so that no question replaces
        another under the person's hands."""
        if self._working is not None:
            self.app.notify(f"Still busy with the last one: cannot {what} yet", markup=False, timeout=3)
            return False
        return True

    def work(self, doing: Coroutine[Any, Any, None]) -> None:
        """Carry it out beside the screen; Esc cancels it, and its end is told."""
        self._working = self.run_worker(self._work(doing), name="work", exit_on_error=False)

    async def _work(self, doing: Coroutine[Any, Any, None]) -> None:
        try:
            await doing
        except asyncio.CancelledError:
            self.app.notify("Cancelled. What was already sent is in the journal", markup=False)
            raise
        except Exception:  # a person's wish that failed by our mistake must not end in silence
            log.exception("an action failed")
            words = "That failed by a mistake in mediatui: see the log file"
            self.app.notify(words, severity="error", markup=False, timeout=10)
        finally:
            self._working = None
            self.say("")

    def under_cursor(self) -> Item | None:
        """The item under the cursor; where there is none, the person is told."""
        key = self.table.cursor_key
        item = self._painted.get(key) if key else None
        if item is None:
            words = f"No {self.ONE} is under the cursor"
            self.app.notify(words, severity="warning", markup=False, timeout=3)
        return item

    def action_copy(self) -> None:
        """Copy what the item is called, by the terminal's own clipboard (OSC 52)."""
        if (item := self.under_cursor()) is not None:
            words = self.words_of(item)
            self.app.copy_to_clipboard(words)
            self.app.notify(f"Copied: {words}", markup=False, timeout=3)
