"""What every line passes on its way out, where the terminal cannot show it as it is: the last step.

No screen and no widget knows of it. Where the terminal can show everything, nothing is passed.
"""

from __future__ import annotations

from functools import lru_cache

from rich.cells import get_character_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

SIGNS = dict(
    zip(
        "▶‖◌■●◐✗○·›✓•▴▾…→←↑↓×–—−",
        ">=~#*%xo.)**^v~><^vx---",
        strict=True,
    )
)
"""Our signs. Those that stand for states of one thing differ: a stream's > = ~ #, a service's * % x o ~ ."""

_BARS = {
    "▁": "_",
    "▂": ".",
    "▃": ":",
    "▄": "-",
    "▅": "=",
    "▆": "+",
    "▇": "*",
    "█": "#",
    "╸": ">",
    "━": "=",
    "─": "-",
    "╌": "-",
    "▀": '"',
    "▔": "-",
    "░": ".",
    "▒": ":",
    "▓": "%",
}
"""Bars: a column's height by how much ink its sign has; what is done of a bar as =, half a cell of it as >,
and what is left as -."""


_QUOTES = {"‘": "'", "’": "'", "“": '"', "”": '"', "„": '"'}
"""Typography, not letters: where the charset lacks them, they are not asked after."""


class _Letters(dict[int, str]):
    """Character → what is drawn for it, as `str.translate` asks; worked out once for each."""

    def __init__(self, plain: bool, charset: str) -> None:
        super().__init__()
        self._plain = plain
        self._charset = charset

    def __missing__(self, code: int) -> str:
        self[code] = drawn = self._drawn(chr(code))
        return drawn

    def _drawn(self, character: str) -> str:
        if self._plain and (sign := _sign(character)):
            return sign
        try:
            character.encode(self._charset)
        except UnicodeEncodeError:
            return _QUOTES.get(character) or "?" * get_character_cell_size(character)
        return character


def _sign(character: str) -> str:
    """ASCII for a sign, a line or a block of one cell; "" for what is text."""
    if sign := SIGNS.get(character) or _BARS.get(character):
        return sign
    code = ord(character)
    if 0x2500 <= code <= 0x257F:  # lines and their corners
        return "|" if character in "│┃║┆┇┊┋╎╏╵╷╹╻" else "-" if character in "┄┅┈┉╍═╴╶╺╼╾" else "+"
    if 0x2580 <= code <= 0x259F:  # parts of a block: edges
        return "|"
    if 0x2190 <= code <= 0x21FF or 0x25A0 <= code <= 0x25FF or 0x2800 <= code <= 0x28FF:
        return "*"
    return ""


class Spelling(LineFilter):
    """Signs and lines in ASCII (`plain`), and "?" for each cell of what `charset` lacks.

    A cell stays a cell, so that nothing moves. Letters that the charset has stay as they are.
    """

    def __init__(self, *, plain: bool, charset: str) -> None:
        super().__init__()
        self._letters = _Letters(plain, charset)

    def spelt(self, text: str) -> str:
        """The text as it is drawn."""
        return text if text.isascii() else text.translate(self._letters)

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """A line's segments as they are drawn."""
        return [
            segment if segment.text.isascii() else Segment(self.spelt(segment.text), segment.style)
            for segment in segments
        ]


@lru_cache(maxsize=1024)
def _without_colour(style: Style) -> Style:
    return style.without_color


class Colourless(LineFilter):
    """No colour at all, as NO_COLOR asks: bold, reversed and underlined are what is left."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """A line's segments without their colours."""
        return [
            Segment(text, _without_colour(style) if style is not None else None)
            for text, style, _ in segments
        ]
