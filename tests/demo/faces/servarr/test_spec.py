"""Tests of the simulated programs against their specifications: every answer is such as they declare."""

from __future__ import annotations

import pytest

from tests.demo.faces.servarr.house import House, reader
from tests.demo.faces.servarr.spec import problems

BOTH = (
    "/system/status", "/queue/status", "/blocklist", "/customformat", "/diskspace", "/downloadclient",
    "/downloadclient/1", "/health", "/indexer", "/indexer/4", "/log?pageSize=100", "/qualityprofile",
    "/rootfolder", "/rootfolder/1", "/system/task", "/system/task/3", "/tag", "/tag/1", "/tag/detail",
    "/manualimport?folder=/data/torrents",
    "/qualitydefinition",
    "/language",
)  # fmt: skip
RADARR = (
    *BOTH,
    "/queue?pageSize=100&includeMovie=true&includeUnknownMovieItems=true",
    "/queue/details?includeMovie=true",
    "/movie",
    "/movie/4002",
    "/movie/lookup?term=the",
    "/movie/lookup?term=tmdb:603",
    "/movie/lookup/tmdb?tmdbId=603",
    "/moviefile?movieId=1&movieId=2",
    "/history?pageSize=100&includeMovie=true",
    "/history/movie?movieId=1",
    "/history/since?date=2026-01-01T00:00:00Z",
    "/wanted/missing",
    "/wanted/cutoff",
    "/calendar?start=2025-12-01&end=2026-06-01&unmonitored=true",
    "/release?movieId=4002",
)
SONARR = (
    *BOTH, "/queue?pageSize=100&includeSeries=true&includeEpisode=true&includeUnknownSeriesItems=true",
    "/queue/details?includeEpisode=true", "/series", "/series/4001", "/series/lookup?term=the",
    "/series/lookup?term=tvdb:79126", "/episode?seriesId=4001&includeEpisodeFile=true", "/episode/4001001",
    "/episodefile?seriesId=4001", "/history?pageSize=100&includeSeries=true&includeEpisode=true",
    "/history/series?seriesId=4001&includeEpisode=true", "/history/since?date=2026-01-01T00:00:00Z",
    "/wanted/missing?includeSeries=true", "/wanted/cutoff?includeEpisodeFile=true",
    "/calendar?start=2026-01-01&end=2026-06-01&includeSeries=true", "/release?episodeId=4001001",
    "/release?seriesId=4001&seasonNumber=1", "/rename?seriesId=4001",
)  # fmt: skip


@pytest.mark.parametrize(
    ("name", "target"),
    [("radarr", t) for t in RADARR] + [("radarr-4k", t) for t in RADARR if not any(n in t for n in ("4002", "603", "movieId=1"))]
    + [("sonarr", t) for t in SONARR],
)  # fmt: skip
def test_an_answer_is_such_as_the_specification_declares(name: str, target: str) -> None:
    found = reader().get(name, target)
    assert found not in (None, []) or "rename" in target or "file" in target or "calendar" in target
    assert problems(name.removesuffix("-4k"), "GET", target, found) == set()


def test_what_is_created_and_changed_is_answered_as_the_specification_declares() -> None:
    house = House()
    kinds = {"radarr": "radarr", "sonarr": "sonarr"}
    movie = {
        "tmdbId": 603,
        "title": "x",
        "qualityProfileId": 4,
        "rootFolderPath": "/data/movies",
        "path": "/m/x",
    }
    made = [
        ("radarr", "POST", "/command", {"name": "RefreshMovie", "movieIds": [1]}, 201),
        ("radarr", "POST", "/tag", {"label": "New"}, 201),
        ("radarr", "PUT", "/movie/1", movie | {"monitored": False, "tags": [2]}, 202),
        ("sonarr", "POST", "/command", {"name": "SeriesSearch", "seriesId": 4001}, 201),
        (
            "sonarr",
            "PUT",
            "/series/4001",
            {"title": "x", "path": "/data/tv/Tidewater", "monitored": True},
            202,
        ),
    ]
    for name, method, target, body, status in made:
        said = house.ask(name, method, target, body)
        assert said.status == status
        found = problems(kinds[name], method, target, said.json) or set()
        # What a command is about stands beside what all commands have.
        assert {problem for problem in found if not problem.startswith(".body.")} == set()
    house.clock.advance(120)
    for name in kinds:
        found = problems(name, "GET", "/command", house.get(name, "/command")) or set()
        assert {problem for problem in found if not problem.startswith("[].body.")} == set()
        assert {order["status"] for order in house.get(name, "/command")} == {"completed"}
