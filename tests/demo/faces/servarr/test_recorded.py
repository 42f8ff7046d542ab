"""Tests of the simulated programs against recordings of real ones: the keys they had are those here."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.demo.faces.seerr.asker import paths
from tests.demo.faces.servarr.house import House, reader
from tests.demo.faces.servarr.spec import SHARED

OLD = {
    "alternativeTitles", "downloaded", "profileId", "language", "sourceId", "votes", "voteCount", "movieId",
    "seasonCount", "totalSpace", "totalEpisodeCount", "episodeCount", "episodeFileCount", "sizeOnDisk",
    "addOptions", "cutoff", "ratings",
}  # fmt: skip
"""What the recorded versions of five years ago had, and the present specification has elsewhere or not at all."""
WITHOUT = {"imdbId", "website", "physicalRelease", "inCinemas", "physicalReleaseNote", "secondaryYear"}
"""What some titles have and others have not."""

CASES = (
    ("radarr", "02_get_api_v3_movie", "/movie"),
    ("radarr", "07_get_api_v3_rootfolder", "/rootfolder"),
    ("radarr", "08_get_api_v3_tag", "/tag"),
    ("radarr", "06_get_api_v3_movie_lookup_imdb", "/movie/lookup/tmdb?tmdbId=27205"),
    ("radarr", "01_get_api_v3_qualityprofile", "/qualityprofile"),
    ("sonarr", "01_get_api_v3_series", "/series"),
    ("sonarr", "05_get_api_v3_series_lookup", "/series/lookup?term=tvdb:81189"),
    ("sonarr", "06_get_api_v3_rootfolder", "/rootfolder"),
    ("sonarr", "07_get_api_v3_tag", "/tag"),
    ("sonarr", "18_get_api_v3_qualityprofile", "/qualityprofile"),
)


def recorded(program: str, name: str) -> Any:
    """A recording; skips the test where it is absent."""
    path = SHARED / "recordings" / "servarr" / program / f"{name}.json"
    if not path.exists():
        pytest.skip("the recordings of real programs are not beside this project")
    return json.loads(path.read_text("utf-8"))


def keys(value: object) -> set[str]:
    """Where there are keys, without those that are of old versions or of some titles only."""
    found = {path for path, _ in paths(value)}
    return {path for path in found if not (OLD | WITHOUT) & {*path.replace("[]", "").split(".")}}


@pytest.mark.parametrize(("program", "name", "target"), CASES, ids=[f"{row[0]}-{row[1]}" for row in CASES])
def test_an_answer_has_the_recorded_keys(program: str, name: str, target: str) -> None:
    real = recorded(program, name)["body"]
    assert keys(real) - keys(reader().get(program, target)) == set()


def test_a_season_pack_stands_in_the_queue_as_it_was_recorded() -> None:
    real = recorded("sonarr", "queue_season_pack")
    ours = reader().get(
        "sonarr", "/queue?pageSize=1000&includeSeries=true&includeEpisode=true&sortDirection=ascending"
    )
    # Nobody knows how the paused download of the recording ended: it has a time left all the same.
    assert keys(real) - keys(ours) == set()
    assert (ours["sortKey"], ours["sortDirection"]) == (real["sortKey"], real["sortDirection"])


def test_what_there_is_no_longer_is_refused_in_the_recorded_words() -> None:
    real = recorded("sonarr", "03_delete_api_v3_series_23")
    house = House("small")
    said = house.ask("sonarr", "DELETE", "/series/99999")
    assert said.status == real["status"] == 404
    assert said.json.keys() == real["body"].keys()
    assert said.json["message"] == real["body"]["message"].replace("23", "99999")
    assert (
        recorded("radarr", "03_delete_api_v3_movie_16")["body"]
        == house.ask("radarr", "DELETE", "/movie/4002").json
    )
