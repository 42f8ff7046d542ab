"""The specifications that every request of these tests is held against: that they are read, and what they hold.

`Seerr` of the conftest notes what is wrong with a request by any of the three, and the fixture `adapt` fails
a test for it. Where they are absent, the tests here say so.
"""

from __future__ import annotations

import pytest

from tests.conftest import SHARED
from tests.openapi import load_spec
from tests.services.conftest import KEY
from tests.services.seerr.conftest import API, KILLS, SPECS, Seerr


@pytest.mark.parametrize("name", SPECS)
def test_each_specification_is_at_hand_and_knows_what_the_program_refuses(name: str) -> None:
    spec = load_spec(SHARED / "specs" / f"{name}.yml", API)
    assert spec.problems("GET", f"{API}/request?take=100&skip=0&sort=added") == []
    assert spec.problems("GET", f"{API}/request?foo=1") == ["foo is not declared"]
    assert bool(spec.problems("GET", f"{API}/request?mediaType=tv")) is name.startswith("overseerr")
    assert spec.problems("GET", f"{API}/search?query=a+b") == ["query is not quoted: a+b"]
    assert spec.problems("PUT", f"{API}/request/7", {}) == ["body.mediaType is missing"]


@pytest.mark.parametrize(
    "path",
    [
        "/service/radarr/0",
        "/service/sonarr/1",
        "/user/9/watchlist",
        "/user/9/watchlist?page=1",
        "/blocklist?take=0",
        "/blacklist?take=10&skip=-1",
        "/settings/main",
        "/settings/radarr",
    ],
)
def test_what_ends_a_server_or_tells_keys_is_known(path: str) -> None:
    assert KILLS.fullmatch(path)


@pytest.mark.parametrize("path", ["/service/radarr", "/settings/public", "/user/9/settings/main", "/user/9"])
def test_what_does_not_is_let_through(path: str) -> None:
    assert not KILLS.fullmatch(path)


async def test_a_visitor_without_key_and_one_who_kills_are_noted() -> None:
    import httpx

    seerr = Seerr()
    await seerr(httpx.Request("GET", f"http://x{API}/service/radarr/0"))
    await seerr(httpx.Request("GET", f"http://x{API}/auth/me", headers={"X-Api-Key": KEY}))
    assert f"no key came with {API}/service/radarr/0" in seerr.problems
    assert f"{API}/service/radarr/0 must never be asked" in seerr.problems
    assert not any("auth/me" in problem for problem in seerr.problems)
