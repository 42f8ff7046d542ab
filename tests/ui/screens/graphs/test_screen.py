"""The keys of the graphs screen: which graph, of when, of what, of whom; the cursor; the table; the file."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from mediatui.demo.stack import Stack
from mediatui.engine.graphs import Question
from mediatui.ui.screens.graphs import present
from mediatui.ui.settings import Settings
from mediatui.ui.widgets.chart import Chart
from mediatui.wording.privacy import veiled_user
from tests.driver import Driver, held_stack, running
from tests.ui.screens.graphs.test_captures import SCREEN, drawn


@pytest.fixture(scope="module")
def stack() -> Iterator[Stack]:
    """Two households nobody changes."""
    with held_stack(services=("tautulli", "tautulli-cabin")) as started:
        yield started


def readout(driver: Driver) -> str:
    """The values under the cursor."""
    return driver.list.query_one("#graph", Chart).text.rstrip().splitlines()[-1].strip()


def rule(driver: Driver) -> str:
    return driver.text.splitlines()[1]


async def test_the_cursor_moves_and_tells_the_values(stack: Stack, tmp_path: Path) -> None:
    async with running(stack, tmp_path, settings=SCREEN) as driver:
        await drawn(driver)
        assert readout(driver).startswith("Sat 14 Mar 2026 · ")
        await driver.press("left")
        assert readout(driver).startswith("Fri 13 Mar 2026 · ")
        await driver.press("k", "pageup")
        assert readout(driver).startswith("Thu 5 Mar 2026 · ")
        await driver.press("g")
        assert readout(driver).startswith("Fri 13 Feb 2026 · ")
        await driver.press("left", "l", "down")
        assert readout(driver).startswith("Sun 15 Feb 2026 · ")
        await driver.press("y")
        assert "Copied: Sun 15 Feb 2026: " in driver.told


async def test_a_heat_map_is_walked_by_hour_and_day(stack: Stack, tmp_path: Path) -> None:
    async with running(stack, tmp_path, settings=SCREEN) as driver:
        driver.list.ask(Question("week-by-hour"))  # type: ignore[attr-defined]
        await drawn(driver)
        before = readout(driver)
        await driver.press("g", "home", "left", "j")
        assert readout(driver).startswith("Tuesday ")
        assert readout(driver) != before
        await driver.press("G")
        assert readout(driver).startswith("Sunday ")


async def test_keys_ask_for_another_graph_range_and_measure(stack: Stack, tmp_path: Path) -> None:
    async with running(stack, tmp_path, settings=SCREEN) as driver:
        await drawn(driver)
        assert rule(driver).startswith("─ Plays by date ─ 30 days ─ plays ─ everyone ─ tautulli ─ now ─")
        await driver.press("greater_than_sign")
        await drawn(driver)
        assert rule(driver).startswith("─ By day of the week ─ 30 days ─")
        await driver.press("left_square_bracket", "c")
        await drawn(driver)
        assert rule(driver).startswith("─ By day of the week ─ 7 days ─ hours ─")
        assert " h " in readout(driver)
        await driver.press("right_square_bracket", "right_square_bracket", "w")
        await drawn(driver)
        assert "90 days ─ hours ─ everyone ─ tautulli-cabin" in rule(driver)
        await driver.press("v")
        await driver.until(lambda: driver.dialog == "ChooseDialog")
        await driver.press("G", "enter")
        await driver.until(lambda: not driver.dialog)
        await drawn(driver)
        assert rule(driver).startswith("─ Storage by codec ─")
        assert "No library is configured" in driver.text
        await driver.press(*["less_than_sign"] * 8)
        await drawn(driver)
        assert rule(driver).startswith("─ Bandwidth, last day ─")
        await driver.press("right_square_bracket", "c", "f")
        for words in ("always of the last day", "has no hours", "always of everyone"):
            assert words in driver.told


async def test_one_person_is_looked_at_and_one_without_plays_too(stack: Stack, tmp_path: Path) -> None:
    async with running(stack, tmp_path, settings=SCREEN) as driver:
        await drawn(driver)
        await driver.press("f")
        await driver.until(lambda: "Whose plays" in driver.text)
        await driver.press("j", "enter")
        await driver.until(lambda: not driver.dialog)
        await drawn(driver)
        assert "─ everyone ─" not in rule(driver)
        await driver.press("f")
        await driver.until(lambda: "Whose plays" in driver.text)
        await driver.press("G", "enter")
        await driver.until(lambda: not driver.dialog)
        await drawn(driver)
        assert "Nothing was played by " in driver.text
        assert "within the last 30 days" in driver.text


async def test_the_table_stands_instead_and_the_cursor_stays(stack: Stack, tmp_path: Path) -> None:
    async with running(stack, tmp_path, settings=SCREEN) as driver:
        await drawn(driver)
        await driver.press("left", "left", "t")
        await driver.paint()
        assert driver.table.has_focus
        assert "› Thu 12 Mar 2026" in driver.text
        await driver.press("k")
        await driver.press("t")
        await driver.paint()
        assert driver.list.query_one("#graph", Chart).has_focus
        assert readout(driver).startswith("Wed 11 Mar 2026")
        await driver.press("slash", *"total:>30", "enter")
        await driver.until(lambda: " of 30 rows" in driver.text)
        await driver.press("escape")
        await driver.paint()
        assert driver.list.has_class("-table")
        await driver.press("escape")
        await driver.paint()
        assert not driver.list.has_class("-table")


async def test_an_export_has_plain_numbers_under_the_names_of_the_lines(stack: Stack, tmp_path: Path) -> None:
    async with running(stack, tmp_path, settings=SCREEN) as driver:
        await drawn(driver)
        path = tmp_path / "graph.csv"
        await driver.press("E")
        await driver.until(lambda: driver.dialog == "PromptDialog")
        driver.app.screen.query_one("#prompt-line").value = str(path)  # type: ignore[attr-defined]
        await driver.press("enter")
        await driver.until(path.exists)
        await driver.until(lambda: "Exported 30 rows" in driver.told)
        heads, *rows = list(csv.reader(path.read_text().splitlines()))
        assert heads == ["name", "total", "TV", "Movies", "Music", "Live TV"]
        assert rows[-1][0] == "2026-03-14"
        assert all(int(row[1]) == sum(map(int, row[2:])) for row in rows)


async def test_privacy_hides_every_name(stack: Stack, tmp_path: Path) -> None:
    private = Settings(screen="graphs", privacy=True)
    names = {"mira", "kai", "anna", "juno", "Grandma Noor"}
    async with running(stack, tmp_path, settings=private) as driver:
        driver.list.ask(Question("plays-by-top-10-users"))  # type: ignore[attr-defined]
        await drawn(driver)
        assert veiled_user("mira") in driver.text
        assert not [name for name in names if f" {name} " in driver.text]
        await driver.press("t")
        await driver.paint()
        assert veiled_user("mira") in driver.text
        assert not [name for name in names if f" {name} " in driver.text]
        _, rows = driver.list.shown_rows()
        assert not [row for row in rows if "mira" in str(row.cells)]
        await driver.press("f")
        await driver.until(lambda: "Whose plays" in driver.text)
        assert not [name for name in names if f" {name} " in driver.text]


async def test_refresh_asks_anew(stack: Stack, tmp_path: Path) -> None:
    async with running(stack, tmp_path, settings=SCREEN) as driver:
        await drawn(driver)
        before = stack.counts("tautulli")["get_plays_by_date"]
        await driver.press("r")
        await driver.until(lambda: stack.counts("tautulli")["get_plays_by_date"] == before + 1)
        await driver.press("greater_than_sign", "less_than_sign")
        await drawn(driver)
        assert stack.counts("tautulli")["get_plays_by_date"] == before + 1


def test_the_columns_are_those_of_the_rows() -> None:
    item = present.Category(0, "a", "a", tuple(range(7)), 21, "plays")
    assert set(present.row_of(item).cells) == {column.key for column in present.COLUMNS}


async def test_in_ascii_the_parts_stay_apart(stack: Stack, tmp_path: Path, capture: Any) -> None:
    async with running(
        stack, tmp_path, settings=Settings(screen="graphs", ascii=True), size=(60, 16)
    ) as driver:
        await drawn(driver)
        from mediatui.ui.filters import Spelling

        spelling = Spelling(plain=True, charset="ascii")
        assert spelling.spelt(driver.text) == capture(name="ascii")
