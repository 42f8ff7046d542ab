"""Releases are asked for one thing at a time, and grabbed as what they are, or as what a person says."""

from __future__ import annotations

from typing import Any

import pytest

from mediatui.models.failure import FailureKind
from mediatui.models.quality import Language, Quality
from mediatui.models.queue import Via
from mediatui.models.release import Override, Release, Target
from tests.services.conftest import failure_of
from tests.services.servarr.conftest import Adapt
from tests.services.servarr.program import Program, Says
from tests.services.servarr.samples import LANGUAGES, QUALITY, RELEASE

SECRET = "9f8e7d6c5b4a"


async def test_a_release_tells_what_it_is_and_why_it_is_not_taken(adapt: Adapt) -> None:
    better = {**RELEASE, "guid": "b", "releaseWeight": 1, "rejected": False, "rejections": []}
    program = Program({"GET /release": [RELEASE, better, {"title": "no guid"}, 7]})
    found = await adapt(program).releases(Target(movie_id=7))
    assert [release.weight for release in found.releases] == [1, 2]
    assert found.dropped == 2
    release = found.releases[1]
    assert (release.indexer, release.indexer_id, release.via) == ("Tracker", 5, Via.TORRENT)
    assert (release.size, release.age_s, release.seeders, release.leechers) == (8000, 131_400.0, 12, 3)
    assert (release.is_rejected, release.rejections) == (True, ("Existing file meets cutoff",))
    assert (release.movie_id, release.score, release.custom_formats) == (7, 50, ("HDR",))
    assert release.published == 1_795_057_200.0
    assert program.calls == ["GET /release?movieId=7"]


async def test_what_is_shown_of_a_release_has_no_key_in_it(adapt: Adapt) -> None:
    adapter = adapt(Program({"GET /release": [RELEASE]}))
    (release,) = (await adapter.releases(Target(movie_id=7))).releases
    assert SECRET not in release.page
    assert SECRET not in repr(adapter.grab_call(release))


async def test_a_release_of_episodes_says_which(adapt: Adapt) -> None:
    row = {
        **{name: RELEASE[name] for name in ("guid", "indexerId", "title")},
        "mappedSeriesId": 64,
        "mappedSeasonNumber": 2,
        "mappedEpisodeNumbers": [1, 2],
        "seasonNumber": 2,
        "seriesTitle": "House",
        "fullSeason": False,
        "downloadAllowed": False,
    }
    program = Program({"GET /release": [row]})
    adapter = adapt(program, "sonarr")
    (release,) = (await adapter.releases(Target(episode_id=2303))).releases
    assert (release.series_id, release.season, release.episodes) == (64, 2, (1, 2))
    assert (release.media_title, release.can_be_grabbed) == ("House", False)
    await adapter.releases(Target(series_id=64, season=2))
    assert program.calls == ["GET /release?episodeId=2303", "GET /release?seriesId=64&seasonNumber=2"]


@pytest.mark.parametrize("kind", ["radarr", "sonarr"])
@pytest.mark.parametrize("target", [Target(), Target(series_id=64)])
async def test_without_something_to_search_for_nobody_is_asked(
    adapt: Adapt, kind: str, target: Target
) -> None:
    program = Program()
    failure = await failure_of(adapt(program, kind).releases(target))
    assert (failure.kind, program.asked) == (FailureKind.REFUSED, [])


@pytest.mark.parametrize(("configured", "waits"), [(10.0, 180.0), (600.0, 600.0)])
async def test_indexers_are_given_their_time(adapt: Adapt, configured: float, waits: float) -> None:
    program = Program({"GET /release": []})
    await adapt(program, timeout=configured).releases(Target(movie_id=7))
    assert program.asked[0].extensions["timeout"]["read"] == waits


FOUND = Release("radarr", "guid-1", 5, "The.Matrix-GRP")


async def test_a_release_is_grabbed_by_what_stands_for_it(adapt: Adapt) -> None:
    program = Program({"POST /release": RELEASE})
    adapter = adapt(program)
    await adapter.grab(FOUND)
    assert program.shown == adapter.grab_call(FOUND)
    assert program.shown == ('POST /api/v3/release {"guid": "guid-1", "indexerId": 5}',)


@pytest.mark.parametrize(
    ("kind", "override", "told"),
    [
        ("radarr", {"movie_id": 8, "client_id": 2}, {"movieId": 8, "downloadClientId": 2}),
        ("sonarr", {"series_id": 64, "episode_ids": (1, 2)}, {"seriesId": 64, "episodeIds": [1, 2]}),
    ],
)
async def test_a_release_is_grabbed_as_what_a_person_says_it_is(
    adapt: Adapt, kind: str, override: dict[str, Any], told: dict[str, Any]
) -> None:
    program = Program({"POST /release": {}})
    adapter = adapt(program, kind)
    quality = Quality(7, "Bluray-1080p", "bluray", 1080, version=2, is_repack=True)
    said = Override(quality, (Language(1, "English"), Language(2, "French")), **override)
    await adapter.grab(FOUND, said)
    assert program.body() == {
        "guid": "guid-1",
        "indexerId": 5,
        "shouldOverride": True,
        "quality": QUALITY,
        "languages": LANGUAGES,
        **told,
    }
    assert program.shown == adapter.grab_call(FOUND, said)


async def test_a_release_that_was_found_too_long_ago_is_to_be_searched_again(adapt: Adapt) -> None:
    words = "Couldn't find requested release in cache, try searching again"
    failure = await failure_of(adapt(Program({"POST /release": Says(404, {"message": words})})).grab(FOUND))
    assert failure.kind is FailureKind.CONFLICT
    assert failure.words.endswith(words)
    assert failure.remedy.startswith("Search again")


async def test_an_indexer_that_gives_it_no_more_is_a_conflict(adapt: Adapt) -> None:
    answer = Says(409, {"message": "Getting release from indexer failed"})
    failure = await failure_of(adapt(Program({"POST /release": answer})).grab(FOUND))
    assert failure.kind is FailureKind.CONFLICT
    assert failure.words.endswith("Getting release from indexer failed")
