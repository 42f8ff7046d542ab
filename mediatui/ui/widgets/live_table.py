"""The list every screen shows: told the new rows, it repaints only the cells that changed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from mediatui.ui import keys
from mediatui.ui.cells import Line, Span, changed_columns, fit, fit_spans, width_of
from mediatui.ui.widgets.columns import Column, Placed, place
from mediatui.ui.widgets.rows import LazyRows, Row, Rows, places_of
from mediatui.ui.widgets.toned import Toned

__all__ = ["GUTTER", "LazyRows", "LiveTable", "Row"]

GUTTER = 2
"""Cells before the first column: the cursor's sign and the mark's."""


class LiveTable(Toned, ScrollView, can_focus=True):
    """A list with a cursor and marks that belong to rows, not to row numbers.

    When the row under the cursor leaves, the cursor rests on nothing (`cursor_key` is None) until it is
    moved, so that a key pressed in that moment hits nothing else.
    """

    DEFAULT_CSS = """
    LiveTable { width: 1fr; height: 1fr; overflow-x: hidden; overflow-y: auto; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        keys.binding("list.down", "cursor_by(1)"),
        keys.binding("list.up", "cursor_by(-1)"),
        keys.binding("list.first", "cursor_to(0)"),
        keys.binding("list.last", "cursor_to(-1)"),
        keys.binding("list.page_down", "page(1.0)"),
        keys.binding("list.page_up", "page(-1.0)"),
        keys.binding("list.half_down", "page(0.5)"),
        keys.binding("list.half_up", "page(-0.5)"),
        keys.binding("list.open", "open"),
        keys.binding("list.mark", "mark"),
        keys.binding("list.mark_all", "mark_all"),
        keys.binding("list.invert", "invert_marks"),
    ]

    class CursorMoved(Message):
        """The cursor rests on another row, or on nothing."""

        def __init__(self, table: LiveTable) -> None:
            super().__init__()
            self.table = table

        def can_replace(self, message: Message) -> bool:
            """Only the newest counts."""
            return isinstance(message, LiveTable.CursorMoved) and message.table is self.table

    class Opened(Message):
        """Enter on a row."""

        def __init__(self, table: LiveTable, key: str) -> None:
            super().__init__()
            self.table = table
            self.key = key

    class MarksChanged(Message):
        """Rows were marked or unmarked."""

        def __init__(self, table: LiveTable) -> None:
            super().__init__()
            self.table = table

    def __init__(
        self,
        columns: Sequence[Column],
        *,
        header: bool = True,
        id: str | None = None,  # noqa: A002
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._columns = tuple(columns)
        self._header = int(header)
        self._placed: tuple[Placed, ...] = ()
        self._placed_for = 0
        self._data = Rows((), (), {})
        self._cursor: str | None = None
        self._ghost = 0
        """Where the cursor stood last: where moving begins when it rests on nothing."""
        self._touched = False
        self._marks: dict[str, None] = {}
        self._placeholder: tuple[Line, ...] = ()
        self._sorted: tuple[str, bool] | None = None

    # -- what it shows ------------------------------------------------------

    @property
    def rows(self) -> Sequence[Row]:
        """The rows, in their order."""
        return self._data.rows

    @property
    def cursor_key(self) -> str | None:
        """The key of the row under the cursor; None: it rests on nothing."""
        return self._cursor

    @property
    def marked(self) -> tuple[str, ...]:
        """The keys of the marked rows that are shown, in the order of the list."""
        return tuple(key for key in self._data.keys if key in self._marks) if self._marks else ()

    @property
    def placed(self) -> tuple[Placed, ...]:
        """The columns as they are placed at this width."""
        return self._placed

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Show other columns."""
        if tuple(columns) != self._columns:
            self._columns = tuple(columns)
            self._place()

    def set_sorted(self, column: str, *, reverse: bool) -> None:
        """Show in the heading by which column the rows are sorted; sorting is the giver's work."""
        if self._sorted != (column, reverse):
            self._sorted = (column, reverse)
            if self._header:
                self.refresh(Region(0, 0, self.cells_wide, 1))

    def set_placeholder(self, lines: Sequence[Line]) -> None:
        """What stands in the middle while there are no rows."""
        if tuple(lines) != self._placeholder:
            self._placeholder = tuple(lines)
            if not self._data.rows:
                self.refresh()

    def set_rows(
        self, rows: Sequence[Row], hidden: Collection[str] = (), *, refiltered: bool = False
    ) -> None:
        """Take the new rows: cursor and marks stay with their rows, the scroll where it is.

        Keys must differ from row to row. Marks of rows that left are dropped. `hidden` are rows that are
        still there but not shown: they keep their marks. Where that is because the person has just filtered,
        as `refiltered` says, the cursor goes from them to the first row; else it rests on nothing.
        """
        old = self._data
        keys = rows.keys if isinstance(rows, LazyRows) else [row.key for row in rows]
        new = Rows(rows, keys, places_of(keys, old))
        if len(new.places) != len(rows):
            raise AssertionError("two rows have the same key")
        before = self._window(old)
        self._data = new
        marks = [key for key in self._marks if key not in new.places and key not in hidden]
        for key in marks:
            del self._marks[key]
        if refiltered and self._cursor in hidden:
            self._ghost = 0
            self._touched = False
            self._set_cursor(keys[0] if keys else None)
        self._keep_cursor(old)
        if len(old.rows) != len(rows):
            self.virtual_size = Size(self.cells_wide, len(rows) + self._header)
        if bool(old.rows) != bool(rows):
            self.refresh()
            return
        self._repaint(before, self._window(new))

    def _keep_cursor(self, old: Rows) -> None:
        index = self._data.places
        if self._cursor is None:
            if not self._touched and self._data.rows:
                self._set_cursor(self._data.keys[0])
            return
        if (number := index.get(self._cursor)) is None:
            self._touched = True
            self._ghost = min(self._ghost, max(0, len(index) - 1))
            self._set_cursor(None)
            return
        shift = number - old.places.get(self._cursor, number)
        self._ghost = number
        if shift and self.scroll_offset.y:
            self.scroll_to(y=max(0, self.scroll_offset.y + shift), animate=False)
        else:
            self._show(number)

    def _window(self, data: Rows) -> list[Row | None]:
        top = self.scroll_offset.y
        height = self.size.height - self._header
        rows = data.rows
        return [rows[n] if n < len(rows) else None for n in range(top, top + height)]

    def _repaint(self, before: Sequence[Row | None], after: Sequence[Row | None]) -> None:
        for line, (old, new) in enumerate(zip(before, after, strict=False)):
            if old is new or old == new:
                continue
            y = line + self._header
            if old is None or new is None or old.key != new.key or old.dim != new.dim:
                self.refresh(Region(0, y, self.cells_wide, 1))
                continue
            for spot in self._placed:
                key = spot.column.key
                was, now = old.cells.get(key, ()), new.cells.get(key, ())
                if was != now:
                    span = changed_columns(self._cell(spot, was), self._cell(spot, now))
                    if span:
                        self.refresh(Region(spot.x + span[0], y, span[1] - span[0], 1))

    # -- cursor and marks ---------------------------------------------------

    def _set_cursor(self, key: str | None) -> None:
        if key == self._cursor:
            return
        for each in (self._cursor, key):
            if each is not None:
                self._refresh_row(each)
        self._cursor = key
        self.post_message(self.CursorMoved(self))

    def move_cursor(self, number: int) -> None:
        """Put the cursor on a row by its number, and the row into view."""
        self._touched = True
        if not self._data.rows:
            return
        number = max(0, min(number, len(self._data.rows) - 1))
        self._ghost = number
        self._set_cursor(self._data.keys[number])
        self._show(number)

    def rest_at_top(self) -> None:
        """While nobody has moved the cursor and the first rows are still coming: it rests on the first."""
        if not self._touched and self._data.rows:
            self._ghost = 0
            self._set_cursor(self._data.keys[0])
            self._show(0)

    def start_over(self) -> None:
        """It is another list now: the cursor rests on its first row, as soon as there is one."""
        self._touched = False
        self.rest_at_top()

    def _show(self, number: int) -> None:
        height = max(1, self.size.height - self._header)
        top = self.scroll_offset.y
        if number < top:
            self.scroll_to(y=number, animate=False)
        elif number >= top + height:
            self.scroll_to(y=number - height + 1, animate=False)

    def _refresh_row(self, key: str) -> None:
        number = self._data.places.get(key)
        if number is not None:
            y = number - self.scroll_offset.y + self._header
            if self._header <= y < self.size.height:
                self.refresh(Region(0, y, self.cells_wide, 1))

    def action_cursor_by(self, step: int) -> None:
        """Move up or down; from nothing, to the row that stands where the last one stood."""
        if self._cursor is None and self._touched:
            self.move_cursor(self._ghost)
        else:
            self.move_cursor(self._ghost + step)

    def action_cursor_to(self, number: int) -> None:
        """Move to the first row, or with -1 to the last."""
        self.move_cursor(len(self._data.rows) - 1 if number < 0 else number)

    def action_page(self, pages: float) -> None:
        """Move by pages, or by part of one."""
        self.move_cursor(self._ghost + int((self.size.height - self._header - 1) * pages))

    def action_open(self) -> None:
        """Open the row under the cursor."""
        if self._cursor is not None:
            self.post_message(self.Opened(self, self._cursor))

    def action_mark(self) -> None:
        """Mark the row under the cursor or unmark it, and go on to the next."""
        if self._cursor is not None:
            key = self._cursor
            self._toggle([key])
            self.action_cursor_by(1)

    def action_mark_all(self) -> None:
        """Mark every row that is shown."""
        self._toggle([key for key in self._data.keys if key not in self._marks])

    def action_invert_marks(self) -> None:
        """Mark what is not marked, and the other way round."""
        self._toggle(self._data.keys)

    def clear_marks(self) -> bool:
        """Unmark everything; whether anything was marked."""
        marks = list(self._marks)
        self._toggle(marks)
        return bool(marks)

    def keys_in_view(self, ahead: int = 0) -> Sequence[str]:
        """The keys of the rows that are visible, and of so many below them."""
        top = self.scroll_offset.y
        return self._data.keys[top : top + max(0, self.size.height - self._header) + ahead]

    def unmark(self, keys_: Sequence[str]) -> None:
        """Take the mark off these rows, where they have one."""
        self._toggle([key for key in keys_ if key in self._marks])

    def set_marks(self, marked: Sequence[str]) -> None:
        """Mark exactly these rows."""
        wanted = set(marked)
        self._toggle([key for key in self._data.keys if (key in self._marks) != (key in wanted)])

    def _toggle(self, keys_: Sequence[str]) -> None:
        for key in keys_:
            if self._marks.pop(key, False) is False:
                self._marks[key] = None
            self._refresh_row(key)
        if keys_:
            self.post_message(self.MarksChanged(self))

    # -- mouse --------------------------------------------------------------

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor; a second click opens."""
        y = event.y - self._header
        number = y + self.scroll_offset.y
        if y >= 0 and number < len(self._data.rows):
            again = self._data.keys[number] == self._cursor
            self.move_cursor(number)
            if again and event.chain > 1:
                self.action_open()

    # -- drawing ------------------------------------------------------------

    def on_resize(self) -> None:
        """The width is shared anew; the cursor stays in view."""
        self._place()
        if self._cursor is not None:
            self._show(self._data.places[self._cursor])

    def _place(self) -> None:
        self._placed_for = self.cells_wide
        self._placed = place(self._columns, self._placed_for, GUTTER)
        self.virtual_size = Size(self.cells_wide, len(self._data.rows) + self._header)
        self.refresh()

    def _cell(self, spot: Placed, cell: Line) -> list[Span]:
        column = spot.column
        if len(cell) == 1:
            return [Span(fit(cell[0].text, spot.width, column.align, column.cut), cell[0].tone)]
        if column.align == "right" and (pad := spot.width - width_of(cell)) > 0:
            return [Span(" " * pad), *cell]
        return fit_spans(cell, spot.width)

    def _spans(self, row: Row) -> Iterator[Span]:
        yield Span("›", "cursor") if row.key == self._cursor else Span(" ")
        yield Span("+", "mark") if row.key in self._marks else Span(" ")
        for number, spot in enumerate(self._placed):
            if number:
                yield Span(" ")
            for span in self._cell(spot, row.cells.get(spot.column.key, ())):
                yield Span(span.text, "dim") if row.dim and span.tone != "bad" else span

    def _heading(self) -> Iterator[Span]:
        yield Span(" " * GUTTER, "head")
        for number, spot in enumerate(self._placed):
            label = spot.column.label
            if self._sorted and self._sorted[0] == spot.column.key:
                label += "▾" if self._sorted[1] else "▴"
            yield Span((" " if number else "") + fit(label, spot.width, spot.column.align), "head")

    def render_line(self, y: int) -> Strip:
        """One visible line: the heading, a row, or part of the placeholder."""
        width = self.cells_wide
        if width != self._placed_for:
            # A scrollbar came or went: that is told to nobody.
            self._placed_for = width
            self._placed = place(self._columns, width, GUTTER)
        if y < self._header:
            return self.strip_of(list(self._heading()), width)
        if not self._data.rows:
            return self._placeholder_line(y, width)
        number = y - self._header + self.scroll_offset.y
        if number >= len(self._data.rows):
            return self.strip_of((), width)
        row = self._data.rows[number]
        return self.strip_of(list(self._spans(row)), width, "cursor" if row.key == self._cursor else "")

    def _placeholder_line(self, y: int, width: int) -> Strip:
        top = self._header + max(0, (self.size.height - self._header - len(self._placeholder)) // 3)
        if not top <= y < top + len(self._placeholder):
            return self.strip_of((), width)
        each = self._placeholder[y - top]
        pad = max(0, (width - width_of(each)) // 2)
        return self.strip_of((Span(" " * pad), *each), width)
