"""The small chart of the last hour: streams at the left, bandwidth at the right. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from mediatui.models.recording import ActivitySample
from mediatui.ui.cells import Line, Span, fit, line
from mediatui.ui.widgets.spark import block_chart
from mediatui.wording.quantities import mbps

LEAST = 24
"""Below this many cells for one of them, bandwidth is left out."""


def chart_lines(samples: Sequence[ActivitySample | None], width: int, height: int) -> list[Line]:
    """`height` lines: a label line, then the charts under it; with one line, chart beside label."""
    streams = [None if s is None else float(s.streams) for s in samples]
    rates = [None if s is None else float(s.total_kbps) for s in samples]
    top_streams = max((v for v in streams if v is not None), default=0.0)
    top_rate = max((v for v in rates if v is not None), default=0.0)
    if all(s is None for s in samples):
        return [line(Span(" the last hour is drawn here as mediatui records it", "dim"))]
    left = (width - 3) // 2
    both = left >= LEAST
    if not both:
        left = width - 2
    labels = (
        f"streams, 60 min · most {top_streams:.0f}",
        f"bandwidth, 60 min · peak {mbps(top_rate)} Mbps",
    )
    charts = [(labels[0], streams, top_streams), (labels[1], rates, top_rate)][: 2 if both else 1]
    if height < 2:
        return [_one_line(charts, left)]
    drawn = [block_chart(values, left, height - 1, top) for _, values, top in charts]
    head: list[Span] = []
    for label, _, _ in charts:
        head += [Span(" "), Span(fit(label, left), "dim")]
    lines: list[Line] = [tuple(head)]
    rows = range(height - 1)
    return lines + [tuple(s for chart in drawn for s in (Span(" "), Span(chart[y], "bar"))) for y in rows]


def _one_line(charts: Sequence[tuple[str, Sequence[float | None], float]], width: int) -> Line:
    spans: list[Span] = []
    for label, values, top in charts:
        word = label.partition(",")[0]
        room = max(4, width - len(word) - 1)
        spans += [Span(" "), Span(f"{word} ", "dim"), Span(block_chart(values, room, 1, top)[0], "bar")]
    return tuple(spans)
