"""A terminal that stops reading holds nothing up: polling, keys and the end go on without it."""

from __future__ import annotations

import os
import signal

import pytest

from mediatui.demo.stack import Stack
from tests.terminal.conftest import Open
from tests.terminal.pty import Terminal, wait_for
from tests.terminal.test_ends import LEFT


def stall(terminal: Terminal, household: Stack) -> None:
    """Let it write more than the line takes and the program holds, and see that it still asks services."""
    for _ in range(40):  # half a megabyte
        os.write(terminal.fd, b"?")
    asked = len(household.requests("tautulli"))
    os.write(terminal.fd, b"r")
    lives = wait_for(lambda: len(household.requests("tautulli")) >= asked + 4, 15)
    assert lives, "the program stands still"


def test_when_it_reads_again_the_picture_is_right_and_the_program_has_not_grown(
    opens: Open, household: Stack
) -> None:
    with opens(module="tests.terminal.held") as terminal:
        terminal.until("The Wire")
        terminal.pump(3, quiet=0.3)
        before, grown_from = terminal.written, terminal.rss_mib()
        stall(terminal, household)
        assert terminal.rss_mib() - grown_from < 8
        terminal.pump(5, quiet=0.5)
        assert terminal.written - before < 300_000, "frames that nobody saw are left out"
        shown = terminal.text()
        terminal.send("\x0c")
        assert terminal.text() == shown


@pytest.mark.parametrize("how", ["ctrl+c", "SIGTERM"])
def test_it_can_be_ended_and_its_last_words_give_the_screen_back(
    opens: Open, household: Stack, how: str
) -> None:
    with opens(module="mediatui") as terminal:
        terminal.until("The Wire")
        stall(terminal, household)
        if how == "SIGTERM":
            os.kill(terminal.pid, signal.SIGTERM)
        else:
            os.write(terminal.fd, b"\x03")
        assert terminal.ended(within=5, reading=False) == 0
        assert terminal.cooked()
        terminal.pump(1)
        assert LEFT in terminal.raw[-500:]
        assert b"\x18" in terminal.raw, "a sequence that was begun is ended first"
