"""Tests of the simulated household."""

from __future__ import annotations

import json

import pytest

from mediatui.demo.world.clock import HeldClock
from mediatui.demo.world.facts import hour_facts, world_facts
from mediatui.demo.world.world import SIZES, Place, Size, World
from tests.demo.helpers import EVENING


def household(
    size: Size = "household", seed: int = 7, start: float = EVENING, place: Place = "home"
) -> tuple[World, HeldClock]:
    """A household with its clock held."""
    clock = HeldClock(start)
    return World(seed, size, clock, place=place), clock


def everything(world: World) -> str:
    """All the world knows of itself, as text."""
    return json.dumps([world_facts(world), hour_facts(world)], ensure_ascii=False)


@pytest.mark.parametrize("size", SIZES)
def test_the_same_seed_size_and_times_give_the_same_world(size: Size) -> None:
    one, clock_of_one = household(size)
    other, clock_of_other = household(size)
    for seconds in (0, 1, 59, 600, 1800):
        clock_of_one.advance(seconds)
        clock_of_other.advance(seconds)
        assert everything(one) == everything(other)


def test_another_seed_gives_another_world() -> None:
    worlds = [household(seed=seed) for seed in (7, 8)]
    for _, clock in worlds:
        clock.advance(1800)
    assert everything(worlds[0][0]) != everything(worlds[1][0])


def test_how_often_one_looks_does_not_change_what_happens() -> None:
    watched, clock_of_watched = household()
    left_alone, clock_of_left_alone = household()
    for _ in range(1200):
        clock_of_watched.advance(1)
        watched.catch_up()
    clock_of_left_alone.advance(1200)
    assert everything(watched) == everything(left_alone)


def test_the_evening_shows_everything_a_screen_has_to_show() -> None:
    world, _ = household()
    sessions = list(world.sessions.values())

    def shown(kind: str, decision: str, state: str, *, lan: bool) -> bool:
        return any(
            (s.item.kind, s.plan.decision, s.state, s.lan) == (kind, decision, state, lan) for s in sessions
        )

    assert shown("movie", "direct play", "playing", lan=True)
    assert shown("episode", "direct play", "playing", lan=True)
    assert shown("movie", "direct play", "paused", lan=False)
    assert shown("episode", "copy", "playing", lan=False)
    assert shown("live", "transcode", "playing", lan=True)
    assert shown("track", "direct play", "playing", lan=True)
    assert shown("trailer", "direct play", "playing", lan=True)
    assert shown("episode", "transcode", "buffering", lan=False)
    assert any(s.item.file.container == "flac" for s in sessions)
    by_hardware = next(s for s in sessions if s.plan.hardware_encode and s.item.kind == "movie")
    assert by_hardware.throttled
    assert by_hardware.item.file.picture is not None
    assert (by_hardware.item.file.picture.resolution, by_hardware.plan.resolution) == ("4k", "1080")
    slow = next(s for s in sessions if s.plan.slow)
    assert (slow.speed, slow.plan.hardware_encode) == (0.7, False)


def test_the_evening_begins_where_its_script_has_it() -> None:
    world, _ = household()
    left = {s.item.title: s.item.seconds - s.offset(world.now) for s in world.sessions.values()}
    assert left["Undertow"] == pytest.approx(1290, abs=2)
    assert left["Dune: Part Two"] == pytest.approx(7080, abs=2)
    assert left["Dayvan Cowboy"] == pytest.approx(160, abs=2)


@pytest.mark.parametrize("start", [EVENING, 1_700_000_000.7, 1_800_000_001.0])
@pytest.mark.parametrize("size", SIZES)
def test_the_number_of_streams_stays_what_the_size_says(size: Size, start: float) -> None:
    fewest, most = SIZES[size]
    world, clock = household(size, start=start)
    for _ in range(45):
        clock.advance(60)
        world.catch_up()
        # Someone who leaves is not replaced within the second.
        assert fewest * 3 // 4 <= len(world.sessions) <= most


def test_streams_come_pause_buffer_transcode_and_go() -> None:
    world, clock = household()
    states: set[str] = set()
    for _ in range(360):
        clock.advance(10)
        world.catch_up()
        states |= {session.state for session in world.sessions.values()}
    assert states == {"playing", "paused", "buffering"}
    assert len({ended.user for ended in world.ended}) > 3
    assert {ended.how for ended in world.ended} == {"left"}


def test_a_track_that_ends_is_followed_by_the_next_in_the_same_session() -> None:
    world, clock = household("small")
    session = next(s for s in world.sessions.values() if s.item.title == "Dayvan Cowboy")
    before = session.revision
    clock.advance(161)
    world.catch_up()
    assert session.item.title == "A Moment of Clarity"
    assert session.revision > before
    assert session.key in world.sessions


def test_the_cabin_is_a_smaller_household_with_people_of_its_own() -> None:
    cabin, _ = household("small", place="cabin")
    home, _ = household()
    assert len(cabin.sessions) == 2
    assert not {p.name for p in cabin.people} & {p.name for p in home.people}
    assert len(cabin.library.by_key) < len(home.library.by_key)


def test_the_hour_before_is_there_minute_by_minute() -> None:
    world, _ = household()
    minutes = world.minutes()
    assert [m.minute for m in minutes] == list(range(minutes[0].minute, minutes[0].minute + 60))
    assert minutes[-1].minute == EVENING // 60
    assert all(m.streams and m.total_kbps for m in minutes)
    assert len({m.streams for m in minutes}) > 2


def test_a_minute_holds_the_most_there_was_within_it() -> None:
    world, clock = household()
    seen: dict[int, list[int]] = {}
    for _ in range(300):
        load = world.load()
        most = seen.setdefault(int(world.now // 60), [0, 0, 0, 0, 0])
        now = (load.streams, load.transcodes, load.lan_kbps, load.wan_kbps, load.lan_kbps + load.wan_kbps)
        most[:] = [max(pair) for pair in zip(most, now, strict=True)]
        clock.advance(1)
        world.catch_up()
    told = {
        m.minute: [m.streams, m.transcodes, m.lan_kbps, m.wan_kbps, m.total_kbps] for m in world.minutes()
    }
    assert len(seen) == 5
    assert {minute: told[minute] for minute in seen} == seen


def test_a_session_that_is_terminated_is_gone_and_its_message_remembered() -> None:
    world, _ = household()
    key = next(iter(world.sessions))
    user = world.sessions[key].person.name
    assert world.terminate(key, "Bandwidth needed ✓")
    assert key not in world.sessions
    last = world.ended[-1]
    assert (last.user, last.how, last.message) == (user, "terminated", "Bandwidth needed ✓")
    assert not world.terminate(key, "again")


def test_ending_one_stream_leaves_the_others_as_they_were() -> None:
    world, _ = household()
    other, _ = household()
    key = next(iter(world.sessions))
    world.end(key)
    del other.sessions[key]
    assert world_facts(world)["sessions"] == world_facts(other)["sessions"]


def test_someone_puts_on_what_is_asked_for() -> None:
    world, _ = household()
    session = world.start_session("fox🦊", "Midnight Snack 🍜")
    assert session is not None
    assert world.sessions[session.key].item.title == "Midnight Snack 🍜"
    assert world.start_session("fox🦊") is None
    with pytest.raises(KeyError):
        world.start_session("nobody")


def test_a_quiet_house_stays_quiet() -> None:
    world, clock = household()
    world.set_quiet(True)
    clock.advance(900)
    world.catch_up()
    assert not world.sessions
    assert [minute.streams for minute in world.minutes()][-14:] == [0] * 14
    world.set_quiet(False)
    clock.advance(300)
    world.catch_up()
    assert world.sessions


def test_the_shelves_hold_titles_that_are_hard_to_draw() -> None:
    world, _ = household()
    titles = {item.full_title for item in world.library.by_key.values()}
    text = "\n".join(titles)
    for hard in ("[red]Herring[/red]", "🍜", "كفرناحوم", "ואלס", "花樣年華", "千と千尋"):
        assert hard in text
    assert max(map(len, titles)) > 180
