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
from mediatui.ui.configuring import ConfiguringApp
from mediatui.ui.crashing import CrashingApp
from mediatui.ui.list_screen import ListScreen
from mediatui.ui.live import LiveScreen
from mediatui.ui.screens.activity.screen import ActivityScreen
from mediatui.ui.settings import Preferences, Settings
from mediatui.ui.theme import THEMES, house_variables
from mediatui.ui.tight import TightApp
from mediatui.ui.typing_ahead import TypingAheadApp
from mediatui.ui.widgets.status_line import StatusLine
from mediatui.ui.working import WorkingScreen

if TYPE_CHECKING:
    from mediatui.ui.dialogs.info import InfoDialog
    from mediatui.ui.dialogs.palette import Command, Palette
    from mediatui.ui.veil import Veil

PLACES = (
    "activity",
    "requests",
    "search",
    "downloads",
    "releases",
    "library",
    "title",
    "music",
    "artist",
    "album",
    "wanted",
    "calendar",
    "history",
    "blocklist",
    "system",
    "plays",
    "timeline",
    "viewers",
    "libraries",
    "discover",
    "users",
    "graphs",
    "statistics",
    "trends",
    "notifications",
    "issues",
    "journal",
    "settings",
)
"""The name of each screen there is; its key and title stand in the table of keys, under `screen.NAME`."""


PALETTE_CHOICE = "palette"
"""Under this name the record keeps what was chosen in the palette."""


GREETED = "greeted"
"""Under this name the record keeps that the first hint was given."""


def _dialog(module: str, name: str) -> Screen[Any]:
    """Make a dialog when it is first needed; from then on it is the same one."""
    return getattr(import_module(f"mediatui.ui.dialogs.{module}"), name)()  # type: ignore[no-any-return]


def _screen(name: str, class_name: str, engine: Engine) -> Screen[None]:
    """Make a screen when it is first shown."""
    module = import_module(f"mediatui.ui.screens.{name}.screen")
    return getattr(module, class_name)(engine)  # type: ignore[no-any-return]


class MediatuiApp(ConfiguringApp, CrashingApp, TightApp, TypingAheadApp, inherit_bindings=False):
    """The full-screen program. It is handed the engine and starts it once something stands on the screen."""

    TITLE = "mediatui"
    CSS_PATH = ["app.tcss", "list_screen.tcss", "screens/activity/screen.tcss"]
    ENABLE_COMMAND_PALETTE = False
    SCREENS: ClassVar[dict[str, Callable[[], Screen[Any]]]] = {
        "ask": lambda: _dialog("ask", "AskDialog"),
        "info": lambda: _dialog("info", "InfoDialog"),
        "palette": lambda: _dialog("palette", "Palette"),
        "prompt": lambda: _dialog("prompt", "PromptDialog"),
        "choose": lambda: _dialog("choose", "ChooseDialog"),
        "press": lambda: _dialog("press", "PressDialog"),
        "find": lambda: _dialog("find", "FindDialog"),
        "imports": lambda: _dialog("importing", "ImportDialog"),
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        *(keys.binding(f"screen.{name}", f"show('{name}')") for name in PLACES),
        keys.binding("refresh", "refresh_now"),
        keys.binding("pause", "pause"),
        keys.binding("undo", "undo"),
        keys.binding("privacy", "privacy"),
        keys.binding("palette", "palette"),
        keys.binding("help", "help"),
        keys.binding("pane.next", "app.focus_next"),
        keys.binding("pane.previous", "app.focus_previous"),
        keys.binding("redraw", "redraw"),
        keys.binding("quit", "quit"),
        keys.binding("quit.now", "quit", priority=True),
        keys.binding("suspend", "suspend_process", priority=True),
    ]

    def __init__(
        self, engine: Engine, settings: Settings | None = None, preferences: Preferences | None = None
    ) -> None:
        self.settings = settings or Settings()
        self.preferences = preferences
        self.veil: Veil | None = None
        """What replaces names while privacy is on."""
        self._kept_veil: Veil | None = None
        self.recent: list[str] = []
        """What was chosen in the palette, the last first."""
        # The first mode is the first screen itself, so that no empty one is laid out before it.
        self.DEFAULT_MODE = self.settings.screen  # type: ignore[misc]
        super().__init__()
        self.draw_as(self.settings.colours, plain=self.settings.ascii, charset=self.settings.charset)
        self.set_keymap(keys.textual_keymap(self.settings.keys))
        self.engine = engine
        self._told: set[str] = set()
        for theme in THEMES:
            self.register_theme(theme)
        if self.few_colours:
            self._draw_in_sixteen()
        self.theme = self.settings.theme if self.settings.theme in self.available_themes else THEMES[0].name
        makers: dict[str, Callable[[], Screen[None]]] = {
            "activity": lambda: ActivityScreen(engine),
            "requests": lambda: _screen("requests", "RequestsScreen", engine),
            "search": lambda: _screen("search", "SearchScreen", engine),
            "downloads": lambda: _screen("downloads", "DownloadsScreen", engine),
            "releases": lambda: _screen("releases", "ReleasesScreen", engine),
            "system": lambda: _screen("system", "SystemScreen", engine),
            "library": lambda: _screen("library", "LibraryScreen", engine),
            "title": lambda: _screen("title", "TitleScreen", engine),
            "music": lambda: _screen("music", "MusicScreen", engine),
            "artist": lambda: _screen("artist", "ArtistScreen", engine),
            "album": lambda: _screen("album", "AlbumScreen", engine),
            "wanted": lambda: _screen("wanted", "WantedScreen", engine),
            "calendar": lambda: _screen("calendar", "CalendarScreen", engine),
            "history": lambda: _screen("history", "HistoryScreen", engine),
            "blocklist": lambda: _screen("blocklist", "BlocklistScreen", engine),
            "plays": lambda: _screen("plays", "PlaysScreen", engine),
            "timeline": lambda: _screen("timeline", "TimelineScreen", engine),
            "viewers": lambda: _screen("viewers", "ViewersScreen", engine),
            "libraries": lambda: _screen("libraries", "LibrariesScreen", engine),
            "discover": lambda: _screen("discover", "DiscoverScreen", engine),
            "users": lambda: _screen("users", "UsersScreen", engine),
            "graphs": lambda: _screen("graphs", "GraphsScreen", engine),
            "statistics": lambda: _screen("statistics", "StatisticsScreen", engine),
            "trends": lambda: _screen("trends", "TrendsScreen", engine),
            "notifications": lambda: _screen("notifications", "NotificationsScreen", engine),
            "issues": lambda: _screen("issues", "IssuesScreen", engine),
            "journal": lambda: _screen("journal", "JournalScreen", engine),
            "settings": lambda: _screen("settings", "SettingsScreen", engine),
        }
        for name in PLACES:
            self.add_mode(name, makers[name])
        self._first_paint: list[Callable[[], None]] = [engine.start, self._tell_notes, self.tell_theme]
        if self.settings.privacy:
            self._draw_veil()

    def _draw_in_sixteen(self) -> None:
        from mediatui.ui.sixteen import in_sixteen

        for theme in list(self.available_themes.values()):
            self.register_theme(in_sixteen(theme))

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
        if self.no_color:  # without colours a line of input's cursor is seen because it is reversed
            variables["input-cursor-text-style"] = "reverse"
        self.theme_variables = variables
        return variables

    def get_loading_widget(self) -> Widget:
        """Something still: the animated one writes 97 KB/s."""
        return Static("…", markup=False)

    def tell_theme(self) -> None:
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
        self.paint_now()

    def action_help(self) -> None:
        """The keys of the screen below."""
        from mediatui.ui.dialogs.help import help_lines

        lines = help_lines(
            (active.binding for active in keys.live_bindings(self.screen)),
            fields=getattr(self.screen, "FIELDS", ()),
            symbols=getattr(self.screen, "SYMBOLS", ()),
        )
        self.tell("Help", lines)

    def greet(self) -> None:
        """Remember what was chosen in the palette; the very first time, say how to find one's way."""
        self.run_worker(self._greet(), name="greet", exit_on_error=False)

    async def _greet(self) -> None:
        self.recent = await self.engine.choices.recall(PALETTE_CHOICE)
        if not await self.engine.choices.recall(GREETED):
            words = (
                f"{keys.key_of(self.screen, 'help')} shows every key, {keys.key_of(self.screen, 'palette')} "
            )
            words += f"finds everything by name, {keys.key_of(self.screen, 'quit')} quits"
            self.notify(words, title="Welcome", markup=False, timeout=15)
            await self.engine.choices.remember(GREETED, "yes")

    def action_undo(self) -> None:
        """Take the last change back."""
        from mediatui.ui.undoing import undo_last

        if isinstance(self.screen, WorkingScreen) and self.screen.begin("undo"):
            self.screen.work(undo_last(self.screen))

    def action_privacy(self) -> None:
        """Show stand-ins instead of names, or the names again."""
        if self.veil is None:
            self._draw_veil()
        else:
            self.veil = None
        for screen in self.screens_there:
            if isinstance(screen, ListScreen):
                screen.clear_filter()  # by a name that is another one now, or that tells somebody's
        self.paint_now()

    def _draw_veil(self) -> None:
        from mediatui.ui.veil import Veil

        # The same one again: it knows what was painted, and that is not always painted anew.
        self.veil = self._kept_veil = self._kept_veil or Veil()
        self.veil.hosts(self.engine.endpoints)
        if self.is_running:
            self.clear_notifications()  # they were told with the names

    @property
    def screens_there(self) -> set[Screen[Any]]:
        return {screen for stack in self._screen_stacks.values() for screen in stack}

    def notify(self, message: str, *, title: str = "", **more: Any) -> None:
        """Tell something in a corner; in privacy mode without names."""
        if self.veil is not None:
            message, title = self.veil.text(message), self.veil.text(title)
        super().notify(message, title=title, **more)

    def on_status_line_opened(self, event: StatusLine.Opened) -> None:
        """Enter on the header."""
        self.action_services()

    def action_services(self) -> None:
        """How each service is."""
        from mediatui.ui.dialogs.services import service_lines

        store = self.engine.store
        services = [health_of(endpoint, store) for endpoint in self.engine.endpoints]
        lines = service_lines(services, store.now())
        if self.veil:
            for service in services:
                self.veil.word("Server", service.status.server_name if service.status else "")
            lines = [self.veil.line(each) for each in lines]
        self.tell("Services", lines)

    def tell(self, title: str, lines: Sequence[Line]) -> None:
        """Show lines in a dialog; in privacy mode without names."""
        if self.veil is not None:
            lines = [self.veil.line(each) for each in lines]
        if not self.screen.is_modal:
            dialog = cast("InfoDialog", self.get_screen("info"))
            dialog.prepare(title, lines)
            self.push_screen(dialog)

    def action_palette(self) -> None:
        """Everything that can be done here."""
        if not self.screen.is_modal:
            palette = cast("Palette", self.get_screen("palette"))
            from mediatui.ui.commands import by_alias, commands, searches

            palette.prepare(commands(self), self.recent, lambda typed: by_alias(PLACES, typed), searches)
            self.push_screen(palette, self._run)

    def action_use_theme(self, name: str) -> None:
        """Change the colours."""
        self.theme = name

    def action_open_service(self, name: str) -> None:
        """Open the own page of a service."""
        if endpoint := self.engine.endpoint(name):
            self.show_page(endpoint.page)

    async def action_show_filtered(self, name: str, words: str) -> None:
        """Show a screen, filtered."""
        await self.switch_mode(name)
        if isinstance(self.screen, ListScreen):
            self.screen.filter_by(words)

    async def show_releases(self, service: str, target: object, title: str) -> None:
        """Ask the indexers for a title."""
        await self.switch_mode("releases")
        self.screen.search_for(service, target, title)  # type: ignore[attr-defined]

    async def action_search_for(self, words: str) -> None:
        """Search everything for these words."""
        await self.switch_mode("search")
        self.screen.search_for(words)  # type: ignore[attr-defined]

    async def show_requests_of(self, name: str) -> None:
        """Show all requests of somebody."""
        await self.action_show_filtered("requests", f'user:"{name}"')
        if isinstance(self.screen, ListScreen):
            self.screen.show_view("all")

    async def action_show_setting(self, name: str) -> None:
        """Show one setting."""
        await self.action_show_filtered("settings", f'"{name}"')

    async def _run(self, command: Command | None) -> None:
        if command is not None:
            self.recent = [command.name, *(name for name in self.recent if name != command.name)]
            node = command.node
            await self.run_action(command.run, node if isinstance(node, (Widget, App)) else self)
            await self.engine.choices.remember(PALETTE_CHOICE, command.name)

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

    def paint_now(self) -> None:
        if isinstance(self.screen, LiveScreen):
            self.screen.show_news()
