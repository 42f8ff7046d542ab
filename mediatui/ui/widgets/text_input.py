"""A line of input that is quiet on the line: its cursor does not blink."""

from __future__ import annotations

from textual.message import Message
from textual.widgets import Input

from mediatui.ui import keys


class QuietInput(Input):
    """An `Input` that writes nothing while nobody types."""

    def __init__(self, *, placeholder: str = "", id: str | None = None, value: str = "") -> None:  # noqa: A002
        super().__init__(value=value, placeholder=placeholder, id=id, select_on_focus=False)
        self.cursor_blink = False


class FilterInput(QuietInput):
    """Where a list's filter is typed: Enter keeps it, Esc clears it, both go back to the list."""

    BINDINGS = [
        keys.binding("filter.keep", "keep"),
        keys.binding("filter.drop", "drop"),
    ]

    class Left(Message):
        """The person is done typing; `kept` says whether the filter stays."""

        def __init__(self, kept: bool) -> None:
            super().__init__()
            self.kept = kept

    def action_keep(self) -> None:
        """Back to the list, filtered."""
        self.post_message(self.Left(True))

    def action_drop(self) -> None:
        """Back to the list, all of it."""
        self.value = ""
        self.post_message(self.Left(False))
