"""Tests of the simulated Radarr's movies: those of the household, looked up, added, changed, taken away."""

from __future__ import annotations

from tests.demo.faces.servarr.house import House, reader


def test_its_movies_with_files_are_those_of_the_household() -> None:
    house = reader()
    movies = {
        movie["movieFile"]["path"]: movie for movie in house.get("radarr", "/movie") if movie["hasFile"]
    }
    for item in house.world.library.movies:
        movie = movies[item.file.path]
        assert movie["movieFile"]["size"] == item.file.size
        picture = item.file.picture
        assert picture is not None
        assert movie["movieFile"]["mediaInfo"]["resolution"] == f"{picture.width}x{picture.height}"


def test_some_are_missing_some_not_monitored_some_could_be_better() -> None:
    house = reader()
    movies = house.get("radarr", "/movie")
    assert {movie["monitored"] for movie in movies} == {movie["hasFile"] for movie in movies} == {True, False}
    missing = house.get("radarr", "/wanted/missing?pageSize=99")["records"]
    assert all(movie["monitored"] and movie["isAvailable"] and not movie["hasFile"] for movie in missing)
    assert [
        movie["title"] for movie in house.get("radarr", "/wanted/missing?monitored=false")["records"]
    ] == ["Greed"]
    cutoff = house.get("radarr", "/wanted/cutoff?pageSize=99")["records"]
    assert cutoff
    assert all(movie["movieFile"]["qualityCutoffNotMet"] for movie in cutoff)


def test_there_are_two_with_profiles_folders_and_tags_of_their_own() -> None:
    house = reader()
    for target in ("/qualityprofile", "/rootfolder", "/tag", "/movie"):
        assert house.get("radarr", target) != house.get("radarr-4k", target)
    assert [profile["name"] for profile in house.get("radarr-4k", "/qualityprofile")] == ["Ultra-HD"]
    assert house.get("radarr-4k", "/system/status")["instanceName"] == "Radarr 4K"


def test_the_number_of_a_movie_is_the_one_seerr_has_of_it() -> None:
    house = reader()
    for movie in house.get("radarr", "/movie"):
        media = house.world.requests.media_of.get(("movie", movie["tmdbId"]))
        assert media is None or media.fetcher in (None, movie["id"])


def test_it_is_looked_up_by_name_or_number() -> None:
    house = reader()
    for term in ("inception", "tmdb:27205", "tmdbid:27205", "imdb:tt70027205"):
        [found, *_] = house.get("radarr", f"/movie/lookup?term={term}")
        assert (found["title"], found["tmdbId"], "id" in found) == ("Inception", 27205, False)
    assert house.get("radarr", "/movie/lookup?term=tmdb:961")[0]["id"] == 4002
    assert house.ask("radarr", "GET", "/movie/lookup/tmdb?tmdbId=1").status == 404


def test_a_movie_is_added_looked_for_and_taken_away() -> None:
    house = House()
    before = len(house.get("radarr", "/movie"))
    wish = {
        "tmdbId": 27205,
        "title": "Inception",
        "qualityProfileId": 4,
        "rootFolderPath": "/data/movies/",
        "monitored": True,
        "minimumAvailability": "released",
        "tags": [2],
        "addOptions": {"searchForMovie": True, "monitor": "movieOnly"},
    }
    said = house.ask("radarr", "POST", "/movie", wish)
    assert (said.status, said.json["path"], said.json["tags"]) == (201, "/data/movies/Inception (2010)", [2])
    assert len(house.get("radarr", "/movie")) == before + 1
    house.clock.advance(40)
    assert len(house.get("radarr", f"/queue/details?movieId={said.json['id']}")) == 1
    assert house.ask("radarr", "DELETE", f"/movie/{said.json['id']}?deleteFiles=true").json == {}
    # What is being fetched of it belongs to nothing now.
    assert "movieId" not in house.row("radarr", "Inception")
    assert house.ask("radarr", "GET", f"/movie/{said.json['id']}").status == 404


def test_several_are_changed_at_once_and_only_as_told() -> None:
    house = House("small")
    one, other = house.get("radarr", "/movie")[:2]
    told = {"movieIds": [one["id"], other["id"]], "monitored": False, "tags": [3], "applyTags": "add"}
    said = house.ask("radarr", "PUT", "/movie/editor", told)
    assert said.status == 202
    for before, after in zip((one, other), said.json, strict=True):
        assert after == before | {"monitored": False, "tags": [*before["tags"], 3]}
    told = {"movieIds": [one["id"]], "tags": [3], "applyTags": "remove", "minimumAvailability": "announced"}
    [after] = house.ask("radarr", "PUT", "/movie/editor", told).json
    assert (after["tags"], after["minimumAvailability"]) == (one["tags"], "announced")
    gone = house.ask("radarr", "DELETE", "/movie/editor", {"movieIds": [one["id"]], "deleteFiles": False})
    assert gone.status == 200
    assert one["id"] not in [movie["id"] for movie in house.get("radarr", "/movie")]


def test_a_whole_movie_that_is_sent_back_is_changed() -> None:
    house = House("small")
    movie = house.get("radarr", "/movie/4002")
    said = house.ask("radarr", "PUT", "/movie/4002", movie | {"qualityProfileId": 6, "monitored": False})
    assert (said.status, said.json) == (202, movie | {"qualityProfileId": 6, "monitored": False})


def test_a_file_is_deleted_and_the_movie_is_missing() -> None:
    house = House("small")
    movie = next(movie for movie in house.get("radarr", "/movie") if movie["hasFile"] and movie["monitored"])
    [file] = house.get("radarr", f"/moviefile?movieId={movie['id']}")
    assert file == house.get("radarr", f"/moviefile/{file['id']}") == movie["movieFile"]
    assert house.ask("radarr", "DELETE", f"/moviefile/{file['id']}").status == 200
    assert house.get("radarr", f"/movie/{movie['id']}")["hasFile"] is False
    assert house.get("radarr", "/history?pageSize=1")["records"][0]["eventType"] == "movieFileDeleted"
    assert house.ask("radarr", "GET", f"/moviefile/{file['id']}").status == 404


def test_the_calendar_has_what_comes_and_what_came() -> None:
    house = reader()
    assert len(house.get("radarr", "/calendar")) == 3
    assert len(house.get("radarr", "/calendar?start=2026-03-01&end=2026-03-20")) >= 3
    assert house.ask("radarr", "GET", "/calendar?start=soon").status == 400
