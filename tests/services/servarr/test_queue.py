"""The queue is read whole, and taken out of it is what was confirmed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from mediatui.models.failure import FailureKind
from mediatui.models.imports import ImportMode, Mapping, MappingKind
from mediatui.models.quality import Language, Quality
from mediatui.models.queue import (
    QueueCounts,
    QueueHealth,
    QueueItem,
    QueueMessage,
    QueueStage,
    QueueStatus,
    Removal,
    Via,
)
from tests.services.conftest import failure_of
from tests.services.servarr.conftest import Adapt
from tests.services.servarr.program import Program, Says, paged, pages
from tests.services.servarr.samples import COMMAND, EPISODE, HASH, LANGUAGES, QUALITY, QUEUE_ROW, SERIES
from tests.services.servarr.spec import wrong_with


async def test_a_row_tells_the_whole_story_of_a_download(adapt: Adapt) -> None:
    queue = await adapt(Program({"GET /queue": paged(QUEUE_ROW)})).queue()
    assert queue.dropped == 0
    (item,) = queue.items
    assert item == QueueItem(
        service="radarr",
        id=91,
        download_id=HASH,
        title="The.Matrix.1999.2160p.WEB-DL-GRP",
        movie_id=7,
        media_title="The Matrix",
        year=1999,
        has_file=True,
        quality=Quality(7, "Bluray-1080p", "bluray", 1080, version=2, is_repack=True),
        languages=(Language(1, "English"), Language(2, "French")),
        custom_formats=("HDR",),
        score=50,
        indexer="Tracker",
        via=Via.TORRENT,
        client="qBittorrent",
        size=8000,
        left=2000,
        time_left_s=600.0,
        eta=1_795_187_400.0,
        added=1_795_183_200.0,
        status=QueueStatus.DOWNLOADING,
        health=QueueHealth.WARNING,
        stage=QueueStage.IMPORT_BLOCKED,
        messages=(QueueMessage("The.Matrix.mkv", ("Not an upgrade", "Sample")),),
        error="Stalled",
        output_path="/downloads/The.Matrix",
        can_change_category=True,
    )
    assert item.torrent_hash == HASH.lower()


async def test_what_no_title_was_found_for_is_asked_for_and_is_there(adapt: Adapt) -> None:
    program = Program({"GET /queue": paged({"id": 5, "title": "Something", "status": "completed"})})
    (item,) = (await adapt(program).queue()).items
    assert (item.is_known, item.media_title, item.torrent_hash) == (False, "", "")
    assert "includeUnknownMovieItems=true&includeMovie=true" in program.calls[0]


async def test_sonarr_tells_the_series_and_the_episode_of_a_row(adapt: Adapt) -> None:
    row = {"id": 1, "seriesId": 64, "episodeId": 2303, "series": SERIES, "episode": EPISODE}
    program = Program({"GET /queue": paged(row)})
    (item,) = (await adapt(program, "sonarr").queue()).items
    assert (item.series_id, item.episode_id, item.season, item.number) == (64, 2303, 2, 1)
    assert (item.media_title, item.part_title, item.year) == ("House", "Acceptance", 2004)
    assert "includeUnknownSeriesItems=true&includeSeries=true&includeEpisode=true" in program.calls[0]


async def test_every_page_is_read_and_a_row_that_moved_is_there_once(adapt: Adapt) -> None:
    rows = [{"id": number} for number in range(1, 601)]
    rows[150] = rows[149]
    program = Program({"GET /queue": pages(rows)})
    items = (await adapt(program).queue()).items
    assert [item.id for item in items] == [number for number in range(1, 601) if number != 151]
    assert [call.partition("page=")[2].partition("&")[0] for call in program.calls] == ["1", "2", "3", "4"]
    assert all("sortKey=title&sortDirection=ascending" in call for call in program.calls)


async def test_odd_rows_are_counted_and_the_others_stay(adapt: Adapt) -> None:
    rows = [QUEUE_ROW, None, "text", {"title": "without a number"}]
    queue = await adapt(Program({"GET /queue": paged(*rows)})).queue()
    assert (len(queue.items), queue.dropped) == (1, 3)


@pytest.mark.parametrize("answer", [[], {}, {"records": {}}, 7])
async def test_an_answer_without_rows_is_not_understood(adapt: Adapt, answer: Any) -> None:
    failure = await failure_of(adapt(Program({"GET /queue": answer})).queue())
    assert failure.kind is FailureKind.BAD_PAYLOAD


async def test_an_address_with_a_key_in_a_message_is_masked(adapt: Adapt) -> None:
    words = "Failed to load https://indexer.example/get?apikey=9f8e7d6c5b4a"
    row = {**QUEUE_ROW, "errorMessage": words, "statusMessages": [{"title": words, "messages": [words]}]}
    queue = await adapt(Program({"GET /queue": paged(row)})).queue()
    assert "9f8e7d6c5b4a" not in repr(queue)
    assert queue.items[0].error.startswith("Failed to load https://indexer.example/get?apikey=")


async def test_the_counts_say_cheaply_whether_something_changed(adapt: Adapt) -> None:
    told = {"totalCount": 5, "count": 3, "unknownCount": 2, "errors": True, "warnings": False}
    program = Program({"GET /queue/status": told})
    assert await adapt(program).queue_status() == QueueCounts(total=5, known=3, unknown=2, errors=True)


ITEM = QueueItem("radarr", 91, download_id="A")


@pytest.mark.parametrize(
    ("removal", "query"),
    [
        (
            Removal(),
            "removeFromClient=true&blocklist=false&skipRedownload=false&changeCategory=false",
        ),
        (
            Removal(from_client=False),
            "removeFromClient=false&blocklist=false&skipRedownload=false&changeCategory=false",
        ),
        (
            Removal(blocklist=True, search_again=False),
            "removeFromClient=true&blocklist=true&skipRedownload=true&changeCategory=false",
        ),
        (
            Removal(search_again=False),
            "removeFromClient=true&blocklist=false&skipRedownload=false&changeCategory=false",
        ),
        (
            Removal(blocklist=True),
            "removeFromClient=true&blocklist=true&skipRedownload=false&changeCategory=false",
        ),
        (
            Removal(change_category=True),
            "removeFromClient=false&blocklist=false&skipRedownload=false&changeCategory=true",
        ),
    ],
)
async def test_a_download_is_removed_in_the_way_that_was_chosen(
    adapt: Adapt, removal: Removal, query: str
) -> None:
    program = Program({"DELETE /queue/91": Says(200)})
    adapter = adapt(program)
    await adapter.remove([ITEM], removal)
    assert program.shown == adapter.remove_call([ITEM], removal) == (f"DELETE /api/v3/queue/91?{query}",)


async def test_a_season_pack_is_removed_by_one_of_its_rows(adapt: Adapt) -> None:
    program = Program({"DELETE /queue/1": {}, "DELETE /queue/bulk": {}})
    adapter = adapt(program, "sonarr")
    pack = [QueueItem("sonarr", number, download_id="PACK") for number in (1, 2, 3)]
    await adapter.remove(pack, Removal())
    other = QueueItem("sonarr", 9, download_id="OTHER")
    await adapter.remove([*pack, other], Removal())
    assert [call.partition("?")[0] for call in program.calls] == ["DELETE /queue/1", "DELETE /queue/bulk"]
    assert program.body() == {"ids": [1, 9]}
    assert adapter.remove_call([*pack, other], Removal()) == program.shown[1:]


async def test_a_download_that_left_meanwhile_is_a_conflict(adapt: Adapt) -> None:
    program = Program({"DELETE /queue/91": Says(404, {"message": "NotFound"})})
    failure = await failure_of(adapt(program).remove([ITEM], Removal()))
    assert (failure.kind, failure.service) == (FailureKind.CONFLICT, "radarr")
    assert failure.words == "things have changed meanwhile: it is no longer there (NotFound)"


async def test_nothing_chosen_is_nothing_done(adapt: Adapt) -> None:
    program = Program()
    adapter = adapt(program)
    await adapter.remove([], Removal())
    assert (program.asked, adapter.remove_call([], Removal())) == ([], ())


async def test_what_is_delayed_is_grabbed_at_once(adapt: Adapt) -> None:
    program = Program({"POST /queue/grab/91": {}})
    adapter = adapt(program)
    await adapter.grab_now(ITEM)
    assert program.shown == adapter.grab_now_call(ITEM) == ("POST /api/v3/queue/grab/91",)


# Importing by hand

STUCK = {
    "id": 4,
    "path": "/downloads/The  Matrix/matrix.mkv",
    "relativePath": "matrix.mkv",
    "folderName": "The  Matrix",
    "size": 9,
    "movie": {"id": 7, "title": "The Matrix"},
    "quality": QUALITY,
    "languages": LANGUAGES,
    "releaseGroup": "GRP",
    "downloadId": HASH,
    "indexerFlags": 1,
    "rejections": [{"reason": "Not an upgrade", "type": "permanent"}],
}


async def test_files_that_wait_say_what_they_are_and_what_stands_against_them(adapt: Adapt) -> None:
    program = Program({"GET /manualimport": [STUCK, {"id": 5, "path": "/downloads/b.mkv"}, {"id": 6}]})
    found = await adapt(program).import_candidates(HASH)
    first, second = found.candidates
    assert (first.movie_id, first.media_title, first.is_complete) == (7, "The Matrix", True)
    assert (first.path, first.rejections) == ("/downloads/The  Matrix/matrix.mkv", ("Not an upgrade",))
    assert (second.is_complete, found.dropped) == (False, 1)
    assert program.calls == [f"GET /manualimport?downloadId={HASH}&filterExistingFiles=false"]


async def test_a_file_is_imported_as_what_its_candidate_says(adapt: Adapt) -> None:
    program = Program({"GET /manualimport": [STUCK], "POST /command": {**COMMAND, "name": "ManualImport"}})
    adapter = adapt(program)
    (candidate,) = (await adapter.import_candidates(HASH)).candidates
    candidate = replace(candidate, movie_id=8)
    assert (await adapter.import_files([candidate], ImportMode.COPY)).name == "ManualImport"
    assert program.body() == {
        "name": "ManualImport",
        "importMode": "copy",
        "files": [
            {
                "path": "/downloads/The  Matrix/matrix.mkv",
                "folderName": "The  Matrix",
                "movieId": 8,
                "quality": QUALITY,
                "languages": LANGUAGES,
                "indexerFlags": 1,
                "releaseGroup": "GRP",
                "downloadId": HASH,
            }
        ],
    }
    (call,) = adapter.import_files_call([candidate], ImportMode.COPY)
    assert call.startswith('POST /api/v3/command {"name": "ManualImport", "importMode": "copy", "files": [{')


async def test_an_episode_file_is_imported_with_its_episodes(adapt: Adapt) -> None:
    stuck = {"id": 1, "path": "/d/a.mkv", "series": SERIES, "episodes": [EPISODE], "quality": QUALITY}
    stuck |= {"releaseType": "singleEpisode"}
    program = Program({"GET /manualimport": [stuck], "POST /command": COMMAND})
    adapter = adapt(program, "sonarr")
    (candidate,) = (await adapter.import_candidates(folder="/d")).candidates
    assert (candidate.season, candidate.part_titles) == (2, ("Acceptance",))
    await adapter.import_files([candidate], ImportMode.AUTO)
    (file,) = program.body()["files"]
    assert (file["seriesId"], file["episodeIds"], file["releaseType"]) == (64, [2303], "singleEpisode")
    assert program.calls[0] == "GET /manualimport?folder=/d&filterExistingFiles=false"


async def test_a_file_of_which_nobody_knows_what_it_is_is_not_imported(adapt: Adapt) -> None:
    program = Program({"GET /manualimport": [{"id": 5, "path": "/downloads/b.mkv"}]})
    adapter = adapt(program)
    found = await adapter.import_candidates(HASH)
    failure = await failure_of(adapter.import_files(found.candidates, ImportMode.AUTO))
    assert failure.words == "refused: it is not known what /downloads/b.mkv is"
    assert len(program.asked) == 1


@pytest.mark.parametrize("kind", ["radarr", "sonarr"])
async def test_a_file_said_by_hand_what_it_is_is_judged_anew(adapt: Adapt, kind: str) -> None:
    said = [
        {"id": 5, "rejections": [{"reason": "Not an upgrade", "type": "permanent"}], "customFormatScore": 7}
    ]
    program = Program({"GET /manualimport": [{**STUCK, "id": 5}, {"id": 6, "path": "/d/c.mkv"}]})
    program.answers |= {"POST /manualimport": said, "POST /command": COMMAND}
    adapter = adapt(program, kind)
    found = (await adapter.import_candidates(HASH)).candidates
    series = Mapping(MappingKind.SERIES, 64, "Keepers", 2, "Season 2", None, (9, 10), ("S02E01", "S02E02"))
    movie = Mapping(MappingKind.MOVIE, 8, "Faust")
    mapped = [each.mapped(series if kind == "sonarr" else movie) for each in found]
    judged = (await adapter.judge_imports(mapped)).candidates
    assert [each.rejections for each in judged] == [("Not an upgrade",), ()]
    assert (judged[0].score, judged[0].mapping) == (7, mapped[0].mapping)
    told = program.body()[0]
    assert told["id"] == 5 and "folderName" not in told
    if kind == "sonarr":
        assert (told["seriesId"], told["seasonNumber"], told["episodeIds"]) == (64, 2, [9, 10])
        assert told["releaseType"] == "multiEpisode"
    else:
        assert told["movieId"] == 8
    await adapter.import_files(judged[:1], ImportMode.AUTO)
    assert "movieFileId" not in program.body()["files"][0], "what it would have replaced is forgotten"
    assert wrong_with(kind, program.asked) == []


async def test_qualities_come_best_first_and_languages_by_name(adapt: Adapt) -> None:
    rows = [
        {"id": 1, "weight": 1, "title": "SDTV", "quality": {"id": 1, "name": "SDTV"}},
        {"id": 2, "weight": 9, "quality": {"id": 7, "name": "Bluray-1080p", "source": "bluray"}},
        {"id": 3, "weight": 4},
    ]
    program = Program({"GET /qualitydefinition": rows})
    program.answers["GET /language"] = [{"name": "Unknown"}, {"id": 1, "name": "English"}, {"id": 3}]
    adapter = adapt(program)
    assert [each.name for each in await adapter.qualities()] == ["Bluray-1080p", "SDTV"]
    assert await adapter.languages() == (Language(1, "English"), Language(0, "Unknown"))
    assert wrong_with("radarr", program.asked) == []
