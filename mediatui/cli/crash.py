"""What is left when mediatui dies of an exception nobody expected: one plain message, and a report."""

from __future__ import annotations

import os
import sys
import time
from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mediatui import __version__
from mediatui.config.paths import state_dir

if TYPE_CHECKING:
    import asyncio

    from mediatui.config.model import Config

CRASHED = 70
"""The exit code, EX_SOFTWARE of sysexits.h: the program itself is at fault."""
KEPT = 5
"""Reports that are kept; the oldest go."""
LOG_LINES = 50
"""Lines of the log a report ends with."""
LONGEST_LOG_LINE = 500
PATTERN = "crash-*.txt"
"""The names of the reports, in the state folder; they sort by time."""


class AppCrashError(Exception):
    """The full-screen app died; its cause says of what. The terminal is as it was before."""


class Known:
    """What this run of the program knows by now of the person's set-up: what to mask, where to write."""

    def __init__(self) -> None:
        self.configs: list[Config] = []
        self.state: Path | None = None

    def learn(self, config: Config, state: Path | None = None) -> None:
        """Mask what this configuration holds; write the report to this state folder."""
        self.configs[:] = [config]
        self.state = state or self.state


known = Known()


def tell(error: BaseException) -> int:
    """Write the report of `error` and say so on standard error; gives the exit code. Raises nothing."""
    error = error.__cause__ or error if isinstance(error, AppCrashError) else error
    words = f"mediatui has ended because of a mistake in it ({type(error).__name__}{_place(error)})."
    try:
        path = write_report(error)
    except Exception as problem:  # a report that cannot be made must not hide what happened
        why = getattr(problem, "strerror", None) or type(problem).__name__
        said = [words, f"A report could not be written to {known.state or state_dir()}: {why.lower()}."]
    else:
        said = [
            words,
            f"The report is {path}",
            "To report it: read that file through (keys, names and titles are left out of it), then open an "
            "issue where you got mediatui from, with the file and what you did last.",
        ]
    try:
        print("\n".join(said), file=sys.stderr, flush=True)
    except (OSError, ValueError):
        # The terminal went away, or standard error is closed: the report is there all the same.
        pass
    return CRASHED


def write_report(error: BaseException, now: float | None = None) -> Path:
    """Write the report to a file of its own, mode 0600, and drop the oldest ones. Raises `OSError`."""
    from mediatui.config.write import write_private

    folder = known.state or state_dir()
    now = time.time() if now is None else now
    while (path := folder / time.strftime("crash-%Y%m%d-%H%M%S.txt", time.localtime(now))).exists():
        now += 1
    write_private(path, "\n".join([*report_lines(error, folder / "mediatui.log", now), ""]))
    for old in sorted(folder.glob(PATTERN))[:-KEPT]:
        old.unlink(missing_ok=True)
    return path


def report_lines(error: BaseException, log: Path, now: float) -> list[str]:
    """The report: versions, terminal, the masked traceback, the end of the masked log."""
    import platform
    import shutil

    from mediatui.cli.masking import Masker

    masker = Masker(known.configs, _home())
    size = shutil.get_terminal_size((0, 0))
    return [
        f"mediatui {__version__} crashed at {time.strftime('%Y-%m-%d %H:%M:%S %z', time.localtime(now))}",
        "Keys, addresses, names and titles are left out; read it through before you hand it on.",
        "",
        f"Python    {platform.python_version()} ({platform.python_implementation()})",
        f"Textual   {textual_version()}",
        f"platform  {platform.platform()}",
        f"TERM      {os.environ.get('TERM', '')}",
        f"COLORTERM {os.environ.get('COLORTERM', '')}",
        f"size      {size.columns}×{size.lines}",
        "",
        *masker.traceback(error),
        "",
        f"The last lines of the log ({LOG_LINES} at most):",
        *(masker.log_line(line)[:LONGEST_LOG_LINE] for line in _last_lines(log)),
    ]


def textual_version() -> str:
    """The version of Textual that is installed, without importing it."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("textual")
    except PackageNotFoundError:
        return "unknown"


def log_stray_failures(loop: asyncio.AbstractEventLoop) -> None:
    """What a task of this loop dies of, with nobody to take it, goes to the log; nothing ends over it."""
    loop.set_exception_handler(_log_stray_failure)


def _log_stray_failure(_: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    import logging

    from mediatui.cli.masking import Masker

    error = context.get("exception")
    lines = [str(context.get("message") or "a task failed")]
    if isinstance(error, BaseException):
        # Not as exc_info: the log too shall not hold what an exception quotes.
        lines += Masker(known.configs, _home()).traceback(error)
    logging.getLogger("mediatui.tasks").error("%s", "\n".join(lines))


def _last_lines(log: Path) -> list[str]:
    try:
        with log.open(encoding="utf-8", errors="replace") as file:
            return [line.rstrip("\n") for line in deque(file, LOG_LINES)]
    except OSError:
        return []


def _home() -> Path | None:
    try:
        return Path.home()
    except RuntimeError:
        return None


def _place(error: BaseException) -> str:
    """Where in mediatui it happened: the innermost line of ours."""
    ours = str(Path(__file__).parents[1])
    place, trace = "", error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file.startswith(ours):
            place = f" at {Path(file).relative_to(ours).as_posix()}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place
