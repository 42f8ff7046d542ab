"""When it dies of a mistake of its own: the terminal first, then one plain message, and a report."""

from __future__ import annotations

import stat
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

from mediatui.demo.stack import Stack
from tests.driver import held_stack
from tests.terminal.pty import Terminal
from tests.terminal.test_ends import LEFT, write_config

HEAD = """
import sys
from mediatui.cli import app, main
from mediatui.ui.screens.activity.screen import ActivityScreen

def streams_of(screen):
    store = screen.app.engine.store
    return [s for key in screen.app.engine.coordinator.keys("activity") for s in store.get(key).value.streams]
"""
TAIL = """
sys.exit(main.main(sys.argv[1:]))
"""
HANDLER = """
def broken(self):
    secret_local = "a local variable of " + streams_of(self)[0].user
    raise RuntimeError(f"cannot show {streams_of(self)[0]!r} {self.app.engine.endpoints[0].api_key.reveal()}")
ActivityScreen.action_copy = broken
"""
TIMER = """
def broken(self):
    raise KeyError(streams_of(self)[0].user)
ActivityScreen.action_copy = lambda self: self.set_timer(0.01, lambda: broken(self))
"""
TASK = """
import asyncio, gc
async def fails(self):
    raise KeyError(streams_of(self)[0].user)
def start(self):
    asyncio.get_running_loop().create_task(fails(self))
    self.set_timer(0.05, gc.collect)
ActivityScreen.action_copy = start
"""
WORKER = """
async def fails(self):
    raise LookupError(streams_of(self)[0])
ActivityScreen.action_copy = lambda self: self.run_worker(fails(self))
"""
PANIC = """
import rich.traceback
def broken(self):
    try:
        raise ValueError(streams_of(self)[0].user)
    except ValueError:
        self.app.panic(rich.traceback.Traceback())
ActivityScreen.action_copy = broken
"""
OSERROR = """
def broken(self):
    raise FileNotFoundError(2, "gone", "/somewhere")
ActivityScreen.action_copy = broken
"""
START = """
from textual.app import App
import mediatui.ui.app
def broken(self):
    raise RuntimeError("not even begun")
"""
BEFORE_THE_SCREEN = {
    "compose": f"{START}ActivityScreen.compose = broken",
    "mount": f"{START}mediatui.ui.app.MediatuiApp.on_mount = broken",
    "ready": f"{START}mediatui.ui.app.MediatuiApp.on_ready = broken",
    "style": f"{START}mediatui.ui.app.MediatuiApp.CSS = 'Screen {{ colour'",
}


@pytest.fixture
def stack() -> Iterator[Stack]:
    with held_stack() as started:
        yield started


@pytest.fixture
def config(stack: Stack, tmp_path: Path) -> Path:
    return write_config(stack, tmp_path)


def opened(script: str, config: Path, tmp_path: Path) -> Terminal:
    """The program with one method of its screen replaced: `y` calls it."""
    file = tmp_path / "broken.py"
    file.write_text(textwrap.dedent(HEAD + script + TAIL))
    return Terminal([sys.executable, str(file), "--config", str(config)])


def reports(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "state").glob("crash-*.txt"))


@pytest.mark.parametrize(
    ("script", "named"),
    [
        (HANDLER, "RuntimeError: cannot show Stream(…) ••••"),
        (TIMER, "KeyError: '…'"),
        (WORKER, "LookupError: Stream(…)"),
        (PANIC, "DriverError: the keys cannot be read: ValueError"),
        (OSERROR, "FileNotFoundError: [Errno 2] gone: '…'"),
    ],
    ids=["handler", "timer", "worker", "driver", "system"],
)
def test_the_screen_is_given_back_and_one_message_says_where_the_report_is(
    script: str, named: str, stack: Stack, config: Path, tmp_path: Path
) -> None:
    with opened(script, config, tmp_path) as terminal:
        terminal.until("The Wire")
        terminal.send("j", "y")
        assert terminal.ended(within=10) == 70, terminal.raw[-2000:]
        _, given_back, after = terminal.raw.rpartition(LEFT)
    assert given_back, "the terminal was not restored"
    (report,) = reports(tmp_path)
    kind = named.partition(":")[0]
    said = after.decode()
    assert f"mediatui has ended because of a mistake in it ({kind}" in said
    assert f"The report is {report}" in said
    assert "To report it: " in said
    assert "Traceback" not in said
    assert "locals" not in said
    text = report.read_text()
    assert named in text
    assert stat.S_IMODE(report.stat().st_mode) == 0o600
    for private in (stack.api_key("tautulli"), stack.url("tautulli"), "The Wire", "a local variable", "anna"):
        assert private not in text, private
        assert private not in said, private


@pytest.mark.parametrize("script", BEFORE_THE_SCREEN.values(), ids=BEFORE_THE_SCREEN)
def test_what_fails_before_anything_is_shown_is_told_alike(script: str, config: Path, tmp_path: Path) -> None:
    with opened(script, config, tmp_path) as terminal:
        terminal.until("To report it: ")
        assert terminal.ended(within=10) == 70, terminal.raw[-2000:]
        assert terminal.raw.count(b"\x1b[?1049h") == terminal.raw.count(LEFT)
        assert b"Traceback" not in terminal.raw
    assert len(reports(tmp_path)) == 1


def test_the_report_names_versions_terminal_and_the_end_of_the_log(config: Path, tmp_path: Path) -> None:
    with opened(TIMER, config, tmp_path) as terminal:
        terminal.until("The Wire")
        terminal.send("j", "y")
        assert terminal.ended(within=10) == 70
    text = reports(tmp_path)[0].read_text()
    for words in (
        "mediatui 0.",
        "Python    3.",
        "Textual   8.",
        "TERM      xterm-256color",
        "size      120×36",
    ):
        assert words in text
    assert 'broken.py", line ' in text
    assert "The last lines of the log (50 at most):" in text


def test_what_a_task_dies_of_is_logged_without_names_and_ends_nothing(config: Path, tmp_path: Path) -> None:
    with opened(TASK, config, tmp_path) as terminal:
        terminal.until("The Wire")
        terminal.send("j", "y", settle=0.5)
        assert "The Wire" in terminal.text()
        assert "Traceback" not in terminal.text()
        terminal.send("q")
        assert terminal.ended(within=5) == 0
    log = (tmp_path / "state" / "mediatui.log").read_text()
    assert "KeyError: '…'" in log
    assert reports(tmp_path) == []


def test_a_lost_line_is_no_crash(config: Path, tmp_path: Path) -> None:
    with opened("", config, tmp_path) as terminal:
        terminal.until("The Wire")
        terminal.close()
        assert terminal.ended(within=3) is not None
    assert reports(tmp_path) == []
