"""Whether it is well, which of the three programs it is, whom it hands requests to; and the key."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from mediatui.models.failure import FailureKind
from mediatui.models.request import Program, Requester, TargetServer, Wanted
from mediatui.services.ports import RequestSource
from mediatui.services.registry import adapter_for
from mediatui.services.seerr.identity import program_of
from tests.services.conftest import KEY, MakeTransport, endpoint, failure_of, page
from tests.services.seerr.conftest import OWNER, PUBLIC, Adapt, Seerr, last, request, user

DENIED = 403, {"status": 403, "error": "You do not have permission to access this endpoint"}
NO_KEY = 401, {"message": "cookie 'connect.sid' required", "errors": []}


@pytest.mark.parametrize("kind", ["seerr", "overseerr", "jellyseerr"])
def test_it_is_what_the_registry_gives_for_each_of_its_kinds(
    make_transport: MakeTransport, kind: str
) -> None:
    adapter = adapter_for(endpoint(kind=kind), make_transport())
    assert isinstance(adapter, RequestSource)
    assert adapter.endpoint.kind == kind


async def test_status_tries_the_key_and_asks_once_what_it_is(adapt: Adapt) -> None:
    seerr = Seerr()
    adapter = adapt(seerr)
    for _ in range(2):
        status = await adapter.status()
        assert (status.version, status.connected, status.server_name) == ("3.1.0", True, "Home")
        assert status.latency_ms is not None
    assert [each.url.path for each in seerr.asked] == [
        "/api/v1/auth/me",
        "/api/v1/settings/public",
        "/api/v1/status",
        "/api/v1/auth/me",
    ]


@pytest.mark.parametrize("said", [DENIED, NO_KEY])
async def test_a_wrong_key_is_known_although_status_itself_is_open_to_all(adapt: Adapt, said: Any) -> None:
    failure = await failure_of(adapt(Seerr(**{"GET /auth/me": said})).status())
    assert failure.kind is FailureKind.WRONG_KEY
    assert "api_key" in failure.remedy


async def test_a_wrong_key_and_a_missing_permission_are_told_apart(adapt: Adapt) -> None:
    seerr = Seerr(**{"GET /request/count": DENIED})
    adapter = adapt(seerr)
    assert (await failure_of(adapter.counts())).kind is FailureKind.FORBIDDEN
    assert (await failure_of(adapter.counts())).kind is FailureKind.FORBIDDEN
    assert len(seerr.asked) == 3, "once it is known to be a key it is not tried again"
    wrong = adapt(Seerr(**{"GET /request/count": DENIED, "GET /auth/me": DENIED}))
    assert (await failure_of(wrong.counts())).kind is FailureKind.WRONG_KEY


async def test_without_knowing_what_it_is_the_rest_is_still_told(adapt: Adapt) -> None:
    seerr = Seerr(**{"GET /settings/public": [(400, {"message": "x"}), (200, PUBLIC)]})
    adapter = adapt(seerr)
    assert (await adapter.status()).version == ""
    assert (await adapter.status()).version == "3.1.0", "the next one asks again"


@pytest.mark.parametrize(
    ("public", "version", "program"),
    [
        ({"region": ""}, "1.34.0", Program.OVERSEERR),
        ({"mediaServerType": 2}, "2.7.3", Program.JELLYSEERR),
        ({"mediaServerType": 2}, "3.1.0", Program.SEERR),
        ({"mediaServerType": 1}, "v12.0.0", Program.SEERR),
        ({"mediaServerType": 1}, "develop-1a2b3c", Program.JELLYSEERR),
        ({"mediaServerType": 1, "hideBlocklisted": True}, "develop-1a2b3c", Program.SEERR),
        ({}, "", Program.OVERSEERR),
    ],
)
def test_the_three_programs_are_told_apart(public: dict[str, Any], version: str, program: Program) -> None:
    assert program_of(public, version) is program


async def test_about_tells_what_it_may_and_whom_it_hands_requests_to(adapt: Adapt) -> None:
    radarr = [
        {
            "id": 0,
            "name": "Radarr",
            "is4k": False,
            "isDefault": True,
            "activeDirectory": "/m",
            "activeProfileId": 4,
        },
        {"id": 1, "name": "4K", "is4k": True, "isDefault": True, "activeTags": [2]},
        {"name": "?"},
    ]
    sonarr = [{"id": 0, "name": "Sonarr", "activeLanguageProfileId": 1}]
    seerr = Seerr(**{"GET /service/radarr": (200, radarr), "GET /service/sonarr": (200, sonarr)})
    about = await adapt(seerr).about()
    assert (about.program, about.version) == (Program.SEERR, "3.1.0")
    assert (about.movies_4k, about.series_4k, about.partial_requests, about.specials) == (
        True,
        False,
        True,
        False,
    )
    assert (about.me, about.permissions) == (Requester(1, "owner", 4), 2)
    assert about.servers == (
        TargetServer(0, "Radarr", Wanted.MOVIE, default=True, root_folder="/m", profile_id=4),
        TargetServer(1, "4K", Wanted.MOVIE, is_4k=True, default=True, tags=(2,)),
        TargetServer(0, "Sonarr", Wanted.SERIES, language_profile_id=1),
    )


async def test_a_base_path_stands_before_everything(adapt: Adapt) -> None:
    asked: list[str] = []

    def overseerr(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.raw_path.decode())
        return httpx.Response(200, json=OWNER)

    await adapt(overseerr, url="http://x.test/overseerr").status()
    assert asked[0] == "/overseerr/api/v1/auth/me"


async def test_a_wrong_base_path_answers_a_page_and_is_not_this_service(adapt: Adapt) -> None:
    adapter = adapt(lambda request: page(404))
    for call in (adapter.status(), adapter.counts(), adapter.request(7)):
        assert (await failure_of(call)).kind is FailureKind.NOT_THIS_SERVICE


@pytest.mark.parametrize(
    ("body", "words"),
    [(b"", "no record"), (b"[]", "no record"), (b'{"id": 1', "cut short"), (b"{nonsense}", "not JSON")],
)
async def test_an_answer_that_cannot_be_read_is_a_failure(adapt: Adapt, body: bytes, words: str) -> None:
    adapter = adapt(lambda request: httpx.Response(200, content=body))
    failure = await failure_of(adapter.status())
    assert failure.kind is FailureKind.BAD_PAYLOAD
    assert words in failure.words


async def test_the_key_is_in_a_header_and_in_nothing_that_is_told(adapt: Adapt) -> None:
    seerr = Seerr(**{"GET /request/count": (400, {"message": f"bad header {KEY}"})})
    failure = await failure_of(adapt(seerr).counts())
    assert KEY not in repr(failure)
    assert all(KEY not in str(each.url) for each in seerr.asked)


async def test_no_setting_but_the_public_ones_is_ever_fetched(adapt: Adapt) -> None:
    """The others answer the keys of every service in plain text."""
    seerr = Seerr(request(), **{"GET /user": (200, {"results": [user()]})})
    adapter = adapt(seerr)
    await adapter.status()
    await adapter.about()
    await adapter.users()
    await last(adapter.requests())
    await last(adapter.titles())
    assert [path for path in (each.url.path for each in seerr.asked) if "/settings/" in path] == [
        "/api/v1/settings/public"
    ]
