"""Over the wire: a library read as it comes, and what becomes of it when something goes wrong on the way."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import pytest

from mediatui.models.failure import FailureKind
from mediatui.services.errors import ServiceError
from mediatui.services.radarr.adapter import RadarrAdapter
from tests.services.conftest import KEY, MakeTransport, endpoint, failure_of
from tests.services.loopback import HANG, Loopback, Say, packed
from tests.services.servarr.samples import MOVIE

MOVIES = [{**MOVIE, "id": number, "title": f"Movie {number}"} for number in range(1, 401)]
BODY = json.dumps(MOVIES, indent=2).encode()


@pytest.fixture
async def radarr(server: Loopback, make_transport: MakeTransport) -> AsyncIterator[RadarrAdapter]:
    yield RadarrAdapter(endpoint(server.url, name="radarr", kind="radarr"), make_transport(attempts=2))


@pytest.mark.parametrize("say", [Say(BODY), packed(BODY), Say(json.dumps(MOVIES).encode())])
async def test_a_library_is_read_whole_packed_or_not_indented_or_not(
    server: Loopback, radarr: RadarrAdapter, say: Say
) -> None:
    assert len(BODY) > 10 * 65_536
    server.says(say)
    shelf = await radarr.shelf()
    assert [movie.title for movie in shelf.movies] == [f"Movie {number}" for number in range(1, 401)]
    assert shelf.dropped == 0
    assert server.heard[0].headers["x-api-key"] == KEY
    assert "key" not in server.heard[0].target.lower()


async def test_an_empty_library_is_empty(server: Loopback, radarr: RadarrAdapter) -> None:
    server.says(Say(b"[]"))
    assert (await radarr.shelf()).movies == ()


@pytest.mark.parametrize(
    "say", [Say(BODY, cut=9), Say(BODY[:-9]), Say(BODY[: len(BODY) // 2]), replace(packed(BODY), cut=9)]
)
async def test_what_came_of_a_library_that_was_cut_short_is_no_library(
    server: Loopback, radarr: RadarrAdapter, say: Say
) -> None:
    server.says(say)
    failure = await failure_of(radarr.shelf())
    assert failure.kind is FailureKind.BAD_PAYLOAD
    assert failure.words == "cannot be understood: the answer was cut short"


async def test_a_second_attempt_begins_with_an_empty_shelf(server: Loopback, radarr: RadarrAdapter) -> None:
    server.says(Say(b"starting", status=502, content_type="text/plain"), Say(BODY))
    assert len((await radarr.shelf()).movies) == 400
    assert len(server.heard) == 2


async def test_a_library_larger_than_is_allowed_is_not_read_to_its_end(
    server: Loopback, radarr: RadarrAdapter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mediatui.services.radarr.adapter.LIBRARY_BYTES", 100_000)
    server.says(packed(BODY))
    failure = await failure_of(radarr.shelf())
    assert (failure.kind, failure.words.rpartition(": ")[2]) == (
        FailureKind.BAD_PAYLOAD,
        "answer larger than 100000 B",
    )


@pytest.mark.parametrize("body", [b'{"movies": []}', b"", b"7", b"nothing"])
async def test_what_is_no_list_is_no_library(server: Loopback, radarr: RadarrAdapter, body: bytes) -> None:
    server.says(Say(body))
    assert (await failure_of(radarr.shelf())).kind is FailureKind.BAD_PAYLOAD


async def test_a_login_page_is_another_service_and_not_a_library(
    server: Loopback, radarr: RadarrAdapter
) -> None:
    server.says(Say(b"<!DOCTYPE html><title>Sign in</title>", content_type="text/html"))
    assert (await failure_of(radarr.shelf())).kind is FailureKind.NOT_THIS_SERVICE


async def test_a_program_that_starts_says_so(server: Loopback, radarr: RadarrAdapter) -> None:
    words = "Radarr is starting up, please try again later"
    server.says(Say(json.dumps({"errorMessage": words}).encode(), status=503))
    for ask in (radarr.shelf, radarr.queue, radarr.status):
        failure = await failure_of(ask())
        assert failure.kind is FailureKind.SERVER_ERROR
        assert failure.words == f"fails with an error of its own: it is starting: {words}"


@pytest.mark.parametrize("body", [b"", b"[]", b"{}"])
async def test_no_key_or_a_wrong_one_is_said_to_be_one(
    server: Loopback, radarr: RadarrAdapter, body: bytes
) -> None:
    server.says(Say(body, status=401))
    assert (await failure_of(radarr.shelf())).kind is FailureKind.WRONG_KEY


async def test_a_queue_that_hangs_is_given_up_in_its_time(
    server: Loopback, make_transport: MakeTransport
) -> None:
    slow = endpoint(server.url, name="radarr", kind="radarr", timeout=0.05)
    server.says(HANG)
    failure = await failure_of(RadarrAdapter(slow, make_transport()).queue_status())
    assert failure.kind is FailureKind.TIMED_OUT


async def test_a_change_that_was_cut_off_may_have_been_made(server: Loopback, radarr: RadarrAdapter) -> None:
    server.says(Say(b"", raw=b"", then="close"))
    failure = await failure_of(radarr.monitor([7], True))
    assert "may have been done all the same" in failure.remedy
    assert len(server.heard) == 1, "it is not tried again"


@pytest.mark.parametrize("base", ["", "/radarr"])
async def test_a_base_path_stands_before_all_others(
    server: Loopback, make_transport: MakeTransport, base: str
) -> None:
    server.says(Say(b"[]"))
    own = endpoint(server.url + base, name="radarr", kind="radarr")
    await RadarrAdapter(own, make_transport()).tags()
    assert server.heard[0].target == f"{base}/api/v3/tag"


@pytest.mark.parametrize(
    "data", [None, 7, "text", [], {}, [7], {"records": 7}, {"records": [7, None]}, [[]], {"id": "x"}]
)
async def test_no_data_makes_a_read_raise_anything_but_its_own_failure(
    server: Loopback, radarr: RadarrAdapter, data: Any
) -> None:
    server.says(Say(json.dumps(data).encode()))
    reads = (radarr.queue, radarr.queue_status, radarr.history, radarr.blocklist, radarr.health, radarr.disks)
    reads += (radarr.tasks, radarr.commands, radarr.log, radarr.indexers, radarr.clients, radarr.profiles)
    reads += (radarr.root_folders, radarr.tags, radarr.shelf, radarr.status)
    for read in reads:
        try:
            await read()
        except ServiceError as error:
            assert error.failure.words
            assert KEY not in repr(error.failure)
