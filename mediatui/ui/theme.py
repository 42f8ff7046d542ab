"""Our own themes, and what keeps every theme readable at 256 colours, which is what SSH and tmux give.

Ours are designed in the palette: every colour is one of it, so nothing is lost there. For all others the
surfaces that must be told apart are worked out so that they differ after rounding to the palette.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from rich.color import Color as RichColor
from rich.color import ColorSystem
from textual.color import Color, ColorParseError
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
        "bar-surface": "#262626",
        "dialog-surface": "#1c1c1c",
        "cursor-line": "#3a3a3a",
        "faint": "#8a8a8a",
        "head": "#87afaf",
        "track": "#4e4e4e",
        "rule": "#444444",
    },
)
LIGHT = Theme(
    name="mediatui-light",
    primary="#005faf",
    secondary="#5f5f87",
    accent="#af5f00",
    warning="#875f00",
    error="#af0000",
    success="#005f00",
    foreground="#1c1c1c",
    background="#ffffff",
    surface="#eeeeee",
    panel="#dadada",
    boost="#d0d0d0",
    dark=False,
    variables={
        "bar-surface": "#dadada",
        "dialog-surface": "#eeeeee",
        "cursor-line": "#c6c6c6",
        "faint": "#626262",
        "head": "#5f5f87",
        "track": "#b2b2b2",
        "rule": "#b2b2b2",
    },
)

THEMES = (DARK, LIGHT)
"""The themes of our own."""

HOUSE = ("bar-surface", "dialog-surface", "cursor-line", "faint", "head", "track", "rule")
"""The variables that our styles use beside Textual's own."""

_ANSI = {
    "bar-surface": "ansi_black",
    "dialog-surface": "ansi_default",
    "cursor-line": "ansi_bright_black",
    "faint": "ansi_bright_black",
    "head": "ansi_cyan",
    "track": "ansi_bright_black",
    "rule": "ansi_bright_black",
}
"""For themes that leave the colours to the terminal."""


def house_variables(variables: Mapping[str, str]) -> dict[str, str]:
    """Our variables for a theme that does not bring them, from its own colours.

    A theme whose warning would look like its error (both are orange in solarized) gets a yellower one.
    """
    missing = [name for name in HOUSE if name not in variables]
    if not missing:
        return {}
    worked_out = {**_worked_out(variables["background"], variables["foreground"], variables["secondary"])}
    worked_out |= _warning(variables["warning"], variables["error"], variables["success"])
    missing += [name for name in ("warning",) if name in worked_out]
    return {name: worked_out[name] for name in missing}


@lru_cache(maxsize=64)
def _warning(warning: str, error: str, success: str) -> Mapping[str, str]:
    try:
        own, others = Color.parse(warning), [Color.parse(error), Color.parse(success)]
    except ColorParseError:
        return {}
    if own.ansi is not None or palette_number(own) not in map(palette_number, others):
        return {}
    return {"warning": _apart(own, Color(215, 175, 0), 0.3, others).hex6}


@lru_cache(maxsize=64)
def _worked_out(back: str, fore: str, second: str) -> Mapping[str, str]:
    try:
        background, foreground, secondary = Color.parse(back), Color.parse(fore), Color.parse(second)
    except ColorParseError:
        return _ANSI
    if background.ansi is not None or foreground.ansi is not None:
        return _ANSI
    bar = _apart(background, foreground, 0.10, [background])
    dialog = _apart(background, foreground, 0.05, [background, bar])
    cursor = _apart(background, foreground, 0.20, [background, bar, dialog])
    faint = _apart(foreground, background, 0.35, [foreground, background, cursor])
    track = _apart(background, foreground, 0.30, [background, cursor])
    rule = _apart(background, foreground, 0.28, [background])
    head = secondary if _contrast(secondary, background) >= 3 else faint
    return {
        "bar-surface": bar.hex6,
        "dialog-surface": dialog.hex6,
        "cursor-line": cursor.hex6,
        "faint": faint.hex6,
        "head": head.hex6,
        "track": track.hex6,
        "rule": rule.hex6,
    }


def palette_number(colour: Color) -> int:
    """Which of the 256 colours a terminal shows for it."""
    rounded = RichColor.from_rgb(*colour.rgb).downgrade(ColorSystem.EIGHT_BIT)
    return rounded.number if rounded.number is not None else -1


def _apart(start: Color, towards: Color, share: float, others: list[Color]) -> Color:
    """From `start` as far towards a colour as it takes to differ from all others at 256 colours."""
    taken = {palette_number(other) for other in others}
    for step in range(40):
        mixed = start.blend(towards, min(0.9, share + step * 0.02))
        if palette_number(mixed) not in taken:
            return mixed
    return start.blend(towards, 0.5)


def _contrast(one: Color, other: Color) -> float:
    """The contrast of two colours as the accessibility guidelines measure it, 1 to 21."""

    def luminance(colour: Color) -> float:
        parts = [part / 255 for part in colour.rgb]
        linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
