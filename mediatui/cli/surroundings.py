"""What the doctor looks at around the program: versions and the terminal."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Any

from mediatui import __version__
from mediatui.cli import crash
from mediatui.cli.findings import Findings, Sign
from mediatui.cli.terminal import charset, colours, draws, plain_signs
from mediatui.config.model import General


def versions() -> Findings:
    """Of mediatui and of what it stands on."""
    import platform
    import sqlite3

    facts = {
        "mediatui": __version__,
        "python": platform.python_version(),
        "textual": crash.textual_version(),
        "sqlite": sqlite3.sqlite_version,
        "platform": platform.platform(),
    }
    found = Findings("versions", facts)
    for name, words in facts.items():
        found.add(Sign.WELL, name, words)
    return found


def terminal(environ: Mapping[str, str], general: General | None = None) -> Findings:
    """What the terminal says of itself, what the app will draw on it (as `general` wants, where it could
    be read), and what lies between it and the program."""
    import shutil

    wanted = general or General()
    is_one = all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))
    size = shutil.get_terminal_size((0, 0))
    encoding = charset(environ)
    utf8 = encoding == "utf-8"
    plain = plain_signs(wanted.ascii, encoding, environ)
    between = {"tmux": "TMUX", "screen": "STY", "ssh": "SSH_CONNECTION"}
    through = [name for name, variable in between.items() if environ.get(variable)]
    facts: dict[str, Any] = {
        "is_terminal": is_one,
        "term": environ.get("TERM", ""),
        "colorterm": environ.get("COLORTERM", ""),
        "no_color": bool(environ.get("NO_COLOR")),
        "colours": colours(environ, wanted.colour),
        "columns": size.columns,
        "rows": size.lines,
        "encoding": encoding,
        "utf8": utf8,
        "ascii": plain,
        "through": through,
    }
    found = Findings("terminal", facts)
    found.add(
        Sign.WELL if is_one else Sign.NOTE, "terminal", "yes" if is_one else "no: the screen cannot open here"
    )
    term = facts["term"] or "not set"
    if not draws(environ):
        found.add(Sign.NOTE, "TERM", f"{term}: it cannot draw a screen, so the screen cannot open here")
    else:
        found.add(Sign.WELL if facts["term"] else Sign.NOTE, "TERM", term)
    found.add(Sign.WELL, "COLORTERM", facts["colorterm"] or "not set")
    found.add(Sign.WELL, "NO_COLOR", "set" if facts["no_color"] else "not set")
    found.add(Sign.WELL, "colours", facts["colours"])
    found.add(Sign.WELL, "size", f"{size.columns}x{size.lines}" if size.columns else "not known")
    words = (
        encoding if utf8 else f"{encoding}: what it lacks shows as question marks. Set LANG to one of UTF-8."
    )
    found.add(Sign.WELL if utf8 else Sign.NOTE, "encoding", words)
    found.add(Sign.WELL, "signs", "ASCII" if plain else "lines, bars and signs")
    found.add(Sign.WELL, "through", ", ".join(through) or "nothing in between")
    return found
