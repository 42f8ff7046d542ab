"""`mediatui activity`: what plays now, from real HTTP to text and JSON."""

from __future__ import annotations

import json
import signal
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from mediatui.cli.activity import HEADS
from mediatui.demo.stack import Stack
from mediatui.demo.world.facts import session_facts
from mediatui.wording import objects
from tests.cli.conftest import Run, WriteConfig
from tests.cli.program import Program, Ran

STREAM_NAMES = (
    "id", "service", "user", "title", "media_type", "year", "show", "season", "episode", "artist", "album",
    "state", "decision", "video_decision", "audio_decision", "subtitle_decision", "quality", "player",
    "product", "platform", "address", "place", "bandwidth", "offset", "duration", "left", "library",
    "rating_key", "ids", "transcode",
)  # fmt: skip
SERVICE_NAMES = ("name", "kind", "state", "age", "failure")
FAILURE_NAMES = ("kind", "words", "remedy", "since")


def told(ran: Ran) -> dict[str, Any]:
    """The object it printed."""
    found: dict[str, Any] = json.loads(ran.out)
    return found


def age_cache(tmp_path: Path, seconds: float) -> None:
    """Let what is remembered be so much older."""
    with closing(sqlite3.connect(tmp_path / "cache" / "cache.sqlite")) as cache:
        cache.execute("UPDATE snapshots SET fetched_at = fetched_at - ?", (seconds,))
        cache.commit()


# What it prints


def test_it_prints_a_line_for_each_stream_of_every_service(run: Run, config: Path, stack: Stack) -> None:
    ran = run("activity", "--config", config)
    assert (ran.code, ran.err) == (0, "")
    heads, *lines = ran.out.rstrip("\n").split("\n")
    assert heads.split() == list(HEADS)
    streams = sum(len(stack.world_of(name).sessions) for name in stack.services)
    assert len(lines) == streams == 11
    (wire,) = (line for line in lines if "The Wire" in line)
    for words in (
        "anna",
        "The Wire · S02E05 · Undertow",
        "playing",
        "Living Room",
        "LAN",
        "Direct play 1080p",
    ):
        assert words in wire
    assert any("Miles Davis – So What" in line for line in lines), "the cabin's are there too"


def test_json_is_one_object_of_streams_and_services_with_names_that_stay(run: Run, config: Path) -> None:
    ran = run("activity", "--json", "--config", config)
    assert (ran.code, ran.err) == (0, "")
    assert list(told(ran)) == ["streams", "services"]
    for stream in told(ran)["streams"]:
        assert tuple(stream) == STREAM_NAMES
    for service in told(ran)["services"]:
        assert tuple(service) == (*SERVICE_NAMES, "dropped")
    for name in SERVICE_NAMES:
        assert f"`{name}`" in str(objects.service_object.__doc__), f"{name} is documented"
    for name in FAILURE_NAMES:
        assert f"`{name}`" in str(objects.failure_object.__doc__), f"{name} is documented"


def test_json_says_what_the_households_know(run: Run, config: Path, stack: Stack) -> None:
    streams = told(run("activity", "--json", "--config", config))["streams"]
    for name in stack.services:
        world = stack.world_of(name)
        facts = {str(session.key): session_facts(session, world.now) for session in world.sessions.values()}
        mine = {stream["id"].split("/")[1]: stream for stream in streams if stream["service"] == name}
        assert set(mine) == set(facts)
        for key, fact in facts.items():
            assert (mine[key]["state"], mine[key]["place"]) == (fact["state"], fact["location"])
            assert mine[key]["duration"] == pytest.approx(fact["duration_s"], abs=1)
    (wire,) = (stream for stream in streams if stream["show"] == "The Wire")
    assert (wire["season"], wire["episode"], wire["state"], wire["decision"]) == (
        2,
        5,
        "playing",
        "direct play",
    )
    assert wire["left"] == pytest.approx(wire["duration"] - wire["offset"], abs=1)
    (dune,) = (stream for stream in streams if stream["title"] == "Dune: Part Two (2024)")
    assert dune["transcode"]["throttled"] is True


def test_nothing_that_could_move_a_cursor_is_printed(run: Run, config: Path) -> None:
    for words in ([], ["--json"]):
        ran = run("activity", *words, "--config", config)
        assert "[red]Herring[/red]" in ran.out
        assert not {c for c in ran.out if not c.isprintable() and c != "\n"}


def test_where_nobody_watches_it_says_so(run: Run, config: Path, stack: Stack) -> None:
    for name in stack.services:
        stack.world_of(name).set_quiet(True)
    assert run("activity", "--config", config) == (0, "Nobody is watching\n", "")
    object_ = told(run("activity", "--json", "--config", config))
    assert object_["streams"] == []
    assert [service["state"] for service in object_["services"]] == ["up", "up"]


def test_sessions_that_could_not_be_read_are_counted(run: Run, config: Path, stack: Stack) -> None:
    stack.set_fault("tautulli", "wrong-types")
    ran = run("activity", "--config", config)
    assert ran.code == 0
    assert ran.out.endswith("\ntautulli: 2 sessions could not be read and are left out\n")
    assert "The Wire" in ran.out


# When a service cannot answer


@pytest.mark.parametrize(
    ("fault", "kind", "words"),
    [
        ("down", "unreachable", "cannot be reached"),
        ("401", "wrong_key", "does not accept the key"),
        ("html", "not_this_service", "is not Tautulli"),
        ("truncated", "bad_payload", "cannot be understood"),
        ("plex-down", "upstream_down", "Tautulli cannot reach Plex"),
    ],
)
def test_a_service_that_cannot_answer_is_told_beside_those_that_can(
    fault: str, kind: str, words: str, run: Run, write_config: WriteConfig, stack: Stack
) -> None:
    config = write_config("timeout = 0.5")
    stack.set_fault("tautulli", fault)
    ran = run("activity", "--config", config)
    assert (ran.code, ran.err) == (1, "")
    assert "Miles Davis – So What" in ran.out
    note = ran.out.splitlines()[-1]
    assert note.startswith(f"tautulli: {words} since ")
    ran = run("activity", "--json", "--config", config)
    assert ran.code == 1
    failing, well = told(ran)["services"]
    assert (failing["state"], failing["age"], well["state"], well["failure"]) == ("failing", None, "up", None)
    assert tuple(failing["failure"]) == FAILURE_NAMES
    assert failing["failure"]["kind"] == kind
    assert failing["failure"]["words"].startswith(words)
    assert failing["failure"]["remedy"].endswith(".")
    assert failing["failure"]["since"] > 1.7e9


def test_what_was_known_last_is_still_printed_with_its_age(
    run: Run, config: Path, stack: Stack, tmp_path: Path
) -> None:
    run("activity", "--config", config)
    age_cache(tmp_path, 150)
    stack.set_fault("tautulli", "401")
    ran = run("activity", "--config", config)
    assert ran.code == 1
    assert "The Wire" in ran.out
    assert "\ntautulli: does not accept the key since " in ran.out
    assert ran.out.endswith("\ntautulli: what is shown is from 2 min ago\n")
    ran = run("activity", "--json", "--config", config)
    assert ran.code == 1
    assert "The Wire" in {stream["show"] for stream in told(ran)["streams"]}
    failing, well = told(ran)["services"]
    assert 150 <= failing["age"] < 180
    assert well["age"] < 30


def test_what_is_older_than_a_day_is_not_printed_any_more(
    run: Run, config: Path, stack: Stack, tmp_path: Path
) -> None:
    run("activity", "--config", config)
    age_cache(tmp_path, 86_500)
    stack.set_fault("tautulli", "401")
    ran = run("activity", "--config", config)
    assert "The Wire" not in ran.out
    assert "what is shown" not in ran.out


def test_nobody_is_said_to_watch_only_as_far_as_is_known(run: Run, config: Path, stack: Stack) -> None:
    stack.world_of("tautulli").set_quiet(True)
    stack.set_fault("tautulli-cabin", "401")
    ran = run("activity", "--config", config)
    assert ran.code == 1
    first, second = ran.out.splitlines()
    assert first == "Nobody is watching, as far as is known"
    assert second.startswith("tautulli-cabin: does not accept the key since ")


def test_of_services_of_which_nothing_is_known_only_the_failure_is_said(
    run: Run, config: Path, stack: Stack
) -> None:
    for name in stack.services:
        stack.set_fault(name, "401")
    ran = run("activity", "--config", config)
    assert ran.code == 1
    assert [line.partition(" ")[0] for line in ran.out.splitlines()] == ["tautulli:", "tautulli-cabin:"]


# Again and again


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 0), (signal.SIGHUP, 0)])
def test_it_prints_again_when_something_changed_until_it_is_told_to_end(
    number: signal.Signals, code: int, stack: Stack, write_config: WriteConfig
) -> None:
    config = write_config(services=("tautulli",), top="[general]\nrefresh = 0.25\n")
    with Program("activity", "--watch", "--json", "--config", config) as program:
        first = json.loads(program.line())
        assert len(first["streams"]) == len(stack.world.sessions) == 9
        stack.world.set_quiet(True)
        last = program.lines_until(lambda line: not json.loads(line)["streams"])[-1]
        assert json.loads(last)["services"][0]["state"] == "up"
        assert program.finish(number) == (code, "", "")


def test_watched_text_comes_at_once_and_tells_who_has_not_answered_yet(
    stack: Stack, write_config: WriteConfig
) -> None:
    stack.set_fault("tautulli-cabin", "timeout")
    with Program("activity", "--watch", "--config", write_config()) as program:
        first = program.lines_until(lambda line: not line)
        assert first[0].split() == list(HEADS)
        assert first[-2:] == ["tautulli-cabin: has not answered yet", ""]
        assert program.finish(signal.SIGTERM) == (0, "", "")


def test_who_reads_no_further_ends_the_watching(stack: Stack, write_config: WriteConfig) -> None:
    config = write_config(services=("tautulli",), top="[general]\nrefresh = 0.25\n")
    with Program("activity", "--watch", "--config", config) as program:
        program.line()
        program.stdout.close()
        stack.world.set_quiet(True)
        assert program.process.wait(timeout=20) == 0
        assert program.stderr.read() == b""
