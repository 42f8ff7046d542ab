"""What a crash report may show: exceptions and log lines without secrets, names, titles and addresses."""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mediatui.config.model import Config

LEFT_OUT = "…"
DEEPEST = 100
"""Frames of one traceback that are told, the innermost ones."""
LONGEST_CHAIN = 8
"""Exceptions of one chain or group that are told."""

_QUOTED = re.compile(r""""(?:\\.|[^"\\])*(?:"|$)|(?<!\w)'(?:\\.|[^'\\])*(?:'(?!\w)|$)""", re.S)
_REPR = re.compile(r"\b(?P<name>[A-Za-z_]\w*)\((?=\w+=)")
_NAMING = (
    "AttributeError",
    "ImportError",
    "ModuleNotFoundError",
    "NameError",
    "TypeError",
    "UnboundLocalError",
)
"""Exceptions that quote names of the program, not data."""
_DOTTED = re.compile(r"[A-Za-z_][\w.]*(?:\(\))?")
_LOGGED = re.compile(r"\d{4}-\d\d-\d\d [\d:,]+ [A-Z]+ (?P<logger>[\w.]+) ")


class Masker:
    """Masks any text for the report of one program run: what `configs` hold is known to it."""

    def __init__(self, configs: Iterable[Config] = (), home: Path | None = None) -> None:
        from mediatui.services.redact import Redactor

        self._redactor = Redactor()
        self._plain: dict[str, str] = {}
        for config in configs:
            for endpoint in config.services:
                self._redactor.learn(*endpoint.secrets())
                if endpoint.password:
                    self._redactor.learn_login(endpoint.username, endpoint.password.reveal())
                for address in (endpoint.url, endpoint.external_url):
                    if address:
                        self._plain[address] = f"<{endpoint.name}>"
                        self._plain[address.partition("://")[2].partition("/")[0]] = f"<{endpoint.name}>"
        if home is not None and len(home.parts) > 1:
            self._plain[str(home)] = "~"

    def mask(self, text: str) -> str:
        """`text` without secrets, addresses of services, the home folder and reprs of what holds data."""
        for known in sorted(self._plain, key=len, reverse=True):
            text = text.replace(known, self._plain[known])
        return without_reprs(self._redactor.redact(text))

    def message(self, error: BaseException) -> str:
        """What an exception says: its own words where it is one of ours, else without what it quotes."""
        try:
            said = str(error)
        except Exception:  # the text of an exception is anybody's code, and may fail as well
            return "(it cannot say what)"
        kind = type(error)
        if kind.__module__.partition(".")[0] == "mediatui":
            return self.mask(said)
        return self.mask(without_quotes(without_reprs(said), names=kind.__name__ in _NAMING))

    def traceback(self, error: BaseException) -> list[str]:
        """The lines of a traceback as Python prints it, without local variables."""
        return [line for part in self._parts(error, set()) for line in part.rstrip("\n").split("\n")]

    def _parts(self, error: BaseException, seen: set[int]) -> Iterator[str]:
        seen.add(id(error))
        before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        if before is not None and id(before) not in seen and len(seen) < LONGEST_CHAIN:
            yield from self._parts(before, seen)
            yield "" if error.__cause__ is None else "which was the cause of:"
            yield "while that was handled:" if error.__cause__ is None else ""
        if error.__traceback__ is not None:
            yield "Traceback (most recent call last):"
            stack = traceback.extract_tb(error.__traceback__, limit=-DEEPEST)
            yield from (self._plain_only(frame) for frame in stack.format())
        kind = type(error)
        where = "" if kind.__module__ == "builtins" else f"{kind.__module__}."
        said = self.message(error)
        yield f"{where}{kind.__qualname__}{': ' if said else ''}{said}"
        for each in error.exceptions if isinstance(error, BaseExceptionGroup) else ():
            if id(each) not in seen and len(seen) < LONGEST_CHAIN:
                yield "one of them:"
                yield from self._parts(each, seen)

    def _plain_only(self, frame: str) -> str:
        # Lines of code hold no data, and `Stream(user=user)` among them is worth reading.
        for known in sorted(self._plain, key=len, reverse=True):
            frame = frame.replace(known, self._plain[known])
        return self._redactor.redact(frame)

    def log_line(self, line: str) -> str:
        """A line of the log file: what was done, to whom, is left out; so is what is quoted."""
        if line.startswith("  File "):
            return self._plain_only(line)
        begun = _LOGGED.match(line)
        if begun and begun["logger"] == "mediatui.engine" and " INFO " in begun[0]:
            return f"{begun[0]}(an action; its words are left out)"
        return self.mask(without_quotes(without_reprs(line), names=False))


def without_quotes(text: str, *, names: bool) -> str:
    """`text` with what stands in quotes left out; with `names`, a name of the program stays."""

    def masked(found: re.Match[str]) -> str:
        inside = found[0][1:-1]
        return found[0] if names and _DOTTED.fullmatch(inside) else f"{found[0][0]}{LEFT_OUT}{found[0][0]}"

    return _QUOTED.sub(masked, text)


def without_reprs(text: str) -> str:
    """`text` with each `Name(field=…)`, as data classes are written, reduced to `Name(…)`."""
    parts, at = [], 0
    while found := _REPR.search(text, at):
        parts.append(f"{text[at : found.start()]}{found['name']}({LEFT_OUT})")
        at = _end_of_brackets(text, found.end())
    return "".join([*parts, text[at:]])


def _end_of_brackets(text: str, at: int) -> int:
    """Behind the bracket that closes the one before `at`; the end of the text where none does."""
    depth = 1
    while at < len(text):
        if (character := text[at]) in "\"'" and (quoted := _QUOTED.match(text, at)):
            at = quoted.end()
            continue
        depth += {"(": 1, ")": -1}.get(character, 0)
        at += 1
        if depth == 0:
            return at
    return at
