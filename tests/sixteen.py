"""A picture of what a terminal of 16 colours shows."""

from __future__ import annotations

from functools import lru_cache

from rich._palettes import STANDARD_PALETTE
from rich.color import Color as RichColor
from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter


class Sixteen(LineFilter):
    """What a terminal of 16 colours makes of a colour: the nearest of its own, here those of a VGA."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """A line's segments in 16 colours."""
        return [
            Segment(text, style and style + Style.from_color(*map(_nearest, (style.color, style.bgcolor))))
            for text, style, _ in segments
        ]


@lru_cache(maxsize=256)
def _nearest(colour: RichColor | None) -> RichColor | None:
    if colour is None or colour.is_default:
        return colour
    return RichColor.from_triplet(STANDARD_PALETTE[colour.downgrade(ColorSystem.STANDARD).number or 0])
