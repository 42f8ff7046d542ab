"""The base of widgets that draw spans: tones become styles of the theme."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from mediatui.ui.cells import Span, Tone, fit_spans
from mediatui.ui.tones import tone_styles


class Toned(Widget):
    """A line-API widget that turns spans into strips."""

    def tones(self) -> Mapping[Tone, Style]:
        """The style of each tone in the present theme."""
        return tone_styles(self.app.theme_variables)

    def strip_of(self, spans: Sequence[Span], width: int, over: Tone = "") -> Strip:
        """The spans as one strip of exactly `width` cells, drawn over a tone (the cursor's, say)."""
        return Strip(self._segments(fit_spans(spans, width), over), width)

    def _segments(self, spans: Iterable[Span], over: Tone) -> list[Segment]:
        """Neighbours of one tone become one segment: each costs a colour change on the line."""
        tones = self.tones()
        base = self.visual_style.rich_style
        if over:
            base += tones[over]
        segments = []
        for tone, group in groupby((span for span in spans if span.text), key=lambda span: span.tone):
            text = "".join(span.text for span in group)
            segments.append(Segment(text, base + tones[tone] if tone else base))
        return segments
