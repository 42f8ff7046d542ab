"""Reading a record of these programs: a field is there and clean, or it is missing.

Fields that are null, and `id` where it is 0, are not sent at all; so none can be relied on.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, TypeVar

from mediatui.services.wiretypes import as_flag, as_number, as_text, as_texts, as_whole

Raw = Mapping[str, Any]
"""A record as it was sent."""

T = TypeVar("T")

_MOST = 2_000
"""Records read of a list within a record."""

_BEGINNING = -62_000_000_000.0
"""Seconds: about the year 5. Their language's empty date is the first day of the year 1."""

_SPAN = re.compile(r"(?:(\d{1,6})\.)?(?:(\d{1,5}):)?(\d{1,4}):(\d{1,2}(?:\.\d{1,9})?)")


def text(raw: Raw, name: str) -> str:
    """Clean text, "" where missing."""
    value = raw.get(name)
    return as_text(value) if value is not None else ""


def as_is(raw: Raw, name: str) -> str:
    """Text that is sent back: as it came, blank for blank, where that can be drawn; else clean.

    Paths: one of macOS is decomposed, and one with two blanks in a row is another with one.
    """
    value = raw.get(name)
    return (
        value if isinstance(value, str) and len(value) <= 4_000 and value.isprintable() else text(raw, name)
    )


def texts(raw: Raw, name: str) -> tuple[str, ...]:
    """A list of clean texts."""
    return as_texts(raw.get(name))


def whole(raw: Raw, name: str) -> int | None:
    """A whole number."""
    value = raw.get(name)
    return value if type(value) is int and -(2**63) < value < 2**63 else as_whole(value)


def ident(raw: Raw, name: str) -> int | None:
    """The number of another record; None for 0, which stands for none."""
    number = whole(raw, name)
    return number if number and number > 0 else None


def count(raw: Raw, name: str) -> int:
    """A count or a size: 0 where missing or below zero. Sizes may come as fractions."""
    return max(0, whole(raw, name) or 0)


def number(raw: Raw, name: str) -> float | None:
    """A number."""
    return as_number(raw.get(name))


def flag(raw: Raw, name: str) -> bool:
    """True where it says so."""
    value = raw.get(name)
    return value if type(value) is bool else bool(as_flag(value))


def maybe(raw: Raw, name: str) -> bool | None:
    """True, False, or not told."""
    return as_flag(raw.get(name))


def inner(raw: Raw, name: str) -> Raw:
    """A record within the record; an empty one where missing."""
    value = raw.get(name)
    return value if isinstance(value, dict) else {}


def rows(raw: Raw, name: str) -> list[Raw]:
    """The records of a list within the record."""
    return records(raw.get(name))[:_MOST]


def records(value: Any) -> list[Raw]:
    """The records of a list, what is none left out; [] for anything else."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def wholes(raw: Raw, name: str) -> tuple[int, ...]:
    """A list of whole numbers."""
    value = raw.get(name)
    if not isinstance(value, list):
        return ()
    return tuple(item for item in value[:_MOST] if type(item) is int and -(2**63) < item < 2**63)


def named(raw: Raw, name: str) -> tuple[str, ...]:
    """The names of the records of a list: of custom formats."""
    return tuple(filter(None, (text(item, "name") for item in rows(raw, name))))


def moment(raw: Raw, name: str) -> float | None:
    """A date and time, in seconds since the epoch; without a zone it is UTC."""
    value = raw.get(name)
    if not isinstance(value, str) or len(value) < 10:
        return None
    try:
        when = datetime.fromisoformat(value)
        seconds = (when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError):
        return None
    return seconds if seconds > _BEGINNING else None


def span(raw: Raw, name: str) -> float | None:
    """A duration, "[days.]hours:minutes:seconds[.fraction]" or "minutes:seconds", in seconds."""
    value = raw.get(name)
    match = _SPAN.fullmatch(value.strip()) if isinstance(value, str) and len(value) < 40 else None
    if match is None:
        return None
    days, hours, minutes, seconds = match.groups()
    return int(days or 0) * 86_400 + int(hours or 0) * 3600 + int(minutes) * 60 + float(seconds)


def minutes(raw: Raw, name: str) -> float | None:
    """A duration sent in minutes, in seconds; None for 0, which stands for not known."""
    value = number(raw, name)
    return value * 60 if value and value > 0 else None


def known(names: Mapping[str, T], value: Any, otherwise: T) -> T:
    """What a word of theirs is called here, whatever its case."""
    return names.get(value.lower(), otherwise) if isinstance(value, str) else otherwise
