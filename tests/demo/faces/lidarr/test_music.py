"""The simulated Lidarr: it keeps to its specification, and its stuck import is stuck as the real one's."""

from __future__ import annotations

import pytest

from tests.demo.faces.servarr.house import House, reader
from tests.demo.faces.servarr.spec import problems

READ = (
    "/system/status", "/queue/status", "/blocklist", "/customformat", "/diskspace", "/downloadclient",
    "/downloadclient/1", "/health", "/indexer", "/indexer/4", "/log?pageSize=100", "/qualityprofile",
    "/qualityprofile/1", "/rootfolder", "/rootfolder/1", "/system/task", "/tag", "/tag/detail",
    "/manualimport?folder=/data/torrents", "/qualitydefinition", "/metadataprofile", "/artist", "/artist/1",
    "/queue?pageSize=50&includeArtist=true&includeAlbum=true&includeUnknownArtistItems=true", "/queue/details",
    "/artist/lookup?term=the", "/search?term=bj", "/album?artistId=2", "/album/2007", "/album/lookup?term=hom",
    "/track?albumId=2007", "/trackfile?albumId=2007", "/history?includeArtist=true&includeAlbum=true",
    "/history/artist?artistId=2", "/history/since?date=2020-01-01", "/wanted/missing?includeArtist=true",
    "/wanted/cutoff", "/calendar?start=2025-12-01&end=2026-06-01&includeArtist=true", "/release?albumId=2002",
    "/rename?artistId=2",
)  # fmt: skip


@pytest.mark.parametrize("target", READ)
def test_an_answer_is_such_as_the_specification_declares(target: str) -> None:
    found = reader().get("lidarr", target)
    assert found
    assert problems("lidarr", "GET", target, found) == set()


def test_what_is_played_in_the_household_is_on_its_shelf() -> None:
    house = reader()
    artists = {artist["artistName"]: artist for artist in house.get("lidarr", "/artist")}
    for item in house.world.library.tracks:
        albums = house.get("lidarr", f"/album?artistId={artists[item.grandparent]['id']}")
        assert item.parent in [album["title"] for album in albums]


def test_the_counts_of_an_artist_are_those_of_its_albums_and_tracks() -> None:
    house = reader()
    for artist in house.get("lidarr", "/artist")[:8]:
        albums = house.get("lidarr", f"/album?artistId={artist['id']}")
        tracks = house.get("lidarr", f"/track?artistId={artist['id']}")
        assert artist["statistics"]["albumCount"] == len(albums)
        assert artist["statistics"]["totalTrackCount"] == len(tracks)
        here = sum(track["hasFile"] for track in tracks)
        assert artist["statistics"]["trackFileCount"] == here
        assert sum(album["statistics"]["trackFileCount"] for album in albums) == here


def test_tracks_and_files_are_not_given_without_saying_of_what() -> None:
    assert reader().ask("lidarr", "GET", "/track").status == 400
    assert reader().ask("lidarr", "GET", "/trackfile").status == 400


def test_the_stuck_import_stays_stuck_until_tracks_are_named() -> None:
    house = House("small")
    row = house.row("lidarr", "Sigur_Ros-Von")
    assert (row["trackedDownloadState"], row["trackedDownloadStatus"]) == ("importBlocked", "warning")
    files = house.get("lidarr", f"/manualimport?downloadId={row['downloadId']}")
    assert any(file["tracks"] for file in files) and not all(file["tracks"] for file in files)
    tracks = house.get("lidarr", f"/track?albumId={row['albumId']}")
    told = [
        {
            "path": file["path"],
            "artistId": row["artistId"],
            "albumId": row["albumId"],
            "albumReleaseId": file["albumReleaseId"],
            "quality": file["quality"],
            "downloadId": row["downloadId"],
        }
        for file in files
    ]
    house.tell("lidarr", "ManualImport", files=told, importMode="auto")
    assert house.get("lidarr", f"/album/{row['albumId']}")["statistics"]["trackFileCount"] == 0

    named = [file | {"trackIds": [track["id"]]} for file, track in zip(told, tracks, strict=True)]
    over = house.tell("lidarr", "ManualImport", files=named, importMode="auto")
    assert over["message"] == "Manually imported 12 files"
    assert house.get("lidarr", f"/album/{row['albumId']}")["statistics"]["trackFileCount"] == 12
    assert not [row for row in house.queue("lidarr") if row["title"].startswith("Sigur_Ros-Von")]


def test_what_is_changed_is_answered_as_the_specification_declares() -> None:
    house = House("small")
    found = next(row["artist"] for row in house.get("lidarr", "/search?term=nina") if "artist" in row)
    told = {"qualityProfileId": 1, "metadataProfileId": 1, "rootFolderPath": "/data/music", "monitored": True}
    new = {"foreignArtistId": found["foreignArtistId"], "artistName": found["artistName"], **told}
    made: list[tuple[str, str, object, int]] = [
        ("POST", "/artist", new | {"addOptions": {"monitor": "latest", "searchForMissingAlbums": False}}, 201),
        ("PUT", "/album/monitor", {"albumIds": [2001, 2002], "monitored": False}, 202),
        ("POST", "/albumstudio", {"artist": [{"id": 2}], "monitoringOptions": {"monitor": "future"}}, 202),
        ("PUT", "/artist/editor", {"artistIds": [1], "metadataProfileId": 2, "tags": [2], "applyTags": "add"}, 202),
        ("PUT", "/album/2004", house.get("lidarr", "/album/2004") | {"anyReleaseOk": False, "monitored": False}, 202),
        ("POST", "/command", {"name": "AlbumSearch", "albumIds": [2002]}, 201),
    ]  # fmt: skip
    for method, target, body, status in made:
        said = house.ask("lidarr", method, target, body)
        assert said.status == status, said
        wrong = problems("lidarr", method, target, said.json) or set()
        # What a command is about is not declared of commands at large.
        assert not [each for each in wrong if not each.startswith(".body.")]
    assert house.ask("lidarr", "POST", "/artist", new).status == 400
    assert house.ask("lidarr", "POST", "/artist", new | {"metadataProfileId": 9}).json[0]["propertyName"]
    assert [album["monitored"] for album in house.get("lidarr", "/album?artistId=2")] == [False] * 11


def test_another_edition_keeps_the_files_of_the_tracks_it_shares() -> None:
    house = House("small")
    album = house.get("lidarr", "/album/2004")
    other = album["releases"][3]["id"]
    body = album | {"releases": [each | {"monitored": each["id"] == other} for each in album["releases"]]}
    house.ask("lidarr", "PUT", "/album/2004", body)
    after = house.get("lidarr", "/album/2004")
    assert [each["monitored"] for each in after["releases"]] == [False, False, False, True]
    assert after["statistics"]["totalTrackCount"] == album["releases"][3]["trackCount"]
    assert after["statistics"]["trackFileCount"] == album["statistics"]["trackFileCount"]


def test_a_large_household_has_five_thousand_artists_with_sixty_thousand_albums() -> None:
    house = House("large")
    manager = house.manager("lidarr")
    assert len(manager.owners) == 5000
    assert sum(len(owner.parts) for owner in manager.owners.values()) > 59_000
    assert max(len(owner.parts) for owner in manager.owners.values()) == 200


def test_an_album_keeps_its_number_when_it_is_added() -> None:
    house = House("small")
    found = next(row["album"] for row in house.get("lidarr", "/search?term=pastel") if "album" in row)
    artist = {
        "foreignArtistId": found["artist"]["foreignArtistId"],
        "artistName": found["artist"]["artistName"],
        "qualityProfileId": 1,
        "metadataProfileId": 1,
        "rootFolderPath": "/data/music",
        "monitored": True,
    }
    told = {"foreignAlbumId": found["foreignAlbumId"], "monitored": True, "artist": artist}
    assert house.ask("lidarr", "POST", "/album", told).json["foreignAlbumId"] == found["foreignAlbumId"]
    assert len(house.get("lidarr", f"/search?term=lidarr:{found['foreignAlbumId']}")) == 1


def test_an_import_as_another_edition_chooses_that_edition() -> None:
    house = House("small")
    row = house.row("lidarr", "Sigur_Ros-Von")
    other = house.get("lidarr", f"/album/{row['albumId']}")["releases"][1]["id"]
    file = house.get("lidarr", f"/manualimport?downloadId={row['downloadId']}")[0]
    track = house.get("lidarr", f"/track?albumReleaseId={other}")[0]
    told = {name: file[name] for name in ("path", "quality", "downloadId")}
    told |= {"artistId": row["artistId"], "albumId": row["albumId"], "albumReleaseId": other}
    house.tell("lidarr", "ManualImport", files=[told | {"trackIds": [track["id"]]}], importMode="auto")
    album = house.get("lidarr", f"/album/{row['albumId']}")
    assert [each["monitored"] for each in album["releases"]] == [False, True]
    assert album["statistics"]["trackFileCount"] == 1
