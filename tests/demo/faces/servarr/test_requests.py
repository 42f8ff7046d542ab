"""Tests of the way of a request: approved at Seerr, looked for, fetched, imported, and there."""

from __future__ import annotations

from typing import Any

import pytest

from mediatui.demo.world.requests.records import Asked, Shelf, Status
from mediatui.demo.world.torrents_one import Torrent
from tests.demo.faces.servarr.house import House


def pending(house: House, kind: str, *, is_4k: bool = False) -> Asked:
    """A request that waits, for an ordinary title that is out and nobody else asked for."""
    desk = house.world.requests
    for asked in desk.requests.values():
        title = desk.title(asked.media)
        if (asked.status, asked.kind, asked.is_4k) != (Status.PENDING, kind, is_4k) or title is None:
            continue
        if (
            not title.flaw
            and title.votes
            and len(desk.of(asked.media)) == 1
            and (kind == "movie" or title.tvdb)
        ):
            return asked
    raise AssertionError("there is no such request")


def torrent_of(house: House, row: dict[str, Any]) -> Torrent:
    return house.world.torrents.by_hash[row["downloadId"].lower()]


@pytest.mark.parametrize(("name", "is_4k"), [("radarr", False), ("radarr-4k", True)])
def test_an_approved_movie_goes_all_the_way(name: str, is_4k: bool) -> None:
    house = House()
    asked = pending(house, "movie", is_4k=is_4k)
    tmdb = asked.media.tmdb
    assert house.get(name, f"/movie?tmdbId={tmdb}") == []
    assert house.ask("seerr", "POST", f"/request/{asked.number}/approve").status == 200
    # Added at once, and being looked for.
    [movie] = house.get(name, f"/movie?tmdbId={tmdb}")
    assert (movie["monitored"], movie["hasFile"]) == (True, False)
    assert (
        house.get("seerr", f"/movie/{tmdb}")["mediaInfo"][
            "externalServiceId4k" if is_4k else "externalServiceId"
        ]
        == movie["id"]
    )
    assert house.get(name, "/command")[-1]["name"] == "MoviesSearch"
    house.clock.advance(30)
    [row] = house.get(name, f"/queue/details?movieId={movie['id']}")
    torrent = torrent_of(house, row)
    assert (torrent.name, torrent.category) == (row["title"], "radarr")
    assert "2160p" in torrent.name if is_4k else "1080p" in torrent.name
    status = house.get("seerr", f"/movie/{tmdb}")["mediaInfo"][
        "downloadStatus4k" if is_4k else "downloadStatus"
    ]
    assert [each["size"] for each in status] == [row["size"]]
    # It comes when its turn comes.
    for _ in range(40):
        house.clock.advance(180)
        if house.get(name, f"/movie/{movie['id']}")["hasFile"]:
            break
    movie = house.get(name, f"/movie/{movie['id']}")
    assert torrent.complete
    assert movie["movieFile"]["sceneName"] == torrent.name
    assert house.get(name, f"/queue/details?movieId={movie['id']}") == []
    events = [event["eventType"] for event in house.get(name, f"/history/movie?movieId={movie['id']}")]
    assert events == ["downloadFolderImported", "grabbed"]
    assert asked.status is Status.COMPLETED
    assert asked.media.on(is_4k=is_4k) is Shelf.AVAILABLE
    told = house.get("seerr", f"/movie/{tmdb}")["mediaInfo"]
    assert told["status4k" if is_4k else "status"] == 5


def test_approved_seasons_are_fetched_as_packs_and_then_there() -> None:
    house = House()
    asked = pending(house, "tv")
    assert house.ask("seerr", "POST", f"/request/{asked.number}/approve").status == 200
    [series] = house.get("sonarr", f"/series?tvdbId={asked.media.tvdb}")
    monitored = {season["seasonNumber"] for season in series["seasons"] if season["monitored"]}
    assert monitored == set(asked.seasons)
    house.clock.advance(60)
    rows = house.get("sonarr", f"/queue/details?seriesId={series['id']}&includeEpisode=true")
    assert {row["episode"]["seasonNumber"] for row in rows} == set(asked.seasons)
    assert len({row["downloadId"] for row in rows}) == len(asked.seasons)
    house.clock.advance(6 * 3600)
    episodes = house.get("sonarr", f"/episode?seriesId={series['id']}")
    assert all(episode["hasFile"] for episode in episodes if episode["seasonNumber"] in asked.seasons)
    assert asked.status is Status.COMPLETED
    assert asked.media.shelf in (Shelf.AVAILABLE, Shelf.PARTIAL)


def test_what_was_approved_before_the_first_look_is_in_the_queue_already() -> None:
    house = House()
    desk = house.world.requests
    fetched = [a for a in desk.requests.values() if a.status is Status.APPROVED and a.number in desk.wanted]
    assert fetched
    for asked in fetched:
        name = "radarr" if asked.kind == "movie" else "sonarr"
        title = desk.title(asked.media)
        assert title is not None
        found = house.manager(name).by_number[title.tmdb if asked.kind == "movie" else title.tvdb or 0]
        out = house.manager(name).is_out(found.parts[0], house.clock.now())
        assert any(part in house.manager(name).queued() for part in found.parts) is out


def test_without_a_radarr_a_courier_fetches_as_ever() -> None:
    from tests.demo.faces.seerr.asker import Asker

    alone = Asker()
    number = alone.pending()
    alone.post(f"/request/{number}/approve")
    alone.clock.advance(26 * 60)
    assert alone.desk.requests[number].status is Status.COMPLETED


def test_while_no_indexer_answers_nothing_is_found_and_when_they_do_it_is() -> None:
    house = House()
    house.faces["radarr"].set_trouble("indexers-fail")
    health = house.get("radarr", "/health")
    assert any(row["type"] == "error" and row["source"] == "IndexerStatusCheck" for row in health)
    asked = pending(house, "movie")
    house.ask("seerr", "POST", f"/request/{asked.number}/approve")
    house.clock.advance(60)
    [movie] = house.get("radarr", f"/movie?tmdbId={asked.media.tmdb}")
    assert house.get("radarr", f"/release?movieId={movie['id']}") == []
    assert house.get("radarr", f"/queue/details?movieId={movie['id']}") == []
    house.faces["radarr"].set_trouble(None)
    assert (
        house.tell("radarr", "MoviesSearch", movieIds=[movie["id"]])["message"]
        == "Completed. 1 reports downloaded."
    )
    assert len(house.get("radarr", f"/queue/details?movieId={movie['id']}")) == 1


def test_on_a_full_disk_nothing_is_imported_until_there_is_room() -> None:
    house = House()
    house.faces["radarr"].set_trouble("disk-full")
    assert {row["freeSpace"] for row in house.get("radarr", "/rootfolder")} == {0}
    house.clock.advance(1000)
    row = house.row("radarr", "The.General")
    assert (row["trackedDownloadState"], row["trackedDownloadStatus"]) == ("importPending", "warning")
    assert row["statusMessages"][0]["messages"] == ["Not enough free space"]
    house.faces["radarr"].set_trouble(None)
    house.get("radarr", "/queue/status")
    house.clock.advance(120)
    assert house.get("radarr", f"/movie/{row['movieId']}")["hasFile"] is True


def test_a_movie_that_is_not_out_is_looked_after_and_waited_for() -> None:
    house = House()
    desk = house.world.requests
    today = "2026-03-14"
    asked = next(
        asked for asked in desk.requests.values()
        if asked.status is Status.APPROVED and asked.kind == "movie" and (title := desk.title(asked.media))
        and title.released > today
    )  # fmt: skip
    [movie] = house.get("radarr", f"/movie?tmdbId={asked.media.tmdb}")
    assert (movie["status"], movie["isAvailable"], movie["monitored"]) == ("announced", False, True)
    house.tell("radarr", "MoviesSearch", movieIds=[movie["id"]])
    assert house.get("radarr", f"/queue/details?movieId={movie['id']}") == []
