"""Asks a simulated Seerr without a wire between, and compares the keys of what two of them answered."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from mediatui.demo.exchange import Answer, Request
from mediatui.demo.faces.seerr.face import SeerrFace
from mediatui.demo.world.clock import HeldClock
from mediatui.demo.world.requests.desk import Desk
from mediatui.demo.world.world import Place, Size, World
from tests.demo.helpers import EVENING

KEY = "0123456789abcdef0123456789abcdef"


class Said(NamedTuple):
    """One answer: its status, and its body as JSON; None for an empty one."""

    status: int
    json: Any


class Unwatched(World):
    """A household in which nobody watches anything: requests do not hang on that, and it is made sooner."""

    def catch_up(self) -> None:
        """Nothing goes on."""


class Asker:
    """A household with a face of one flavour, its clock held, and somebody who asks it."""

    def __init__(
        self, flavour: str = "seerr", *, size: Size = "household", place: Place = "home", base: str = ""
    ) -> None:
        self.clock = HeldClock(EVENING)
        self.world: World = Unwatched(7, size, self.clock, place=place)
        self.face = SeerrFace(self.world, KEY, base=base, flavour=flavour)

    @property
    def desk(self) -> Desk:
        """What the world knows of requests."""
        return self.world.requests

    def answer(
        self,
        method: str,
        target: str,
        body: object = None,
        *,
        user: int | None = None,
        key: str | None = KEY,
        headers: Mapping[str, str] | None = None,
        raw: bytes | None = None,
    ) -> Answer:
        """The whole answer; `target` is path and query after /api/v1."""
        told = dict(headers or {})
        if key is not None:
            told["x-api-key"] = key
        if user is not None:
            told["X-Api-User"] = str(user)
        sent = raw if raw is not None else b"" if body is None else json.dumps(body).encode()
        if body is not None:
            told.setdefault("Content-Type", "application/json")
        whole = f"{self.face.base}/api/v1{target}"
        return self.face.answer(Request(method, whole.partition("?")[0], {}, told, sent, whole))

    def ask(self, method: str, target: str, body: object = None, **more: Any) -> Said:
        """Status and JSON of the answer."""
        answer = self.answer(method, target, body, **more)
        return Said(answer.status, json.loads(answer.body) if answer.body else None)

    def get(self, target: str, **more: Any) -> Any:
        """What is answered to a question that is in order."""
        said = self.ask("GET", target, **more)
        assert said.status == 200, said
        return said.json

    def post(self, target: str, body: object = None, **more: Any) -> Said:
        """What is answered to a wish."""
        return self.ask("POST", target, body, **more)

    def pending(self, kind: str = "movie", *, is_4k: bool = False, flaw: str = "") -> int:
        """The number of a pending request of that sort: of an ordinary title, or of one with a flaw."""
        for asked in self.desk.requests.values():
            title = self.desk.title(asked.media)
            if asked.status != 1 or asked.kind != kind or asked.is_4k != is_4k or title is None:
                continue
            if title.flaw == flaw and (kind == "movie" or title.tvdb) and asked.media.on(is_4k=is_4k) == 2:
                return asked.number
        raise AssertionError("there is no such request")


def paths(value: object, at: str = "") -> Iterator[tuple[str, bool]]:
    """Where there are keys, and whether there is something at them: `.results[].media.id`."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield f"{at}.{key}", inner not in (None, [], {})
            yield from paths(inner, f"{at}.{key}")
    elif isinstance(value, list):
        for inner in value:
            yield from paths(inner, f"{at}[]")


def difference(ours: object, recorded: object) -> tuple[set[str], set[str]]:
    """Keys that only one of two answers has, save within what the other has empty throughout."""
    found = [{}, {}]  # type: list[dict[str, bool]]
    for sort, value in zip(found, (ours, recorded), strict=True):
        for path, filled in paths(value):
            sort[path] = sort.get(path, False) or filled
    mine, theirs = found

    def only(these: dict[str, bool], those: dict[str, bool]) -> set[str]:
        blank = [path for path, filled in those.items() if not filled]
        return {
            p for p in these if p not in those and not any(p.startswith((f"{b}.", f"{b}[")) for b in blank)
        }

    return only(mine, theirs), only(theirs, mine)
