"""A dialog that only tells: help, services."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen

from mediatui.ui import keys
from mediatui.ui.cells import Line
from mediatui.ui.widgets.lines import ScrollLines


class InfoDialog(ModalScreen[None]):
    """Lines under a title; any of Esc, Enter, q and ? closes it, the arrows scroll."""

    BINDINGS = [
        keys.binding("info.close", "close"),
        keys.binding("info.down", "scroll(1)"),
        keys.binding("info.up", "scroll(-1)"),
        keys.binding("info.page_down", "scroll(10)"),
        keys.binding("info.page_up", "scroll(-10)"),
    ]

    DEFAULT_CSS = """
    InfoDialog #info-lines { height: auto; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._title = ""
        self._lines: tuple[Line, ...] = ()

    def prepare(self, title: str, lines: Sequence[Line]) -> None:
        """What is told next."""
        self._title, self._lines = title, tuple(lines)

    def compose(self) -> ComposeResult:
        """Just the lines."""
        with Vertical(classes="dialog"):
            yield ScrollLines(id="info-lines")

    def on_screen_resume(self) -> None:
        """Show what was prepared."""
        self.query_one(".dialog").border_title = self._title
        lines = self.query_one("#info-lines", ScrollLines)
        lines.set_lines(self._lines)
        self._fit()

    def on_resize(self) -> None:
        """Fit the new height."""
        self._fit()

    def _fit(self) -> None:
        lines = self.query_one("#info-lines", ScrollLines)
        lines.styles.height = max(1, min(len(self._lines), self.app.size.height - 4))
        lines.scroll_to(y=0, animate=False)

    def action_scroll(self, step: int) -> None:
        """Move the lines."""
        lines = self.query_one("#info-lines", ScrollLines)
        lines.scroll_to(y=lines.scroll_offset.y + step, animate=False)

    def action_close(self) -> None:
        """Back to the screen."""
        self.dismiss(None)
