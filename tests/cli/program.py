"""Ways to run mediatui: in this process, and as a process of its own, read line by line with a limit of time."""

from __future__ import annotations

import contextlib
import logging
import os
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest

from mediatui.cli.main import main

PATIENCE = 20.0
"""Seconds after which what a test waits for has not come."""


def environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment of a person's mediatui: its output is buffered, whatever that of these tests is."""
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    return {**inherited, **(more or {})}


class Ran(NamedTuple):
    """How a command ended and what it said."""

    code: int
    out: str
    err: str


def run_here(capsys: pytest.CaptureFixture[str], *words: str | Path) -> Ran:
    """Run `mediatui WORDS` in this process."""
    try:
        code = main([str(word) for word in words])
    except SystemExit as ended:
        code = int(ended.code or 0)
    return Ran(code, *capsys.readouterr())


@contextlib.contextmanager
def log_restored() -> Iterator[None]:
    """A command sets up the log of its process: where that is the tests' own, it is put back."""
    log = logging.getLogger("mediatui")
    before = (list(log.handlers), log.level, log.propagate, logging.raiseExceptions)
    try:
        yield
    finally:
        for handler in log.handlers:
            if handler not in before[0]:
                handler.close()
        log.handlers[:], log.level, log.propagate, logging.raiseExceptions = before


class Program:
    """Runs `mediatui WORDS` in a session of its own; a context manager that leaves none of it behind."""

    def __init__(self, *words: str | Path, environ: Mapping[str, str] | None = None) -> None:
        if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
            # A job in the background of a shell, which would hand that down.
            signal.signal(signal.SIGINT, signal.default_int_handler)
        self.process = subprocess.Popen(
            [sys.executable, "-m", "mediatui", *map(str, words)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            bufsize=0,
            env=environment(environ),
            start_new_session=True,
        )
        assert self.process.stdout is not None and self.process.stderr is not None
        self.stdout, self.stderr = self.process.stdout, self.process.stderr
        self._buffer = b""

    def __enter__(self) -> Program:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.stdout.close()
        self.stderr.close()

    def line(self) -> str:
        """The next line it prints. Raises `AssertionError` if none comes."""
        end = time.monotonic() + PATIENCE
        while b"\n" not in self._buffer:
            ready, _, _ = select.select([self.stdout], [], [], max(0.0, end - time.monotonic()))
            data = os.read(self.stdout.fileno(), 65536) if ready else b""
            if not data:
                self.process.kill()
                raise AssertionError(f"no line came; {self._buffer!r}, {self.stderr.read()!r}")
            self._buffer += data
        line, _, self._buffer = self._buffer.partition(b"\n")
        return line.decode()

    def lines_until(self, wanted: Callable[[str], object]) -> list[str]:
        """The lines it prints, up to one that is wanted."""
        lines = [self.line()]
        while not wanted(lines[-1]):
            lines.append(self.line())
        return lines

    def until(self, condition: Callable[[], object]) -> None:
        """Wait until something is so outside of it, while it runs."""
        end = time.monotonic() + PATIENCE
        while not condition():
            assert time.monotonic() < end, "it did not come"
            assert not select.select([self.stderr], [], [], 0.01)[0], self.stderr.read()

    def finish(self, number: signal.Signals | None = None) -> Ran:
        """Send a signal, if any, and wait for the end; what it said since."""
        if number is not None:
            self.process.send_signal(number)
        out, err = self.process.communicate(timeout=PATIENCE)
        return Ran(self.process.returncode, (self._buffer + out).decode(), err.decode())

    @property
    def is_alone(self) -> bool:
        """Whether no process it started is there any more, after its own end."""
        try:
            os.killpg(self.process.pid, 0)
        except ProcessLookupError:
            return True
        return False


def call(url: str) -> socket.socket:
    """A connection to whoever listens at an address; it says nothing."""
    parts = urlsplit(url)
    return socket.create_connection((parts.hostname or "", parts.port or 0), timeout=PATIENCE)


def hangs_up(connection: socket.socket) -> bool:
    """Wait until the other side is gone. Raises `TimeoutError` if it stays."""
    try:
        return connection.recv(1) == b""
    except ConnectionResetError:
        return True


def nobody_listens(url: str) -> bool:
    """Whether a connection is refused."""
    try:
        call(url).close()
    except ConnectionRefusedError:
        return True
    return False
