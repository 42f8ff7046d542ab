"""Small charts from block characters. Pure."""

from __future__ import annotations

from collections.abc import Sequence

BLOCKS = " ▁▂▃▄▅▆▇█"


def resample(values: Sequence[float | None], width: int) -> list[float | None]:
    """The values in `width` columns: the most of those that share one, or one repeated over several."""
    if width <= 0 or not values:
        return []
    count = len(values)
    columns: list[float | None] = []
    for x in range(width):
        start = x * count // width
        end = max(start + 1, (x + 1) * count // width)
        known = [value for value in values[start:end] if value is not None]
        columns.append(max(known) if known else None)
    return columns


def block_chart(values: Sequence[float | None], width: int, height: int, top: float) -> list[str]:
    """`height` lines of `width` cells, the uppermost first; `top` is the value of a full column.

    None is a gap; zero is drawn as the lowest block, so that "nothing" and "not known" differ.
    """
    columns = resample(values, width)
    steps = 8 * height
    levels = [
        None if value is None else max(1, min(steps, round(value / top * steps) if top > 0 else 1))
        for value in columns
    ]
    lines = []
    for row in range(height - 1, -1, -1):
        cells = [" " if level is None else BLOCKS[max(0, min(8, level - row * 8))] for level in levels]
        lines.append("".join(cells))
    return lines


def progress_bar(share: float, width: int) -> tuple[str, str]:
    """A bar in two parts, done and left, together `width` cells, with half-cell steps."""
    halves = round(max(0.0, min(1.0, share)) * width * 2)
    done = "━" * (halves // 2) + ("╸" if halves % 2 else "")
    return done, "─" * (width - len(done))
