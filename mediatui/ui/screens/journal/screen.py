"""The journal screen: a list of what was changed, the newest first."""

from __future__ import annotations

from collections.abc import Coroutine, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from mediatui.engine.engine import Engine
from mediatui.models.journal import JournalEntry, Outcome
from mediatui.ui import keys
from mediatui.ui.cells import Line
from mediatui.ui.list_screen import ListScreen
from mediatui.ui.screens.journal import present
from mediatui.ui.widgets.columns import Column
from mediatui.ui.widgets.live_table import Row

if TYPE_CHECKING:
    from mediatui.matching.filter import Facts
    from mediatui.ui.veil import Veil


class JournalScreen(ListScreen[JournalEntry]):
    """What was done, to what, by which calls, and how it ended. Read anew when it is shown, and on `r`."""

    WATCHES = ("activity", "status")
    PLACE = "journal"
    TITLE_WORDS = "Journal"
    ONE = "entry"
    MANY = "entries"
    FIELDS = present.FIELDS
    ORDERS = present.ORDERS
    NATURAL = "when"
    SYMBOLS = (("✓ ✗ ○ ?", "done, failed, refused, not known"),)

    BINDINGS: ClassVar[list[BindingType]] = [keys.binding("journal.undo", "undo_this")]

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self._entries: list[JournalEntry] = []
        self._problem = ""

    def on_screen_resume(self) -> None:
        """Read what was written."""
        self.read_again()

    def read_again(self) -> None:
        """Read the journal, in a worker."""
        self.run_worker(self._read(), name="journal", exit_on_error=False)

    async def _read(self) -> None:
        self._entries, self._problem = await self.engine.read_journal()
        self.show_news()

    def action_undo_this(self) -> None:
        """Take the change under the cursor back."""
        from mediatui.ui.undoing import undo

        if (entry := self.under_cursor()) and self.begin("undo"):
            self.work(self._undo(undo(self, entry)))

    async def _undo(self, undoing: Coroutine[None, None, None]) -> None:
        await undoing
        self.read_again()

    def columns(self) -> Sequence[Column]:
        """The columns of the journal."""
        return present.COLUMNS

    def items(self, now: float) -> Sequence[JournalEntry]:
        """The newest entries first."""
        return self._entries

    def key_of(self, item: JournalEntry) -> str:
        """The entry's number."""
        return str(item.id)

    def veiled(self, item: JournalEntry, veil: Veil) -> JournalEntry:
        """Without what it was done to."""
        return veil.entry(item)

    def is_problem(self, item: JournalEntry) -> bool | None:
        """What did not end well, or is not known to."""
        return item.outcome is not Outcome.DONE

    def facts_of(self, item: JournalEntry) -> Facts:
        """What the filter may ask of an entry."""
        return present.facts_of(item)

    def row_of(self, item: JournalEntry, now: float) -> Row:
        """How it stands in the list."""
        return present.row_of(item, now)

    def detail_of(self, item: JournalEntry | None, now: float, width: int) -> Sequence[Line]:
        """Everything that was written of it."""
        return present.detail_lines(item, now, width)

    def words_of(self, item: JournalEntry) -> str:
        """What was done."""
        return item.words

    def placeholder(self, now: float, *, filtered: bool) -> Sequence[Line]:
        """Nothing yet, all filtered out, or not readable."""
        return present.placeholder(self._problem, filtered=filtered)
