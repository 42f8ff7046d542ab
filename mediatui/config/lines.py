"""On which line each key of a TOML text stands: tomllib does not tell.

A small scanner that knows just enough TOML to walk over it (tables, dotted and quoted keys, inline
tables, strings of many lines) and never minds what it does not understand: it goes on with the next line.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

KeyPath = tuple[str, ...]

_BARE_END = frozenset(" \t\n=.[]{},#\"'")
_VALUE_END = frozenset(",}]#\n")
# Inline tables nested deeper than this are walked over without looking for keys.
_DEEPEST = 40


class KeyLines:
    """The lines of the keys of `text`."""

    def __init__(self, text: str) -> None:
        scanner = _Scanner(text)
        scanner.scan()
        self._written = scanner.written
        self._implied = scanner.implied

    def find(self, path: KeyPath) -> int | None:
        """The line, from 1, where `path` is written; else where it is first implied (`[a.b]` implies `a`);
        else the line of the nearest key above it (a missing key belongs to its table); else None.
        """
        while path:
            line = self._written.get(path) or self._implied.get(path)
            if line:
                return line
            path = path[:-1]
        return None


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.written: dict[KeyPath, int] = {}
        self.implied: dict[KeyPath, int] = {}
        self._starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]

    def scan(self) -> None:
        table: KeyPath = ()
        while self.at < len(self.text):
            self._skip_blank()
            if self._peek() == "[":
                table = self._header(table)
            else:
                self._pair(table, 0)
            self._skip_line()

    def _peek(self) -> str:
        return self.text[self.at : self.at + 1]

    def _note(self, path: KeyPath, start: int) -> None:
        line = bisect_right(self._starts, start)
        self.written.setdefault(path, line)
        for length in range(1, len(path)):
            self.implied.setdefault(path[:length], line)

    def _header(self, table: KeyPath) -> KeyPath:
        start = self.at
        self.at += 2 if self.text.startswith("[[", start) else 1
        key = self._key()
        if not key:
            return table
        self._note(key, start)
        return key

    def _pair(self, table: KeyPath, depth: int) -> bool:
        start = self.at
        key = self._key()
        if not key or self._peek() != "=":
            return False
        self._note(table + key, start)
        self.at += 1
        self._skip_spaces()
        self._value(table + key, depth)
        return True

    def _key(self) -> KeyPath:
        parts: list[str] = []
        while True:
            self._skip_spaces()
            start = self.at
            if self._peek() in ('"', "'"):
                self._line_string()
                parts.append(_unquoted(self.text[start : self.at]))
            else:
                self._skip_until(_BARE_END)
                if self.at == start:
                    return tuple(parts)
                parts.append(self.text[start : self.at])
            self._skip_spaces()
            if self._peek() != ".":
                return tuple(parts)
            self.at += 1

    def _value(self, path: KeyPath, depth: int) -> None:
        first = self._peek()
        if first in ('"', "'"):
            self._string()
        elif first == "{" and depth < _DEEPEST:
            self._inline_table(path, depth + 1)
        elif first in ("{", "["):
            self._skip_brackets()
        else:
            self._skip_until(_VALUE_END)

    def _inline_table(self, path: KeyPath, depth: int) -> None:
        self.at += 1
        while self.at < len(self.text):
            self._skip_blank()
            if self._peek() == "}":
                self.at += 1
                return
            start = self.at
            if self._peek() == "," or (not self._pair(path, depth) and self.at == start):
                self.at += 1

    def _skip_brackets(self) -> None:
        depth = 0
        while self.at < len(self.text):
            here = self._peek()
            if here in ('"', "'"):
                self._string()
                continue
            if here == "#":
                self._skip_until(frozenset("\n"))
                continue
            depth += (here in "[{") - (here in "]}")
            self.at += 1
            if depth <= 0:
                return

    def _string(self) -> None:
        quote = self._peek()
        if not self.text.startswith(quote * 3, self.at):
            self._line_string()
            return
        self.at += 3
        while self.at < len(self.text):
            if quote == '"' and self._peek() == "\\":
                self.at += 2
            elif self.text.startswith(quote * 3, self.at):
                self.at += 3
                while self._peek() == quote:  # a text may end in quotes of its own
                    self.at += 1
                return
            else:
                self.at += 1

    def _line_string(self) -> None:
        quote = self._peek()
        self.at += 1
        while self._peek() not in ("", "\n", quote):
            self.at += 2 if quote == '"' and self._peek() == "\\" else 1
        if self._peek() == quote:
            self.at += 1

    def _skip_spaces(self) -> None:
        while self._peek() in (" ", "\t"):
            self.at += 1

    def _skip_blank(self) -> None:
        while self._peek() in (" ", "\t", "\n", "#"):
            if self._peek() == "#":
                self._skip_until(frozenset("\n"))
            else:
                self.at += 1

    def _skip_until(self, ends: frozenset[str]) -> None:
        while self.at < len(self.text) and self.text[self.at] not in ends:
            self.at += 1

    def _skip_line(self) -> None:
        self._skip_until(frozenset("\n"))
        self.at += 1


def _unquoted(part: str) -> str:
    if part.startswith("'") or "\\" not in part:
        return part[1:-1]
    import tomllib

    try:
        return str(tomllib.loads(f"key = {part}")["key"])
    except ValueError:
        return part[1:-1]
