"""A list read as it comes: of each record what is made of it, and nothing else, is kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

import msgspec

from mediatui.services.decoding import NotJsonError, decode
from mediatui.services.servarr.records import Records
from mediatui.services.servarr.wire import Raw

T = TypeVar("T")


class Shelving(Generic[T]):
    """Takes a list through `records`. `make` makes something of a record, or None of an odd one.

    `fields` is a `TypedDict`, or `dict` for all of them: what it does not name is not even made into
    Python. Of those that are alike by `number` the first is kept; without it, all are.
    """

    def __init__(
        self, make: Callable[[Raw], T | None], fields: Any = dict, number: Callable[[T], int] | None = None
    ) -> None:
        self._decoder: msgspec.json.Decoder[Any] = msgspec.json.Decoder(fields)
        self._make = make
        self._number = number
        self._made: dict[int, T] = {}
        self._odd = 0
        self.records = Records(self._found, self._began)

    @property
    def made(self) -> tuple[T, ...]:
        """What was made, in the order of the answer."""
        return tuple(self._made.values())

    @property
    def dropped(self) -> int:
        """Records that could not be read."""
        return self._odd + self.records.odd

    def _began(self) -> None:
        self._made, self._odd = {}, 0

    def _found(self, record: bytes) -> bool:
        raw = self._read(record)
        if raw is None:
            return False
        one = self._make(raw)
        if one is None:
            self._odd += 1
        else:
            self._made.setdefault(self._number(one) if self._number else len(self._made), one)
        return True

    def _read(self, record: bytes) -> Raw | None:
        try:
            fields: Raw = self._decoder.decode(record)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            pass
        else:
            return fields
        # A field is a text where a record was expected, or the whole is no JSON, or not the whole of it.
        try:
            whole = decode(record)
        except NotJsonError:
            return None
        return whole if isinstance(whole, dict) else None
