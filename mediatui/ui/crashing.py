"""How the app ends on an exception nobody expected: without a word, for whoever runs it to tell of it."""

from __future__ import annotations

from typing import Any

from textual.app import App
from textual.worker import WorkerFailed


class DriverError(Exception):
    """The thread that reads the keys has failed; the text names the exception it died of."""


class CrashingApp(App[None]):
    """Textual prints the traceback with every local variable, so with keys, names and titles; this does not.

    The two methods that are replaced are Textual's own, of 8.2 (`textual/app.py`).
    """

    @property
    def crash(self) -> BaseException | None:
        """What the app died of; None while it runs, and where it ended in order."""
        error = self._exception
        return error.error if isinstance(error, WorkerFailed) else error

    def _handle_exception(self, error: Exception) -> None:
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._close_messages_no_wait()

    def panic(self, *renderables: Any) -> None:
        """End at once. Textual calls this with a Rich traceback when the thread that reads keys has failed.

        Where that was because the terminal is gone, the app ends as it does when told to.
        """
        stacks = [
            stack for each in renderables for stack in getattr(getattr(each, "trace", None), "stacks", ())
        ]
        names = [stack.exc_type for stack in stacks]
        if "OSError" in names:
            self.exit()
        else:
            self._handle_exception(
                DriverError(f"the keys cannot be read: {', '.join(names) or 'no reason given'}")
            )
