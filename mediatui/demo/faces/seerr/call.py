"""One call as a handler sees it: who asks, for what, and the desk it is asked of, the world held still."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from mediatui.demo.exchange import Answer, json_answer
from mediatui.demo.faces.seerr.documents import Documents
from mediatui.demo.faces.seerr.gate import Fields, Params
from mediatui.demo.faces.seerr.programs import Program
from mediatui.demo.faces.seerr.refusals import JSON
from mediatui.demo.world.requests.desk import Desk
from mediatui.demo.world.requests.members import Member

if TYPE_CHECKING:
    from mediatui.demo.faces.seerr.face import SeerrFace


@dataclass(frozen=True, slots=True)
class Call:
    """A call that came through the gate."""

    face: SeerrFace
    desk: Desk
    docs: Documents
    who: Member
    args: Mapping[str, str] = field(default_factory=dict)
    """What stands in the path."""
    query: Mapping[str, str] = field(default_factory=dict)
    body: Mapping[str, object] = field(default_factory=dict)

    @property
    def program(self) -> Program:
        """Which program answers."""
        return self.docs.program

    @property
    def now(self) -> float:
        """Seconds since the epoch."""
        return self.desk.now

    def number(self, name: str, usual: int = 0) -> int:
        """A number of the query; `usual` where it is not given."""
        return int(float(self.query[name])) if name in self.query else usual


Handler = Callable[[Call], object]
"""Answers with what becomes JSON, or with a whole `Answer`; raises `Refused`."""


class Route(NamedTuple):
    """One thing that can be asked: a method, and a path whose parts that begin with ":" are free."""

    method: str
    path: str
    run: Handler
    query: Params = {}
    body: Fields | None = None
    """The fields of the body; None where none is declared."""
    rights: tuple[int, ...] = ()
    """One of these is needed; none: everybody with a key may."""
    public: bool = False


def created(document: object, status: int = 201) -> Answer:
    """An answer with another status than 200."""
    return json_answer(document, status, content_type=JSON)


def nothing() -> Answer:
    """Done, and nothing to say: 204."""
    return Answer(204, b"", JSON, may_compress=False)
