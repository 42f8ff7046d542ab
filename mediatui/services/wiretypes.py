"""The types wire models are made of: whatever the server sends becomes a clean value or a missing one."""

from __future__ import annotations

import math
from typing import Annotated, Any

from pydantic import PlainValidator

from mediatui.services.cleantext import clean_text

LARGEST = 2**63
"""Numbers beyond this are nonsense, whatever they count."""

_WORDS = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}


def as_text(value: Any) -> str:
    """Clean text; a number as it is written; "" for anything else."""
    if type(value) is str:
        return clean_text(value)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return ""
    if isinstance(value, float):
        return f"{value:g}" if math.isfinite(value) else ""
    return str(value) if abs(value) < LARGEST else ""


def as_number(value: Any) -> float | None:
    """A finite number, also when written as text; None for anything else ("" above all)."""
    if type(value) is str:
        if len(value) > 32 or not value.isascii() or "_" in value:
            return None
        try:
            value = float(value)
        except ValueError:
            return None
    elif not isinstance(value, (int, float)):
        return None
    return float(value) if -LARGEST < value < LARGEST else None


def as_whole(value: Any) -> int | None:
    """A whole number, also as text; a fraction is cut off; None for anything else."""
    if type(value) is str and len(value) < 19 and value.isascii() and value.isdigit():
        return int(value)
    if type(value) is int and -LARGEST < value < LARGEST:
        return value
    number = as_number(value)
    return None if number is None else int(number)


def as_flag(value: Any) -> bool | None:
    """True or False, also when written as 1, "1", "true"; None for anything else."""
    if isinstance(value, bool):
        return value
    if isinstance(value, (int, float)):
        return None if value != value else value != 0
    return _WORDS.get(value.strip().lower()) if isinstance(value, str) else None


def as_texts(value: Any) -> tuple[str, ...]:
    """The clean texts of a list, what is empty or no text left out; () for anything else."""
    if not isinstance(value, list):
        return ()
    return tuple(text for text in map(as_text, value[:200]) if text)


Text = Annotated[str, PlainValidator(as_text)]
Number = Annotated[float | None, PlainValidator(as_number)]
Whole = Annotated[int | None, PlainValidator(as_whole)]
Flag = Annotated[bool | None, PlainValidator(as_flag)]
Texts = Annotated[tuple[str, ...], PlainValidator(as_texts)]
