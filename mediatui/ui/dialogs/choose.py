"""A dialog with a list to choose from: one of several, or several in an order of their own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen

from mediatui.ui import keys
from mediatui.ui.cells import Span, line
from mediatui.ui.widgets.columns import Column
from mediatui.ui.widgets.lines import Lines
from mediatui.ui.widgets.live_table import LiveTable, Row


class Option(NamedTuple):
    """Something that may be chosen: what stands for it, what it is called, what is said beside it."""

    key: str
    words: str
    hint: str = ""


class ChooseDialog(ModalScreen[tuple[str, ...] | None]):
    """Enter takes the marked ones, or where only one may be chosen the one under the cursor."""

    BINDINGS = [
        keys.binding("choose.take", "take", priority=True),
        keys.binding("choose.cancel", "cancel"),
        keys.binding("choose.later", "move(1)"),
        keys.binding("choose.earlier", "move(-1)"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._title = ""
        self._options: list[Option] = []
        self._chosen: tuple[str, ...] = ()
        self._several = False
        self._ordered = False

    def prepare(
        self,
        title: str,
        options: Sequence[Option],
        chosen: Sequence[str] = (),
        *,
        several: bool = False,
        ordered: bool = False,
    ) -> None:
        """What is to be chosen from next. `chosen` are marked, or under the cursor; with `ordered` the
        lines can be moved."""
        self._title, self._options, self._chosen = title, list(options), tuple(chosen)
        self._several, self._ordered = several, ordered

    def compose(self) -> ComposeResult:
        """The list, and the keys."""
        columns = (Column("words", "", 12, None, 2), Column("hint", "", 8, None, 3, from_width=40))
        with Vertical(classes="dialog"):
            yield LiveTable(columns, header=False, id="choose-list")
            yield Lines(id="choose-keys")

    def on_screen_resume(self) -> None:
        """Show what was prepared."""
        self.query_one(".dialog").border_title = self._title.replace("[", "\\[")
        table = self.query_one(LiveTable)
        table.styles.height = max(1, min(len(self._options), self.app.size.height - 6))
        table.clear_marks()
        self._show()
        places = {option.key: number for number, option in enumerate(self._options)}
        if self._several:
            table.set_marks(self._chosen)
        table.move_cursor(0 if self._several else next((places[k] for k in self._chosen if k in places), 0))
        table.focus()
        take, cancel = (Span(keys.key_of(self, name), "accent") for name in ("choose.take", "choose.cancel"))
        parts: list[str | Span] = [take, " take  ", cancel, " cancel"]
        if self._several:
            parts += ["  ", Span(keys.key_of(self, "list.mark"), "accent"), " mark"]
        if self._ordered:
            later, earlier = (keys.key_of(self, name) for name in ("choose.later", "choose.earlier"))
            parts += ["  ", Span(f"{later} {earlier}", "accent"), " move the line"]
        self.query_one("#choose-keys", Lines).set_lines([line(*parts)])

    def _show(self) -> None:
        rows = [
            Row(option.key, {"words": line(option.words), "hint": line(Span(option.hint, "dim"))})
            for option in self._options
        ]
        self.query_one(LiveTable).set_rows(rows)

    def action_move(self, step: int) -> None:
        """Move the line under the cursor."""
        key = self.query_one(LiveTable).cursor_key
        number = next((n for n, option in enumerate(self._options) if option.key == key), None)
        if not self._ordered or number is None or not 0 <= number + step < len(self._options):
            return
        self._options.insert(number + step, self._options.pop(number))
        self._show()

    def action_take(self) -> None:
        """Take what is chosen."""
        table = self.query_one(LiveTable)
        if self._several:
            self.dismiss(table.marked)
        elif table.cursor_key is not None:
            self.dismiss((table.cursor_key,))

    def action_cancel(self) -> None:
        """Leave it as it was."""
        self.dismiss(None)

    def on_live_table_opened(self, event: LiveTable.Opened) -> None:
        """A double click takes it too."""
        self.action_take()
