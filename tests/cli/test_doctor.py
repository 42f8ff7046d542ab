"""`mediatui doctor`: one look at everything, as text and as JSON."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from mediatui.cli import surroundings
from mediatui.demo.stack import Stack
from mediatui.models.recording import ActivitySample
from mediatui.store.record import Record
from tests.cli.conftest import Run, WriteConfig
from tests.cli.program import Program, Ran, environment


def told(ran: Ran) -> Any:
    return json.loads(ran.out)


def section(ran: Ran, title: str) -> list[str]:
    """The lines below a heading."""
    lines = ran.out.splitlines()
    rest = lines[lines.index(title) + 1 :]
    return rest[: rest.index("")] if "" in rest else rest


def test_where_all_is_well_it_ends_with_nought(run: Run, config: Path, tmp_path: Path) -> None:
    ran = run("doctor", "--config", config)
    assert (ran.code, ran.err) == (0, "")
    assert "✗" not in ran.out
    assert [line.split()[:2] for line in section(ran, "Services")] == [
        ["✓", "tautulli"],
        ["✓", "tautulli-cabin"],
    ]
    assert f"  ✓ file            {config}" in section(ran, "Configuration")
    assert "  ✓ mode            0600" in section(ran, "Configuration")
    assert section(ran, "Folders")[0] == f"  ✓ cache           {tmp_path / 'cache'} (not made yet)"
    assert section(ran, "Crashes") == ["  ✓ crashes         none"]


def test_json_is_one_object_with_a_member_for_each_section(run: Run, config: Path) -> None:
    found = told(run("doctor", "--json", "--config", config))
    assert list(found) == [
        "well", "versions", "terminal", "configuration", "folders", "files", "log", "crashes", "services",
    ]  # fmt: skip
    assert found["well"] is True
    assert found["versions"]["textual"].startswith("8.")
    assert found["terminal"]["is_terminal"] is False
    assert {service["state"] for service in found["services"]} == {"up"}


def test_what_the_files_hold_is_counted(run: Run, config: Path, tmp_path: Path) -> None:
    async def record() -> None:
        opened = await Record.open(tmp_path / "state" / "record.sqlite")
        for fingerprint in ("a", "b"):
            await opened.add_minutes(
                fingerprint, [ActivitySample(minute, 1, 0, 0, 0, 0) for minute in (5, 6)]
            )
        await opened.aclose()

    asyncio.run(record())
    run("activity", "--config", config)
    files = told(run("doctor", "--json", "--config", config))["files"]
    assert files["record"] | {"size": 0} == {
        "path": str(tmp_path / "state" / "record.sqlite"),
        "exists": True,
        "size": 0,
        "journal_entries": 0,
        "recorded_minutes": 2,
        "problem": None,
    }
    assert files["record"]["size"] > 1000
    assert (files["cache"]["rows"], files["cache"]["problem"]) == (2, None)
    assert files["cache"]["newest_age"] is not None


def test_a_damaged_record_is_wrong_and_a_damaged_cache_only_worth_knowing(
    run: Run, config: Path, tmp_path: Path
) -> None:
    for folder, name in (("cache", "cache.sqlite"), ("state", "record.sqlite")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / name).write_bytes(b"this is no database" * 100)
    ran = run("doctor", "--config", config)
    assert ran.code == 1
    cache, record = section(ran, "Files")
    assert cache.startswith("  ! cache")
    assert record.startswith("  ✗ record")
    assert "file is not a database" in record


def test_a_failing_service_is_told_with_what_to_do(run: Run, stack: Stack, config: Path) -> None:
    stack.set_fault("tautulli-cabin", "401")
    ran = run("doctor", "--config", config)
    assert ran.code == 1
    well, failing = section(ran, "Services")
    assert well.startswith("  ✓ tautulli ")
    assert failing.startswith("  ✗ tautulli-cabin  failing: ")


def test_a_wrong_configuration_is_told_and_the_rest_is_looked_at(run: Run, config: Path) -> None:
    config.write_text('[services.tautulli]\nurl = "http://127.0.0.1:8181"\napi_ky = "0123456789abcdef"\n')
    ran = run("doctor", "--config", config)
    assert (ran.code, ran.err) == (1, "")
    assert any(line.startswith("  ✗ problem") and "mine.toml:3: " in line for line in ran.out.splitlines())
    assert section(ran, "Services") == ["  ! services   not asked: the configuration cannot be used"]
    assert "0123456789abcdef" not in ran.out
    found = told(run("doctor", "--json", "--config", config))
    assert (found["well"], found["services"]) == (False, [])
    assert (
        "api_ky: unknown key"
        in found["configuration"]["problems"][-1] + found["configuration"]["problems"][0]
    )


def test_folders_that_cannot_be_written_are_wrong(
    run: Run, config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MEDIATUI_STATE_DIR", str(config / "below-a-file"))
    ran = run("doctor", "--config", config)
    assert ran.code == 1
    assert section(ran, "Folders")[1].endswith(f"{config} is no folder")


def test_the_last_warnings_and_the_crash_reports_are_told(
    run: Run, stack: Stack, config: Path, tmp_path: Path
) -> None:
    state = tmp_path / "state"
    state.mkdir()
    key = stack.api_key("tautulli")
    lines = [f"2026-11-20 17:55:0{n},120 WARNING mediatui.store no. {n} {key}" for n in range(5)]
    (state / "mediatui.log").write_text("\n".join([*lines, "2026-11-20 17:56:00,000 INFO mediatui fine", ""]))
    (state / "crash-20261120-175503.txt").write_text("what happened")
    ran = run("doctor", "--config", config)
    assert ran.code == 0, "worth knowing, and nothing that is wrong now"
    log = section(ran, "Log")
    assert log[0].endswith("5 warnings")
    assert [line.split("no. ")[1] for line in log[1:]] == [f"{n} ••••••••" for n in (2, 3, 4)]
    assert "crash-20261120-175503.txt" in section(ran, "Crashes")[0]


@pytest.mark.parametrize("words", [[], ["--json"]])
def test_no_key_is_shown(run: Run, stack: Stack, config: Path, words: list[str]) -> None:
    stack.set_fault("tautulli", "500")
    ran = run("doctor", *words, "--config", config)
    for name in stack.services:
        assert stack.api_key(name) not in ran.out + ran.err


def test_an_output_of_few_characters_still_tells_the_signs_apart(config: Path) -> None:
    with Program("doctor", "--config", config, environ={"PYTHONIOENCODING": "ascii"}) as program:
        ran = program.finish()
    assert (ran.code, ran.err) == (0, "")
    assert "  + tautulli " in ran.out
    assert "?" not in ran.out


@pytest.mark.parametrize("term", ["", "dumb", "unknown", "linux", "xterm", "xterm-256color", "xterm-kitty", "screen", "tmux-256color", "vt-16color"])  # fmt: skip
@pytest.mark.parametrize("colorterm", ["", "truecolor", "24bit", "yes"])
def test_the_colours_are_those_rich_would_find(term: str, colorterm: str) -> None:
    environ = {"TERM": term, "COLORTERM": colorterm}
    console = Console(force_terminal=True, _environ=environ)
    found = {None: "none", "standard": "16"}.get(console.color_system, console.color_system)
    assert surroundings.colours(environ) == found
    assert surroundings.colours({**environ, "NO_COLOR": "1"}) == "none"


def test_where_nothing_is_switched_on_something_is_wrong(run: Run, write_config: WriteConfig) -> None:
    ran = run("doctor", "--config", write_config("enabled = false"))
    assert ran.code == 1
    assert section(ran, "Services")[0].startswith("  ✗ services")


def test_it_needs_neither_textual_nor_rich(tmp_path: Path) -> None:
    program = (
        "import sys; from mediatui.cli.main import main; main(['doctor', '--json']); "
        "sys.exit(bool({'textual', 'rich'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, env=environment(), timeout=20, check=False
    )
    assert done.returncode == 0, done.stderr
