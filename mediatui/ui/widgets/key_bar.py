"""One line with the keys that do something here and now."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.screen import Screen

from mediatui.ui.cells import Line, Span, width_of
from mediatui.ui.keys import key_name, live_bindings
from mediatui.ui.widgets.lines import Lines


class KeyBar(Lines):
    """Shows the live bindings of the focused widget and its screen, and a note at its right end."""

    DEFAULT_CSS = """
    KeyBar { dock: bottom; height: 1; }
    """

    def __init__(self) -> None:
        super().__init__(id="key-bar")
        self._note: Line = ()

    def compose(self) -> ComposeResult:
        """Nothing inside."""
        yield from ()

    def on_mount(self) -> None:
        """Follow the bindings of the screen."""
        self.screen.bindings_updated_signal.subscribe(self, self._on_bindings)

    def on_resize(self) -> None:
        """Fit the new width."""
        self.show_keys()

    def _on_bindings(self, screen: Screen[object]) -> None:
        if screen is self.screen:
            self.show_keys()

    def set_note(self, note: Line) -> None:
        """What stands at the right end."""
        if note != self._note:
            self._note = note
            self.show_keys()

    def show_keys(self) -> None:
        """Draw the bindings that want to be shown."""
        if not self.is_attached:
            return
        shown: dict[str, Span] = {}
        bindings = [active.binding for active in live_bindings(self.screen) if active.enabled]
        parts: list[Span] = []
        for binding in bindings:
            if binding.show and binding.description and binding.action not in shown:
                shown[binding.action] = Span(binding.description)
                parts += [
                    Span(" "),
                    Span(binding.key_display or key_name(binding.key), "accent"),
                    Span(f" {binding.description.lower()} ", "dim"),
                ]
        room = self.size.width - width_of(self._note) - 1
        while parts and width_of(parts) > max(room, 0):
            del parts[-3:]
        if self._note and room >= 0:
            parts += [Span(" " * (self.size.width - width_of(parts) - width_of(self._note) - 1)), *self._note]
        self.set_lines((tuple(parts),))
