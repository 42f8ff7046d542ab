"""What happened, and what is never to be taken again."""

from __future__ import annotations

from typing import Any

import pytest

from mediatui.models.failure import FailureKind
from mediatui.models.history import BlocklistEntry, HistoryEvent, HistoryKind
from mediatui.models.queue import Via
from tests.services.conftest import failure_of
from tests.services.servarr.conftest import Adapt
from tests.services.servarr.program import Program, Says, paged
from tests.services.servarr.samples import EPISODE, HASH, LANGUAGES, QUALITY, SERIES

EVENT: dict[str, Any] = {
    "id": 31,
    "movieId": 7,
    "sourceTitle": "The.Matrix.1999-GRP",
    "languages": LANGUAGES,
    "quality": QUALITY,
    "customFormatScore": 50,
    "qualityCutoffNotMet": True,
    "date": "2026-11-20T15:00:00Z",
    "downloadId": HASH,
    "eventType": "grabbed",
    "movie": {"id": 7, "title": "The Matrix"},
    "data": {
        "indexer": "Tracker",
        "releaseGroup": "GRP",
        "downloadClient": "qbittorrent",
        "downloadClientName": "qBittorrent",
        "downloadUrl": "https://indexer.example/get?passkey=9f8e7d6c5b4a",
        "message": "see https://indexer.example/get?apikey=9f8e7d6c5b4a",
    },
}


async def test_an_event_tells_what_when_and_from_where_and_no_address_with_a_key(adapt: Adapt) -> None:
    program = Program({"GET /history": paged(EVENT, total=900)})
    page = await adapt(program).history(page=3, size=50)
    (event,) = page.events
    assert (page.total, page.page, page.dropped) == (900, 3, 0)
    assert (event.id, event.at, event.kind) == (31, 1_795_186_800.0, HistoryKind.GRABBED)
    assert (event.title_id, event.media_title, event.source_title) == (7, "The Matrix", "The.Matrix.1999-GRP")
    assert (event.indexer, event.client, event.release_group) == ("Tracker", "qBittorrent", "GRP")
    assert (event.score, event.cutoff_met, event.quality.name) == (50, False, "Bluray-1080p")
    assert "9f8e7d6c5b4a" not in repr(page)
    assert program.calls == [
        "GET /history?page=3&pageSize=50&sortKey=date&sortDirection=descending&includeMovie=true"
    ]


@pytest.mark.parametrize(
    ("sent", "kind"),
    [
        ("downloadFolderImported", HistoryKind.IMPORTED),
        ("seriesFolderImported", HistoryKind.FOLDER_IMPORTED),
        ("downloadFailed", HistoryKind.FAILED),
        ("episodeFileDeleted", HistoryKind.DELETED),
        ("movieFileRenamed", HistoryKind.RENAMED),
        ("downloadIgnored", HistoryKind.IGNORED),
        ("somethingNew", HistoryKind.UNKNOWN),
        (None, HistoryKind.UNKNOWN),
    ],
)
async def test_every_kind_of_event_has_a_name(adapt: Adapt, sent: Any, kind: HistoryKind) -> None:
    program = Program({"GET /history": paged({**EVENT, "eventType": sent})})
    assert (await adapt(program).history()).events[0].kind is kind


async def test_a_download_has_its_own_history(adapt: Adapt) -> None:
    program = Program({"GET /history": paged()})
    await adapt(program).history(download_id=HASH)
    assert f"downloadId={HASH}" in program.calls[0]


async def test_a_title_has_its_own_history_newest_first(adapt: Adapt) -> None:
    rows = [
        {"id": 1, "date": "2026-01-01T00:00:00Z", "series": SERIES, "episode": EPISODE},
        {"id": 2, "date": "2026-02-01T00:00:00Z"},
        {"date": "2026-02-01T00:00:00Z"},
    ]
    program = Program({"GET /history/series": rows})
    page = await adapt(program, "sonarr").history_of(64)
    assert ([event.id for event in page.events], page.dropped) == ([2, 1], 1)
    assert (page.events[1].media_title, page.events[1].season, page.events[1].number) == ("House", 2, 1)
    assert program.calls == ["GET /history/series?seriesId=64&includeSeries=true&includeEpisode=true"]


async def test_what_was_grabbed_is_marked_as_failed(adapt: Adapt) -> None:
    program = Program({"POST /history/failed/31": Says(200)})
    adapter, event = adapt(program), HistoryEvent("radarr", 31)
    await adapter.mark_failed(event)
    assert program.shown == adapter.mark_failed_call(event) == ("POST /api/v3/history/failed/31",)


async def test_the_blocklist_says_what_is_blocked_and_why(adapt: Adapt) -> None:
    row = {
        "id": 8,
        "seriesId": 64,
        "episodeIds": [2303, 2304],
        "sourceTitle": "House.S02-GRP",
        "date": "2026-11-20T15:00:00Z",
        "protocol": "usenet",
        "indexer": "Geek",
        "message": "Password protected",
        "series": SERIES,
    }
    program = Program({"GET /blocklist": paged(row, None)})
    page = await adapt(program, "sonarr").blocklist()
    assert page.dropped == 1
    assert page.entries == (
        BlocklistEntry(
            "sonarr",
            8,
            at=1_795_186_800.0,
            source_title="House.S02-GRP",
            title_id=64,
            part_ids=(2303, 2304),
            media_title="House",
            indexer="Geek",
            via=Via.USENET,
            reason="Password protected",
        ),
    )


async def test_releases_are_unblocked_one_or_many_at_once(adapt: Adapt) -> None:
    program = Program({"DELETE /blocklist/8": {}, "DELETE /blocklist/bulk": {}})
    adapter = adapt(program)
    one, two = BlocklistEntry("radarr", 8), BlocklistEntry("radarr", 9)
    await adapter.unblock([one])
    await adapter.unblock([one, two])
    await adapter.unblock([])
    assert program.shown == adapter.unblock_call([one]) + adapter.unblock_call([one, two])
    assert program.shown == ("DELETE /api/v3/blocklist/8", 'DELETE /api/v3/blocklist/bulk {"ids": [8, 9]}')


async def test_what_is_read_only_is_neither_unblocked_nor_asked(adapt: Adapt) -> None:
    program = Program()
    adapter = adapt(program, read_only=True)
    failure = await failure_of(adapter.unblock([BlocklistEntry("radarr", 8)]))
    assert (failure.kind, program.asked) == (FailureKind.READ_ONLY, [])
