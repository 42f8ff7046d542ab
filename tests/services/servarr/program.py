"""A Radarr or Sonarr that answers as it is told and remembers what it was asked."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any, NamedTuple
from urllib.parse import unquote

import httpx

_BASE = re.compile(r"^/api/v\d")


class Says(NamedTuple):
    """An answer that is not simply data."""

    status: int
    data: Any = None
    body: bytes | None = None
    content_type: str = "application/json"


class Program:
    """Answers by method and path ("GET /movie"); `answers` are data, `Says`, a list of them to be given one
    after the other inside `InTurn`, or a function of the request."""

    def __init__(self, answers: dict[str, Any] | None = None) -> None:
        self.answers = answers or {}
        self.asked: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        path = _BASE.sub("", request.url.path)
        answer = self.answers.get(f"{request.method} {path}", Says(404, {"message": "NotFound"}))
        if isinstance(answer, InTurn):
            answer = answer.next()
        if callable(answer) and not isinstance(answer, Says):
            answer = answer(request)
        if not isinstance(answer, Says):
            # As they do: 201 for what a POST makes, 202 for what a PUT changes.
            answer = Says({"POST": 201, "PUT": 202}.get(request.method, 200), answer)
        body = answer.body
        if body is None:
            body = b"" if answer.data is None else json.dumps(answer.data, indent=2).encode()
        return httpx.Response(answer.status, content=body, headers={"content-type": answer.content_type})

    @property
    def calls(self) -> list[str]:
        """What was asked, in order: "GET /queue?page=1"."""
        return [
            f"{request.method} {_BASE.sub('', unquote(request.url.raw_path.decode()))}"
            for request in self.asked
        ]

    @property
    def shown(self) -> tuple[str, ...]:
        """What was asked, as a `_call` is to show it."""
        return tuple(
            f"{request.method} {request.url.raw_path.decode()}"
            + (f" {json.dumps(json.loads(request.content), ensure_ascii=False)}" if request.content else "")
            for request in self.asked
        )

    def body(self, number: int = -1) -> Any:
        """The JSON of one request."""
        return json.loads(self.asked[number].content)


class InTurn:
    """Answers given one after the other, the last one again and again."""

    def __init__(self, *answers: Any) -> None:
        self.answers = list(answers)

    def next(self) -> Any:
        """The next one."""
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


def paged(*records: Any, total: int | None = None) -> dict[str, Any]:
    """A page with these records."""
    return {"page": 1, "totalRecords": len(records) if total is None else total, "records": list(records)}


def pages(records: list[Any]) -> Callable[[httpx.Request], dict[str, Any]]:
    """The page that is asked for of these records."""

    def answer(request: httpx.Request) -> dict[str, Any]:
        page, size = (int(request.url.params[name]) for name in ("page", "pageSize"))
        return paged(*records[(page - 1) * size : page * size], total=len(records))

    return answer
