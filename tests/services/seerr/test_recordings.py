"""The adapter meets every answer ever recorded of Seerr and Overseerr, to whatever it asked."""

from __future__ import annotations

import json
import re
from collections.abc import Awaitable, Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any

import httpx
import pytest

from mediatui.models.failure import FailureKind
from mediatui.models.request import (
    Amendment,
    Asking,
    IssueStatus,
    MediaId,
    MediaStatus,
    Program,
    Wanted,
)
from mediatui.services.errors import ServiceError
from mediatui.services.seerr.adapter import SeerrAdapter
from tests.conftest import SHARED
from tests.services.conftest import KEY, endpoint
from tests.services.seerr.conftest import MOVIE, Adapt, last, request
from tests.services.seerr.test_changes import PENDING
from tests.services.seerr.test_issues import ISSUE, issue
from tests.services.seerr.test_users import KAI, SETTINGS

FOLDERS = ("seerr", "overseerr")
MISSING = pytest.mark.skip(reason="the recordings are not beside the project")


@cache
def recorded(folder: str) -> dict[str, httpx.Response]:
    """Every answer of a folder by its name."""
    here = SHARED / "recordings" / folder
    return {
        entry["name"]: answer(here, entry) for entry in json.loads((here / "index.json").read_text("utf-8"))
    }


def answer(folder: Path, entry: dict[str, Any]) -> httpx.Response:
    content = (folder / entry["file"]).read_bytes() if entry["file"] else b""
    method = {"method": entry["method"]}
    return httpx.Response(entry["status"], content=content, headers=entry["headers"], extensions=method)


def recordings(names: str = "") -> list[Any]:
    """Every file of both folders, or those of certain names."""
    folders = [folder for folder in FOLDERS if (SHARED / "recordings" / folder / "index.json").exists()]
    found = [
        pytest.param(response, id=f"{folder}-{name}")
        for folder in folders
        for name, response in recorded(folder).items()
        if re.match(names, name)
    ]
    return found or [pytest.param(None, marks=MISSING)]


def both() -> list[Any]:
    there = [folder for folder in FOLDERS if (SHARED / "recordings" / folder / "index.json").exists()]
    return list(there) or [pytest.param(None, marks=MISSING)]


def always(response: httpx.Response) -> Callable[[httpx.Request], httpx.Response]:
    """Says the same to everything."""
    return lambda asked: again(response)


def again(response: httpx.Response) -> httpx.Response:
    """A response can be read only once."""
    return httpx.Response(response.status_code, headers=response.headers, content=response.content)


# One of each kind: a record, a list, a thing that TMDB may not know.
READS: tuple[Callable[[SeerrAdapter], Awaitable[Any]], ...] = (
    SeerrAdapter.status,
    lambda adapter: last(adapter.requests()),
    lambda adapter: adapter.request(7),
    lambda adapter: adapter.facts(MOVIE),
    SeerrAdapter.users,
    SeerrAdapter.issues,
    lambda adapter: adapter.search("x"),
)

CHANGES: tuple[Callable[[SeerrAdapter], Awaitable[Any]], ...] = (
    lambda adapter: adapter.approve(PENDING),
    lambda adapter: adapter.amend(PENDING, Amendment(profile_id=1)),
    lambda adapter: adapter.delete(PENDING),
    lambda adapter: adapter.ask_for(Asking(MOVIE)),
    lambda adapter: adapter.set_quota(KAI, KAI),
    lambda adapter: adapter.settle(ISSUE, IssueStatus.RESOLVED),
)


def shape(data: Any, at: str = "") -> frozenset[tuple[str, str]]:
    """Every key there is, and what it holds."""
    within = data.items() if isinstance(data, dict) else [("[]", each) for each in data]
    found = {(f"{at}.{key}", type(value).__name__) for key, value in within}
    parts = [shape(value, f"{at}.{key}") for key, value in within if isinstance(value, dict | list)]
    return frozenset(found.union(*parts))


def everything() -> list[tuple[str, str, httpx.Response]]:
    """Method, name and answer of every file of both folders; of those of one shape the first."""
    if not all((SHARED / "recordings" / folder / "index.json").exists() for folder in FOLDERS):
        pytest.skip("the recordings are not beside the project")
    found: dict[Any, tuple[str, str, httpx.Response]] = {}
    for folder in FOLDERS:
        for name, response in recorded(folder).items():
            method, json_like = str(response.extensions["method"]), response.content[:1] in (b"{", b"[")
            data = shape(json.loads(response.content)) if json_like else response.content
            said = json.loads(response.content).get("message") if response.content[:1] == b"{" else None
            key = (response.status_code, method, data, said)
            found.setdefault(key, (method, f"{folder}/{name}", response))
    return list(found.values())


async def understood(adapter: SeerrAdapter, name: str, asks: Iterable[Callable[..., Awaitable[Any]]]) -> None:
    """Each ask is answered, or fails with a failure of ours."""
    for number, ask in enumerate(asks):
        try:
            await ask(adapter)
        except ServiceError as error:
            assert error.failure.words, (name, number)
            assert error.failure.remedy, (name, number)
            assert KEY not in repr(error.failure), (name, number)
        except Exception as error:
            raise AssertionError(f"{name} as the answer to ask {number}: {error!r}") from error


class Changing:
    """Says what it is told to say; the same to everything, but for `looks`."""

    def __init__(self, **looks: Any) -> None:
        self.response = httpx.Response(200)
        self.looks = looks

    def __call__(self, asked: httpx.Request) -> httpx.Response:
        look = self.looks.get(asked.url.path.removeprefix("/api/v1"))
        return httpx.Response(200, json=look) if asked.method == "GET" and look else again(self.response)


async def test_any_answer_to_any_read_is_understood_or_a_failure(adapt: Adapt) -> None:
    answers = everything()
    assert len(answers) > 250
    seerr = Changing()
    transport = adapt(seerr)._client.transport
    for _, name, seerr.response in answers:
        await understood(SeerrAdapter(endpoint(), transport), name, READS)


async def test_any_answer_to_any_change_is_understood_or_a_failure(adapt: Adapt) -> None:
    answers = [each for each in everything() if each[0] != "GET"]
    assert len(answers) > 90
    seerr = Changing(
        **{"/request/7": request(), "/user/4/settings/main": SETTINGS, "/issue/1": issue()},
    )
    transport = adapt(seerr)._client.transport
    for _, name, seerr.response in answers:
        await understood(SeerrAdapter(endpoint(), transport), name, CHANGES)


@pytest.mark.parametrize("response", recordings(r"request_list|user_\d_requests"))
async def test_every_recorded_list_of_requests_is_read_whole(adapt: Adapt, response: httpx.Response) -> None:
    data = json.loads(response.content or b"{}")
    if response.status_code != 200:
        return
    results = data["results"]
    adapter = adapt(always(response))
    listed = await anext(adapter.requests())
    assert (len(listed.requests), listed.dropped) == (len(results), 0)
    assert listed.total == data["pageInfo"]["results"]
    assert {each.id for each in listed.requests} == {each["id"] for each in results}
    assert all(each.requested_by.name for each in listed.requests)
    errors = data.get("serviceErrors", {"radarr": [], "sonarr": []})
    assert list(listed.failed_servers) == [each["name"] for each in errors["radarr"] + errors["sonarr"]]


@pytest.mark.parametrize("response", recordings(r"search|discover_(?:movies|tv|trending|keyword)"))
async def test_every_recorded_search_and_shelf_is_read_whole(adapt: Adapt, response: httpx.Response) -> None:
    data = json.loads(response.content)
    results = data["results"]
    found = await adapt(always(response)).search("x")
    titled = [each for each in results if each["mediaType"] in ("movie", "tv")]
    assert len(found.found) == len({(each["mediaType"], each["id"]) for each in titled})
    assert found.total == data["totalResults"]


@pytest.mark.parametrize("folder", both())
async def test_every_recorded_title_has_its_name(adapt: Adapt, folder: str) -> None:
    read = 0
    for name, response in recorded(folder).items():
        kind = name.partition("_")[0]
        if response.status_code != 200 or kind not in ("movie", "tv") or "season_" in name:
            continue
        data = json.loads(response.content)
        if "results" in data:
            continue
        media = MediaId(Wanted.MOVIE if kind == "movie" else Wanted.SERIES, data["id"])
        facts = await adapt(always(response)).facts(media)
        assert facts.title == " ".join((data.get("title") or data["name"]).split())
        assert len(facts.seasons) == len(data.get("seasons", ()))
        assert len(facts.requests) == len((data.get("mediaInfo") or {}).get("requests", ()))
        read += 1
    assert read > 10


@pytest.mark.parametrize("folder", both())
async def test_users_issues_quotas_counts_and_genres_are_those_recorded(adapt: Adapt, folder: str) -> None:
    told = recorded(folder)
    users = await adapt(always(told["user_list"])).users()
    assert [each.id for each in users] == [1, 2, 3, 4, 5, 6, 7]
    assert all(each.name for each in users)
    assert (users[3].movie_limit, users[3].series_limit, users[3].name) == (1, 3, "[kai]")
    by_itself = {"/api/v1/issue": told["issue_list"], "/api/v1/issue/1": told["issue_get"]}
    adapter = adapt(lambda asked: again(by_itself.get(asked.url.path, told["err_issue_get_404"])))
    newer, older = await adapter.issues()
    assert [(each.author, each.message) for each in older.comments] == [
        ("Mira", "Picture freezes at 00:42 [sic]")
    ]
    assert (newer.season, newer.episode, newer.reported_by.name) == (2, 5, "owner")
    quota = await adapt(always(told["user_4_quota"])).quota(4)
    assert (quota.movies.restricted, quota.series.remaining) == (True, 1)
    counts = await adapt(always(told["request_count_after"])).counts()
    assert counts.completed == (2 if folder == "seerr" else None)
    assert len(await adapt(always(told["genres_movie"])).genres()) == len(
        json.loads(told["genres_movie"].content)
    )


@pytest.mark.parametrize("folder", both())
async def test_each_server_is_known_for_what_it_is(adapt: Adapt, folder: str) -> None:
    told = recorded(folder)
    at = {
        "/auth/me": "auth_me",
        "/status": "status",
        "/settings/public": "settings_public",
        "/service/radarr": "service_radarr",
        "/service/sonarr": "service_sonarr",
    }
    adapter = adapt(lambda asked: again(told[at[asked.url.path.removeprefix("/api/v1")]]))
    about = await adapter.about()
    assert about.program is (Program.SEERR if folder == "seerr" else Program.OVERSEERR)
    assert (about.movies_4k, about.series_4k, about.partial_requests) == (True, False, True)
    assert [(each.id, each.name) for each in about.servers] == [
        (0, "Radarr"),
        (1, "Radarr 4K (down)"),
        (0, "Sonarr"),
    ]
    assert (await adapter.status()).server_name == ("Seerr Lab" if folder == "seerr" else "Overseerr Lab")


@pytest.mark.parametrize("folder", both())
@pytest.mark.parametrize(
    ("name", "kind", "words"),
    [
        ("err_request_duplicate_with_is4k", FailureKind.CONFLICT, "already exists"),
        ("err_request_tv_seasons_taken_202", FailureKind.CONFLICT, "No seasons available"),
        ("err_request_quota_movie", FailureKind.REFUSED, "Quota exceeded"),
        ("err_request_no_permission_4k", FailureKind.FORBIDDEN, "permission"),
        ("err_request_tmdb_404", FailureKind.SERVER_ERROR, "TMDB"),
    ],
)
async def test_each_recorded_no_to_a_request_is_told_in_its_words(
    adapt: Adapt, folder: str, name: str, kind: FailureKind, words: str
) -> None:
    with pytest.raises(ServiceError) as caught:
        await adapt(always(recorded(folder)[name])).ask_for(Asking(MOVIE))
    assert caught.value.failure.kind is kind
    assert words in caught.value.failure.words


@pytest.mark.parametrize("folder", both())
async def test_what_is_finished_is_told_as_each_program_tells_it(adapt: Adapt, folder: str) -> None:
    told = await adapt(always(recorded(folder)["request_get_completed_after_available"])).request(5)
    assert told.media_status is MediaStatus.AVAILABLE
    assert told.status.value == ("completed" if folder == "seerr" else "approved")
