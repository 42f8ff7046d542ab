"""From the bytes of a terminal that misbehaves to keys."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any, cast

import pytest
from textual import events

from mediatui.ui.driver import LOOK, NO_END, PatientDriver, Reader


class Line:
    """What a reader needs of a driver, with a pipe for a terminal."""

    _debug = False

    def __init__(self) -> None:
        self.fileno, self.other = os.pipe()
        self.taken: list[Any] = []

    def process_message(self, message: Any) -> None:
        self.taken.append(message)

    @property
    def keys(self) -> list[str]:
        return [event.key for event in self.taken if isinstance(event, events.Key)]


@pytest.fixture
def line() -> Iterator[Line]:
    opened = Line()
    yield opened
    os.close(opened.fileno)
    os.close(opened.other)


@pytest.fixture
def reader(line: Line) -> Reader:
    return Reader(cast(PatientDriver, line))


def send(line: Line, reader: Reader, data: bytes) -> None:
    os.write(line.other, data)
    reader.read(True)


@pytest.mark.parametrize("data", [b"\xe9", b"\xff\xfe", b"\xc3(", b"\x80\x81"])
def test_bytes_that_are_no_text_do_no_harm(line: Line, reader: Reader, data: bytes) -> None:
    send(line, reader, data)
    send(line, reader, b"j")
    assert line.keys[-1] == "j"


def test_an_esc_is_held_a_moment_and_then_the_key(
    line: Line, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [0.0]
    monkeypatch.setattr("textual._parser.get_time", lambda: now[0])
    send(line, reader, b"\x1b")
    assert reader.patience < LOOK
    reader.read(False)
    now[0] += 1
    reader.read(False)
    assert line.keys == ["escape"]
    assert reader.patience == LOOK


def test_an_arrow_key_that_comes_in_pieces_is_one_key(line: Line, reader: Reader) -> None:
    for data in (b"\x1b", b"[", b"B"):
        send(line, reader, data)
    assert line.keys == ["down"]


def test_a_paste_is_one_event_whatever_is_in_it(line: Line, reader: Reader) -> None:
    send(line, reader, b"\x1b[200~x\r\x1bxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\r\x1b[201~j")
    assert [type(each) for each in line.taken] == [events.Paste, events.Key]


def test_a_paste_that_never_ends_is_over_after_a_long_silence(line: Line, reader: Reader) -> None:
    send(line, reader, b"\x1b[200~xxx")
    for _ in range(int(NO_END / LOOK) - 1):
        reader.read(False)
    send(line, reader, b"yyy")
    assert line.taken == []
    for _ in range(int(NO_END / LOOK) + 1):
        reader.read(False)
    assert [event.text for event in line.taken] == ["xxxyyy"]
    send(line, reader, b"j")
    assert line.keys == ["j"]
