"""Looking for releases by hand, and grabbing one: the exact calls, and what stands against it said first."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from mediatui.engine import release_book, releases
from mediatui.engine.gate import always
from mediatui.models.failure import FailureKind
from mediatui.models.release import Release, Target
from mediatui.services.errors import ServiceError
from tests.programs import ProgramRuntime, Programs, Says
from tests.services.servarr.samples import RELEASE

HEAT = Target(movie_id=72)


@pytest.fixture
def programs() -> Programs:
    made = Programs()
    good = {
        **RELEASE,
        "rejected": False,
        "approved": True,
        "rejections": [],
        "releaseWeight": 1,
        "guid": "g2",
    }
    unknown = {**RELEASE, "downloadAllowed": False, "guid": "g3", "releaseWeight": 3}
    del unknown["mappedMovieId"]
    made["radarr"].answers |= {"GET /release": [RELEASE, good, unknown], "POST /release": {}}
    return made


@pytest.fixture
async def runtime(programs: Programs, tmp_path: Path) -> AsyncIterator[ProgramRuntime]:
    async with ProgramRuntime(programs, tmp_path) as made:
        yield made


async def found(runtime: ProgramRuntime) -> list[Release]:
    listed = await releases.releases(runtime.engine, "radarr", HEAT)
    return sorted(listed.releases, key=lambda release: release.weight)


async def grab(runtime: ProgramRuntime, release: Release) -> Any:
    plan = await releases.grab_plan(runtime.engine, release, HEAT, "Heat (1995)")
    results = await runtime.engine.gate.carry_out(plan, origin="releases", confirm=always)
    return plan, results and results[0]


async def test_every_indexer_is_asked_for_the_title(runtime: ProgramRuntime, programs: Programs) -> None:
    assert [release.can_be_grabbed for release in await found(runtime)] == [True, True, False]
    assert programs["radarr"].calls == ["GET /release?movieId=72"]


async def test_a_release_is_grabbed_by_its_number_at_its_indexer(
    runtime: ProgramRuntime, programs: Programs
) -> None:
    good = (await found(runtime))[0]
    plan, result = await grab(runtime, good)
    assert plan.question == "Grab this for Heat (1995)?"
    assert plan.hurts == ("Tracker · Bluray-1080p · 7.8 KiB",)
    assert result.words == f"grabbed {good.title}"
    assert programs["radarr"].body() == {"guid": "g2", "indexerId": 5}
    (call,) = plan.actions[0].calls
    assert call.startswith("POST /api/v3/release {")
    assert {key.resource for key in plan.actions[0].refreshes} == {"queue", "queue_status", "torrents"}


async def test_what_stands_against_it_is_said_and_no_key_is_shown(runtime: ProgramRuntime) -> None:
    plan = await releases.grab_plan(runtime.engine, (await found(runtime))[1], HEAT, "Heat (1995)")
    assert plan.hurts[1:] == ("against it: Existing file meets cutoff",)
    assert "9f8e7d6c5b4a" not in str(plan.actions[0].calls)


async def test_what_the_service_would_not_take_is_grabbed_as_what_was_searched_for(
    runtime: ProgramRuntime, programs: Programs
) -> None:
    plan, result = await grab(runtime, (await found(runtime))[2])
    assert plan.hurts[-1] == "It is taken as Heat (1995), whatever its name says."
    assert result.done
    body = programs["radarr"].body()
    assert (body["movieId"], body["shouldOverride"], body["guid"]) == (72, True, "g3")
    assert body["quality"]["quality"]["id"] == 7


async def test_a_finding_that_is_too_old_is_told_with_what_to_do(
    runtime: ProgramRuntime, programs: Programs
) -> None:
    good = (await found(runtime))[0]
    said = "Couldn't find requested release in cache, cache timeout probably expired."
    programs["radarr"].answers["POST /release"] = Says(404, {"message": said})
    _, result = await grab(runtime, good)
    assert not result.done
    assert "meanwhile" in result.words
    assert result.remedy


async def test_the_automatic_search_says_that_every_indexer_is_asked(
    runtime: ProgramRuntime, programs: Programs
) -> None:
    plan = await releases.search_plan(runtime.engine, "radarr", HEAT, "Heat (1995)")
    assert plan.question == "Look for Heat (1995)?"
    assert plan.hurts == ("every indexer is asked", "the best release is taken by itself")
    assert plan.actions[0].calls == ('POST /api/v3/command {"name": "MoviesSearch", "movieIds": [72]}',)
    results = await runtime.engine.gate.carry_out(plan, origin="releases", confirm=always)
    assert results and results[0].words == "radarr looks for Heat (1995)"
    assert programs["radarr"].body() == {"name": "MoviesSearch", "movieIds": [72]}


async def test_an_episode_is_looked_for_by_its_number_and_taken_as_it(
    runtime: ProgramRuntime, programs: Programs
) -> None:
    episode = Target(series_id=64, season=2, episode_id=901)
    unknown = {**RELEASE, "downloadAllowed": False}
    programs["sonarr"].answers |= {"GET /release": [unknown], "POST /release": {}}
    (release,) = (await releases.releases(runtime.engine, "sonarr", episode)).releases
    assert programs["sonarr"].calls == ["GET /release?episodeId=901"]
    plan = await releases.grab_plan(runtime.engine, release, episode, "House · S02E01")
    await runtime.engine.gate.carry_out(plan, origin="releases", confirm=always)
    body = programs["sonarr"].body()
    assert (body["seriesId"], body["episodeIds"]) == (64, [901])


async def test_a_service_that_does_not_answer_is_a_failure_not_an_empty_list(
    runtime: ProgramRuntime, programs: Programs
) -> None:
    programs.down.add("radarr")
    with pytest.raises(ServiceError) as caught:
        await releases.releases(runtime.engine, "radarr", HEAT)
    assert caught.value.failure.kind is FailureKind.UNREACHABLE


async def test_a_search_is_kept_as_long_as_the_service_remembers_it(
    runtime: ProgramRuntime, programs: Programs
) -> None:
    engine = runtime.engine
    answers = programs["radarr"].answers
    answers["GET /release"] = [{**each, "guid": f"g{n}"} for n, each in enumerate(answers["GET /release"])]
    assert release_book.kept(engine, "radarr", HEAT) is None
    listed = await found(runtime)
    known = release_book.kept(engine, "radarr", HEAT)
    assert known is not None and sorted(known.releases, key=lambda each: each.weight) == listed
    assert release_book.kept(engine, "radarr", Target(movie_id=73)) is None
    programs.clock.advance(release_book.KEPT)
    assert release_book.kept(engine, "radarr", HEAT) is None, "the service has forgotten it"
    # What the service will not grab any more is searched for anew.
    await found(runtime)
    programs["radarr"].answers["POST /release"] = Says(404, {"message": "try searching again"})
    _, result = await grab(runtime, listed[0])
    assert not result.done
    assert release_book.kept(engine, "radarr", HEAT) is None
    # An address with a key in it is written nowhere.
    keyed = {**RELEASE, "guid": "https://indexer.example/get/1?apikey=0123456789abcdef"}
    programs["radarr"].answers["GET /release"] = [keyed]
    await found(runtime)
    assert release_book.kept(engine, "radarr", HEAT) is None
