"""While the terminal is behind, frames are left out; what they would have shown is drawn afterwards."""

from __future__ import annotations

import pytest
from textual.app import ComposeResult
from textual.widgets import Static

from mediatui.ui.tight import TightApp


class TwoWords(TightApp):
    """Two lines, on a terminal that takes down what is written to it."""

    def compose(self) -> ComposeResult:
        yield Static("one", id="one")
        yield Static("two", id="two")


class Terminal:
    """What the app's driver is replaced by."""

    def __init__(self, driver: object) -> None:
        self._driver = driver
        self.behind = False
        self.written = ""

    def __getattr__(self, name: str) -> object:
        return getattr(self._driver, name)

    def write(self, text: str) -> None:
        self.written += text


async def test_what_was_left_out_is_drawn_by_the_next_frame_or_when_it_has_caught_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = TwoWords()
    async with app.run_test() as pilot:
        terminal = Terminal(app._driver)
        with monkeypatch.context() as patched:
            patched.setattr(app, "_driver", terminal)
            patched.setattr(TwoWords, "is_headless", False)
            app.redraw()
            await pilot.pause()
            assert "one" in terminal.written and "two" in terminal.written

            terminal.behind, terminal.written = True, ""
            app.query_one("#one", Static).update("first")
            await pilot.pause()
            assert terminal.written == ""
            terminal.behind = False
            app.query_one("#two", Static).update("second")
            await pilot.pause()
            assert "first" in terminal.written and "second" in terminal.written

            terminal.behind, terminal.written = True, ""
            app.query_one("#one", Static).update("later")
            await pilot.pause()
            assert (app.missed, terminal.written) == (True, "")
            terminal.behind = False
            app.draw_missed()
            assert "later" in terminal.written
            assert "second" not in terminal.written, "only what differs"
            assert not app.missed
