"""Tests of the simulated Sonarr's series, seasons and episodes."""

from __future__ import annotations

from typing import Any

from tests.demo.faces.servarr.house import House, reader

TIDEWATER, LIGHTHOUSE = 4001, 4002


def monitored(house: House, series: int) -> dict[int, list[int]]:
    """Which episodes of which seasons are monitored."""
    found: dict[int, list[int]] = {}
    for episode in house.get("sonarr", f"/episode?seriesId={series}"):
        if episode["monitored"]:
            found.setdefault(episode["seasonNumber"], []).append(episode["episodeNumber"])
    return found


def test_its_episodes_with_files_are_those_of_the_household() -> None:
    house = reader()
    files: dict[str, dict[str, Any]] = {}
    for series in house.get("sonarr", "/series"):
        for file in house.get("sonarr", f"/episodefile?seriesId={series['id']}"):
            files[file["path"]] = file
    for item in house.world.library.episodes:
        assert files[item.file.path]["size"] == item.file.size
        assert files[item.file.path]["seasonNumber"] == item.parent_index


def test_what_is_counted_of_a_series_is_the_sum_of_its_seasons() -> None:
    for series in reader().get("sonarr", "/series"):
        whole, seasons = series["statistics"], [season["statistics"] for season in series["seasons"]]
        for name in ("episodeFileCount", "episodeCount", "totalEpisodeCount", "sizeOnDisk"):
            assert whole[name] == sum(season[name] for season in seasons)
        assert whole["episodeFileCount"] <= whole["episodeCount"] <= whole["totalEpisodeCount"]


def test_what_was_on_and_is_not_here_is_missing_and_what_comes_is_in_the_calendar() -> None:
    house = reader()
    missing = house.get("sonarr", "/wanted/missing?pageSize=1000&includeSeries=true")["records"]
    assert all(e["monitored"] and not e["hasFile"] and e["airDateUtc"] < "2026-03-14T22" for e in missing)
    assert {"Andor", "Tidewater"} <= {episode["series"]["title"] for episode in missing}
    soon = house.get("sonarr", "/calendar?includeSeries=true")
    assert [(e["series"]["title"], e["seasonNumber"], e["episodeNumber"]) for e in soon] == [
        ("The Lighthouse Keepers", 3, 1)
    ]
    past = house.get("sonarr", "/calendar?start=2026-02-01&end=2026-03-14")
    assert {episode["episodeNumber"] for episode in past} == {2, 3, 4, 5, 6, 7}
    assert house.get("sonarr", f"/series/{TIDEWATER}")["nextAiring"] > "2026-03-15"


def test_episodes_and_seasons_are_monitored_apart() -> None:
    house = House("small")
    episodes = house.get("sonarr", f"/episode?seriesId={TIDEWATER}&seasonNumber=4")
    ids = [episode["id"] for episode in episodes][:7]
    said = house.ask("sonarr", "PUT", "/episode/monitor", {"episodeIds": ids, "monitored": False})
    assert (said.status, [episode["monitored"] for episode in said.json]) == (202, [False] * 7)
    assert monitored(house, TIDEWATER)[4] == [8]
    season = house.get("sonarr", f"/series/{TIDEWATER}")["seasons"][4]
    assert (season["seasonNumber"], season["monitored"]) == (4, True)
    told = {"series": [{"id": TIDEWATER, "seasons": [{"seasonNumber": 1, "monitored": False}]}]}
    assert house.ask("sonarr", "POST", "/seasonpass", told).status == 202
    assert house.get("sonarr", f"/series/{TIDEWATER}")["seasons"][1]["monitored"] is False
    assert len(monitored(house, TIDEWATER)[1]) == 8


def test_a_season_pass_chooses_anew_what_is_monitored() -> None:
    house = House("small")

    def choose(way: str) -> dict[int, list[int]]:
        body = {"series": [{"id": TIDEWATER}], "monitoringOptions": {"monitor": way}}
        assert house.ask("sonarr", "POST", "/seasonpass", body).status == 202
        return monitored(house, TIDEWATER)

    assert choose("future") == {4: [8]}
    assert choose("missing") == {4: [6, 7, 8]}
    assert choose("pilot") == {1: [1]}
    assert choose("firstSeason") == {1: [*range(1, 9)]}
    assert choose("none") == {}
    assert choose("all").keys() == {1, 2, 3, 4}


def test_a_series_is_looked_up_added_and_searched() -> None:
    house = House()
    [found] = house.get("sonarr", "/series/lookup?term=tvdb:81189")
    assert (found["title"], "id" in found) == ("Breaking Bad", False)
    wish = {
        "tvdbId": 81189,
        "title": "Breaking Bad",
        "qualityProfileId": 4,
        "rootFolderPath": "/data/tv",
        "monitored": True,
        "seasonFolder": True,
        "seriesType": "standard",
        "tags": [],
        "addOptions": {"monitor": "firstSeason", "searchForMissingEpisodes": True},
    }
    said = house.ask("sonarr", "POST", "/series", wish)
    assert said.status == 201
    number = said.json["id"]
    assert monitored(house, number) == {1: [*range(1, 8)]}
    assert house.get("sonarr", "/series/lookup?term=breaking")[0]["id"] == number
    house.clock.advance(60)
    rows = house.get("sonarr", f"/queue/details?seriesId={number}&includeEpisode=true")
    assert {row["episode"]["seasonNumber"] for row in rows} == {1}
    again = house.ask("sonarr", "POST", "/series", wish)
    assert (again.status, again.json[0]["errorMessage"]) == (400, "This series has already been added")


def test_a_season_that_is_sent_with_the_whole_series_takes_its_episodes_along() -> None:
    house = House("small")
    series = house.get("sonarr", f"/series/{LIGHTHOUSE}")
    series["seasons"][0]["monitored"] = False
    said = house.ask("sonarr", "PUT", f"/series/{LIGHTHOUSE}", series)
    assert said.status == 202
    assert 1 not in monitored(house, LIGHTHOUSE)
    said = house.ask(
        "sonarr",
        "PUT",
        "/series/editor",
        {"seriesIds": [LIGHTHOUSE], "seriesType": "daily", "monitored": False},
    )
    assert (said.status, said.json[0]["seriesType"], said.json[0]["monitored"]) == (202, "daily", False)
    assert house.get("sonarr", "/wanted/missing?monitored=false")["totalRecords"] > 0


def test_what_there_is_of_an_episode_may_be_a_release_of_its_season() -> None:
    house = reader()
    [first, *_] = house.get("sonarr", f"/episode?seriesId={TIDEWATER}&seasonNumber=3")
    found = house.get("sonarr", f"/release?episodeId={first['id']}")
    assert {one["fullSeason"] for one in found} == {True, False}
    assert all(one["mappedSeriesId"] == TIDEWATER for one in found)
    assert all(one["episodeNumbers"] == [1] for one in found if not one["fullSeason"])
