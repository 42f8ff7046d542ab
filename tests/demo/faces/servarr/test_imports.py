"""Tests of what is done by hand: imports that are stuck, releases, renaming, failed downloads, commands."""

from __future__ import annotations

from typing import Any

from mediatui.demo.faces.servarr.search import REMEMBERED
from tests.demo.faces.servarr.house import House, reader


def import_all(house: House, name: str, candidates: list[dict[str, Any]]) -> dict[str, Any]:
    """Import files as what they seem to be."""
    files = []
    for one in candidates:
        whose = (
            {"movieId": one["movie"]["id"]}
            if "movie" in one
            else {
                "seriesId": one["series"]["id"],
                "episodeIds": [episode["id"] for episode in one["episodes"]],
            }
        )
        files.append({n: one[n] for n in ("path", "quality", "languages", "downloadId")} | whose)
    return house.tell(name, "ManualImport", importMode="auto", files=files)


def test_a_blocked_import_of_a_movie_is_repaired_by_hand() -> None:
    house = House()
    row = next(row for row in house.queue("radarr") if row["trackedDownloadState"] == "importBlocked")
    assert "Manual Import required" in row["statusMessages"][0]["messages"][0]
    before = house.get("radarr", f"/movie/{row['movieId']}")["movieFile"]
    candidates = house.get(
        "radarr", f"/manualimport?downloadId={row['downloadId']}&filterExistingFiles=false"
    )
    assert [one["movie"]["id"] for one in candidates] == [row["movieId"]]
    assert candidates[0]["rejections"]
    done = import_all(house, "radarr", candidates)
    assert (done["status"], done["message"]) == ("completed", "Manually imported 1 files")
    assert row["id"] not in [each["id"] for each in house.queue("radarr")]
    after = house.get("radarr", f"/movie/{row['movieId']}")["movieFile"]
    assert after["id"] != before["id"]
    assert after["size"] == candidates[0]["size"]
    sorts = [event["eventType"] for event in house.get("radarr", f"/history/movie?movieId={row['movieId']}")]
    assert sorts[:2] == ["downloadFolderImported", "movieFileDeleted"]


def test_a_blocked_import_of_an_episode_is_repaired_by_hand() -> None:
    house = House()
    row = house.row("sonarr", "Tidewater.S04E06")
    assert row["trackedDownloadState"] == "importBlocked"
    import_all(house, "sonarr", house.get("sonarr", f"/manualimport?downloadId={row['downloadId']}"))
    assert house.get("sonarr", f"/episode/{row['episodeId']}")["hasFile"] is True
    assert not any(each["downloadId"] == row["downloadId"] for each in house.queue("sonarr"))


def test_the_files_of_a_season_pack_are_told_apart() -> None:
    house = reader()
    row = house.row("sonarr", "The.Lighthouse")
    found = house.get("sonarr", f"/manualimport?downloadId={row['downloadId']}")
    assert [[episode["episodeNumber"] for episode in one["episodes"]] for one in found] == [
        [n] for n in range(1, len(found) + 1)
    ]
    assert house.ask("sonarr", "GET", "/manualimport").status == 400


# Releases


def test_releases_come_the_best_first_with_what_speaks_against_them() -> None:
    house = House()
    movie = next(m for m in house.get("radarr", "/movie") if m["title"] == "Häxan")["id"]
    answer = house.answer("radarr", "GET", f"/release?movieId={movie}")
    assert answer.after > 0
    found = house.get("radarr", f"/release?movieId={movie}")
    assert [one["releaseWeight"] for one in found] == list(range(len(found)))
    # It is in the queue already.
    assert all("Release in queue" in str(one["rejections"]) for one in found)
    assert any("is not wanted in profile" in str(one["rejections"]) for one in found)
    assert {one["protocol"] for one in found} == {"torrent", "usenet"}
    assert all(one["rejected"] is not one["approved"] for one in found)


def test_a_release_can_be_taken_for_half_an_hour() -> None:
    house = House()
    movie = next(m for m in house.get("radarr", "/movie") if m["title"] == "Greed")["id"]
    found = house.get("radarr", f"/release?movieId={movie}")
    one, other = found[:2]
    body = {"guid": one["guid"], "indexerId": one["indexerId"]}
    assert house.ask("radarr", "POST", "/release", body).status == 200
    [row] = house.get("radarr", f"/queue/details?movieId={movie}")
    assert row["title"] == one["title"]
    house.clock.advance(REMEMBERED + 1)
    said = house.ask("radarr", "POST", "/release", {"guid": other["guid"], "indexerId": other["indexerId"]})
    assert said.status == 404
    assert said.json["message"].endswith("please try searching again")


def test_a_release_can_be_taken_as_something_else() -> None:
    house = House()
    movies = {movie["title"]: movie["id"] for movie in house.get("radarr", "/movie")}
    one = house.get("radarr", f"/release?movieId={movies['Greed']}")[0]
    body = {"guid": one["guid"], "indexerId": one["indexerId"], "shouldOverride": True}
    assert house.ask("radarr", "POST", "/release", body).status == 400
    body |= {"movieId": movies["Faust"], "quality": one["quality"], "languages": one["languages"]}
    assert house.ask("radarr", "POST", "/release", body).status == 200
    assert house.row("radarr", "Greed")["movieId"] == movies["Faust"]


def test_an_indexer_that_fails_gives_no_release() -> None:
    house = House()
    one = house.get("sonarr", "/release?seriesId=4001&seasonNumber=4")
    assert one == [], "the season is not over"
    one = house.get("sonarr", "/release?seriesId=4001&seasonNumber=3")[0]
    house.faces["sonarr"].set_trouble("indexers-fail")
    assert (
        house.ask("sonarr", "POST", "/release", {"guid": one["guid"], "indexerId": one["indexerId"]}).status
        == 409
    )


# Renaming, failing


def test_what_was_imported_as_it_came_can_be_renamed() -> None:
    house = House()
    house.clock.advance(1000)
    movie = next(m for m in house.get("radarr", "/movie") if m["title"] == "The General")
    [renaming] = house.get("radarr", f"/rename?movieId={movie['id']}")
    assert renaming["existingPath"] == "The.General.1926.1080p.BluRay.x264-TINROOF.mkv"
    done = house.tell("radarr", "RenameFiles", movieId=movie["id"], files=[renaming["movieFileId"]])
    assert done["message"] == "1 files renamed"
    assert house.get("radarr", f"/movie/{movie['id']}")["movieFile"]["relativePath"] == renaming["newPath"]
    assert house.get("radarr", f"/rename?movieId={movie['id']}") == []


def test_a_download_that_is_called_failed_is_blocked_and_replaced() -> None:
    house = House()
    row = house.row("sonarr", "The.Lighthouse")
    [event, *_] = house.get("sonarr", f"/history?downloadId={row['downloadId']}&eventType=1")["records"]
    assert house.ask("sonarr", "POST", f"/history/failed/{event['id']}").status == 200
    assert house.torrent("The.Lighthouse.Keepers.S02.1080p.WEB-DL.DDP5.1.H.264-NORDLYS") is None
    blocked = house.get("sonarr", "/blocklist?pageSize=1")["records"][0]
    assert blocked["sourceTitle"] == row["title"]
    assert len(blocked["episodeIds"]) > 1
    house.clock.advance(60)
    assert house.row("sonarr", "The.Lighthouse")["title"] != row["title"]


# Commands, tasks, log


def test_a_command_waits_runs_and_ends_by_the_clock_and_is_then_forgotten() -> None:
    house = House()
    given = house.ask("radarr", "POST", "/command", {"name": "Backup"}).json
    number, states = given["id"], [given["status"]]
    for seconds in (2, 30):
        house.clock.advance(seconds)
        states.append(house.get("radarr", f"/command/{number}")["status"])
    assert states == ["queued", "started", "completed"]
    backup = next(task for task in house.get("radarr", "/system/task") if task["taskName"] == "Backup")
    ended = house.get("radarr", f"/command/{number}")["ended"]
    assert backup["lastExecution"] == ended
    house.clock.advance(400)
    assert house.ask("radarr", "GET", f"/command/{number}").status == 404


def test_a_command_that_waits_can_be_taken_back() -> None:
    house = House("small")
    house.ask("radarr", "POST", "/command", {"name": "RssSync"})
    waiting = house.ask("radarr", "POST", "/command", {"name": "Backup"}).json["id"]
    house.clock.advance(2)
    assert house.ask("radarr", "DELETE", f"/command/{waiting - 1}").status == 409
    assert house.ask("radarr", "DELETE", f"/command/{waiting}").status == 200
    house.clock.advance(60)
    assert house.get("radarr", f"/command/{waiting}")["status"] == "cancelled"


def test_the_log_is_read_from_the_newest_and_by_how_bad_it_is() -> None:
    house = reader()
    log = house.get("sonarr", "/log?pageSize=500")
    times = [line["time"] for line in log["records"]]
    assert times == sorted(times, reverse=True)
    assert {line["level"] for line in log["records"]} == {"info", "warn", "error"}
    assert {line["level"] for line in house.get("sonarr", "/log?pageSize=500&level=warn")["records"]} == {
        "warn",
        "error",
    }


def test_one_indexer_fails_and_one_disk_is_nearly_full() -> None:
    house = reader()
    [failing] = [row for row in house.get("radarr", "/health") if row["source"] == "IndexerStatusCheck"]
    assert failing["wikiUrl"].startswith("https://")
    assert any(indexer["name"] in failing["message"] for indexer in house.get("radarr", "/indexer"))
    assert [row["source"] for row in house.get("radarr-4k", "/health")][-1] == "RootFolderCheck"
    assert min(disk["freeSpace"] / disk["totalSpace"] for disk in house.get("radarr", "/diskspace")) < 0.02
    assert "********" in str(house.get("radarr", "/downloadclient"))
