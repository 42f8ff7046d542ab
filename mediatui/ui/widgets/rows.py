"""The rows of a list, made at once or when they are first seen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Generic, NamedTuple, TypeVar, overload

from mediatui.ui.cells import Line

Thing = TypeVar("Thing")


class Row(NamedTuple):
    """A row: what it stands for, and its cells by column key. `dim`: its data is old."""

    key: str
    cells: Mapping[str, Line]
    dim: bool = False


class Grown(Sequence[Thing], Generic[Thing]):
    """A list to which is only added at its end, as long as it was when this was made: a hundred thousand
    things and some more are seen without copying any."""

    def __init__(self, things: list[Thing]) -> None:
        self._things = things
        self._length = len(things)

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[Thing]:
        return islice(self._things, self._length)

    @overload
    def __getitem__(self, number: int) -> Thing: ...
    @overload
    def __getitem__(self, number: slice) -> list[Thing]: ...
    def __getitem__(self, number: int | slice) -> Thing | list[Thing]:
        if isinstance(number, slice):
            return [self._things[each] for each in range(*number.indices(self._length))]
        return self._things[range(self._length)[number]]

    def and_more(self, things: Sequence[Thing]) -> Grown[Thing]:
        """The same list with these at its end. Only of the longest there is."""
        if len(self._things) != self._length:
            raise ValueError("something was added already")
        self._things.extend(things)
        return Grown(self._things)

    def since(self, before: Sequence[Thing]) -> list[Thing] | None:
        """What was added since `before`; None where that is another list, or a longer one."""
        if isinstance(before, Grown) and before._things is self._things and len(before) <= len(self):
            return self[len(before) :]
        return None


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


def places_of(keys: Sequence[str], old: Rows) -> dict[str, int]:
    """Where each key stands; of a list that has only grown the known places stay, the new ones are added."""
    if keys is old.keys:
        return old.places
    if isinstance(keys, Grown) and (more := keys.since(old.keys)) is not None:
        old.places.update(zip(more, range(len(old.keys), len(keys)), strict=True))
        return old.places
    return {key: number for number, key in enumerate(keys)}
