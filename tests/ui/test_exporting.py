"""Export: CSV and JSON of what is shown, and what a file's name may be."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from mediatui.demo.stack import Stack
from mediatui.ui.cells import Span, line
from mediatui.ui.exporting import TAKEN, free_name, to_csv, to_json, wrong_with
from mediatui.ui.widgets.columns import Column
from mediatui.ui.widgets.rows import Row
from tests.driver import Driver, held_stack, running

COLUMNS = (Column("state", "", 1), Column("title", "Title", 9))


def row(title: str) -> Row:
    return Row(title, {"state": line(Span("▶", "good")), "title": line(Span(title), Span(" ", "dim"))})


def test_csv_has_a_heading_and_a_line_for_each_row_of_plain_texts() -> None:
    rows = [row('The "Wire", S02'), row("進撃の巨人"), row("line\nbreak")]
    told = list(csv.reader(io.StringIO(to_csv(COLUMNS, rows), newline="")))
    assert told == [["state", "Title"], ["▶", 'The "Wire", S02'], ["▶", "進撃の巨人"], ["▶", "line\nbreak"]]


@pytest.mark.parametrize("title", ["=HYPERLINK(1)", "+1 Day", "-1", "@home"])
def test_what_a_spreadsheet_would_take_for_a_formula_is_quoted(title: str) -> None:
    assert f"▶,'{title}" in to_csv(COLUMNS, [row(title)])


def test_json_is_a_list_of_objects_by_column() -> None:
    assert json.loads(to_json(COLUMNS, [row("=1"), row("")])) == [
        {"state": "▶", "title": "=1"},
        {"state": "▶", "title": ""},
    ]
    assert "進" in to_json(COLUMNS, [row("進")])


def test_a_file_must_be_new_of_a_known_kind_in_a_folder_that_is_there(tmp_path: Path) -> None:
    (tmp_path / "there.csv").touch()
    (tmp_path / "gone.csv").symlink_to("nowhere")
    for name, wrong in {
        "": "type a name",
        f"{tmp_path}/x.txt": "it must end in .csv or .json",
        f"{tmp_path}/x": "it must end in .csv or .json",
        f"{tmp_path}/none/x.csv": "there is no such folder",
        f"{tmp_path}/there.csv/x.csv": "there is no such folder",
        f"{tmp_path}/there.csv": TAKEN,
        f"{tmp_path}/gone.csv": TAKEN,
        f"{tmp_path}/{'x' * 300}.csv": "file name too long",
        "~nobody-of-that-name/x.csv": "nobody has that home",
        f"{tmp_path}/new.CSV": "",
        f"{tmp_path}/new.json": "",
    }.items():
        assert wrong_with(name) == wrong, name


def test_the_name_that_is_proposed_is_free(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert free_name(Path("~"), "m") == Path("~/m.csv")
    for name in ("m.csv", "m-2.csv"):
        (tmp_path / name).touch()
    assert free_name(Path("~"), "m") == Path("~/m-3.csv")
    assert free_name(tmp_path / "none", "m").name == "m.csv"


# -- on the screen ----------------------------------------------------------


@pytest.fixture
def stack() -> Iterator[Stack]:
    with held_stack() as started:
        yield started


async def export_to(driver: Driver, name: Path | str) -> None:
    """Press E, and take this name."""
    await driver.press("E")
    await driver.until(lambda: "Enter take" in driver.text)
    driver.app.screen.query_one("#prompt-line").value = str(name)  # type: ignore[attr-defined]
    await driver.press("enter")


async def test_what_is_shown_is_written_and_what_cannot_be_says_why(
    stack: Stack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(stack, tmp_path, size=(60, 20)) as driver:
        await driver.press("s", "slash", *"decision:transcode", "enter")
        await export_to(driver, tmp_path / "a.csv")
        await driver.until(lambda: "Exported 3 streams" in driver.text)
        heads, *lines = csv.reader((tmp_path / "a.csv").read_text().splitlines())
        assert heads == ["state", "User", "Title", "Player", "From", "Stream", "Mbps", "Progress", "Left"]
        assert [fields[1] for fields in lines] == ["Grandma Noor", "kai", "tomas"], "as sorted and filtered"
        assert lines[2][2] == "Dune: Part Two (2024)", "whole, however narrow the screen"
        driver.app.clear_notifications()
        await driver.press("E")
        await driver.until(lambda: "Export 3 streams" in driver.text)
        assert driver.app.screen.query_one("#prompt-line").value == str(  # type: ignore[attr-defined]
            tmp_path / "mediatui-activity-2026-03-14.csv"
        )
        await driver.press("escape", "escape", "P")
        await export_to(driver, tmp_path / "b.json")
        await driver.until(lambda: "Exported 9 streams" in driver.text)
        told = json.loads((tmp_path / "b.json").read_text())
        assert len(told) == 9 and told[0].keys() >= {"user", "title", "player"}
        assert "anna" not in str(told) and "Dune" not in str(told), "in privacy mode with stand-ins"
        await driver.press("P")
        driver.app.clear_notifications()
        await driver.pilot.resize_terminal(120, 36)

        (tmp_path / "there.csv").write_text("mine")
        await export_to(driver, tmp_path / "there.csv")
        assert TAKEN in driver.text
        await driver.press("escape")
        await export_to(driver, tmp_path / "none" / "x.csv")
        assert "there is no such folder" in driver.text
        await driver.press("escape")
        assert (tmp_path / "there.csv").read_text() == "mine"

        def refuse(path: Path, text: str) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr("mediatui.ui.exporting._write", refuse)
        await export_to(driver, tmp_path / "x.csv")
        await driver.until(lambda: "Not exported" in driver.text)
        assert "permission denied" in driver.text
        monkeypatch.undo()
        driver.app.clear_notifications()
        await driver.press("slash", *"zzzzz", "enter", "E")
        await driver.until(lambda: "There is nothing to export" in driver.text)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_looked_into_says_so(tmp_path: Path) -> None:
    folder = tmp_path / "closed" / "in"
    folder.mkdir(parents=True)
    folder.parent.chmod(0)
    try:
        assert wrong_with(str(folder / "x.csv")) == "permission denied"
    finally:
        folder.parent.chmod(0o700)
