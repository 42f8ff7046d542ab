"""Stopped and continued: the terminal is the shell's in between, and comes back fully drawn."""

from __future__ import annotations

import os
import signal

from tests.terminal.conftest import Open
from tests.terminal.test_ends import LEFT

ENTERED = b"\x1b[?1049h"


def test_ctrl_z_gives_the_terminal_back_and_fg_draws_it_all_again(opens: Open) -> None:
    with opens(module="tests.terminal.held") as terminal:
        terminal.until("The Wire")
        terminal.pump(3, quiet=0.3)
        before = terminal.text()

        for number, stop in enumerate(("ctrl+z", "ctrl+z in a dialog", "SIGSTOP"), 1):
            if stop == "ctrl+z in a dialog":
                terminal.send("?")
                before = terminal.text()
            if stop == "SIGSTOP":  # from outside: nothing could be done before it
                terminal.send("esc")
                before = terminal.text()
                os.kill(terminal.pid, signal.SIGSTOP)
                assert terminal.stopped(within=5)
            else:
                terminal.type("\x1a")
                assert terminal.stopped(within=5), stop
                assert terminal.cooked()
                assert terminal.raw.count(LEFT) == number
            terminal.wipe()
            os.kill(terminal.pid, signal.SIGCONT)
            terminal.pump(5, lambda: ENTERED in terminal.raw[-20_000:])
            terminal.pump(3, quiet=0.3)
            assert terminal.text() == before, stop
            assert not terminal.cooked()
            assert terminal.raw.count(ENTERED) == number + 1

        moved = terminal.send("j")
        assert terminal.text() != before
        assert moved < 1000, "a key arrives once, and only what it changes is drawn"
        terminal.send("q")
        assert terminal.ended(within=3) == 0
        assert terminal.cooked()
