"""`mediatui library`, `calendar`, `missing` and `grab`: libraries without the screen."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mediatui.demo.stack import Stack
from mediatui.runtime import Runtime
from tests.cli.conftest import Run
from tests.driver import held_stack


@pytest.fixture
def stack() -> Iterator[Stack]:
    with held_stack(services=("radarr", "sonarr")) as started:
        yield started


@pytest.fixture(autouse=True)
def clock(stack: Stack, monkeypatch: pytest.MonkeyPatch) -> None:
    """The commands live at the time of the stack."""
    monkeypatch.setitem(Runtime.__init__.__kwdefaults__, "clock", stack.clock.now)


def test_titles_are_listed_filtered_and_sorted(run: Run, config: Path) -> None:
    ran = run("library", "--config", config)
    assert ran.code == 0
    assert ran.out.splitlines()[0].split() == ["ID", "TITLE", "TYPE", "STATE", "QUALITY", "SIZE", "SERVICE"]
    assert "Dune: Part Two (2024)" in ran.out
    ran = run("library", "--config", config, "--filter", "type:series is:missing", "--sort", "size", "--json")
    told = json.loads(ran.out)
    assert {each["type"] for each in told["titles"]} == {"series"}
    sizes = [each["size"] for each in told["titles"]]
    assert sizes == sorted(sizes, reverse=True)
    andor = next(each for each in told["titles"] if each["title"] == "Andor")
    assert andor["missing"] == 12
    assert andor["seasons"][1] == andor["seasons"][1] | {"number": 2, "files": 0, "episodes": 12}
    assert [service["state"] for service in told["services"]] == ["up", "up"]
    assert run("library", "--config", config, "--filter", "zzzzzz").out == "No title\n"
    assert run("library", "--config", config, "--filter", "is:here zz:5").code == 2


def test_a_service_that_is_down_is_told_and_the_other_is_listed(run: Run, config: Path, stack: Stack) -> None:
    stack.set_fault("radarr", "down")
    for words in (("library",), ("calendar", "--days", "60"), ("missing",)):
        ran = run(*words, "--config", config, "--json")
        assert ran.code == 1
        assert ran.err.startswith("radarr: cannot be reached")
        told = json.loads(ran.out)
        assert [service["state"] for service in told["services"]] == ["failing", "up"]
        assert any(each["service"] == "sonarr" for rows in told.values() for each in rows if "title" in each)


def test_what_comes_and_what_came(run: Run, config: Path) -> None:
    ran = run("calendar", "--config", config, "--past", "14", "--days", "60", "--json")
    assert ran.code == 0
    told = json.loads(ran.out)["calendar"]
    assert [each["at"] for each in told] == sorted(each["at"] for each in told)
    assert {"airs", "digital"} <= {each["what"] for each in told}
    ran = run("calendar", "--config", config, "--filter", "type:movie")
    assert "tomorrow" in ran.out
    assert "airs" not in ran.out
    assert run("calendar", "--config", config, "--days", "9999").code == 2
    assert run("calendar", "--config", config, "--filter", "zz:1").code == 2


def test_what_is_missing_or_to_be_improved_is_told_to_the_last(run: Run, config: Path) -> None:
    told = json.loads(run("missing", "--config", config, "--json").out)["wanted"]
    assert len(told) > 150
    assert {each["why"] for each in told} == {"missing"}
    ran = run("missing", "--config", config, "--cutoff", "--filter", "type:movie")
    assert ran.code == 0
    assert "cutoff unmet" in ran.out
    assert run("missing", "--config", config, "--filter", "zz:1").code == 2


def test_privacy_tells_no_name(run: Run, config: Path) -> None:
    for words in (("library",), ("missing",), ("calendar",), ("grab", "metropolis")):
        ran = run("--privacy", *words, "--config", config)
        assert ran.code == 0
        for name in ("Dune", "Andor", "Metropolis", "Tidewater"):
            assert name not in ran.out


def test_releases_are_listed_and_one_is_grabbed_by_its_number(run: Run, config: Path) -> None:
    ran = run("grab", "metropolis", "--config", config, "--json")
    assert ran.code == 0
    found = json.loads(ran.out)["releases"]
    assert [each["number"] for each in found] == list(range(1, len(found) + 1))
    ran = run("grab", "metropolis", "--config", config, "--number", "1", "--yes")
    assert (ran.code, ran.out) == (0, f"grabbed {found[0]['release']}\n")
    assert "searching" not in ran.err, "it is taken from the search before"
    ran = run("grab", "andor", "--season", "2", "--episode", "3", "--config", config)
    assert ran.out.startswith("Andor · S02E03 · Episode 3\n")
    ran = run("grab", "dune", "--config", config, "--release", "no such", "--yes")
    assert "no search of the last half hour" in ran.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("metropolis", "--release", "x", "--yes"), 'no indexer has "x" now'),
        (("metropolis", "--number", "1"), "there is nobody to ask: add --yes"),
        (("zzzz",), 'no title is called "zzzz"'),
        (("the",), "titles are meant; take the id of one: radarr/"),
        (("andor",), "is a series: say which --season"),
        (("andor", "--season", "2", "--episode", "99"), "has no episode 99 in season 2"),
        (("metropolis", "--season", "1"), "is a movie: it has no seasons"),
    ],
)
def test_what_makes_no_sense_is_refused(run: Run, config: Path, words: tuple[str, ...], said: str) -> None:
    ran = run("grab", *words, "--config", config)
    assert ran.code == 2
    assert said in ran.err


def test_without_a_library_there_is_nothing_to_list(run: Run, write_config: Callable[..., Path]) -> None:
    config = write_config()
    config.write_text('[services.tautulli]\nurl = "http://127.0.0.1:1"\napi_key = "abcabcabc"\n')
    for words in (("library",), ("calendar",), ("missing",), ("grab", "x")):
        ran = run(*words, "--config", config)
        assert (ran.code, ran.err) == (2, "no Radarr, Sonarr or Lidarr is configured and switched on\n")
