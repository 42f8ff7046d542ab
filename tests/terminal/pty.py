"""A pseudo-terminal with a program in it: what a person's terminal sees, counted and drawn."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType

import pyte

ESCAPES = re.compile(
    rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[PX^_].*?\x1b\\|[ -/]*[0-~])", re.S
)
KEYS = {
    "enter": "\r",
    "esc": "\x1b",
    "tab": "\t",
    "space": " ",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "pgdn": "\x1b[6~",
    "pgup": "\x1b[5~",
    "ctrl+c": "\x03",
    "ctrl+l": "\x0c",
    "ctrl+z": "\x1a",
}
ESC_WAIT = 0.12
"""Seconds in which more may follow an Esc, before it is the key."""
TICKS = os.sysconf("SC_CLK_TCK")


def wait_for(condition: Callable[[], bool], seconds: float) -> bool:
    """Whether something became so within so many seconds; nothing is read meanwhile."""
    end = time.perf_counter() + seconds
    while not condition():
        if time.perf_counter() >= end:
            return False
        select.select([], [], [], 0.02)
    return True


class Terminal:
    """Runs COMMAND on a terminal of `size`; a context manager that ends it. Answers what terminals answer."""

    def __init__(
        self,
        command: Sequence[str],
        size: tuple[int, int] = (120, 36),
        environ: Mapping[str, str] | None = None,
        *,
        answers: bool = True,
    ) -> None:
        self.size = size
        self.written = 0
        self.raw = b""
        self.open = True
        self.answers = answers
        self._screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self._screen)
        self._fed = 0
        self._code: int | None = None
        self.began = time.perf_counter()
        # A person's Python keeps its compiled bytecode.
        ours = ("COLORTERM", "PYTHONDONTWRITEBYTECODE", "COLUMNS", "LINES")
        env = {name: value for name, value in os.environ.items() if name not in ours}
        env |= {"TERM": "xterm-256color", **(environ or {})}
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
            os.execvpe(command[0], list(command), env)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.ended() is None:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        self.close()

    def close(self) -> None:
        """Take the terminal away, as a lost line does."""
        if self.open or self.fd >= 0:
            os.close(self.fd)
            self.fd = -1
        self.open = False

    def pump(
        self, seconds: float, until: Callable[[], bool] | None = None, quiet: float | None = None
    ) -> float:
        """Read for so long, or until something is so, or until nothing came for `quiet` seconds and the
        program waits; the time it took."""
        start = last = time.perf_counter()
        while self.open and (left := start + seconds - time.perf_counter()) > 0:
            ready, _, _ = select.select([self.fd], [], [], min(left, 0.01))
            now = time.perf_counter()
            if not ready:
                if quiet is not None and now - last > quiet:
                    if not self.busy():
                        break
                    last = now
                continue
            try:
                data = os.read(self.fd, 65536)
            except OSError:
                data = b""
            if not data:
                self.open = False
                break
            last = now
            self.written += len(data)
            self.raw += data
            if self.answers and b"\x1b[?2026$p" in data:
                os.write(self.fd, b"\x1b[?2026;2$y")
            if until is not None and until():
                return time.perf_counter() - start
        return time.perf_counter() - start

    def busy(self) -> bool:
        """Whether the program computes, or would if the machine let it: then more may come."""
        try:
            threads = [task.read_text() for task in Path(f"/proc/{self.pid}/task").glob("*/stat")]
        except OSError:
            return False
        return any(told.rsplit(")", 1)[1].split()[0] in "RD" for told in threads)

    def until(self, text: str, seconds: float = 20) -> float:
        """Wait until the program wrote `text`; seconds since its start. Raises `AssertionError` if not."""
        wanted = text.encode()

        def there() -> bool:
            return wanted in ESCAPES.sub(b"", self.raw)

        if not there():
            self.pump(seconds, there)
        assert there(), f"{text!r} did not come; the screen:\n{self.text()}"
        return time.perf_counter() - self.began

    def send(self, *keys: str, settle: float = 0.25) -> int:
        """Press keys, one after another, each until it is quiet again; the bytes that came."""
        before = self.written
        for key in keys:
            os.write(self.fd, KEYS.get(key, key).encode())
            self.pump(5, quiet=settle + (ESC_WAIT if key == "esc" else 0))
        return self.written - before

    def settled(self, least: int, seconds: float = 5, quiet: float = 0.1) -> int:
        """Wait for so many bytes, then until it is quiet; the bytes that came."""
        before = self.written
        self.pump(seconds, lambda: self.written - before >= least)
        self.pump(seconds, quiet=quiet)
        return self.written - before

    def type(self, text: str | bytes, seconds: float = 10) -> None:
        """Hand over any amount of text at once, reading meanwhile what comes."""
        left = memoryview(text.encode() if isinstance(text, str) else text)
        os.set_blocking(self.fd, False)
        end = time.perf_counter() + seconds
        while left and time.perf_counter() < end:
            try:
                left = left[os.write(self.fd, left) :]
            except BlockingIOError:
                self.pump(0.01)
        os.set_blocking(self.fd, True)
        assert not left, f"{len(left)} bytes were not read"

    def wipe(self) -> None:
        """A screen on which nothing stands: what is seen from now on was written from now on."""
        self._stream.feed(self.raw[self._fed :])
        self._fed = len(self.raw)
        self._screen.reset()

    def stopped(self, within: float) -> bool:
        """Whether it was stopped (ctrl+z) within so many seconds."""
        end = time.perf_counter() + within
        while time.perf_counter() < end:
            pid, status = os.waitpid(self.pid, os.WUNTRACED | os.WNOHANG)
            if pid:
                return os.WIFSTOPPED(status)
            self.pump(0.02)
        return False

    def cooked(self) -> bool:
        """Whether the terminal is as a shell has it: it echoes, and hands over whole lines."""
        flags = termios.tcgetattr(self.fd)[3]
        return bool(flags & termios.ECHO and flags & termios.ICANON)

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size."""
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self._screen.resize(rows, columns)

    def text(self) -> str:
        """What stands on the screen."""
        self._stream.feed(self.raw[self._fed :])
        self._fed = len(self.raw)
        return "\n".join(line.rstrip() for line in self._screen.display)

    def drawn(self, charset: str) -> str:
        """What stands on the screen of a terminal of this charset."""
        screen = pyte.Screen(*self.size)
        pyte.Stream(screen).feed(self.raw.decode(charset))
        return "\n".join(line.rstrip() for line in screen.display)

    def ended(self, within: float = 0, *, reading: bool = True) -> int | None:
        """The exit code, if it ended within so many seconds; a signal's number is negative.

        Not `reading`: nobody takes what it writes meanwhile.
        """
        if self.pid < 0:
            return self._code
        end = time.perf_counter() + within
        while True:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.pid = -1
                self._code = os.waitstatus_to_exitcode(status)
                return self._code
            if time.perf_counter() >= end:
                return None
            if self.open and reading:
                self.pump(0.02)
            elif not reading:
                select.select([], [], [], 0.02)

    def cpu_s(self) -> float:
        """CPU seconds of the program itself."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def rss_mib(self) -> float:
        """Resident memory of the program itself, MiB."""
        lines = Path(f"/proc/{self.pid}/smaps_rollup").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("Rss:")) / 1024
