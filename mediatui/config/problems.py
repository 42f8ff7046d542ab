"""What is wrong with a configuration: each problem with its file, line, key, words and remedy."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from mediatui.config.lines import KeyLines, KeyPath

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
# Control characters, bidirectional overrides and half surrogates: a key or a path may hold them, a
# terminal shall not see them.
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def clean(text: str) -> str:
    """`text` with everything removed that could move a terminal's cursor or turn its reading direction."""
    return _UNPRINTABLE.sub("", text)


def dotted(path: KeyPath) -> str:
    """A key as it is written in TOML: `services.tautulli.url`, quoted where it must be."""
    return ".".join(part if _BARE_KEY.fullmatch(part) else f'"{clean(part)}"' for part in path)


def nearest(name: str, valid: Collection[str]) -> str | None:
    """The valid name that `name` was most likely meant to be."""
    from difflib import get_close_matches  # only on an error: a good file does not pay for it

    plain = name.lower().replace("-", "_")
    return next(iter(get_close_matches(plain, sorted(valid), n=1, cutoff=0.6)), None)


def make_private(path: Path) -> str:
    """The remedy for a file that others can read: a command that can be copied."""
    from shlex import quote

    return f"Run: chmod 600 {quote(str(path))}"


class Problem(NamedTuple):
    """One thing that is wrong. `line` counts from 1; None when the file as a whole is meant.

    `words` say what is wrong, without a full stop; `remedy` is a sentence. Neither holds a secret.
    """

    file: Path
    line: int | None
    key: str
    words: str
    remedy: str = ""

    def __str__(self) -> str:
        place = f"{self.file}" if self.line is None else f"{self.file.name}:{self.line}"
        what = f"{self.key}: {self.words}" if self.key else self.words
        return clean(f"{place}: {what}. {self.remedy}".rstrip())


class ConfigError(Exception):
    """The configuration cannot be used; `problems` says all that is wrong with it, in line order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda problem: problem.line or 0))
        super().__init__(self.problems)

    def __str__(self) -> str:
        lines = [str(problem) for problem in self.problems]
        placed = next((problem for problem in self.problems if problem.line is not None), None)
        if placed is not None:  # the problems name the file only: say once where it is
            lines.insert(0, clean(f"{placed.file} cannot be used:"))
        return "\n".join(lines)


class ConfigMissingError(ConfigError):
    """There is no configuration file."""


class Report:
    """Collects what is wrong with, and what is odd about, one configuration text."""

    def __init__(self, file: Path, text: str) -> None:
        self.file = file
        self._text = text
        self.problems: list[Problem] = []
        self._warnings: list[Problem] = []

    @cached_property
    def _lines(self) -> KeyLines:
        # The text is scanned for lines only once something is to be said about one.
        return KeyLines(self._text)

    def problem(self, path: KeyPath, words: str, remedy: str = "") -> None:
        """Note that the key at `path` is wrong."""
        self.problems.append(self._at(path, words, remedy))

    def warn(self, path: KeyPath, words: str, remedy: str = "") -> None:
        """Note that the key at `path` is odd; an empty path stands for the file."""
        self._warnings.append(self._at(path, words, remedy))

    def warnings(self) -> tuple[str, ...]:
        """The warnings in line order, each said once."""
        ordered = sorted(self._warnings, key=lambda warning: warning.line or 0)
        return tuple(dict.fromkeys(str(warning) for warning in ordered))

    def line(self, path: KeyPath) -> int:
        """The line, from 1, on which the key at `path` stands, or the nearest one above it."""
        return self._lines.find(path) or 1

    def _at(self, path: KeyPath, words: str, remedy: str) -> Problem:
        line = self.line(path) if path else None
        return Problem(self.file, line, dotted(path), words, remedy)
