"""One call as a handler sees it, the ways calls go, and pages of what there is."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from mediatui.demo.exchange import Answer
from mediatui.demo.faces.servarr.words import Document, Query, answer_of, unreadable
from mediatui.demo.world.managed.manager import Manager

if TYPE_CHECKING:
    from mediatui.demo.faces.servarr.documents import Documents
    from mediatui.demo.faces.servarr.face import ServarrFace

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Call:
    """A call that came through the gate, the world held still."""

    face: ServarrFace
    manager: Manager
    docs: Documents
    args: Mapping[str, int | str] = field(default_factory=dict)
    """What stands in the path."""
    query: Query = field(default_factory=dict)
    raw: bytes = b""
    packed: bool = False
    """Whether the client takes gzip."""

    @property
    def now(self) -> float:
        """Seconds since the epoch."""
        return self.manager.now

    @property
    def id(self) -> int:
        """The number in the path."""
        return int(self.args["id"])

    def text(self, name: str, usual: str = "") -> str:
        """A parameter; `usual` where it is not given. Names are taken in any case."""
        found = self.query.get(name.lower())
        return found[-1] if found else usual

    def number(self, name: str) -> int | None:
        """A number. Raises `Refused` for what is none."""
        told = self.text(name)
        if not told:
            return None
        try:
            return int(told)
        except ValueError:
            raise unreadable(name, told) from None

    def numbers(self, name: str) -> list[int]:
        """The numbers of a parameter that may be given several times. Raises `Refused`."""
        found = []
        for told in self.query.get(name.lower(), ()):
            try:
                found += [int(each) for each in told.split(",") if each]
            except ValueError:
                raise unreadable(name, told) from None
        return found

    def flag(self, name: str, usual: bool = False) -> bool:
        """A yes or no. Raises `Refused` for neither."""
        told = self.text(name).lower()
        if told not in ("", "true", "false"):
            raise unreadable(name, told)
        return told == "true" if told else usual

    def json(self) -> object:
        """The body. Raises `Refused` where it is not JSON."""
        try:
            return json.loads(self.raw)
        except ValueError:
            raise unreadable("$", "the body") from None

    def body(self) -> Document:
        """The body, an object. Raises `Refused` for anything else."""
        told = self.json()
        if not isinstance(told, dict):
            raise unreadable("$", "the body")
        return told


Handler = Callable[[Call], object]
"""Answers with what becomes JSON, or with a whole `Answer`; raises `Refused`."""


class Route(NamedTuple):
    """One thing that can be asked: method and path behind the API's base; `{id}` stands for a number."""

    method: str
    path: str
    run: Handler
    status: int = 200


def done(document: object, status: int) -> Answer:
    """An answer with a status of its own."""
    return answer_of(document, status)


def whole_numbers(body: Mapping[str, object], name: str) -> list[int]:
    """The numbers in a list of a body."""
    told = body.get(name)
    return [each for each in told if isinstance(each, int)] if isinstance(told, list) else []


def records(body: Mapping[str, object], name: str) -> list[Document]:
    """The records in a list of a body."""
    told = body.get(name)
    return [each for each in told if isinstance(each, dict)] if isinstance(told, list) else []


class Sorting(NamedTuple, Generic[T]):
    """What can be sorted by, and by what it is otherwise: a key that is not known is silently replaced."""

    keys: Mapping[str, Callable[[T], object]]
    usual: str


def page_of(
    call: Call, records: Iterable[T], sorting: Sorting[T], written: Callable[[T], Document]
) -> Document:
    """A page; without a direction, descending."""
    page, size = max(1, call.number("page") or 1), call.number("pageSize")
    size = 10 if size is None or size < 1 else size
    known = {name.lower(): name for name in sorting.keys}
    key = known.get(call.text("sortKey").lower(), sorting.usual)
    told = call.text("sortDirection").lower()
    if told not in ("", "ascending", "descending", "default"):
        raise unreadable("sortDirection", told)
    direction = "ascending" if told == "ascending" else "descending"
    rows = sorted(records, key=lambda one: _order(sorting.keys[key](one)), reverse=direction == "descending")
    shown = rows[(page - 1) * size : page * size]
    return {
        "page": page, "pageSize": size, "sortKey": key, "sortDirection": direction,
        "totalRecords": len(rows), "records": [written(one) for one in shown],
    }  # fmt: skip


def _order(value: object) -> tuple[int, float, str]:
    """Nothing before everything, numbers before text."""
    if value is None:
        return 0, 0.0, ""
    if isinstance(value, (int, float)):
        return 1, float(value), ""
    return 2, 0.0, str(value).casefold()


def several(call: Call, name: str) -> Sequence[str]:
    """All values of a parameter, in small letters."""
    return [each.lower() for told in call.query.get(name.lower(), ()) for each in told.split(",") if each]
