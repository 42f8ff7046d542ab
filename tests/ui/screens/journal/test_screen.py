"""The journal screen, after something was done."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mediatui.demo.stack import Stack
from mediatui.ui.frame import screen_text
from tests.driver import held_stack, running


@pytest.fixture
def stack() -> Iterator[Stack]:
    with held_stack() as started:
        yield started


async def test_the_journal_tells_what_was_done(stack: Stack, tmp_path: Path) -> None:
    async with running(stack, tmp_path, size=(200, 40)) as driver:
        await driver.press("J")
        await driver.until(lambda: "Nothing was changed yet" in screen_text(driver.app))
        await driver.press("2", "x")
        await driver.until(lambda: "End the stream of willem?" in driver.text)
        await driver.press("enter")
        await driver.until(lambda: "Ended the stream" in driver.text)
        await driver.press("J")
        await driver.until(lambda: "End the stream of willem" in driver.text)
        assert "1 entry" in driver.text
        assert "cmd=terminate_session" in driver.text
        assert "done" in driver.text
        await driver.press("slash", *"outcome:failed", "enter")
        await driver.until(lambda: "No entry matches" in driver.text)
