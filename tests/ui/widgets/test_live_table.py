"""The list: it repaints what changed, and keeps cursor, marks and scroll with their rows."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.pilot import Pilot

from mediatui.ui.cells import line
from mediatui.ui.frame import screen_text
from mediatui.ui.widgets.columns import Column
from mediatui.ui.widgets.live_table import LiveTable, Row

COLUMNS = (Column("name", "Name", 10), Column("size", "Size", 6, align="right"))


def rows(*names: str, size: str = "1") -> list[Row]:
    return [Row(name, {"name": line(name), "size": line(size)}) for name in names]


class TableApp(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []
        self.painted: list[Region] = []

    def compose(self) -> ComposeResult:
        table = LiveTable(COLUMNS)
        whole = table.refresh

        def refresh(*regions: Region, **more: object) -> LiveTable:
            self.painted.extend(regions or (Region(0, 0, 999, 999),))
            return whole(*regions, **more)  # type: ignore[arg-type]

        table.refresh = refresh  # type: ignore[method-assign,assignment]
        yield table

    def on_live_table_opened(self, event: LiveTable.Opened) -> None:
        self.opened.append(event.key)

    @property
    def table(self) -> LiveTable:
        return self.query_one(LiveTable)


@pytest.fixture
async def pilot() -> AsyncIterator[Pilot[None]]:
    app = TableApp()
    async with app.run_test(size=(30, 8)) as started:
        app.table.set_rows(rows("a", "b", "c"))
        await started.pause()
        app.painted.clear()
        yield started


def app_of(pilot: Pilot[None]) -> TableApp:
    assert isinstance(pilot.app, TableApp)
    return pilot.app


async def test_the_cursor_begins_on_the_first_row(pilot: Pilot[None]) -> None:
    assert app_of(pilot).table.cursor_key == "a"
    assert screen_text(pilot.app).splitlines()[1].startswith("› ")


async def test_the_same_rows_again_paint_nothing(pilot: Pilot[None]) -> None:
    app_of(pilot).table.set_rows(rows("a", "b", "c"))
    assert app_of(pilot).painted == []


async def test_only_the_cells_that_differ_are_painted(pilot: Pilot[None]) -> None:
    app = app_of(pilot)
    changed = rows("a", "b", "c")
    changed[1] = rows("b", size="27")[0]
    app.table.set_rows(changed)
    assert app.painted == [Region(17, 2, 2, 1)]
    await pilot.pause()
    assert "27" in screen_text(app).splitlines()[2]


async def test_a_change_out_of_sight_paints_nothing(pilot: Pilot[None]) -> None:
    app = app_of(pilot)
    many = [f"r{n}" for n in range(100)]
    app.table.set_rows(rows(*many))
    await pilot.pause()
    app.painted.clear()
    changed = rows(*many)
    changed[50] = rows("r50", size="9")[0]
    app.table.set_rows(changed)
    assert app.painted == []


async def test_the_cursor_stays_on_its_row_when_rows_come_before_it(pilot: Pilot[None]) -> None:
    app = app_of(pilot)
    await pilot.press("j")
    app.table.set_rows(rows("x", "y", "a", "b", "c"))
    await pilot.pause()
    assert app.table.cursor_key == "b"
    assert screen_text(app).splitlines()[4].startswith("›")


async def test_when_its_row_leaves_the_cursor_rests_on_nothing_until_it_is_moved(
    pilot: Pilot[None],
) -> None:
    app = app_of(pilot)
    await pilot.press("j")
    app.table.set_rows(rows("a", "c"))
    await pilot.pause()
    assert app.table.cursor_key is None
    await pilot.press("enter", "space")
    assert app.opened == []
    assert app.table.marked == ()
    app.table.set_rows(rows("a", "c", "d"))
    assert app.table.cursor_key is None
    await pilot.press("j")
    assert app.table.cursor_key == "c"


async def test_moving(pilot: Pilot[None]) -> None:
    app = app_of(pilot)
    app.table.set_rows(rows(*(f"r{n}" for n in range(100))))
    await pilot.pause()
    seen = []
    for key in ("G", "g", "j", "down", "k", "up", "pagedown", "ctrl+d", "ctrl+u", "pageup", "end", "home"):
        await pilot.press(key)
        seen.append(app.table.cursor_key)
    assert seen == ["r99", "r0", "r1", "r2", "r1", "r0", "r6", "r9", "r6", "r0", "r99", "r0"]


async def test_the_scroll_stays_when_the_list_under_it_changes(pilot: Pilot[None]) -> None:
    app = app_of(pilot)
    many = [f"r{n}" for n in range(100)]
    app.table.set_rows(rows(*many))
    await pilot.pause()
    await pilot.press(*["pagedown"] * 5)
    top = app.table.scroll_offset.y
    assert top > 0
    app.table.set_rows(rows(*many, size="5"))
    await pilot.pause()
    assert app.table.scroll_offset.y == top
    app.table.set_rows(rows("new1", "new2", *many))
    await pilot.pause()
    assert app.table.scroll_offset.y == top + 2, "what the person looks at stays where it is"
    assert app.table.cursor_key == "r30"


async def test_marks_stay_with_their_rows_and_leave_with_them(pilot: Pilot[None]) -> None:
    app = app_of(pilot)
    await pilot.press("space", "space")
    assert app.table.marked == ("a", "b")
    app.table.set_rows(rows("z", "b", "a"))
    assert app.table.marked == ("b", "a")
    app.table.set_rows(rows("z", "a"))
    app.table.set_rows(rows("z", "a", "b"))
    assert app.table.marked == ("a",), "a row that comes back is not marked again"


async def test_mark_all_invert_and_clear(pilot: Pilot[None]) -> None:
    table = app_of(pilot).table
    await pilot.press("ctrl+a")
    assert table.marked == ("a", "b", "c")
    await pilot.press("asterisk")
    assert table.marked == ()
    await pilot.press("space", "asterisk")
    assert table.marked == ("b", "c")
    assert table.clear_marks()
    assert not table.clear_marks()


async def test_enter_opens_the_row_under_the_cursor(pilot: Pilot[None]) -> None:
    await pilot.press("j", "enter")
    await pilot.pause()
    assert app_of(pilot).opened == ["b"]


async def test_a_cell_is_data_never_markup(pilot: Pilot[None]) -> None:
    app = app_of(pilot)
    app.table.set_rows(rows("[red]x", "[@click=app.quit]y[/]"))
    await pilot.pause()
    assert "[red]x" in screen_text(app)
    assert "[@click=a…" in screen_text(app)


async def test_wide_characters_keep_the_columns_aligned(pilot: Pilot[None]) -> None:
    app = app_of(pilot)
    app.table.set_rows(rows("進撃の巨人", "りんご", "千と千尋の神隠し", "plain"))
    await pilot.pause()
    from rich.cells import cell_len

    lines = screen_text(app).splitlines()[1:5]
    assert {cell_len(each) for each in lines} == {19}
    assert "千と千尋…" in lines[2]


async def test_the_placeholder_stands_where_there_are_no_rows(pilot: Pilot[None]) -> None:
    app = app_of(pilot)
    app.table.set_rows([])
    app.table.set_placeholder([line("Nobody is watching")])
    await pilot.pause()
    assert "Nobody is watching" in screen_text(app)
    app.table.set_rows(rows("a"))
    await pilot.pause()
    assert "Nobody" not in screen_text(app)


async def test_the_heading_says_what_it_is_sorted_by(pilot: Pilot[None]) -> None:
    app = app_of(pilot)
    app.table.set_sorted("name", reverse=False)
    await pilot.pause()
    assert "Name▴" in screen_text(app)
    app.table.set_sorted("size", reverse=True)
    await pilot.pause()
    assert "Size▾" in screen_text(app)


async def test_a_double_click_opens(pilot: Pilot[None]) -> None:
    await pilot.click(LiveTable, offset=(4, 2))
    assert app_of(pilot).table.cursor_key == "b"
    await pilot.click(LiveTable, offset=(4, 2), times=2)
    assert app_of(pilot).opened == ["b"]


async def test_two_rows_of_one_key_are_a_mistake_that_is_told(pilot: Pilot[None]) -> None:
    with pytest.raises(AssertionError, match="same key"):
        app_of(pilot).table.set_rows(rows("a", "a"))


async def test_it_survives_any_size(pilot: Pilot[None]) -> None:
    app = app_of(pilot)
    for size in ((1, 1), (2, 2), (5, 1), (400, 120), (20, 5)):
        await pilot.resize_terminal(*size)
        app.table.set_rows(rows("a", "b", size=str(size)))
        await pilot.press("j", "G", "g")
    assert "a" in screen_text(app)
