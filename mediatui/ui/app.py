"""The app: its screens as modes, and the keys that work everywhere."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual.app import App
from textual.binding import BindingType
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from mediatui.engine.engine import Engine
from mediatui.engine.health import health_of
from mediatui.ui import keys
from mediatui.ui.cells import Line
from mediatui.ui.crashing import CrashingApp
from mediatui.ui.live import LiveScreen
from mediatui.ui.screens.activity.screen import ActivityScreen
from mediatui.ui.settings import Settings
from mediatui.ui.theme import THEMES, house_variables
from mediatui.ui.tight import TightApp
from mediatui.ui.typing_ahead import TypingAheadApp
from mediatui.ui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from mediatui.ui.dialogs.info import InfoDialog
    from mediatui.ui.dialogs.palette import Command, Palette

PLACES = ("activity", "journal")
"""The name of each screen there is; its key and title stand in the table of keys, under `screen.NAME`."""


def _dialog(module: str, name: str) -> Screen[Any]:
    """Make a dialog when it is first needed; from then on it is the same one."""
    return getattr(import_module(f"mediatui.ui.dialogs.{module}"), name)()  # type: ignore[no-any-return]


class MediatuiApp(CrashingApp, TightApp, TypingAheadApp, inherit_bindings=False):
    """The full-screen program. It is handed the engine and starts it once something stands on the screen."""

    TITLE = "mediatui"
    CSS_PATH = ["app.tcss", "list_screen.tcss", "screens/activity/screen.tcss"]
    ENABLE_COMMAND_PALETTE = False
    SCREENS: ClassVar[dict[str, Callable[[], Screen[Any]]]] = {
        "ask": lambda: _dialog("ask", "AskDialog"),
        "info": lambda: _dialog("info", "InfoDialog"),
        "palette": lambda: _dialog("palette", "Palette"),
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        *(keys.binding(f"screen.{name}", f"show('{name}')") for name in PLACES),
        keys.binding("refresh", "refresh_now"),
        keys.binding("pause", "pause"),
        keys.binding("palette", "palette"),
        keys.binding("help", "help"),
        keys.binding("pane.next", "app.focus_next"),
        keys.binding("pane.previous", "app.focus_previous"),
        keys.binding("redraw", "redraw"),
        keys.binding("quit", "quit"),
        keys.binding("quit.now", "quit", priority=True),
    ]

    def __init__(self, engine: Engine, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()
        # The first mode is the first screen itself, so that no empty one is laid out before it.
        self.DEFAULT_MODE = self.settings.screen  # type: ignore[misc]
        super().__init__()
        self.set_keymap(keys.textual_keymap(self.settings.keys))
        self.engine = engine
        self._told: set[str] = set()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = self.settings.theme if self.settings.theme in self.available_themes else THEMES[0].name
        makers: dict[str, Callable[[], Screen[None]]] = {
            "activity": lambda: ActivityScreen(engine, self.settings.terminate_message),
            "journal": self._journal,
        }
        for name in PLACES:
            self.add_mode(name, makers[name])
        self._first_paint: list[Callable[[], None]] = [engine.start, self._tell_notes, self._tell_theme]

    def _journal(self) -> Screen[None]:
        from mediatui.ui.screens.journal.screen import JournalScreen

        return JournalScreen(self.engine)

    def after_first_paint(self, call: Callable[[], None]) -> None:
        """Call this once something stands on the screen."""
        self._first_paint.append(call)

    def on_mount(self) -> None:
        """Look now and then whether there is something to tell."""
        self.set_interval(5, self._tell_notes)

    def on_ready(self) -> None:
        """Something stands on the screen: begin to ask."""
        for call in self._first_paint:
            self.call_after_refresh(call)

    def get_css_variables(self) -> dict[str, str]:
        """Textual's variables and ours, worked out for themes that do not bring them."""
        variables = super().get_css_variables()
        variables |= house_variables(variables)
        self.theme_variables = variables
        return variables

    def get_loading_widget(self) -> Widget:
        """Something still: the animated one writes 97 KB/s."""
        return Static("…", markup=False)

    def _tell_theme(self) -> None:
        if self.settings.theme not in self.available_themes:
            words = (
                f'There is no theme "{self.settings.theme}": this is {self.theme}. The palette (:) lists all'
            )
            self.notify(words, severity="warning", markup=False, timeout=10)

    def _tell_notes(self) -> None:
        for note in self.engine.notes():
            if note not in self._told:
                self._told.add(note)
                self.notify(note, severity="warning", markup=False, timeout=10)

    # -- keys that work everywhere ------------------------------------------

    def action_show(self, name: str) -> None:
        """Show a screen."""
        self.switch_mode(name)

    def action_refresh_now(self) -> None:
        """Ask for everything that is looked at, now."""
        self.engine.coordinator.refresh()
        if isinstance(self.screen, LiveScreen):
            self.screen.read_again()
        self.notify("Asking all services", markup=False, timeout=1.5)

    def action_redraw(self) -> None:
        """Draw the whole screen again."""
        self.redraw()

    def action_pause(self) -> None:
        """Pause all updates, or go on."""
        coordinator = self.engine.coordinator
        coordinator.pause(not coordinator.paused)
        self._paint()

    def action_help(self) -> None:
        """The keys of the screen below."""
        from mediatui.ui.dialogs.help import help_lines

        lines = help_lines(active.binding for active in keys.live_bindings(self.screen))
        self._tell("Help", lines)

    def on_status_line_opened(self, event: StatusLine.Opened) -> None:
        """Enter on the header."""
        self.action_services()

    def action_services(self) -> None:
        """How each service is."""
        from mediatui.ui.dialogs.services import service_lines

        store = self.engine.store
        services = [health_of(endpoint, store) for endpoint in self.engine.endpoints]
        self._tell("Services", service_lines(services, store.now()))

    def _tell(self, title: str, lines: Sequence[Line]) -> None:
        if not self.screen.is_modal:
            dialog = cast("InfoDialog", self.get_screen("info"))
            dialog.prepare(title, lines)
            self.push_screen(dialog)

    def action_palette(self) -> None:
        """Everything that can be done here."""
        if not self.screen.is_modal:
            palette = cast("Palette", self.get_screen("palette"))
            palette.prepare(self.commands())
            self.push_screen(palette, self._run)

    def commands(self) -> list[Command]:
        """The actions of the screen with their keys, the screens, the services, the themes."""
        from mediatui.ui.dialogs.palette import Command

        found: dict[tuple[object, str], Command] = {}
        for active in keys.live_bindings(self.screen):
            binding = active.binding
            if binding.description and binding.group in (keys.SCREEN, keys.LIST, keys.PROGRAM):
                name, hint = binding.description, binding.tooltip or binding.group.description
                key = binding.key_display or keys.key_name(binding.key)
                command = Command(name, key, hint, binding.action, active.node)
                found.setdefault((active.node, binding.action), command)
        commands = list(found.values())
        commands.append(Command("Services", "", "How each service is", "services"))
        commands += [
            Command(f"Theme {name}", "", "Change the colours", f"use_theme('{name}')")
            for name in sorted(self.available_themes)
        ]
        return commands

    def action_use_theme(self, name: str) -> None:
        """Change the colours."""
        self.theme = name

    async def _run(self, command: Command | None) -> None:
        if command is not None:
            node = command.node
            await self.run_action(command.run, node if isinstance(node, (Widget, App)) else self)

    def show_page(self, address: str) -> None:
        """Open an address in the browser; over SSH, where there is none, copy it to the clipboard."""
        if os.environ.get("SSH_CONNECTION") or not (
            os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
        ):
            self.copy_to_clipboard(address)
            self.notify(f"Copied: {address}", markup=False, timeout=5)
        else:
            self.open_url(address)
            self.notify(f"Opened: {address}", markup=False, timeout=3)

    def _paint(self) -> None:
        if isinstance(self.screen, LiveScreen):
            self.screen.show_news()
