"""What tomllib says of a text that is not TOML, as a line, words and a remedy."""

from __future__ import annotations

import re

_PLACE = re.compile(
    r"(?P<what>.*) \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)", re.S
)

_NOT_TOML = ("this is not TOML", "A line is a [table], a key = value or a # comment.")
_TWICE = ("the same key stands here a second time", "Keep one of the two.")
_TABLE_TWICE = ("the same table stands here a second time", "Put all its keys under one heading.")
_OPEN_TEXT = ("a text's quotes are never closed", "Close it with the quotes it began with.")
_BRACKET = "a bracket is not closed"

# What tomllib's messages begin with (Python 3.11 to 3.14), and what is said instead.
_MEANINGS = {
    "Invalid value": (
        "the value is not TOML",
        'Put text in straight quotes: "…"; write true and false small.',
    ),
    "Expected '=' after a key": ("an = is missing behind the key", "Write key = value, or [table]."),
    "Invalid statement": _NOT_TOML,
    "Invalid initial character": ("a key is missing or not in quotes", "Keys have letters, digits, - and _."),
    "Unterminated string": _OPEN_TEXT,
    "Expected \"'": _OPEN_TEXT,
    "Illegal character '\\n'": ("a text's quotes are not closed on their line", 'Put a " behind it.'),
    "Illegal character": ("holds a control character", "Take it out; an editor may not show it."),
    "Found invalid character": (
        "holds a character that may not be here",
        "Take it out, or close the quotes.",
    ),
    "Unescaped '\\'": ("a backslash stands alone", "Write it twice, or put the text in 'single quotes'."),
    "Invalid hex value": ("a backslash stands alone", "Write it twice, or put the text in 'single quotes'."),
    "Cannot overwrite a value": _TWICE,
    "Duplicate inline table key": _TWICE,
    "Cannot declare": _TABLE_TWICE,
    "Cannot redefine namespace": _TABLE_TWICE,
    "Cannot mutate immutable namespace": _TABLE_TWICE,
    "Expected newline or end": (
        "something stands behind the value",
        "Put text in quotes, and one key = value on a line.",
    ),
    "Expected ']": (_BRACKET, "Write [services.NAME]."),
    "Unclosed array": (_BRACKET, "Write a ] behind it."),
    "Unclosed inline table": (_BRACKET, "Write a } behind it, on the same line."),
}


def explain(text: str, message: str) -> tuple[int, str, str]:
    """The line, from 1, the words and the remedy for tomllib's `message` about `text`.

    No message of tomllib's holds a value, and one that is unknown here is not repeated.
    """
    place = _PLACE.fullmatch(message)
    what = place["what"] if place else message
    line = int(place["line"]) if place and place["line"] else _last_line(text, what)
    meanings = (meaning for beginning, meaning in _MEANINGS.items() if what.startswith(beginning))
    words, remedy = next(meanings, _NOT_TOML)
    if place and place["column"]:
        words = f"{words}, at column {place['column']}"
    return line, words, remedy


def _last_line(text: str, what: str) -> int:
    # A text of many lines that is never closed runs to the end: the line to look at is where it begins.
    runs_on = what == "Unterminated string" and text.endswith("\n")
    quotes = '"""' if runs_on else "'''" if "'''" in what else None
    end = text.rfind(quotes) if quotes else -1
    return text.count("\n", 0, end) + 1 if end >= 0 else text.rstrip("\n").count("\n") + 1
