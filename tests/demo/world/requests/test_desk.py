"""Tests of the request desk of the world: the same for the same seed and time, and what follows from what."""

from __future__ import annotations

from collections import Counter

import pytest

from mediatui.demo.world.clock import HeldClock
from mediatui.demo.world.requests.catalogue import Catalogue
from mediatui.demo.world.requests.desk import Desk
from mediatui.demo.world.requests.handover import Taken, Wanted
from mediatui.demo.world.requests.invented import invented
from mediatui.demo.world.requests.records import Shelf, Status
from mediatui.demo.world.world import Place, Size, World
from tests.demo.helpers import EVENING

Fact = tuple[int, str, str, int, str, float, tuple[int, ...], bool, Shelf]


def world_of(size: Size = "household", place: Place = "home", seed: int = 7) -> tuple[World, HeldClock]:
    clock = HeldClock(EVENING)
    return World(seed, size, clock, place=place), clock


def facts(desk: Desk) -> list[Fact]:
    """Everything there is to tell two desks apart by."""
    return [
        (
            asked.number,
            asked.status.name,
            asked.kind,
            asked.media.tmdb,
            asked.by.name,
            asked.created,
            tuple(asked.seasons),
            asked.is_4k,
            asked.media.on(is_4k=asked.is_4k),
        )
        for asked in desk.requests.values()
    ]


def pending_movie(desk: Desk) -> int:
    return next(
        asked.number
        for asked in desk.requests.values()
        if asked.status is Status.PENDING and asked.kind == "movie" and (title := desk.title(asked.media))
        and not title.flaw and title.votes and asked.media.shelf is Shelf.PENDING
    )  # fmt: skip


# The same for the same


def test_the_same_seed_gives_the_same_requests_and_another_others() -> None:
    one, other, different = (world_of(seed=seed)[0].requests for seed in (7, 7, 8))
    assert facts(one) == facts(other) != facts(different)


def test_how_often_it_is_asked_and_when_first_changes_nothing() -> None:
    often, often_clock = world_of()
    for _ in range(12):
        often_clock.advance(600)
        assert often.requests.now == often_clock.now()
    once, once_clock = world_of()
    once_clock.advance(7200)
    assert facts(often.requests) == facts(once.requests)


def test_a_held_clock_holds_everything() -> None:
    world, _ = world_of()
    before = facts(world.requests)
    world.catch_up()
    assert facts(world.requests) == before


def test_nobody_waits_for_requests_nobody_asks_for() -> None:
    world, _ = world_of("large")
    assert world._desk is None
    assert world.sessions


def test_what_plays_is_the_same_whether_requests_are_asked_for_or_not() -> None:
    asked, asked_clock = world_of()
    quiet, quiet_clock = world_of()
    assert asked.requests
    for clock, world in ((asked_clock, asked), (quiet_clock, quiet)):
        clock.advance(1800)
        world.catch_up()
    assert list(asked.sessions) == list(quiet.sessions)


# What there is


@pytest.mark.parametrize(
    ("size", "place", "many", "pending"),
    [
        ("household", "home", 61, 41),
        ("large", "home", 2001, 321),
        ("small", "home", 13, 7),
        ("household", "cabin", 13, 7),
    ],
)
def test_a_household_has_as_many_as_its_size_says(size: Size, place: Place, many: int, pending: int) -> None:
    desk = world_of(size, place)[0].requests
    statuses = Counter(asked.status for asked in desk.requests.values())
    assert (len(desk.requests), statuses[Status.PENDING]) == (many, pending)
    assert list(desk.requests) == list(range(1, many + 1))
    created = [asked.created for asked in desk.requests.values()]
    assert created == sorted(created)
    assert created[-1] < EVENING
    assert sum(member.asked for member in desk.members.values()) == many


def test_what_is_there_is_in_the_library_of_the_same_household() -> None:
    world, _ = world_of()
    keys = {item.rating_key for item in world.library.movies}
    keys |= {item.grandparent_key for item in world.library.episodes}
    finished = [a for a in world.requests.requests.values() if a.status is Status.COMPLETED]
    assert len(finished) == 7
    assert {asked.media.rating_key for asked in finished} <= keys
    assert all(asked.media.shelf is Shelf.AVAILABLE for asked in finished)


def test_what_waits_is_of_those_who_may_not_approve_themselves_and_within_their_quotas() -> None:
    desk = world_of()[0].requests
    assert {a.by.name for a in desk.requests.values() if a.status is Status.PENDING} <= {
        "mira", "kai", "juno", "willem", "zoë [admin?]", "Kids", "fox🦊",
        "xX_DragonSlayer_1987_Xx_very_long_user_name",
    }  # fmt: skip
    kai, zoe = desk.members[4], desk.members[8]
    assert (desk.used(kai, "movie"), desk.limit(kai, "movie")) == (4, (5, 7))
    assert (desk.used(zoe, "tv"), desk.limit(zoe, "tv")) == (6, (6, 14))


def test_titles_are_known_by_sort_and_number_and_invented_ones_never_run_out() -> None:
    catalogue = Catalogue(world_of()[0].library, EVENING, 0)
    assert {title.kind for title in catalogue.by_key.values() if title.tmdb == 1396} == {"movie", "tv"}
    assert all(title.genres for title in catalogue.by_key.values())
    made = [invented(number) for number in range(2000)]
    assert len({title.key for title in made} | {*catalogue.by_key}) == 2000 + len(catalogue.by_key)
    assert len({title.name for title in made}) == 2000
    assert invented(77) == invented(77)


def test_a_large_household_has_thousands() -> None:
    world, _ = world_of("large")
    assert len(world.requests.requests) == 2001


# What happens


def test_requests_arrive_as_time_passes_and_those_of_some_are_approved_at_once() -> None:
    world, clock = world_of()
    before = len(world.requests.requests)
    clock.advance(4 * 3600)
    new = list(world.requests.requests.values())[before:]
    assert 8 <= len(new) <= 40
    assert all(EVENING < asked.created <= clock.now() for asked in new)
    trusted = {"anna", "tomas", "Grandma Noor", "fox🦊"}
    assert {asked.by.name for asked in new if asked.status is Status.PENDING}.isdisjoint(trusted)
    assert all(asked.status is not Status.PENDING for asked in new if asked.by.name in trusted)
    assert len({asked.media.key for asked in new}) == len(new)


def test_nobody_who_is_at_a_limit_asks_for_more() -> None:
    world, clock = world_of()
    for _ in range(6):
        clock.advance(6 * 3600)
        desk = world.requests
        for member in desk.members.values():
            for kind in ("movie", "tv"):
                limit, _ = desk.limit(member, kind)
                assert not limit or desk.used(member, kind) <= limit


def test_what_is_approved_is_there_in_twelve_to_twentyfive_minutes() -> None:
    world, clock = world_of()
    desk = world.requests
    asked = desk.requests[pending_movie(desk)]
    desk.approve(asked, desk.members[1], desk.now)
    assert (asked.status, asked.media.shelf) == (Status.APPROVED, Shelf.PROCESSING)
    clock.advance(12 * 60 - 1)
    assert world.requests.wanted[asked.number].title.tmdb == asked.media.tmdb
    clock.advance(13 * 60 + 1)
    assert asked.number not in world.requests.wanted
    assert (asked.status, asked.media.shelf) == (Status.COMPLETED, Shelf.AVAILABLE)
    assert EVENING + 12 * 60 <= asked.updated <= EVENING + 25 * 60


def test_what_came_is_in_the_library_and_can_be_played() -> None:
    world, clock = world_of()
    desk = world.requests
    asked = desk.requests[pending_movie(desk)]
    title = desk.title(asked.media)
    assert title is not None
    with pytest.raises(KeyError):
        world.library.find(title.name)
    desk.approve(asked, desk.members[1], desk.now)
    clock.advance(26 * 60)
    assert world.requests.requests[asked.number].status is Status.COMPLETED
    session = world.start_session("anna", title.name)
    assert session is not None
    assert session.item.rating_key == asked.media.rating_key
    assert f"tmdb://{title.tmdb}" in session.item.guids
    assert session.item not in world.library.movies


class Fetcher:
    """Takes what it is given, and says by itself when it is there: as a Radarr would."""

    def __init__(self) -> None:
        self.taken: list[Wanted] = []

    def take(self, wanted: Wanted) -> Taken:
        self.taken.append(wanted)
        return Taken(refused=wanted.is_4k)


def test_somebody_else_may_fetch_and_say_when_it_is_there() -> None:
    world, clock = world_of()
    desk, fetcher = world.requests, Fetcher()
    desk.handover = fetcher
    asked = desk.requests[pending_movie(desk)]
    refused = next(a for a in desk.requests.values() if a.is_4k and a.status is Status.PENDING)
    desk.approve(asked, desk.members[1], desk.now)
    desk.approve(refused, desk.members[1], desk.now)
    assert refused.status is Status.FAILED
    clock.advance(3600)
    assert world.requests.wanted[asked.number] == fetcher.taken[0]
    world.requests.arrived(asked.number, clock.now())
    assert (asked.status, asked.media.shelf) == (Status.COMPLETED, Shelf.AVAILABLE)
    assert asked.media.added == clock.now()


def test_what_was_declined_while_it_was_fetched_does_not_come() -> None:
    world, clock = world_of()
    desk = world.requests
    asked = desk.requests[pending_movie(desk)]
    desk.approve(asked, desk.members[1], desk.now)
    desk.decline(asked, desk.members[2], desk.now)
    clock.advance(3600)
    assert world.requests.requests[asked.number].status is Status.DECLINED
    assert asked.media.shelf is Shelf.UNKNOWN


def test_what_is_approved_again_is_waited_for_from_then_on() -> None:
    world, clock = world_of()
    desk = world.requests
    asked = desk.requests[pending_movie(desk)]
    desk.approve(asked, desk.members[1], desk.now)
    desk.decline(asked, desk.members[2], desk.now)
    clock.advance(11 * 60)
    desk = world.requests
    desk.approve(asked, desk.members[1], desk.now)
    clock.advance(12 * 60 - 1)
    assert world.requests.requests[asked.number].status is Status.APPROVED
    clock.advance(13 * 60 + 1)
    assert world.requests.requests[asked.number].status is Status.COMPLETED


def test_a_series_is_partly_there_until_every_season_is() -> None:
    world, clock = world_of()
    desk = world.requests
    asked = next(
        a for a in desk.requests.values()
        if a.kind == "tv" and a.status is Status.PENDING and (title := desk.title(a.media))
        and title.tvdb and 1 <= len(a.seasons) < len(title.regular)
    )  # fmt: skip
    desk.approve(asked, desk.members[1], desk.now)
    clock.advance(26 * 60)
    assert world.requests.requests[asked.number].status is Status.COMPLETED
    assert asked.media.shelf is Shelf.PARTIAL
    assert {season for season, shelf in asked.media.seasons.items() if shelf is Shelf.AVAILABLE} == {
        *asked.seasons
    }
