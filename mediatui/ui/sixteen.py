"""Every theme on a terminal of 16 colours: one of two looks, made of those colours alone.

Rounded to 16, most themes lose what tells text from its ground: a soft grey becomes the text's own white, or
the cursor's line. So of a theme only whether it is dark is kept. The palette is the terminal's own, so what
these colours look like is the person's choice; the values here are those that Rich rounds to each of them.
"""

from __future__ import annotations

from dataclasses import replace

from textual.theme import Theme

BLACK, RED, GREEN, BROWN, BLUE, MAGENTA, CYAN, WHITE = (
    "#000000", "#aa0000", "#00aa00", "#aa5500", "#0000aa", "#aa00aa", "#00aaaa", "#aaaaaa",
)  # fmt: skip
GREY, BRIGHT_RED, BRIGHT_GREEN, YELLOW, BRIGHT_BLUE, PINK, BRIGHT_CYAN, BRIGHT_WHITE = (
    "#555555", "#ff5555", "#55ff55", "#ffff55", "#5555ff", "#ff55ff", "#55ffff", "#ffffff",
)  # fmt: skip

_DARK = Theme(
    name="",
    primary=BRIGHT_CYAN,
    secondary=CYAN,
    accent=YELLOW,
    warning=YELLOW,
    error=BRIGHT_RED,
    success=BRIGHT_GREEN,
    foreground=WHITE,
    background=BLACK,
    surface=BLACK,
    panel=BLACK,
    boost=BLACK,
    dark=True,
    variables={
        "bar-surface": BLACK,
        "dialog-surface": BLACK,
        "cursor-line": BLUE,
        "faint": GREY,
        "head": CYAN,
        "track": GREY,
        "rule": GREY,
    },
)
_LIGHT = Theme(
    name="",
    primary=BLUE,
    secondary=MAGENTA,
    accent=MAGENTA,
    warning=BROWN,
    error=RED,
    success=GREEN,
    foreground=BLACK,
    background=BRIGHT_WHITE,
    surface=BRIGHT_WHITE,
    panel=BRIGHT_WHITE,
    boost=BRIGHT_WHITE,
    dark=False,
    variables={
        "bar-surface": BRIGHT_WHITE,
        "dialog-surface": BRIGHT_WHITE,
        "cursor-line": WHITE,
        "faint": GREY,
        "head": BLUE,
        "track": WHITE,
        "rule": GREY,
    },
)


def in_sixteen(theme: Theme) -> Theme:
    """The theme in 16 colours, under its own name; one that leaves the colours to the terminal as it is."""
    return theme if theme.ansi else replace(_DARK if theme.dark else _LIGHT, name=theme.name)
