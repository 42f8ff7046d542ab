"""Changing how the app looks and behaves while it runs: settings written, the file read again."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.screen import Screen

from mediatui.engine.engine import Engine
from mediatui.ui import keys
from mediatui.ui.list_screen import ListScreen
from mediatui.ui.live import LiveScreen
from mediatui.ui.settings import PreferenceError, Preferences, Settings

if TYPE_CHECKING:
    from mediatui.ui.veil import Veil


class ConfiguringApp(App[None]):
    """An app whose settings may change under it."""

    settings: Settings
    preferences: Preferences | None
    engine: Engine
    veil: Veil | None

    @abstractmethod
    def tell_theme(self) -> None:
        """Say so where the theme that is wanted does not exist."""

    @abstractmethod
    def action_privacy(self) -> None:
        """Show stand-ins instead of names, or the names again."""

    @abstractmethod
    def paint_now(self) -> None:
        """Paint the screen that is shown."""

    @property
    @abstractmethod
    def screens_there(self) -> Collection[Screen[Any]]:
        """Every screen that was made so far."""

    async def action_reload(self) -> None:
        """Take up the configuration file as it is now, on the screen that is shown."""
        if self.preferences is None:
            self.notify("There is no configuration file to read", severity="warning", markup=False)
            return
        try:
            settings = await self.preferences.reload()
        except PreferenceError as problem:
            self.notify(str(problem), title="Not taken up", severity="error", markup=False, timeout=15)
            return
        self.clear_notifications()  # what was wrong with it before is not any more
        self.take_settings(settings)
        self.notify("The configuration was read again", markup=False, timeout=3)

    async def change_setting(self, name: tuple[str, ...], value: object) -> None:
        """Write a setting to the configuration file and take it up. Raises `PreferenceError`."""
        if self.preferences is None:
            raise PreferenceError("There is no configuration file to write it to")
        self.take_settings(await self.preferences.change(name, value))

    def take_settings(self, settings: Settings) -> None:
        """Look and behave as these say, from now on."""
        before, self.settings = self.settings, settings
        if settings.theme != before.theme:
            self.theme = settings.theme if settings.theme in self.available_themes else self.theme
            self.tell_theme()
        if settings.keys != before.keys:
            self.set_keymap(keys.textual_keymap(settings.keys))
        if settings.privacy != before.privacy and settings.privacy == (self.veil is None):
            self.action_privacy()
        if self.veil is not None:
            self.veil.hosts(self.engine.endpoints)
        for screen in self.screens_there:
            if isinstance(screen, ListScreen):
                screen.show_columns()
            if isinstance(screen, LiveScreen):
                screen.watch_anew()
        self.paint_now()
