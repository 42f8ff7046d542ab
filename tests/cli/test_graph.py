"""`mediatui graph` and `mediatui stats`: from real HTTP to a chart on a plain terminal, JSON, CSV, exit codes."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from mediatui.demo.stack import Stack
from mediatui.engine.graphs import GRAPHS
from mediatui.runtime import Runtime
from mediatui.wording.privacy import veiled_user
from tests.cli.conftest import Run
from tests.driver import EVENING


@pytest.fixture(autouse=True)
def evening(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program's clock is the household's."""
    begin = Runtime.__init__
    monkeypatch.setattr(begin, "__kwdefaults__", {**(begin.__kwdefaults__ or {}), "clock": lambda: EVENING})


def test_a_chart_stands_on_a_plain_terminal(run: Run, config: Path) -> None:
    ran = run("graph", "plays-by-date", "--days", "7", "--config", config)
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[0] == "Plays by date · 7 days · plays · everyone"
    assert lines[1].startswith(" ██ TV   ▒▒ Movies   ░░ Music")
    assert "14 Mar" in lines[-1]
    assert "\x1b" not in ran.out


def test_other_forms_are_drawn_too(run: Run, config: Path) -> None:
    for name in ("week-by-hour", "plays-by-top-10-users", "transcodes-by-client"):
        ran = run("graph", name, "--config", config, "--hours")
        assert ran.code == 0
        assert len(ran.out.splitlines()) > 8
        assert max(map(len, ran.out.splitlines())) <= 80


def test_csv_and_json_have_the_same_numbers(run: Run, config: Path) -> None:
    heads, *rows = list(
        csv.reader(run("graph", "plays-by-date", "--csv", "--config", config).out.splitlines())
    )
    assert heads == ["category", "TV", "Movies", "Music", "Live TV"]
    told = json.loads(run("graph", "plays-by-date", "--json", "--config", config).out)
    graph = told["graph"]
    assert (graph["name"], graph["unit"], graph["days"]) == ("plays-by-date", "plays", 30)
    assert graph["categories"] == [row[0] for row in rows]
    assert graph["lines"][0] == {"name": "TV", "values": [int(row[1]) for row in rows]}
    assert told["services"][0]["state"] == "up"


def test_one_person_and_in_privacy_nobody(run: Run, config: Path) -> None:
    ran = run("graph", "plays-by-top-10-users", "--user", "Mira", "--csv", "--config", config)
    assert [line.partition(",")[0] for line in ran.out.splitlines()] == ["category", "mira"]
    ran = run("--privacy", "graph", "plays-by-top-10-users", "--config", config)
    assert "mira" not in ran.out
    assert veiled_user("mira") in ran.out
    assert run("graph", "plays-by-date", "--user", "nobody", "--config", config).code == 2


def test_what_is_wrong_is_said(run: Run, config: Path, stack: Stack) -> None:
    assert run("graph", "plays-by-date", "--service", "attic", "--config", config).code == 2
    ran = run("graph", "streams-of-the-day", "--config", config)
    assert (ran.code, ran.out.splitlines()[-1]) == (0, "Nothing was recorded")
    for name in stack.services:
        stack.set_fault(name, "down")
    ran = run("graph", "plays-by-date", "--config", config)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("tautulli: ")
    ran = run("stats", "--config", config)
    assert ran.code == 1
    assert "tautulli-cabin: " in ran.err


def test_the_tables_are_printed_and_told_as_json(run: Run, config: Path) -> None:
    ran = run("stats", "--config", config)
    assert (ran.code, ran.err) == (0, "")
    assert "Most watched movies · tautulli\nNAME" in ran.out
    assert "Libraries · tautulli-cabin" in ran.out
    told = json.loads(run("stats", "--json", "--config", config).out)
    first = told["stats"][0]
    assert {"service", "name", "rows"} == set(first)
    assert {library["name"] for library in told["libraries"]} >= {"Movies", "TV Shows"}
    private = run("--privacy", "stats", "--config", config).out
    for name in ("mira", "Dune", "TV Shows", "Arcane"):
        assert name not in private


def test_help_names_every_graph(run: Run) -> None:
    told = run("graph", "--help").out
    assert not [sort.name for sort in GRAPHS if sort.name not in told.replace("\n", "").replace(" ", "")]
