"""A heat map: a row for each line of a graph, a shade for each value. Pure."""

from __future__ import annotations

from mediatui.ui.cells import Line, Span, Tone
from mediatui.ui.widgets.chart_picture import SHADES, Picture
from mediatui.wording.graphs import amount

NAMES = 4
"""Cells for the name of a row."""

NOTHING = "╌"
"""Where nothing was played: in ASCII too another sign than the least shade."""

WIDEST = 6
"""Cells of a value at most."""


def most_of(picture: Picture) -> int:
    """The highest value."""
    return max((value or 0 for part in picture.parts for value in part.values), default=0)


def shade(value: int | None, most: int) -> tuple[str, Tone]:
    """What is drawn for a value: nothing is a thin line, and the rest four shades."""
    if not value or not most:
        return NOTHING, "track"
    level = min(len(SHADES), -(-value * len(SHADES) // most))
    return SHADES[level - 1], "warn" if level == len(SHADES) else "bar"


def heat_lines(picture: Picture, width: int, height: int, cursor: int | None, row: int) -> list[Line]:
    """A line for each row, then the labels; the cursor's value stands between brackets, or where there is
    no room for them its row and column are marked."""
    count, most = len(picture.categories), most_of(picture)
    wide = max(1, min(WIDEST, (width - NAMES - 1) // max(1, count)))
    airy = 2 * len(picture.parts) + 1 <= height
    lines: list[Line] = []
    for number, part in enumerate(picture.parts):
        here = cursor is not None and number == row
        spans = [
            Span("›" if here else " ", "accent"),
            Span(f"{part.name[:3]:<{NAMES}}", "strong" if here else "dim"),
        ]
        for at, value in enumerate(part.values):
            mark, tone = shade(value, most)
            if here and at == cursor and wide >= 3:
                spans += [Span("[", "accent"), Span(mark * (wide - 2), tone), Span("]", "accent")]
            else:
                spans.append(Span(mark * wide, tone))
        lines.append(tuple(spans))
        if airy:
            lines.append(())
    lines.append(_labels(picture, wide, cursor))
    # The row of the cursor stays in sight where not all fit.
    over = len(lines) - height
    if over > 0 and row > height // 2:
        lines = lines[min(over, row - height // 2) :]
    return lines[: max(1, height)]


def _labels(picture: Picture, wide: int, cursor: int | None) -> Line:
    spans = [Span(" " * (NAMES + 1))]
    every = 1 if wide >= 3 else 2 if wide == 2 else 3
    text = ""
    for number in range(0, len(picture.labels), every):
        text += f"{picture.labels[number]:<{wide * every}}"
    if cursor is None:
        return (*spans, Span(text, "dim"))
    at = cursor * wide + (2 if wide >= 3 else 0)
    return (*spans, Span(text[:at], "dim"), Span("▴", "accent"), Span(text[at + 1 :], "dim"))


def heat_legend(picture: Picture) -> Line:
    """What each shade stands for."""
    most = most_of(picture)
    spans = [Span(NOTHING * 2, "track"), Span(" none", "dim")]
    for level, mark in enumerate(SHADES, 1):
        upto = most * level // len(SHADES)
        tone: Tone = "warn" if level == len(SHADES) else "bar"
        spans += [Span("   "), Span(mark * 2, tone), Span(f" to {amount(upto, picture.unit)}", "dim")]
    return tuple(spans)
