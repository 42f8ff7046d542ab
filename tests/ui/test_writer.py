"""Writing to a terminal that may not read."""

from __future__ import annotations

import os
import pty
import threading
import tty
from collections.abc import Iterator

import pytest

from mediatui.ui.writer import BACKLOG, INTERRUPT, PIECE, Writer


@pytest.fixture
def line() -> Iterator[tuple[int, int]]:
    """Both ends of a terminal's line: the terminal's, the program's."""
    terminal, program = pty.openpty()
    tty.setraw(program)
    yield terminal, program
    os.close(terminal)
    os.close(program)


def read_all(terminal: int) -> bytes:
    """What there is to read."""
    os.set_blocking(terminal, False)
    data = b""
    try:
        while piece := os.read(terminal, 65536):
            data += piece
    except BlockingIOError:
        pass
    return data


def test_all_is_written_in_order_before_it_ends(line: tuple[int, int]) -> None:
    terminal, program = line
    caught_up = threading.Event()
    writer = Writer(program, "utf-8", caught_up.set)
    writer.start()
    for word in ("one ", "two ", "drei ü"):
        writer.write(word)
    assert caught_up.wait(5)
    writer.stop()
    assert read_all(terminal) == "one two drei ü".encode()
    assert not writer.behind


def test_what_the_charset_lacks_is_a_question_mark(line: tuple[int, int]) -> None:
    terminal, program = line
    writer = Writer(program, "ascii", lambda: None)
    writer.start()
    writer.write("zoë")
    writer.stop()
    assert read_all(terminal) == b"zo?"


def test_nobody_waits_for_a_terminal_that_does_not_read_and_its_last_words_are_there(
    line: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mediatui.ui.writer.LAST_WORDS", 0.2)
    terminal, program = line
    writer = Writer(program, "utf-8", lambda: None)
    writer.start()
    for _ in range(40):
        writer.write("x" * PIECE * 2)
    assert writer.behind
    writer.write("good night")
    writer.stop()
    left = read_all(terminal)
    assert left.endswith(INTERRUPT + b"good night"), left[-60:]
    assert len(left) < 3 * PIECE, "what nobody read is thrown away"
    os.write(program, b"!")
    assert read_all(terminal) == b"!", "others may write to the line as before"


def test_it_is_behind_only_when_much_waits(line: tuple[int, int]) -> None:
    terminal, program = line
    caught_up = threading.Event()
    writer = Writer(program, "utf-8", caught_up.set)
    writer.write("x" * BACKLOG)
    assert not writer.behind
    writer.write("x")
    assert writer.behind
    writer.start()
    got = b""
    while not caught_up.wait(0.01):
        got += read_all(terminal)
    writer.stop()
    assert len(got + read_all(terminal)) == BACKLOG + 1
    assert not writer.behind


def test_a_line_that_is_lost_ends_it(line: tuple[int, int]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    writer = Writer(writing, "utf-8", lambda: None)
    writer.start()
    writer.write("x")
    writer.stop()
    os.close(writing)
