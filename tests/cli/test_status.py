"""`mediatui status`: a line per service, and an exit code for scripts and monitors."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from mediatui.demo.stack import Stack
from mediatui.engine import health
from tests.cli.conftest import Run, WriteConfig
from tests.cli.program import Ran

NAMES = ("name", "kind", "state", "age", "failure", "version", "latency_ms")


def services(ran: Ran) -> list[dict[str, Any]]:
    """The services of the object it printed."""
    told = json.loads(ran.out)
    assert list(told) == ["services"]
    return list(told["services"])


def test_where_all_is_well_it_prints_a_line_per_service_and_ends_with_nought(run: Run, config: Path) -> None:
    ran = run("status", "--config", config)
    assert (ran.code, ran.err) == (0, "")
    heads, *lines = ran.out.splitlines()
    assert heads == "SERVICE         STATE  VERSION  ANSWERED IN"
    assert [re.sub(r"\d+ ms", "N ms", line) for line in lines] == [
        "tautulli        up     2.17.2   N ms",
        "tautulli-cabin  up     2.17.2   N ms",
    ]


def test_json_is_one_object_with_names_that_stay(run: Run, config: Path) -> None:
    ran = run("status", "--json", "--config", config)
    assert (ran.code, ran.err) == (0, "")
    for service, name in zip(services(ran), ("tautulli", "tautulli-cabin"), strict=True):
        assert tuple(service) == NAMES
        assert (service["name"], service["kind"], service["state"]) == (name, "tautulli", "up")
        assert (service["version"], service["failure"]) == ("2.17.2", None)
        assert 0 <= service["age"] < 60
        assert 0 < service["latency_ms"] < 60_000


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ("down", "cannot be reached: connection refused. Check that Tautulli runs"),
        ("500", "fails with an error of its own"),
        ("plex-down", "Tautulli cannot reach Plex. Check that Plex runs"),
    ],
)
def test_what_is_not_well_is_said_with_what_to_do_and_ends_with_one(
    fault: str, words: str, run: Run, write_config: WriteConfig, stack: Stack
) -> None:
    config = write_config("timeout = 0.5")
    stack.set_fault("tautulli-cabin", fault)
    ran = run("status", "--config", config)
    assert (ran.code, ran.err) == (1, "")
    well, failing = ran.out.splitlines()[1:]
    assert re.match(r"tautulli +up ", well)
    assert re.match(r"tautulli-cabin +failing ", failing)
    assert words in failing


def test_of_a_service_that_fails_the_version_it_had_counts_and_how_quick_it_was_does_not(
    run: Run, config: Path, stack: Stack
) -> None:
    run("status", "--config", config)
    stack.set_fault("tautulli", "401")
    failing, well = services(run("status", "--json", "--config", config))
    assert (failing["state"], failing["version"], failing["latency_ms"]) == ("failing", "2.17.2", None)
    assert failing["failure"]["kind"] == "wrong_key"
    assert well["latency_ms"]
    line = run("status", "--config", config).out.splitlines()[1]
    assert re.match(r"tautulli +failing +2\.17\.2 +does not accept the key", line)


def test_a_slow_service_is_said_to_be_slow_and_is_no_failure(
    run: Run, config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(health, "SLOW_MS", 0.0)
    ran = run("status", "--json", "--config", config)
    assert (ran.code, [service["state"] for service in services(ran)]) == (0, ["slow", "slow"])


def test_a_service_that_is_switched_off_is_not_asked_and_no_failure(
    run: Run, stack: Stack, write_config: WriteConfig
) -> None:
    config = write_config()
    config.write_text(config.read_text() + "enabled = false\n")
    stack.set_fault("tautulli-cabin", "500")
    ran = run("status", "--json", "--config", config)
    assert (ran.code, [service["state"] for service in services(ran)]) == (0, ["up", "off"])
    assert stack.counts("tautulli-cabin") == {}
