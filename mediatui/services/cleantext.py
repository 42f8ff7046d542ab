"""Clean text: what every string of a service goes through before anything else sees it."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 2_000
"""Characters kept of one text."""

_BREAKS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
"""Control characters (escape sequences begin with one) and every kind of line break: they become a space."""

_INVISIBLE = re.compile(
    "["
    "\u00ad\u034f\u061c\u180e"  # soft hyphen, grapheme joiner, Arabic letter mark, Mongolian separator
    "\u200b\u200d-\u200f"  # zero-width space and joiner, left-to-right and right-to-left marks
    "\u202a-\u202e\u2066-\u2069"  # bidirectional embeddings, overrides and isolates
    "\u2060-\u2064\u206a-\u206f"  # word joiner, invisible operators, deprecated formats
    "\ufe00-\ufe0f\U000e0100-\U000e01ef"  # variation selectors: terminals disagree on their width
    "\ufeff\ufff9-\ufffb\ufffe\uffff"  # byte order mark, annotations, no characters at all
    "\U000e0000-\U000e007f"  # tags
    "\ud800-\udfff"  # halves of a surrogate pair: they cannot even be written to a terminal
    "]+"
)
"""What has no width of its own or turns the reading direction.

The zero-width non-joiner stays: Persian needs it.
"""


def clean_text(value: str, longest: int = LONGEST) -> str:
    """`value` on one line, without control, invisible and direction-changing characters, in NFC, trimmed.

    Runs of white space become one space. What is longer than `longest` characters ends in "…".
    Cleaning twice changes nothing. Markup such as "[red]" is left alone: it is drawn as plain text.
    """
    if len(value) <= longest and value.isascii() and value.isprintable():
        return value if "  " not in value and value[:1] != " " != value[-1:] else " ".join(value.split())
    text = value[: longest * 4]
    text = _INVISIBLE.sub("", _BREAKS.sub(" ", text))
    text = " ".join(unicodedata.normalize("NFC", text).split())
    if len(text) > longest or len(value) > longest * 4:
        text = text[: longest - 1].rstrip() + "…"
    return text
