"""The line of the parts of a list: the one that is shown is always seen."""

from __future__ import annotations

from mediatui.ui.cells import Span
from mediatui.ui.views import views_line

PARTS = ("pending 40", "all 60", "processing 6", "available 9", "declined 4")


def words(here: int, width: int, *after: Span) -> str:
    told = views_line([(part, number == here) for number, part in enumerate(PARTS)], width, after)
    return "".join(span.text for span in told)


def test_the_one_that_is_shown_stands_in_brackets() -> None:
    assert words(1, 80) == "  pending 40 [all 60] processing 6  available 9  declined 4 "


def test_where_it_is_narrow_what_stands_left_of_it_gives_way() -> None:
    assert words(4, 30) == " … available 9 [declined 4]"
    assert words(4, 12) == " …[declined 4]", "it stays, however narrow it is"
    assert words(0, 10).startswith(" [pending 40]")


def test_what_stands_behind_is_kept_too() -> None:
    assert words(4, 34, Span(" genre: War")) == " …[declined 4] genre: War"
