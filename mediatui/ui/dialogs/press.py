"""A dialog that waits for a key: the new key of something."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen

from mediatui.ui import keys
from mediatui.ui.cells import Span, line
from mediatui.ui.widgets.lines import Lines


class PressDialog(ModalScreen[str | None]):
    """The next key that is pressed is the answer, in Textual's name; Esc gives None."""

    BINDINGS = [keys.binding("press.cancel", "cancel")]

    def __init__(self) -> None:
        super().__init__()
        self._title = ""
        self._words = ""

    def prepare(self, title: str, words: str) -> None:
        """For what a key is wanted, and what its key is now."""
        self._title, self._words = title, words

    def compose(self) -> ComposeResult:
        """Just what is said."""
        with Vertical(classes="dialog"):
            yield Lines(id="press-words")
            yield Lines(id="press-keys")

    def on_screen_resume(self) -> None:
        """Show what was prepared."""
        self.query_one(".dialog").border_title = self._title.replace("[", "\\[")
        self.query_one("#press-words", Lines).set_lines([line(self._words)])
        cancel = Span(keys.key_of(self, "press.cancel"), "accent")
        self.query_one("#press-keys", Lines).set_lines([line("press the new key  ", cancel, " cancel")])

    def on_key(self, event: events.Key) -> None:
        """The answer, unless it is the key that cancels."""
        active = self.active_bindings.get(event.key)
        if active is None or active.binding.id != "press.cancel":
            event.stop()
            event.prevent_default()
            self.dismiss(event.key)

    def action_cancel(self) -> None:
        """Leave it as it was."""
        self.dismiss(None)
