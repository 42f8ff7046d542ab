"""Notifications: messages read on and searched, those that failed, notifiers, a test by hand, its outcomes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytest_textual_snapshot import SVGImageExtension
from syrupy.assertion import SnapshotAssertion

from mediatui.demo.stack import Stack
from mediatui.engine.notices import PAGE
from mediatui.ui.settings import Settings
from tests.driver import Driver, held_stack, running

SCREEN = Settings(screen="notifications")


@pytest.fixture(scope="module")
def stack() -> Iterator[Stack]:
    """A household whose Tautulli tells four."""
    with held_stack() as started:
        yield started


async def read(driver: Driver) -> None:
    """Wait until what is asked for was read and stands on the screen."""
    screen: Any = driver.list
    await driver.until(lambda: not screen.book.asking and screen._working is None)
    await driver.paint()


async def test_it_is_read_searched_and_tested(
    stack: Stack, tmp_path: Path, capture: Any, snapshot: SnapshotAssertion
) -> None:
    async with running(stack, tmp_path, settings=SCREEN) as driver:
        screen: Any = driver.list
        await read(driver)
        assert driver.app.export_screenshot() == snapshot(extension_class=SVGImageExtension)
        for view in ("messages", "failed", "notifiers"):
            screen.show_view(view)
            await driver.paint()
            assert driver.text == capture(name=f"{view}_120x36")
            assert await driver.resized(80, 24) == capture(name=f"{view}_80x24")
            await driver.resized(120, 36)
        screen.show_view("messages")
        await driver.press("G")
        await driver.until(lambda: len(screen.book.notices()) == 4 + 2 * PAGE)
        await driver.press("f", *"noor", "enter")
        await driver.until(lambda: screen.book.search == "noor" and not screen.book.asking)
        await driver.paint()
        users = {"".join(span.text for span in row.cells["user"]) for row in driver.table.rows}
        assert users == {"Grandma Noor"}
        await driver.press("P")
        await driver.paint()
        assert "Noor" not in driver.text.replace("“noor”", "")
        await driver.press("P", "escape")
        await read(driver)
        assert screen.book.search == ""

        screen.show_view("notifiers")
        await driver.paint()
        await driver.press("n")
        await driver.until(lambda: driver.dialog == "AskDialog")
        assert "cmd=notify&notifier_id=1" in driver.text and stack.api_key("tautulli") not in driver.text
        await driver.press("escape")
        await driver.until(lambda: not driver.dialog)
        assert stack.counts("tautulli").get("notify", 0) == 0
        await driver.press("n", "enter")
        await driver.until(lambda: "it went" in driver.text)
        await read(driver)
        await driver.press("j", "j", "n")
        await driver.until(lambda: driver.dialog == "AskDialog")
        await driver.press("enter")
        await driver.until(lambda: not driver.dialog and screen._working is None)
        assert "Notification failed" in driver.told
        await read(driver)
        screen.show_view("failed")
        await driver.paint()
        assert "by hand" in driver.text
    stack.set_fault("tautulli", "401")
    async with running(stack, tmp_path / "new", settings=SCREEN, size=(80, 12)) as driver:
        await read(driver)
        assert driver.text == capture(name="failing")
