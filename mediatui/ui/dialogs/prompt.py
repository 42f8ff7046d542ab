"""A dialog with one line to type in: a number, a text, a file's name."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from mediatui.ui import keys
from mediatui.ui.cells import Span, line
from mediatui.ui.widgets.lines import Lines
from mediatui.ui.widgets.text_input import QuietInput

Check = Callable[[str], str]
"""What is wrong with a text, in words; "" for nothing."""


def anything(text: str) -> str:
    """Any text will do."""
    return ""


class PromptDialog(ModalScreen[str | None]):
    """Enter takes what is typed once nothing is wrong with it, Esc gives None."""

    VERTICAL_BREAKPOINTS = [(0, "-low"), (14, "-tall")]
    BINDINGS = [
        keys.binding("prompt.take", "take", priority=True),
        keys.binding("prompt.cancel", "cancel"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._title = self._hint = self._value = ""
        self._check: Check = anything

    def prepare(self, title: str, value: str = "", *, hint: str = "", check: Check = anything) -> None:
        """What is asked next; `hint` stands under the line until something is wrong with what is typed."""
        self._title, self._value, self._hint, self._check = title, value, hint, check

    def compose(self) -> ComposeResult:
        """The line, and what to say about it."""
        with Vertical(classes="dialog"):
            yield QuietInput(id="prompt-line")
            yield Lines(id="prompt-hint")

    def on_screen_resume(self) -> None:
        """Show what was prepared."""
        self.query_one(".dialog").border_title = self._title.replace("[", "\\[")
        field = self.query_one(QuietInput)
        field.value = self._value
        field.cursor_position = len(field.value)
        field.focus()
        self._show("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Nothing is wrong until it is taken."""
        self._show("")

    def _show(self, wrong: str) -> None:
        take, cancel = (Span(keys.key_of(self, name), "accent") for name in ("prompt.take", "prompt.cancel"))
        words = Span(wrong, "bad") if wrong else Span(self._hint, "dim")
        self.query_one("#prompt-hint", Lines).set_lines([line(take, " take  ", cancel, " cancel   ", words)])

    def action_take(self) -> None:
        """Take what is typed."""
        text = self.query_one(QuietInput).value.strip()
        if wrong := self._check(text):
            self._show(wrong)
        else:
            self.dismiss(text)

    def action_cancel(self) -> None:
        """Take nothing."""
        self.dismiss(None)
