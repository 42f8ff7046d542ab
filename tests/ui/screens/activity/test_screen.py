"""The activity screen before the simulated stack, over real HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mediatui.config.model import Config
from mediatui.demo.stack import Stack
from mediatui.ui.settings import Settings
from mediatui.ui.widgets.lines import Lines
from tests.driver import config_for, held_stack, running, without


@pytest.fixture
def stack() -> Iterator[Stack]:
    with held_stack() as started:
        yield started


async def test_what_plays_stands_on_the_screen(stack: Stack, tmp_path: Path) -> None:
    async with running(stack, tmp_path) as driver:
        text = driver.text
        assert "▶ 9 streams (3 transcode)" in text
        assert "The Wire · S02E05 · Undertow" in text
        assert "Boards of Canada – Dayvan" in text
        assert "Transcode 1080p→720p sw 0.7×" in driver.row("kai")
        assert "Direct stream 1080p" in driver.row("juno")
        assert "WAN" in driver.row("kai") and "LAN" in driver.row("anna")
        assert "9.8" in driver.row("anna") or "8.9" in driver.row("anna")


async def test_progress_advances_between_polls(stack: Stack, tmp_path: Path) -> None:
    async with running(stack, tmp_path) as driver:
        assert "21:30" in driver.row("anna")
        driver.runtime.engine.coordinator.pause(True)  # no poll comes in between
        stack.clock.advance(30)  # type: ignore[attr-defined]
        await driver.paint()
        assert "21:00" in driver.row("anna")


async def test_a_stream_that_ends_leaves_by_itself(stack: Stack, tmp_path: Path) -> None:
    async with running(stack, tmp_path) as driver:
        key = next(k for k, s in stack.world.sessions.items() if s.person.name == "anna")
        stack.world.end(key)
        await driver.refreshed()
        assert driver.row("anna") == ""
        assert "8 streams" in driver.text


async def test_nobody_is_watching(stack: Stack, tmp_path: Path) -> None:
    stack.world.set_quiet(True)
    async with running(stack, tmp_path) as driver:
        assert "Nobody is watching" in driver.text
        assert "▶ 0 streams" in driver.text


async def test_plex_behind_it_down_is_never_nobody_watching(stack: Stack, tmp_path: Path) -> None:
    async with running(stack, tmp_path) as driver:
        stack.set_fault("tautulli", "plex-down")
        await driver.refreshed()
        assert "Tautulli cannot reach Plex since 21:40" in driver.text
        assert "The Wire" in driver.text, "the last good data stays visible"
        assert "Nobody" not in driver.text
        stack.set_fault("tautulli", None)
        await driver.refreshed()
        assert "cannot reach" not in driver.text


FAULTS = {
    "down": "cannot be reached since 21:40: connection refused",
    "400": "refused",
    "401": "key",
    "403": "forbidden",
    "429": "too many requests",
    "500": "error",
    "502": "error",
    "html": "is not Tautulli",
    "truncated": "not JSON",
    "cut": "cut short",
    "plex-down": "Tautulli cannot reach Plex",
}
"""What each fault says on the screen, at least."""


@pytest.mark.parametrize("fault", FAULTS)
async def test_each_fault_is_said_beside_the_last_good_data(stack: Stack, tmp_path: Path, fault: str) -> None:
    async with running(stack, tmp_path, size=(200, 40)) as driver:
        stack.set_fault("tautulli", fault)
        await driver.refreshed()
        note = driver.screen.query_one("#notes", Lines).text
        assert "✗" in note
        assert FAULTS[fault].lower() in note.lower()
        assert "The Wire" in driver.text
        assert "1 problem" in driver.text
        assert stack.api_key("tautulli") not in driver.app.export_screenshot()
        stack.set_fault("tautulli", None)
        stack.clock.advance(60)  # type: ignore[attr-defined]
        await driver.press("r")
        await driver.until(lambda: "1 problem" not in driver.text)


@pytest.mark.parametrize("fault", ["timeout", "slow:2"])
async def test_a_service_that_takes_too_long_is_said_so(stack: Stack, tmp_path: Path, fault: str) -> None:
    config = config_for(stack, timeout=0.5)
    async with running(stack, tmp_path, size=(200, 40), config=config) as driver:
        stack.set_fault("tautulli", fault)
        await driver.refreshed()
        note = driver.screen.query_one("#notes", Lines).text
        assert "no answer within 0.5 s" in note or "did not answer within 0.5 s" in note
        assert "The Wire" in driver.text


async def test_wrong_types_drop_the_odd_session_never_the_list(stack: Stack, tmp_path: Path) -> None:
    stack.set_fault("tautulli", "wrong-types")
    async with running(stack, tmp_path) as driver:
        assert "could not be read and" in driver.screen.query_one("#notes", Lines).text
        assert len(driver.table.rows) >= 7


async def test_one_service_down_never_hurts_another(tmp_path: Path) -> None:
    with held_stack(services=("tautulli", "tautulli-cabin"), faults={"tautulli": "down"}) as stack:
        async with running(stack, tmp_path, size=(160, 40)) as driver:
            assert driver.row("ingrid")
            assert "cannot be reached" in driver.text
            assert "✗●" in driver.text


async def test_the_next_start_paints_from_the_cache_before_any_answer(stack: Stack, tmp_path: Path) -> None:
    async with running(stack, tmp_path):
        pass
    stack.set_fault("tautulli", "timeout")
    stack.clock.advance(400)  # type: ignore[attr-defined]
    async with running(stack, tmp_path, live=False) as driver:
        await driver.pilot.pause()
        assert "The Wire" in driver.text
        assert "what you see is from 6 min ago" in driver.text
        assert all(row.dim for row in driver.table.rows)


async def test_not_configured_says_how_to(stack: Stack, tmp_path: Path) -> None:
    async with running(stack, tmp_path, config=Config(), live=False) as driver:
        await driver.pilot.pause()
        assert "No Tautulli is configured" in driver.text
        assert "mediatui config init" in driver.text


async def test_switched_off_says_so(stack: Stack, tmp_path: Path) -> None:
    config = without(config_for(stack), "tautulli")
    async with running(stack, tmp_path, config=config, live=False) as driver:
        await driver.pilot.pause()
        assert "enabled = false" in driver.text
        assert "○" in driver.text


# -- keys -------------------------------------------------------------------


async def test_filter_as_you_type(stack: Stack, tmp_path: Path) -> None:
    async with running(stack, tmp_path) as driver:
        await driver.press("slash", *"user:anna")
        assert [row.key for row in driver.table.rows] == [driver.table.rows[0].key]
        assert "1 of 9 streams" in driver.text
        await driver.press("enter")
        assert driver.table.has_focus
        assert "filter: user:anna" in driver.text
        await driver.press("escape")
        assert len(driver.table.rows) == 9


async def test_a_filter_that_cannot_be_understood_says_why(stack: Stack, tmp_path: Path) -> None:
    async with running(stack, tmp_path, size=(200, 40)) as driver:
        await driver.press("slash", *"usr:anna")
        assert 'there is no field "usr"' in driver.text
        await driver.press("escape")
        assert "no field" not in driver.text


async def test_sort_and_reverse(stack: Stack, tmp_path: Path) -> None:
    async with running(stack, tmp_path) as driver:
        await driver.press("s")
        users = driver.row_users()
        assert users == sorted(users, key=str.casefold)
        assert "User▴" in driver.text
        await driver.press("S")
        assert driver.row_users() == users[::-1]
        assert "User▾" in driver.text


async def test_the_detail_takes_the_lists_place_where_it_is_narrow(stack: Stack, tmp_path: Path) -> None:
    async with running(stack, tmp_path, size=(80, 24)) as driver:
        await driver.press("j", "enter")
        assert "Transcoder" in driver.text
        assert "Container" in driver.text
        await driver.press("escape")
        assert driver.table.has_focus
        assert "Transcoder" not in driver.text


async def test_the_detail_stands_beside_the_list_where_it_is_wide(stack: Stack, tmp_path: Path) -> None:
    async with running(stack, tmp_path, size=(200, 60)) as driver:
        assert "Container" in driver.text
        await driver.press("j")
        assert "Dune: Part Two (2024)" in driver.screen.query_one("#detail", Lines).text


async def test_pause_stops_everything_and_says_so(stack: Stack, tmp_path: Path) -> None:
    async with running(stack, tmp_path) as driver:
        await driver.press("p")
        assert "PAUSED" in driver.text
        await driver.press("p")
        assert "PAUSED" not in driver.text


async def test_help_shows_the_live_keys(stack: Stack, tmp_path: Path) -> None:
    async with running(stack, tmp_path) as driver:
        await driver.press("question_mark")
        assert "End the marked streams" in driver.text
        assert "ctrl+a" in driver.text
        await driver.press("escape")
        assert "ctrl+a" not in driver.text


async def test_the_palette_finds_and_does(stack: Stack, tmp_path: Path) -> None:
    async with running(stack, tmp_path) as driver:
        await driver.press("colon", *"services")
        await driver.press("enter")
        assert "up · 2.17.2" in driver.text
        await driver.press("escape", "colon", *"pause", "enter")
        assert "PAUSED" in driver.text


async def test_the_header_tells_of_each_service_on_enter(stack: Stack, tmp_path: Path) -> None:
    async with running(stack, tmp_path) as driver:
        await driver.press("shift+tab", "enter")
        assert f"tautulli at {stack.url('tautulli')}" in driver.text


async def test_copy_and_open_work_by_the_terminals_clipboard(stack: Stack, tmp_path: Path) -> None:
    async with running(stack, tmp_path) as driver:
        copied: list[str] = []
        driver.app.copy_to_clipboard = copied.append  # type: ignore[method-assign]
        await driver.press("j", "y", "o")
        assert copied[0] == "Dune: Part Two (2024)"
        assert copied[1].startswith(stack.url("tautulli") + "/info?rating_key=")


async def test_filtering_keeps_marks_and_gives_the_cursor_a_row(stack: Stack, tmp_path: Path) -> None:
    async with running(stack, tmp_path) as driver:
        await driver.press("space", "slash", *"kai", "enter")
        assert driver.table.cursor_key is not None
        await driver.press("x")
        await driver.until(lambda: "End the stream of kai?" in driver.text)
        await driver.press("escape", "escape")
        assert len(driver.table.marked) == 1, "the mark was only hidden"


async def test_the_detail_moves_by_the_keys_of_lists(stack: Stack, tmp_path: Path) -> None:
    async with running(stack, tmp_path, size=(80, 18)) as driver:
        await driver.press("j", "enter")
        assert "Esc back to the list" in driver.text
        await driver.press("G")
        assert "Dune: Part Two (2024)" not in driver.text
        await driver.press("g")
        assert "Dune: Part Two (2024)" in driver.text


async def test_widening_with_the_detail_open_gives_the_list_back(stack: Stack, tmp_path: Path) -> None:
    async with running(stack, tmp_path, size=(80, 24)) as driver:
        await driver.press("enter")
        await driver.pilot.resize_terminal(200, 40)
        await driver.pilot.pause()
        assert driver.table.has_focus
        await driver.press("j")
        assert "Container" in driver.text


@pytest.mark.parametrize("typed", ["help", "refresh", "journal"])
async def test_the_palette_finds_things_by_their_names(stack: Stack, tmp_path: Path, typed: str) -> None:
    async with running(stack, tmp_path) as driver:
        await driver.press("colon", *typed)
        assert f"› {typed.capitalize()}" in driver.text


async def test_a_theme_that_does_not_exist_is_told(stack: Stack, tmp_path: Path) -> None:
    async with running(stack, tmp_path, settings=Settings(theme="nrod")) as driver:
        await driver.until(lambda: 'no theme "nrod"' in driver.text)
        assert driver.app.theme == "mediatui-dark"


@pytest.mark.parametrize("theme", ["nord", "textual-light", "ansi-dark", "mediatui-light"])
async def test_other_themes_can_be_worn(stack: Stack, tmp_path: Path, theme: str) -> None:
    async with running(stack, tmp_path) as driver:
        driver.app.action_use_theme(theme)
        await driver.pilot.pause()
        await driver.press("question_mark", "escape")
        assert "The Wire" in driver.text


# -- sizes ------------------------------------------------------------------


@pytest.mark.parametrize("size", [(20, 5), (60, 20), (80, 24), (120, 36), (200, 60), (400, 120), (1, 1)])
async def test_it_fits_any_size(stack: Stack, tmp_path: Path, size: tuple[int, int]) -> None:
    async with running(stack, tmp_path, size=size) as driver:
        lines = driver.text.splitlines()
        assert len(lines) <= size[1]
        if size[0] >= 20:
            assert "willem" in driver.text or "wille" in driver.text
        await driver.press(
            "j", "question_mark", "escape", "colon", "escape", "slash", "escape", "enter", "escape"
        )


async def test_resizing_during_updates(stack: Stack, tmp_path: Path) -> None:
    async with running(stack, tmp_path) as driver:
        for width, height in ((20, 5), (200, 60), (80, 24), (5, 2), (120, 36)):
            await driver.pilot.resize_terminal(width, height)
            stack.clock.advance(2)  # type: ignore[attr-defined]
            await driver.refreshed()
        assert "The Wire" in driver.text
