"""Tautulli's tables: paging, ordering, the answer they come in, and durations in prose."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from mediatui.demo.faces.tautulli.metadata import Fields
from mediatui.demo.faces.tautulli.outcome import Params, broken

T = TypeVar("T")

_UNITS = (("day", 86_400), ("hr", 3600), ("min", 60))
_WITHOUT_SECONDS = 300_000
"""Seconds from which on Tautulli says whole minutes."""


def number(params: Params, name: str, usual: int) -> int:
    """A whole number of the request. What is none makes Tautulli fail (recorded: HTTP 500)."""
    told = params.get(name)
    if told is None or told == "":
        return usual
    try:
        return int(told)
    except ValueError:
        raise broken() from None


def numbers(params: Params, name: str) -> frozenset[int]:
    """The whole numbers of a list with commas; what is none among them is left out."""
    parts = params.get(name, "").split(",")
    return frozenset(int(part) for part in map(str.strip, parts) if part.isdecimal())


def words(params: Params, name: str) -> frozenset[str]:
    """The words of a list with commas."""
    return frozenset(part.strip() for part in params.get(name, "").split(",") if part.strip())


def page(params: Params, rows: Sequence[T], usual: int = 25) -> Sequence[T]:
    """The rows from `start` on; `length` -1 is all of them, and a start outside of them none."""
    start, length = number(params, "start", 0), number(params, "length", usual)
    if start < 0:
        return rows[:0]
    return rows[start:] if length < 0 else rows[start : start + length]


def ordered(
    params: Params,
    rows: Sequence[T],
    columns: Mapping[str, Callable[[T], Any]],
    usual: str,
) -> list[T]:
    """The rows by `order_column`, the largest first unless `order_dir` is "asc".

    An unknown column is ignored, as Tautulli does; what has no value comes last in ascending order, where
    SQLite has it first, and so the other way round.
    """
    column = columns.get(params.get("order_column", ""), columns[usual])
    values = [column(row) for row in rows]
    # By their places: pairs of value and row would be a hundred thousand more things to tidy up after.
    there = [at for at, value in enumerate(values) if value is not None]
    missing = [rows[at] for at, value in enumerate(values) if value is None]
    if there and isinstance(values[there[0]], str):
        values = [value if value is None else value.casefold() for value in values]
    descending = params.get("order_dir", "desc") != "asc"
    there.sort(key=values.__getitem__, reverse=descending)
    found = [rows[at] for at in there]
    return found + missing if descending else missing + found


def table(rows: Sequence[Fields], filtered: int, total: int) -> Fields:
    """A page of rows as the answer to a table; `draw` is always 1, whatever was asked (recorded)."""
    return {"recordsFiltered": filtered, "recordsTotal": total, "data": list(rows), "draw": 1}


def duration(seconds: int) -> str:
    """ "11 hrs 45 mins 36 secs"; "0" for nothing; no seconds, and rounded minutes, from 3 1/2 days on."""
    if seconds <= 0:
        return "0"
    if seconds >= _WITHOUT_SECONDS:
        seconds = (seconds + 30) // 60 * 60
    parts: list[str] = []
    for name, unit in _UNITS:
        count, seconds = divmod(seconds, unit)
        if count:
            parts.append(f"{count} {name}{'s' if count > 1 else ''}")
    if seconds:
        parts.append(f"{seconds} sec{'s' if seconds > 1 else ''}")
    return " ".join(parts)
