"""What the doctor looks at around the program: versions and the terminal."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Any

from mediatui import __version__
from mediatui.cli import crash
from mediatui.cli.findings import Findings, Sign


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


def colours(environ: Mapping[str, str]) -> str:
    """The colours the app will use here: "truecolor", "256", "16" or "none".

    The same verdict as that of Rich 14 (`Console._detect_color_system`), which is not imported for it; with
    NO_COLOR, Textual draws in greys.
    """
    forced = {"truecolor": "truecolor", "256": "256", "standard": "16", "windows": "16"}
    if environ.get("NO_COLOR"):
        return "none"
    if (wanted := environ.get("TEXTUAL_COLOR_SYSTEM", "auto")) in forced:
        return forced[wanted]
    term = environ.get("TERM", "").strip().lower()
    if term in ("dumb", "unknown"):
        return "none"
    if environ.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit"):
        return "truecolor"
    return "256" if term.rpartition("-")[2] in ("256color", "kitty") else "16"


def terminal(environ: Mapping[str, str]) -> Findings:
    """What the terminal says of itself, and what lies between it and the program."""
    import locale
    import shutil

    is_one = all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))
    size = shutil.get_terminal_size((0, 0))
    encoding = locale.getencoding()
    utf8 = encoding.lower().replace("-", "").replace("_", "") == "utf8"
    between = {"tmux": "TMUX", "screen": "STY", "ssh": "SSH_CONNECTION"}
    through = [name for name, variable in between.items() if environ.get(variable)]
    facts: dict[str, Any] = {
        "is_terminal": is_one,
        "term": environ.get("TERM", ""),
        "colorterm": environ.get("COLORTERM", ""),
        "no_color": bool(environ.get("NO_COLOR")),
        "colours": colours(environ),
        "columns": size.columns,
        "rows": size.lines,
        "encoding": encoding,
        "utf8": utf8,
        "through": through,
    }
    found = Findings("terminal", facts)
    found.add(
        Sign.WELL if is_one else Sign.NOTE, "terminal", "yes" if is_one else "no: the screen cannot open here"
    )
    dumb = facts["term"] in ("", "dumb", "unknown")
    found.add(Sign.NOTE if dumb else Sign.WELL, "TERM", facts["term"] or "not set")
    found.add(Sign.WELL, "COLORTERM", facts["colorterm"] or "not set")
    found.add(Sign.WELL, "NO_COLOR", "set" if facts["no_color"] else "not set")
    found.add(Sign.WELL, "colours", facts["colours"])
    found.add(Sign.WELL, "size", f"{size.columns}x{size.lines}" if size.columns else "not known")
    words = encoding if utf8 else f"{encoding}: lines and signs may be torn. Set LANG to one of UTF-8."
    found.add(Sign.WELL if utf8 else Sign.NOTE, "encoding", words)
    found.add(Sign.WELL, "through", ", ".join(through) or "nothing in between")
    return found
