"""Series: the whole library, their episodes, what is looked up, added, monitored and searched."""

from __future__ import annotations

from typing import Any

import pytest

from mediatui.models.adding import Adding, Candidate, Changes
from mediatui.models.failure import FailureKind
from mediatui.models.library import Season, Series
from mediatui.models.production import Production
from mediatui.models.release import Target
from mediatui.models.schedule import Wish
from mediatui.services.library_ports import (
    HistorySource,
    QueueSource,
    ReleaseSearcher,
    SeriesLibrary,
    SystemSource,
)
from mediatui.services.registry import adapter_for
from tests.services.conftest import MakeTransport, endpoint, failure_of
from tests.services.servarr.conftest import Adapt
from tests.services.servarr.program import Program, paged
from tests.services.servarr.samples import COMMAND, EPISODE, MOVIE_FILE, SERIES

HOUSE = Series(
    service="sonarr",
    id=64,
    title="House",
    sort_title="house",
    year=2004,
    tvdb_id=73255,
    tmdb_id=1408,
    imdb_id="tt0412142",
    status=Production.ENDED,
    monitored=True,
    kind="standard",
    profile_id=4,
    path="/tv/House",
    slug="house",
    season_folders=True,
    added=1_767_323_045.0,
    first_aired=1_100_563_200.0,
    next_airing=1_796_090_400.0,
    previous_airing=1_793_498_400.0,
    runtime_s=2640.0,
    rating=8.1,
    network="FOX",
    genres=("Drama",),
    tags=(1,),
    size=5000,
    files=20,
    episodes=22,
    total=23,
    seasons=(Season(0), Season(1, True, 20, 22, 23, 5000, 1_796_090_400.0)),
)


def test_it_is_what_the_registry_gives_for_its_kind(make_transport: MakeTransport) -> None:
    adapter = adapter_for(endpoint(kind="sonarr"), make_transport())
    for port in (SeriesLibrary, QueueSource, HistorySource, ReleaseSearcher, SystemSource):
        assert isinstance(adapter, port)


async def test_a_series_has_what_a_list_shows_and_its_seasons_in_order(adapt: Adapt) -> None:
    program = Program({"GET /series": [SERIES]})
    shelf = await adapt(program, "sonarr").shelf()
    assert (shelf.series, shelf.movies, shelf.dropped) == ((HOUSE,), (), 0)
    assert program.calls == ["GET /series"]


async def test_an_old_sonarr_counts_beside_the_rest(adapt: Adapt) -> None:
    old = {"id": 1, "title": "Old", "episodeFileCount": 3, "episodeCount": 4, "totalEpisodeCount": 5}
    (series,) = (await adapt(Program({"GET /series": [{**old, "sizeOnDisk": 9}]}), "sonarr").shelf()).series
    assert (series.files, series.episodes, series.total, series.size) == (3, 4, 5, 9)


@pytest.mark.parametrize("odd", [None, 7, {}, {"title": "looked up only"}, {"id": -3}])
async def test_odd_records_are_counted_and_the_others_stay(adapt: Adapt, odd: Any) -> None:
    shelf = await adapt(Program({"GET /series": [SERIES, odd]}), "sonarr").shelf()
    assert (shelf.series, shelf.dropped) == ((HOUSE,), 1)


async def test_a_season_of_another_type_is_missing_and_the_series_stays(adapt: Adapt) -> None:
    odd = {**SERIES, "seasons": [7, {"seasonNumber": "x"}, {"seasonNumber": 3}], "statistics": "none"}
    (series,) = (await adapt(Program({"GET /series": [odd]}), "sonarr").shelf()).series
    assert (series.seasons, series.files) == ((Season(3),), 0)


async def test_an_opened_series_has_its_long_part(adapt: Adapt) -> None:
    opened = await adapt(Program({"GET /series/64": SERIES}), "sonarr").title(64)
    assert (opened.series, opened.movie) == (HOUSE, None)
    assert (opened.about.overview, opened.about.studio) == ("A medical drama.", "FOX")
    assert opened.about.ratings == (("", 8.1),)


async def test_episodes_come_in_order_with_their_files(adapt: Adapt) -> None:
    file = {**MOVIE_FILE, "id": 11, "seriesId": 64, "seasonNumber": 2}
    first = {**EPISODE, "id": 2, "seasonNumber": 0, "hasFile": False}
    program = Program({"GET /episode": [{**EPISODE, "episodeFile": file}, first, {}]})
    special, episode = await adapt(program, "sonarr").episodes(64)
    assert (special.season, special.file_id, special.file) == (0, None, None)
    assert (episode.id, episode.season, episode.number, episode.absolute) == (2303, 2, 1, 24)
    assert (episode.title, episode.aired, episode.runtime_s) == ("Acceptance", 1_126_659_600.0, 2640.0)
    assert (episode.monitored, episode.finale, episode.file_id) == (True, "season", 11)
    assert episode.file is not None
    assert (episode.file.title_id, episode.file.season, episode.file.score) == (64, 2, 120)
    assert program.calls == ["GET /episode?seriesId=64&includeEpisodeFile=true"]


async def test_what_is_wanted_are_episodes_with_their_series(adapt: Adapt) -> None:
    program = Program({"GET /wanted/missing": paged({**EPISODE, "series": SERIES}, {"id": 1})})
    page = await adapt(program, "sonarr").wanted(Wish.MISSING)
    (part,) = page.parts
    assert page.dropped == 1
    assert (part.key, part.media_title, part.part_title) == ("sonarr/64/2303", "House", "Acceptance")
    assert (part.season, part.number, part.at) == (2, 1, 1_126_659_600.0)
    assert "includeSeries=true" in program.calls[0]
    assert "sortKey=episodes.airDateUtc&sortDirection=descending" in program.calls[0]


async def test_the_calendar_has_episodes_with_their_series(adapt: Adapt) -> None:
    program = Program({"GET /calendar": [{**EPISODE, "series": SERIES}]})
    calendar = await adapt(program, "sonarr").calendar(0.0, 86_400.0)
    assert [part.media_title for part in calendar.parts] == ["House"]
    assert program.calls == [
        "GET /calendar?start=1970-01-01T00:00:00Z&end=1970-01-02T00:00:00Z&unmonitored=false&includeSeries=true"
    ]


# Adding and changing


async def test_what_is_looked_up_has_its_seasons(adapt: Adapt) -> None:
    new = {name: value for name, value in SERIES.items() if name != "id"}
    program = Program({"GET /series/lookup": [new, {}]})
    (found,) = await adapt(program, "sonarr").lookup("tvdb:73255")
    assert (found.tvdb_id, found.library_id, found.seasons) == (73255, None, (0, 1))
    assert program.calls == ["GET /series/lookup?term=tvdb:73255"]


CANDIDATE = Candidate("sonarr", "House", tvdb_id=73255)


async def test_a_series_is_added_as_it_was_chosen(adapt: Adapt) -> None:
    program = Program({"POST /series": SERIES})
    adapter = adapt(program, "sonarr")
    how = Adding(4, "/tv", monitor="future", series_kind="anime", language_profile_id=1)
    assert await adapter.add(CANDIDATE, how) == 64
    assert program.body() == {
        "tvdbId": 73255,
        "title": "House",
        "qualityProfileId": 4,
        "rootFolderPath": "/tv",
        "monitored": True,
        "seriesType": "anime",
        "seasonFolder": True,
        "tags": [],
        "addOptions": {"searchForMissingEpisodes": True, "monitor": "future"},
        "languageProfileId": 1,
    }
    assert program.shown == adapter.add_call(CANDIDATE, how)


async def test_a_movie_is_not_added_as_a_series(adapt: Adapt) -> None:
    program = Program()
    failure = await failure_of(
        adapt(program, "sonarr").add(Candidate("radarr", "Dune", tmdb_id=1), Adding(4, "/tv"))
    )
    assert (failure.kind, program.asked) == (FailureKind.REFUSED, [])


async def test_series_are_changed_by_the_editor(adapt: Adapt) -> None:
    program = Program({"PUT /series/editor": []})
    adapter = adapt(program, "sonarr")
    changes = Changes(
        monitored=True, profile_id=4, series_kind="daily", season_folders=False, monitor_new="none"
    )
    await adapter.edit([64, 65], changes)
    assert program.body() == {
        "seriesIds": [64, 65],
        "monitored": True,
        "qualityProfileId": 4,
        "seriesType": "daily",
        "seasonFolder": False,
        "monitorNewItems": "none",
    }
    assert program.shown == adapter.edit_call([64, 65], changes)


async def test_a_series_gets_another_folder_by_being_read_and_written_whole(adapt: Adapt) -> None:
    program = Program({"GET /series/64": SERIES, "PUT /series/64": SERIES})
    await adapt(program, "sonarr").edit([64], Changes(path="/nas/House"))
    assert program.calls == ["GET /series/64", "PUT /series/64?moveFiles=false"]
    assert program.body() == {**SERIES, "path": "/nas/House"}


async def test_episodes_are_monitored_by_their_numbers(adapt: Adapt) -> None:
    program = Program({"PUT /episode/monitor": []})
    adapter = adapt(program, "sonarr")
    await adapter.monitor_episodes([1, 2], True)
    await adapter.monitor_episodes([], True)
    assert program.shown == adapter.monitor_episodes_call([1, 2], True)
    assert program.shown == ('PUT /api/v3/episode/monitor {"episodeIds": [1, 2], "monitored": true}',)


async def test_a_season_is_monitored_together_with_its_episodes_which_do_not_follow_it(adapt: Adapt) -> None:
    program = Program({"POST /seasonpass": {}, "PUT /episode/monitor": []})
    adapter = adapt(program, "sonarr")
    await adapter.monitor_season(64, 2, [1, 2], False)
    assert program.shown == adapter.monitor_season_call(64, 2, [1, 2], False)
    assert program.body(0) == {"series": [{"id": 64, "seasons": [{"seasonNumber": 2, "monitored": False}]}]}
    assert program.body(1) == {"episodeIds": [1, 2], "monitored": False}


async def test_whole_series_are_monitored_anew(adapt: Adapt) -> None:
    program = Program({"POST /seasonpass": {}})
    adapter = adapt(program, "sonarr")
    await adapter.season_pass([64, 65], "missing")
    assert program.shown == adapter.season_pass_call([64, 65], "missing")
    assert program.body() == {"series": [{"id": 64}, {"id": 65}], "monitoringOptions": {"monitor": "missing"}}


async def test_series_and_files_are_deleted(adapt: Adapt) -> None:
    program = Program({"DELETE /series/64": {}, "DELETE /series/editor": {}, "DELETE /episodefile/bulk": {}})
    adapter = adapt(program, "sonarr")
    await adapter.delete([64], files=False, exclude=True)
    await adapter.delete([64, 65], files=True, exclude=False)
    await adapter.delete_files([3, 4])
    assert program.calls[0] == "DELETE /series/64?deleteFiles=false&addImportListExclusion=true"
    assert program.body(1) == {"seriesIds": [64, 65], "deleteFiles": True, "addImportListExclusion": False}
    assert program.body(2) == {"episodeFileIds": [3, 4]}


# Commands


async def test_episodes_seasons_and_series_are_searched_refreshed_and_renamed(adapt: Adapt) -> None:
    program = Program({"POST /command": COMMAND})
    adapter = adapt(program, "sonarr")
    targets = [
        Target(episode_id=1, series_id=64, season=2),
        Target(series_id=64, season=3),
        Target(series_id=65),
        Target(episode_id=2),
        Target(movie_id=7),
    ]
    assert len(await adapter.search(targets)) == 3
    await adapter.search_all(Wish.MISSING)
    await adapter.search_all(Wish.CUTOFF)
    await adapter.refresh([64])
    await adapter.refresh([64, 65])
    await adapter.rename(64, [3])
    bodies = [program.body(number) for number in range(len(program.asked))]
    assert bodies == [
        {"name": "EpisodeSearch", "episodeIds": [1, 2]},
        {"name": "SeasonSearch", "seriesId": 64, "seasonNumber": 3},
        {"name": "SeriesSearch", "seriesId": 65},
        {"name": "MissingEpisodeSearch"},
        {"name": "CutoffUnmetEpisodeSearch"},
        {"name": "RefreshSeries", "seriesId": 64, "seriesIds": [64]},
        {"name": "RefreshSeries", "seriesIds": [64, 65]},
        {"name": "RenameFiles", "seriesId": 64, "files": [3]},
    ]
    calls = (
        adapter.search_call(targets),
        adapter.search_all_call(Wish.MISSING),
        adapter.search_all_call(Wish.CUTOFF),
        adapter.refresh_call([64]),
        adapter.refresh_call([64, 65]),
        adapter.rename_call(64, [3]),
    )
    assert program.shown == tuple(call for several in calls for call in several)
