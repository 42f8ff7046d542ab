"""The groups that keys belong to, in the order in which help shows them."""

from __future__ import annotations

from textual.binding import Binding

SCREEN = Binding.Group("This screen")
LIST = Binding.Group("Lists")
MOVE = Binding.Group("Moving")
PROGRAM = Binding.Group("Everywhere")

GROUPS = (SCREEN, LIST, MOVE, PROGRAM)
"""All groups, in their order."""

NAMES = {
    "asterisk": "*",
    "question_mark": "?",
    "colon": ":",
    "slash": "/",
    "exclamation_mark": "!",
    "plus": "+",
    "minus": "-",
    "space": "space",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "escape": "Esc",
    "enter": "Enter",
    "down": "↓",
    "up": "↑",
    "home": "Home",
    "end": "End",
}
"""How keys are written where their name is not what stands on the key."""


def key_name(key: str) -> str:
    """A key as people write it: "ctrl+a", "?", "PgDn"."""
    return NAMES.get(key, key)
