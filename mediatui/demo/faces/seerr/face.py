"""The simulated Seerr, Overseerr, Jellyseerr: who may ask, what is asked, and what goes wrong behind it."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import replace

from mediatui.demo.exchange import Answer, Request, json_answer
from mediatui.demo.faces.seerr.call import Call, Route
from mediatui.demo.faces.seerr.documents import Document, Documents
from mediatui.demo.faces.seerr.gate import read_body, read_query
from mediatui.demo.faces.seerr.programs import PROGRAMS
from mediatui.demo.faces.seerr.refusals import JSON, Refused, invalid, no_permission, refused
from mediatui.demo.faces.seerr.routes import routes_of
from mediatui.demo.world.requests.desk import Desk
from mediatui.demo.world.requests.members import Member
from mediatui.demo.world.requests.records import Asked, Status
from mediatui.demo.world.requests.title import MOVIE
from mediatui.demo.world.world import World

_API = "/api/v1"
_HTML = "text/html; charset=utf-8"
_HANGS = 10.0
"""How long a Radarr that does not answer is waited for, in seconds."""
_FAIL_EVERY = 3
_WORDS = {400: "Bad Request", 404: "not found", 429: "Too many requests, please try again later."}


class Died(Refused):
    """The program is gone: it answers nothing any more."""


class SeerrFace:
    """A view of a household's requests as one of the programs shows it.

    `base` is the path it lives under: "" or "/overseerr"; `flavour` a program and version, see `programs`.
    """

    server = "Express"
    troubles: tuple[str, ...] = (
        "radarr-hangs", "radarr-down", "radarr-fails", "sonarr-fails", "fail-every", "approved-elsewhere",
    )  # fmt: skip

    def __init__(self, world: World, api_key: str, *, base: str = "", flavour: str = "seerr") -> None:
        """Raises `KeyError` for a flavour there is not."""
        self.world, self.base, self.program = world, base, PROGRAMS[flavour]
        self.kind = self.program.kind
        self.trouble: str | None = None
        """What it plays at the moment of `troubles`."""
        self._detail: str | None = None
        self._approvals = 0
        self._dead = False
        self._api_key = api_key
        self._routes: dict[int, list[tuple[list[str], Route]]] = {}
        for route in routes_of(self.program):
            parts = route.path.strip("/").split("/")
            self._routes.setdefault(len(parts), []).append((parts, route))

    # What the face looks like from outside

    def answer(self, request: Request) -> Answer:
        """What the program answers; once it has died, nothing."""
        if self._dead:
            return Answer(0, b"", dropped=True)
        path = request.path
        if self.base and path != self.base and not path.startswith(f"{self.base}/"):
            return Answer(404, b"<html><body><h1>404 Not Found</h1></body></html>\n", _HTML)
        path = path.removeprefix(self.base)
        if not path.startswith(f"{_API}/"):
            # Its pages for people: to every address the same.
            page = f"<!DOCTYPE html><html><head><title>{self.program.name}</title></head><body></body></html>"
            return Answer(200, page.encode(), _HTML)
        try:
            with self.world.lock:
                answer = self._run(request, path.removeprefix(_API))
        except Died:
            self._dead = True
            return Answer(0, b"", dropped=True)
        except Refused as refusal:
            return refusal.answer()
        return _conditional(request, answer)

    def command(self, request: Request) -> str:
        """Method and path, numbers as `:n`: "GET /request/:n"."""
        path = request.path.removeprefix(self.base).removeprefix(_API)
        return f"{request.method} {'/'.join(':n' if part.isdigit() else part for part in path.split('/'))}"

    def set_trouble(self, trouble: str | None, detail: str | None = None) -> None:
        """Play one of `troubles` from now on, or none; a program that died is started again."""
        self.trouble, self._detail = trouble, detail
        self._approvals, self._dead = 0, False

    def error_page(self, status: int) -> Answer:
        """How the program words an HTTP status."""
        if status == 401:
            return self._no_key(f"{_API}/request").answer()
        if status == 403:
            return no_permission().answer()
        words = _WORDS.get(status, "Something went wrong.")
        return json_answer({"message": words}, status, content_type=JSON)

    # What handlers look at

    def broken_servers(self) -> dict[str, list[Document]]:
        """The Radarrs and Sonarrs that do not answer. The one that hangs is that for 4K, if there is one."""
        radarr: list[Document] = []
        if self.trouble == "radarr-hangs" and self.world.place == "home":
            radarr = [{"id": 1, "name": "Radarr 4K"}]
        elif self.trouble in ("radarr-hangs", "radarr-down"):
            radarr = [{"id": 0, "name": "Radarr"}]
        return {"radarr": radarr, "sonarr": []}

    def refuses(self, kind: str, *, is_4k: bool) -> bool:
        """Whether whoever should fetch a movie or series refuses at the moment, or is not there."""
        if kind != MOVIE:
            return self.trouble == "sonarr-fails"
        silent = any(server["id"] == int(is_4k) for server in self.broken_servers()["radarr"])
        return silent or self.trouble == "radarr-fails"

    def meanwhile(self, asked: Asked) -> None:
        """What happened between the list and this call: somebody else may have approved it."""
        if self.trouble == "approved-elsewhere" and asked.status is Status.PENDING:
            members = self.world.requests.members
            other = members[2] if 2 in members else members[1]
            if asked.kind == MOVIE or asked.media.tvdb is not None:
                self.world.requests.approve(asked, other, self.world.requests.now)

    def count_approval(self) -> None:
        """One more approval. Raises `Refused` for every one that is to fail."""
        self._approvals += 1
        if self.trouble == "fail-every" and self._approvals % int(self._detail or _FAIL_EVERY) == 0:
            raise refused(500, "SQLITE_BUSY: database is locked")

    def die(self) -> Refused:
        """What to raise where the program does not survive a call."""
        return Died(0, {})

    # How it answers

    def _run(self, request: Request, path: str) -> Answer:
        route, args = self._route(request.method, path)
        desk = self.world.requests
        headers = {name.lower(): value for name, value in request.headers.items()}
        if not route.public and not headers.get("x-api-key"):
            raise self._no_key(_API + path)
        query = read_query(request.target or request.path, route.query)
        body = {} if route.body is None else read_body(request, _API + route.path, route.body)
        who = desk.members[1] if route.public else self._who(headers, desk)
        if route.rights and not who.may(*route.rights):
            raise no_permission()
        call = Call(self, desk, Documents(self.program, desk), who, args, query, body)
        done = route.run(call)
        answer = done if isinstance(done, Answer) else json_answer(done, content_type=JSON)
        waits = self.trouble == "radarr-hangs" and (request.method, path) == ("GET", "/request")
        return replace(answer, after=float(self._detail or _HANGS)) if waits else answer

    def _route(self, method: str, path: str) -> tuple[Route, dict[str, str]]:
        told = path.strip("/").split("/")
        others = False
        for parts, route in self._routes.get(len(told), []):
            if all(part.startswith(":") or part == said for part, said in zip(parts, told, strict=True)):
                if route.method == method:
                    pairs = zip(parts, told, strict=True)
                    return route, {part[1:]: said for part, said in pairs if part.startswith(":")}
                others = True
        if others:
            raise invalid(405, _API + path, f"{method} method not allowed")
        raise invalid(404, _API + path, "not found")

    def _no_key(self, path: str) -> Refused:
        return invalid(401, path, "cookie 'connect.sid' required")

    def _who(self, headers: Mapping[str, str], desk: Desk) -> Member:
        """Whose call it is: the owner's, or with X-API-User another's."""
        if headers["x-api-key"] != self._api_key:
            raise no_permission()
        told = headers.get("x-api-user")
        if not told:
            return desk.members[1]
        member = desk.members.get(int(told)) if told.isdigit() else None
        if member is None:
            raise no_permission()
        return member


def _conditional(request: Request, answer: Answer) -> Answer:
    """Say by a tag what was answered, and nothing where the client has that already."""
    if request.method != "GET" or answer.status != 200:
        return answer
    mark = base64.b64encode(hashlib.sha1(answer.body, usedforsecurity=False).digest())[:27].decode()
    tag = f'W/"{len(answer.body):x}-{mark}"'
    headers = (*answer.headers, ("ETag", tag))
    known = next((value for name, value in request.headers.items() if name.lower() == "if-none-match"), "")
    if tag in known:
        return replace(answer, status=304, body=b"", headers=headers, may_compress=False)
    return replace(answer, headers=headers)
