"""The plays screen: read on as one scrolls, asked for by the server, filtered here, and how each was given out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytest_textual_snapshot import SVGImageExtension
from syrupy.assertion import SnapshotAssertion

from mediatui.demo.stack import Stack
from mediatui.engine.plays import HEAD, PAGE
from mediatui.ui.screens.plays.screen import PlaysScreen
from mediatui.ui.screens.plays.wishing import wrong_with_day
from mediatui.ui.settings import Settings
from tests.driver import Driver, config_for, held_stack, running, without

PLAYS = Settings(screen="plays")
SIZES = ((200, 60), (80, 24), (60, 20), (20, 5))


@pytest.fixture
def stack() -> Iterator[Stack]:
    with held_stack() as started:
        yield started


def screen(driver: Driver) -> PlaysScreen:
    found = driver.list
    assert isinstance(found, PlaysScreen)
    return found


async def read(driver: Driver, count: int = HEAD + PAGE) -> None:
    """Wait until so many plays were read and stand in the list."""
    await driver.until(lambda: len(driver.table.rows) >= count)
    await driver.until(lambda: not screen(driver)._reader.asking)
    await driver.paint()


def histories(stack: Stack) -> list[dict[str, str]]:
    """What was asked of the history, in order."""
    return [params for _, _, params in stack.requests("tautulli") if params.get("cmd") == "get_history"]


async def test_it_as_text_at_every_size(
    stack: Stack, tmp_path: Path, capture: Any, snapshot: SnapshotAssertion
) -> None:
    async with running(stack, tmp_path, settings=PLAYS) as driver:
        await read(driver)
        await driver.press("j", "j")
        assert driver.text == capture(name="120x36")
        assert driver.app.export_screenshot() == snapshot.use_extension(SVGImageExtension)
        for width, height in SIZES:
            await driver.resized(width, height)
            await driver.rested()
            assert driver.text == capture(name=f"{width}x{height}")
        await driver.resized(80, 36)
        await driver.press("w")
        await driver.until(lambda: "nobody knows where that is" in driver.told)
        await driver.press("enter")
        await driver.rested()
        driver.app.clear_notifications()
        await driver.pilot.pause()
        assert driver.text == capture(name="detail")


async def test_what_comes_below_is_read_before_one_is_there_and_a_title_is_copied_and_found(
    stack: Stack, tmp_path: Path
) -> None:
    async with running(stack, tmp_path, size=(80, 20), settings=PLAYS) as driver:
        await read(driver)
        assert [(each["start"], each["length"]) for each in histories(stack)] == [
            ("0", f"{HEAD}"),
            (f"{HEAD}", f"{PAGE}"),
        ]
        await driver.press("y")
        assert "Copied: ואלס עם באשיר (2008)" in driver.told
        total = screen(driver)._reader.matching
        assert f"{HEAD + PAGE} of {total:,} plays" in driver.text
        await driver.press(*["pagedown"] * 8)
        await read(driver, HEAD + 2 * PAGE)
        before = driver.table.cursor_key
        await driver.press("G")
        await read(driver, HEAD + 3 * PAGE)
        assert driver.table.cursor_key == driver.table._data.keys[HEAD + 2 * PAGE - 1] != before
        await driver.press("g", "v")
        await driver.until(lambda: "─ Library ─" in driver.text)
        assert 'filter: "ואלס עם באשיר"' in driver.text


async def test_the_server_is_asked_for_a_user_a_type_words_and_days(stack: Stack, tmp_path: Path) -> None:
    async with running(stack, tmp_path, size=(80, 20), settings=PLAYS) as driver:
        await read(driver)
        await driver.press("f")
        await driver.until(lambda: "Ask the server for plays of" in driver.text)
        await driver.press("enter")
        await driver.until(lambda: "Everybody" in driver.text and "anna" in driver.text)
        await driver.press("j", "enter")
        await driver.until(lambda: "asked for: anna" in driver.text and driver.table.rows)
        assert {row.cells["user"][0].text for row in driver.table.rows} == {"anna"}
        await driver.press("f")
        await driver.until(lambda: "anna" in driver.text and driver.dialog)
        await driver.press("j", "enter", "space", "enter")
        await driver.until(lambda: "asked for: anna · movie" in driver.text and driver.table.rows)
        screen(driver).ask_for(screen(driver).wish._replace(words="Dune"))
        await driver.until(lambda: "“Dune”" in driver.text and not screen(driver)._reader.asking)
        await driver.paint()
        assert {row.cells["title"][0].text for row in driver.table.rows} == {"Dune: Part Two (2024)"}
        asked = histories(stack)[-1]
        assert (asked["media_type"], asked["search"]) == ("movie", "Dune")
        await driver.press("escape")
        await driver.until(lambda: "asked for" not in driver.text)
        await read(driver)


@pytest.mark.parametrize(
    ("typed", "fine"),
    [("", True), ("2026-03-14", True), ("14.3.2026", False), ("20260314", False), ("x", False)],
)
def test_a_day_is_written_in_one_way(typed: str, fine: bool) -> None:
    assert (wrong_with_day(typed) == "") == fine


async def test_a_filter_looks_among_what_is_read_and_what_is_new_comes_above_while_the_cursor_stays(
    stack: Stack, tmp_path: Path
) -> None:
    async with running(stack, tmp_path, size=(80, 20), settings=PLAYS) as driver:
        await read(driver)
        asked = len(histories(stack))
        driver.list.filter_by("user:kai decision:transcode")
        await driver.until(lambda: "among the 300 of" in driver.text)
        assert {row.cells["user"][0].text for row in driver.table.rows} == {"kai"}
        assert {row.cells["stream"][0].text for row in driver.table.rows} == {"Transcode"}
        assert len(histories(stack)) == asked
        shown = len(driver.table.rows)
        await driver.press("G")
        await driver.until(lambda: len(screen(driver)._reader.plays) == HEAD + 2 * PAGE)
        await driver.paint()
        assert len(driver.table.rows) > shown
        assert len(screen(driver)._hidden) + len(driver.table.rows) == HEAD + 2 * PAGE
        await driver.press("escape")
        await driver.until(lambda: len(driver.table.rows) == HEAD + 2 * PAGE)
        await driver.press("g", "j", "j")
        before, rows = driver.table.cursor_key, len(driver.table.rows)
        stack.advance(3600)
        await driver.runtime.engine.coordinator.fetch_now(driver.runtime.engine.coordinator.keys("plays"))
        await driver.until(lambda: len(driver.table.rows) > rows)
        assert driver.table.cursor_key == before
        ids = [row.key for row in driver.table.rows]
        assert ids.index(before or "") > 2 and len(set(ids)) == len(ids)


async def test_privacy_shows_no_name_of_anybody_or_anything(stack: Stack, tmp_path: Path) -> None:
    async with running(stack, tmp_path, size=(160, 24), settings=PLAYS) as driver:
        await read(driver)
        screen(driver).ask_for(screen(driver).wish._replace(user="anna", words="Wire"))
        await driver.until(lambda: "asked for: anna" in driver.text)
        await driver.press("P", "w")
        await driver.until(lambda: not screen(driver)._reader.asking)
        await driver.rested()
        assert "Places are not shown in privacy mode" in driver.told
        for name in ("anna", "Wire", "Living Room", "192.168.", "Hard Cases"):
            assert name not in driver.text, name
        assert "asked for: " in driver.text


async def test_each_state_without_plays_is_said(stack: Stack, tmp_path: Path, capture: Any) -> None:
    stack.set_fault("tautulli", "401")
    async with running(stack, tmp_path, size=(80, 14), settings=PLAYS) as driver:
        assert driver.text == capture(name="failing")
        stack.set_fault("tautulli", None)
        await driver.runtime.engine.coordinator.fetch_now(driver.runtime.engine.coordinator.keys("plays"))
        await read(driver)
        stack.set_fault("tautulli", "401")
        await driver.runtime.engine.coordinator.fetch_now(driver.runtime.engine.coordinator.keys("plays"))
        await driver.paint()
        assert driver.text == capture(name="failing_later")
        stack.set_fault("tautulli", None)
        screen(driver).ask_for(screen(driver).wish._replace(user="nobody"))
        await driver.until(lambda: "Nothing was played that fits: nobody" in driver.text)
    config = without(config_for(stack), "tautulli")
    async with running(stack, tmp_path / "none", size=(80, 14), config=config, settings=PLAYS) as driver:
        assert driver.text == capture(name="not_configured")
