"""Titles: what is on the screen first, four at a time, kept a day, and no unknown one breaks anything."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import Any

import httpx
import pytest

from mediatui.models.failure import FailureKind
from mediatui.models.request import MediaId, TitleBook, Wanted
from mediatui.services.errors import ServiceError
from tests.services.conftest import EPOCH, Clock
from tests.services.seerr.conftest import MOVIE, SERIES, Adapt, Seerr, last, request, title

UNKNOWN = (500, {"message": "Unable to retrieve movie."})
DAY = 86_400


def movies(numbers: Iterable[int]) -> list[dict[str, Any]]:
    """A request for each movie, the first the newest."""
    wanted = list(numbers)
    return [request(len(wanted) - index, tmdb) for index, tmdb in enumerate(wanted)]


def looked_up(seerr: Seerr) -> list[str]:
    return [path for each in seerr.asked if (path := each.url.path[8:]).startswith(("movie", "tv"))]


async def test_titles_of_the_requests_read_last_are_looked_up_newest_first(adapt: Adapt) -> None:
    seerr = Seerr(request(9, 1003), request(8, 2001, "tv"), request(7, 1003))
    adapter = adapt(seerr)
    await last(adapter.requests())
    book = await last(adapter.titles())
    assert {key: facts.title for key, facts in book.titles.items()} == {
        "movie/1003": "Movie 1003",
        "series/2001": "Series 2001",
    }
    assert dict(book.looked_up) == {"movie/1003": EPOCH, "series/2001": EPOCH}
    assert (book.unknown, book.wanted) == ((), 0)
    assert looked_up(seerr) == ["movie/1003", "tv/2001"]


async def test_a_movie_and_a_series_of_one_number_are_two_titles(adapt: Adapt) -> None:
    adapter = adapt()
    adapter.wish([MediaId(Wanted.MOVIE, 5), MediaId(Wanted.SERIES, 5)])
    book = await last(adapter.titles())
    assert {key: facts.title for key, facts in book.titles.items()} == {
        "movie/5": "Movie 5",
        "series/5": "Series 5",
    }


async def test_with_nothing_to_look_up_there_still_is_a_book(adapt: Adapt) -> None:
    seerr = Seerr()
    found = [each async for each in adapt(seerr).titles()]
    assert (found, seerr.asked) == ([TitleBook()], [])


async def test_what_is_wished_for_comes_first_even_in_the_middle(adapt: Adapt) -> None:
    seerr = Seerr(*movies(range(1, 41)))
    adapter = adapt(seerr)
    await last(adapter.requests())
    adapter.wish([MediaId(Wanted.MOVIE, 30), MediaId(Wanted.MOVIE, 31)])
    titles = adapter.titles()
    book = await anext(titles)
    assert looked_up(seerr)[:2] == ["movie/30", "movie/31"]
    assert book.wanted > 20
    before = len(looked_up(seerr))
    adapter.wish([MediaId(Wanted.MOVIE, 39), MediaId(Wanted.SERIES, 99)])
    await anext(titles)
    assert looked_up(seerr)[before : before + 2] == ["movie/39", "tv/99"]
    rest = [each async for each in titles]
    assert (len(rest[-1].titles), rest[-1].wanted) == (41, 0)
    assert len(looked_up(seerr)) == 41, "none is asked for twice"


async def test_four_are_under_way_at_a_time_and_a_book_comes_every_eight(adapt: Adapt) -> None:
    busy = busiest = 0

    async def slow(asked: httpx.Request) -> Any:
        nonlocal busy, busiest
        busy += 1
        busiest = max(busiest, busy)
        for _ in range(3):
            await asyncio.sleep(0)
        busy -= 1
        return 200, title(1)

    seerr = Seerr(**{f"GET /movie/{number}": slow for number in range(1, 33)})
    adapter = adapt(seerr)
    adapter.wish([MediaId(Wanted.MOVIE, number) for number in range(1, 33)])
    sizes = [len(each.titles) async for each in adapter.titles()]
    assert busiest == 4
    assert sizes[-1] == 32
    assert 4 <= len(sizes) <= 6
    assert sizes == sorted(sizes)


async def test_a_long_book_does_not_come_for_every_few_titles(adapt: Adapt) -> None:
    adapter = adapt(lambda asked: httpx.Response(200, json=title(1)))
    adapter.wish([MediaId(Wanted.MOVIE, number) for number in range(1, 401)])
    sizes = [len(each.titles) async for each in adapter.titles()]
    assert sizes[-1] == 400
    assert len(sizes) < 40


async def test_half_a_second_is_long_enough_to_wait_for_a_book(adapt: Adapt, clock: Clock) -> None:
    async def slow(asked: httpx.Request) -> Any:
        clock.move(0.3)
        return 200, title(1)

    adapter = adapt(Seerr(**{f"GET /movie/{number}": slow for number in range(1, 5)}))
    adapter.wish([MediaId(Wanted.MOVIE, number) for number in range(1, 5)])
    sizes = [len(each.titles) async for each in adapter.titles()]
    assert len(sizes) >= 2


async def test_a_title_is_kept_for_a_day(adapt: Adapt, clock: Clock) -> None:
    seerr = Seerr(request())
    adapter = adapt(seerr)
    await last(adapter.requests())
    await last(adapter.titles())
    clock.move(DAY - 1)
    await last(adapter.titles())
    assert len(looked_up(seerr)) == 1
    clock.move(2)
    seerr.says["GET /movie/1001"] = 200, title(1001, title="Renamed")
    book = await last(adapter.titles())
    assert book.titles["movie/1001"].title == "Renamed"


@pytest.mark.parametrize("said", [UNKNOWN, (404, {"message": "x"}), (200, {}), (200, {"title": ""})])
async def test_what_tmdb_does_not_know_is_left_alone_for_a_day_and_breaks_nothing(
    adapt: Adapt, clock: Clock, said: Any
) -> None:
    seerr = Seerr(*movies([666, 1001]), **{"GET /movie/666": said})
    adapter = adapt(seerr)
    await last(adapter.requests())
    book = await last(adapter.titles())
    assert (list(book.titles), book.unknown, book.wanted) == (["movie/1001"], ("movie/666",), 0)
    clock.move(DAY - 1)
    assert (await last(adapter.titles())).unknown == ("movie/666",)
    assert len(looked_up(seerr)) == 2
    clock.move(2)
    seerr.says.clear()
    book = await last(adapter.titles())
    assert (sorted(book.titles), book.unknown) == (["movie/1001", "movie/666"], ())


async def test_unknown_titles_do_not_open_the_breaker(adapt: Adapt) -> None:
    seerr = Seerr(**{f"GET /movie/{number}": UNKNOWN for number in range(1, 20)})
    adapter = adapt(seerr)
    adapter.wish([MediaId(Wanted.MOVIE, number) for number in range(1, 20)])
    book = await last(adapter.titles())
    assert len(book.unknown) == len(looked_up(seerr)) == 19, "each once, none tried again"
    assert not adapter._client._breaker.is_open
    await last(adapter.requests())


async def test_when_nothing_at_all_is_known_tmdb_may_be_away_and_is_asked_again_soon(
    adapt: Adapt, clock: Clock
) -> None:
    seerr = Seerr(*movies([1, 2, 3]), **{f"GET /movie/{number}": UNKNOWN for number in (1, 2, 3)})
    adapter = adapt(seerr)
    await last(adapter.requests())
    assert len((await last(adapter.titles())).unknown) == 3
    seerr.says.clear()
    clock.move(299)
    assert len((await last(adapter.titles())).unknown) == 3
    clock.move(2)
    book = await last(adapter.titles())
    assert (len(book.titles), book.unknown) == (3, ())


async def test_titles_of_an_earlier_life_are_as_old_as_they_are(adapt: Adapt, clock: Clock) -> None:
    seerr = Seerr(*movies([1, 2, 3]))
    adapter = adapt(seerr)
    await last(adapter.requests())
    earlier = adapt(Seerr(*movies([1, 2]), **{"GET /movie/3": UNKNOWN}))
    earlier.wish([MediaId(Wanted.MOVIE, number) for number in (1, 2, 3)])
    book = await last(earlier.titles())
    adapter.remember(book)
    assert await last(adapter.titles()) == book
    assert looked_up(seerr) == []
    clock.move(DAY + 1)
    adapter.remember(book)
    await last(adapter.titles())
    assert len(looked_up(seerr)) == 3


async def test_what_was_looked_up_now_is_not_replaced_by_what_is_remembered(
    adapt: Adapt, clock: Clock
) -> None:
    adapter = adapt(Seerr(**{"GET /movie/1001": (200, title(1001, title="New"))}))
    old = adapt(Seerr(**{"GET /movie/1001": (200, title(1001, title="Old"))}))
    for each in (old, adapter):
        each.wish([MOVIE])
    book = await last(old.titles())
    clock.move(1)
    await last(adapter.titles())
    adapter.remember(book)
    assert (await last(adapter.titles())).titles["movie/1001"].title == "New"


async def test_a_title_whose_time_is_over_holds_up_no_other(adapt: Adapt) -> None:
    slow = httpx.ReadTimeout("x")
    seerr = Seerr(*movies([1, 2, 3]), **{"GET /movie/1": slow})
    adapter = adapt(seerr)
    await last(adapter.requests())
    book = await last(adapter.titles())
    assert (sorted(book.titles), book.unknown) == (["movie/2", "movie/3"], ("movie/1",))
    await last(adapter.titles())
    assert looked_up(seerr).count("movie/1") == 1


async def test_when_the_service_goes_away_what_came_is_given_before_the_failure(adapt: Adapt) -> None:
    away = httpx.ConnectError("x")
    seerr = Seerr(*movies(range(1, 41)), **{f"GET /movie/{number}": away for number in range(4, 41)})
    adapter = adapt(seerr)
    await last(adapter.requests())
    book = TitleBook()
    with pytest.raises(ServiceError) as caught:
        async for book in adapter.titles():
            assert book.wanted
    assert caught.value.failure.kind is FailureKind.UNREACHABLE
    assert sorted(book.titles) == ["movie/1", "movie/2", "movie/3"]
    assert book.unknown == ()
    assert book.wanted > 30
    assert len(set(looked_up(seerr))) < 12, "the others are not even tried"


async def test_who_stops_listening_leaves_no_look_up_behind(adapt: Adapt) -> None:
    seerr = Seerr()
    adapter = adapt(seerr)
    adapter.wish([MediaId(Wanted.MOVIE, number) for number in range(1, 100)])
    titles = adapter.titles()
    await anext(titles)
    await titles.aclose()
    asked = len(seerr.asked)
    for _ in range(5):
        await asyncio.sleep(0)
    assert (len(seerr.asked), adapter._client.in_flight) == (asked, 0)


async def test_what_nobody_needs_any_more_is_let_go_when_it_is_old(adapt: Adapt, clock: Clock) -> None:
    seerr = Seerr(request(7, 1), request(8, 2))
    adapter = adapt(seerr)
    await last(adapter.requests())
    await last(adapter.titles())
    del seerr.requests[7]
    await last(adapter.requests())
    assert len((await last(adapter.titles())).titles) == 2
    clock.move(DAY + 1)
    assert list((await last(adapter.titles())).titles) == ["movie/2"]


async def test_all_about_a_title_is_as_it_is_now_and_goes_into_the_book(adapt: Adapt) -> None:
    seerr = Seerr()
    adapter = adapt(seerr)
    assert (await adapter.facts(SERIES)).title == "Series 2001"
    await adapter.facts(SERIES)
    assert len(looked_up(seerr)) == 2
    assert list((await last(adapter.titles())).titles) == ["series/2001"]


async def test_facts_of_what_tmdb_does_not_know_are_not_found(adapt: Adapt) -> None:
    adapter = adapt(Seerr(**{"GET /movie/1001": UNKNOWN}))
    with pytest.raises(ServiceError) as caught:
        await adapter.facts(MOVIE)
    assert caught.value.failure.kind is FailureKind.NOT_FOUND
    assert "TMDB" in caught.value.failure.words
