"""Of a list is kept what was made of its records, of one attempt at a time."""

from __future__ import annotations

from typing import Any, TypedDict

from mediatui.services.servarr.shelving import Shelving
from mediatui.services.servarr.wire import Raw


class Fields(TypedDict, total=False):
    id: Any


def number_of(raw: Raw) -> int | None:
    number = raw.get("id")
    return number if isinstance(number, int) else None


def shelved(body: bytes, shelving: Shelving[Any]) -> tuple[Any, ...]:
    shelving.records.take(body)
    assert shelving.records.end() == ""
    return shelving.made


def test_only_the_fields_that_are_named_are_made_into_python() -> None:
    shelving: Shelving[Raw] = Shelving(dict, Fields)
    assert shelved(b'[{"id": 1, "overview": {"long": []}}]', shelving) == ({"id": 1},)
    assert shelved(b'[{"id": 1, "overview": 2}]', Shelving(dict)) == ({"id": 1, "overview": 2},)


def test_what_nothing_can_be_made_of_is_counted() -> None:
    shelving = Shelving(number_of)
    assert shelved(b'[{"id": 1}, {"id": "x"}, 7, {}, {"id": 1}]', shelving) == (1, 1)
    assert shelving.dropped == 3


def test_of_those_that_are_alike_the_first_is_kept() -> None:
    shelving = Shelving(number_of, dict, lambda number: number % 10)
    assert shelved(b'[{"id": 1}, {"id": 11}, {"id": 2}]', shelving) == (1, 2)
    assert shelving.dropped == 0


def test_what_came_of_an_attempt_that_failed_is_forgotten() -> None:
    shelving = Shelving(number_of)
    shelving.records.take(b'[{"id": 1}, {"id": "x"}, {"id": 2')
    shelving.records.begin()
    assert shelved(b'[{"id": 3}]', shelving) == (3,)
    assert shelving.dropped == 0
