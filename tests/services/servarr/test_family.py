"""What the programs have in common fits those too that have no adapter here, and costs nothing before it is used."""

from __future__ import annotations

import json
import subprocess
import sys

import httpx
import pytest

from mediatui.models.history import HistoryEvent
from mediatui.models.queue import QueueItem, Removal
from mediatui.models.system import Task
from mediatui.services.servarr.dialect import Dialect
from mediatui.services.servarr.history import HistoryCalls
from mediatui.services.servarr.queue import QueueCalls
from mediatui.services.servarr.system import SystemCalls
from tests.services.conftest import MakeTransport, endpoint
from tests.services.servarr.program import Program, paged
from tests.services.servarr.samples import COMMAND, HASH
from tests.services.servarr.spec import spec_of, wrong_with


class Lidarr(QueueCalls, HistoryCalls, SystemCalls):
    dialect = Dialect(
        program="Lidarr",
        api="/api/v1",
        title="artist",
        file="trackfile",
        file_ids="trackFileIds",
        title_id="artistId",
        title_ids="artistIds",
        exclusion="addImportListExclusion",
        refresh="RefreshArtist",
        queue=(
            ("includeUnknownArtistItems", "true"),
            ("includeArtist", "true"),
            ("includeAlbum", "true"),
        ),
        history=(("includeArtist", "true"), ("includeAlbum", "true")),
        wanted=(("sortKey", "albums.releaseDate"), ("includeArtist", "true")),
        calendar=(("includeArtist", "true"),),
    )


ROW = {
    "id": 5,
    "artistId": 3,
    "albumId": 9,
    "artist": {"id": 3, "artistName": "Boards of Canada"},
    "album": {"id": 9, "title": "Geogaddi"},
    "trackHasFileCount": 2,
    "downloadId": HASH,
    "protocol": "torrent",
    "trackedDownloadState": "importPending",
}


async def test_a_lidarr_has_queue_history_and_system_in_its_own_words(make_transport: MakeTransport) -> None:
    if spec_of("lidarr") is None:
        pytest.skip("the specifications are not beside the project")
    program = Program(
        {
            "GET /system/status": {"appName": "Lidarr", "version": "2.0"},
            "GET /queue": paged(ROW),
            "GET /queue/status": {"totalCount": 1},
            "DELETE /queue/5": {},
            "DELETE /queue/bulk": {},
            "GET /history": paged({"id": 1, "eventType": "trackFileImported", "artist": ROW["artist"]}),
            "GET /history/artist": [],
            "POST /history/failed/1": {},
            "GET /blocklist": paged({"id": 1, "artistId": 3}),
            "GET /health": [],
            "GET /diskspace": [],
            "GET /system/task": [],
            "GET /command": [COMMAND],
            "POST /command": COMMAND,
            "GET /log": paged(),
            "GET /indexer": [],
            "GET /downloadclient": [],
        }
    )
    transport = make_transport(http=httpx.MockTransport(program))
    lidarr = Lidarr(endpoint("http://lidarr.test", name="lidarr", kind="lidarr"), transport)
    assert (await lidarr.status()).version == "2.0"
    (item,) = (await lidarr.queue()).items
    assert (item.artist_id, item.album_id, item.media_title, item.part_title) == (
        3,
        9,
        "Boards of Canada",
        "Geogaddi",
    )
    assert (item.is_known, item.has_file, item.torrent_hash) == (True, True, HASH.lower())
    await lidarr.queue_status()
    await lidarr.remove([item], Removal())
    await lidarr.remove([item, QueueItem("lidarr", 6)], Removal(blocklist=True))
    (event,) = (await lidarr.history(download_id=HASH)).events
    assert (event.kind.value, event.media_title) == ("imported", "Boards of Canada")
    await lidarr.history_of(3)
    await lidarr.mark_failed(HistoryEvent("lidarr", 1))
    assert (await lidarr.blocklist()).entries[0].title_id == 3
    for read in (lidarr.disks, lidarr.tasks, lidarr.commands, lidarr.log, lidarr.indexers, lidarr.clients):
        await read()
    await lidarr.run_task(Task("lidarr", "Rss Sync", "RssSync"))
    assert wrong_with("lidarr", program.asked) == []
    assert {call.partition("/api/")[2][:2] for call in program.shown} == {"v1"}


MODULES = """
import json, sys
import mediatui.services.radarr.adapter, mediatui.services.sonarr.adapter
print(json.dumps(sorted(sys.modules)))
"""


def test_an_adapter_that_was_not_asked_yet_has_loaded_neither_libraries_nor_models() -> None:
    told = subprocess.run([sys.executable, "-c", MODULES], capture_output=True, text=True, check=True).stdout
    loaded = set(json.loads(told))
    assert {name.partition(".")[0] for name in loaded} & {"httpx", "pydantic", "msgspec", "stamina"} == set()
    assert loaded & {f"mediatui.models.{name}" for name in ("library", "queue", "system", "release")} == set()
    assert "mediatui.services.servarr.records" not in loaded
