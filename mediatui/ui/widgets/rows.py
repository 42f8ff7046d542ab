"""The rows of a list, made at once or when they are first seen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, overload

from mediatui.ui.cells import Line


class Row(NamedTuple):
    """A row: what it stands for, and its cells by column key. `dim`: its data is old."""

    key: str
    cells: Mapping[str, Line]
    dim: bool = False


class LazyRows(Sequence[Row]):
    """Rows that are made when they are first looked at, and stay as they were made: of twenty thousand a
    screen shows thirty."""

    def __init__(self, keys: Sequence[str], make: Callable[[str], Row]) -> None:
        self.keys = keys
        self._make = make
        self._made: dict[int, Row] = {}

    def __len__(self) -> int:
        return len(self.keys)

    @overload
    def __getitem__(self, number: int) -> Row: ...
    @overload
    def __getitem__(self, number: slice) -> list[Row]: ...
    def __getitem__(self, number: int | slice) -> Row | list[Row]:
        if isinstance(number, slice):
            return [self[each] for each in range(*number.indices(len(self.keys)))]
        if number < 0:
            number += len(self.keys)
        row = self._made.get(number)
        if row is None:
            row = self._made[number] = self._make(self.keys[number])
        return row


class Rows(NamedTuple):
    """The rows in their order, their keys, and where each key stands."""

    rows: Sequence[Row]
    keys: Sequence[str]
    places: dict[str, int]
