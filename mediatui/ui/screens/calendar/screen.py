"""The calendar screen: what comes and what came as an agenda, and a month drawn above its days."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import BindingType

from mediatui.engine import library_lookups
from mediatui.engine import library_wanted as engine_wanted
from mediatui.engine.engine import Engine
from mediatui.engine.library_wanted import Appearing
from mediatui.ui import keys
from mediatui.ui.cells import Line, Span
from mediatui.ui.screens.calendar import present
from mediatui.ui.screens.library.asked import AskedScreen, Asking
from mediatui.ui.widgets.columns import Column
from mediatui.ui.widgets.lines import Lines
from mediatui.ui.widgets.live_table import LiveTable, Row
from mediatui.wording.library import part_title

if TYPE_CHECKING:
    from mediatui.engine.life import Identity
    from mediatui.matching.filter import Facts
    from mediatui.ui.veil import Veil

LEAST_LIST = 5
"""Lines that the list below the month keeps."""


class CalendarScreen(AskedScreen[Appearing]):
    """What appears, over all libraries."""

    PLACE = "calendar"
    TITLE_WORDS = "Calendar"
    ONE = "appearance"
    FIELDS = present.FIELDS
    ORDERS = present.ORDERS
    NATURAL = "day"
    VIEWS = present.VIEWS
    PAGED = False
    HINT = "word  type:movie  state:missing  what:digital  days:<7"
    SYMBOLS = tuple((sign, state) for state, (sign, _) in present.SIGNS.items())
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.binding("calendar.search", "search"),
        keys.binding("calendar.releases", "releases"),
        keys.binding("calendar.next", "month(1)"),
        keys.binding("calendar.previous", "month(-1)"),
    ]

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self._month = present.month_of(engine.store.now())

    # -- what it shows ------------------------------------------------------

    def _stretch(self, now: float) -> present.Stretch:
        return present.month_span(self._month) if self.view == "month" else present.agenda_span(now)

    def askings(self, service: str) -> Mapping[str, Asking]:
        """What appears in the agenda's weeks, or in the month."""
        start, end = self._stretch(self.store.now())
        ask = partial(library_lookups.calendar, self.engine, service, start, end)
        name = "month" if self.view == "month" else "agenda"
        return {name: ((start, end), ask)}

    def made_with(self) -> tuple[object, ...]:
        """The part of the list and its days."""
        now = self.store.now()
        return (self.view, self._stretch(now), present.today_begins(now))

    def made_of(self, answers: Mapping[tuple[str, str], Any]) -> Sequence[Appearing]:
        """What appears, in order; what is past from the newest on."""
        now = self.store.now()
        start, end = self._stretch(now)
        if self.view == "coming":
            start = present.today_begins(now)
        elif self.view == "past":
            end = present.today_begins(now)
        found = engine_wanted.appearing(answers.values(), start, end)
        return found[::-1] if self.view == "past" else found

    def views_line(self) -> Line:
        """The parts of the list, without counts: only the one that is shown is read."""
        spans = [Span(" ")]
        for name, words in self.VIEWS.items():
            here = name == self.view
            spans.append(Span(f"[{words}]" if here else f" {words} ", "accent" if here else "dim"))
        return tuple(spans)

    def above(self) -> Iterable[Lines]:
        """The parts of the list, and the month."""
        yield Lines(id="views", classes="extra")
        yield Lines(id="month", classes="extra")

    def show_more(self, now: float) -> None:
        """The parts of the list, and the month where that is shown."""
        super().show_more(now)
        widget = self.query_one("#month", Lines)
        lines: list[Line] = []
        if self.view == "month":
            room = max(0, self.size.height - 4 - LEAST_LIST)
            under = self._shown.get(self.table.cursor_key or "")
            shown = [self._shown[key] for key in self._keys]
            width = widget.size.width or self.size.width
            if room >= 7:
                lines = present.month_lines(self._month, shown, now, under, width, room)
        if widget.styles.height is None or widget.styles.height.value != len(lines):
            widget.styles.height = len(lines)
        widget.set_lines(lines)

    def on_live_table_cursor_moved(self, event: LiveTable.CursorMoved) -> None:
        """The detail and the month follow the cursor."""
        super().on_live_table_cursor_moved(event)
        if self.view == "month" and not self.gone:
            self.show_more(self.store.now())

    def columns(self) -> Sequence[Column]:
        """The columns of the list."""
        return present.COLUMNS

    def key_of(self, item: Appearing) -> str:
        """What stands for it."""
        return item.key

    def is_problem(self, item: Appearing) -> bool | None:
        """What came and is not there."""
        return present.state_of(item, self.store.now()) == "missing"

    def veiled(self, item: Appearing, veil: Veil) -> Appearing:
        """With stand-ins for its names."""
        from mediatui.wording.privacy_library import veiled_part

        told = veiled_part(item.part)
        veil.learn(item.part.media_title, told.media_title)
        veil.learn(item.part.part_title, told.part_title)
        return item._replace(part=told)

    def facts_of(self, item: Appearing) -> Facts:
        """What the filter may ask."""
        return present.facts_of(item, self.store.now())

    def row_of(self, item: Appearing, now: float) -> Row:
        """How it stands in the agenda."""
        return present.row_of(item, now, self._doing.get(item.key, ""))

    def detail_of(self, item: Appearing | None, now: float, width: int) -> Sequence[Line]:
        """Everything that is known of it here."""
        return present.detail_lines(item, now, width)

    def identity_of(self, item: Appearing) -> Identity | None:
        """The movie or series."""
        from mediatui.engine.life import identity_of_part

        return identity_of_part(item.part)

    def words_of(self, item: Appearing) -> str:
        """Its title."""
        return part_title(item.part)

    def empty_words(self) -> str:
        """Nothing appears."""
        words = {"past": "Nothing has appeared lately", "month": "Nothing appears in this month"}
        return words.get(self.view, "Nothing is to come in the next weeks")

    # -- what can be done ---------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Searching is not offered where nothing may be changed, other months only where one is drawn."""
        if action == "search":
            return self.may_change
        return super().check_action(action, parameters)

    def action_month(self, step: int) -> None:
        """Another month."""
        self._month = present.shifted(self._month, step)
        self.show_view("month")

    def action_search(self) -> None:
        """Look for the marked ones, or the one under the cursor."""
        targets = self.targets()
        if targets and self.begin("search"):
            self.work(self._search(targets))

    async def _search(self, targets: Sequence[Appearing]) -> None:
        plan = await engine_wanted.search_parts_plan(self.engine, [each.part for each in targets])
        rows = [each.key for each in targets]
        try:
            results = await self.carry_out(
                lambda message: plan, on_agreed=lambda: self.busy_with(rows, f"{plan.doing} …")
            )
        finally:
            self.busy_with(rows, "")
        if results and all(result.done for result in results):
            self.table.unmark(rows)

    async def action_releases(self) -> None:
        """Search the indexers for it and choose."""
        if item := self.under_cursor():
            part = item.part
            await self.app.show_releases(  # type: ignore[attr-defined]
                part.service, engine_wanted.target_of(part), part_title(part)
            )
