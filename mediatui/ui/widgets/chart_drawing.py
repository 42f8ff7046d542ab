"""A whole chart: its legend, its drawing, and the values under the cursor. Pure.

The same lines stand on the screen and in the output of a command.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from mediatui.ui.cells import Line, Span, width_of
from mediatui.ui.widgets.chart_bars import bar_lines
from mediatui.ui.widgets.chart_columns import column_lines, layout
from mediatui.ui.widgets.chart_heat import heat_legend, heat_lines
from mediatui.ui.widgets.chart_picture import TOTALS, Picture
from mediatui.wording.graphs import amount, amount_words

LEGEND_FROM = 6
"""Lines from which there is room for a legend."""
READOUT_FROM = 4
"""Lines from which there is room for the values under the cursor."""


def chart_lines(
    picture: Picture, width: int, height: int, cursor: int | None = None, row: int = 0
) -> list[Line]:
    """`height` lines or fewer: legend, drawing, the values of the category `cursor` (None: none)."""
    lines: list[Line] = []
    if height >= LEGEND_FROM:
        lines.append((Span(" "), *legend(picture, width - 1)))
    told = cursor is not None and height >= READOUT_FROM
    room = max(1, height - len(lines) - told)
    if picture.form == "heat":
        lines += heat_lines(picture, width, room, cursor, row)
    elif picture.form == "bars":
        lines += bar_lines(picture, width, room, cursor)
    else:
        lines += column_lines(picture, width, room, cursor)
    if told and cursor is not None:
        lines = lines[: height - 1]
        lines += [()] * (height - 1 - len(lines))
        lines.append((Span(" "), *readout(picture, width, cursor, row)))
    return lines


def legend(picture: Picture, width: int) -> Line:
    """The mark of each part with its name, and what is counted; from the right what does not fit goes."""
    if picture.form == "heat":
        return heat_legend(picture)
    spans: list[Span] = []
    for part in picture.parts:
        more = [
            Span(part.mark * (1 if picture.form == "marks" else 2), part.tone),
            Span(f" {part.name}   ", "dim"),
        ]
        if width_of(spans) + width_of(more) > width:
            break
        spans += more
    unit = layout(picture, width)[0].unit if picture.form != "bars" else ""
    unit = unit or {"seconds": "hours", "bytes": "size"}.get(picture.unit, picture.unit)
    if unit and width_of(spans) + cell_len(unit) <= width:
        spans.append(Span(unit, "dim"))
    return tuple(spans)


def shown_together(picture: Picture, width: int, cursor: int) -> Sequence[int]:
    """The categories that share the cursor's column."""
    if picture.form not in ("columns", "marks"):
        return range(cursor, cursor + 1)
    columns = layout(picture, width)[2]
    return columns.bins[columns.of(cursor)]


def readout(picture: Picture, width: int, cursor: int, row: int) -> Line:
    """The values of the category under the cursor, in words."""
    if picture.form == "heat":
        part = picture.parts[min(row, len(picture.parts) - 1)]
        words = amount_words(part.values[cursor], picture.unit)
        return (Span(f"{part.name} {picture.long[cursor]}", "strong"), Span(" · ", "dim"), Span(words))
    together = shown_together(picture, width, cursor)
    values, total = picture.joined(together)
    where = picture.long[together[0]]
    if len(together) > 1:
        where = f"{where} to {picture.long[together[-1]]}"
    spans = [Span(where, "strong")]
    if picture.stacked:
        spans += [Span(" · ", "dim"), Span(amount_words(total, picture.unit), "strong")]
    if total is None:
        return tuple(spans)
    for part, value in zip(picture.parts, values, strict=True):
        if len(picture.parts) > 1 or part.name in TOTALS or not picture.stacked:
            spans += [Span(" · ", "dim"), Span(f"{part.name} {amount(value, picture.unit)}")]
    return tuple(spans)
