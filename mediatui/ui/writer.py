"""A thread that writes to the terminal, such that nobody ever waits for a terminal that does not read."""

from __future__ import annotations

import os
import selectors
import termios
import threading
from collections import deque
from collections.abc import Callable

PIECE = 4096
"""Bytes that are given to the terminal at a time: after each, the writer looks whether it is still wanted."""

BACKLOG = 32 * 1024
"""Bytes that may wait for the terminal before it counts as behind: two or three whole screens."""

LAST_WORDS = 1.0
"""Seconds in which a terminal must have taken what is left to say when the program ends or is suspended."""

INTERRUPT = b"\x18\x1b[?2026l"
"""Ends whatever escape sequence was begun (CAN), and an update that the terminal holds back till its end."""


class Writer:
    """Writes to a file descriptor in the order in which it was told; telling it never blocks.

    It stands where Textual's `WriterThread` would (`textual/drivers/_writer_thread.py`), whose queue of 30
    makes the event loop wait. Here whoever has another frame asks `behind` first.
    """

    def __init__(self, number: int, encoding: str, caught_up: Callable[[], None]) -> None:
        self._own = _opened_again(number)
        self._number = number if self._own is None else self._own
        self._encoding = encoding
        self._caught_up = caught_up
        self._waiting: deque[bytes] = deque()
        self._left = 0
        self._news = threading.Condition()
        self._ending = False
        self._given_up = False
        # A daemon: where the terminal never reads again, it is left in its write when the process ends.
        self._thread = threading.Thread(target=self._run, name="mediatui-output", daemon=True)

    @property
    def behind(self) -> bool:
        """Whether so much waits that another frame should not be added."""
        return self._left > BACKLOG

    def start(self) -> None:
        """Begin to write."""
        self._thread.start()

    def write(self, text: str) -> None:
        """Write this when all before it is written."""
        data = text.encode(self._encoding, "replace")
        with self._news:
            self._waiting.append(data)
            self._left += len(data)
            self._news.notify()

    def flush(self) -> None:
        """Nothing: what is written is not held back."""

    def stop(self) -> None:
        """Write what is left, and end.

        A terminal that does not read is given up: what it was given is thrown away, all but the last words,
        which give its screen back; it finds them when it reads again.
        """
        with self._news:
            self._ending = True
            self._news.notify()
        self._thread.join(LAST_WORDS)
        if self._thread.is_alive():
            with self._news:
                self._given_up = True
                last_words = [each for each in self._waiting if len(each) < PIECE]
                self._waiting = deque([INTERRUPT, *last_words])
            self._throw_away()
            self._thread.join(LAST_WORDS / 4)
        if self._own is not None and not self._thread.is_alive():
            os.close(self._own)
            self._own = None

    def _run(self) -> None:
        while True:
            with self._news:
                while not self._waiting:
                    if self._ending:
                        return
                    self._news.wait()
                data = self._waiting.popleft()
            if not self._put(data):
                return
            with self._news:
                self._left = sum(map(len, self._waiting))
            if not self._left:
                self._caught_up()

    def _put(self, data: bytes) -> bool:
        """Give it to the terminal piece by piece; False where the terminal is gone."""
        given_up = self._given_up
        while data and given_up == self._given_up:
            try:
                data = data[os.write(self._number, data[:PIECE]) :]
            except BlockingIOError:
                with selectors.DefaultSelector() as selector:
                    selector.register(self._number, selectors.EVENT_WRITE)
                    selector.select(LAST_WORDS / 10)
            except OSError:
                return False
        return True

    def _throw_away(self) -> None:
        """What lies in the terminal's line unread is lost, so that there is room again."""
        try:
            termios.tcflush(self._number, termios.TCOFLUSH)
        except termios.error:
            pass


def _opened_again(number: int) -> int | None:
    """The terminal behind `number` once more, such that a write to it never waits; None where that cannot be.

    Others share `number` itself (the shell that started us): theirs must go on waiting.
    """
    try:
        return os.open(os.ttyname(number), os.O_WRONLY | os.O_NOCTTY | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return None
