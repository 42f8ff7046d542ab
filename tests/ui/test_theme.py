"""Themes: at 256 colours, in every theme, surfaces and states stay apart."""

from __future__ import annotations

from itertools import combinations

import pytest
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from mediatui.ui.theme import HOUSE, THEMES, house_variables, palette_number
from mediatui.ui.tones import tone_styles

OURS = {theme.name: theme for theme in THEMES}
COLOURED = {name: theme for name, theme in {**BUILTIN_THEMES, **OURS}.items() if not theme.ansi}


def variables_of(theme: Theme) -> dict[str, str]:
    variables = {**theme.to_color_system().generate(), **theme.variables}
    return {**variables, **house_variables(variables)}


def shown(theme: Theme, name: str) -> int:
    return palette_number(Color.parse(variables_of(theme)[name]))


@pytest.mark.parametrize("theme", COLOURED.values(), ids=COLOURED)
def test_the_surfaces_stay_apart(theme: Theme) -> None:
    names = ("background", "bar-surface", "dialog-surface", "cursor-line")
    for one, other in combinations(names, 2):
        assert shown(theme, one) != shown(theme, other), (one, other)


@pytest.mark.parametrize("theme", COLOURED.values(), ids=COLOURED)
def test_the_states_stay_apart(theme: Theme) -> None:
    for one, other in combinations(("success", "warning", "error", "foreground"), 2):
        assert shown(theme, one) != shown(theme, other), (one, other)


@pytest.mark.parametrize("theme", COLOURED.values(), ids=COLOURED)
def test_what_is_soft_can_be_read_and_is_not_the_ground(theme: Theme) -> None:
    for soft in ("faint", "track", "rule", "head"):
        assert shown(theme, soft) != shown(theme, "background"), soft
    assert shown(theme, "faint") != shown(theme, "cursor-line")


@pytest.mark.parametrize("theme", OURS.values(), ids=OURS)
def test_ours_lose_next_to_nothing_by_rounding(theme: Theme) -> None:
    from rich.color import Color as RichColor
    from rich.color import ColorSystem

    named = (theme.background, theme.foreground, theme.primary, theme.success, theme.warning, theme.error)
    for value in (*named, *(theme.variables[name] for name in HOUSE)):
        colour = Color.parse(value or "")
        rounded = RichColor.from_rgb(*colour.rgb).downgrade(ColorSystem.EIGHT_BIT)
        # Rich rounds light greys one step darker; every other colour of ours is exact.
        grey = len(set(colour.rgb)) == 1
        off = max(abs(a - b) for a, b in zip(rounded.get_truecolor(), colour.rgb, strict=True))
        assert off <= (10 if grey else 0), value


@pytest.mark.parametrize("name", [*BUILTIN_THEMES, *OURS])
def test_every_theme_can_be_worn(name: str) -> None:

    theme = {**BUILTIN_THEMES, **OURS}[name]
    styles = tone_styles(variables_of(theme))
    assert styles["bad"].color is not None
    assert styles["cursor"].bgcolor is not None
    assert styles["good"].color != styles["bad"].color


def test_without_shades_the_cursors_line_is_reversed() -> None:
    styles = tone_styles(variables_of(THEMES[0]), plain=True)
    assert styles["cursor"].reverse
