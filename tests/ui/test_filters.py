"""What a terminal cannot show is drawn otherwise, cell for cell."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual._border import BORDER_CHARS
from textual.color import Color
from textual.scrollbar import ScrollBarRender

from mediatui.engine.health import Health
from mediatui.models.stream import StreamState
from mediatui.ui.dialogs.help import help_lines
from mediatui.ui.filters import Colourless, Spelling
from mediatui.ui.screens.activity.present import STATE_SIGNS
from mediatui.ui.widgets.spark import BLOCKS, progress_bar
from mediatui.ui.widgets.status_line import DOTS

BLACK = Color(0, 0, 0)
PLAIN = Spelling(plain=True, charset="utf-8")


def test_every_sign_line_and_bar_of_the_screens_is_ascii() -> None:
    borders = "".join(text for box in BORDER_CHARS.values() for row in box for text in row)
    bars = "".join([*ScrollBarRender.VERTICAL_BARS, *ScrollBarRender.HORIZONTAL_BARS])
    drawn = PLAIN.spelt(f"{BLOCKS}{''.join(progress_bar(0.55, 10))}{borders}{bars}▶‖◌■●◐✗○·›+…▴▾→×–•⣿")
    assert drawn.isascii()


@pytest.mark.parametrize(
    "signs",
    [
        [DOTS[health][0] for health in Health],
        [STATE_SIGNS[state][0] for state in StreamState],
        ["✓", "✗", "○", "…"],
        ["▴", "▾"],
        list(BLOCKS),
    ],
)
def test_what_differs_by_its_sign_still_differs(signs: list[str]) -> None:
    assert len({PLAIN.spelt(sign) for sign in signs}) == len(set(signs))


def test_a_bar_shows_what_is_done_and_what_is_left() -> None:
    assert PLAIN.spelt("".join(progress_bar(0.55, 10))) == "=====>----"


def test_the_help_names_the_signs_that_are_drawn() -> None:
    told = PLAIN.spelt("\n".join("".join(span.text for span in line) for line in help_lines([])))
    assert "* % x o ." in told
    assert ") +" in told


def test_titles_stay_as_they_are_where_the_charset_has_their_letters() -> None:
    assert PLAIN.spelt("Amélie · 千と千尋 — zoë") == "Amélie . 千と千尋 - zoë"
    assert Spelling(plain=True, charset="iso8859-1").spelt("Amélie · 千と don’t") == "Amélie . ???? don't"
    assert Spelling(plain=True, charset="ascii").spelt("Ame\u0301lie zoë") == "Amelie zo?"
    assert Spelling(plain=False, charset="iso8859-1").spelt("‖ ·") == "? ·"


@settings(max_examples=30, deadline=None)
@given(text=st.text(max_size=20), charset=st.sampled_from(["utf-8", "ascii", "iso8859-1", "euc-jp"]))
def test_a_cell_stays_a_cell_and_the_charset_has_all_of_it(text: str, charset: str) -> None:
    text = text.encode("utf-8", "ignore").decode()
    drawn = Spelling(plain=True, charset=charset).spelt(text)
    assert sum(map(cell_len, drawn)) == sum(map(cell_len, text))
    drawn.encode(charset)


def test_styles_stay_and_ascii_is_not_touched() -> None:
    segments = [Segment("abc", Style(bold=True)), Segment("▶", Style(color="red"))]
    assert PLAIN.apply(segments, BLACK) == [segments[0], Segment(">", Style(color="red"))]
    assert PLAIN.apply(segments, BLACK)[0] is segments[0]


def test_without_colour_only_colours_go() -> None:
    segments = [Segment("a", Style(color="red", bgcolor="blue", bold=True, reverse=True)), Segment("b", None)]
    assert Colourless().apply(segments, BLACK) == [
        Segment("a", Style(bold=True, reverse=True)),
        Segment("b", None),
    ]
