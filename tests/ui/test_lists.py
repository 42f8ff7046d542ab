"""The keys every list has: problems only, panes, columns, export, completion, undo, filter; the first hint."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mediatui.demo.stack import Stack
from mediatui.engine.actions import Action, Danger, Plan
from mediatui.models.journal import JournalEntry
from mediatui.ui.app import GREETED
from tests.driver import Driver, held_stack, running
from tests.ui.configured import configured


@pytest.fixture
def stack() -> Iterator[Stack]:
    with held_stack() as started:
        yield started


def headings(driver: Driver) -> list[str]:
    """The keys of the columns that are shown, in their order."""
    return [spot.column.key for spot in driver.table.placed]


def filter_text(driver: Driver) -> str:
    from mediatui.ui.widgets.text_input import FilterInput

    return driver.screen.query_one(FilterInput).value


# -- problems only, panes ---------------------------------------------------


async def test_problems_only_and_back(stack: Stack, tmp_path: Path) -> None:
    async with running(stack, tmp_path) as driver:
        await driver.press("exclamation_mark")
        assert "1 of 9 streams ─ problems only" in driver.text
        assert driver.row_users() == ["kai"]
        stack.world.end(driver.table.rows[0].key.split("/")[1])
        await driver.refreshed()
        assert "No problems" in driver.text and "! shows all again" in driver.text
        await driver.press("exclamation_mark")
        assert "8 streams ─ by arrival" in driver.text
        await driver.press("comma", "exclamation_mark")
        assert "Nothing is ever a problem with settings" in driver.text
        assert "problems only" not in driver.text


async def test_without_a_file_what_would_change_it_says_so(stack: Stack, tmp_path: Path) -> None:
    async with running(stack, tmp_path) as driver:
        await driver.press("C")
        await driver.until(lambda: "Columns of Activity" in driver.text)
        await driver.press("space", "enter")
        await driver.until(lambda: "There is no configuration file to write it to" in driver.text)
        await driver.app.action_reload()
        await driver.until(lambda: "There is no configuration file to read" in driver.text)
        await driver.pilot.resize_terminal(160, 40)
        await driver.press("comma", "j")
        await driver.until(lambda: "Written to no file" in driver.text)


async def test_one_pane_gets_the_screen_and_gives_it_back(stack: Stack, tmp_path: Path) -> None:
    async with running(stack, tmp_path, size=(200, 50), hour=True) as driver:
        await driver.hour_drawn()
        assert "Container" in driver.text and "60 min" in driver.text
        await driver.press("plus")
        assert "Container" not in driver.text and "60 min" not in driver.text
        assert "The Wire" in driver.text
        await driver.press("minus")
        assert "Container" in driver.text and "60 min" in driver.text
        await driver.press("plus", "escape")
        assert "Container" in driver.text
        await driver.pilot.resize_terminal(80, 30)
        await driver.press("enter", "plus")
        await driver.pilot.pause()
        assert "Container" in driver.text and "willem" not in driver.text.split("Container")[0].split("─")[-1]
        await driver.press("escape", "escape")
        assert driver.table.has_focus and "The Wire" in driver.text


# -- columns ----------------------------------------------------------------


async def test_columns_are_chosen_moved_and_kept(stack: Stack, tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    async with configured(stack, tmp_path) as driver:
        assert headings(driver) == [
            "state",
            "user",
            "title",
            "player",
            "place",
            "stream",
            "mbps",
            "bar",
            "left",
        ]
        await driver.press("C")
        await driver.until(lambda: "Columns of Activity" in driver.text)
        assert "by itself from 100 cells on" in driver.text and "J K move the line" in driver.text
        await driver.press("space")  # the sign; the cursor goes on to the user
        await driver.press("J", "j", "space", "space")  # behind the title; neither player nor place
        await driver.press("enter")
        await driver.until(lambda: headings(driver)[0] == "title")
        assert headings(driver) == ["title", "user", "stream", "mbps", "bar", "left"]
        assert 'activity = ["title", "user", "stream", "mbps", "bar", "left"]' in path.read_text()
        await driver.press("C")
        await driver.until(lambda: "Columns of Activity" in driver.text)
        await driver.press("space", "escape")
        assert headings(driver)[0] == "title", "Esc leaves them as they were"
    async with configured(stack, tmp_path, path=path, size=(60, 24)) as driver:
        assert headings(driver)[:3] == ["title", "user", "stream"], (
            "the next start shows them, where they fit"
        )
        await driver.press("C")
        await driver.until(lambda: "Columns of Activity" in driver.text)
        await driver.press("asterisk", "asterisk", "ctrl+a", "asterisk", "enter")  # none
        await driver.until(lambda: "activity =" not in path.read_text())
        assert headings(driver)[:2] == ["state", "user"], "none chosen: the usual ones"


# -- filter -----------------------------------------------------------------


async def test_tab_completes_and_a_filter_stays_when_its_screen_is_left_and_come_back_to(
    stack: Stack, tmp_path: Path
) -> None:
    async with running(stack, tmp_path) as driver:
        await driver.press("slash", *"us")
        await driver.press("tab")
        assert filter_text(driver) == "user:"
        await driver.press(*"an", "tab")
        assert filter_text(driver) == "user:anna"
        assert "1 of 9 streams" in driver.text
        await driver.press(*" zzz", "tab")
        assert filter_text(driver) == "user:anna zzz", "nothing begins so: nothing happens"
        assert driver.screen.query_one("#filter").has_focus
        await driver.press(*["backspace"] * 4, "enter", "space", "J")
        await driver.until(lambda: "Journal ─" in driver.text)
        await driver.press("2")
        assert "1 of 9 streams ─ 1 marked ─ filter: user:anna" in driver.text
        assert "The Wire" in driver.text and "Dune" not in driver.text
        assert driver.table.has_focus


# -- undo -------------------------------------------------------------------


async def test_undo_says_why_not(stack: Stack, tmp_path: Path) -> None:
    async with running(stack, tmp_path) as driver:
        await driver.press("u")
        await driver.until(lambda: "Nothing was changed that could be undone" in driver.text)
        await driver.press("x")
        await driver.until(lambda: "End the stream of willem?" in driver.text)
        await driver.press("enter")
        await driver.until(lambda: "Ended the stream of willem" in driver.text)
        driver.app.clear_notifications()
        await driver.press("u")
        await driver.until(lambda: "cannot be started again" in driver.text)
        assert "Not undone" in driver.text and "End the stream of willem" in driver.text
        driver.app.clear_notifications()
        await driver.press("J")
        await driver.until(lambda: "1 entry" in driver.text)
        await driver.press("U")
        await driver.until(lambda: "cannot be started again" in driver.text)


async def test_what_can_be_undone_is_asked_about_done_and_journalled(
    stack: Stack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    undone: list[int] = []

    async def start_again(engine: object, entry: JournalEntry) -> Plan:
        async def perform() -> str:
            undone.append(entry.id)
            return "started it again"

        call = ("PUT /streams/again",)
        action = Action("stream.start", "Start it again", "tautulli", "t", call, (), perform, Danger.ASK)
        return Plan("Start the stream again?", (action,), verb="start")

    monkeypatch.setattr("mediatui.engine.undo.UNDOABLE", {"stream.terminate": start_again})
    async with running(stack, tmp_path) as driver:
        await driver.press("x")
        await driver.until(lambda: "End the stream of" in driver.text)
        await driver.press("enter")
        await driver.until(lambda: "Ended the stream" in driver.text)
        await driver.press("u")
        await driver.until(lambda: "Start the stream again?" in driver.text)
        assert "PUT /streams/again" in driver.text and "Enter start" in driver.text
        await driver.press("enter")
        await driver.until(lambda: "Started it again" in driver.text)
        driver.app.clear_notifications()
        await driver.press("u")
        await driver.until(lambda: "Nothing was changed that could be undone" in driver.text)
        (undo, ended), _ = await driver.runtime.engine.read_journal()
        assert undone == [ended.id]
        assert undo.origin == f"undo {ended.id}"


# -- the first hint ---------------------------------------------------------


async def test_the_first_hint_is_given_once_and_never_again(stack: Stack, tmp_path: Path) -> None:
    async with running(stack, tmp_path, live=False) as driver:
        driver.app.greet()
        await driver.until(lambda: "? shows every key, : finds everything by name, q quits" in driver.text)
        assert await driver.runtime.engine.choices.recall(GREETED)
    async with running(stack, tmp_path, live=False) as driver:
        driver.app.greet()
        await driver.until(lambda: all(worker.is_finished for worker in driver.app.workers))
        assert "Welcome" not in driver.text


# -- reload -----------------------------------------------------------------


async def test_reload_takes_up_what_was_written_by_hand(stack: Stack, tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    async with configured(stack, tmp_path, size=(140, 40)) as driver:
        before = path.read_text()
        path.write_text(f'{before}\n[general]\nthem = "nord"\n')
        await driver.press("colon", *"reload", "enter")
        await driver.until(lambda: "Not taken up" in driver.text)
        assert "mine.toml:8: general.them: unknown key. Did you mean" in driver.text
        path.write_text(f'{before}\n[general]\ntheme = "nord"\nprivacy = true\n\n[keys]\n"help" = "F1"\n')
        await driver.press("colon", *"reload", "enter")
        await driver.until(lambda: "The configuration was read again" in driver.text)
        assert driver.app.theme == "nord"
        assert "private" in driver.text and "anna" not in driver.text
        await driver.press("f1")
        assert "╭─ Help" in driver.text
