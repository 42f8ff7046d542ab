"""The line to a terminal that may misbehave: stop reading, send what is no text, never end a paste.

Textual's own driver (8.2, `textual/drivers/linux_driver.py`) waits for the terminal: when one stops reading,
the program stands still, deaf to keys and signals, and its end waits for ever. It also dies of a byte that is
no UTF-8, and of a program that is stopped and continued from outside it knows nothing.
"""

from __future__ import annotations

import codecs
import os
import selectors
from typing import Any, Protocol, cast

from textual import events
from textual._parser import ParseError
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

from mediatui.ui.pasting import Pasted, Pastes, Typed
from mediatui.ui.writer import Writer

READ = 64 * 1024
"""Bytes that are read at a time."""

LOOK, MARK = 0.1, 0.01
"""Seconds until it is looked whether an Esc was the key or the beginning of more: as Textual has it, and
before that, for what may be the first part of a paste's mark."""

NO_END = 10.0
"""Seconds of silence after which a paste whose end did not come is over: keys are keys again. Long, for on a
line that falters the rest of it still comes, and would act."""


class Draws(Protocol):
    """An app that leaves out frames while the terminal is behind."""

    missed: bool

    def draw_missed(self) -> None:
        """Draw what was left out; called on the event loop."""
        ...


class PatientDriver(LinuxDriver):
    """Reads and writes as Textual's own driver does, and waits for nobody."""

    @property  # type: ignore[override]
    def _writer_thread(self) -> Writer | None:
        return self._writer

    @_writer_thread.setter
    def _writer_thread(self, thread: object) -> None:
        # Textual makes its own; ours takes its place before it is started.
        self._writer: Writer | None = None
        if thread is not None and self._file is not None:
            self._writer = Writer(self._file.fileno(), self._file.encoding, self._caught_up)

    @property
    def behind(self) -> bool:
        """Whether the terminal has so much to read that another frame should not be added."""
        return self._writer is not None and self._writer.behind

    def _caught_up(self) -> None:
        """Called by the thread that writes, when all is written."""
        app = cast(Draws, self._app)
        if app.missed and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(app.draw_missed)

    def _sigcont_application(self, *args: Any) -> None:
        """Begin anew. Where ours was not the stop (SIGSTOP from outside), end first what was going on."""
        if self._auto_restart and not self._must_signal_resume:
            self.suspend_application_mode()
            self._must_signal_resume = True
        super()._sigcont_application(*args)

    def run_input_thread(self) -> None:
        """Wait for input and hand it on, until the program ends."""
        reader = Reader(self)
        with selectors.DefaultSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                reader.read(bool(selector.select(reader.patience)))
            reader.read(bool(selector.select(0)))
        reader.end()


class Reader:
    """From bytes to events."""

    def __init__(self, driver: PatientDriver) -> None:
        self._driver = driver
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self._parser = XTermParser(driver._debug)
        self._pastes = Pastes()
        self._silent = 0.0

    @property
    def patience(self) -> float:
        """Seconds to wait for more before looking again."""
        return MARK if self._pastes.holds else LOOK

    def read(self, something: bool) -> None:
        """Read what there is, if there is something; else look whether a key is complete by now."""
        if something:
            self._silent = 0.0
            for piece in self._pastes.feed(self._decode(os.read(self._driver.fileno, READ))):
                self._take(piece)
        elif self._pastes.holds:
            self._take(self._pastes.release())
        elif self._pastes.inside:
            self._silent += LOOK
            if self._silent >= NO_END:
                self._take(self._pastes.end())
        for event in self._parser.tick():
            self._driver.process_message(event)

    def _take(self, piece: Typed | Pasted) -> None:
        if isinstance(piece, Pasted):
            self._driver.process_message(events.Paste(piece.text.replace("\x00", "")))
            return
        for event in self._parser.feed(piece.text):
            self._driver.process_message(event)

    def end(self) -> None:
        """Nothing more comes."""
        try:
            for _ in self._parser.feed(""):
                pass
        except (EOFError, ParseError):
            pass
