"""Whatever the terminal calls itself, and whatever its charset: it starts, paints, obeys a key, and ends."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

import pytest

from mediatui.ui.filters import SIGNS
from tests.terminal.conftest import Open
from tests.terminal.pty import ESCAPES
from tests.terminal.test_ends import LEFT

TRUE, PALETTE, SIXTEEN = "truecolor", "256", "16"


class Case(NamedTuple):
    """A terminal, and what goes to it."""

    environ: dict[str, str]
    charset: str
    plain: bool
    colours: str | None
    """What colours; None for none at all."""
    answers: bool = True


CASES = {
    "xterm": Case({"TERM": "xterm", "NO_COLOR": ""}, "utf-8", False, SIXTEEN, answers=False),
    "xterm-truecolor": Case({"TERM": "xterm", "COLORTERM": "truecolor"}, "utf-8", False, TRUE),
    "linux": Case({"TERM": "linux"}, "utf-8", True, SIXTEEN),
    "tmux, C": Case({"TERM": "tmux-256color", "LC_ALL": "C"}, "ascii", True, PALETTE),
    "screen, Latin 1": Case({"TERM": "screen", "NO_COLOR": "1", "LC_ALL": "de_DE.ISO-8859-1"}, "iso8859-1", True, None),
}  # fmt: skip


@pytest.fixture(scope="module")
def latin_1(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a locale of ISO 8859-1, made for the occasion."""
    if not shutil.which("localedef"):
        pytest.skip("localedef is not installed")
    folder = tmp_path_factory.mktemp("locales")
    command = ["localedef", "-i", "de_DE", "-f", "ISO-8859-1", str(folder / "de_DE.ISO-8859-1")]
    if subprocess.run(command, capture_output=True, timeout=20, check=False).returncode:
        pytest.skip("the sources of locales are not installed")
    return folder


@pytest.mark.parametrize("name", CASES)
def test_it_starts_paints_obeys_and_ends(opens: Open, name: str, request: pytest.FixtureRequest) -> None:
    case = CASES[name]
    environ = dict(case.environ)
    if "ISO" in environ.get("LC_ALL", ""):
        environ["LOCPATH"] = str(request.getfixturevalue("latin_1"))
    with opens(answers=case.answers, **environ) as terminal:
        terminal.until("The Wire")
        terminal.pump(3, quiet=0.3)
        cursor = ")" if case.plain else "›"
        assert cursor_line(terminal.drawn(case.charset), cursor) == 4
        terminal.send("j", settle=0.1)
        assert cursor_line(terminal.drawn(case.charset), cursor) == 5
        terminal.send("q")
        assert terminal.ended(within=3) == 0
    assert LEFT in terminal.raw

    written = ESCAPES.sub(b"", terminal.raw).decode(case.charset)
    assert not case.plain or not set(written) & set(SIGNS) - set("•·×"), "no sign of ours"
    assert ("▶" in written) is not case.plain
    assert ("神" in written) is (case.charset == "utf-8"), "titles are not touched where they can be shown"
    assert ("ë" in written) is (case.charset != "ascii")

    kinds, reversed_ = looks(terminal.raw)
    assert kinds == ({case.colours} if case.colours else set())
    assert reversed_ or case.colours in (TRUE, PALETTE), "without shades the cursor's line is reversed"


def looks(raw: bytes) -> tuple[set[str], bool]:
    """What kinds of colours were written, and whether anything was reversed."""
    kinds, reversed_ = set(), False
    for codes in re.findall(rb"\x1b\[([0-9;]+)m", raw):
        numbers = [int(number) for number in codes.split(b";")]
        for at, number in enumerate(numbers):
            if number in (38, 48):
                kinds.add(TRUE if numbers[at + 1] == 2 else PALETTE)
                break
            if 30 <= number <= 47 or 90 <= number <= 107:
                kinds.add(SIXTEEN)
            reversed_ |= number == 7
    return kinds, reversed_


def cursor_line(screen: str, cursor: str) -> int:
    """On which line the cursor stands."""
    return next(number for number, line in enumerate(screen.splitlines()) if line.startswith(cursor))


def test_a_dumb_one_is_told_what_works_there(opens: Open) -> None:
    with opens(TERM="dumb") as terminal:
        assert terminal.ended(within=5) == 2
        terminal.pump(1)
    assert b"\x1b" not in terminal.raw
    assert b'"dumb" (TERM) cannot draw a screen' in terminal.raw
    assert b"mediatui activity" in terminal.raw
