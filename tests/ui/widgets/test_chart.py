"""Charts as pure drawing: cells that say what the numbers are, at any size, with and without signs."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediatui.engine.graphs import GRAPHS, Question
from mediatui.models.statistics import Graph, Line
from mediatui.ui.cells import Line as Drawn
from mediatui.ui.cells import width_of
from mediatui.ui.filters import Spelling
from mediatui.ui.screens.graphs.cursor import Cursor
from mediatui.ui.widgets.chart_columns import frame
from mediatui.ui.widgets.chart_drawing import chart_lines
from mediatui.ui.widgets.chart_heat import NOTHING
from mediatui.ui.widgets.chart_picture import FILLS, POINTS, SHADES, Picture, picture_of

DATES = Question("plays-by-date")
HEAT = Question("week-by-hour")
USERS = Question("plays-by-top-10-users")


def text_of(lines: Sequence[Drawn]) -> list[str]:
    return ["".join(span.text for span in each).rstrip() for each in lines]


def picture(question: Question, categories: Sequence[str], **lines: Sequence[int]) -> Picture:
    told = tuple(Line(name, tuple(values)) for name, values in lines.items())
    return picture_of(Graph(tuple(categories), told), question.plain)


def column(drawn: list[str], x: int) -> str:
    """The cells of a column, the lowest first."""
    return "".join(each[x : x + 1] or " " for each in reversed(drawn)).rstrip()


def test_parts_stand_one_on_the_other_in_cells_that_add_up() -> None:
    made = picture(DATES, ["2026-03-13", "2026-03-14"], TV=[2, 4], Movies=[2, 0], Total=[4, 4])
    drawn = text_of(chart_lines(made, 40, 11))
    assert drawn[0] == " ██ TV   ▒▒ Movies   plays"
    plot = drawn[1:9]
    assert column(plot, 3) == "████▒▒▒▒"
    assert column(plot, 13) == "████████"
    assert drawn[9].startswith("0└")
    assert drawn[10].split() == ["13", "Mar", "14", "Mar"]


def test_the_cursor_has_its_mark_and_its_values() -> None:
    made = picture(DATES, ["2026-03-13", "2026-03-14"], TV=[2, 4], Movies=[2, 0])
    drawn = text_of(chart_lines(made, 60, 12, 0))
    assert drawn[-1] == " Fri 13 Mar 2026 · 4 plays · TV 2 · Movies 2"
    assert drawn[-3].index("▴") in range(2, 12)


def test_where_there_is_no_room_neighbours_are_added_up_and_the_last_column_is_full() -> None:
    days = [f"2026-{month:02}-{day:02}" for month in (1, 2, 3) for day in range(1, 29)]
    made = picture(DATES, days, TV=[1] * 84)
    drawn = text_of(chart_lines(made, 34, 12, 83))
    assert drawn[-1] == " Thu 26 Mar 2026 to Sat 28 Mar 2026 · 3 plays"
    assert [len(each) for each in frame(84, 30).bins] == [3] * 28
    assert [len(each) for each in frame(85, 30).bins] == [1, *[3] * 28]


def test_concurrent_streams_of_neighbours_are_not_added_up() -> None:
    days = [f"2026-03-{day:02}" for day in range(1, 31)]
    values = [*[1] * 29, 5]
    made = picture(Question("concurrent-streams-by-stream-type"), days, Transcode=values)
    assert text_of(chart_lines(made, 18, 12, 29))[-1] == " Sun 29 Mar 2026 to Mon 30 Mar 2026 · Transcode 5"


def test_what_was_not_recorded_is_not_nothing() -> None:
    made = picture(Question("streams-of-the-day"), ["20:00", "20:10", "20:20"], Transcode=[-1, 0, 2])
    drawn = text_of(chart_lines(made, 40, 10, 0))
    assert column(drawn[1:7], 2).startswith("?")
    assert column(drawn[1:7], 12) == ""
    assert drawn[-1] == " 20:00 · not recorded"
    assert text_of(chart_lines(made, 40, 10, 1))[-1] == " 20:10 · 0 streams"


def test_bars_have_names_before_them_and_values_behind() -> None:
    made = picture(USERS, ["anna", "kai"], TV=[8, 2], Movies=[0, 2])
    drawn = text_of(chart_lines(made, 41, 8, 1))
    assert drawn[1] == " anna " + "█" * 32 + " 8"
    assert drawn[3] == "›kai  " + "█" * 8 + "▒" * 8 + " 4"


def test_bars_follow_the_cursor_where_not_all_fit() -> None:
    names = [f"user{n}" for n in range(30)]
    made = picture(USERS, names, TV=list(range(30, 0, -1)))
    assert any("›user29" in each for each in text_of(chart_lines(made, 40, 8, 29)))


def test_a_heat_map_has_a_shade_for_each_quarter_and_a_line_for_nothing() -> None:
    hours = [f"{hour:02}" for hour in range(24)]
    values = [0, 1, 2, 3, 4, *[0] * 19]
    made = picture(HEAT, hours, Monday=values, Tuesday=[0] * 24)
    drawn = text_of(chart_lines(made, 60, 12, 3, 0))
    assert drawn[1].startswith("›Mon ╌╌░░▒▒▓▓██╌╌")
    assert drawn[-1] == " Monday 03:00 to 04:00 · 3 plays"
    assert "Tue" in drawn[3]


def test_marks_stay_apart_without_colours_and_in_ascii() -> None:
    spelling = Spelling(plain=True, charset="ascii")
    for marks in (FILLS, POINTS, NOTHING + SHADES):
        assert len(set(marks)) == len(marks)
        assert len({spelling.spelt(mark) for mark in marks}) == len(marks)


@pytest.mark.parametrize("sort", {sort.form: sort for sort in GRAPHS}.values(), ids=lambda sort: sort.form)
@given(data=st.data())
def test_any_numbers_are_drawn_at_any_size(sort: object, data: st.DataObject) -> None:
    question = Question(sort.name)  # type: ignore[attr-defined]
    count = data.draw(st.integers(1, 60))
    number = st.integers(-1, 10**7)
    lines = data.draw(st.lists(st.lists(number, min_size=count, max_size=count), min_size=1, max_size=7))
    names = [str(n) for n in range(count)]
    made = picture(question, names, **{f"l{n}": values for n, values in enumerate(lines)})
    width, height = data.draw(st.integers(1, 90)), data.draw(st.integers(1, 30))
    cursor = Cursor()
    cursor.move(made, width, data.draw(st.integers(-70, 70)), data.draw(st.integers(-9, 9)))
    at, row = cursor.place(made)
    assert 0 <= at < count
    drawn = chart_lines(made, width, height, at, row)
    assert len(drawn) <= max(height, 1)
    if sort.form in ("columns", "marks") and width > 30:  # type: ignore[attr-defined]
        assert all(width_of(each) <= width + 1 for each in drawn[:-1])


def test_the_cursor_stays_on_its_category_and_else_rests_on_the_latest() -> None:
    made = picture(DATES, ["2026-03-12", "2026-03-13", "2026-03-14"], TV=[1, 2, 3])
    cursor = Cursor()
    assert cursor.place(made) == (2, 0)
    cursor.move(made, 40, -1, 0)
    later = picture(DATES, ["2026-03-13", "2026-03-14", "2026-03-15"], TV=[2, 3, 4])
    assert cursor.place(later) == (0, 0)
    assert cursor.place(picture(DATES, ["2026-04-01"], TV=[1])) == (0, 0)


def test_lines_without_any_value_are_left_out_and_so_is_the_total() -> None:
    made = picture(DATES, ["a"], TV=[1], Music=[0], Total=[1])
    assert [part.name for part in made.parts] == ["TV"]
    assert [part.name for part in picture(HEAT, ["00"], Monday=[0], Tuesday=[1]).parts] == [
        "Monday",
        "Tuesday",
    ]
