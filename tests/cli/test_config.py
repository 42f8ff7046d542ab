"""`mediatui config`: init, path, show and check, as a person runs them."""

from __future__ import annotations

import argparse
import contextlib
import json
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from mediatui.cli import config as command
from mediatui.config.model import Config
from mediatui.models.failure import Failure, FailureKind
from mediatui.models.secret import MASK
from mediatui.models.stream import ServerStatus
from mediatui.runtime import ServiceReport

KEY = "0123456789abcdef"
TEXT = f"""\
[services.tautulli]
url = "http://127.0.0.1:8181"
api_key = "{KEY}"
headers = {{ "X-Proxy" = "{KEY}" }}

[services.cabin]
kind = "tautulli"
url = "https://plex.example.org/tautulli"
api_key_env = "CABIN_KEY"

[services.attic]
kind = "tautulli"
url = "http://attic"
enabled = false
"""
DOWN = Failure(
    FailureKind.UNREACHABLE, "cabin", "cannot be reached: refused", "Check that Tautulli runs.", 0.0
)

Run = Callable[..., int]


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the configuration of these tests is, not yet written."""
    monkeypatch.setenv("CABIN_KEY", f"{KEY}-cabin")
    return tmp_path / "mediatui" / "config.toml"


@pytest.fixture
def run(path: Path) -> Run:
    """Run `mediatui --config PATH config …`; return its exit code."""

    def run(*words: str) -> int:
        parser = argparse.ArgumentParser(prog="mediatui")
        parser.add_argument("--config", type=Path)
        command.add_parser(parser.add_subparsers())
        args = parser.parse_args(["--config", str(path), "config", *words])
        try:
            return int(args.run(args))
        except SystemExit as ended:
            return int(ended.code or 0)

    return run


@pytest.fixture
def written(path: Path) -> Path:
    """The configuration, written."""
    path.parent.mkdir()
    path.write_text(TEXT)
    path.chmod(0o600)
    return path


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> dict[str, ServerStatus | Failure | None]:
    """What the services answer, by name."""
    said: dict[str, ServerStatus | Failure | None] = {
        "tautulli": ServerStatus("2.17.2", True, "Home", 12.5),
        "cabin": ServerStatus("2.16.0", True, "Cabin", 80.0),
    }

    async def check_services(config: Config) -> list[ServiceReport]:
        reports = []
        for endpoint in config.enabled:
            said_by = said[endpoint.name]
            status = said_by if isinstance(said_by, ServerStatus) else None
            reports.append(ServiceReport(endpoint, status, said_by if isinstance(said_by, Failure) else None))
        return reports

    monkeypatch.setattr(command, "check_services", check_services)
    return said


def test_init_writes_the_example_privately_and_says_what_next(run, path, capsys):
    assert run("init") == 0
    assert path.read_text().startswith("# mediatui: example configuration")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert capsys.readouterr().out == (
        f"Wrote {path}; only you can read it.\n"
        "Next: put your services' addresses and keys into it, then run: mediatui config check\n"
    )


def test_init_never_overwrites_unless_it_is_told_to(run, written, capsys):
    assert run("init") == 2
    assert written.read_text() == TEXT
    assert "is there already" in capsys.readouterr().err
    assert run("init", "--force") == 0
    assert "example configuration" in written.read_text()


def test_init_says_why_it_could_not_write(run, path, capsys):
    path.parent.write_text("a file where a folder should be")
    assert run("init") == 2
    assert capsys.readouterr().err == f"{path} could not be written: not a directory.\n"


def test_path_prints_the_path_whether_or_not_the_file_is_there(run, path, capsys):
    assert run("path") == 0
    assert capsys.readouterr().out == f"{path}\n"


def test_show_prints_what_is_in_force_with_secrets_masked(run, written, capsys):
    assert run("show") == 0
    out = capsys.readouterr().out
    assert KEY not in out
    assert out.startswith(f"# {written}\n\n[general]\n")
    assert 'theme = "mediatui-dark"  # ' in out
    assert "timeout = 10  # " in out
    assert '[services.cabin]\nkind = "tautulli"' in out
    assert f'api_key = "{MASK}"  # inline\n' in out
    assert f'api_key = "{MASK}"  # environment CABIN_KEY\n' in out
    assert f'headers = {{ "X-Proxy" = "{MASK}" }}' in out


def test_what_show_prints_is_toml(run, written, capsys):
    import tomllib

    run("show")
    shown = tomllib.loads(capsys.readouterr().out)
    assert list(shown) == ["general", "activity", "services"]
    assert list(shown["services"]) == ["tautulli", "cabin", "attic"]


def test_show_json_is_one_object_with_secrets_masked_and_their_sources(run, written, capsys):
    written.chmod(0o644)
    assert run("show", "--json") == 0
    out = capsys.readouterr().out
    assert KEY not in out
    shown = json.loads(out)
    assert list(shown) == ["path", "general", "activity", "services", "keys", "warnings"]
    near, cabin, attic = shown["services"]
    assert (near["name"], near["api_key"], near["api_key_from"]) == ("tautulli", MASK, "inline")
    assert near["headers"] == {"X-Proxy": MASK}
    assert (cabin["name"], cabin["api_key_from"]) == ("cabin", "environment CABIN_KEY")
    assert (attic["api_key"], attic["enabled"]) == (None, False)
    assert "chmod 600" in shown["warnings"][0]


def test_show_tells_its_warnings_apart_from_what_it_shows(run, written, capsys):
    written.chmod(0o644)
    assert run("show") == 0
    out, err = capsys.readouterr()
    assert err.startswith(f"warning: {written}: holds a key and can be read by others.")
    assert "read by others" not in out


@pytest.mark.parametrize("words", [["show"], ["show", "--json"], ["check"], ["check", "--json"]])
def test_a_wrong_configuration_is_told_and_ends_with_two(run, written, capsys, words):
    written.write_text("[services.tautulli]\nurl = 'http://x'\napi_ky = 'abc'\n")
    assert run(*words) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "config.toml:3: services.tautulli.api_ky: unknown key. Did you mean api_key?" in err


@pytest.mark.parametrize("words", [["show"], ["check"]])
def test_without_a_configuration_both_ways_on_are_named(run, path, capsys, words):
    assert run(*words) == 2
    err = capsys.readouterr().err
    assert "mediatui config init" in err
    assert "mediatui demo" in err


def test_check_prints_a_line_for_each_service_and_ends_with_nought_when_all_is_well(
    run, written, answers, capsys
):
    assert run("check") == 0
    assert capsys.readouterr().out == (
        "NAME      KIND      ADDRESS                            STATE  VERSION\n"
        "tautulli  tautulli  http://127.0.0.1:8181              up     2.17.2\n"
        "cabin     tautulli  https://plex.example.org/tautulli  up     2.16.0\n"
        "attic     tautulli  http://attic                       off    –\n"
    )


def test_check_says_below_a_service_what_is_wrong_and_what_to_do_and_ends_with_one(
    run, written, answers, capsys
):
    answers["cabin"] = DOWN
    assert run("check") == 1
    out = capsys.readouterr().out
    assert "https://plex.example.org/tautulli  failing  –\n" in out
    assert "\n    cannot be reached: refused.\n    → Check that Tautulli runs.\nattic" in out
    assert KEY not in out


@pytest.mark.parametrize(
    ("answer", "state", "words", "code"),
    [
        (ServerStatus("2.17.2", False, "", 10.0), "failing", "Tautulli cannot reach Plex", 1),
        (ServerStatus("2.17.2", None, "", 10.0), "starting", "", 0),
        (ServerStatus("2.17.2", True, "", 2_500.0), "slow", "", 0),
        (None, "failing", "cannot be understood", 1),
    ],
)
def test_check_tells_the_states_between_well_and_down(
    run, written, answers, capsys, answer, state, words, code
):
    answers["tautulli"] = answer
    assert run("check") == code
    out = capsys.readouterr().out
    assert f"8181              {state}" in out
    assert words in out


def test_check_json_is_one_object_with_each_services_state_and_failure(run, written, answers, capsys):
    answers["cabin"] = DOWN
    assert run("check", "--json") == 1
    checked = json.loads(capsys.readouterr().out)
    assert list(checked) == ["path", "services", "warnings"]
    assert checked["services"][0] == {
        "name": "tautulli",
        "kind": "tautulli",
        "state": "up",
        "age": 0.0,
        "failure": None,
        "url": "http://127.0.0.1:8181",
        "version": "2.17.2",
        "server_name": "Home",
        "latency_ms": 12.5,
    }
    assert checked["services"][1]["failure"] == {
        "kind": "unreachable",
        "words": "cannot be reached: refused",
        "remedy": "Check that Tautulli runs.",
        "since": 0.0,
    }
    assert checked["services"][2]["state"] == "off"


def test_check_without_a_service_to_ask_is_a_matter_of_the_configuration(run, written, capsys):
    for text in ("", "[services.tautulli]\nurl = 'http://x'\nenabled = false\n"):
        written.write_text(text)
        assert run("check") == 2
        assert "no service is switched on" in capsys.readouterr().err


def test_check_asks_through_the_runtime(written, monkeypatch, tmp_path):
    import asyncio

    import mediatui.runtime
    from mediatui.config.load import load_config

    seen = []

    class Runtime(contextlib.AbstractAsyncContextManager[object]):
        def __init__(self, config: Config, folders: mediatui.runtime.Folders, *, redactor: object) -> None:
            seen.append(folders)
            seen.append(redactor)
            self.config = config

        async def __aexit__(self, *_: object) -> None:
            seen.append("left")

        async def ask_status(self) -> list[ServiceReport]:
            return [ServiceReport(endpoint, None, DOWN) for endpoint in self.config.enabled]

    monkeypatch.setattr(mediatui.runtime, "Runtime", Runtime)
    monkeypatch.setattr(command.setup, "start_log", lambda config, state: f"redactor, log in {state}")
    monkeypatch.setenv("MEDIATUI_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("MEDIATUI_STATE_DIR", str(tmp_path / "state"))
    reports = asyncio.run(command.check_services(load_config(written)))
    assert [report.endpoint.name for report in reports] == ["tautulli", "cabin"]
    folders = mediatui.runtime.Folders(tmp_path / "cache", tmp_path / "state")
    assert seen == [folders, f"redactor, log in {tmp_path / 'state'}", "left"]


def test_nothing_printed_can_move_a_terminals_cursor(run, written, answers, capsys):
    answers["cabin"] = Failure(FailureKind.REFUSED, "cabin", "re\x1b[2Jfused\x9b1m", "Lo\u202eok.", 0.0)
    run("check")
    run("check", "--json")
    out = capsys.readouterr().out
    assert not set(out) & set("\x1b\x9b\u202e")
    assert "re [2Jfused 1m." in out


def test_no_subcommand_but_check_loads_more_than_the_configuration(written):
    code = (
        "import sys, argparse, pathlib; from mediatui.cli import config;"
        "config.run(argparse.Namespace(config=pathlib.Path(sys.argv[1]), config_command='show', json=False));"
        "bad = [m for m in sys.modules if m.split('.')[0] in "
        "('textual', 'rich', 'httpx', 'pydantic', 'asyncio')];"
        "sys.exit(str(bad) if bad else 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(written)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
