"""What stands on the terminal is what the program means to show, whatever was left unwritten."""

from __future__ import annotations

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
    with held_stack(services=("tautulli", "tautulli-cabin")) as started:
        yield started


WALK = (
    ("?",),
    ("esc", "j", "j", "enter"),
    ("esc", "/", "a", "n", "enter"),
    ("esc", ":", "p", "a"),
    ("esc", "s", "x"),
    ("esc", "pgdn", "J"),
    ("2", "tab", "enter"),
    ("esc",),
)


@pytest.mark.parametrize(("size", "walk"), [((120, 36), WALK), ((200, 50), WALK[:2])])
def test_drawing_it_all_again_changes_nothing(
    stack: Stack, tmp_path: Path, size: tuple[int, int], walk: tuple[tuple[str, ...], ...]
) -> None:
    config = write_config(stack, tmp_path)
    with Terminal([sys.executable, "-m", "tests.terminal.held", str(config)], size) as terminal:
        terminal.until("The Wire")
        terminal.pump(5, quiet=0.3)
        for keys in walk:
            terminal.send(*keys, settle=0.2)
            before = terminal.text()
            terminal.send("\x0c", settle=0.2)
            assert terminal.text() == before, keys


def test_resizing_leaves_nothing_behind(stack: Stack, tmp_path: Path) -> None:
    config = write_config(stack, tmp_path)
    with Terminal([sys.executable, "-m", "tests.terminal.held", str(config)]) as terminal:
        terminal.until("The Wire")
        for columns, rows in ((60, 20), (20, 5), (200, 50), (80, 24)):
            terminal.resize(columns, rows)
            terminal.pump(3, quiet=0.25)
            before = terminal.text()
            terminal.send("\x0c", settle=0.2)
            assert terminal.text() == before, (columns, rows)
        assert "The Wire" in terminal.text()
