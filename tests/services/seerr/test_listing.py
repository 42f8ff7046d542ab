"""The list of requests: page by page, never shorter while it is read again, and no more read than need be."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
import pytest

from mediatui.models.failure import FailureKind
from mediatui.models.request import MediaStatus, RequestList, RequestStatus
from mediatui.services.errors import ServiceError
from tests.services.conftest import Clock
from tests.services.seerr.conftest import Adapt, Seerr, last, media, page, request, user

LIST = "GET /api/v1/request?take=100&skip={}&sort=added"


def numbers(listed: RequestList) -> list[int]:
    return [each.id for each in listed.requests]


async def test_a_short_list_is_one_call_and_one_value(adapt: Adapt) -> None:
    seerr = Seerr(request(7), request(9), request(8))
    found = [each async for each in adapt(seerr).requests()]
    assert [numbers(each) for each in found] == [[9, 8, 7]]
    assert (found[0].total, found[0].complete, found[0].dropped) == (3, True, 0)
    assert seerr.calls == [LIST.format(0)]


async def test_no_requests_are_an_empty_list(adapt: Adapt) -> None:
    listed = await last(adapt().requests())
    assert (listed.requests, listed.total, listed.complete) == ((), 0, True)


async def test_a_long_list_grows_page_by_page_the_first_page_at_once(adapt: Adapt) -> None:
    seerr = Seerr(*(request(number) for number in range(1, 351)))
    found = [each async for each in adapt(seerr).requests()]
    assert [len(each.requests) for each in found] == [100, 200, 300, 350, 350]
    assert [each.complete for each in found] == [False] * 4 + [True]
    assert {each.total for each in found} == {350}
    assert numbers(found[-1]) == list(range(350, 0, -1))
    assert seerr.calls == [LIST.format(skip) for skip in (0, 100, 200, 300)]


async def test_two_pages_are_under_way_at_most(adapt: Adapt) -> None:
    busy = busiest = 0
    seerr = Seerr(*(request(number) for number in range(1, 651)))

    async def slow(asked: httpx.Request) -> Any:
        nonlocal busy, busiest
        busy += 1
        busiest = max(busiest, busy)
        for _ in range(5):
            await asyncio.sleep(0)
        busy -= 1
        return seerr.usual(asked)

    seerr.says["GET /request"] = slow
    listed = await last(adapt(seerr).requests())
    assert (len(listed.requests), busiest) == (650, 2)


async def test_when_nothing_changed_the_first_page_is_enough_for_five_minutes(
    adapt: Adapt, clock: Clock
) -> None:
    seerr = Seerr(*(request(number) for number in range(1, 251)))
    adapter = adapt(seerr)
    await last(adapter.requests())
    clock.move(299)
    found = [each async for each in adapter.requests()]
    assert [(len(each.requests), each.complete) for each in found] == [(250, True)]
    assert len(seerr.asked) == 4
    seerr.requests[3]["status"] = 5
    clock.move(2)
    listed = await last(adapter.requests())
    assert len(seerr.asked) == 7, "statuses deep in the list change too"
    assert listed.requests[-3].status is RequestStatus.COMPLETED


@pytest.mark.parametrize("how", ["changed", "new", "gone", "asked for"])
async def test_whatever_differs_has_the_whole_list_read_again(adapt: Adapt, how: str) -> None:
    seerr = Seerr(*(request(number) for number in range(1, 251)))
    adapter = adapt(seerr)
    await last(adapter.requests())
    if how == "changed":
        seerr.requests[250]["status"] = 2
    elif how == "new":
        seerr.requests[251] = request(251)
    elif how == "gone":
        del seerr.requests[5]
    else:
        adapter.wake()
    found = [each async for each in adapter.requests()]
    assert len(seerr.asked) == 6
    assert min(len(each.requests) for each in found) >= len(seerr.requests), "it never shrinks below"
    assert numbers(found[-1]) == sorted(seerr.requests, reverse=True)
    assert found[0].complete is False


async def test_a_list_that_changes_under_the_reading_loses_nothing(adapt: Adapt) -> None:
    seerr = Seerr(*(request(number) for number in range(1, 251)))
    adapter = adapt(seerr)
    await last(adapter.requests())
    seerr.requests[251] = request(251)
    listing = adapter.requests()
    first = await anext(listing)
    assert len(first.requests) == 251
    # Deleted between two pages: what was at the top of the third page is now at the end of the second.
    del seerr.requests[250]
    rest = [each async for each in listing]
    assert set(numbers(rest[-1])) >= seerr.requests.keys()
    settled = await last(adapter.requests())
    assert numbers(settled) == sorted(seerr.requests, reverse=True)


async def test_requests_that_are_counted_and_never_sent_are_not_looked_for_for_ever(adapt: Adapt) -> None:
    pages = {"0": [request(number) for number in range(250, 150, -1)], "100": [request(9)]}

    def blocklisted(asked: httpx.Request) -> Any:
        return 200, page(pages.get(asked.url.params["skip"], []), 950)

    seerr = Seerr(**{"GET /request": blocklisted})
    listed = await last(adapt(seerr).requests())
    assert (len(listed.requests), listed.total, listed.complete) == (101, 950, True)
    assert len(seerr.asked) <= 5


@pytest.mark.parametrize(
    "odd",
    [
        "a text",
        None,
        [],
        7,
        {},
        request(0),
        request(5, media=None),
        request(5, media=media(0)),
        request(5, status=9),
        request(5, type="music", media=media(kind="music")),
    ],
)
async def test_one_odd_request_is_dropped_and_counted_and_the_others_stay(adapt: Adapt, odd: Any) -> None:
    seerr = Seerr(**{"GET /request": (200, page([request(8), odd, request(7)]))})
    listed = await last(adapt(seerr).requests())
    assert (numbers(listed), listed.dropped, listed.total) == ([8, 7], 1, 3)


async def test_the_radarrs_and_sonarrs_that_did_not_answer_are_named(adapt: Adapt) -> None:
    errors = {"radarr": [{"id": 1, "name": "Radarr 4K"}], "sonarr": [{"id": 0, "name": "Sonarr"}, "?"]}
    seerr = Seerr(**{"GET /request": (200, page([request()], serviceErrors=errors))})
    listed = await last(adapt(seerr).requests())
    assert listed.failed_servers == ("Radarr 4K", "Sonarr")


async def test_the_list_waits_longer_than_other_calls_for_a_radarr_that_hangs(adapt: Adapt) -> None:
    seerr = Seerr(request())
    adapter = adapt(seerr, timeout=3.0)
    await last(adapter.requests())
    await adapter.request(7)
    patience = [each.extensions["timeout"]["read"] for each in seerr.asked]
    assert patience == [15.0, 3.0]


async def test_a_failure_amid_the_pages_keeps_what_came_and_reads_all_the_next_time(adapt: Adapt) -> None:
    seerr = Seerr(*(request(number) for number in range(1, 251)))
    adapter = adapt(seerr)
    usual = seerr.usual
    seerr.says["GET /request"] = [usual, usual, (400, {"message": "no"}), usual]
    with pytest.raises(ServiceError):
        await last(adapter.requests())
    found = [each async for each in adapter.requests()]
    assert len(found[0].requests) >= 200
    assert len(found[-1].requests) == 250


async def test_who_stops_listening_leaves_no_call_behind(adapt: Adapt) -> None:
    seerr = Seerr(*(request(number) for number in range(1, 651)))
    adapter = adapt(seerr)
    listing = adapter.requests()
    await anext(listing)
    await anext(listing)
    await listing.aclose()
    await asyncio.sleep(0)
    assert len(seerr.asked) < 7
    assert adapter._client.in_flight == 0


@pytest.mark.parametrize("data", [{}, [], {"results": None}, {"results": {}}])
async def test_what_is_no_list_is_a_failure_and_never_an_empty_list(adapt: Adapt, data: Any) -> None:
    with pytest.raises(ServiceError) as caught:
        await last(adapt(Seerr(**{"GET /request": (200, data)})).requests())
    assert caught.value.failure.kind is FailureKind.BAD_PAYLOAD


async def test_a_request_by_itself_keeps_what_only_the_list_says(adapt: Adapt) -> None:
    page_of_radarr = "http://radarr.test/movie/1001"
    listed = request(profileId=4, profileName="HD-1080p", media=media(serviceUrl=page_of_radarr))
    seerr = Seerr(**{"GET /request": (200, page([listed])), "GET /request/7": (200, request(profileId=4))})
    adapter = adapt(seerr)
    await last(adapter.requests())
    alone = await adapter.request(7)
    assert (alone.profile_name, alone.service_page) == ("HD-1080p", page_of_radarr)
    [once_more] = [each async for each in adapter.requests()]
    assert once_more.complete


async def test_a_request_that_is_gone_is_not_found(adapt: Adapt) -> None:
    with pytest.raises(ServiceError) as caught:
        await adapt().request(7)
    assert caught.value.failure.kind is FailureKind.NOT_FOUND


async def test_everything_a_request_says_is_told(adapt: Adapt) -> None:
    raw = request(
        7,
        2001,
        "tv",
        status=4,
        is4k=True,
        serverId=0,
        profileId=5,
        profileName="UHD",
        rootFolder="/data/tv",
        languageProfileId=1,
        tags=[1, 3],
        isAutoRequest=True,
        modifiedBy=user(1, "owner"),
        media=media(2001, "tv", status=5, status4k=3, ratingKey="11", ratingKey4k="12", imdbId="tt1"),
        seasons=[{"seasonNumber": 3, "status": 4}, {"seasonNumber": 1, "status": 5}],
    )
    told = await adapt(Seerr(raw)).request(7)
    assert (told.key, told.status, told.is_4k) == ("seerr/7", RequestStatus.FAILED, True)
    assert told.media_status is MediaStatus.PROCESSING, "of the quality that was asked for"
    assert (told.seasons, told.season_statuses) == (
        (1, 3),
        (RequestStatus.COMPLETED, RequestStatus.FAILED),
    )
    assert (told.requested_by.name, told.requested_by.request_count) == ("mira", 4)
    assert told.modified_by is not None
    assert told.modified_by.name == "owner"
    assert (told.server_id, told.profile_id, told.profile_name) == (0, 5, "UHD")
    assert (told.root_folder, told.language_profile_id, told.tags) == ("/data/tv", 1, (1, 3))
    assert (told.rating_key, told.imdb_id, told.tvdb_id, told.media_number) == ("12", "tt1", 302001, 7001)
    assert (told.automatic, told.created_at) == (True, 1795186007.0)


async def test_counts_leave_out_what_is_not_counted(adapt: Adapt) -> None:
    counted = {"total": 19, "movie": 14, "tv": 5, "pending": 5, "approved": 8, "declined": 2, "available": 0}
    counts = await adapt(Seerr(**{"GET /request/count": (200, counted)})).counts()
    assert (counts.total, counts.pending, counts.movies, counts.series) == (19, 5, 14, 5)
    assert (counts.available, counts.completed) == (0, None)
