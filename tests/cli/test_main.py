"""The command line as a whole: help, wrong words, wrong configurations, and output nobody takes."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from mediatui import __version__
from mediatui.cli.main import COMMANDS, EXAMPLES, build_parser
from mediatui.demo.stack import Stack
from tests.cli.conftest import Run, WriteConfig
from tests.cli.program import Program, environment

ASKING = [["activity"], ["activity", "--json"], ["status"], ["status", "--json"], ["config", "check"]]
READING = [[], ["config", "show"], ["config", "show", "--json"], *ASKING]
"""Every way to read the configuration; the first opens the screen."""


def test_help_names_every_command_and_shows_examples(run: Run) -> None:
    ran = run("--help")
    assert (ran.code, ran.err) == (0, "")
    for name, words in COMMANDS.items():
        assert re.search(rf"^ +{name} +{words}$", ran.out, re.M)
    assert ran.out.endswith(EXAMPLES)


def test_every_example_of_the_help_is_a_command_line_that_works() -> None:
    examples = re.findall(r"^  mediatui(.*?)(?:  .*|\|.*)?$", EXAMPLES, re.M)
    assert len(examples) >= 7
    for example in examples:
        words = example.split()
        args = build_parser(words).parse_args(words)
        assert callable(args.run), example


@pytest.mark.parametrize("command", [*COMMANDS, *(f"config {name}" for name in ("init", "show", "check"))])
def test_every_command_has_help_of_its_own(command: str, run: Run) -> None:
    ran = run(*command.split(), "--help")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"usage: mediatui {command}")


def test_a_command_is_described_alike_by_itself_and_in_the_list() -> None:
    for name, words in COMMANDS.items():
        (named,) = (
            action.help
            for group in build_parser([name])._subparsers._group_actions  # type: ignore[union-attr]
            for action in group._choices_actions  # type: ignore[attr-defined]
            if action.dest == name
        )
        assert named == words


def test_version_is_that_of_the_package(run: Run) -> None:
    assert run("--version") == (0, f"mediatui {__version__}\n", "")


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["frobnicate"], "frobnicate"),
        (["--frobnicate"], "--frobnicate"),
        (["activity", "--frobnicate"], "--frobnicate"),
        (["status", "more"], "more"),
        (["config"], "COMMAND"),
        (["config", "frobnicate"], "frobnicate"),
        (["--screen", "nowhere"], "nowhere"),
    ],
)
def test_what_it_does_not_know_is_named_and_ends_with_two(words: list[str], named: str, run: Run) -> None:
    ran = run(*words)
    assert (ran.code, ran.out) == (2, "")
    assert "usage: mediatui" in ran.err
    assert named in ran.err.splitlines()[-1]


@pytest.mark.parametrize("words", READING)
def test_a_wrong_configuration_is_told_with_file_and_line(words: list[str], run: Run, config: Path) -> None:
    config.write_text('[services.tautulli]\nurl = "http://127.0.0.1:8181"\napi_ky = "0123456789abcdef"\n')
    ran = run("--config", config, *words)
    assert (ran.code, ran.out) == (2, "")
    assert "mine.toml:3: services.tautulli.api_ky: unknown key. Did you mean api_key?" in ran.err
    assert str(config) in ran.err
    assert "Traceback" not in ran.err
    assert "0123456789abcdef" not in ran.err


@pytest.mark.parametrize("words", READING)
def test_a_missing_configuration_is_told_with_both_ways_on(
    words: list[str], run: Run, tmp_path: Path
) -> None:
    ran = run(*words)
    assert (ran.code, ran.out) == (2, "")
    assert str(tmp_path / "config" / "mediatui" / "config.toml") in ran.err
    assert "mediatui config init" in ran.err
    assert "mediatui demo" in ran.err


@pytest.mark.parametrize("words", ASKING)
@pytest.mark.parametrize("text", ["", '[services.tautulli]\nurl = "http://127.0.0.1:1"\nenabled = false\n'])
def test_where_no_service_is_switched_on_nobody_can_be_asked(
    words: list[str], text: str, run: Run, config: Path
) -> None:
    config.write_text(text)
    ran = run(*words, "--config", config)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        f"{config}: no service is switched on. Add a [services.tautulli] with url and api_key.\n"
    )


@pytest.mark.parametrize("words", [["activity"], ["status"], ["config", "path"], ["config", "show"]])
def test_the_configuration_may_be_named_before_or_behind_the_command_or_in_the_environment(
    words: list[str], run: Run, config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, behind = run("--config", config, *words), run(*words, "--config", config)
    monkeypatch.setenv("MEDIATUI_CONFIG", str(config))
    for ran in (before, behind, run(*words)):
        assert (ran.code, ran.err) == (0, "")
        assert ran.out
    monkeypatch.setenv("MEDIATUI_CONFIG", "/nowhere")
    assert run(*words, "--config", config).code == 0


def test_a_warning_stands_on_standard_error_and_stops_nothing(run: Run, config: Path) -> None:
    config.chmod(0o644)
    ran = run("activity", "--json", "--config", config)
    assert ran.code == 0
    assert ran.err.startswith(f"warning: {config}: holds a key and can be read by others.")
    assert json.loads(ran.out)["streams"]


def deaf(*words: str | Path) -> subprocess.CompletedProcess[str]:
    """Run mediatui with an output that nobody reads any more."""
    reader, writer = os.pipe()
    os.close(reader)
    try:
        return subprocess.run(
            [sys.executable, "-m", "mediatui", *map(str, words)],
            stdin=subprocess.DEVNULL,
            stdout=writer,
            stderr=subprocess.PIPE,
            env=environment(),
            text=True,
            timeout=20,
            check=False,
        )
    finally:
        os.close(writer)


@pytest.mark.parametrize(
    "words", [["--help"], ["--version"], ["activity"], ["status", "--json"], ["config", "show"]]
)
def test_an_output_that_nobody_reads_any_more_is_no_failure(words: list[str], config: Path) -> None:
    done = deaf("--config", config, *words)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full disk to write to")
@pytest.mark.parametrize("words", [["activity"], ["status", "--json"]])
def test_an_output_that_cannot_be_written_is_said_in_a_line(words: list[str], config: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "mediatui", *words, "--config", str(config)],
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment(),
            text=True,
            timeout=20,
            check=False,
        )
    words_said = "mediatui: the output cannot be written: no space left on device\n"
    assert (done.returncode, done.stderr) == (1, words_said)


def test_an_output_of_few_characters_gets_what_it_can_hold(config: Path) -> None:
    narrow = {"PYTHONIOENCODING": "ascii"}
    for words in ("--help",), ("activity",), ("activity", "--json"):
        with Program("--config", config, *words, environ=narrow) as program:
            ran = program.finish()
        assert (ran.code, ran.err) == (0, "")
        assert ran.out.isascii()
    assert "千と千尋の神隠し (2001)" in [stream["title"] for stream in json.loads(ran.out)["streams"]]


def test_an_interruption_ends_it_with_130_and_without_a_word(stack: Stack, write_config: WriteConfig) -> None:
    stack.set_fault("tautulli", "timeout")
    with Program("activity", "--config", write_config()) as program:
        program.until(lambda: stack.counts("tautulli"))
        assert program.finish(signal.SIGINT) == (130, "", "")


def test_a_log_level_that_is_none_is_no_reason_to_fail(
    run: Run, config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MEDIATUI_LOG_LEVEL", "loud")
    assert run("activity", "--config", config).code == 0


def test_without_folders_it_can_write_to_it_asks_all_the_same(
    run: Run, config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("CACHE", "STATE"):
        monkeypatch.setenv(f"MEDIATUI_{name}_DIR", str(config / "below-a-file"))
    for words in (["activity"], ["status"]):
        ran = run(*words, "--config", config)
        assert (ran.code, ran.err) == (0, "")
