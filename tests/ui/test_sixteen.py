"""On 16 colours every theme stays readable: what is drawn on a ground is never that ground's colour."""

from __future__ import annotations

import pytest
from rich.color import Color, ColorSystem
from textual.theme import BUILTIN_THEMES

from mediatui.ui.sixteen import in_sixteen
from mediatui.ui.theme import HOUSE, THEMES

ALL = {**BUILTIN_THEMES, **{theme.name: theme for theme in THEMES}}
COLOURED = {name: theme for name, theme in ALL.items() if not theme.ansi}


def number(value: str | None) -> int | None:
    """Which of the 16 a terminal is told."""
    return Color.parse(value or "").downgrade(ColorSystem.STANDARD).number


@pytest.mark.parametrize("name", COLOURED)
def test_all_that_is_drawn_differs_from_every_ground(name: str) -> None:
    theme = in_sixteen(COLOURED[name])
    assert (theme.name, theme.dark) == (name, COLOURED[name].dark)
    drawn = [theme.foreground, theme.primary, theme.success, theme.warning, theme.error, theme.accent]
    drawn += [theme.variables[soft] for soft in ("faint", "head")]
    grounds = [theme.background, *(theme.variables[each] for each in HOUSE if each.endswith("surface"))]
    grounds.append(theme.variables["cursor-line"])
    assert not set(map(number, drawn)) & set(map(number, grounds))
    assert number(theme.variables["track"]) != number(theme.background)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_states_differ_from_each_other_and_from_plain_text(theme: object) -> None:
    look = in_sixteen(theme)  # type: ignore[arg-type]
    states = [look.success, look.warning, look.error, look.foreground, look.variables["faint"]]
    assert len(set(map(number, states))) == len(states)


def test_a_theme_that_leaves_the_colours_to_the_terminal_is_left_alone() -> None:
    for theme in ALL.values():
        assert (in_sixteen(theme) is theme) is theme.ansi
