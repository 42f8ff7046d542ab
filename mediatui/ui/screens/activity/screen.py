"""The activity screen: a live list of streams, counts above, the last hour below, detail beside."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Input

from mediatui.engine.actions import Plan, Result
from mediatui.engine.engine import Engine
from mediatui.engine.health import health_of
from mediatui.matching.filter import Filter, FilterError, parse
from mediatui.models.snapshot import Snapshot
from mediatui.models.stream import Activity, Stream
from mediatui.store.store import Store
from mediatui.ui import keys
from mediatui.ui.cells import Line, Span, line
from mediatui.ui.live import LiveScreen
from mediatui.ui.screens.activity import present
from mediatui.ui.screens.activity.chart import chart_lines
from mediatui.ui.screens.activity.detail import detail_lines
from mediatui.ui.screens.activity.present import Painted
from mediatui.ui.widgets.key_bar import KeyBar
from mediatui.ui.widgets.lines import Lines, ScrollLines
from mediatui.ui.widgets.live_table import LiveTable
from mediatui.ui.widgets.status_line import StatusLine, header_parts
from mediatui.ui.widgets.text_input import FilterInput
from mediatui.wording.quantities import plural
from mediatui.wording.titles import full_title

if TYPE_CHECKING:
    from mediatui.ui.dialogs.ask import AskDialog


class ActivityScreen(LiveScreen):
    """What plays right now, on every Tautulli."""

    WATCHES = ("activity", "status")
    AUTO_FOCUS = "#streams"
    WIDTHS = ((0, "-narrow"), (150, "-wide"))
    HEIGHTS = ((0, "-flat"), (12, "-low"), (28, "-tall"), (34, "-high"))
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("x", "terminate", "End stream", id="stream.terminate", group=keys.SCREEN,
                tooltip="End the marked streams, or the one under the cursor, with a message"),
        Binding("slash", "filter", "Filter", id="list.filter", group=keys.LIST, tooltip="Filter as you type"),
        Binding("s", "sort(1)", "Sort", id="list.sort", group=keys.LIST, tooltip="Sort by the next column"),
        Binding("S", "reverse", "Reverse", show=False, id="list.reverse", group=keys.LIST,
                tooltip="Reverse the order"),
        Binding("y", "copy", "Copy", show=False, id="item.copy", group=keys.LIST,
                tooltip="Copy the title to the clipboard"),
        Binding("o", "browse", "Open page", show=False, id="item.browse", group=keys.LIST,
                tooltip="Open the item's page in Tautulli"),
        Binding("escape", "back", "Back", show=False, id="screen.back", group=keys.LIST,
                tooltip="Close the detail, unmark, clear the filter"),
    ]  # fmt: skip

    def __init__(self, engine: Engine, terminate_message: str = "") -> None:
        super().__init__(engine)
        self._default_message = terminate_message
        self._keys = engine.coordinator.keys("activity")
        self._painted: dict[str, Painted] = {}
        self._filter = Filter("", ())
        self._filter_problem = ""
        self._sort = "state"
        self._reverse = False
        self._total = 0
        self._arriving = True
        """Until every service has answered once, services that answer late put rows above others."""

    def compose(self) -> ComposeResult:
        """Header, counts, list and detail, chart, filter, keys."""
        yield StatusLine()
        yield Lines(id="rule")
        yield Lines(id="summary")
        yield Lines(id="notes")
        with Horizontal(id="body"):
            yield LiveTable(present.columns(len(self._keys) > 1), id="streams")
            yield ScrollLines(id="detail")
        yield Lines(id="chart")
        yield FilterInput(placeholder="word  !word  field:word  mbps:>10", id="filter")
        yield KeyBar()

    # -- painting -----------------------------------------------------------

    @property
    def store(self) -> Store:
        """What is known."""
        return self.engine.store

    @property
    def table(self) -> LiveTable:
        """The list."""
        return self.query_one("#streams", LiveTable)

    def snapshots(self) -> dict[str, Snapshot[Activity]]:
        """What is known of each Tautulli, by its name."""
        return {key.service: self.store.get(key) for key in self._keys}

    def show_news(self) -> None:
        """Paint what is known now; only what differs reaches the terminal."""
        now = self.store.now()
        snapshots = self.snapshots()
        everything = present.painted_streams(snapshots, now)
        self._total = len(everything)
        shown = [p for p in everything if self._filter(present.facts_of(p.stream))]
        shown.sort(key=present.SORTS[self._sort][1])
        if self._reverse:
            shown.reverse()
        self._painted = {painted.stream.key: painted for painted in shown}
        table = self.table
        table.set_placeholder(
            present.placeholder(self.engine.endpoints, snapshots, now, filtered=bool(everything))
        )
        table.set_sorted(self._sort if self._sort != "state" else "", reverse=self._reverse)
        table.set_rows([present.row_of(painted) for painted in self._painted.values()])
        if self._arriving:
            table.rest_at_top()
            self._arriving = any(snapshot.tried_at is None for snapshot in snapshots.values())
        self._show_header(snapshots, now)
        self.query_one("#summary", Lines).set_lines([present.summary(snapshots, now)])
        self._show_notes(present.notes(snapshots, now, self.size.width))
        self._show_chart()
        self._show_detail()
        self._show_rule()

    def _show_header(self, snapshots: dict[str, Snapshot[Activity]], now: float) -> None:
        services = [health_of(endpoint, self.store) for endpoint in self.engine.endpoints]
        shown = [activity for s in snapshots.values() if (activity := s.shown(now)) is not None]
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

    def _show_chart(self) -> None:
        chart = self.query_one("#chart", Lines)
        chart.set_lines(chart_lines(self.engine.recorder.last_hour(), chart.size.width, chart.size.height))

    def _show_detail(self) -> None:
        if self.has_class("-wide") or self.has_class("-detail"):
            detail = self.query_one("#detail", Lines)
            key = self.table.cursor_key
            painted = self._painted.get(key) if key else None
            # Before its first layout it has no width; then it takes the whole screen's.
            width = detail.size.width or self.size.width - 2
            detail.set_lines(detail_lines(painted, max(10, width - 1)))

    def _show_rule(self) -> None:
        shown, marked = len(self._painted), len(self.table.marked)
        counts = plural(self._total, "stream")
        if shown != self._total:
            counts = f"{shown} of {counts}"
        words = [f"─ Activity ─ {counts}"]
        if marked:
            words.append(f"{marked} marked")
        if self._filter.text:
            words.append(f"filter: {self._filter.text}")
        words.append(f"by {present.SORTS[self._sort][0]}{', reversed' if self._reverse else ''}")
        rule = self.query_one("#rule", Lines)
        text = " ─ ".join(words) + " "
        rule.set_lines([line(Span(text + "─" * max(0, rule.size.width - len(text)), "head"))])

    # -- list ---------------------------------------------------------------

    def on_live_table_cursor_moved(self, event: LiveTable.CursorMoved) -> None:
        """The detail follows the cursor."""
        self._show_detail()

    def on_live_table_marks_changed(self, event: LiveTable.MarksChanged) -> None:
        """The marks are counted."""
        self._show_rule()

    def on_live_table_opened(self, event: LiveTable.Opened) -> None:
        """Where the detail is not beside the list, it takes its place."""
        if not self.has_class("-wide"):
            self.add_class("-detail")
            self._show_detail()
            self.query_one("#detail", Lines).can_focus = True
            self.query_one("#detail", Lines).focus()

    def action_back(self) -> None:
        """Close the detail; else unmark; else clear the filter."""
        if self.has_class("-detail"):
            self.remove_class("-detail")
            self.query_one("#detail", Lines).can_focus = False
            self.table.focus()
        elif not self.table.clear_marks() and self._filter.text:
            self.query_one(FilterInput).value = ""
            self.remove_class("-filtering")

    def action_filter(self) -> None:
        """Type a filter."""
        self.add_class("-filtering")
        self.query_one(FilterInput).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Filter as it is typed; while it cannot be understood the last one stays."""
        self._filter_problem = ""
        try:
            self._filter = parse(event.value, present.FIELDS)
        except FilterError as problem:
            self._filter_problem = str(problem)
        self.show_news()

    def on_filter_input_left(self, event: FilterInput.Left) -> None:
        """Back to the list."""
        self.set_class(event.kept and bool(self._filter.text), "-filtering")
        self.table.focus()

    def action_sort(self, step: int) -> None:
        """Sort by the next column."""
        names = list(present.SORTS)
        self._sort = names[(names.index(self._sort) + step) % len(names)]
        self.show_news()

    def action_reverse(self) -> None:
        """Turn the order round."""
        self._reverse = not self._reverse
        self.show_news()

    # -- what can be done with a stream -------------------------------------

    def _under_cursor(self) -> Stream | None:
        key = self.table.cursor_key
        painted = self._painted.get(key) if key else None
        if painted is None:
            self.app.notify("No stream is under the cursor", severity="warning", markup=False, timeout=3)
            return None
        return painted.stream

    def action_copy(self) -> None:
        """Copy the title, by the terminal's own clipboard (OSC 52)."""
        if stream := self._under_cursor():
            self.app.copy_to_clipboard(full_title(stream.title))
            self.app.notify(f"Copied: {full_title(stream.title)}", markup=False, timeout=3)

    def action_browse(self) -> None:
        """Open the item's page; over SSH, where there is no browser, copy its address."""
        if (stream := self._under_cursor()) and (endpoint := self.engine.endpoint(stream.service)):
            page = f"/info?rating_key={stream.rating_key}" if stream.rating_key.isdigit() else "/home"
            self.app.show_page(endpoint.page + page)  # type: ignore[attr-defined]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Changing keys are not offered where nothing may be changed."""
        if action == "terminate":
            return any(self.engine.gate.allows(key.service) for key in self._keys)
        return super().check_action(action, parameters)

    def action_terminate(self) -> None:
        """End the marked streams, or the one under the cursor: those painted now, whatever comes."""
        marked = [self._painted[key].stream for key in self.table.marked if key in self._painted]
        stream = None if marked else self._under_cursor()
        targets = marked or ([stream] if stream else [])
        if targets:
            self.run_worker(self._terminate(targets), name="terminate", exit_on_error=False)

    async def _terminate(self, streams: list[Stream]) -> None:
        from mediatui.engine.terminate import MESSAGE_CHOICE, TerminateStreams

        terminate = await TerminateStreams.of(self.engine.coordinator, streams)
        dialog = cast("AskDialog", self.app.get_screen("ask"))
        earlier = await self.engine.choices.recall(MESSAGE_CHOICE)
        dialog.prepare(terminate.plan, [self._default_message, *earlier, ""])

        async def confirm(plan: Plan) -> Plan | None:
            agreed = await self.app.push_screen_wait(dialog)
            if agreed is not None and dialog.message:
                await self.engine.choices.remember(MESSAGE_CHOICE, dialog.message)
            return agreed

        first = terminate.plan(self._default_message)
        results = await self.engine.gate.carry_out(first, origin="activity", confirm=confirm)
        self._report(results or ())
        if results:
            self.table.clear_marks()

    def _report(self, results: tuple[Result, ...]) -> None:
        done = [result for result in results if result.done]
        if done:
            words = done[0].words.capitalize() if len(done) == 1 else f"Ended {plural(len(done), 'stream')}"
            self.app.notify(words, markup=False)
        for result in results:
            if not result.done:
                words = f"{result.action.words}\n{result.words}. {result.remedy}"
                self.app.notify(words, title="Not done", severity="error", markup=False, timeout=10)
