"""`mediatui requests`: list, show and answer, from real HTTP to text, JSON and exit codes."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from mediatui.cli.requests import HEADS
from mediatui.demo.stack import Stack
from mediatui.demo.world.requests.records import Asked, Status
from tests.cli.conftest import Run, WriteConfig
from tests.cli.program import Ran
from tests.driver import held_stack
from tests.ui.screens.requests.asking import changes


@pytest.fixture
def stack() -> Iterator[Stack]:
    with held_stack(services=("seerr",)) as started:
        yield started


def told(ran: Ran) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(ran.out)
    return found


def plain(stack: Stack, count: int = 1) -> list[Asked]:
    """Pending requests for movies that nothing is wrong with."""
    desk = stack.world.requests
    fine = [
        asked
        for asked in desk.requests.values()
        if asked.status is Status.PENDING
        and asked.kind == "movie"
        and (title := desk.title(asked.media))
        and not title.flaw
    ]
    return fine[:count]


class Terminal(io.StringIO):
    """Somebody who answers."""

    def isatty(self) -> bool:
        return True


def test_it_lists_a_line_for_each_request(run: Run, config: Path, stack: Stack) -> None:
    ran = run("requests", "--config", config)
    assert (ran.code, ran.err) == (0, "")
    heads, *lines = ran.out.rstrip("\n").split("\n")
    assert heads.split() == list(HEADS)
    assert len(lines) == 60
    (weapons,) = (line for line in lines if "Weapons (2025)" in line)
    for words in ("seerr/60", "movie", "kai", " ago", "pending"):
        assert words in weapons
    assert not {c for c in ran.out if not c.isprintable() and c != "\n"}


def test_it_is_filtered_by_status_by_user_and_as_on_the_screen(run: Run, config: Path) -> None:
    ran = run("requests", "list", "--pending", "--user", "KAI", "--json", "--config", config)
    found = told(ran)["requests"]
    assert {each["status"] for each in found} == {"pending"}
    assert {each["requested_by"]["name"] for each in found} == {"kai"}
    assert len(found) == 4
    failed = told(run("requests", "--failed", "--json", "--config", config))["requests"]
    assert [each["state"] for each in failed] == ["failed"] * 3
    four_k = told(run("requests", "--filter", "is:4k age:>3", "--json", "--config", config))["requests"]
    assert four_k and all(each["is_4k"] for each in four_k)
    ran = run("requests", "--filter", "colour:red", "--config", config)
    assert (ran.code, ran.out) == (2, "")
    assert "colour" in ran.err
    assert run("requests", "--user", "nobody", "--config", config).out == "No request\n"


def test_ids_mean_requests_and_unknown_ones_are_said(run: Run, config: Path) -> None:
    ran = run("requests", "show", "60", "seerr/59", "9999", "--config", config)
    assert ran.code == 1
    assert ran.err == "requests: there is no request 9999\n"
    for words in ("Weapons (2025)", "id          seerr/60", "asked by    kai, ", "genres      Horror"):
        assert words in ran.out
    (full,) = told(run("requests", "show", "seerr/60", "--json", "--config", config))["requests"]
    assert full["genres"] == ["Horror", "Mystery"]
    assert full["overview"]


def test_one_is_approved_another_declined_and_a_failed_one_tried_again(
    run: Run, config: Path, stack: Stack
) -> None:
    one, other = plain(stack, 2)
    ran = run("requests", "approve", one.number, "--yes", "--config", config)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"seerr/{one.number}: approved ")
    assert one.status is Status.APPROVED
    ran = run("requests", "decline", f"seerr/{other.number}", "--yes", "--json", "--config", config)
    (result,) = told(ran)["results"]
    assert (result["id"], result["action"], result["done"]) == (
        f"seerr/{other.number}",
        "request.decline",
        True,
    )
    assert other.status is Status.DECLINED
    failed = next(a for a in stack.world.requests.requests.values() if a.status is Status.FAILED)
    assert run("requests", "retry", failed.number, "--yes", "--config", config).code == 0
    assert failed.status is Status.APPROVED


def test_what_does_not_fit_or_fails_is_told_and_the_exit_says_so(
    run: Run, config: Path, stack: Stack
) -> None:
    one, other = plain(stack, 2)
    stack.set_fault("seerr", "fail-every:2")
    approved = next(a for a in stack.world.requests.requests.values() if a.status is Status.APPROVED)
    numbers = (one.number, other.number, approved.number)
    ran = run("requests", "approve", *numbers, "--yes", "--config", config)
    assert ran.code == 1
    assert "there is nothing to approve" in ran.err
    assert "database is locked" in ran.err
    assert sorted(a.status.name for a in (one, other)) == ["APPROVED", "PENDING"]
    ran = run("requests", "retry", approved.number, "--yes", "--config", config)
    assert (ran.code, "nothing to do" in ran.err) == (1, True)


def test_without_ids_or_somebody_to_ask_nothing_is_changed(run: Run, config: Path, stack: Stack) -> None:
    ran = run("requests", "approve", "--yes", "--config", config)
    assert (ran.code, "say which" in ran.err) == (2, True)
    ran = run("requests", "approve", plain(stack)[0].number, "--config", config)
    assert (ran.code, "there is nobody to ask: add --yes" in ran.err) == (2, True)
    assert changes(stack) == []


@pytest.mark.parametrize(("typed", "code"), [("y\n", 0), ("n\n", 1), ("", 1)])
def test_at_a_terminal_it_asks_with_the_exact_call(
    run: Run, config: Path, stack: Stack, monkeypatch: pytest.MonkeyPatch, typed: str, code: int
) -> None:
    (one,) = plain(stack)
    monkeypatch.setattr("sys.stdin", Terminal(typed))
    ran = run("requests", "approve", one.number, "--config", config)
    assert ran.code == code
    assert f"POST /api/v1/request/{one.number}/approve" in ran.out
    assert stack.api_key("seerr") not in ran.out + ran.err
    assert (one.status is Status.APPROVED) is (code == 0)
    assert ("nothing was changed" in ran.err) is (code == 1)


def test_read_only_refuses(run: Run, write_config: WriteConfig, stack: Stack) -> None:
    config = write_config(top="[general]\nread_only = true\n")
    ran = run("requests", "approve", plain(stack)[0].number, "--yes", "--config", config)
    assert ran.code == 1
    assert "read-only" in ran.err
    assert changes(stack) == []


def test_privacy_shows_no_names(run: Run, write_config: WriteConfig, stack: Stack) -> None:
    config = write_config(top="[general]\nprivacy = true\n")
    desk = stack.world.requests
    names = {member.name for member in desk.members.values()}
    names |= {title.name for asked in desk.requests.values() if (title := desk.title(asked.media))}
    for words in (["list"], ["list", "--json"], ["show", "60", "--json"]):
        ran = run("requests", *words, "--config", config)
        assert ran.code == 0
        assert not [name for name in names if len(name) > 4 and name in ran.out]


def test_privacy_covers_what_is_asked_and_answered_too(
    run: Run, write_config: WriteConfig, stack: Stack
) -> None:
    config = write_config(top="[general]\nprivacy = true\n")
    (one,) = plain(stack)
    title = stack.world.requests.title(one.media)
    assert title is not None
    ran = run("requests", "approve", one.number, "--yes", "--config", config)
    assert ran.code == 0
    assert title.name not in ran.out + ran.err
    assert one.by.name not in ran.out + ran.err


def test_a_service_that_fails_is_told_with_what_to_do(
    run: Run, config: Path, stack: Stack, write_config: WriteConfig
) -> None:
    stack.set_fault("seerr", "down")
    ran = run("requests", "--config", config)
    assert ran.code == 1
    assert "seerr: cannot be reached" in ran.err and "Check that Seerr runs" in ran.err
    ran = run("requests", "--json", "--config", config)
    (service,) = told(ran)["services"]
    assert (ran.code, service["state"]) == (1, "failing")
    stack.set_fault("seerr", None)
    assert run("requests", "--config", write_config("enabled = false")).code == 2
