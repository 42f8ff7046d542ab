"""What each tone looks like in the present theme.

Tones are not component classes: twelve of those on every line widget cost a third of the first paint.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from rich.style import Style
from textual.color import Color, ColorParseError

from mediatui.ui.cells import Tone

_LOOKS: dict[Tone, tuple[str, str, bool]] = {
    # tone: foreground and background (names of theme variables), bold
    "strong": ("", "", True),
    "dim": ("faint", "", False),
    "good": ("success", "", False),
    "warn": ("warning", "", False),
    "bad": ("error", "", True),
    "accent": ("primary", "", False),
    "title": ("foreground", "", True),
    "head": ("head", "", False),
    "cursor": ("", "cursor-line", True),
    "mark": ("accent", "", True),
    "bar": ("primary", "", False),
    "track": ("track", "", False),
}

_INSTEAD = {"faint": "text-muted", "head": "secondary", "track": "surface-lighten-2", "cursor-line": "boost"}
"""What stands in where a theme that is not ours lacks a variable of ours."""


def tone_styles(variables: Mapping[str, str]) -> Mapping[Tone, Style]:
    """The Rich style of each tone, from the variables of a theme."""
    names = {name for look in _LOOKS.values() for name in look[:2] if name}
    wanted = {name: variables.get(name) or variables.get(_INSTEAD.get(name, ""), "") for name in names}
    return _styles(tuple(sorted(wanted.items())))


@lru_cache(maxsize=32)
def _styles(colours: tuple[tuple[str, str], ...]) -> Mapping[Tone, Style]:
    rich = {name: _rich(value) for name, value in colours}
    return {
        tone: Style(color=rich.get(fore), bgcolor=rich.get(back), bold=True if bold else None)
        for tone, (fore, back, bold) in _LOOKS.items()
    }


def _rich(value: str) -> str | None:
    """A colour Rich can use; None (the widget's own) for what is relative: "auto 60%"."""
    try:
        colour = Color.parse(value)
    except ColorParseError:
        return None
    return colour.rich_color.name if colour.a == 1 else None
