"""The torrents of the world: they come and go by the clock alone, and tell who waits for them."""

from __future__ import annotations

import pytest

from mediatui.demo.world.clock import HeldClock
from mediatui.demo.world.torrents import Torrents
from mediatui.demo.world.torrents_one import File, Torrent
from mediatui.demo.world.world import World
from tests.demo.helpers import EVENING

GIB = 1024**3


def household(size: str = "household", place: str = "home") -> Torrents:
    return Torrents(7, size, place, EVENING)


def looks(torrents: Torrents) -> list[tuple[object, ...]]:
    """All that can be seen of them."""
    now = torrents.now
    return [
        (
            each.name,
            each.state(),
            each.done_at(now),
            each.rate_down(now),
            each.uploaded_at(now),
            each.completed,
        )
        for each in torrents.by_hash.values()
    ]


def named(torrents: Torrents, beginning: str) -> Torrent:
    return next(each for each in torrents.by_hash.values() if each.name.startswith(beginning))


def test_they_depend_on_seed_and_time_and_not_on_how_often_one_looks() -> None:
    often, once = household(), household()
    for second in range(0, 3600, 7):
        often.catch_up(EVENING + second)
    often.catch_up(EVENING + 3600)
    once.catch_up(EVENING + 3600)
    assert looks(often) == looks(once)
    assert looks(once) != looks(household())
    assert {each.hash for each in Torrents(8, "household", "home", EVENING).by_hash.values()}.isdisjoint(
        once.by_hash
    )


def test_there_is_every_sort_at_the_first_look() -> None:
    states = {each.state() for each in household().by_hash.values()}
    assert states == {
        "downloading", "seeding", "stalled", "paused", "queued", "checking", "metadata", "error", "missing",
    }  # fmt: skip


def test_a_download_grows_and_is_complete_when_it_said() -> None:
    torrents = household()
    film = named(torrents, "The.General")
    seen = []
    for second in range(60):
        torrents.catch_up(EVENING + second)
        seen.append(film.done_at(torrents.now))
    assert seen == sorted(set(seen))
    rate = (seen[-1] - seen[0]) / 59
    assert rate == pytest.approx(film.pace, rel=0.3)
    due = film.next_event()
    assert due is not None
    torrents.catch_up(due - 1)
    assert not film.complete
    torrents.catch_up(due)
    assert film.completed == due
    assert film.done_at(torrents.now) == film.size
    assert film.state() == "seeding"


def test_a_grab_is_told_of_at_its_start_and_its_end_and_takes_its_time() -> None:
    torrents = household()
    told: list[tuple[str, str, float]] = []
    torrents.on_add.append(lambda each, at: told.append(("add", each.name, at)))
    torrents.on_complete.append(lambda each, at: told.append(("complete", each.name, at)))
    grabbed = torrents.grab("A.Film.2026.1080p-KEEPER", 8 * GIB, "radarr")
    assert (grabbed.category, grabbed.save_path) == ("radarr", "/data/torrents/radarr")
    torrents.catch_up(EVENING + 3600)
    of_it = [(what, at - EVENING) for what, name, at in told if name == grabbed.name]
    assert [what for what, _ in of_it] == ["add", "complete"]
    assert of_it[0][1] == 0
    assert 700 < of_it[1][1] < 3000
    assert [at for *_, at in told] == sorted(at for *_, at in told)


def test_the_queue_lets_so_many_through_and_the_rest_follow() -> None:
    torrents = household()
    waiting = named(torrents, "The.Cabinet")
    assert waiting.state() == "queued"
    torrents.move([waiting], "top")
    assert torrents.places()[waiting.hash] == 1
    assert waiting.state() == "downloading"
    torrents.move([waiting], "down")
    assert torrents.places()[waiting.hash] == 2
    torrents.move([waiting], "bottom")
    assert waiting.state() == "queued"
    torrents.force(waiting, True)
    assert waiting.state() == "downloading"


def test_limits_hold_for_one_and_for_all() -> None:
    torrents = household()
    film = named(torrents, "Nosferatu")
    torrents.change(film, down_limit=100_000)
    assert film.rate_down(torrents.now) <= 125_000
    torrents.set_limits(down=1_000_000)
    everyone = torrents.by_hash.values()
    assert sum(each.down for each in everyone) == pytest.approx(1_000_000)
    torrents.set_slow(True)
    assert torrents.limits == torrents.alternative
    torrents.set_slow(False)
    torrents.set_limits(down=0)
    assert sum(each.down for each in everyone) > 1_000_000


def test_a_link_gets_its_metadata_and_then_comes() -> None:
    torrents = household()
    link = torrents.put_link("cd" * 20, "A.Link")
    assert (link.state(), link.size, link.total_size) == ("metadata", 0, -1)
    torrents.catch_up(EVENING + 60)
    assert link.has_metadata
    assert link.size > GIB
    torrents.catch_up(EVENING + 7200)
    assert link.complete
    with pytest.raises(KeyError):
        torrents.put_link("cd" * 20, "A.Link")


def test_what_was_missing_comes_anew_after_a_check() -> None:
    torrents = household()
    lost = named(torrents, "Workshop")
    assert (lost.state(), lost.complete) == ("missing", True)
    torrents.recheck(lost)
    assert lost.state() == "checking"
    torrents.move([lost], "top")
    torrents.catch_up(EVENING + 60)
    assert (lost.state(), lost.complete) == ("downloading", False)


def test_pausing_holds_it_where_it_is() -> None:
    torrents = household()
    film = named(torrents, "Nosferatu")
    torrents.catch_up(EVENING + 30)
    torrents.pause(film, True)
    done = film.done_at(torrents.now)
    torrents.catch_up(EVENING + 300)
    assert (film.state(), film.done_at(torrents.now)) == ("paused", done)
    torrents.pause(film, False)
    torrents.catch_up(EVENING + 310)
    assert film.done_at(torrents.now) > done


def test_a_long_time_brings_new_ones_and_no_endless_list() -> None:
    torrents = household()
    first = len(torrents.by_hash)
    torrents.catch_up(EVENING + 3 * 86_400)
    assert first < len(torrents.by_hash) <= first + 15
    assert torrents.free_space > 0


def test_skipping_a_file_makes_it_smaller_and_wanting_it_again_lets_it_go_on() -> None:
    torrents = household()
    done = torrents.put_file("ef" * 20, "Two", [File("Two/a", GIB), File("Two/b", GIB)], "", False)
    done.files[1].priority = 0
    torrents.change(done)
    torrents.force(done, True)
    torrents.catch_up(EVENING + 3600)
    assert (done.complete, done.size) == (True, GIB)
    done.files[1].priority = 1
    torrents.change(done)
    assert not done.complete


def test_the_world_has_them_from_the_first_time_someone_asks() -> None:
    clock = HeldClock(EVENING)
    world = World(7, "small", clock)
    clock.advance(100)
    with world.lock:
        assert world.torrents.now == EVENING + 100
        assert world.torrents is world.torrents
    assert len(household("large").by_hash) > 400
    assert 0 < len(household(place="cabin").by_hash) < 5
