"""However it is ended, it ends in order, quickly, and leaves the terminal sane."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from mediatui.demo.stack import Stack
from tests.driver import config_for, held_stack
from tests.terminal.pty import Terminal

LEFT = b"\x1b[?1049l"
"""What gives the screen back as it was."""


@pytest.fixture
def stack() -> Iterator[Stack]:
    with held_stack() as started:
        yield started


def write_config(stack: Stack, folder: Path) -> Path:
    path = folder / "config.toml"
    path.write_text(
        "\n".join(
            f'[services.{e.name}]\nkind = "{e.kind}"\nurl = "{e.url}"\napi_key = "{stack.api_key(e.name)}"'
            for e in config_for(stack).services
        )
    )
    path.chmod(0o600)
    return path


@pytest.fixture
def terminal(stack: Stack, tmp_path: Path) -> Iterator[Terminal]:
    config = write_config(stack, tmp_path)
    with Terminal([sys.executable, "-m", "mediatui", "--config", str(config)]) as opened:
        opened.until("The Wire")
        yield opened


@pytest.mark.parametrize("key", ["q", "ctrl+c"])
def test_a_key_ends_it_and_gives_the_screen_back(terminal: Terminal, key: str) -> None:
    terminal.send(key)
    assert terminal.ended(within=2) == 0, terminal.raw[-2000:]
    assert LEFT in terminal.raw
    assert b"Traceback" not in terminal.raw


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_polite_signal_ends_it_as_a_key_does(terminal: Terminal, number: signal.Signals) -> None:
    os.kill(terminal.pid, number)
    assert terminal.ended(within=2) == 0, terminal.raw[-2000:]
    assert LEFT in terminal.raw


def test_a_lost_line_ends_it(terminal: Terminal) -> None:
    terminal.close()
    assert terminal.ended(within=3) is not None


def test_a_lost_line_ends_it_where_no_signal_tells(stack: Stack, tmp_path: Path) -> None:
    """As of a program in a session of its own, whose terminal is nobody's."""
    config = write_config(stack, tmp_path)
    line, end = pty.openpty()
    command = [sys.executable, "-m", "mediatui", "--config", str(config)]
    with subprocess.Popen(command, stdin=end, stdout=end, stderr=end, start_new_session=True) as program:
        os.close(end)
        seen = b""
        while b"The Wire" not in seen:
            seen += os.read(line, 65536)
        os.close(line)
        try:
            assert program.wait(timeout=15) is not None
        finally:
            program.kill()


def test_what_it_knew_is_kept_when_the_line_is_lost(terminal: Terminal, tmp_path: Path) -> None:
    terminal.close()
    assert terminal.ended(within=3) is not None
    config = tmp_path / "config.toml"
    text = config.read_text().splitlines()
    config.write_text("\n".join([*text, "enabled = true", "timeout = 0.5"]))
    with Terminal([sys.executable, "-m", "mediatui", "--config", str(config)]) as again:
        again.until("The Wire")


def test_the_key_is_not_in_the_process_list_nor_on_the_line(terminal: Terminal, stack: Stack) -> None:
    key = stack.api_key("tautulli").encode()
    command = Path(f"/proc/{terminal.pid}/cmdline").read_bytes()
    assert key not in command
    terminal.send("?", "esc", "tab", "enter", "esc", "x", "esc")
    assert key not in terminal.raw
