"""Tests of what the household remembers: two years of plays that go over into those of tonight."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from itertools import pairwise

import pytest

from mediatui.demo.world.cast import WARM_UP
from mediatui.demo.world.clock import HeldClock
from mediatui.demo.world.history import DAYS, LARGE_ROWS
from mediatui.demo.world.history_play import KEPT, Past
from mediatui.demo.world.library import Kind
from mediatui.demo.world.session import PAUSED
from mediatui.demo.world.world import Place, Size, World
from tests.demo.helpers import EVENING

DAY = 86_400


def household(size: Size = "household", seed: int = 7, place: Place = "home") -> tuple[World, HeldClock]:
    """A household with its clock held."""
    clock = HeldClock(EVENING)
    return World(seed, size, clock, place=place), clock


def rows(plays: list[Past]) -> list[tuple[object, ...]]:
    """Plays as plain values."""
    return [
        (
            play.id,
            play.reference,
            play.person.name,
            play.player.name,
            play.item.rating_key,
            play.plan,
            play.started,
            play.stopped,
            play.paused,
            play.percent,
        )
        for play in plays
    ]


@pytest.fixture(scope="module")
def world() -> World:
    """A household nobody changes."""
    return household()[0]


@pytest.fixture(scope="module")
def plays(world: World) -> list[Past]:
    """Its history."""
    return world.history.plays


def of(plays: list[Past], name: str, *, days: tuple[float, float] = (0, DAYS)) -> list[Past]:
    """What someone played between so and so many days ago."""
    first, last = EVENING - days[1] * DAY, EVENING - days[0] * DAY
    return [play for play in plays if play.person.name == name and first <= play.started < last]


# What it rests on


def test_it_is_made_up_only_when_someone_asks() -> None:
    world, _ = household(place="cabin")
    assert world._history is None
    assert world.history is world.history


def test_the_same_seed_and_clock_have_the_same_rows(plays: list[Past]) -> None:
    assert rows(household()[0].history.plays) == rows(plays)
    cabins = [rows(household(seed=seed, place="cabin")[0].history.plays) for seed in (7, 8)]
    assert cabins[0] != cabins[1]


def test_when_and_how_often_one_asks_makes_no_difference() -> None:
    asked_early, clock_of_early = household(place="cabin")
    asked_late, clock_of_late = household(place="cabin")
    count = len(asked_early.history.plays)
    for _ in range(30):
        assert asked_early.history.plays
        clock_of_early.advance(60)
    clock_of_late.advance(1800)
    assert rows(asked_late.history.plays) == rows(asked_early.history.plays)
    assert len(asked_late.history.plays) > count


def test_rows_are_numbered_by_when_they_ended_and_go_back_two_years(plays: list[Past]) -> None:
    assert [play.id for play in plays] == list(range(1, len(plays) + 1))
    assert all(one.stopped <= other.stopped for one, other in pairwise(plays))
    assert DAYS - 5 < (EVENING - plays[0].started) / DAY < DAYS + 1
    assert 5_000 < len(plays) < 15_000


def test_nobody_is_in_two_places_at_once(plays: list[Past]) -> None:
    until: dict[str, int] = {}
    # Of the last hour the live world decides, where people may have two players on.
    for play in sorted((p for p in plays if p.stopped < EVENING - WARM_UP), key=lambda play: play.started):
        assert play.started >= until.get(play.person.name, 0), play.person.name
        until[play.person.name] = play.stopped


def test_what_was_played_fits_into_its_time(plays: list[Past]) -> None:
    for play in plays:
        assert play.item.kind in KEPT
        assert play.seconds > 0
        assert play.paused >= 0
        assert 0 <= play.percent <= 100
        assert play.seconds <= play.item.seconds + 1 or play.item.kind is Kind.LIVE
        assert play.player in play.person.players


# Habits


def test_one_person_went_quiet_and_one_rises(plays: list[Past]) -> None:
    assert of(plays, "left_the_server", days=(0, 150)) == []
    assert len(of(plays, "left_the_server", days=(190, 400))) > 50
    at_first, of_late = (len(of(plays, "kai", days=days)) for days in ((550, 730), (0, 180)))
    assert of_late > 8 * at_first


def test_people_keep_to_their_hours_and_days(plays: list[Past]) -> None:
    hours = Counter(datetime.fromtimestamp(play.started, UTC).hour for play in of(plays, "noor"))
    assert sum(hours[hour] for hour in range(14, 22)) > 0.7 * hours.total()
    week = Counter(datetime.fromtimestamp(play.started, UTC).weekday() for play in of(plays, "Kids"))
    assert week[5] > 1.5 * week[1]
    months = Counter(datetime.fromtimestamp(play.started, UTC).month for play in plays)
    assert months[1] + months[12] > 1.2 * (months[6] + months[7])


def test_evenings_of_many_episodes_come_in_their_order(plays: list[Past]) -> None:
    longest = row = 0
    for before, play in pairwise(p for p in of(plays, "juno") if p.item.kind is Kind.EPISODE):
        same = before.item.grandparent_key == play.item.grandparent_key
        goes_on = same and before.whole and 0 <= play.started - before.stopped < 120
        row = row + 1 if goes_on and play.item.rating_key > before.item.rating_key else 0
        longest = max(longest, row)
    assert longest >= 4


def test_there_is_music_television_and_every_way_of_giving_out(plays: list[Past]) -> None:
    kinds = Counter(play.item.kind for play in plays)
    assert min(kinds[kind] for kind in KEPT) > 200
    decisions = Counter(play.plan.decision for play in plays)
    assert set(decisions) == {"direct play", "copy", "transcode"}
    assert all(play.plan.decision != "transcode" for play in of(plays, "mira") if play.player.music_only)


def test_what_was_left_unfinished_is_gone_on_with(world: World, plays: list[Past]) -> None:
    groups = [group for group in world.history.groups.values() if len(group) > 1]
    assert len(groups) > 50
    for group in groups:
        assert len({(play.person.name, play.item.rating_key) for play in group}) == 1
        assert not any(play.whole for play in group[:-1])
    assert sum(map(len, world.history.groups.values())) == len(plays)


# Tonight


def test_the_past_leads_up_to_what_plays_now(world: World, plays: list[Past]) -> None:
    now = {session.person.name: session for session in world.sessions.values()}
    for name in ("anna", "juno"):
        before, session = of(plays, name)[-1], now[name]
        assert before.item.grandparent == session.item.grandparent
        assert before.item.index == session.item.index - 1
        assert 0 < session.began - before.stopped < 60


def test_what_ends_becomes_the_latest_row() -> None:
    world, clock = household()
    count = len(world.history.plays)
    session = next(s for s in world.sessions.values() if s.person.name == "tomas")
    clock.advance(60)
    world.catch_up()
    assert world.terminate(session.key, "bye")
    last = world.history.plays[-1]
    assert last.id == len(world.history.plays) > count
    assert (last.person.name, last.item, last.stopped) == ("tomas", session.item, EVENING + 60)
    assert last.seconds + last.paused == last.stopped - last.started == round(EVENING + 60 - session.began)


def test_pauses_are_not_played() -> None:
    world, clock = household()
    session = next(s for s in world.sessions.values() if s.person.name == "tomas")
    session.set_state(PAUSED, world.now)
    clock.advance(15)
    world.catch_up()
    world.end(session.key)
    last = world.history.plays[-1]
    assert (last.person.name, last.paused) == ("tomas", 15)
    assert last.seconds == round(EVENING - session.began)


def test_photos_trailers_and_what_lasts_a_moment_are_not_remembered() -> None:
    world, clock = household()
    kids = next(s for s in world.sessions.values() if s.item.kind is Kind.TRAILER)
    count = len(world.history.plays)
    world.end(kids.key)
    assert len(world.history.plays) == count
    started = world.start_session("tomas") or world.start_session("fox🦊")
    assert started is not None
    clock.advance(10)
    world.catch_up()
    world.end(started.key)
    assert started.person.name not in {play.person.name for play in world.history.plays[count:]}


def test_the_cabin_has_a_past_of_its_own() -> None:
    cabin = household(place="cabin")[0].history.plays
    assert {play.person.name for play in cabin} == {"ingrid", "olav", "guest"}
    assert 500 < len(cabin) < 4_000


def test_a_server_that_is_shared_widely_remembers_a_hundred_thousand() -> None:
    world, _ = household("large")
    plays = world.history.plays
    assert LARGE_ROWS <= len(plays) < LARGE_ROWS + 200
    assert len({play.person.name for play in plays}) > 50
    assert (EVENING - plays[0].started) / DAY > 600
