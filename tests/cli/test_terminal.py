"""What the terminal can show: told by environment and settings alike to the doctor and to the app."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from mediatui.cli import terminal


@pytest.mark.parametrize(
    ("wanted", "environ", "found", "left"),
    [
        ("auto", {"TERM": "xterm-256color"}, "256", {"TERM": "xterm-256color"}),
        ("auto", {"NO_COLOR": "1"}, "none", {"NO_COLOR": "1"}),
        ("auto", {"NO_COLOR": "", "TERM": "xterm"}, "16", {"TERM": "xterm"}),
        ("256", {"NO_COLOR": "1"}, "256", {"TEXTUAL_COLOR_SYSTEM": "256"}),
        ("16", {"COLORTERM": "truecolor"}, "16", {"COLORTERM": "truecolor", "TEXTUAL_COLOR_SYSTEM": "standard"}),
        ("truecolor", {"TERM": "linux"}, "truecolor", {"TERM": "linux", "TEXTUAL_COLOR_SYSTEM": "truecolor"}),
        ("none", {"COLORTERM": "truecolor"}, "none", {"COLORTERM": "truecolor", "NO_COLOR": "1"}),
    ],
)  # fmt: skip
def test_the_setting_overrules_what_the_terminal_says(
    wanted: str, environ: dict[str, str], found: str, left: dict[str, str]
) -> None:
    assert terminal.colours(environ, wanted) == found
    terminal.set_colours(environ, wanted)
    assert environ == left
    assert terminal.colours(environ) == found, "what Textual is told says the same"


@pytest.mark.parametrize(
    ("wanted", "charset", "term", "plain"),
    [
        ("auto", "utf-8", "xterm", False),
        ("auto", "utf-8", "linux", True),
        ("auto", "ascii", "xterm", True),
        ("auto", "iso8859-1", "xterm", True),
        ("on", "utf-8", "xterm", True),
        ("off", "ascii", "linux", False),
    ],
)
def test_signs_are_ascii_where_others_may_be_missing(
    wanted: str, charset: str, term: str, plain: bool
) -> None:
    assert terminal.plain_signs(wanted, charset, {"TERM": term}) is plain


def test_only_what_calls_itself_dumb_cannot_draw() -> None:
    assert not terminal.draws({"TERM": "dumb"})
    assert all(terminal.draws({"TERM": name}) for name in ("xterm", "linux", "unknown", ""))


@pytest.mark.parametrize(
    ("environ", "charset"),
    [
        ({"LC_ALL": "C"}, "ascii"),
        ({"LC_ALL": "POSIX", "LANG": "C.UTF-8"}, "ascii"),
        ({"LC_ALL": "C", "PYTHONUTF8": "0"}, "ascii"),
        ({"LC_ALL": "C", "PYTHONUTF8": "1"}, "utf-8"),
        ({"LC_ALL": "C", "PYTHONIOENCODING": "iso-8859-1"}, "iso8859-1"),
        ({"LANG": "C", "PYTHONCOERCECLOCALE": "0"}, "ascii"),
        ({"LC_ALL": "xx_XX.KOI8-R"}, "ascii"),
    ],
    ids=lambda value: " ".join(f"{k}={v}" for k, v in value.items()) if isinstance(value, dict) else value,
)
def test_the_charset_is_that_of_the_locale_unless_python_is_told_another(
    environ: dict[str, str], charset: str
) -> None:
    script = (
        "import os, sys; from mediatui.cli import terminal; found = terminal.charset(os.environ); "
        "terminal.write_in(found); print(chr(233) + chr(26085), file=sys.stderr); print(found)"
    )
    names = ("LANG", "LC_ALL", "LC_CTYPE", "PYTHONIOENCODING", "PYTHONUTF8", "PYTHONCOERCECLOCALE")
    kept = {name: value for name, value in os.environ.items() if name not in names}
    done = subprocess.run(
        [sys.executable, "-c", script], env={**kept, **environ}, capture_output=True, timeout=20, check=True
    )
    assert done.stdout.decode().strip() == charset
    assert done.stderr == "é日\n".encode(charset, "replace")
