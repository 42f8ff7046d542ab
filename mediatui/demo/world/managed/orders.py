"""Commands: what a Radarr or Sonarr can be told to do, how long that takes, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from mediatui.demo.world.managed.records import RENAMED, Episode, Film, Order, Part, Show

if TYPE_CHECKING:
    from mediatui.demo.world.managed.manager import Manager

Body = Mapping[str, object]
Effect = Callable[["Manager", Body, float], str]
"""Does it, and says what came of it; "" for nothing to be said."""


class Sort(NamedTuple):
    """One sort of command, and how long it takes: seconds, and seconds for each thing it is about."""

    title: str
    takes: float
    each: float = 0.0
    effect: Effect | None = None


def numbers(body: Body, name: str) -> list[int]:
    """The numbers of a list in a body; one alone is a list too."""
    told = body.get(name)
    found = told if isinstance(told, list) else [told]
    return [number for number in found if isinstance(number, int)]


def _owners(manager: Manager, body: Body) -> list[Film | Show]:
    names = ("movieIds", "movieId", "seriesIds", "seriesId", "artistIds", "artistId")
    told = [n for name in names for n in numbers(body, name)]
    return [manager.owners[number] for number in dict.fromkeys(told) if number in manager.owners]


def meant(manager: Manager, name: str, body: Body) -> list[Part]:
    """The movies or episodes that a search is for."""
    if name.startswith("Missing"):
        return manager.missing()
    if name.startswith("CutoffUnmet"):
        return manager.unmet()
    if name in ("EpisodeSearch", "AlbumSearch"):
        ids = numbers(body, "episodeIds" if name == "EpisodeSearch" else "albumIds")
        return [part for n in ids if (part := manager.part(n)) is not None]
    parts: list[Part] = [part for owner in _owners(manager, body) for part in owner.parts]
    if name == "SeasonSearch":
        season = body.get("seasonNumber")
        return [part for part in parts if isinstance(part, Episode) and part.season == season]
    if name in ("SeriesSearch", "ArtistSearch"):
        return [part for part in parts if manager.wanted(part)]
    return parts


def _search(name: str) -> Effect:
    def run(manager: Manager, body: Body, now: float) -> str:
        asked_for = name in ("MoviesSearch", "EpisodeSearch", "AlbumSearch")
        parts = [
            part for part in meant(manager, name, body)
            if manager.is_out(part, now) and (asked_for or part.file is None or manager.below_cutoff(part))
        ]  # fmt: skip
        return f"Completed. {manager.search(parts, now)} reports downloaded."

    return run


def _refresh(manager: Manager, body: Body, now: float) -> str:
    manager.changes += 1
    for owner in _owners(manager, body):
        manager.log(now, "info", f"Refresh{manager.setup.program}Service", f"Updating {owner.title.name}")
    return "Completed"


def _rename(manager: Manager, body: Body, now: float) -> str:
    chosen = numbers(body, "files")
    renamed = 0
    for owner in _owners(manager, body):
        for part in owner.parts:
            file = part.file
            better = manager.path_of(part, "")
            if file is None or not file.scene or (chosen and file.id not in chosen):
                continue
            manager.note(RENAMED, part, now, file.path, file.quality, sourcePath=file.path, path=better)
            file.path, file.scene = better, ""
            renamed += 1
    manager.changes += 1
    return f"{renamed} files renamed"


def _import(manager: Manager, body: Body, now: float) -> str:
    told = body.get("files")
    done = 0
    waited = {key: max(1, len(download.parts)) for key, download in manager.downloads.items()}
    for file in told if isinstance(told, list) else ():
        if not isinstance(file, dict):
            continue
        ids = [*numbers(file, "movieId"), *numbers(file, "episodeIds")]
        parts = [part for number in ids if (part := manager.part(number)) is not None]
        quality = file.get("quality")
        named = quality.get("quality", {}).get("name", "") if isinstance(quality, dict) else ""
        key = str(file.get("downloadId") or "").upper()
        path = str(file.get("path") or "")
        download = manager.downloads.get(key)
        if parts and download is not None:
            size = next((f.size for f in download.torrent.files if path.endswith(f.name)), None) if (
                download.torrent
            ) else None  # fmt: skip
            manager.take_in(download, parts, now, named, size)
            waited[key] -= len(parts)
            if waited[key] <= 0:  # all of it was said to be something, if not what was grabbed
                manager.settle(download)
        elif parts:
            for part in parts:
                manager.shelve(part, path.rpartition("/")[2], named or "Unknown", 4_000_000_000, now)
        done += bool(parts)
    return f"Manually imported {done} files"


def _import_tracks(manager: Manager, body: Body, now: float) -> str:
    """Lidarr's: by the numbers of tracks alone. Without them nothing is imported, and nobody complains."""
    from mediatui.demo.world.music.keeper import MusicKeeper

    assert isinstance(manager, MusicKeeper)
    told, done = body.get("files"), 0
    for file in told if isinstance(told, list) else ():
        if not isinstance(file, dict):
            continue
        tunes = [tune for n in numbers(file, "trackIds") if (tune := manager.tune(n)) is not None]
        if not tunes:
            continue
        record = tunes[0].record
        edition = [at for at, each in enumerate(record.pressings) if each.id == file.get("albumReleaseId")]
        if edition and edition[0] != record.chosen:
            record.press(edition[0])
            tunes = [tune for n in numbers(file, "trackIds") if (tune := manager.tune(n)) is not None]
        quality = file.get("quality")
        named = quality.get("quality", {}).get("name", "") if isinstance(quality, dict) else ""
        path = str(file.get("path") or "")
        download = manager.downloads.get(str(file.get("downloadId") or "").upper())
        files = download.torrent.files if download is not None and download.torrent is not None else ()
        size = next((each.size for each in files if path.endswith(each.name)), 30_000_000)
        manager.take_tunes(download, tunes, path, named or "Unknown", size, now)
        done += 1
    return f"Manually imported {done} files"


def _rename_tracks(manager: Manager, body: Body, now: float) -> str:
    from typing import cast

    from mediatui.demo.world.music.keeper import MusicKeeper, file_path
    from mediatui.demo.world.music.records import Band

    assert isinstance(manager, MusicKeeper)
    chosen, renamed = numbers(body, "files"), 0
    for band in cast("list[Band]", _owners(manager, body)):
        for tune in (tune for record in band.parts if record.files for tune in record.tunes):
            file = tune.file
            better = file_path(tune, file.quality) if file is not None else ""
            if file is None or file.path == better or (chosen and file.id not in chosen):
                continue
            part = cast("Part", tune.record)
            manager.note(RENAMED, part, now, file.path, file.quality, sourcePath=file.path, path=better)
            file.path = better
            renamed += 1
    manager.changes += 1
    return f"{renamed} files renamed"


def _tidy(manager: Manager, _body: Body, now: float) -> str:
    manager.lines.clear()
    manager.log(now, "info", "LogService", "Cleared the log")
    return "Completed"


_COMMON = {
    "RssSync": Sort("RSS Sync", 8),
    "RefreshMonitoredDownloads": Sort("Refresh Monitored Downloads", 1),
    "ProcessMonitoredDownloads": Sort("Process Monitored Downloads", 1),
    "ImportListSync": Sort("Import List Sync", 6),
    "Backup": Sort("Backup", 5),
    "CheckHealth": Sort("Check Health", 3),
    "Housekeeping": Sort("Housekeeping", 4),
    "MessagingCleanup": Sort("Messaging Cleanup", 1),
    "CleanUpRecycleBin": Sort("Clean Up Recycle Bin", 2),
    "ApplicationUpdateCheck": Sort("Application Update Check", 2),
    "ClearLog": Sort("Clear Log", 1, 0, _tidy),
    "ManualImport": Sort("Manual Import", 3, 1, _import),
    "RenameFiles": Sort("Rename Files", 2, 0.5, _rename),
}
SORTS = {
    "Prowlarr": _COMMON | {"ApplicationIndexerSync": Sort("Application Indexer Sync", 4)},
    "Lidarr": _COMMON
    | {
        "RefreshArtist": Sort("Refresh Artist", 3, 0.5, _refresh),
        "RefreshAlbum": Sort("Refresh Album", 2, 0.5, _refresh),
        "RescanFolders": Sort("Rescan Folders", 2, 0.2, _refresh),
        "DownloadedAlbumsScan": Sort("Downloaded Albums Scan", 2),
        "ManualImport": Sort("Manual Import", 3, 1, _import_tracks),
        "RenameFiles": Sort("Rename Files", 2, 0.5, _rename_tracks),
        "RenameArtist": Sort("Rename Artist", 2, 0.5, _rename_tracks),
        "ArtistSearch": Sort("Artist Search", 8, 0, _search("ArtistSearch")),
        "AlbumSearch": Sort("Album Search", 3, 2, _search("AlbumSearch")),
        "MissingAlbumSearch": Sort("Missing Album Search", 30, 0, _search("MissingAlbumSearch")),
        "CutoffUnmetAlbumSearch": Sort("Cutoff Unmet Album Search", 30, 0, _search("CutoffUnmetAlbumSearch")),
    },
    "Radarr": _COMMON
    | {
        "RefreshMovie": Sort("Refresh Movie", 3, 0.5, _refresh),
        "RescanMovie": Sort("Rescan Movie", 2, 0, _refresh),
        "RenameMovie": Sort("Rename Movie", 2, 0.5, _rename),
        "MoviesSearch": Sort("Movies Search", 3, 2, _search("MoviesSearch")),
        "MissingMoviesSearch": Sort("Missing Movies Search", 30, 0, _search("MissingMoviesSearch")),
        "CutoffUnmetMoviesSearch": Sort(
            "Cutoff Unmet Movies Search", 30, 0, _search("CutoffUnmetMoviesSearch")
        ),
    },
    "Sonarr": _COMMON
    | {
        "RefreshSeries": Sort("Refresh Series", 3, 0.5, _refresh),
        "RescanSeries": Sort("Rescan Series", 2, 0, _refresh),
        "RenameSeries": Sort("Rename Series", 2, 0.5, _rename),
        "SeriesSearch": Sort("Series Search", 8, 0, _search("SeriesSearch")),
        "SeasonSearch": Sort("Season Search", 5, 0, _search("SeasonSearch")),
        "EpisodeSearch": Sort("Episode Search", 3, 2, _search("EpisodeSearch")),
        "MissingEpisodeSearch": Sort("Missing Episode Search", 30, 0, _search("MissingEpisodeSearch")),
        "CutoffUnmetEpisodeSearch": Sort(
            "Cutoff Unmet Episode Search", 30, 0, _search("CutoffUnmetEpisodeSearch")
        ),
    },
}
"""By program, by name."""

_KEPT = 60
"""Commands that are remembered at most."""


def give(
    manager: Manager, number: int, name: str, body: dict[str, object], now: float, trigger: str
) -> Order:
    """Queue a command. Raises `KeyError` for one there is not."""
    known = {each.casefold(): each for each in SORTS[manager.setup.program]}
    name = known[name.casefold()]
    sort = SORTS[manager.setup.program][name]
    order = Order(number, name, sort.title, body, now, trigger)
    manager.orders[order.id] = order
    while len(manager.orders) > _KEPT:
        del manager.orders[next(iter(manager.orders))]
    about = max((len(told) for told in body.values() if isinstance(told, list)), default=1)
    begins = max(now + 0.5, manager.busy_until)
    ends = begins + sort.takes + sort.each * about
    manager.busy_until = ends
    manager.at(begins, lambda when: _begin(order, when))
    manager.at(ends, lambda when: _end(manager, order, sort, when))
    return order


def _begin(order: Order, now: float) -> None:
    if order.status == "queued":
        order.status, order.started = "started", now


def _end(manager: Manager, order: Order, sort: Sort, now: float) -> None:
    if order.status != "started":
        return
    order.ended = now
    order.message = (sort.effect(manager, order.body, now) if sort.effect else "") or "Completed"
    order.status = "completed"


def cancel(order: Order, now: float) -> bool:
    """Take back a command that has not begun; False for any other."""
    if order.status != "queued":
        return False
    order.status, order.ended = "cancelled", now
    return True
