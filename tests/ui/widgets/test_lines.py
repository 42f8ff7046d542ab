"""Lines that repaint only the cells that changed."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.geometry import Region

from mediatui.ui.cells import Span, line
from mediatui.ui.frame import screen_text
from mediatui.ui.widgets.lines import Lines, ScrollLines


class LinesApp(App[None]):
    CSS = "Lines { height: 3; } ScrollLines { height: 3; }"

    def compose(self) -> ComposeResult:
        yield Lines()
        yield ScrollLines()


def painted(widget: Lines) -> list[Region]:
    regions: list[Region] = []
    widget.refresh = lambda *r, **_: regions.extend(r)  # type: ignore[method-assign,assignment,return-value]
    return regions


async def test_it_shows_and_paints_only_what_differs() -> None:
    app = LinesApp()
    async with app.run_test(size=(20, 8)) as pilot:
        lines = app.query(Lines).first()
        lines.set_lines([line("one"), line("two ", Span("2", "bad"))])
        await pilot.pause()
        assert screen_text(app).splitlines()[:2] == ["one", "two 2"]
        assert lines.text == "one\ntwo 2"
        regions = painted(lines)
        lines.set_lines([line("one"), line("two ", Span("2", "bad"))])
        assert regions == []
        lines.set_lines([line("one"), line("two ", Span("3", "bad"))])
        assert regions == [Region(4, 1, 1, 1)]


async def test_it_scrolls_where_there_is_more() -> None:
    app = LinesApp()
    async with app.run_test(size=(20, 8)) as pilot:
        lines = app.query_one(ScrollLines)
        lines.set_lines([line(f"line {n}") for n in range(9)])
        await pilot.pause()
        lines.scroll_to(y=4, animate=False)
        await pilot.pause()
        assert "line 4" in screen_text(app)
        assert "line 0" not in screen_text(app)
