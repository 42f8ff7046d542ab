"""What the programs of a household answer, as they send it: downloads of every sort, and how they are."""

from __future__ import annotations

from typing import Any

from tests.services.servarr.program import Says, paged

GIB = 1024**3
HASHES = {name: f"{number:x}" * 40 for number, name in enumerate(("moving", "blocked", "pack", "hand"), 10)}
HASHES |= {"seeding": "1" * 40, "gone": "2" * 40, "lost": "3" * 40}
"""Of torrents, in lower case as the client has them."""

QUALITY = {"quality": {"id": 7, "name": "Bluray-1080p", "resolution": 1080}, "revision": {"version": 1}}


def row(number: int, title: str, **more: Any) -> dict[str, Any]:
    """A row of a queue, of a torrent that moves unless told otherwise."""
    return {
        "id": number, "title": title, "quality": QUALITY, "customFormatScore": 10, "protocol": "torrent",
        "downloadClient": "qBittorrent", "indexer": "Nordlys", "size": 10 * GIB, "sizeleft": 4 * GIB,
        "status": "downloading", "trackedDownloadStatus": "ok", "trackedDownloadState": "downloading",
        "added": "2026-03-14T21:00:00Z", "timeleft": "00:12:00", **more,
    }  # fmt: skip


def movie(number: int, title: str, year: int) -> dict[str, Any]:
    """What a row of Radarr knows of its movie."""
    return {"movieId": number, "movie": {"id": number, "title": title, "year": year, "tmdbId": number}}


BLOCKED = row(
    2, "The.General.1926.1080p.BluRay.x264-TINROOF", **movie(72, "The General", 1926),
    downloadId=HASHES["blocked"].upper(), status="completed", sizeleft=0, trackedDownloadStatus="warning",
    trackedDownloadState="importBlocked", outputPath="/data/torrents/radarr/The.General.1926",
    statusMessages=[{"title": "The.General.1926.mkv", "messages": [
        "Found matching movie via grab history, but the release was matched by id: import it by hand"]}],
)  # fmt: skip

RADARR_QUEUE = [
    row(1, "Nosferatu.1922.2160p.Remux-KEEPER", **movie(71, "Nosferatu", 1922), downloadId=HASHES["moving"].upper()),
    BLOCKED,
    row(3, "Metropolis.1927.1080p.WEB-KTCHN", **movie(73, "Metropolis", 1927), downloadId="SABnzbd_nzo_7",
        protocol="usenet", downloadClient="SABnzbd"),
    row(4, "Faust.1926.1080p.WEB-KTCHN", **movie(74, "Faust", 1926), status="delay", sizeleft=10 * GIB),
    row(5, "Something.Nobody.Knows.2020.1080p", downloadId="SABnzbd_nzo_9", protocol="usenet",
        downloadClient="SABnzbd", status="warning", sizeleft=0, trackedDownloadStatus="error",
        trackedDownloadState="importBlocked", errorMessage="Download wasn't grabbed by Radarr",
        statusMessages=[{"title": "Unknown Movie", "messages": []}]),
    row(6, "Greed.1924.1080p.WEB-KTCHN", **movie(76, "Greed", 1924), downloadId=HASHES["lost"].upper()),
    row(7, "Sunrise.1927.1080p.WEB-KTCHN", **movie(77, "Sunrise", 1927), status="downloadClientUnavailable",
        downloadClient="SABnzbd", protocol="usenet", sizeleft=10 * GIB),
]  # fmt: skip

SONARR_QUEUE = [
    row(
        20 + number, "The.Lighthouse.Keepers.S02.1080p-NORDLYS", downloadId=HASHES["pack"].upper(),
        size=24 * GIB, sizeleft=18 * GIB, seriesId=64, episodeId=900 + number, seasonNumber=2,
        series={"id": 64, "title": "The Lighthouse Keepers", "year": 2019},
        episode={"id": 900 + number, "seasonNumber": 2, "episodeNumber": number, "title": f"Part {number}"},
    )
    for number in (1, 2, 3)
]  # fmt: skip


def torrent(name: str, state: str, progress: float, **more: Any) -> dict[str, Any]:
    """A torrent as qBittorrent tells it."""
    size = more.pop("size", 10 * GIB)
    return {
        "name": name, "state": state, "progress": progress, "size": size, "total_size": size,
        "completed": int(size * progress), "amount_left": int(size * (1 - progress)), "dlspeed": 0,
        "upspeed": 0, "eta": 8_640_000, "ratio": 0.5, "category": "", "tags": "", "save_path": "/data/torrents",
        "content_path": f"/data/torrents/{name}", "tracker": "", "num_seeds": 4, "num_leechs": 1,
        "num_complete": 9, "num_incomplete": 3, "availability": 3.0, "added_on": 1_773_520_000,
        "completion_on": -1, "last_activity": 1_773_524_000, "priority": 1, **more,
    }  # fmt: skip


TORRENTS = {
    HASHES["moving"]: torrent("Nosferatu.1922.2160p.Remux-KEEPER", "downloading", 0.4, dlspeed=50_000_000,
                              eta=640, category="radarr"),
    HASHES["blocked"]: torrent("The.General.1926.1080p.BluRay.x264-TINROOF", "stalledUP", 1.0, category="radarr"),
    HASHES["pack"]: torrent("The.Lighthouse.Keepers.S02.1080p-NORDLYS", "downloading", 0.25, dlspeed=11_000_000,
                            eta=1800, category="tv-sonarr", size=24 * GIB),
    HASHES["hand"]: torrent("debian-12.iso", "stalledDL", 0.6, availability=0.4, size=GIB),
    HASHES["seeding"]: torrent("Seven.Samurai.1954.1080p-KEEPER", "uploading", 1.0, upspeed=2_000_000),
    HASHES["gone"]: torrent("Workshop.Films.S01.720p-KTCHN", "missingFiles", 1.0),
}  # fmt: skip


def maindata() -> dict[str, Any]:
    """Everything a qBittorrent knows, as the first look has it."""
    rates = {"dl_info_speed": 61_000_000, "up_info_speed": 2_000_000, "free_space_on_disk": 900 * GIB}
    state = {"connection_status": "connected", "use_alt_speed_limits": False, "queueing": True, **rates}
    return {
        "rid": 1, "full_update": True, "torrents": TORRENTS, "server_state": state, "tags": ["keep"],
        "categories": {name: {"name": name, "savePath": ""} for name in ("radarr", "tv-sonarr")},
    }  # fmt: skip


HEALTH = [
    {"source": "IndexerStatusCheck", "type": "warning", "message": "Indexers unavailable due to failures: Nordlys",
     "wikiUrl": "https://wiki.example/radarr/system#indexers-are-unavailable-due-to-failures"},
    {"source": "RootFolderCheck", "type": "error", "message": "Missing root folder: /data/media/old",
     "wikiUrl": "https://wiki.example/radarr/system#missing-root-folder"},
    {"source": "UpdateCheck", "type": "notice", "message": "New update is available"},
]  # fmt: skip

TASKS = [
    {"name": "Rss Sync", "taskName": "RssSync", "interval": 15, "lastExecution": "2026-03-14T21:31:00Z",
     "lastDuration": "00:00:04", "nextExecution": "2026-03-14T21:46:00Z"},
    {"name": "Housekeeping", "taskName": "Housekeeping", "interval": 1440,
     "lastExecution": "2026-03-12T03:00:00Z", "lastDuration": "00:00:31", "nextExecution": "2026-03-13T03:00:00Z"},
    {"name": "Refresh Movie", "taskName": "RefreshMovie", "interval": 1440,
     "lastExecution": "2026-03-14T04:00:00Z", "lastDuration": "00:02:10", "nextExecution": "2026-03-15T04:00:00Z"},
]  # fmt: skip

COMMANDS = [
    {"id": 11, "name": "RssSync", "commandName": "Rss Sync", "status": "completed", "trigger": "scheduled",
     "queued": "2026-03-14T21:31:00Z", "started": "2026-03-14T21:31:00Z", "ended": "2026-03-14T21:31:04Z",
     "duration": "00:00:04", "message": "Completed"},
    {"id": 12, "name": "RefreshMovie", "commandName": "Refresh Movie", "status": "started", "trigger": "manual",
     "queued": "2026-03-14T21:39:00Z", "started": "2026-03-14T21:39:10Z", "message": "Updating info for Faust"},
    {"id": 13, "name": "MoviesSearch", "commandName": "Movies Search", "status": "queued", "trigger": "manual",
     "queued": "2026-03-14T21:39:50Z"},
    {"id": 10, "name": "Backup", "commandName": "Backup", "status": "failed", "trigger": "manual",
     "queued": "2026-03-14T20:00:00Z", "started": "2026-03-14T20:00:00Z", "ended": "2026-03-14T20:00:02Z",
     "exception": "No space left on device"},
]  # fmt: skip

LOG = [
    {"id": 500 - number, "time": f"2026-03-14T21:{39 - number // 5:02}:{59 - number % 5 * 10:02}Z",
     "level": ("error", "warn", "info", "info", "info")[number % 5], "logger": "ImportApprovedMovie",
     "message": f"Couldn't import movie Faust, try {number}"}
    for number in range(150)
]  # fmt: skip

DISKS = [
    {"path": "/data/media", "label": "media", "freeSpace": 40 * GIB, "totalSpace": 4000 * GIB},
    {"path": "/config", "label": "", "freeSpace": 90 * GIB, "totalSpace": 240 * GIB},
]

INDEXERS = [
    {"id": 1, "name": "Nordlys", "implementationName": "Torznab", "protocol": "torrent", "priority": 10,
     "enableRss": True, "enableAutomaticSearch": True, "enableInteractiveSearch": True},
    {"id": 2, "name": "Lanterne", "implementationName": "Newznab", "protocol": "usenet", "priority": 25,
     "enableRss": False, "enableAutomaticSearch": False, "enableInteractiveSearch": False},
]  # fmt: skip

CLIENTS = [
    {"id": 1, "name": "qBittorrent", "implementationName": "qBittorrent", "protocol": "torrent", "priority": 1,
     "enable": True, "removeCompletedDownloads": True, "removeFailedDownloads": True},
]  # fmt: skip

FOLDERS = [
    {"id": 1, "path": "/data/media/movies", "accessible": True, "freeSpace": 40 * GIB,
     "unmappedFolders": [{"name": "Some Film (2001)", "path": "/data/media/movies/Some Film (2001)"}]},
    {"id": 2, "path": "/data/media/old", "accessible": False, "unmappedFolders": []},
]  # fmt: skip

CANDIDATE = {
    "id": 1, "path": "/data/torrents/radarr/The.General.1926/The.General.1926.mkv", "relativePath": "The.General.1926.mkv",
    "folderName": "The.General.1926", "name": "The.General.1926", "size": 9 * GIB, "quality": QUALITY,
    "languages": [{"id": 1, "name": "English"}], "downloadId": HASHES["blocked"].upper(),
    "movie": {"id": 72, "title": "The General", "year": 1926}, "rejections": [
        {"reason": "Matched by id", "type": "permanent"}],
}  # fmt: skip


def _log(request: Any) -> dict[str, Any]:
    """The page of the log that is asked for."""
    params = request.url.params
    wanted = [line for line in LOG if params.get("level") in (None, line["level"])]
    page, size = int(params["page"]), int(params["pageSize"])
    return paged(*wanted[(page - 1) * size : page * size], total=len(wanted))


def servarr(name: str, queue: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    """The answers of a Radarr or Sonarr with this queue."""
    return {
        "GET /system/status": {"appName": name, "instanceName": name, "version": "6.0.4"},
        "GET /queue/status": {"totalCount": len(queue), "count": len(queue)},
        "GET /queue": paged(*queue),
        "GET /health": HEALTH if name == "Radarr" else [],
        "GET /diskspace": DISKS,
        "GET /system/task": TASKS,
        "GET /command": COMMANDS if name == "Radarr" else [],
        "GET /log": _log,
        "GET /indexer": INDEXERS,
        "GET /downloadclient": CLIENTS,
        "GET /rootfolder": FOLDERS if name == "Radarr" else FOLDERS[:0],
        "GET /movie": [], "GET /series": [], "GET /qualityprofile": [], "GET /tag": [],
        "DELETE /queue/bulk": {}, "DELETE /queue/1": {}, "DELETE /queue/2": {}, "POST /queue/grab/4": {},
        "POST /command": {"id": 30, "name": "RssSync", "commandName": "Rss Sync", "status": "queued"},
        "GET /command/30": {"id": 30, "name": "RssSync", "commandName": "Rss Sync", "status": "completed"},
        "DELETE /command/12": {}, "DELETE /command/13": {},
        "GET /manualimport": [CANDIDATE],
        **more,
    }  # fmt: skip


QBITTORRENT: dict[str, Any] = {
    "GET /app/webapiVersion": Says(200, body=b"2.15.1", content_type="text/plain"),
    "GET /app/version": Says(200, body=b"v5.3.0", content_type="text/plain"),
    "GET /transfer/info": {"connection_status": "connected", "dl_info_speed": 61_000_000},
    "GET /transfer/speedLimitsMode": Says(200, body=b"0", content_type="text/plain"),
    "GET /torrents/trackers": [],
}
"""The answers of a qBittorrent, but for `sync/maindata` and its changes."""
