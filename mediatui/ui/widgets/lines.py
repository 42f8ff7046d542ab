"""Lines of text that repaint only the cells that changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from mediatui.ui import keys
from mediatui.ui.cells import Line, changed_columns, fit_spans
from mediatui.ui.widgets.toned import Toned


class Lines(Toned):
    """Shows lines of spans, cut to its size."""

    DEFAULT_CSS = """
    Lines { width: 1fr; height: 1; }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._lines: tuple[Line, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """What is shown."""
        return self._lines

    @property
    def text(self) -> str:
        """What is shown, as plain text."""
        return "\n".join("".join(span.text for span in each).rstrip() for each in self._lines)

    @property
    def top(self) -> int:
        """The first line that is visible."""
        return 0

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Show these lines; only the cells that differ are painted again."""
        old, new = self._lines, tuple(lines)
        if old == new:
            return
        self._lines = new
        width, top = self.cells_wide, self.top
        for y in range(self.size.height):
            before = fit_spans(old[y + top] if y + top < len(old) else (), width)
            after = fit_spans(new[y + top] if y + top < len(new) else (), width)
            if span := changed_columns(before, after):
                self.refresh(Region(span[0], y, span[1] - span[0], 1))

    def render_line(self, y: int) -> Strip:
        """One visible line."""
        index = y + self.top
        return self.strip_of(self._lines[index] if index < len(self._lines) else (), self.cells_wide)


class ScrollLines(Lines, ScrollView, can_focus=False, inherit_bindings=False):
    """Lines that scroll when there are more than fit, by the keys that move in lists."""

    BINDINGS: ClassVar[list[BindingType]] = [
        keys.binding("list.down", "scroll_lines(1)"),
        keys.binding("list.up", "scroll_lines(-1)"),
        keys.binding("list.first", "scroll_lines(-100000)"),
        keys.binding("list.last", "scroll_lines(100000)"),
        keys.binding("list.page_down", "scroll_pages(1.0)"),
        keys.binding("list.page_up", "scroll_pages(-1.0)"),
        keys.binding("list.half_down", "scroll_pages(0.5)"),
        keys.binding("list.half_up", "scroll_pages(-0.5)"),
    ]

    DEFAULT_CSS = """
    ScrollLines { width: 1fr; height: 1fr; overflow-x: hidden; overflow-y: auto; }
    """

    @property
    def top(self) -> int:
        """The first line that is visible."""
        return self.scroll_offset.y

    def action_scroll_lines(self, step: int) -> None:
        """Move by lines."""
        self.scroll_to(y=self.top + step, animate=False)

    def action_scroll_pages(self, pages: float) -> None:
        """Move by pages, or by part of one."""
        self.action_scroll_lines(int(max(1, self.size.height - 1) * pages))

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Show these lines, the scroll staying where it is."""
        if len(lines) != len(self._lines):
            self.virtual_size = Size(self.cells_wide, len(lines))
        super().set_lines(lines)
