"""Tables as plain text, aligned by the cells that characters take in a terminal."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence


def cells(text: str) -> int:
    """How many terminal cells `text` takes: two for wide characters, none for combining ones."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text
    )


def table(heads: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[str] = ()) -> list[str]:
    """Lines of a table under its heads; the columns named in `right` are right-aligned."""
    every = [heads, *rows]
    widths = [max(cells(row[i]) for row in every) for i in range(len(heads))]
    lines = []
    for row in every:
        parts = []
        for head, text, width in zip(heads, row, widths, strict=True):
            pad = " " * (width - cells(text))
            parts.append(pad + text if head in right else text + pad)
        lines.append("  ".join(parts).rstrip())
    return lines
