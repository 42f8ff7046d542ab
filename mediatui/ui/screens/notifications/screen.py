"""The notifications screen: what Tautulli told people, what did not get there, whom it tells, and a test."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from textual.binding import BindingType

from mediatui.engine.engine import Engine
from mediatui.engine.notices import Notice, NoticeBook, test_plan
from mediatui.engine.plays import services
from mediatui.models.snapshot import Snapshot
from mediatui.ui import keys
from mediatui.ui.cells import Line, Span, line
from mediatui.ui.list_screen import ListScreen
from mediatui.ui.notes import failure_lines
from mediatui.ui.screens.notifications import present
from mediatui.ui.widgets.columns import Column
from mediatui.ui.widgets.lines import Lines
from mediatui.ui.widgets.live_table import LiveTable, Row
from mediatui.wording.notifications import subject_of
from mediatui.wording.quantities import plural

if TYPE_CHECKING:
    from mediatui.matching.filter import Facts
    from mediatui.ui.dialogs.prompt import PromptDialog
    from mediatui.ui.veil import Veil

AHEAD = 20
"""So many messages before the end of what was read, the next page is asked for."""


class NotificationsScreen(ListScreen[Notice]):
    """Messages, those that failed, and those who are told."""

    WATCHES = ("activity", "status")
    PLACE = "notifications"
    TITLE_WORDS = "Notifications"
    ONE = "entry"
    MANY = "entries"
    FIELDS = present.FIELDS
    ORDERS = present.ORDERS
    NATURAL = "when"
    VIEWS = present.VIEWS
    HINT = "word  state:failed  user:anna  about:started"
    SYMBOLS = (("✓ ✗ ·", "sent, failed, nothing yet"),)
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.binding("notification.test", "test"),
        keys.binding("notification.ask", "ask"),
        keys.binding("notification.more", "more"),
    ]

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self._book = NoticeBook(engine, self._soon)

    def on_unmount(self) -> None:
        """Read no further."""
        self._book.close()

    def read_again(self) -> None:
        """Nothing of this is polled."""
        self._book.read_again()
        self.show_news()

    # -- what it shows ------------------------------------------------------

    @property
    def book(self) -> NoticeBook:
        """What was read."""
        return self._book

    def columns(self) -> Sequence[Column]:
        """The columns of all views."""
        return present.COLUMNS

    def chosen_columns(self) -> Sequence[Column]:
        """Of the present view all columns, or those of them that the person chose."""
        name = "notifiers" if self.view == "notifiers" else "messages"
        several = len(services(self.engine)) > 1
        own = {each.key: each for each in present.VIEW_COLUMNS[name] if several or each.key != "service"}
        chosen = self.app.settings.columns.get(self.PLACE, ())  # type: ignore[attr-defined]
        wanted = [own[key]._replace(from_width=0) for key in chosen if key in own]
        return wanted or list(own.values())

    def show_view(self, name: str) -> None:
        """Show another part, with its own columns and keys."""
        self.table.clear_marks()
        self._view = name
        self.show_columns()
        super().show_view(name)
        self.refresh_bindings()

    def items(self, now: float) -> Sequence[Notice]:
        """What was read by now."""
        self._book.look()
        return self._book.notices()

    def key_of(self, item: Notice) -> str:
        """What stands for it."""
        return item.key

    def views_of(self, item: Notice) -> Collection[str]:
        """Messages, what failed of them, or notifiers."""
        return present.views_of(item)

    def is_problem(self, item: Notice) -> bool | None:
        """What did not get there."""
        return present.failed(item)

    def veiled(self, item: Notice, veil: Veil) -> Notice:
        """Without who and what it is about."""
        from mediatui.wording.notifications import veiled_notification, veiled_notifier

        notifier = None if item.notifier is None else veiled_notifier(item.notifier)
        if item.notifier is not None and notifier is not None:
            veil.learn(item.notifier.name, notifier.name)
        if item.message is not None:
            veil.user(item.message.user)
        message = None if item.message is None else veiled_notification(item.message)
        return item._replace(notifier=notifier, message=message, through=veil.word("Notifier", item.through))

    def facts_of(self, item: Notice) -> Facts:
        """What the filter may ask."""
        return present.facts_of(item, self.store.now())

    def row_of(self, item: Notice, now: float) -> Row:
        """How it stands in the list."""
        return present.row_of(item, now)

    def detail_of(self, item: Notice | None, now: float, width: int) -> Sequence[Line]:
        """Everything about it."""
        return present.detail_lines(item, now, width, keys.key_of(self, "notification.test"))

    def words_of(self, item: Notice) -> str:
        """The message, or the notifier's name."""
        return present.name_of(item) if item.message is None else subject_of(item.message)

    def placeholder(self, now: float, *, filtered: bool) -> Sequence[Line]:
        """Not configured, asking, failed, nothing, or all filtered out."""
        return present.placeholder(
            self.engine.endpoints,
            self.view,
            self._book.search,
            asking=self._book.asking,
            answered=self._book.answered,
            failures=self._book.failures,
            filtered=self._filter is not None and bool(self._in_views.get(self.view)),
        )

    def notes(self, now: float) -> list[Line]:
        """What failed; how much was read."""
        width = self.size.width
        told = [
            part
            for name, failure in self._book.failures.items()
            for part in failure_lines(name, failure, Snapshot(), now, width)
        ]
        read = sum(each.message is not None for each in self._book.notices())
        if read and self.view != "notifiers":
            of = f" with “{self._book.search}”" if self._book.search else ""
            more = f" · {keys.key_of(self, 'notification.more')} reads on"
            more = more if read < self._book.matching else ""
            asking = " · reading …" if self._book.asking else ""
            words = f" {read:,} of {plural(self._book.matching, 'message')} read{of}{more}{asking}"
            told.append(line(Span(words, "dim")))
        return told

    def above(self) -> Iterable[Lines]:
        """The parts of the list."""
        yield Lines(id="views", classes="extra")

    def show_more(self, now: float) -> None:
        """The parts of the list with their counts."""
        self.query_one("#views", Lines).set_lines([self.views_line()])

    def on_live_table_cursor_moved(self, event: LiveTable.CursorMoved) -> None:
        """The log is read on ahead of the cursor."""
        if self.view == "messages" and self.table.cursor_key in self._keys[-AHEAD:]:
            self._book.more()

    # -- what can be done ---------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A test only of notifiers, and only where something may be changed."""
        if action == "test":
            allowed = any(self.engine.gate.allows(name) for name in services(self.engine))
            return self.view == "notifiers" and allowed
        if action == "more":
            return self.view != "notifiers"
        return super().check_action(action, parameters)

    def action_test(self) -> None:
        """Send a test through the marked notifiers, or the one under the cursor."""
        marked = [self._painted[key] for key in self.table.marked if key in self._painted]
        if not marked and (item := self.under_cursor()) is not None:
            marked = [item]
        targets = [each for each in marked if each.notifier is not None]
        if targets and self.begin("send a test"):
            self.work(self._test(targets))

    async def _test(self, targets: Sequence[Notice]) -> None:
        if await self.ask_and_do(await test_plan(self.engine, targets)):
            self.read_again()

    def action_ask(self) -> None:
        """Have the services look for words in all messages."""
        self.run_worker(self._ask(), name="search", exit_on_error=False)

    async def _ask(self) -> None:
        dialog = cast("PromptDialog", self.app.get_screen("prompt"))
        dialog.prepare("Words in messages", self._book.search, hint="nothing: all messages")
        words = await self.app.push_screen_wait(dialog)
        if words is not None and words != self._book.search:
            self._book.read_again(words)
            self.show_news()

    def action_back(self) -> None:
        """As every list; with nothing else to clear, all messages again."""
        plain = self._filter is None and not self.table.marked and not self.has_class("-detail")
        if plain and self._book.search and not self._working:
            self._book.read_again("")
            self.show_news()
        else:
            super().action_back()

    def action_more(self) -> None:
        """Read further back."""
        if not self._book.more() and not self._book.asking:
            self.app.notify("That is all there is", markup=False, timeout=3)
        self.show_news()

    def action_browse(self) -> None:
        """Open Tautulli's own page of its notification log."""
        if (item := self.under_cursor()) and (endpoint := self.engine.endpoint(item.service)):
            where = (
                "settings#tabs_tabs-notification_agents" if item.notifier else "logs#tabs-notification_logs"
            )
            self.app.show_page(f"{endpoint.page}/{where}")  # type: ignore[attr-defined]
