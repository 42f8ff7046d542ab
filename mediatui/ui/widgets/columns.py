"""The columns of a list and how they share the width. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from mediatui.ui.cells import Align, Cut

GAP = 1
"""Blank cells between two columns."""


class Column(NamedTuple):
    """A column: `key` names it, `label` heads it. It takes from `least` to `most` cells; columns with a
    `weight` share what is left. It is shown from a list of `from_width` cells on."""

    key: str
    label: str
    least: int
    most: int | None = None
    weight: int = 0
    align: Align = "left"
    cut: Cut = "end"
    from_width: int = 0
    optional: bool = False
    """Shown only where the person chose it."""


class Placed(NamedTuple):
    """A column with its place: the first cell and the width."""

    column: Column
    x: int
    width: int


def place(columns: Sequence[Column], width: int, left: int = 0) -> tuple[Placed, ...]:
    """Place the columns that are shown at `width` cells, the first at cell `left`.

    Each gets its least; the rest is shared by weight up to each one's most. What does not fit at all is
    left out from the right.
    """
    shown = [column for column in columns if column.from_width <= width]
    widths = {column.key: column.least for column in shown}
    spare = width - left - sum(widths.values()) - GAP * max(0, len(shown) - 1)
    growing = [column for column in shown if column.weight]
    while spare > 0 and growing:
        total = sum(column.weight for column in growing)
        share = {column.key: spare * column.weight // total for column in growing}
        if not any(share.values()):
            share[growing[0].key] = spare
        for column in tuple(growing):
            room = share[column.key] if column.most is None else column.most - widths[column.key]
            taken = min(share[column.key], max(0, room))
            widths[column.key] += taken
            spare -= taken
            if column.most is not None and widths[column.key] >= column.most:
                growing.remove(column)
    placed: list[Placed] = []
    x = left
    for column in shown:
        room = min(widths[column.key], width - x)
        if room <= 0:
            break
        placed.append(Placed(column, x, room))
        x += room + GAP
    return tuple(placed)
