"""What is wanted, what appears, what happened: put together, and what is done with it."""

from __future__ import annotations

from mediatui.engine import library_wanted as wanted
from mediatui.engine.library_adding import Last, add_plan, last_choice
from mediatui.engine.library_similar import Sought, around
from mediatui.models.adding import Adding, Candidate
from mediatui.models.history import BlocklistEntry, HistoryEvent, HistoryKind
from mediatui.models.library import Movie
from mediatui.models.release import Target
from mediatui.models.schedule import Calendar, Part, Wish
from mediatui.models.shelves import ShelfAbout
from mediatui.models.system import RootFolder
from tests.engine.shelf_desk import DUNE, ShelfDesk

FILM = Part("radarr", 7, "Heat", year=1995, in_cinemas=100.0, digital=500.0, physical=900.0, at=100.0)
EPISODE = Part("sonarr", 3, "The Wire", episode_id=31, season=2, number=5, part_title="Undertow", at=300.0)


def test_a_movie_appears_on_each_of_its_days_in_the_order_of_time() -> None:
    found = wanted.appearing([Calendar((FILM,)), Calendar((EPISODE, EPISODE))], 50, 900)
    assert [(each.part.media_title, each.what) for each in found] == [
        ("Heat", "cinemas"), ("The Wire", "airs"), ("Heat", "digital"),
    ]  # fmt: skip
    unknown = Part("radarr", 8, "Rumour", at=60.0)
    assert [each.what for each in wanted.appearing([Calendar((unknown,))], 50, 900)] == ["appears"]
    assert wanted.appearing([Calendar((Part("radarr", 9, "Never"),))], 0, 900) == []


async def test_parts_are_searched_once_each_by_their_service() -> None:
    desk = ShelfDesk()
    plan = await wanted.search_parts_plan(desk.engine, [FILM, EPISODE, FILM])
    assert plan.hurts[0] == "2 searches at every indexer"
    for action in plan.actions:
        await action.perform()
    assert desk.radarr.changes == [("search", [Target(movie_id=7)])]
    assert desk.sonarr.changes == [("search", [Target(series_id=3, season=2, episode_id=31)])]
    everything = await wanted.search_all_plan(desk.engine, Wish.MISSING, {"radarr": 1200, "sonarr": 34})
    assert everything.question == "Look for all 1,234 that are missing?"
    assert everything.hurts[0] == "radarr: 1,200 searches at every indexer"
    await everything.actions[0].perform()
    assert desk.radarr.changes[-1] == ("search_all", Wish.MISSING)


async def test_only_a_grab_fails_and_blocked_releases_are_let_go_by_service() -> None:
    desk = ShelfDesk()
    event = HistoryEvent(
        "sonarr",
        5,
        kind=HistoryKind.GRABBED,
        source_title="The.Wire.S02E05",
        media_title="The Wire",
        season=2,
        number=5,
    )
    assert wanted.event_title(event) == "The Wire · S02E05"
    assert wanted.may_fail(event)
    assert not wanted.may_fail(HistoryEvent("sonarr", 6, kind=HistoryKind.IMPORTED))
    plan = await wanted.fail_plan(desk.engine, event)
    assert plan.hurts[0] == "The.Wire.S02E05"
    await plan.actions[0].perform()
    assert desk.sonarr.changes == [("mark_failed", event)]
    entries = [BlocklistEntry("radarr", 1, source_title="a"), BlocklistEntry("sonarr", 2, source_title="b")]
    plan = await wanted.unblock_plan(desk.engine, entries)
    assert [action.service for action in plan.actions] == ["radarr", "sonarr"]
    await plan.actions[0].perform()
    assert desk.radarr.changes == [("unblock", entries[:1])]


class Remembered:
    """Choices as the record keeps them."""

    def __init__(self, *told: str) -> None:
        self.told = list(told)

    async def recall(self, name: str) -> list[str]:
        return self.told


async def test_what_is_added_stands_in_the_list_at_once() -> None:
    desk = ShelfDesk()
    new = Movie("radarr", 11, "Alien", year=1979)
    desk.radarr.known[11] = new

    async def add(candidate: Candidate, how: Adding) -> int:
        return 11

    desk.radarr.add = add  # type: ignore[attr-defined]
    how = Adding(4, "/movies", search=False)
    plan = await add_plan(desk.engine, Candidate("radarr", "Alien", 1979, tmdb_id=348), how, ("nothing",))
    assert plan.question == "Add Alien (1979) to radarr?"
    assert await plan.actions[0].perform() == "added Alien (1979) to radarr"
    assert desk.listed("radarr")[11] is new
    for told, expected in (
        ('[4, "/movies", "none", false]', Last(4, "/movies", "none", False)),
        ("{", Last()),
        ("5", Last()),
    ):
        desk.engine.choices = Remembered(told)  # type: ignore[assignment]
        assert await last_choice(desk.engine, "radarr") == expected


async def test_a_request_is_told_what_is_like_it_and_what_is_free_where_it_lands() -> None:
    desk = ShelfDesk()
    abouts = {key.service: key for key in desk.bench.coordinator.keys("shelf_about")}
    folders = (RootFolder("radarr", 1, "/movies/", free=5), RootFolder("radarr", 2, "/4k", free=None))
    desk.store.put(abouts["radarr"], ShelfAbout(folders=folders), old_after=300, keep_for=86_400)
    found = await around(desk.engine, Sought("Dune: Part Two", 2024, movie=True, folder="/movies"))
    assert [each.title for each in found.alike] == [f"{DUNE.title} (2021)"]
    assert [(room.folder, room.free) for room in found.rooms] == [("/movies/", 5)]
    found = await around(desk.engine, Sought("Zardoz", 1974, movie=True, folder=""))
    assert found.alike == ()
    assert len(found.rooms) == 2
