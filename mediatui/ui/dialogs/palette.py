"""The palette: everything that can be done here, found by a few letters of its name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from mediatui.matching.text import fold, has_word
from mediatui.ui import keys
from mediatui.ui.cells import Span, line
from mediatui.ui.widgets.columns import Column
from mediatui.ui.widgets.live_table import LiveTable, Row
from mediatui.ui.widgets.text_input import QuietInput


@dataclass(frozen=True, slots=True)
class Command:
    """Something that can be done: its name, its key if it has one, and what runs it."""

    name: str
    key: str
    hint: str
    run: str
    """An action in Textual's notation, for the screen below."""
    node: object = None
    """Where the action lives; None: the app."""


def rank(commands: Sequence[Command], typed: str) -> list[Command]:
    """The commands in which every word that was typed stands, names that begin with it first."""
    words = fold(typed).split()
    if not words:
        return list(commands)
    found = [c for c in commands if all(has_word(fold(f"{c.name} {c.hint}"), word) for word in words)]
    if not found:  # "thl" for "Theme light"
        found = [c for c in commands if stands_in_order(fold(c.name), "".join(words))]
    return sorted(
        found,
        key=lambda c: (
            not fold(c.name).startswith(words[0]),
            not all(word in fold(c.name) for word in words),
        ),
    )


def stands_in_order(text: str, letters: str) -> bool:
    """Whether all letters stand in the text, in their order, others between them."""
    rest = iter(text)
    return all(letter in rest for letter in letters)


class Palette(ModalScreen[Command | None]):
    """Type to find, Enter to do, Esc to leave."""

    VERTICAL_BREAKPOINTS = [(0, "-low"), (14, "-tall")]
    BINDINGS = [
        keys.binding("palette.close", "close"),
        keys.binding("palette.choose", "choose", priority=True),
        keys.binding("palette.down", "move(1)", priority=True),
        keys.binding("palette.up", "move(-1)", priority=True),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._commands: tuple[Command, ...] = ()
        self._found: list[Command] = []
        self._more: Callable[[str], list[Command]] = lambda typed: []
        self._last: Callable[[str], list[Command]] = lambda typed: []
        self.typed_ahead = ""

    def prepare(
        self,
        commands: Sequence[Command],
        recent: Sequence[str] = (),
        more: Callable[[str], list[Command]] = lambda typed: [],
        last: Callable[[str], list[Command]] = lambda typed: [],
    ) -> None:
        """What can be done now; the names of `recent` come first while nothing is typed, `more` gives what
        can be done with just these words, and `last` what always can."""
        places = {name: number for number, name in enumerate(recent)}
        self._commands = tuple(sorted(commands, key=lambda c: places.get(c.name, len(places))))
        self._more, self._last = more, last

    def compose(self) -> ComposeResult:
        """A line to type in, and what it finds."""
        columns = (
            Column("name", "", 16, None, 3),
            Column("hint", "", 8, None, 2, from_width=60),
            Column("key", "", 8, align="right"),
        )
        with Vertical(classes="dialog"):
            yield QuietInput(placeholder="what to do", id="palette-input")
            yield LiveTable(columns, header=False, id="palette-list")

    def on_mount(self) -> None:
        """Typing stays in the line."""
        self.query_one(LiveTable).can_focus = False

    def on_screen_resume(self) -> None:
        """Begin anew."""
        self.query_one(".dialog").border_title = "Palette"
        field = self.query_one(QuietInput)
        field.value, self.typed_ahead = self.typed_ahead, ""
        field.cursor_position = len(field.value)
        field.focus()
        self._find(field.value)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Find while typing."""
        self._find(event.value)

    def _find(self, typed: str) -> None:
        found = self._found = [*self._more(typed), *rank(self._commands, typed), *self._last(typed)]
        table = self.query_one(LiveTable)
        table.set_placeholder([line(Span("nothing of that name", "dim"))])
        table.set_rows(
            [
                Row(
                    f"{command.name}\n{command.run}",
                    {
                        "name": line(command.name),
                        "hint": line(Span(command.hint, "dim")),
                        "key": line(Span(command.key, "accent")),
                    },
                )
                for command in found
            ]
        )
        table.move_cursor(0)

    def action_move(self, step: int) -> None:
        """Another one."""
        self.query_one(LiveTable).action_cursor_by(step)

    def action_choose(self) -> None:
        """Do the one under the cursor."""
        key = self.query_one(LiveTable).cursor_key
        chosen = next((c for c in self._found if f"{c.name}\n{c.run}" == key), None)
        if chosen is not None:
            self.dismiss(chosen)

    def action_close(self) -> None:
        """Do nothing."""
        self.dismiss(None)
