"""Rows that are made when they are seen: a list of twenty thousand costs what is on the screen."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult

from mediatui.ui.cells import line
from mediatui.ui.frame import screen_text
from mediatui.ui.widgets.columns import Column
from mediatui.ui.widgets.live_table import LazyRows, LiveTable, Row
from mediatui.ui.widgets.rows import Grown, Rows, places_of

KEYS = [f"r{number}" for number in range(20_000)]
HEIGHT = 30


class Maker:
    """Makes rows and keeps count of them."""

    def __init__(self) -> None:
        self.made: list[str] = []

    def __call__(self, key: str) -> Row:
        self.made.append(key)
        return Row(key, {"name": line(key)})


class TableApp(App[None]):
    def compose(self) -> ComposeResult:
        yield LiveTable((Column("name", "Name", 10),))

    @property
    def table(self) -> LiveTable:
        return self.query_one(LiveTable)


def test_a_row_is_made_when_it_is_looked_at_and_once() -> None:
    make = Maker()
    rows = LazyRows(KEYS, make)
    assert len(rows) == 20_000 and make.made == []
    assert rows[5] is rows[5]
    assert rows[-1].key == "r19999"
    assert [row.key for row in rows[2:4]] == ["r2", "r3"]
    assert make.made == ["r5", "r19999", "r2", "r3"]
    with pytest.raises(IndexError):
        rows[20_000]


async def test_of_twenty_thousand_rows_only_those_in_sight_are_made() -> None:
    app = TableApp()
    async with app.run_test(size=(30, HEIGHT)) as pilot:
        make = Maker()
        app.table.set_rows(LazyRows(KEYS, make))
        await pilot.pause()
        assert 0 < len(set(make.made)) <= HEIGHT
        await pilot.press("G")
        assert app.table.cursor_key == "r19999"
        assert "r19999" in screen_text(app) and "r19970" not in screen_text(app)
        await pilot.press("pageup", "ctrl+u", "k")
        assert app.table.cursor_key == f"r{19_999 - 28 - 14 - 1}"
        await pilot.press("g")
        assert screen_text(app).splitlines()[1].strip("› ") == "r0"
        assert len(make.made) == len(set(make.made)) < HEIGHT * 5, "each of them once"


async def test_news_makes_only_what_is_in_sight_anew_and_keeps_the_place() -> None:
    app = TableApp()
    async with app.run_test(size=(30, HEIGHT)) as pilot:
        app.table.set_rows(LazyRows(KEYS, Maker()))
        await pilot.pause()
        app.table.move_cursor(10_000)
        await pilot.pause()
        top = app.table.scroll_offset.y
        make = Maker()
        app.table.set_rows(LazyRows(KEYS, make))
        await pilot.pause()
        assert (app.table.cursor_key, app.table.scroll_offset.y) == ("r10000", top)
        assert len(set(make.made)) <= HEIGHT
        make = Maker()
        app.table.set_rows(LazyRows(["new", *KEYS], make))
        await pilot.pause()
        assert (app.table.cursor_key, app.table.scroll_offset.y) == ("r10000", top + 1)
        assert len(set(make.made)) <= 2 * HEIGHT


async def test_marks_of_all_make_no_rows() -> None:
    app = TableApp()
    async with app.run_test(size=(30, HEIGHT)) as pilot:
        make = Maker()
        app.table.set_rows(LazyRows(KEYS, make))
        await pilot.press("ctrl+a")
        assert len(app.table.marked) == 20_000
        await pilot.press("asterisk")
        assert app.table.marked == ()
        assert len(set(make.made)) <= HEIGHT


def test_a_list_that_grows_is_seen_as_long_as_it_was_and_only_its_new_end_is_numbered() -> None:
    short: Grown[str] = Grown(["a", "b"])
    longer = short.and_more(["c", "d"])
    assert (list(short), list(longer)) == (["a", "b"], ["a", "b", "c", "d"])
    assert (short[-1], longer[-1], longer[-3:], short[5:]) == ("b", "d", ["b", "c", "d"], [])
    assert longer.since(short) == ["c", "d"]
    assert short.since(longer) is None
    assert longer.since(["a", "b"]) is None
    with pytest.raises(IndexError):
        short[2]
    with pytest.raises(ValueError, match="already"):
        short.and_more(["e"])
    table = LiveTable((Column("name", "Name", 10),))
    for keys in (short, longer, Grown(["d", "c"])):
        table._data = Rows(LazyRows(keys, Maker()), keys, places_of(keys, table._data))
        assert table._data.places == {key: number for number, key in enumerate(keys)}
