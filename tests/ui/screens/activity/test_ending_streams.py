"""Ending streams: the question, the calls, the outcomes, and what goes wrong."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mediatui.config.model import General
from mediatui.demo.stack import Stack
from mediatui.models.journal import Outcome
from tests.driver import config_for, held_stack, running


@pytest.fixture
def stack() -> Iterator[Stack]:
    with held_stack() as started:
        yield started


async def test_a_stream_is_ended_with_a_message_after_a_question(stack: Stack, tmp_path: Path) -> None:
    async with running(stack, tmp_path) as driver:
        await driver.press("j", "x")
        await driver.until(lambda: "End the stream of tomas?" in driver.text)
        assert "Dune: Part Two (2024)" in driver.text
        assert "cmd=terminate_session" in driver.text
        assert stack.api_key("tautulli") not in driver.text
        await driver.press("enter")
        await driver.until(lambda: stack.world.ended)
        assert stack.world.ended[-1].message == "Good night"
        await driver.until(lambda: driver.row("tomas") == "" or "Ended" in driver.row("tomas"))
        assert "Ended the stream of tomas" in driver.text
        (entry,) = await (await driver.runtime.engine.record()).journal()
        assert entry.outcome is Outcome.DONE
        assert entry.origin == "activity"


async def test_escape_ends_nothing(stack: Stack, tmp_path: Path) -> None:
    async with running(stack, tmp_path) as driver:
        await driver.press("x")
        await driver.until(lambda: "End the stream of" in driver.text)
        await driver.press("escape")
        assert driver.table.has_focus
        assert not [r for r in stack.requests("tautulli") if r[2].get("cmd") == "terminate_session"]


async def test_all_marked_streams_are_ended_and_each_outcome_told(stack: Stack, tmp_path: Path) -> None:
    async with running(stack, tmp_path) as driver:
        await driver.press("space", "space", "space", "x")
        await driver.until(lambda: "End 3 streams of 3 people?" in driver.text)
        key = driver.table.marked[0].split("/")[1]
        stack.world.end(key)  # one of them leaves while the question stands
        await driver.press("enter")
        await driver.until(lambda: "Ended 2 streams" in driver.text)
        assert "Not done" in driver.text
        assert len(driver.table.rows) == 6
        assert driver.table.marked == ()


async def test_a_message_that_was_sent_is_offered_again(stack: Stack, tmp_path: Path) -> None:
    async with running(stack, tmp_path) as driver:
        await driver.press("x")
        await driver.until(lambda: "End the stream of" in driver.text)
        await driver.press(*["backspace"] * 10, *"Bedtime", "enter")
        await driver.until(lambda: stack.world.ended)
        await driver.until(lambda: len(driver.table.rows) == 8)
        await driver.press("j", "x")
        await driver.until(lambda: "End the stream of" in driver.text)
        assert "Good night" in driver.text
        await driver.press("up")
        assert "Bedtime" in driver.text
        await driver.press("enter")
        await driver.until(lambda: "Ended the stream of tomas" in driver.text)
        messages = [r[2].get("message") for r in stack.requests("tautulli")]
        assert messages.count("Bedtime") == 2


async def test_a_key_pressed_while_its_row_leaves_hits_nothing(stack: Stack, tmp_path: Path) -> None:
    async with running(stack, tmp_path) as driver:
        await driver.press("j")
        key = driver.table.cursor_key
        assert key is not None
        stack.world.end(key.split("/")[1])
        await driver.refreshed()
        await driver.press("x")
        assert "No stream is under the cursor" in driver.text
        assert "End the stream" not in driver.text
        assert not [r for r in stack.requests("tautulli") if r[2].get("cmd") == "terminate_session"]


async def test_no_plex_pass_is_said_with_its_remedy(stack: Stack, tmp_path: Path) -> None:
    stack.set_fault("tautulli", "no-plexpass")
    async with running(stack, tmp_path) as driver:
        await driver.press("x")
        await driver.until(lambda: "End the stream of" in driver.text)
        await driver.press("enter")
        await driver.until(lambda: "Plex Pass" in driver.text)
        assert "Not done" in driver.text


async def test_read_only_does_not_offer_what_changes_things(stack: Stack, tmp_path: Path) -> None:
    config = config_for(stack, General(read_only=True))
    async with running(stack, tmp_path, config=config) as driver:
        assert "end stream" not in driver.text
        assert "read-only" in driver.text
        await driver.press("x")
        assert "End the stream" not in driver.text


async def test_x_pressed_twice_asks_one_question(stack: Stack, tmp_path: Path) -> None:
    async with running(stack, tmp_path) as driver:
        await driver.pilot.press("x", "j", "x")
        await driver.until(lambda: "End the stream of willem?" in driver.text)
        assert len(driver.app.screen_stack) == 2
        await driver.press("enter")
        await driver.until(lambda: "Ended the stream of willem" in driver.text)
        terminated = [r for r in stack.requests("tautulli") if r[2].get("cmd") == "terminate_session"]
        assert len(terminated) == 1


async def test_what_takes_long_says_so_and_esc_cancels_it(stack: Stack, tmp_path: Path) -> None:
    async with running(stack, tmp_path) as driver:
        await driver.press("x")
        await driver.until(lambda: "End the stream of willem?" in driver.text)
        stack.set_fault("tautulli", "timeout")
        await driver.press("enter")
        await driver.until(lambda: "ending 1 stream …" in driver.text)
        await driver.press("escape")
        await driver.until(lambda: "Cancelled" in driver.text)
        assert "ending 1 stream" not in driver.text
        (entry,) = await (await driver.runtime.engine.record()).journal()
        assert entry.outcome is Outcome.FAILED
        assert "may have been done" in entry.detail


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (20, 5)])
async def test_the_question_keeps_its_keys_on_the_screen(
    stack: Stack, tmp_path: Path, size: tuple[int, int]
) -> None:
    async with running(stack, tmp_path, size=size) as driver:
        await driver.press("ctrl+a", "x")
        await driver.until(lambda: "Enter end" in driver.text)
        assert "Good night" in driver.text
