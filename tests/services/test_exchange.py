"""One exchange: what goes out, where the key goes, and what a broken address is told as."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest

from mediatui import __version__
from mediatui.models.failure import FailureKind
from mediatui.models.secret import Secret
from tests.services.conftest import HOME, KEY, MakeClient, Service, failure_of


async def test_a_read_goes_to_the_path_behind_the_base_path(speak: MakeClient) -> None:
    service = Service()
    client = speak(service, url=f"{HOME}/tautulli/")
    await client.get("/api/v2", {"cmd": "get_activity", "length": 25})
    assert str(service.asked[0].url) == f"{HOME}/tautulli/api/v2?cmd=get_activity&length=25"
    assert service.asked[0].headers["user-agent"] == f"mediatui/{__version__}"
    assert service.asked[0].headers["accept-encoding"] == "gzip"


async def test_the_key_travels_as_a_parameter_or_as_a_header(speak: MakeClient) -> None:
    service = Service()
    await speak(service, key_param="apikey").get("/x", {"cmd": "y"})
    assert service.asked[0].url.params["apikey"] == KEY
    await speak(service, key_header="X-Api-Key").get("/x")
    assert service.asked[1].headers["x-api-key"] == KEY
    assert KEY not in str(service.asked[1].url)


async def test_headers_of_the_configuration_are_sent_and_win(speak: MakeClient) -> None:
    service = Service()
    headers = {"CF-Access-Client-Id": Secret("id•of•a•proxy"), "user-agent": Secret("curl")}
    await speak(service, headers=headers).get("/x")
    assert service.asked[0].headers.raw.count((b"CF-Access-Client-Id", "id•of•a•proxy".encode())) == 1
    assert service.asked[0].headers.get_list("user-agent") == ["curl"]


async def test_a_login_in_the_address_becomes_a_header_and_leaves_the_address(
    speak: MakeClient,
) -> None:
    service = Service()
    client = speak(service, url="http://anna:p%40ss@tautulli.test")
    await client.get("/x")
    assert service.asked[0].headers["authorization"] == "Basic YW5uYTpwQHNz"
    assert "p%40ss" not in str(service.asked[0].url)
    assert "p@ss" not in client.transport.redactor.redact("p@ss")


async def test_the_timeouts_are_those_of_the_endpoint(speak: MakeClient) -> None:
    service = Service()
    await speak(service, timeout=30.0).get("/x")
    assert service.asked[0].extensions["timeout"] == {
        "connect": 5.0,
        "read": 30.0,
        "write": 30.0,
        "pool": None,
    }
    await speak(service, timeout=30.0).get("/x", timeout=2.0)
    assert service.asked[1].extensions["timeout"]["connect"] == 2.0


async def test_a_change_sends_json(speak: MakeClient) -> None:
    service = Service()
    await speak(service).send("POST", "/x", {"a": 1}, json={"b": 2})
    request = service.asked[0]
    assert (request.method, request.url.query, json.loads(request.content)) == ("POST", b"a=1", {"b": 2})


async def test_a_redirect_within_the_origin_is_followed_with_the_key(
    speak: MakeClient,
) -> None:
    moved = httpx.Response(301, headers={"location": f"/tautulli/api/v2?cmd=x&apikey={KEY}"})
    service = Service(moved, httpx.Response(200, json={}))
    await speak(service, key_param="apikey").get("/api/v2", {"cmd": "x"})
    assert service.asked[1].url.path == "/tautulli/api/v2"
    assert service.asked[1].url.params.get_list("apikey") == [KEY]


@pytest.mark.parametrize(
    ("location", "where"),
    [
        ("https://tautulli.test:8181/api/v2", "https://tautulli.test:8181"),
        ("http://tautulli.test:9999/x", "http://tautulli.test:9999"),
        ("http://tautulli.test/x", "http://tautulli.test"),
        ("//elsewhere.test/x?apikey=" + KEY, "http://elsewhere.test"),
        (f"https://user:{KEY}@login.example.org:443/?next={KEY}", "https://login.example.org"),
        ("http://[::1]:8181/", "http://[::1]:8181"),
        ("javascript:alert(1)", "what is no web address"),
        ("http://ho st/", "http://ho%20st"),
        ("http://[::1/", "what is no web address"),
    ],
)
async def test_a_redirect_elsewhere_is_told_and_never_gets_the_key(
    speak: MakeClient, location: str, where: str
) -> None:
    service = Service(httpx.Response(302, headers={"location": location}))
    failure = await failure_of(speak(service, key_param="apikey", key_header="X-Api-Key").get("/api/v2"))
    assert len(service.asked) == 1
    assert failure.kind is FailureKind.NOT_THIS_SERVICE
    assert failure.words == f"is not Tautulli: it redirects to {where}"
    assert "url" in failure.remedy
    assert KEY not in repr(failure)


async def test_redirects_in_circles_end(speak: MakeClient) -> None:
    service = Service(httpx.Response(302, headers={"location": "/again"}))
    failure = await failure_of(speak(service).get("/x"))
    assert failure.words == "is not Tautulli: it redirects in circles"
    assert len(service.asked) == 4


async def test_a_change_is_not_redirected(speak: MakeClient) -> None:
    service = Service(httpx.Response(307, headers={"location": "/y"}))
    failure = await failure_of(speak(service).send("POST", "/x"))
    assert failure.kind is FailureKind.NOT_THIS_SERVICE
    assert len(service.asked) == 1


@pytest.mark.parametrize(
    "url", ["tautulli.test:8181", "ftp://tautulli.test", "http://", "http://ho st", "http://h:99999", ""]
)
async def test_an_address_that_is_none_is_told(make_client: MakeClient, url: str) -> None:
    failure = await failure_of(make_client(url).get("/x"))
    assert failure.kind is FailureKind.UNREACHABLE
    assert "url" in failure.words + failure.remedy


async def test_a_key_that_cannot_be_sent_is_told_without_showing_it(
    make_client: MakeClient, server: Any
) -> None:
    client = make_client(server.url, key_header="X-Api-Key", api_key=Secret("line\nbreak"))
    failure = await failure_of(client.get("/x"))
    assert "cannot be" in failure.words
    assert "line" not in repr(failure)


async def test_a_text_that_cannot_be_sent_is_told(speak: MakeClient) -> None:
    failure = await failure_of(speak(Service()).get("/x", {"message": "\ud800"}))
    assert "cannot be" in failure.words


async def test_a_long_address_is_cut_after_it_was_redacted(speak: MakeClient) -> None:
    location = f"http://{'long.' * 24}{KEY}.elsewhere.test/"
    service = Service(httpx.Response(302, headers={"location": location}))
    failure = await failure_of(speak(service, key_param="apikey").get("/x"))
    assert len(failure.words) <= 170
    assert KEY[:6] not in failure.words + failure.remedy
