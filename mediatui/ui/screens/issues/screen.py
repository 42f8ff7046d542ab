"""The issues screen: what users reported, to be read, answered and resolved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual.binding import BindingType

from mediatui.engine import asking, judging
from mediatui.engine.engine import Engine
from mediatui.models.request import IssueStatus, TitleBook
from mediatui.models.snapshot import Snapshot
from mediatui.ui import keys
from mediatui.ui.cells import Line
from mediatui.ui.list_screen import ListScreen
from mediatui.ui.notes import old_and_failed
from mediatui.ui.screens.issues import present
from mediatui.ui.screens.issues.present import Reported
from mediatui.ui.widgets.columns import Column
from mediatui.ui.widgets.lines import Lines
from mediatui.ui.widgets.live_table import Row
from mediatui.wording.requests import book_key

if TYPE_CHECKING:
    from mediatui.matching.filter import Facts
    from mediatui.ui.dialogs.prompt import PromptDialog
    from mediatui.ui.veil import Veil


class IssuesScreen(ListScreen[Reported]):
    """Issues of all request services, the open ones first."""

    WATCHES = ("issues", "titles", "request_counts", "activity", "status")
    PLACE = "issues"
    TITLE_WORDS = "Issues"
    ONE = "issue"
    FIELDS = present.FIELDS
    ORDERS = present.ORDERS
    NATURAL = "when"
    VIEWS = present.VIEWS
    HINT = "word  user:anna  what:audio  age:<7"
    SYMBOLS = (("! ✓", "open, resolved"),)
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.binding("issue.comment", "comment"),
        keys.binding("issue.settle", "settle"),
    ]

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self._made: tuple[tuple[object, ...], Sequence[Reported]] = ((), ())

    # -- what it shows ------------------------------------------------------

    def sources(self) -> dict[str, Snapshot[Any]]:
        """The issues of each service."""
        return self.known("issues")

    def columns(self) -> Sequence[Column]:
        """The columns of the list."""
        return present.COLUMNS

    def items(self, now: float) -> Sequence[Reported]:
        """The issues of all services with their titles, the newest first."""
        books = self.known("titles")
        issues = [(name, snapshot.shown(now)) for name, snapshot in self.known("issues").items()]
        made_of = (*(value for _, value in issues), *(book.value for book in books.values()))
        if len(made_of) != len(self._made[0]) or any(
            a is not b for a, b in zip(made_of, self._made[0], strict=True)
        ):
            found: list[Reported] = []
            for name, value in issues:
                book: TitleBook | None = books[name].value if name in books else None
                titles = book.titles if book is not None else {}
                found += [Reported(each, titles.get(book_key(*each.media))) for each in value or ()]
            found.sort(key=lambda each: -(each.issue.created_at or 0))
            self._made = (made_of, found)
            for name, value in issues:
                missing = [i.media for i in value or () if not any(f.facts for f in found if f.issue == i)]
                if missing:
                    judging.wish(self.engine, name, missing)
        return self._made[1]

    def key_of(self, item: Reported) -> str:
        """What stands for an issue."""
        return item.issue.key

    def in_view(self, item: Reported, view: str) -> bool:
        """Whether it is open, or resolved."""
        return present.in_view(item, view)

    def is_problem(self, item: Reported) -> bool | None:
        """What is still open."""
        return item.issue.status is IssueStatus.OPEN

    def veiled(self, item: Reported, veil: Veil) -> Reported:
        """Without who said what of which title."""
        facts = None if item.facts is None else veil.facts(item.facts)
        return Reported(veil.issue(item.issue), facts)

    def facts_of(self, item: Reported) -> Facts:
        """What the filter may ask of an issue."""
        return present.facts_of(item, self.store.now())

    def row_of(self, item: Reported, now: float) -> Row:
        """How it stands in the list."""
        return present.row_of(item, now)

    def detail_of(self, item: Reported | None, now: float, width: int) -> Sequence[Line]:
        """What is wrong, and everything that was said of it."""
        return present.detail_lines(item, now, width)

    def words_of(self, item: Reported) -> str:
        """Its title."""
        return item.title

    def placeholder(self, now: float, *, filtered: bool) -> Sequence[Line]:
        """Not configured, asking, failed, none, or all filtered out."""
        return present.placeholder(
            self.engine.endpoints, self.known("issues"), now, self.view, filtered=filtered
        )

    def notes(self, now: float) -> list[Line]:
        """What failed, what is old."""
        return old_and_failed(self.known("issues"), now, self.size.width)

    def above(self) -> Iterable[Lines]:
        """The parts of the list."""
        yield Lines(id="views", classes="extra")

    def show_more(self, now: float) -> None:
        """The parts of the list with their counts."""
        self.query_one("#views", Lines).set_lines([self.views_line()])

    # -- what can be done ---------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Changing keys are not offered where nothing may be changed."""
        if action in ("comment", "settle"):
            names = [key.service for key in self.engine.coordinator.keys("issues")]
            return any(self.engine.gate.allows(name) for name in names)
        return super().check_action(action, parameters)

    def action_comment(self) -> None:
        """Say something of the issue under the cursor."""
        if (item := self.under_cursor()) and self.begin("comment"):
            self.work(self._comment(item))

    async def _comment(self, item: Reported) -> None:
        dialog = cast("PromptDialog", self.app.get_screen("prompt"))
        hint = "everybody who sees the issue reads it"
        dialog.prepare(f"Say of {item.title}", hint=hint, check=lambda text: "" if text else "say something")
        if message := await self.app.push_screen_wait(dialog):
            await self.ask_and_do(await asking.comment_plan(self.engine, item.issue, message, item.title))

    def action_settle(self) -> None:
        """Resolve the issue under the cursor, or reopen it."""
        if (item := self.under_cursor()) and self.begin("change the issue"):
            self.work(self._settle(item))

    async def _settle(self, item: Reported) -> None:
        is_open = item.issue.status is IssueStatus.OPEN
        status = IssueStatus.RESOLVED if is_open else IssueStatus.OPEN
        await self.ask_and_do(await asking.settle_plan(self.engine, item.issue, status, item.title))
        self.show_news()
        if self.table.cursor_key is None:
            self.table.action_cursor_by(0)

    def action_browse(self) -> None:
        """Open the issue's page."""
        if (item := self.under_cursor()) and (endpoint := self.engine.endpoint(item.issue.service)):
            self.app.show_page(f"{endpoint.page}/issues/{item.issue.id}")  # type: ignore[attr-defined]
