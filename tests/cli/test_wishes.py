"""`--read-only` and `--privacy`: what the command line says beyond the file."""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path

import pytest

from mediatui.cli import app, setup
from mediatui.cli.main import build_parser
from mediatui.config.load import load_config
from mediatui.demo.stack import Stack
from mediatui.demo.world.facts import session_facts
from mediatui.runtime import Folders, Runtime
from tests.cli.conftest import Run, WriteConfig


def args_of(*words: str) -> argparse.Namespace:
    return build_parser(words).parse_args(words)


def names_of(stack: Stack) -> set[str]:
    """The users, players and titles of the world."""
    names: set[str] = set()
    for service in stack.services:
        world = stack.world_of(service)
        for session in world.sessions.values():
            facts = session_facts(session, world.now)
            names |= {str(facts[field]) for field in ("user", "player", "title")}
            names |= set(str(facts["title"]).split(" · "))
    return {name for name in names if len(name) > 2 and not re.fullmatch(r"S\d\dE\d\d", name)}


def told_of(names: set[str], text: str) -> set[str]:
    return {name for name in names if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)}


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ((), (False, False)),
        (("--read-only",), (True, False)),
        (("--privacy",), (False, True)),
        (("--read-only", "--privacy", "demo"), (True, True)),
    ],
)
def test_they_are_added_to_what_the_file_says(
    words: tuple[str, ...], wanted: tuple[bool, bool], write_config: WriteConfig
) -> None:
    general = setup.adjusted(load_config(write_config()), args_of(*words)).general
    assert (general.read_only, general.privacy) == wanted
    strict = load_config(write_config(top="[general]\nread_only = true\nprivacy = true\n"))
    assert setup.adjusted(strict, args_of(*words)) == strict, "and take nothing from it"


async def test_they_hold_when_a_setting_is_changed_or_the_file_is_read_again(
    config: Path, tmp_path: Path
) -> None:
    args = args_of("--read-only", "--privacy", "--config", str(config))
    adjusted = setup.adjusted(load_config(config), args)
    async with Runtime(adjusted, Folders(tmp_path / "cache", tmp_path / "state")) as runtime:
        made = app.make_app(runtime)
        assert made.settings.privacy and made.veil is not None
        preferences = app._preferences(config, runtime, args)
        for settings in (
            await preferences.change(("general", "read_only"), False),
            await preferences.change(("general", "privacy"), False),
            await preferences.reload(),
        ):
            assert settings.privacy
            assert not runtime.engine.gate.allows("tautulli")


def test_privacy_prints_stand_ins_for_people_titles_and_players(run: Run, config: Path, stack: Stack) -> None:
    names = names_of(stack)
    plain = run("activity", "--config", config)
    assert len(told_of(names, plain.out)) > 20
    ran = run("--privacy", "activity", "--config", config)
    assert (ran.code, ran.err) == (0, "")
    assert told_of(names, ran.out) == set()
    assert len(ran.out.split("\n")) == len(plain.out.split("\n"))
    assert "S02E05" in ran.out and "Transcode" in ran.out, "what it is for stays"
    stack.set_fault("tautulli", "down")
    ran = run("--privacy", "activity", "--config", config)
    assert "cannot be reached" in ran.out
    assert told_of({*names, "127.0.0.1"}, ran.out) == set()


def test_privacy_holds_in_json_too(run: Run, config: Path, stack: Stack) -> None:
    ran = run("--privacy", "activity", "--json", "--config", config)
    streams = json.loads(ran.out)["streams"]
    programs = {stream[name] for stream in streams for name in ("product", "platform")}
    assert told_of(names_of(stack) - programs, ran.out) == set()
    plain = json.loads(run("activity", "--json", "--config", config).out)["streams"]
    assert [stream["state"] for stream in streams] == [stream["state"] for stream in plain]
    assert {stream["address"][:8] for stream in streams if stream["address"]} == {"192.0.2."}
    assert not any(stream["ids"] for stream in streams)
