"""Files by hand: what waits to be imported, and what could be renamed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mediatui.demo.faces.servarr.call import Call, whole_numbers
from mediatui.demo.faces.servarr.words import Document, error
from mediatui.demo.names import digest
from mediatui.demo.world.managed.qualities import (
    formats_of_name,
    group_of_name,
    quality_of_name,
    rank,
)
from mediatui.demo.world.managed.records import Download, Episode, Film, Part

_VIDEOS = (".mkv", ".mp4", ".avi")


def candidates(call: Call) -> list[Document]:
    """The files of a download, or of downloads below a folder, and what they seem to be."""
    key, folder = call.text("downloadId").upper(), call.text("folder").rstrip("/")
    if key:
        download = call.manager.downloads.get(key)
        found = list(_files(call, download)) if download is not None else []
    elif folder:
        downloads = list(call.manager.downloads.values())
        found = [
            row
            for each in downloads
            for row in _files(call, each)
            if str(row["path"]).startswith(f"{folder}/")
        ]
    else:
        raise error(400, "folder or downloadId must be provided", "NzbDrone.Http.REST.BadRequestException")
    return found


def _files(call: Call, download: Download) -> Iterator[Document]:
    torrent = download.torrent
    if torrent is None:
        named = [(f"/data/usenet/complete/{download.title}", f"{download.title}.mkv", download.size)]
    else:
        named = [
            (torrent.save_path, file.name, file.size) for file in torrent.files if file.name.endswith(_VIDEOS)
        ]
    said = [words for _, messages in download.messages for words in messages]
    for folder, name, size in named:
        parts = _parts(name, download.parts, single=len(named) == 1)
        plain, table = name.rpartition("/")[2], call.manager.setup.table
        quality = quality_of_name(plain, table)
        formats = formats_of_name(plain)
        path = f"{folder}/{name}"
        rejections = (
            said if parts else [*said, f"Unknown {'Movie' if call.docs.here == 'movie' else 'Series'}"]
        )
        document: Document = {
            "path": path,
            "relativePath": plain,
            "folderName": name.partition("/")[0] if "/" in name else None,
            "name": plain.rpartition(".")[0],
            "size": size,
            "quality": call.docs.quality(quality),
            "languages": call.docs.languages(parts[0].owner if parts else None),
            "releaseGroup": group_of_name(plain.rpartition(".")[0]) or None,
            "qualityWeight": 100 * rank(table, quality) + 1,
            "downloadId": download.key or None,
            "customFormats": call.docs.formats(formats),
            "customFormatScore": call.docs.score(formats),
            "indexerFlags": 0,
            "rejections": [{"reason": words, "type": "permanent"} for words in rejections],
            "id": int(digest(path, size=4), 16) % 2_147_483_647,
        }
        if parts and isinstance(parts[0], Film):
            document["movie"] = call.docs.owner(parts[0].owner)
        elif parts and isinstance(parts[0], Episode):
            document |= {
                "series": call.docs.owner(parts[0].owner), "seasonNumber": parts[0].season,
                "episodes": [call.docs.part(part) for part in parts],
            }  # fmt: skip
        if call.docs.here == "series":
            document["releaseType"] = "singleEpisode" if len(parts) == 1 else "unknown"
            document.setdefault("episodes", [])
        yield document


def judge(call: Call) -> list[Document]:
    """Files as somebody says they are, with what stands against them then. Changes nothing."""
    told = call.json()
    found: list[Document] = []
    for file in told if isinstance(told, list) else ():
        if not isinstance(file, dict):
            continue
        movies = call.docs.here == "movie"
        ids = [file.get("movieId")] if movies else whole_numbers(file, "episodeIds")
        parts = [
            part
            for number in ids
            if isinstance(number, int) and (part := call.manager.part(number)) is not None
        ]
        plain = str(file.get("path") or "").rpartition("/")[2]
        formats = formats_of_name(plain)
        document = {name: value for name, value in file.items() if name not in ("episodeIds", "movieId")}
        if parts and isinstance(parts[0], Film):
            document |= {"movieId": parts[0].owner.id, "movie": call.docs.owner(parts[0].owner)}
        elif parts:
            document["episodeIds"] = [part.id for part in parts]
            document["episodes"] = [call.docs.part(part) for part in parts]
        found.append(document | {
            "customFormats": call.docs.formats(formats),
            "customFormatScore": call.docs.score(formats),
            "rejections": [{"reason": words, "type": "permanent"} for words in _against(call, file, parts)],
        })  # fmt: skip
    return found


def _against(call: Call, file: Document, parts: list[Part]) -> list[str]:
    """What stands against a file as one of these."""
    if not parts:
        return [f"Unknown {'Movie' if call.docs.here == 'movie' else 'Series'}"]
    quality = file.get("quality")
    named = str(quality.get("quality", {}).get("name", "")) if isinstance(quality, dict) else ""
    table = call.manager.setup.table
    worse = [part for part in parts if part.file and rank(table, part.file.quality) > rank(table, named)]
    return [
        f"Not an upgrade for existing {'movie' if isinstance(part, Film) else 'episode'} file. "
        f"Existing quality: {part.file.quality}. New quality {named or 'Unknown'}."
        for part in worse[:1]
        if part.file is not None
    ]


def _parts(name: str, parts: list[Part], *, single: bool) -> list[Part]:
    """Which parts of a download a file is."""
    found = re.search(r"S(\d\d)E(\d\d)", name.rpartition("/")[2])
    if found is not None:
        told = int(found[1]), int(found[2])
        return [part for part in parts if isinstance(part, Episode) and (part.season, part.number) == told]
    return list(parts) if single else []


def renamings(call: Call) -> list[Document]:
    """Files of a title that would be called otherwise."""
    movies = call.docs.here == "movie"
    owner = call.manager.owners.get(call.number("movieId" if movies else "seriesId") or 0)
    season = call.number("seasonNumber")
    found: list[Document] = []
    for part in owner.parts if owner is not None else ():
        file = part.file
        if (
            file is None
            or not file.scene
            or (isinstance(part, Episode) and season not in (None, part.season))
        ):
            continue
        folder = f"{part.owner.path}/"
        document: Document = dict(call.docs.ids(part)) | {
            "existingPath": file.path.removeprefix(folder),
            "newPath": call.manager.path_of(part, "").removeprefix(folder),
            f"{'movie' if movies else 'episode'}FileId": file.id,
        }  # fmt: skip
        if isinstance(part, Episode):
            document.pop("episodeId", None)
            document |= {"seasonNumber": part.season, "episodeNumbers": [part.number]}
        found.append(document)
    return found
