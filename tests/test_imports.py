"""What is loaded when: the start is quick because what is heavy comes after the first paint, or never."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from mediatui.demo.stack import Stack
from tests.driver import held_stack

ROOT = Path(__file__).parents[1]

SCREEN = {"textual", "rich"}
WIRE = {"httpx", "httpcore", "anyio", "h11", "certifi", "pydantic", "pydantic_core", "stamina", "tenacity"}
LATER = {*WIRE, "aiosqlite", "rapidfuzz", "plotext"}
"""What no first paint waits for. `ssl` is not among them: asyncio itself imports it."""

FIRST_PAINT = """
import asyncio, json, sys, time
from dataclasses import replace
from pathlib import Path

from mediatui.cli import app as command
command.calm_textual(motion=False)
from mediatui.config.load import load_config
from mediatui.runtime import Folders, Runtime
from mediatui.ui.app import MediatuiApp
from mediatui.ui.frame import screen_text
from mediatui.ui.settings import Settings

folder = Path(sys.argv[1])
contexts = []
import ssl
ssl.SSLContext.__new__ = lambda *args, **more: contexts.append(args)

async def main():
    async with Runtime(load_config(folder / "mine.toml"), Folders(folder / "cache", folder / "state")) as runtime:
        seen = {}
        def start():
            # What the app calls once something stands on the screen.
            seen.update(modules=sorted(sys.modules), screen=screen_text(app))
            app.exit()
        app = MediatuiApp(replace(runtime.engine, start=start), Settings())
        await app.run_async(headless=True, size=(120, 36))
        print(json.dumps({**seen, "contexts": len(contexts)}))

asyncio.run(main())
"""

COMMAND = """
import json, sys
from mediatui.cli.main import main
try:
    code = main(sys.argv[1:])
except SystemExit as ended:
    code = ended.code
print(json.dumps(sorted(sys.modules)), file=sys.stderr)
sys.exit(code)
"""


def python(script: str, *words: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a script in a Python of its own."""
    done = subprocess.run(
        [sys.executable, "-c", script, *map(str, words)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=30,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done


def packages(modules: list[str]) -> set[str]:
    """The packages that modules belong to."""
    return {name.partition(".")[0] for name in modules}


@pytest.fixture
def stack() -> Iterator[Stack]:
    with held_stack() as started:
        yield started


@pytest.fixture
def config(stack: Stack, tmp_path: Path) -> Path:
    path = tmp_path / "mine.toml"
    path.write_text(
        f'[services.tautulli]\nurl = "{stack.url("tautulli")}"\napi_key = "{stack.api_key("tautulli")}"\n'
    )
    path.chmod(0o600)
    return path


def modules_after(*words: str | Path) -> set[str]:
    """The modules that were loaded when a command ended."""
    return set(json.loads(python(COMMAND, *words).stderr))


def test_the_first_paint_of_what_is_cached_has_loaded_nothing_that_asks_a_service(
    config: Path, tmp_path: Path
) -> None:
    assert "The Wire" in python(COMMAND, "activity", "--config", config).stdout, "now the cache has it"
    told = json.loads(python(FIRST_PAINT, tmp_path).stdout)
    assert "The Wire" in told["screen"]
    assert "textual" in told["modules"]
    assert packages(told["modules"]) & LATER == set()
    assert told["contexts"] == 0, "no TLS context was made"


def test_the_record_of_recordings_is_opened_after_the_first_paint(config: Path, tmp_path: Path) -> None:
    python(FIRST_PAINT, tmp_path)
    assert not (tmp_path / "state" / "record.sqlite").exists()


@pytest.mark.parametrize("words", [["activity"], ["activity", "--json"], ["status"], ["config", "check"]])
def test_a_command_that_asks_loads_no_screen(words: list[str], config: Path) -> None:
    loaded = packages(list(modules_after(*words, "--config", config)))
    assert loaded & SCREEN == set()
    assert "httpx" in loaded, "it asked"


@pytest.mark.parametrize("words", [["config", "show"], ["config", "path"], ["--help"], ["--version"]])
def test_a_command_that_asks_nobody_loads_next_to_nothing(words: list[str], config: Path) -> None:
    loaded = modules_after("--config", config, *words)
    assert packages(list(loaded)) & {*SCREEN, *LATER, "asyncio", "msgspec", "sqlite3"} == set()
    assert "mediatui.runtime" not in loaded


@pytest.mark.parametrize("command", ["activity", "status", "config", "demo", "simulate"])
def test_the_help_of_a_command_loads_next_to_nothing(command: str) -> None:
    loaded = packages(list(modules_after(command, "--help")))
    assert loaded & {*SCREEN, *LATER, "asyncio", "msgspec", "sqlite3"} == set()


def test_a_bare_python_here_has_none_of_it_loaded_and_it_would_be_seen() -> None:
    tell = "json.dumps(sorted(sys.modules))"
    bare = json.loads(python(f"import sys, json; print({tell})").stdout)
    assert packages(bare) & {*SCREEN, *LATER} == set()
    seen = json.loads(python(f"import sys, json, httpx, textual; print({tell})").stdout)
    assert {"httpx", "textual"} <= packages(seen)
