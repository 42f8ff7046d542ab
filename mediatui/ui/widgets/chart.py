"""The widget a chart is drawn on: lines with a cursor that the keys of lists move."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message

from mediatui.ui import keys
from mediatui.ui.widgets.lines import Lines

PAGE = 7
"""Columns that a page is: of days, a week."""


class Chart(Lines, can_focus=True):
    """Shows the lines it is given and tells where its cursor is wanted."""

    DEFAULT_CSS = """
    Chart { width: 1fr; height: 1fr; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        keys.binding("list.down", "move(1)"),
        keys.binding("list.up", "move(-1)"),
        keys.binding("list.first", "move(-100000)"),
        keys.binding("list.last", "move(100000)"),
        keys.binding("list.page_down", f"move({PAGE})"),
        keys.binding("list.page_up", f"move({-PAGE})"),
        keys.binding("list.half_down", f"move({PAGE})"),
        keys.binding("list.half_up", f"move({-PAGE})"),
    ]

    class Moved(Message):
        """The cursor is wanted so many rows further down; in charts of columns so many columns on."""

        def __init__(self, step: int) -> None:
            super().__init__()
            self.step = step

    def action_move(self, step: int) -> None:
        """Ask for the cursor elsewhere."""
        self.post_message(self.Moved(step))
