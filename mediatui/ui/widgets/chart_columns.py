"""Columns and marks over time: cells that stand exactly under their labels. Pure.

plotext draws such columns without a mark of their own for each part, with its legend over them, fractions of
plays beside them, and of 365 days none that a cursor could stand on; its lines of braille run into one
another without colours, and are none in ASCII. So all of them are drawn here, in a tenth of the time.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len

from mediatui.ui.cells import Line, Span, Tone, fit
from mediatui.ui.widgets.chart_picture import Picture
from mediatui.wording.graphs import Scale, scale

WIDEST = 10
"""Cells of a column at most."""

Cell = tuple[str, Tone]
BLANK: Cell = (" ", "")
UNKNOWN: Cell = ("?", "track")
"""At the foot of a column of which nothing is known: nothing at all is drawn where there was nothing."""


class Frame(NamedTuple):
    """How categories share the width: each column's categories, its cells, the gap behind it."""

    bins: tuple[range, ...]
    wide: int
    gap: int

    @property
    def step(self) -> int:
        """Cells from one column to the next."""
        return self.wide + self.gap

    def of(self, number: int) -> int:
        """The column in which a category stands."""
        return next((at for at, each in enumerate(self.bins) if number in each), 0)


def frame(count: int, width: int) -> Frame:
    """Columns for so many categories: where there is no room for each, neighbours share one, and the last
    column is a full one."""
    width = max(1, width)
    if count <= width:
        each = min(WIDEST, width // max(1, count))
        gap = 1 if each >= 3 else 0
        return Frame(tuple(range(n, n + 1) for n in range(count)), each - gap, gap)
    size = -(-count // width)
    ends = range(count, 0, -size)
    return Frame(tuple(reversed([range(max(0, end - size), end) for end in ends])), 1, 0)


def axis_width(picture: Picture, frame_: Frame | None = None) -> tuple[Scale, int]:
    """The scale of a picture, and the cells its values take."""
    groups: Sequence[Sequence[int]] = (
        frame_.bins if frame_ else [range(n, n + 1) for n in range(len(picture.categories))]
    )
    most = max((picture.joined(each)[1] or 0 for each in groups), default=0)
    made = scale(max(1, most), picture.unit)
    return made, max(cell_len(words) for _, words in made.ticks)


def layout(picture: Picture, width: int) -> tuple[Scale, int, Frame]:
    """Scale, cells of its values, and columns at this width."""
    made, left = axis_width(picture)
    columns = frame(len(picture.categories), width - left - 2)
    if len(columns.bins) < len(picture.categories):
        made, left = axis_width(picture, columns)
        columns = frame(len(picture.categories), width - left - 2)
    return made, left, columns


def column_lines(picture: Picture, width: int, height: int, cursor: int | None) -> list[Line]:
    """`height` lines: the plot, its axis, its labels; with little height labels and axis go first."""
    made, left, columns = layout(picture, width)
    rows = max(1, height - 2)
    at = None if cursor is None else columns.of(cursor)
    drawn = [_column(picture, each, made.top, rows) for each in columns.bins]
    words = {rows - round(value / made.top * rows): text for value, text in made.ticks[1:]}
    lines: list[Line] = []
    for row in range(rows):
        spans = [Span(fit(words.get(row, ""), left, "right"), "dim")]
        spans.append(Span("┤" if row in words else "│", "track"))
        for number, cells in enumerate(drawn):
            mark, tone = cells[rows - 1 - row]
            if number == at and cells[rows - 1 - row] == BLANK:
                mark, tone = "┊", "accent"
                text = fit(" " * ((columns.wide - 1) // 2) + mark, columns.wide)
            else:
                text = mark * columns.wide
            spans += [Span(text, tone), Span(" " * columns.gap)]
        lines.append(tuple(span for span in spans if span.text))
    if height > 1:
        lines.append(_axis(left, columns, at))
    if height > 2:
        lines.append(_labels(picture, left, columns))
    return lines


def _column(picture: Picture, numbers: Sequence[int], top: float, rows: int) -> list[Cell]:
    """The cells of a column, the lowest first."""
    values, total = picture.joined(numbers)
    cells = [BLANK] * rows
    if picture.form == "marks":
        for part, value in zip(reversed(picture.parts), reversed(values), strict=True):
            if value:
                cells[max(0, min(rows - 1, round(value / top * rows) - 1))] = (part.mark, part.tone)
        return cells
    if total is None:
        cells[0] = UNKNOWN
        return cells
    begin, sofar = 0, 0
    filled = max(1, round(total / top * rows)) if total else 0
    for part, value in zip(picture.parts, values, strict=True):
        sofar += value or 0
        end = min(filled, round(sofar / top * rows)) if sofar < total else filled
        cells[begin:end] = [(part.mark, part.tone)] * max(0, end - begin)
        begin = max(begin, end)
    return cells


def _axis(left: int, columns: Frame, at: int | None) -> Line:
    length = len(columns.bins) * columns.step
    if at is None:
        return (Span("0".rjust(left), "dim"), Span("└" + "─" * length, "track"))
    before = at * columns.step + (columns.wide - 1) // 2
    return (
        Span("0".rjust(left), "dim"),
        Span("└" + "─" * before, "track"),
        Span("▴", "accent"),
        Span("─" * max(0, length - before - 1), "track"),
    )


def _labels(picture: Picture, left: int, columns: Frame) -> Line:
    """As many labels as fit, each beginning under its column, the last ones never cut."""
    labels = [picture.labels[each[0]] for each in columns.bins]
    longest = max(map(cell_len, labels), default=1)
    every = max(1, -(-(longest + 1) // columns.step))
    room = len(columns.bins) * columns.step + 1
    text, at = " " * (left + 1), 0
    for number in range(0, len(labels), every):
        place = number * columns.step
        if place < at or place + cell_len(labels[number]) > room:
            continue
        text += " " * (place - at) + labels[number]
        at = place + cell_len(labels[number])
    return (Span(text, "dim"),)
