"""What the terminal can show: its colours and characters, from the environment and the settings."""

from __future__ import annotations

import sys
from collections.abc import Mapping, MutableMapping
from io import TextIOWrapper

SYSTEMS = {"truecolor": "truecolor", "256": "256", "16": "standard"}
"""The colours of the configuration as Textual names them."""

_NO_COLOUR = "NO_COLOR"
_COLOUR_SYSTEM = "TEXTUAL_COLOR_SYSTEM"


def draws(environ: Mapping[str, str]) -> bool:
    """Whether its cursor can be moved: what calls itself dumb prints line after line and nothing else."""
    return environ.get("TERM", "").strip().lower() != "dumb"


def colours(environ: Mapping[str, str], wanted: str = "auto") -> str:
    """The colours the app will use: "truecolor", "256", "16" or "none"; `wanted` is the setting.

    With "auto" the same verdict as that of Rich 14 (`Console._detect_color_system`), which is not imported
    for it. NO_COLOR counts where it is not empty (no-color.org).
    """
    if wanted != "auto":
        return wanted
    forced = {"windows": "16"} | {system: name for name, system in SYSTEMS.items()}
    if environ.get(_NO_COLOUR):
        return "none"
    if (system := environ.get(_COLOUR_SYSTEM, "auto")) in forced:
        return forced[system]
    term = environ.get("TERM", "").strip().lower()
    if term in ("dumb", "unknown"):
        return "none"
    if environ.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit"):
        return "truecolor"
    return "256" if term.rpartition("-")[2] in ("256color", "kitty") else "16"


def set_colours(environ: MutableMapping[str, str], wanted: str) -> None:
    """Tell Textual, which reads the environment when it is imported and when an app is made."""
    if wanted == "none":
        environ[_NO_COLOUR] = "1"
    elif wanted in SYSTEMS:
        environ[_COLOUR_SYSTEM] = SYSTEMS[wanted]
        environ.pop(_NO_COLOUR, None)
    elif not environ.get(_NO_COLOUR):
        # Textual takes it as set where it is empty.
        environ.pop(_NO_COLOUR, None)


def charset(environ: Mapping[str, str]) -> str:
    """What the terminal is written in, as Python names the codec ("utf-8", "ascii", "iso8859-1").

    It is that of the locale. Under LC_ALL=C Python itself writes UTF-8 all the same (PEP 540), and takes
    LANG=C for one of UTF-8 (PEP 538), as it does where nothing is set. PYTHONIOENCODING and PYTHONUTF8
    say it outright.
    """
    import codecs
    import locale

    name = locale.getencoding()
    if environ.get("PYTHONIOENCODING", "").partition(":")[0] or environ.get("PYTHONUTF8") == "1":
        name = getattr(sys.__stderr__, "encoding", None) or name
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "ascii"


def plain_signs(wanted: str, encoding: str, environ: Mapping[str, str]) -> bool:
    """Whether lines, bars and signs are to be ASCII; `wanted` is the setting: "auto", "on" or "off".

    A charset other than UTF-8 lacks most of them, and so do the 256 or 512 glyphs of a Linux console.
    """
    if wanted == "auto":
        return encoding != "utf-8" or environ.get("TERM", "").strip().lower() in ("linux", "dumb")
    return wanted == "on"


def write_in(encoding: str) -> None:
    """Let what goes to the terminal be of this charset alone, with "?" for what it lacks."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding=encoding, errors="replace")
