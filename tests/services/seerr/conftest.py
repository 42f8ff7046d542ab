"""What the tests of the Seerr adapter share: a small Seerr, whose every visitor is watched."""

from __future__ import annotations

import json
import re
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import httpx
import pytest

from mediatui.models.request import MediaId, Wanted
from mediatui.services.seerr.adapter import SeerrAdapter
from tests.conftest import SHARED
from tests.openapi import Spec, load_spec
from tests.services.conftest import KEY, MakeTransport, endpoint

API = "/api/v1"
SPECS = ("seerr-3.1.0", "jellyseerr-2.7.3", "overseerr-1.34.0")

KILLS = re.compile(
    r"/service/(?:radarr|sonarr)/.*|/user/[^/]+/watchlist.*"
    r"|/bl(?:ock|ack)list\?.*(?:take=0|skip=-).*|/settings/(?!public$).*"
)
"""Calls that end the server, or answer with keys."""

MOVIE = MediaId(Wanted.MOVIE, 1001)
SERIES = MediaId(Wanted.SERIES, 2001)

Said = tuple[int, Any]
"""HTTP status and the JSON of the body; None for no body."""


def user(number: int = 2, name: str = "mira", **more: Any) -> dict[str, Any]:
    """A user as Seerr sends one."""
    return {
        "id": number,
        "displayName": name,
        "email": f"{name}@example.invalid",
        "permissions": 32,
        "requestCount": 4,
        "userType": 2,
        "createdAt": "2026-11-20T14:42:25.000Z",
        **more,
    }


def media(tmdb: int = 1001, kind: str = "movie", **more: Any) -> dict[str, Any]:
    """The thing asked for."""
    return {
        "id": tmdb + 5000,
        "mediaType": kind,
        "tmdbId": tmdb,
        "tvdbId": 302001 if kind == "tv" else None,
        "status": 2,
        "status4k": 1,
        **more,
    }


def request(number: int = 7, tmdb: int = 1001, kind: str = "movie", **more: Any) -> dict[str, Any]:
    """A request; pending unless said otherwise."""
    seasons = [{"seasonNumber": 1, "status": 1}, {"seasonNumber": 2, "status": 1}] if kind == "tv" else []
    return {
        "id": number,
        "status": 1,
        "type": kind,
        "is4k": False,
        "createdAt": "2026-11-20T14:46:47.000Z",
        "updatedAt": "2026-11-20T14:46:47.000Z",
        "media": media(tmdb, kind),
        "seasons": seasons,
        "requestedBy": user(),
        "modifiedBy": None,
        "serverId": None,
        "profileId": None,
        "rootFolder": None,
        "tags": None,
        **more,
    }


def page(results: list[Any], total: int | None = None, **more: Any) -> dict[str, Any]:
    """A page of a list."""
    total = len(results) if total is None else total
    info = {"pages": -(-total // 100), "pageSize": 100, "results": total, "page": 1}
    return {"pageInfo": info, "results": results, **more}


OWNER = user(1, "owner", permissions=2)
PUBLIC = {
    "applicationTitle": "Home",
    "mediaServerType": 1,
    "hideBlocklisted": False,
    "movie4kEnabled": True,
    "series4kEnabled": False,
    "partialRequestsEnabled": True,
    "enableSpecialEpisodes": False,
}


class Seerr:
    """A Seerr with these requests. `says` answers a call by its path, without its query, in another way:
    an answer, a list of them (the last one again and again), an exception, or what makes one of a request.

    It answers nobody without the key, and keeps note of what no Seerr should be asked.
    """

    def __init__(self, *requests: dict[str, Any], **says: Any) -> None:
        self.requests = {each["id"]: each for each in requests}
        self.says: dict[str, Any] = dict(says)
        self.asked: list[httpx.Request] = []
        self.problems: list[str] = []

    async def __call__(self, asked: httpx.Request) -> httpx.Response:
        self.asked.append(asked)
        target = asked.url.raw_path.decode()
        self.watch(asked, target)
        said = self.says.get(f"{asked.method} {asked.url.path.removeprefix(API)}", self.usual)
        if isinstance(said, list):
            said = said.pop(0) if len(said) > 1 else said[0]
        if isinstance(said, Exception):
            raise said
        if callable(said):
            said = said(asked)
        if isinstance(said, Awaitable):
            said = await said
        status, data = said
        return httpx.Response(status, content=b"") if data is None else httpx.Response(status, json=data)

    @property
    def calls(self) -> list[str]:
        """What was asked, in order, as the adapter shows its calls."""
        return [shown(each) for each in self.asked]

    @property
    def changes(self) -> list[str]:
        """What was asked to be changed."""
        return [call for call in self.calls if not call.startswith("GET ")]

    def watch(self, asked: httpx.Request, target: str) -> None:
        """Keep note of what is wrong with a request."""
        if asked.headers.get("x-api-key") != KEY:
            self.problems.append(f"no key came with {target}")
        if KILLS.fullmatch(target.removeprefix(API)):
            self.problems.append(f"{target} must never be asked")
        body = json.loads(asked.content) if asked.content else None
        for name, spec in specs().items():
            self.problems += [f"{name}: {each}" for each in spec.problems(asked.method, target, body)]

    def usual(self, asked: httpx.Request) -> Said:
        """What Seerr 3.1 answers."""
        path = asked.url.path.removeprefix(API)
        fixed = {
            "/auth/me": OWNER,
            "/status": {"version": "3.1.0"},
            "/settings/public": PUBLIC,
            "/service/radarr": [],
            "/service/sonarr": [],
        }
        if path in fixed:
            return 200, fixed[path]
        if path == "/request":
            take, skip = int(asked.url.params["take"]), int(asked.url.params["skip"])
            newest = [self.requests[number] for number in sorted(self.requests, reverse=True)]
            return 200, page(newest[skip : skip + take], len(newest))
        if found := re.fullmatch(r"/(movie|tv)/(\d+)", path):
            return 200, title(int(found[2]), found[1])
        found = re.fullmatch(r"/request/(\d+)(?:/(\w+))?", path)
        number = int(found[1]) if found else 0
        if found is None or number not in self.requests:
            return 404, {"message": "Request not found."}
        if asked.method == "DELETE":
            del self.requests[number]
            return 204, None
        status = {"approve": 2, "retry": 2, "decline": 3}.get(found[2] or "")
        if status:
            self.requests[number] |= {"status": status, "modifiedBy": OWNER}
        return 200, self.requests[number]


def title(tmdb: int, kind: str = "movie", **more: Any) -> dict[str, Any]:
    """A movie or a series as Seerr knows it."""
    named = {"title": f"Movie {tmdb}", "releaseDate": "2021-06-18"}
    if kind == "tv":
        named = {"name": f"Series {tmdb}", "firstAirDate": "2019-09-01"}
    return {"id": tmdb, **named, **more}


def shown(asked: httpx.Request) -> str:
    """A request as `*_call` shows it."""
    parts = [asked.method, asked.url.raw_path.decode(), asked.content.decode()]
    if "x-api-user" in asked.headers:
        parts.append(f"(X-API-User: {asked.headers['x-api-user']})")
    return " ".join(part for part in parts if part)


def specs() -> dict[str, Spec]:
    """The specifications of the three programs; none where they are not at hand (`test_specs` says so)."""
    try:
        return {name: load_spec(SHARED / "specs" / f"{name}.yml", API) for name in SPECS}
    except pytest.skip.Exception:
        return {}


Adapt = Callable[..., SeerrAdapter]


@pytest.fixture
def adapt(make_transport: MakeTransport) -> Iterator[Adapt]:
    """An adapter that speaks to the Seerr given, or to whatever answers; nothing may be wrong with its requests."""
    visited: list[Any] = []

    def make(service: Any = None, **options: Any) -> SeerrAdapter:
        service = service or Seerr()
        visited.append(service)
        options = {"name": "seerr", "kind": "seerr", "url": "http://seerr.test:5055", **options}
        transport = make_transport(http=httpx.MockTransport(service))
        return SeerrAdapter(endpoint(**options), transport)

    yield make
    assert [problem for each in visited for problem in getattr(each, "problems", ())] == []


async def last(values: Any) -> Any:
    """The last value of an async iterator."""
    found = [value async for value in values]
    return found[-1]
