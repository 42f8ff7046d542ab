"""The app: its screens as modes, and the keys that work everywhere."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual.app import App
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from mediatui.engine.engine import Engine
from mediatui.engine.health import health_of
from mediatui.ui import keys
from mediatui.ui.cells import Line
from mediatui.ui.screens.activity.screen import ActivityScreen
from mediatui.ui.settings import Settings
from mediatui.ui.theme import THEMES, house_variables
from mediatui.ui.tight import TightApp
from mediatui.ui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from mediatui.ui.dialogs.info import InfoDialog
    from mediatui.ui.dialogs.palette import Command, Palette

PLACES: tuple[tuple[str, str, str], ...] = (("2", "activity", "Activity"),)
"""Key, name and title of each screen there is."""


def _dialog(module: str, name: str) -> Screen[Any]:
    """Make a dialog when it is first needed; from then on it is the same one."""
    return getattr(import_module(f"mediatui.ui.dialogs.{module}"), name)()  # type: ignore[no-any-return]


class MediatuiApp(TightApp):
    """The full-screen program. It is handed the engine and starts it once something stands on the screen."""

    TITLE = "mediatui"
    CSS_PATH = ["app.tcss", "screens/activity/screen.tcss"]
    ENABLE_COMMAND_PALETTE = False
    SCREENS: ClassVar[dict[str, Callable[[], Screen[Any]]]] = {
        "ask": lambda: _dialog("ask", "AskDialog"),
        "info": lambda: _dialog("info", "InfoDialog"),
        "palette": lambda: _dialog("palette", "Palette"),
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(key, f"show('{name}')", title, show=False, id=f"screen.{name}", group=keys.PROGRAM)
            for key, name, title in PLACES
        ),
        Binding("r", "refresh_now", "Refresh", show=False, id="refresh", group=keys.PROGRAM,
                tooltip="Ask all services now"),
        Binding("p", "pause", "Pause", show=False, id="pause", group=keys.PROGRAM,
                tooltip="Pause all updates, or go on"),
        Binding("colon,ctrl+p", "palette", "Palette", id="palette", group=keys.PROGRAM, key_display=None,
                tooltip="Everything that can be done here, by name"),
        Binding("question_mark", "help", "Help", id="help", group=keys.PROGRAM,
                tooltip="The keys of this screen"),
        Binding("tab", "app.focus_next", "Next pane", show=False, id="pane.next", group=keys.PROGRAM),
        Binding("shift+tab", "app.focus_previous", "Previous pane", show=False, id="pane.previous",
                group=keys.PROGRAM),
        Binding("ctrl+l", "redraw", "Redraw", show=False, id="redraw", group=keys.PROGRAM,
                tooltip="Draw the whole screen again"),
        Binding("q", "quit", "Quit", id="quit", group=keys.PROGRAM),
        Binding("ctrl+c", "quit", "Quit", show=False, priority=True, id="quit.now", group=keys.PROGRAM),
    ]  # fmt: skip

    def __init__(self, engine: Engine, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()
        # The first mode is the first screen itself, so that no empty one is laid out before it.
        self.DEFAULT_MODE = self.settings.screen  # type: ignore[misc]
        super().__init__()
        self.engine = engine
        self._told: set[str] = set()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = self.settings.theme if self.settings.theme in self.available_themes else THEMES[0].name
        makers: dict[str, Callable[[], Screen[None]]] = {
            "activity": lambda: ActivityScreen(engine, self.settings.terminate_message),
        }
        for _, name, _ in PLACES:
            self.add_mode(name, makers[name])
        self._first_paint: list[Callable[[], None]] = [engine.start, self._tell_notes]

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

        lines = help_lines(active.binding for active in self.screen.active_bindings.values())
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

        found: dict[str, Command] = {}
        for active in self.screen.active_bindings.values():
            binding = active.binding
            if binding.description and binding.group in (keys.SCREEN, keys.LIST, keys.PROGRAM):
                name = binding.tooltip or binding.description
                key = binding.key_display or keys.key_name(binding.key)
                group = binding.group.description if binding.group else ""
                found.setdefault(name, Command(name, key, group, binding.action, active.node))
        order = {group.description: number for number, group in enumerate(keys.GROUPS)}
        commands = sorted(found.values(), key=lambda command: order.get(command.hint, 9))
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
        screen = self.screen
        if isinstance(screen, ActivityScreen):
            screen.show_news()
