"""Lines of text that repaint only the cells that changed."""

from __future__ import annotations

from collections.abc import Sequence

from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

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
        width, top = self.size.width, self.top
        for y in range(self.size.height):
            before = fit_spans(old[y + top] if y + top < len(old) else (), width)
            after = fit_spans(new[y + top] if y + top < len(new) else (), width)
            if span := changed_columns(before, after):
                self.refresh(Region(span[0], y, span[1] - span[0], 1))

    def render_line(self, y: int) -> Strip:
        """One visible line."""
        index = y + self.top
        return self.strip_of(self._lines[index] if index < len(self._lines) else (), self.size.width)


class ScrollLines(Lines, ScrollView, can_focus=False):
    """Lines that scroll when there are more than fit."""

    DEFAULT_CSS = """
    ScrollLines { width: 1fr; height: 1fr; overflow-x: hidden; overflow-y: auto; }
    """

    @property
    def top(self) -> int:
        """The first line that is visible."""
        return self.scroll_offset.y

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Show these lines, the scroll staying where it is."""
        if len(lines) != len(self._lines):
            self.virtual_size = Size(self.size.width, len(lines))
        super().set_lines(lines)
