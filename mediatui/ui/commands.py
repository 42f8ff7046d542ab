"""What the palette offers: every action of the screen, every screen, service, theme and setting."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mediatui.config.keymap import KEYMAP
from mediatui.config.schema import TABLES
from mediatui.engine.health import health_of
from mediatui.ui import keys
from mediatui.ui.dialogs.palette import Command

if TYPE_CHECKING:
    from mediatui.ui.app import MediatuiApp

SHORTEST_ALIAS = 3
"""Letters of a screen's name that are enough to mean it: ":act anna" shows activity, filtered."""


def commands(app: MediatuiApp) -> list[Command]:
    """Everything that can be done now, the actions of the screen first."""
    found: dict[tuple[object, str], Command] = {}
    for active in keys.live_bindings(app.screen):
        binding = active.binding
        if binding.description and binding.group in (keys.SCREEN, keys.LIST, keys.PROGRAM):
            name, hint = binding.description, binding.tooltip or binding.group.description
            key = binding.key_display or keys.key_name(binding.key)
            found.setdefault(
                (active.node, binding.action), Command(name, key, hint, binding.action, active.node)
            )
    return [*found.values(), *_services(app), *_settings(app), *_themes(app)]


def _services(app: MediatuiApp) -> Iterator[Command]:
    yield Command("Services", "", "How each service is", "services")
    for endpoint in app.engine.endpoints:
        state = health_of(endpoint, app.engine.store).health.value
        yield Command(
            f"Open {endpoint.name}", "", f"Its own page; it is {state}", f"open_service({endpoint.name!r})"
        )


def _settings(app: MediatuiApp) -> Iterator[Command]:
    yield Command("Reload", "", "Take up the configuration file as it is now", "reload")
    for setting in TABLES["general"]:
        doc, run = setting.doc.rstrip("."), f"show_setting('general.{setting.name}')"
        yield Command(f"Setting {setting.name}", "", doc, run)


def _themes(app: MediatuiApp) -> Iterator[Command]:
    for name in sorted(app.available_themes):
        yield Command(f"Theme {name}", "", "Change the colours", f"use_theme({name!r})")


def by_alias(places: tuple[str, ...], typed: str) -> list[Command]:
    """What a screen's name, or its beginning, with words behind it means: that screen, filtered by them."""
    alias, _, rest = typed.strip().partition(" ")
    rest = rest.strip()
    if len(alias) < SHORTEST_ALIAS or not rest:
        return []
    meant = [name for name in places if name.startswith(alias.casefold())]
    return [
        Command(
            f"{KEYMAP[f'screen.{name}'].words}: {rest}", "", "That screen, filtered",
            f"show_filtered({name!r}, {rest!r})",
        )
        for name in meant
    ]  # fmt: skip


def searches(typed: str) -> list[Command]:
    """A word that was typed may always be searched for."""
    words = typed.strip()
    return [Command(f"Search: {words}", "", "Everything", f"search_for({words!r})")] if words else []
