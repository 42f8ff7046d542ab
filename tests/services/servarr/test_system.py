"""How a program is: its own warnings, disks, tasks, commands, log, indexers and clients."""

from __future__ import annotations

from typing import Any

import pytest

from mediatui.models.failure import FailureKind
from mediatui.models.queue import Via
from mediatui.models.system import (
    ClientInfo,
    Command,
    CommandState,
    Disk,
    HealthWarning,
    IndexerInfo,
    Level,
    LogLine,
    QualityProfile,
    RootFolder,
    Tag,
    Task,
)
from tests.services.conftest import KEY, failure_of
from tests.services.servarr.conftest import Adapt
from tests.services.servarr.program import InTurn, Program, Says, paged
from tests.services.servarr.samples import COMMAND

# Status


async def test_the_status_tells_version_and_name(adapt: Adapt) -> None:
    told = {"appName": "Radarr", "instanceName": "Radarr 4K", "version": "5.27.1.10122"}
    program = Program({"GET /system/status": told})
    status = await adapt(program).status()
    assert (status.version, status.server_name, status.connected) == ("5.27.1.10122", "Radarr 4K", True)
    assert program.asked[0].headers["accept"] == "application/json"
    assert program.asked[0].headers["x-api-key"] == KEY
    assert KEY not in str(program.asked[0].url)


async def test_a_sonarr_is_no_radarr(adapt: Adapt) -> None:
    told = {"appName": "Sonarr", "version": "4.0"}
    failure = await failure_of(adapt(Program({"GET /system/status": told})).status())
    assert (failure.kind, failure.words) == (
        FailureKind.NOT_THIS_SERVICE,
        "is not Radarr: Sonarr answers there",
    )


@pytest.mark.parametrize("told", [{}, [], None, {"version": ""}])
async def test_what_does_not_say_what_it_is_is_another_program(adapt: Adapt, told: Any) -> None:
    failure = await failure_of(adapt(Program({"GET /system/status": told})).status())
    assert failure.kind is FailureKind.NOT_THIS_SERVICE


async def test_a_wrong_key_is_said_to_be_one(adapt: Adapt) -> None:
    failure = await failure_of(adapt(Program({"GET /system/status": Says(401)})).status())
    assert failure.kind is FailureKind.WRONG_KEY


# What it says of itself

WARNINGS = [
    {"source": "IndexerStatusCheck", "type": "error", "message": "Indexers unavailable: Nyaa, Geek"},
    {"source": "UpdateCheck", "type": "notice", "message": "New update", "wikiUrl": "https://wiki/x"},
    {"type": "warning"},
]


async def test_warnings_have_a_level_and_words(adapt: Adapt) -> None:
    assert await adapt(Program({"GET /health": WARNINGS})).health() == (
        HealthWarning("radarr", Level.ERROR, "Indexers unavailable: Nyaa, Geek", "IndexerStatusCheck"),
        HealthWarning("radarr", Level.NOTICE, "New update", "UpdateCheck", "https://wiki/x"),
    )


async def test_disks_have_their_sizes_in_bytes(adapt: Adapt) -> None:
    rows = [{"path": "/movies", "label": "nas", "freeSpace": 10, "totalSpace": 40}, {"label": "no path"}]
    assert await adapt(Program({"GET /diskspace": rows})).disks() == (
        Disk("radarr", "/movies", "nas", 10, 40),
    )


async def test_a_task_says_when_and_is_run_by_hand(adapt: Adapt) -> None:
    row = {
        "name": "Rss Sync",
        "taskName": "RssSync",
        "interval": 15,
        "lastExecution": "2026-11-20T14:50:00Z",
        "nextExecution": "2026-11-20T15:05:00Z",
        "lastDuration": "00:00:03.5000000",
    }
    program = Program({"GET /system/task": [row, {"name": "odd"}], "POST /command": COMMAND})
    adapter = adapt(program)
    (task,) = await adapter.tasks()
    assert task == Task(
        "radarr", "Rss Sync", "RssSync", 900.0, 1_795_186_200.0, 3.5, next_run=1_795_187_100.0
    )
    await adapter.run_task(task)
    assert program.shown[1:] == adapter.run_task_call(task) == ('POST /api/v3/command {"name": "RssSync"}',)


async def test_the_log_is_read_page_by_page_newest_first(adapt: Adapt) -> None:
    row = {
        "id": 4,
        "time": "2026-11-20T15:00:00Z",
        "level": "Warn",
        "logger": "Torznab",
        "message": "GET https://indexer.example/api?apikey=9f8e7d6c5b4a failed",
        "exception": "HttpException\n   at NzbDrone",
    }
    program = Program({"GET /log": paged(row, total=77)})
    page = await adapt(program).log(page=2, size=1, level="warn")
    assert page.total == 77
    assert page.lines[0]._replace(words="") == LogLine(
        4, 1_795_186_800.0, "warn", "Torznab", "", "HttpException at NzbDrone"
    )
    assert "9f8e7d6c5b4a" not in repr(page)
    assert program.calls == ["GET /log?page=2&pageSize=1&sortKey=time&sortDirection=descending&level=warn"]


async def test_an_indexer_that_a_warning_names_is_in_trouble_and_its_keys_are_not_read(adapt: Adapt) -> None:
    row = {
        "id": 5,
        "name": "Nyaa",
        "implementationName": "Torznab",
        "protocol": "torrent",
        "priority": 25,
        "enableRss": True,
        "tags": [1],
        "fields": [{"name": "apiKey", "value": "9f8e7d6c5b4a"}],
    }
    program = Program({"GET /health": WARNINGS, "GET /indexer": [row, {**row, "id": 6, "name": "Rarbg"}]})
    first, second = await adapt(program).indexers()
    assert first == IndexerInfo(
        "radarr",
        5,
        "Nyaa",
        "Torznab",
        Via.TORRENT,
        25,
        rss=True,
        tags=(1,),
        trouble="Indexers unavailable: Nyaa, Geek",
    )
    assert (first.is_on, second.trouble) == (True, "")
    assert "9f8e7d6c5b4a" not in repr(first)


async def test_a_download_client_says_what_it_does_with_what_is_done(adapt: Adapt) -> None:
    row = {"id": 1, "name": "qBittorrent", "implementation": "QBittorrent", "protocol": "torrent"}
    row |= {"enable": True, "priority": 1, "removeCompletedDownloads": True}
    warning = {"source": "DownloadClientStatusCheck", "type": "error", "message": "qBittorrent is gone"}
    program = Program({"GET /health": [warning], "GET /downloadclient": [row, "odd"]})
    assert await adapt(program).clients() == (
        ClientInfo(
            "radarr",
            1,
            "qBittorrent",
            "QBittorrent",
            Via.TORRENT,
            1,
            is_on=True,
            removes_completed=True,
            trouble="qBittorrent is gone",
        ),
    )


# What it is set to


async def test_profiles_say_what_they_take_and_where_they_stop(adapt: Adapt) -> None:
    row = {
        "id": 4,
        "name": "HD",
        "upgradeAllowed": True,
        "cutoff": 1001,
        "minFormatScore": 0,
        "cutoffFormatScore": 200,
        "items": [
            {"quality": {"id": 1, "name": "SDTV"}, "items": [], "allowed": False},
            {
                "id": 1001,
                "name": "WEB 1080p",
                "items": [{"quality": {"id": 3, "name": "WEBDL-1080p"}, "allowed": True}],
                "allowed": True,
            },
            {"quality": {"id": 7, "name": "Bluray-1080p"}, "items": [], "allowed": True},
        ],
    }
    alone = {**row, "id": 5, "cutoff": 7, "name": "Disc"}
    found = await adapt(Program({"GET /qualityprofile": [row, alone, {}]})).profiles()
    assert found[0] == QualityProfile(4, "HD", True, "WEB 1080p", ("WEB 1080p", "Bluray-1080p"), 0, 200)
    assert found[1].cutoff == "Bluray-1080p"


async def test_folders_and_tags_are_listed(adapt: Adapt) -> None:
    folder = {"id": 1, "path": "/movies", "freeSpace": 5, "unmappedFolders": [{"name": "Odd (2001)"}]}
    away = {"id": 2, "path": "/nas", "accessible": False}
    program = Program({"GET /rootfolder": [folder, away], "GET /tag": [{"id": 2, "label": "4k"}, {}]})
    adapter = adapt(program)
    assert await adapter.root_folders() == (
        RootFolder("radarr", 1, "/movies", True, 5, ("Odd (2001)",)),
        RootFolder("radarr", 2, "/nas", False),
    )
    assert await adapter.tags() == (Tag(2, "4k"),)


# Commands


def going(**fields: Any) -> dict[str, Any]:
    return {**COMMAND, **fields}


QUEUED = Command("radarr", 12, "MoviesSearch", CommandState.QUEUED)


async def test_commands_say_how_far_they_are(adapt: Adapt) -> None:
    ended = going(id=13, status="failed", ended="2026-11-20T15:01:00Z", duration="00:01:00", exception="No")
    first, second = await adapt(Program({"GET /command": [COMMAND, ended, {}]})).commands()
    assert first == Command(
        "radarr",
        12,
        "MoviesSearch",
        CommandState.QUEUED,
        "Movies Search",
        by_hand=True,
        queued=1_795_186_800.0,
    )
    assert (first.is_over, second.is_over, second.duration_s, second.error) == (False, True, 60.0, "No")


async def test_a_command_is_watched_to_its_end_and_told_only_when_something_changed(adapt: Adapt) -> None:
    looks = InTurn(
        going(status="started"),
        going(status="started"),
        going(status="started", message="Searching 1 of 2"),
        going(status="completed"),
    )
    adapter = adapt(Program({"GET /command/12": looks}))
    seen = [(now.state.value, now.words) async for now in adapter.watch(QUEUED)]
    assert seen == [
        ("queued", ""),
        ("started", ""),
        ("started", "Searching 1 of 2"),
        ("completed", ""),
    ]


async def test_the_pauses_between_looks_grow_and_have_an_end(adapt: Adapt) -> None:
    adapter = adapt(Program({"GET /command/12": InTurn(*[going()] * 12, going(status="completed"))}))
    pauses: list[float] = []

    async def wait(seconds: float) -> None:
        pauses.append(seconds)

    adapter.sleep = wait
    await adapter.finish(QUEUED)
    assert pauses[0] == 0.5
    assert pauses == sorted(pauses)
    assert pauses[-1] == 5.0


@pytest.mark.parametrize("state", ["failed", "aborted", "cancelled", "orphaned"])
async def test_a_command_that_does_not_complete_is_a_failure_in_its_words(adapt: Adapt, state: str) -> None:
    adapter = adapt(Program({"GET /command/12": going(status=state, message="Disk is full")}))
    failure = await failure_of(adapter.finish(QUEUED))
    assert failure.kind is FailureKind.REFUSED
    assert failure.words == f"refused: Movies Search {state}: Disk is full"


async def test_a_command_that_was_forgotten_meanwhile_is_a_conflict(adapt: Adapt) -> None:
    gone = Says(404, {"message": "NotFound"})
    failure = await failure_of(adapt(Program({"GET /command/12": gone})).finish(QUEUED))
    assert failure.kind is FailureKind.CONFLICT


async def test_a_command_is_taken_back(adapt: Adapt) -> None:
    program = Program({"DELETE /command/12": {}})
    adapter = adapt(program)
    await adapter.cancel(QUEUED)
    assert program.shown == adapter.cancel_call(QUEUED) == ("DELETE /api/v3/command/12",)


async def test_an_answer_that_names_no_command_is_not_understood(adapt: Adapt) -> None:
    adapter = adapt(Program({"POST /command": {"name": "RssSync"}}))
    failure = await failure_of(adapter.run_task(Task("radarr", "Rss Sync", "RssSync")))
    assert failure.kind is FailureKind.BAD_PAYLOAD
