"""`mediatui completion`: what the shells offer, asked of the shells themselves."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from mediatui.cli.grammar import grammar
from mediatui.cli.main import COMMANDS
from tests.cli.conftest import Run
from tests.cli.program import environment

Complete = Callable[..., list[str]]


@pytest.fixture
def bash(run: Run, tmp_path: Path) -> Complete:
    """What bash offers for the words typed after `mediatui`; the last one is being typed."""
    if shutil.which("bash") is None:
        pytest.skip("there is no bash")
    script = tmp_path / "mediatui.bash"
    script.write_text(run("completion", "bash").out)

    def complete(*words: str, folder: Path = tmp_path) -> list[str]:
        program = (
            'source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_WORDBREAKS=$\' \\t\\n"\\\'><=;|&(:\'; '
            'set -u; _mediatui; ((${#COMPREPLY[@]})) && printf "%s\\n" "${COMPREPLY[@]}"; exit 0'
        )
        done = subprocess.run(
            ["bash", "--norc", "-c", program, "bash", str(script), "mediatui", *words],
            capture_output=True,
            text=True,
            cwd=folder,
            env=environment({"HOME": str(tmp_path)}),
            timeout=20,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout.splitlines()

    return complete


def test_the_grammar_is_the_whole_command_line() -> None:
    top = grammar()
    assert [command.name for command in top.below] == list(COMMANDS)
    paths = [" ".join(command.path) for command in top.every()]
    assert {"config check", "config edit", "config init"} <= set(paths)
    (size,) = (option for option in top.below[0].options if "--size" in option.flags)
    assert size.taken is not None
    assert size.taken.choices == ("small", "household", "large")


def test_bash_offers_every_command(bash: Complete) -> None:
    assert bash("") == list(COMMANDS)
    assert bash("statu") == ["status"]
    assert bash("config", "") == ["init", "edit", "path", "show", "check"]
    assert bash("--config", "x.toml", "statu") == ["status"]
    assert bash("--config", "=", "x.toml", "statu") == ["status"]


def test_a_value_is_not_taken_for_a_command(bash: Complete) -> None:
    assert bash("--config", "demo", "statu") == ["status"]


def test_bash_offers_the_options_of_the_command(bash: Complete) -> None:
    assert bash("status", "--") == ["--help", "--config", "--json"]
    assert "--screen" in bash("-")
    assert bash("config", "init", "--f") == ["--force"]
    assert "--json" in bash("doctor", "")


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["demo", "--size", ""], ["small", "household", "large"]),
        (["demo", "--size", "=", "l"], ["large"]),
        (["demo", "--size", "="], ["small", "household", "large"]),
        (["--screen", "a"], ["activity", "artist", "album"]),
        (["completion", ""], ["bash", "zsh", "fish"]),
        (["completion", "bash", ""], ["-h", "--help"]),
        (["demo", "--fault", "tautulli", "=", "plex-d"], ["plex-down"]),
        (["demo", "--fault", "tautulli-c"], None),
        (["demo", "--seed", ""], []),
        (["frobnicate", "--size", "s"], []),
    ],
)
def test_bash_offers_what_an_option_takes(
    bash: Complete, words: list[str], offered: list[str] | None
) -> None:
    found = bash(*words)
    if offered is None:
        assert "tautulli-cabin=down" in found
    else:
        assert found == offered


def test_bash_offers_files_where_one_is_meant(bash: Complete, tmp_path: Path) -> None:
    (tmp_path / "my own.toml").touch()
    assert bash("--config", "my") == ["my own.toml"]
    assert bash("status", "--config", "=", "my") == ["my own.toml"]
    assert bash("--config", "~/my") == [str(tmp_path / "my own.toml")]
    assert bash("--screen", "my") == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_script_is_one_the_shell_can_read(shell: str, run: Run, tmp_path: Path) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"there is no {shell}")
    script = tmp_path / f"script.{shell}"
    script.write_text(run("completion", shell).out)
    done = subprocess.run([shell, "-n", str(script)], capture_output=True, text=True, timeout=20, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_fish_itself_offers_commands_and_choices(run: Run, tmp_path: Path) -> None:
    if shutil.which("fish") is None:
        pytest.skip("there is no fish")
    script = tmp_path / "mediatui.fish"
    script.write_text(run("completion", "fish").out)
    for line, wanted in (("mediatui statu", "status"), ("mediatui demo --size l", "large")):
        program = f"source {script}; complete -C '{line}'"
        done = subprocess.run(
            ["fish", "-c", program], capture_output=True, text=True, timeout=20, check=False
        )
        assert wanted in done.stdout


def test_zsh_gets_a_function_for_each_command_and_quoted_help(run: Run) -> None:
    out = run("completion", "zsh").out
    assert out.startswith("#compdef mediatui\n")
    for command in grammar().every():
        assert f"\n{'_'.join(('_mediatui', *command.path))}() {{\n" in out
    assert "'(--size)--size=[small, household, or large (50 streams)]:size:(small household large)'" in out
    assert "'(--config)--config=[" in out
    assert ":FILE:_files'" in out
    # What stands in quotes is closed on its own line.
    for line in out.splitlines():
        assert line.replace("'\"'\"'", "").count("'") % 2 == 0, line


def test_fish_gets_a_line_for_each_option_and_choice(run: Run) -> None:
    out = run("completion", "fish").out
    assert (
        "complete -c mediatui -n '__fish_seen_subcommand_from demo' -l size -r -a 'small household large'"
        in out
    )
    assert "-n '__fish_seen_subcommand_from config; and __fish_seen_subcommand_from check' -l json" in out
    assert "-n '__fish_seen_subcommand_from completion' -a 'bash zsh fish'" in out
    assert re.search(r"-l config -r -F -d 'the configuration", out)
    assert r"show program\'s version" in out


def test_no_other_shell_is_promised(run: Run) -> None:
    ran = run("completion", "tcsh")
    assert ran.code == 2
    assert "'tcsh'" in ran.err
