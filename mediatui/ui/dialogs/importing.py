"""The dialog of an import by hand: the files, what each is taken for, what stands against it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen

from mediatui.ui import keys
from mediatui.ui.cells import Line, Span, line
from mediatui.ui.widgets.columns import Column
from mediatui.ui.widgets.lines import Lines, ScrollLines
from mediatui.ui.widgets.live_table import LiveTable, Row


class Shown(NamedTuple):
    """A file as it stands in the list, and all there is to say of it."""

    row: Row
    detail: tuple[Line, ...] = ()


class Answer(NamedTuple):
    """What the person wants: `verb` is "import", "map" (say what the file at `key` is) or "change"."""

    verb: str
    key: str
    marked: tuple[str, ...]


COLUMNS = (
    Column("file", "File", 12, None, 3, cut="middle"),
    Column("what", "Taken for", 12, None, 3, cut="middle"),
    Column("quality", "Quality", 8, 18, 1, from_width=64),
    Column("against", "Against", 8, None, 2, from_width=90),
)


class ImportDialog(ModalScreen[Answer | None]):
    """Enter imports the marked files; what one is can be changed first."""

    BINDINGS = [
        keys.binding("imports.take", "answer('import')", priority=True),
        keys.binding("imports.map", "answer('map')"),
        keys.binding("imports.change", "answer('change')"),
        keys.binding("imports.cancel", "cancel"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._title = ""
        self._shown: tuple[Shown, ...] = ()
        self._marked: tuple[str, ...] = ()
        self._cursor = ""

    def prepare(
        self, title: str, shown: Sequence[Shown], marked: Sequence[str] = (), cursor: str = ""
    ) -> None:
        """The files; these are marked, and the cursor is on that one (the first where it is none of them)."""
        self._title, self._shown, self._marked, self._cursor = title, tuple(shown), tuple(marked), cursor

    def compose(self) -> ComposeResult:
        """The list, all of the one under the cursor, the keys."""
        with Vertical(classes="dialog"):
            yield LiveTable(COLUMNS, id="imports-list")
            yield ScrollLines(id="imports-detail")
            yield Lines(id="imports-keys")

    def on_screen_resume(self) -> None:
        """Show what was prepared."""
        self.query_one(".dialog").border_title = self._title.replace("[", "\\[")
        table = self.query_one(LiveTable)
        table.clear_marks()
        table.set_rows([each.row for each in self._shown])
        table.set_marks(self._marked)
        places = {each.row.key: number for number, each in enumerate(self._shown)}
        table.move_cursor(places.get(self._cursor, 0))
        table.focus()
        self._fit()
        self._tell()

    def on_resize(self) -> None:
        """Fit the new height."""
        self._fit()

    def _fit(self) -> None:
        room = self.app.size.height - 5
        most = max((len(each.detail) for each in self._shown), default=0)
        rows = max(2, min(len(self._shown) + 1, room - min(most, room // 2)))
        self.query_one(LiveTable).styles.height = rows
        self.query_one("#imports-detail").styles.height = max(1, min(most, room - rows))

    def on_live_table_cursor_moved(self, event: LiveTable.CursorMoved) -> None:
        """All of another one."""
        self._tell()

    def on_live_table_marks_changed(self, event: LiveTable.MarksChanged) -> None:
        """So many would be imported."""
        self._tell()

    def _tell(self) -> None:
        table = self.query_one(LiveTable)
        detail = next((each.detail for each in self._shown if each.row.key == table.cursor_key), ())
        self.query_one("#imports-detail", ScrollLines).set_lines(detail)
        words = (
            ("imports.take", f"import {len(table.marked)}"),
            ("list.mark", "mark"),
            ("imports.map", "say what it is"),
            ("imports.change", "change more"),
            ("imports.cancel", "cancel"),
        )
        parts: list[str | Span] = []
        for name, does in words:
            parts += [Span(keys.key_of(self, name), "accent"), f" {does}  "]
        self.query_one("#imports-keys", Lines).set_lines([line(*parts)])

    def action_answer(self, verb: str) -> None:
        """Give the answer; nothing is imported where nothing is marked."""
        table = self.query_one(LiveTable)
        if table.cursor_key is not None and (verb != "import" or table.marked):
            self.dismiss(Answer(verb, table.cursor_key, table.marked))

    def action_cancel(self) -> None:
        """Leave it as it was."""
        self.dismiss(None)

    def on_live_table_opened(self, event: LiveTable.Opened) -> None:
        """A double click says what it is."""
        self.action_answer("map")
