"""Bars that lie, each with its name before it and its value behind it. Pure."""

from __future__ import annotations

from rich.cells import cell_len

from mediatui.ui.cells import Line, Span, fit
from mediatui.ui.widgets.chart_picture import Picture
from mediatui.wording.graphs import amount


def bar_lines(picture: Picture, width: int, height: int, cursor: int | None) -> list[Line]:
    """A line for each category, those around the cursor where not all fit."""
    count = len(picture.categories)
    totals = [picture.total(number) or 0 for number in range(count)]
    words = [amount(total, picture.unit) for total in totals]
    behind = max(map(cell_len, words), default=0)
    names = min(max(map(cell_len, picture.long), default=0), max(4, width // 3))
    room = max(0, width - names - behind - 4)
    top = max(totals, default=0) or 1
    airy = 2 * count <= height
    first = _first(count, height, cursor)
    lines: list[Line] = []
    for number in range(first, min(count, first + height)):
        here = number == cursor
        spans = [Span("›" if here else " ", "accent")]
        spans.append(Span(fit(picture.long[number], names), "strong" if here else ""))
        spans += [Span(" "), *_bar(picture, number, totals[number], top, room)]
        spans += [Span(" "), Span(words[number], "strong" if here else "dim")]
        lines += [tuple(spans), *([()] if airy else [])]
    return lines


def _first(count: int, height: int, cursor: int | None) -> int:
    """The first category that is shown."""
    return max(0, min((cursor or 0) - height // 2, count - height))


def _bar(picture: Picture, number: int, total: int, top: int, room: int) -> list[Span]:
    spans: list[Span] = []
    begin = sofar = 0
    length = max(1, round(total / top * room)) if total and room else 0
    for part in picture.parts:
        sofar += part.values[number] or 0
        end = length if sofar >= total else min(length, round(sofar / top * room))
        if end > begin:
            spans.append(Span(part.mark * (end - begin), part.tone))
            begin = end
    return spans
