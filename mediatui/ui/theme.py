"""Our own theme, designed at 256 colours: every colour is one of the palette, so nothing is lost there."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="mediatui-dark",
    primary="#5fafff",
    secondary="#87afaf",
    accent="#ffaf5f",
    warning="#ffd75f",
    error="#ff5f5f",
    success="#87d787",
    foreground="#d0d0d0",
    background="#121212",
    surface="#1c1c1c",
    panel="#262626",
    boost="#303030",
    dark=True,
    variables={
        "cursor-line": "#3a3a3a",
        "faint": "#8a8a8a",
        "head": "#87afaf",
        "track": "#4e4e4e",
        "rule": "#444444",
        "scrollbar": "#444444",
        "scrollbar-hover": "#5f87af",
        "scrollbar-active": "#5fafff",
        "scrollbar-background": "#1c1c1c",
        "scrollbar-background-hover": "#1c1c1c",
        "scrollbar-background-active": "#1c1c1c",
        "scrollbar-corner-color": "#1c1c1c",
    },
)

THEMES = (DARK,)
"""The themes of our own."""
