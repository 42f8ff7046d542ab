"""`mediatui stats trends`, `unwatched`, `waits` and `mediatui notifications`: text, JSON, privacy, tests, exit codes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from mediatui.demo.stack import Stack
from mediatui.demo.world.history_life import NEGLECTED
from mediatui.runtime import Runtime
from tests.cli.conftest import Run
from tests.driver import EVENING, held_stack


@pytest.fixture
def stack() -> Iterator[Stack]:
    """A household with requests and a library."""
    with held_stack(services=("tautulli", "seerr", "radarr")) as started:
        yield started


@pytest.fixture(autouse=True)
def evening(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program's clock is the household's."""
    begin = Runtime.__init__
    monkeypatch.setattr(begin, "__kwdefaults__", {**(begin.__kwdefaults__ or {}), "clock": lambda: EVENING})


def test_trends_in_words_figures_and_json(run: Run, config: Path, stack: Stack) -> None:
    ran = run("stats", "trends", "--days", "90", "--config", config)
    assert (ran.code, ran.err) == (0, "")
    assert " plays in 90 days (" in ran.out and "Busiest hour: " in ran.out and "WHAT RISES" in ran.out
    (told,) = json.loads(run("stats", "trends", "--json", "--config", config).out)["trends"]
    assert told["days"] == 30 and told["words"][0].startswith(f"{told['figures'][0]['now']:,.0f} plays")
    assert sum(each["plays"] for each in told["people"]) == told["figures"][0]["now"]
    assert {"name", "state", "plays", "type", "people"} <= set(told["titles"][0])
    unwatched = json.loads(run("stats", "unwatched", "--json", "--config", config).out)["unwatched"]
    assert {each["title"] for each in unwatched} == NEGLECTED
    assert "never played" in run("stats", "unwatched", "--config", config).out
    ran = run("stats", "waits", "--days", "0", "--config", config)
    assert ran.out.splitlines()[0].split()[1] == "requests;" and "NEVER SEEN" in ran.out
    (waits,) = json.loads(run("stats", "waits", "--days", "0", "--json", "--config", config).out)["waits"]
    assert waits["groups"][0]["requests"] == len(waits["requests"]) > 0
    for part in ("trends", "unwatched", "waits"):
        for how in ((), ("--json",)):
            hidden = run("--privacy", "stats", part, "--days", "0", *how, "--config", config).out
            for name in ("mira", "anna", "The Thing", "Dune", "Cartoons"):
                assert name not in hidden, (part, name)
    storage = json.loads(run("graph", "storage-by-codec", "--json", "--config", config).out)
    assert storage["graph"]["unit"] == "bytes" and [each["name"] for each in storage["services"]] == [
        "radarr"
    ]
    stack.set_fault("tautulli", "down")
    ran = run("stats", "trends", "--config", config)
    assert (ran.code, ran.out.strip()) == (1, "") and ran.err.startswith("tautulli: ")


def test_notifications_are_listed_searched_and_tested(run: Run, config: Path, stack: Stack) -> None:
    ran = run("notifications", "--limit", "150", "--config", config)
    assert (ran.code, ran.err, len(ran.out.splitlines())) == (0, "", 151)
    told = json.loads(run("notifications", "--failed", "--json", "--config", config).out)["notifications"]
    assert told and {each["sent"] for each in told} == {False}
    told = json.loads(run("notifications", "--search", "noor", "--json", "--config", config).out)[
        "notifications"
    ]
    assert {each["user"] for each in told} == {"Grandma Noor"}
    assert "Noor" not in run("--privacy", "notifications", "--search", "noor", "--config", config).out
    notifiers = json.loads(run("notifications", "notifiers", "--json", "--config", config).out)["notifiers"]
    assert [each["agent"] for each in notifiers] == ["Webhook", "Discord", "Email", "Telegram"]
    assert run("notifications", "test", "--config", config).code == 2
    assert run("notifications", "test", "nobody", "--yes", "--config", config).code == 2
    ran = run("notifications", "test", "cinema channel", "--yes", "--config", config)
    assert (ran.code, "it went out" in ran.out) == (0, True)
    ran = run("notifications", "test", "3", "--yes", "--config", config)
    assert (ran.code, "Notification failed" in ran.err) == (1, True)
    ran = run("--read-only", "notifications", "test", "2", "--yes", "--config", config)
    assert ran.code == 1 and stack.counts("tautulli")["notify"] == 2
