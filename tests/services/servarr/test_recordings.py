"""Every answer ever recorded is understood by the call it was given to, and never raises in any other."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from mediatui.models.adding import Adding, Candidate
from mediatui.models.failure import FailureKind
from mediatui.models.queue import QueueStage, QueueStatus, grouped
from mediatui.services.errors import ServiceError
from tests.services.conftest import failure_of
from tests.services.servarr.conftest import Adapt
from tests.services.servarr.program import Program, Says
from tests.services.servarr.spec import SPECS

SHARED = SPECS.parent / "recordings" / "servarr"


def recorded(kind: str, pattern: str) -> list[Any]:
    """Recordings as parameters, each with the kind of program it is of."""
    found = [
        pytest.param(kind, path, id=f"{kind}-{path.stem}") for path in sorted((SHARED / kind).glob(pattern))
    ]
    if not found:
        return [
            pytest.param(
                kind, None, marks=pytest.mark.skip(reason="the recordings are not beside the project")
            )
        ]
    return found


def both(radarr: str, sonarr: str) -> list[Any]:
    return recorded("radarr", radarr) + recorded("sonarr", sonarr)


def says(path: Path) -> Says:
    recording = json.loads(path.read_text(encoding="utf-8"))
    if "status" not in recording:
        return Says(200, recording)  # the queue, which is the answer alone
    return Says(recording["status"], recording["body"])


class Always(Program):
    """Gives the same answer to everything."""

    def __init__(self, answer: Says) -> None:
        super().__init__()
        self.answer = answer

    def __call__(self, request: Any) -> Any:
        self.answers = {f"{request.method} {request.url.path.removeprefix('/api/v3')}": self.answer}
        return super().__call__(request)


@pytest.mark.parametrize(("kind", "path"), both("*_get_api_v3_movie.json", "*_get_api_v3_series.json"))
async def test_every_recorded_library_is_read_whole(adapt: Adapt, kind: str, path: Path) -> None:
    answer = says(path)
    shelf = await adapt(Always(answer), kind).shelf()
    titles = shelf.movies + shelf.series
    assert [title.id for title in titles] == [record["id"] for record in answer.data]
    assert [title.title for title in titles] == [record["title"] for record in answer.data]
    assert shelf.dropped == 0
    for title in titles:
        assert title.added
        assert title.path
        assert title.profile_id
    for series in shelf.series:
        assert len(series.seasons) >= 1


@pytest.mark.parametrize(("kind", "path"), recorded("sonarr", "queue_season_pack.json"))
async def test_a_recorded_season_pack_is_one_download(adapt: Adapt, kind: str, path: Path) -> None:
    queue = await adapt(Always(says(path)), kind).queue()
    (download,) = grouped(queue.items)
    assert [(item.season, item.number) for item in download] == [(2, 1), (2, 2), (2, 24)]
    assert {item.torrent_hash for item in download} == {"ca4552774085f1b5db3c8e7d39dd220b0474fe4b"}
    assert {(item.size, item.left) for item in download} == {(84_429_221_268, 83_819_785_620)}
    assert {(item.status, item.stage) for item in download} == {(QueueStatus.PAUSED, QueueStage.DOWNLOADING)}
    assert {item.media_title for item in download} == {"House"}


@pytest.mark.parametrize(("kind", "path"), both("*_get_*lookup*.json", "*_get_*lookup*.json"))
async def test_what_was_looked_up_can_be_added(adapt: Adapt, kind: str, path: Path) -> None:
    answer = says(path)
    rows = answer.data if isinstance(answer.data, list) else [answer.data]
    found = await adapt(Always(Says(200, rows)), kind).lookup("anything")
    assert len(found) == len(rows)
    for candidate in found:
        assert candidate.title
        assert candidate.tmdb_id if kind == "radarr" else candidate.tvdb_id
        assert candidate.library_id is None


@pytest.mark.parametrize(("kind", "path"), both("*_post_api_v3_movie.json", "*_post_api_v3_series.json"))
async def test_what_was_added_has_its_number(adapt: Adapt, kind: str, path: Path) -> None:
    answer = says(path)
    candidate = Candidate(kind, "Any", tmdb_id=1, tvdb_id=1)
    assert await adapt(Always(answer), kind).add(candidate, Adding(1, "/any")) == answer.data["id"]


@pytest.mark.parametrize(("kind", "path"), both("*profile.json", "*profile.json"))
async def test_recorded_profiles_say_where_they_stop(adapt: Adapt, kind: str, path: Path) -> None:
    profiles = await adapt(Always(says(path)), kind).profiles()
    assert [profile.name for profile in profiles][:2] == ["Any", "SD"]
    assert all(profile.cutoff in profile.qualities for profile in profiles)


@pytest.mark.parametrize(("kind", "path"), both("*_delete_*.json", "*_delete_*.json"))
async def test_what_was_deleted_is_gone_and_what_was_gone_is_a_conflict(
    adapt: Adapt, kind: str, path: Path
) -> None:
    answer = says(path)
    adapter = adapt(Always(answer), kind)
    if answer.status == 200:
        await adapter.delete([23], files=False, exclude=False)
    else:
        failure = await failure_of(adapter.delete([23], files=False, exclude=False))
        assert failure.kind is FailureKind.CONFLICT
        assert "Series with ID 23 does not exist" in failure.words
        assert "NzbDrone.Core" not in repr(failure)


@pytest.mark.parametrize(("kind", "path"), both("*.json", "*.json"))
async def test_any_answer_to_any_question_is_understood_or_a_failure(
    adapt: Adapt, kind: str, path: Path
) -> None:
    adapter = adapt(Always(says(path)), kind)
    for read in (adapter.shelf, adapter.queue, adapter.history, adapter.tags, adapter.status, adapter.health):
        try:
            await read()
        except ServiceError as error:
            assert error.failure.words
            assert error.failure.remedy
