"""The base of widgets that draw spans: tones become styles of the theme."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from mediatui.ui.cells import Span, Tone, fit_spans
from mediatui.ui.tones import tone_styles

_PLAIN_UNDER_CURSOR: tuple[Tone, ...] = ("bar", "track", "dim", "head")
"""Tones that only soften a line are left out where the cursor stands; what they colour keeps its shape."""


class Toned(Widget):
    """A line-API widget that turns spans into strips."""

    @property
    def cells_wide(self) -> int:
        """Cells of a line: what a scrollbar leaves."""
        return self.scrollable_content_region.width

    def tones(self) -> Mapping[Tone, Style]:
        """The style of each tone in the present theme."""
        app = self.app
        plain = app.no_color or getattr(app, "few_colours", False)
        return tone_styles(app.theme_variables, plain=plain)

    def strip_of(self, spans: Sequence[Span], width: int, over: Tone = "") -> Strip:
        """The spans as one strip of exactly `width` cells, drawn over a tone (the cursor's, say)."""
        return Strip(self._segments(fit_spans(spans, width), over), width)

    def _segments(self, spans: Iterable[Span], over: Tone) -> list[Segment]:
        """Neighbours that look the same become one segment, and blanks join the one before them: each
        segment costs a colour change on the line, and of a blank only the background is seen, which all
        of a line share. After wide characters a new one begins: in pictures, where a font may draw
        them wider or narrower than their cells, the rest of the line keeps its place."""
        tones = self.tones()
        base = self.visual_style.rich_style
        if over:
            base += tones[over]
        looks: dict[Tone, Style] = {"": base}
        if over:
            looks |= dict.fromkeys(tones if base.reverse else _PLAIN_UNDER_CURSOR, base)
        merged: list[tuple[str, Style]] = []
        for text, tone in spans:
            if tone not in looks:
                looks[tone] = base + tones[tone]
            if merged and (not text.strip() or (looks[tone] == merged[-1][1] and _even(merged[-1][0]))):
                merged[-1] = (merged[-1][0] + text, merged[-1][1])
            elif text:
                merged.append((text, looks[tone]))
        return [Segment(text, style) for text, style in merged]


def _even(text: str) -> bool:
    """Whether every character takes one cell."""
    return cell_len(text) == len(text)
