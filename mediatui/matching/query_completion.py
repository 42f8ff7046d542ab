"""What the end of a query may be meant to become: a field, or one of its values. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from mediatui.matching.query import FIELDS
from mediatui.matching.text import fold

_TAIL = re.compile(
    r'(?:^|(?<=\s))(?P<no>[-!]?)(?:(?P<field>[A-Za-z][\w-]*):)?(?P<before>(?:[^\s",]*,)*)(?P<begun>"[^"]*|[^\s",]*)$'
)


def complete(typed: str, values: Mapping[str, Sequence[str]] | None = None) -> str:
    """`typed` with its last term completed; "" where nothing begins like it.

    A word becomes the first field that begins so; after `field:` it becomes the first value that begins so,
    of the field's choices, or of `values` (by field, the likeliest first).
    """
    tail = _TAIL.search(typed)
    if tail is None:
        return ""
    head, begun = typed[: tail.start("begun")], tail["begun"]
    if tail["field"] is None:
        found = next((name for name in FIELDS if name.startswith(begun.lower())), "") if begun else ""
        return f"{head}{found}:" if found else ""
    field = FIELDS.get(tail["field"].lower())
    if field is None:
        return ""
    known = list(field.choices) or list((values or {}).get(field.name, ()))
    folded = fold(begun.lstrip('"'))
    found = next((value for value in known if fold(value).startswith(folded) and '"' not in value), "")
    if not found or (not begun and not field.choices):
        return ""
    return f'{head}"{found}"' if " " in found or "," in found or begun.startswith('"') else f"{head}{found}"
