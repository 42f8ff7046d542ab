"""`mediatui history`: what was played, from real HTTP to text, JSON and exit codes."""

from __future__ import annotations

import json
from pathlib import Path

from mediatui.cli.history import HEADS
from mediatui.demo.stack import Stack
from tests.cli.conftest import Run


def test_it_lists_the_newest_of_all_services_and_says_how_many_there_are(
    run: Run, config: Path, stack: Stack
) -> None:
    ran = run("history", "--limit", "60", "--config", config)
    assert (ran.code, ran.err) == (0, "")
    heads, *lines, more = ran.out.rstrip("\n").split("\n")
    assert heads.split() == list(HEADS)
    assert len(lines) == 60
    assert more.startswith("… 60 of ")
    ran = run("history", "--user", "ANNA", "--type", "movie", "--limit", "3", "--json", "--config", config)
    told = json.loads(ran.out)
    assert {(each["user"], each["media_type"]) for each in told["plays"]} == {("anna", "movie")}
    assert len(told["plays"]) == 3 < told["matching"]
    assert [service["state"] for service in told["services"]] == ["up", "up"]
    assert list(told["plays"][0])[:4] == ["id", "service", "user", "title"]
    ran = run(
        "history", "--player", "roku", "--library", "tv shows", "--limit", "9", "--json", "--config", config
    )
    told = json.loads(ran.out)["plays"]
    assert len(told) == 9 and all("roku" in f"{each['player']} {each['product']}".casefold() for each in told)
    hidden = run("--privacy", "history", "--user", "anna", "--limit", "3", "--config", config)
    assert hidden.code == 0
    assert "anna" not in hidden.out


def test_nobody_a_failing_service_and_wrong_use(run: Run, config: Path, stack: Stack) -> None:
    ran = run("history", "--user", "nobody", "--config", config)
    assert (ran.code, ran.out) == (0, "Nothing was played\n")
    for words in (("--limit", "0"), ("--days", "x"), ("--type", "book")):
        assert run("history", *words, "--config", config).code == 2
    stack.set_fault("tautulli-cabin", "401")
    ran = run("history", "--limit", "5", "--config", config)
    assert ran.code == 1
    assert ran.err.startswith("tautulli-cabin: does not accept the key")
    assert len(ran.out.splitlines()) == 7


def test_days_are_counted_from_today(run: Run, config: Path, stack: Stack) -> None:
    run("history", "--days", "7", "--config", config)
    asked = [params["after"] for _, _, params in stack.requests("tautulli") if "after" in params]
    assert len(asked) == 1 and len(asked[0]) == len("2026-03-14")
