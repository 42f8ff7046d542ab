"""On a slow line keys arrive together: they still mean what they would have meant one by one."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from mediatui.demo.stack import Stack
from tests.driver import held_stack
from tests.terminal.pty import Terminal
from tests.terminal.test_ends import write_config


@pytest.fixture
def stack() -> Iterator[Stack]:
    with held_stack() as started:
        yield started


def test_what_is_typed_at_once_goes_into_the_line_that_it_opens(stack: Stack, tmp_path: Path) -> None:
    config = write_config(stack, tmp_path)
    with Terminal([sys.executable, "-m", "mediatui", "--config", str(config)]) as terminal:
        terminal.until("The Wire")
        terminal.pump(5, quiet=0.5)
        for typed, said in (("/anna\r", "filter: anna"), ("\x1b", "9 streams"), (":xylophone", "xylophone")):
            os.write(terminal.fd, typed.encode())
            terminal.pump(5, lambda said=said: said in terminal.text())  # type: ignore[misc]
            assert said in terminal.text()
        assert "End the stream" not in terminal.text(), "no letter acted as a command of the list"
