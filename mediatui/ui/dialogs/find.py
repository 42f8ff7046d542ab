"""A dialog that finds one of many by typing: a title of the library."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from mediatui.matching.text import fold, has_word
from mediatui.ui import keys
from mediatui.ui.cells import Span, line
from mediatui.ui.dialogs.choose import Option
from mediatui.ui.widgets.columns import Column
from mediatui.ui.widgets.lines import Lines
from mediatui.ui.widgets.live_table import LiveTable, Row
from mediatui.ui.widgets.text_input import QuietInput
from mediatui.wording.quantities import plural

SHOWN = 200
"""So many of those that are found stand in the list; who wants another types more of it."""


def found_in(folded: Sequence[str], typed: str, most: int) -> tuple[list[int], int]:
    """The places of the texts in which every typed word stands, at most so many, and how many there are.

    A word with a typing mistake counts where none is found without."""
    words = fold(typed).split()
    found = [at for at, text in enumerate(folded) if all(word in text for word in words)]
    if not found:
        found = [at for at, text in enumerate(folded) if all(has_word(text, word) for word in words)]
    if words:
        found.sort(key=lambda at: not folded[at].startswith(words[0]))
    return found[:most], len(found)


class FindDialog(ModalScreen[str | None]):
    """Type to find, Enter to take the one under the cursor, Esc to leave."""

    VERTICAL_BREAKPOINTS = [(0, "-low"), (14, "-tall")]
    BINDINGS = [
        keys.binding("find.take", "take", priority=True),
        keys.binding("find.cancel", "cancel"),
        keys.binding("find.down", "move(1)", priority=True),
        keys.binding("find.up", "move(-1)", priority=True),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._title = ""
        self._options: tuple[Option, ...] = ()
        self._folded: tuple[str, ...] = ()

    def prepare(self, title: str, options: Sequence[Option]) -> None:
        """What is to be found next; while nothing is typed they stand in this order."""
        self._title, self._options = title, tuple(options)
        self._folded = tuple(fold(option.words) for option in options)

    def compose(self) -> ComposeResult:
        """A line to type in, what it finds, how many and the keys."""
        columns = (Column("words", "", 16, None, 3), Column("hint", "", 8, None, 2, from_width=60))
        with Vertical(classes="dialog"):
            yield QuietInput(placeholder="a few letters of its title", id="find-line")
            yield LiveTable(columns, header=False, id="find-list")
            yield Lines(id="find-keys")

    def on_mount(self) -> None:
        """Typing stays in the line."""
        self.query_one(LiveTable).can_focus = False

    def on_screen_resume(self) -> None:
        """Begin anew."""
        self.query_one(".dialog").border_title = self._title.replace("[", "\\[")
        field = self.query_one(QuietInput)
        field.value = ""
        field.focus()
        self._find("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Find while typing."""
        self._find(event.value)

    def _find(self, typed: str) -> None:
        places, total = found_in(self._folded, typed, SHOWN)
        table = self.query_one(LiveTable)
        table.set_placeholder([line(Span("nothing of that name", "dim"))])
        shown = [self._options[at] for at in places]
        table.set_rows(
            [
                Row(each.key, {"words": line(each.words), "hint": line(Span(each.hint, "dim"))})
                for each in shown
            ]
        )
        table.move_cursor(0)
        take, cancel = (Span(keys.key_of(self, name), "accent") for name in ("find.take", "find.cancel"))
        many = plural(total, "title") if total <= SHOWN else f"{total} titles, the first {SHOWN} shown"
        self.query_one("#find-keys", Lines).set_lines(
            [line(take, " take  ", cancel, " cancel   ", Span(many, "dim"))]
        )

    def action_move(self, step: int) -> None:
        """Another one."""
        self.query_one(LiveTable).action_cursor_by(step)

    def action_take(self) -> None:
        """Take the one under the cursor."""
        if (key := self.query_one(LiveTable).cursor_key) is not None:
            self.dismiss(key)

    def action_cancel(self) -> None:
        """Leave it as it was."""
        self.dismiss(None)

    def on_live_table_opened(self, event: LiveTable.Opened) -> None:
        """A double click takes it too."""
        self.action_take()
