"""From the table of keys to Textual's bindings: what a screen says of a key is its id and its action."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from textual.binding import ActiveBinding, Binding
from textual.keys import key_to_character
from textual.screen import Screen

from mediatui.config import keymap
from mediatui.config.key_names import shown as key_name
from mediatui.config.keymap import KEYMAP, POSITIONS

__all__ = ["DIALOG", "GROUPS", "LIST", "MOVE", "PROGRAM", "SCREEN", "key_name"]

GROUPS = SCREEN, LIST, MOVE, PROGRAM, DIALOG = tuple(Binding.Group(name) for name in keymap.GROUPS)
"""All groups, in their order."""

_GROUPS = {group.description: group for group in GROUPS}
# Two names for one key: what it is called depends on how a terminal sends it.
_ALSO = {"ctrl+space": "ctrl+@"}


def binding(id: str, action: str, *, show: bool | None = None, priority: bool = False) -> Binding:  # noqa: A002
    """The binding of `action`, as the table has it under `id`; `show`, where given, overrules the table."""
    shortcut = KEYMAP[id]
    return Binding(
        shortcut.keys,
        action,
        shortcut.words,
        show=shortcut.bar if show is None else show,
        priority=priority,
        tooltip=shortcut.does,
        id=id,
        group=_GROUPS[shortcut.group],
    )


def textual_keymap(changed: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """The keys of `changed` as `App.set_keymap` takes them."""
    return {
        name: ",".join(each for key in keys for each in (key, _ALSO.get(key)) if each)
        for name, keys in changed.items()
    }


def live_bindings(screen: Screen[Any]) -> list[ActiveBinding]:
    """What keys do on `screen` now, in the order of the table; what it does not know comes last.

    Keys that the focused widget takes as text are not among them.
    """
    focused = screen.focused
    live = [
        active
        for key, active in screen.active_bindings.items()
        if focused is None
        or active.node is focused
        or active.binding.priority
        or not focused.check_consume_key(key, key_to_character(key))
    ]
    return sorted(live, key=lambda active: POSITIONS.get(active.binding.id or "", len(POSITIONS)))


def key_of(screen: Screen[Any], id: str) -> str:  # noqa: A002
    """The key that does this on `screen` now, as people write it: the first one, "" where none does."""
    found = (active.binding.key for active in live_bindings(screen) if active.binding.id == id)
    return key_name(next(found, ""))
