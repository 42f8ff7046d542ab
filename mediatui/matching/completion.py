"""What the end of a filter may be meant to become: a field, or a value that stands in the list. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable

from mediatui.matching.filter import Facts
from mediatui.matching.text import fold

_TAIL = re.compile(r'(?:^|(?<=\s))(?P<no>!?)(?:(?P<field>[A-Za-z_][\w-]*):)?(?P<begun>"[^"]*|[^\s"]*)$')
LOOKED_AT = 2000
"""So many rows are asked for their values."""


def complete(typed: str, fields: Collection[str], rows: Iterable[Facts]) -> str:
    """`typed` with its last term completed; "" where nothing begins like it.

    A word becomes the first field that begins so, `field:` with a beginning the value that most rows have.
    Values with blanks are put in quotes.
    """
    tail = _TAIL.search(typed)
    if tail is None:
        return ""
    before, begun = typed[: tail.start()] + tail["no"], tail["begun"]
    if tail["field"] is None:
        if not begun or begun.startswith('"'):
            return ""
        found = next((field for field in fields if field.startswith(begun.lower())), None)
        return f"{before}{found}:" if found else ""
    field = tail["field"].lower()
    value = _value(field, fold(begun.lstrip('"')), rows) if field in fields else ""
    if not value:
        return ""
    quoted = f'"{value}"' if " " in value or begun.startswith('"') else value
    return f"{before}{tail['field']}:{quoted}"


def _value(field: str, begun: str, rows: Iterable[Facts]) -> str:
    """The most frequent value of the field that begins so; of equals the first in the alphabet."""
    counts: Counter[str] = Counter()
    for _, facts in zip(range(LOOKED_AT), rows, strict=False):
        fact = facts.get(field)
        if isinstance(fact, str) and fact and '"' not in fact and fold(fact).startswith(begun):
            counts[fact] += 1
    return min(counts, key=lambda value: (-counts[value], value), default="")
