"""The system screen: one list in views, from the services themselves to the lines of their logs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import BindingType

from mediatui.engine.engine import Engine
from mediatui.engine.health import health_of
from mediatui.engine.system_log import LEVELS, LogBook
from mediatui.models.snapshot import Snapshot
from mediatui.ui import keys
from mediatui.ui.cells import Line, Span, line
from mediatui.ui.list_screen import ListScreen
from mediatui.ui.notes import failure_lines, old_and_failed
from mediatui.ui.screens.system import making, present
from mediatui.ui.screens.system.entries import Entry
from mediatui.ui.widgets.columns import Column
from mediatui.ui.widgets.lines import Lines
from mediatui.ui.widgets.live_table import LiveTable, Row
from mediatui.wording.quantities import plural

if TYPE_CHECKING:
    from mediatui.engine.actions import Plan, Result
    from mediatui.matching.filter import Facts
    from mediatui.ui.veil import Veil

AHEAD = 20
"""So many lines before the end of what was read of a log, the next page is asked for."""

PAGES = {
    "health": "/system/status", "disks": "/system/status", "tasks": "/system/tasks",
    "commands": "/system/tasks", "logs": "/system/events", "indexers": "/settings/indexers",
    "clients": "/settings/downloadclients", "folders": "/settings/mediamanagement",
}  # fmt: skip
"""Where a service itself shows what a view is about."""


class SystemScreen(ListScreen[Entry]):
    """How every service is, what it finds wrong with itself, what it does, and what it wrote down."""

    WATCHES = (
        "status", "health", "commands", "disks", "tasks", "indexers", "clients", "root_folders",
        "torrents", "request_counts", "activity",
    )  # fmt: skip
    PLACE = "system"
    TITLE_WORDS = "System"
    ONE = "entry"
    MANY = "entries"
    FIELDS = present.FIELDS
    ORDERS = present.ORDERS
    NATURAL = "sign"
    VIEWS = present.VIEWS
    HINT = "word  service:radarr  level:error  is:problem"
    SYMBOLS = (
        ("● ◐ ✗ ○", "up or room, slow or nearly full, failing or full, off"),
        ("▶ · ✓ ‖", "running, waiting, done, taken back"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.binding("system.run", "run"),
        keys.binding("system.cancel", "take_back"),
        keys.binding("system.level", "level"),
        keys.binding("system.more", "more"),
    ]

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self._logs = LogBook(engine, self._soon)
        self._doing: dict[str, str] = {}
        self._made: tuple[tuple[object, ...], Sequence[Entry]] = ((), ())

    def on_unmount(self) -> None:
        """Read no further."""
        self._logs.close()

    def read_again(self) -> None:
        """The logs are not polled."""
        if self.view == "logs":
            self._logs.read_again()

    # -- what it shows ------------------------------------------------------

    def columns(self) -> Sequence[Column]:
        """The columns of all views."""
        return present.COLUMNS

    def chosen_columns(self) -> Sequence[Column]:
        """Of the present view all columns, or those of them that the person chose."""
        own = {column.key: column for column in present.VIEW_COLUMNS[self.view]}
        chosen = self.app.settings.columns.get(self.PLACE, ())  # type: ignore[attr-defined]
        wanted = [own[name]._replace(from_width=0) for name in chosen if name in own]
        return wanted or list(own.values())

    def action_columns(self) -> None:
        """Choose the columns of all views together."""
        from mediatui.ui.column_choice import choose_columns

        self.run_worker(choose_columns(_EveryView(self)), name="columns", exit_on_error=False)  # type: ignore[arg-type]

    def show_view(self, name: str) -> None:
        """Show this part of the list, with its own columns and keys."""
        self.table.clear_marks()
        self._view = name
        self.show_columns()
        if name == "logs":
            self._logs.look()
        super().show_view(name)
        self.table.start_over()
        self.refresh_bindings()

    def snapshots_of(self, view: str) -> dict[str, Snapshot[Any]]:
        """What a view is made of, by the service's name."""
        return self.known(present.RESOURCES[view]) if view in present.RESOURCES else {}

    def items(self, now: float) -> Sequence[Entry]:
        """Everything in all views; the same object as long as nothing of it has changed."""
        # How long ago a service answered changes with every answer, and nobody asks for that here.
        services = tuple(replace(health_of(e, self.store), age=None) for e in self.engine.endpoints)
        known = {view: self.snapshots_of(view) for view in present.RESOURCES if view != "services"}
        lines = self._logs.lines()
        parts = tuple(
            part
            for snapshots in known.values()
            for each in snapshots.values()
            for part in (each.shown(now), each.failure is None and not each.is_old(now))
        )
        doing = tuple(self._doing.items())
        before, made = self._made
        same = len(before) == 4 and before[0] == services and before[1] is lines and before[2] == doing
        if not same or any(a is not b and a != b for a, b in zip(parts, before[3], strict=True)):  # type: ignore[call-overload]
            made = making.entries(services, known, lines, self._doing, now)
            self._made = ((services, lines, doing, parts), made)
        return made

    def key_of(self, item: Entry) -> str:
        """What stands for an entry."""
        return item.key

    def in_view(self, item: Entry, view: str) -> bool:
        """Whether it is of that sort."""
        return item.view == view

    def is_problem(self, item: Entry) -> bool | None:
        """What somebody should look at."""
        return item.shown(self.store.now()).problem

    def veiled(self, item: Entry, veil: Veil) -> Entry:
        """Without names, paths and what services say in words of their own."""
        return making.veiled(item, veil)

    def facts_of(self, item: Entry) -> Facts:
        """What the filter may ask of an entry."""
        return making.facts_of(item)

    def row_of(self, item: Entry, now: float) -> Row:
        """How it stands in the list."""
        return making.row_of(item, now)

    def detail_of(self, item: Entry | None, now: float, width: int) -> Sequence[Line]:
        """Everything about it."""
        return making.detail_lines(item, now, width)

    def words_of(self, item: Entry) -> str:
        """What it says, or what it is called."""
        shown = item.shown(self.store.now())
        return shown.words if item.view in ("health", "logs") else shown.name

    def placeholder(self, now: float, *, filtered: bool) -> Sequence[Line]:
        """Not configured, asking, failed, nothing of the sort, or all filtered out."""
        logs = self.view == "logs"
        return present.placeholder(
            self.engine.endpoints, self.view, self.snapshots_of(self.view), now,
            filtered=bool(self._in_views.get(self.view)),
            asking=logs and self._logs.asking,
            failures=self._logs.failures if logs else None,
        )  # fmt: skip

    def notes(self, now: float) -> list[Line]:
        """What failed and what is old of the present view; how much of the logs was read."""
        width = self.size.width
        if self.view != "logs":
            # What fails as a whole stands in the list of services itself.
            return [] if self.view == "services" else old_and_failed(self.snapshots_of(self.view), now, width)
        failures = self._logs.failures.items()
        told = [part for n, f in failures for part in failure_lines(n, f, Snapshot(), now, width)]
        read, total = len(self._logs.lines()), self._logs.total
        if read or self._logs.level:
            of = f"of level {self._logs.level}" if self._logs.level else "of all levels"
            more = f" · {keys.key_of(self, 'system.more')} reads on" if read < total else ""
            asking = " · reading …" if self._logs.asking else ""
            told.append(line(Span(f" {read:,} of {plural(total, 'line')} {of}{more}{asking}", "dim")))
        return told

    def above(self) -> Iterable[Lines]:
        """The parts of the list."""
        yield Lines(id="views", classes="extra")

    def show_more(self, now: float) -> None:
        """The parts of the list with their counts."""
        views = self.query_one("#views", Lines)
        width = views.size.width or self.size.width
        views.set_lines([present.views_line(self.view, self._in_views, width)])
        if self.view == "logs":  # The first pages come from each service in its own time.
            self.table.rest_at_top()

    def on_live_table_cursor_moved(self, event: LiveTable.CursorMoved) -> None:
        """The detail follows the cursor, and the log is read on ahead of it."""
        super().on_live_table_cursor_moved(event)
        if self.view == "logs" and self.table.cursor_key in self._keys[-AHEAD:]:
            self._logs.more()

    # -- what can be done ---------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Each key only in the view it is for, changing ones only where something may be changed."""
        if action in ("run", "take_back"):
            here = self.view == ("tasks" if action == "run" else "commands")
            return here and any(self.engine.gate.allows(name) for name in self._logs.services())
        if action in ("level", "more"):
            return self.view == "logs"
        return super().check_action(action, parameters)

    def on_live_table_opened(self, event: LiveTable.Opened) -> None:
        """Enter on a task asks whether to run it; on anything else it opens the detail."""
        if self.check_action("run", ()):
            event.stop()
            event.prevent_default()
            self.action_run()
        else:
            super().on_live_table_opened(event)

    def targets(self) -> list[Entry]:
        """The marked entries, or the one under the cursor: those painted now, whatever comes."""
        marked = [self._painted[key] for key in self.table.marked if key in self._painted]
        if marked:
            return marked
        item = self.under_cursor()
        return [item] if item is not None else []

    def action_run(self) -> None:
        """Run the marked tasks, or the one under the cursor."""
        targets = [each for each in self.targets() if each.view == "tasks"]
        if targets and self.begin("run a task"):
            self.work(self._run_tasks(targets))

    async def _run_tasks(self, targets: Sequence[Entry]) -> None:
        from mediatui.engine.system_actions import run_plan

        await self._do(targets, await run_plan(self.engine, [each.thing for each in targets]))

    def action_take_back(self) -> None:
        """Take back the marked commands, or the one under the cursor."""
        targets = self.targets()
        waiting = making.commands_of(targets)
        if targets and not waiting:
            self.app.notify(
                "It is over: there is nothing to cancel", severity="warning", markup=False, timeout=4
            )
        elif waiting and self.begin("cancel a command"):
            self.work(self._take_back(waiting))

    async def _take_back(self, targets: Sequence[Entry]) -> None:
        from mediatui.engine.system_actions import cancel_plan

        await self._do(targets, await cancel_plan(self.engine, [each.thing for each in targets]))

    async def _do(self, targets: Sequence[Entry], plan: Plan) -> None:
        """Carry a plan out, saying in the rows what goes on."""

        def begin() -> None:
            self._doing |= {each.key: f"{plan.doing} …" for each in targets}
            self.show_news()

        def ended(result: Result) -> None:
            self._soon()

        try:
            results = await self.carry_out(lambda message: plan, on_agreed=begin, on_result=ended)
        finally:
            for each in targets:
                self._doing.pop(each.key, None)
            self.show_news()
        if results and all(result.done for result in results):
            self.table.unmark([each.key for each in targets])

    def action_level(self) -> None:
        """Show lines of one level only, or of all."""
        self.run_worker(self._choose_level(), name="level", exit_on_error=False)

    async def _choose_level(self) -> None:
        from typing import cast

        from mediatui.ui.dialogs.choose import ChooseDialog, Option

        dialog = cast("ChooseDialog", self.app.get_screen("choose"))
        options = [Option(level, level or "every level") for level in LEVELS]
        dialog.prepare("Lines of the log", options, [self._logs.level])
        found = await self.app.push_screen_wait(dialog)
        if found is not None and found[0] != self._logs.level:
            self._logs.read_again(found[0])
            self.show_news()

    def action_more(self) -> None:
        """Read further back."""
        if not self._logs.more() and not self._logs.asking:
            self.app.notify("That is all there is", markup=False, timeout=3)
        self.show_news()

    def action_browse(self) -> None:
        """Open the wiki page of a warning; else the page of the service that is about it."""
        if (item := self.under_cursor()) is None:
            return
        page = item.thing.page if item.view == "health" else ""
        name = item.shown(0).service.partition(", ")[0]
        if not page and (endpoint := self.engine.endpoint(name)):
            page = f"{endpoint.page}{PAGES.get(item.view, '')}"
        if page:
            self.app.show_page(page)  # type: ignore[attr-defined]


class _EveryView:
    """The screen as the choice of columns sees it: with the columns of all its views, not of one."""

    def __init__(self, screen: SystemScreen) -> None:
        self.app = screen.app
        self.PLACE, self.TITLE_WORDS = screen.PLACE, screen.TITLE_WORDS

    def columns(self) -> Sequence[Column]:
        """Those of all views."""
        return present.COLUMNS

    def chosen_columns(self) -> Sequence[Column]:
        """Those the person chose, in their order; else all."""
        known = {column.key: column for column in present.COLUMNS}
        chosen = self.app.settings.columns.get(self.PLACE)  # type: ignore[attr-defined]
        return [known[name] for name in chosen if name in known] if chosen else present.COLUMNS
