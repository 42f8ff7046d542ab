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


def tone_styles(variables: Mapping[str, str], *, plain: bool = False) -> Mapping[Tone, Style]:
    """The Rich style of each tone, from the variables of a theme.

    `plain`: the terminal has no shades (16 colours or none), so the cursor's line is reversed.
    """
    names = {name for look in _LOOKS.values() for name in look[:2] if name}
    return _styles(tuple(sorted((name, variables.get(name, "")) for name in names)), plain)


@lru_cache(maxsize=64)
def _styles(colours: tuple[tuple[str, str], ...], plain: bool) -> Mapping[Tone, Style]:
    rich = {name: _rich(value) for name, value in colours}
    styles = {
        tone: Style(color=rich.get(fore), bgcolor=rich.get(back), bold=True if bold else None)
        for tone, (fore, back, bold) in _LOOKS.items()
    }
    if plain:
        styles["cursor"] = Style(reverse=True)
    return styles


def _rich(value: str) -> str | None:
    """A colour Rich can use; None (the widget's own) for what is relative: "auto 60%"."""
    try:
        colour = Color.parse(value)
    except ColorParseError:
        return None
    return colour.rich_color.name if colour.a == 1 or colour.ansi is not None else None
