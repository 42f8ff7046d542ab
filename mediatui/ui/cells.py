"""Pieces of text with a tone, and fitting them into terminal cells. No widget in here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from rich.cells import cell_len, chop_cells, set_cell_size

Tone = Literal[
    "", "strong", "dim", "good", "warn", "bad", "accent", "title", "head", "cursor", "mark", "bar", "track"
]
"""What a piece of text means; the theme says how that looks. The words carry it, the colour repeats it."""

Align = Literal["left", "right"]
Cut = Literal["end", "middle"]


class Span(NamedTuple):
    """A piece of text and its tone. The text is data: never markup, and already clean."""

    text: str
    tone: Tone = ""


Line = tuple[Span, ...]
"""One line of spans."""


def line(*parts: str | Span) -> Line:
    """A line from strings and spans."""
    return tuple(Span(part) if isinstance(part, str) else part for part in parts if part)


def width_of(spans: Iterable[Span]) -> int:
    """How many cells the spans take."""
    return sum(cell_len(span.text) for span in spans)


def fit(text: str, width: int, align: Align = "left", cut: Cut = "end") -> str:
    """`text` in exactly `width` cells: padded, or cut with an ellipsis at its end or in its middle."""
    if width <= 0:
        return ""
    length = cell_len(text)
    if length <= width:
        pad = " " * (width - length)
        return pad + text if align == "right" else text + pad
    if width == 1:
        return "…"
    if cut == "end":
        return set_cell_size(set_cell_size(text, width - 1).rstrip() + "…", width)
    tail = (width - 1) // 2
    head = width - 1 - tail
    start = set_cell_size(text, head)
    end = text
    while cell_len(end) > tail:
        end = end[1:]
    return set_cell_size(start + "…" + end, width)


def fit_spans(spans: Sequence[Span], width: int) -> list[Span]:
    """The spans in exactly `width` cells: cut with an ellipsis, or padded with blanks of no tone."""
    fitted: list[Span] = []
    left = width
    total = width_of(spans)
    for span in spans:
        length = cell_len(span.text)
        if length > left or (total > width and length == left):
            fitted.append(Span(fit(span.text + " ", left), span.tone))
            left = 0
            break
        fitted.append(span)
        left -= length
    if left > 0:
        fitted.append(Span(" " * left))
    return fitted


def wrap(text: str, width: int, tone: Tone = "") -> list[Line]:
    """`text` in lines of at most `width` cells, broken at blanks, or inside a word longer than a line."""
    lines: list[str] = []
    current = ""
    for word in text.split():
        if current and cell_len(current) + 1 + cell_len(word) <= width:
            current = f"{current} {word}"
            continue
        if current:
            lines.append(current)
        *full, current = chop_cells(word, max(1, width)) or [""]
        lines.extend(full)
    if current:
        lines.append(current)
    return [(Span(each, tone),) for each in lines]


def changed_columns(old: Sequence[Span], new: Sequence[Span]) -> tuple[int, int] | None:
    """First and past-last cell in which two lines of equal width differ; None when they are the same."""
    if list(old) == list(new):
        return None
    a, b = _by_cell(old), _by_cell(new)
    end = max(len(a), len(b))
    if len(a) != len(b):
        first = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
        return first, end
    differing = [i for i, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
    return (differing[0], differing[-1] + 1) if differing else None


def _by_cell(spans: Sequence[Span]) -> list[tuple[str, Tone]]:
    """One entry a cell; a wide character stands in its first cell, and "" in the rest of it."""
    cells: list[tuple[str, Tone]] = []
    for text, tone in spans:
        for character in text:
            width = cell_len(character)
            if width == 0 and cells:
                cells[-1] = (cells[-1][0] + character, cells[-1][1])
                continue
            cells.append((character, tone))
            cells.extend([("", tone)] * (width - 1))
    return cells
