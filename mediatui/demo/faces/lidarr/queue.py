"""Lidarr's calls about what is on its way: queue, history, blocklist, releases, importing by hand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from mediatui.demo.exchange import Answer
from mediatui.demo.faces.lidarr.artists import docs_of, keeper_of
from mediatui.demo.faces.servarr.call import Call, Sorting, page_of, several, whole_numbers
from mediatui.demo.faces.servarr.queue import Row, rows_of
from mediatui.demo.faces.servarr.search import REMEMBERED, TAKES
from mediatui.demo.faces.servarr.words import (
    Document,
    answer_of,
    error,
    invalid,
    moment,
    no_model,
    read_moment,
    span,
    unreadable,
)
from mediatui.demo.names import digest
from mediatui.demo.world.managed.qualities import LIDARR, rank
from mediatui.demo.world.managed.records import DELETED, GRABBED, RENAMED, Blocked, Download, Event, Found
from mediatui.demo.world.managed.setup import INDEXERS
from mediatui.demo.world.music.records import Record, Tune

if TYPE_CHECKING:
    from mediatui.demo.world.managed.records import Part

_SOUNDS = (".flac", ".mp3", ".m4a")
_INDEXER = {each.id: each.name for each in INDEXERS}


def _record(part: object) -> Record | None:
    return cast("Record | None", part)


# The queue

_SORTS = {
    "timeleft": lambda row: row.standing.eta, "title": lambda row: row.download.title,
    "status": lambda row: row.standing.status, "size": lambda row: row.download.size,
    "progress": lambda row: 100 - 100 * row.standing.left / max(1, row.download.size),
    "protocol": lambda row: row.download.protocol, "indexer": lambda row: row.download.indexer,
    "downloadClient": lambda row: row.download.client, "quality": lambda row: row.download.quality,
    "estimatedCompletionTime": lambda row: row.standing.eta, "added": lambda row: row.download.added,
    "albums.title": lambda row: row.part.name if row.part else None,
    "albums.releaseDate": lambda row: row.part.day if row.part else None,
    "artists.sortName": lambda row: row.part.owner.title.name if row.part else None,
}  # fmt: skip
_QUEUE: Sorting[Row] = Sorting(_SORTS, "timeleft")


def _written(call: Call, row: Row) -> Document:
    docs, download, standing = docs_of(call), row.download, row.standing
    record = _record(row.part)
    document: Document = dict(docs.ids(row.part)) if record is not None else {}
    if record is not None:
        document |= {"trackFileCount": record.pressing.tracks, "trackHasFileCount": record.files}
        if call.flag("includeArtist"):
            document["artist"] = docs.artist(record.band)
        if call.flag("includeAlbum"):
            document["album"] = docs.album(record, artist=False)
    eta = standing.eta
    return document | {
        "quality": docs.quality(download.quality), "customFormats": [], "customFormatScore": 0,
        "size": download.size, "title": download.title, "sizeleft": standing.left, "timeleft": span(eta),
        "estimatedCompletionTime": None if eta is None else moment(call.now + eta),
        "added": moment(download.added), "status": standing.status, "trackedDownloadStatus": standing.health,
        "trackedDownloadState": standing.state,
        "statusMessages": [{"title": title, "messages": says} for title, says in download.messages],
        "errorMessage": standing.error or None, "downloadId": download.key or None,
        "protocol": download.protocol, "downloadClient": download.client or None,
        "downloadClientHasPostImportCategory": bool(download.torrent),
        "indexer": _INDEXER.get(download.indexer), "outputPath": standing.output or None,
        "downloadForced": False, "id": row.id,
    }  # fmt: skip


def listing(call: Call) -> Document:
    """A page. Rows of nothing in the library only where they are asked for."""
    artists, protocols = call.numbers("artistIds"), several(call, "protocol")
    rows = [
        row for row in rows_of(call)
        if (row.part is not None or call.flag("includeUnknownArtistItems"))
        and (not artists or (row.part is not None and row.part.owner.id in artists))
        and (not protocols or row.download.protocol in protocols)
    ]  # fmt: skip
    return page_of(call, rows, _QUEUE, lambda row: _written(call, row))


def details(call: Call) -> list[Document]:
    """All rows of an artist, or of albums, or all."""
    artist, albums = call.number("artistId"), call.numbers("albumIds")
    return [
        _written(call, row) for row in rows_of(call)
        if row.part is not None and (artist is None or row.part.owner.id == artist)
        and (not albums or row.part.id in albums)
    ]  # fmt: skip


# History

_NUMBERS = {
    "grabbed": 1, "artistFolderImported": 2, "trackFileImported": 3, "downloadFailed": 4,
    "trackFileDeleted": 5, "trackFileRenamed": 6, "albumImportIncomplete": 7, "downloadImported": 8,
    "trackFileRetagged": 9, "downloadIgnored": 10,
}  # fmt: skip
_WORDS = {
    DELETED: "trackFileDeleted",
    RENAMED: "trackFileRenamed",
    "downloadFolderImported": "downloadImported",
}


def _event(call: Call, event: Event) -> Document:
    docs, record = docs_of(call), cast("Record", event.part)
    data = {name: value for name, value in event.data.items() if name != "trackId"}
    cutoff = call.manager.profile(event.part.owner).cutoff
    document: Document = dict(docs.ids(event.part)) | {
        "sourceTitle": event.source, "quality": docs.quality(event.quality), "customFormats": [],
        "customFormatScore": 0, "qualityCutoffNotMet": rank(LIDARR, event.quality) < rank(LIDARR, cutoff),
        "date": moment(event.at), "downloadId": event.key or None,
        "eventType": _WORDS.get(event.sort, event.sort), "data": data, "id": event.id,
    }  # fmt: skip
    if "trackId" in event.data:
        document["trackId"] = int(event.data["trackId"])
    if call.flag("includeAlbum"):
        document["album"] = docs.album(record, artist=False)
    if call.flag("includeArtist"):
        document["artist"] = docs.artist(record.band)
    return document


def _wished(call: Call, events: Iterable[Event]) -> list[Event]:
    told = several(call, "eventType")
    if not told:
        return list(events)
    sorts = {word for word, number in _NUMBERS.items() if str(number) in told or word.lower() in told}
    return [event for event in events if _WORDS.get(event.sort, event.sort) in sorts]


_HISTORY: Sorting[Event] = Sorting(
    {
        "date": lambda event: event.at * 100_000 + event.id % 100_000,
        "quality": lambda event: event.quality,
        "artists.sortName": lambda event: event.part.owner.title.name,
        "albums.title": lambda event: cast("Record", event.part).name,
    },
    "date",
)


def history(call: Call) -> Document:
    """A page of what happened."""
    artists, album, key = call.numbers("artistIds"), call.number("albumId"), call.text("downloadId").upper()
    found = [
        event for event in _wished(call, call.manager.history)
        if (not artists or event.part.owner.id in artists) and album in (None, event.part.id)
        and (not key or event.key.upper() == key)
    ]  # fmt: skip
    return page_of(call, found, _HISTORY, lambda event: _event(call, event))


def since(call: Call) -> list[Document]:
    """Everything since a time, the oldest first."""
    try:
        begin = read_moment(call.text("date")) if call.text("date") else 0.0
    except ValueError:
        raise unreadable("date", call.text("date")) from None
    found = sorted(_wished(call, call.manager.history), key=lambda event: (event.at, event.id))
    return [_event(call, event) for event in found if event.at >= begin]


def of_artist(call: Call) -> list[Document]:
    """What happened to one artist, or one album of it; the newest first."""
    artist, album = call.number("artistId"), call.number("albumId")
    found = [
        event for event in _wished(call, call.manager.history)
        if artist in (None, event.part.owner.id) and album in (None, event.part.id)
    ]  # fmt: skip
    found.sort(key=lambda event: (event.at, event.id), reverse=True)
    return [_event(call, event) for event in found]


# The blocklist

_BLOCKS: Sorting[Blocked] = Sorting(
    {
        "date": lambda entry: entry.at * 1000 + entry.id % 1000,
        "sourceTitle": lambda entry: entry.source,
        "artists.sortName": lambda entry: entry.parts[0].owner.title.name,
    },
    "date",
)


def _blocked(call: Call, entry: Blocked) -> Document:
    docs, first = docs_of(call), cast("Record", entry.parts[0])
    return {
        "artistId": first.band.id, "albumIds": [part.id for part in entry.parts], "sourceTitle": entry.source,
        "quality": docs.quality(entry.quality), "customFormats": [], "date": moment(entry.at),
        "protocol": entry.protocol, "indexer": entry.indexer or None, "message": entry.message,
        "artist": docs.artist(first.band), "id": entry.id,
    }  # fmt: skip


def blocklist(call: Call) -> Document:
    """A page of releases that are not to be taken again."""
    return page_of(call, call.manager.blocklist.values(), _BLOCKS, lambda entry: _blocked(call, entry))


# Releases


def releases(call: Call) -> Answer:
    """What the indexers have of an album, or of all that is missing of an artist; it takes a while."""
    keeper, album, artist = keeper_of(call), call.number("albumId"), call.number("artistId")
    wanted: list[Record] = []
    if album is not None:
        wanted = [record] if (record := keeper.record(album)) is not None else []
    elif artist is not None and (band := keeper.band(artist)) is not None:
        wanted = [record for record in band.parts if record.monitored and record.file is None]
    else:
        wanted = cast("list[Record]", keeper.missing()[:1])
    found = [one for record in wanted for one in keeper.releases(cast("list[Part]", [record]), call.now)]
    for one in found:
        call.face.found[one.guid, one.indexer] = call.now + REMEMBERED, one
    return replace(answer_of([_release(call, one, at) for at, one in enumerate(found)]), after=TAKES)


def _release(call: Call, one: Found, weight: int) -> Document:
    record, torrent = cast("Record", one.parts[0]), one.protocol == "torrent"
    old = max(0.0, call.now - one.published)
    link = f"apikey={digest('prowlarr')}&link={digest(one.guid)}"
    return {
        "guid": one.guid, "quality": docs_of(call).quality(one.quality),
        "qualityWeight": 100 * rank(LIDARR, one.quality) + 1, "age": int(old // 86_400),
        "ageHours": round(old / 3600, 4), "ageMinutes": round(old / 60, 4), "size": one.size,
        "indexerId": one.indexer, "indexer": _INDEXER.get(one.indexer), "releaseGroup": one.group or None,
        "title": one.title, "discography": False, "sceneSource": False, "artistName": record.band.title.name,
        "albumTitle": record.name, "approved": not one.rejections, "temporarilyRejected": False,
        "rejected": bool(one.rejections), "rejections": list(one.rejections),
        "publishDate": moment(one.published), "commentUrl": f"{one.guid}#comments",
        "downloadUrl": f"http://prowlarr.home.example:9696/{one.indexer}/download?{link}",
        "infoUrl": one.guid, "downloadAllowed": True, "releaseWeight": weight, "customFormats": [],
        "customFormatScore": one.score, "protocol": one.protocol, "indexerFlags": 0,
        "infoHash": digest("info", one.guid, size=20).upper() if torrent else None,
        "seeders": one.seeders if torrent else None, "leechers": one.leechers if torrent else None,
        "artistId": record.band.id, "albumId": record.id,
    }  # fmt: skip


def grab(call: Call) -> Document:
    """Take a release that was found not too long ago."""
    body = call.body()
    guid, indexer = body.get("guid"), body.get("indexerId")
    if not isinstance(guid, str) or not isinstance(indexer, int):
        raise invalid(("Guid", "'Guid' must not be empty.", guid))
    until, found = call.face.found.get((guid, indexer), (0.0, None))
    if not isinstance(found, Found) or until < call.now:
        raise error(404, "Couldn't find requested release in cache, try searching again")
    if call.manager.indexers_fail:
        raise error(409, "Getting release from indexer failed")
    call.manager.grab(found, call.now)
    return _release(call, found, 0)


# Importing by hand


def candidates(call: Call) -> list[Document]:
    """The files of a download, or below a folder, each with the tracks it is taken for."""
    folder, key = call.text("folder").rstrip("/"), call.text("downloadId").upper()
    if key:
        download = call.manager.downloads.get(key)
        return list(_files(call, download)) if download is not None else []
    if folder:
        rows = (row for each in list(call.manager.downloads.values()) for row in _files(call, each))
        return [row for row in rows if str(row["path"]).startswith(f"{folder}/")]
    raise error(400, "folder or downloadId must be provided", "NzbDrone.Http.REST.BadRequestException")


def _files(call: Call, download: Download) -> Iterator[Document]:
    torrent, record = download.torrent, _record(download.parts[0]) if download.parts else None
    if torrent is None:
        return
    said = [words for title, messages in download.messages[:1] for words in messages]
    for file in torrent.files:
        if not file.name.endswith(_SOUNDS):
            continue
        path = f"{torrent.save_path}/{file.name}"
        yield _candidate(call, path, file.size, record, _told(file.name, record), download, said)


def _told(name: str, record: Record | None) -> list[Tune]:
    """What a file's name tells of its track: a number is not enough, a title is."""
    found = re.match(r"(\d+)[ -].*[a-z]", name.rpartition("/")[2])
    if found is None or record is None:
        return []
    return [tune for tune in record.tunes if tune.absolute == int(found[1])]


def _candidate(
    call: Call, path: str, size: int, record: Record | None, tunes: list[Tune], download: Download | None,
    said: list[str], quality: str = "FLAC",
) -> Document:  # fmt: skip
    docs = docs_of(call)
    name = path.rpartition("/")[2]
    rejections = [*said, *([] if tunes else ["Has unmatched tracks" if record else "Unknown Artist"])]
    document: Document = {
        "path": path, "name": name.rpartition(".")[0], "size": size,
        "tracks": [docs.track(tune) for tune in tunes], "quality": docs.quality(quality),
        "qualityWeight": 100 * rank(LIDARR, quality) + 1,
        "downloadId": download.key if download is not None else None, "indexerFlags": 0,
        "rejections": [{"reason": words, "type": "permanent"} for words in rejections],
        "audioTags": _tags(name, tunes), "additionalFile": False, "replaceExistingFiles": False,
        "disableReleaseSwitching": False, "id": int(digest(path, size=4), 16) % 2_147_483_647,
    }  # fmt: skip
    if record is not None:
        document |= {
            "artist": docs.artist(record.band), "album": docs.album(record, artist=False),
            "albumReleaseId": record.pressing.id,
        }  # fmt: skip
    return document


def _tags(name: str, tunes: list[Tune]) -> Document:
    found = re.search(r"(\d+)", name)
    document: Document = {"trackNumbers": [int(found[1])] if found else [], "year": 0, "discNumber": 1}
    return document | ({"title": tunes[0].name} if tunes else {})


def judge(call: Call) -> list[Document]:
    """Files as somebody says they are, with what stands against them then. Changes nothing."""
    told, keeper = call.json(), keeper_of(call)
    found: list[Document] = []
    for file in told if isinstance(told, list) else ():
        if not isinstance(file, dict):
            continue
        tunes = [t for n in whole_numbers(file, "trackIds") if (t := keeper.tune(n)) is not None]
        album = file.get("albumId")
        record = keeper.record(album) if isinstance(album, int) else None
        quality = file.get("quality")
        named = str(quality.get("quality", {}).get("name", "")) if isinstance(quality, dict) else ""
        download = call.manager.downloads.get(str(file.get("downloadId") or "").upper())
        path = str(file.get("path") or "")
        sizes = download.torrent.files if download is not None and download.torrent is not None else ()
        size = next((each.size for each in sizes if path.endswith(each.name)), 0)
        worse = [t for t in tunes if t.file and rank(LIDARR, t.file.quality) > rank(LIDARR, named)]
        said = ["Not an upgrade for existing track file(s)"] if worse else []
        found.append(_candidate(call, path, size, record, tunes, download, said, named or "Unknown")
                     | {"id": file.get("id") or 0})  # fmt: skip
    return found


def failed(call: Call) -> Document:
    """Say of what was grabbed that it is no good."""
    event = next((event for event in call.manager.history if event.id == call.id), None)
    if event is None:
        raise no_model("History", call.id)
    if event.sort == GRABBED:
        call.manager.fail(event, call.now)
    return {}
