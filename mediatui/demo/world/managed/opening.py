"""The opening: the queue, the history and the log that a Radarr or Sonarr has at the first look."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import NamedTuple

from mediatui.demo.world.managed.manager import Manager
from mediatui.demo.world.managed.own_titles import KEEPERS, TIDEWATER, WORKSHOP
from mediatui.demo.world.managed.qualities import quality_of_name
from mediatui.demo.world.managed.records import (
    DAY,
    GRABBED,
    IMPORTED,
    Blocked,
    Download,
    Film,
    Part,
    Show,
)
from mediatui.demo.world.managed.releases import dotted, name_of, releases_of
from mediatui.demo.world.managed.stock import give_files
from mediatui.demo.world.torrents_one import Torrent

GIB = 1024**3
_NEWEST_EVENTS = 400

NOT_IMPORTED = "One or more episodes expected in this release were not imported or missing from the release"
BY_ID = (
    "Found matching movie via grab history, but release was matched to movie by ID. "
    "Automatic import is not possible. Manual Import required."
)


class Cue(NamedTuple):
    """Which title a scripted torrent is of: the beginning of its name, the title's, and what became of it."""

    torrent: str
    title: str
    keeper: str
    sort: str = ""
    """"blocked", "imported", "unknown" or nothing."""


FILM_CUES = (
    Cue("Nosferatu.1922", "Nosferatu", "radarr-4k"), Cue("Nosferatu.1922", "", "radarr", "unknown"),
    Cue("The.General.1926", "The General", "radarr"), Cue("Metropolis.1927", "Metropolis", "radarr"),
    Cue("Häxan.1922", "Häxan", "radarr"), Cue("The.Kid.1921", "The Kid", "radarr"),
    Cue("Der müde Tod", "Der müde Tod", "radarr"), Cue("Faust.1926", "Faust", "radarr"),
    Cue("The.Cabinet.of", "The Cabinet of Dr. Caligari", "radarr"),
    Cue("كفرناحوم.2018", "Capernaum", "radarr", "blocked"),
    Cue("七人の侍", "Seven Samurai", "radarr", "imported"),
    Cue("[red]Herring", "[red]Herring[/red]", "radarr", "imported"),
    Cue("Midnight.Snack", "Midnight Snack 🍜", "radarr", "imported"),
    Cue("The.Incredibly.Long", "The Incredibly Long", "radarr", "imported"),
)  # fmt: skip


def open_films(manager: Manager, size: str) -> None:
    """Radarr's queue, history and log."""
    films = [owner for owner in manager.owners.values() if isinstance(owner, Film)]
    named = {film.title.name: film for film in reversed(films)}
    _history(manager, [film for film in films if film.file is not None])
    for cue in FILM_CUES:
        torrent = _torrent(manager, cue.torrent)
        if cue.keeper != manager.setup.name or torrent is None:
            continue
        film = next((film for name, film in named.items() if cue.title and name.startswith(cue.title)), None)
        if film is not None or cue.sort == "unknown":
            parts: list[Part] = [film] if film is not None else []
            _enter(manager, torrent, parts, cue.sort, [BY_ID])
    if manager.setup.name == "radarr":
        _held_and_usenet(manager, named, size)
        if size == "large":
            _crowd(manager, [film for film in films if film.file is None and film.id > 10_000])
    _blocklist(manager, [film for film in films if film.file is not None][:3])
    _log(manager)


def open_series(manager: Manager, size: str) -> None:
    """Sonarr's queue, history and log."""
    shows = [owner for owner in manager.owners.values() if isinstance(owner, Show)]
    by_tmdb = {show.title.tmdb: show for show in shows}
    tidewater, keepers, workshop = by_tmdb[TIDEWATER], by_tmdb[KEEPERS], by_tmdb[WORKSHOP]
    give_files(manager, tidewater, {1: 8, 2: 8, 3: 8, 4: 5})
    give_files(manager, keepers, {1: 8}, "720-web")
    looked_at = [part for show in shows if show.made for part in show.parts if part.file is not None]
    _history(manager, looked_at)

    def some(show: Show, season: int, *numbers: int) -> list[Part]:
        return [p for p in show.parts if p.season == season and (not numbers or p.number in numbers)]

    for name, parts, sort in (
        ("The.Lighthouse.Keepers.S02", some(keepers, 2), ""), ("Tidewater.S04E07", some(tidewater, 4, 7), ""),
        ("Workshop.Films.S01", some(workshop, 1), ""), ("Tidewater.S04E06", some(tidewater, 4, 6), "blocked"),
        ("Tidewater.S04E05", some(tidewater, 4, 5), "imported"),
    ):  # fmt: skip
        torrent = _torrent(manager, name)
        if torrent is not None:
            _enter(manager, torrent, parts, sort, [NOT_IMPORTED])
    if size == "large":
        lacking = [p for show in shows[:900] if show.id > 10_000 and not show.id % 6 for p in show.parts]
        _crowd(
            manager, [part for part in lacking if part.file is None and manager.is_out(part, manager.start)]
        )
    _blocklist(manager, looked_at[:2])
    _log(manager)


def _torrent(manager: Manager, name: str) -> Torrent | None:
    return next((t for t in manager.torrents.by_hash.values() if t.name.startswith(name)), None)


def _enter(manager: Manager, torrent: Torrent, parts: list[Part], sort: str, says: list[str]) -> None:
    """A torrent of the script, as what a release was grabbed as."""
    quality = quality_of_name(torrent.name, manager.setup.table)
    key, client = torrent.hash.upper(), "qBittorrent"
    for part in parts:
        manager.note(
            GRABBED,
            part,
            torrent.added,
            torrent.name,
            quality,
            key,
            indexer="Lanterne (Prowlarr)",
            downloadClient=client,
            downloadClientName=client,
            size=str(torrent.size),
            protocol="2",
        )
        if sort == "imported":
            manager.note(
                IMPORTED,
                part,
                (torrent.completed or torrent.added) + 40,
                torrent.name,
                quality,
                key,
                importedPath=part.file.path if part.file else "",
                downloadClient=client,
            )
    if sort == "imported":
        return
    download = Download(key, torrent.name, torrent.size, parts, quality, 0 if sort == "unknown" else 1,
                        "torrent", client, torrent.added, torrent)  # fmt: skip
    if sort == "blocked":
        download.state, download.trouble = "importBlocked", "warning"
        download.messages = [(torrent.name, says)]
    elif torrent.complete and torrent.trouble:
        download.messages = [(torrent.name, [])]
    manager.downloads[download.mark] = download


def _held_and_usenet(manager: Manager, named: dict[str, Film], size: str) -> None:
    """A second download of one film, from Usenet; one held back; one whose client is not there."""
    start = manager.start
    metropolis, sunrise, safety = (named.get(name) for name in ("Metropolis", "Sunrise", "Safety Last!"))
    if size != "small" and metropolis is not None:
        name = "Metropolis.1927.1080p.WEB-DL.DDP2.0.H.264-FJORD"
        download = Download(
            "SABnzbd_nzo_k3l9q2xv",
            name,
            round(6.3 * GIB),
            [metropolis],
            "WEBDL-1080p",
            4,
            "usenet",
            "SABnzbd",
            start - 240,
            until=start + 900,
        )
        manager.downloads[download.mark] = download
        manager.note(GRABBED, metropolis, start - 240, name, "WEBDL-1080p", download.key, indexer="NZB Fjord",
                     downloadClient="SABnzbd", downloadClientName="SABnzbd", size=str(download.size),
                     protocol="1")  # fmt: skip
        manager.at(start + 900, lambda when: manager.completed(download.key, when))
    for film, held, until in ((sunrise, "delay", start + 2400), (safety, "downloadClientUnavailable", None)):
        if size == "small" or film is None:
            continue
        found = next(one for one in releases_of(manager.setup, manager.seed, [film], start)
                     if one.quality == "Bluray-1080p")  # fmt: skip
        manager.hold(Download(
            "", found.title, found.size, [film], found.quality, found.indexer, "torrent", "", start - 1800,
            held=held, held_until=until,
        ))  # fmt: skip


def _crowd(manager: Manager, lacking: Sequence[Part]) -> None:
    """The other torrents of a large household, each as something that is missing."""
    free = iter(lacking)
    for torrent in manager.torrents.by_hash.values():
        taken = torrent.hash.upper() in manager.downloads
        if (
            torrent.category == manager.setup.category
            and ".Part." in torrent.name
            and not torrent.complete
            and not taken
        ):
            part = next(free, None)
            if part is not None:
                _enter(manager, torrent, [part], "", [])


def _history(manager: Manager, here: Sequence[Part]) -> None:
    """What was grabbed and imported of what is here, the oldest first; of much only the newest."""
    newest = sorted(here, key=lambda part: part.file.added if part.file else 0)[-_NEWEST_EVENTS:]
    for part in newest:
        file = part.file
        if file is None:
            continue
        name = name_of(manager.seed, part, file.quality)
        manager.note(
            GRABBED,
            part,
            file.added - 1500,
            name,
            file.quality,
            "",
            indexer="Nordlys (Prowlarr)",
            downloadClient="qBittorrent",
            downloadClientName="qBittorrent",
            protocol="2",
        )
        manager.note(IMPORTED, part, file.added, name, file.quality, "", importedPath=file.path,
                     downloadClient="qBittorrent", downloadClientName="qBittorrent")  # fmt: skip


def _blocklist(manager: Manager, parts: Sequence[Part]) -> None:
    for number, part in enumerate(parts, 1):
        entry = Blocked(
            manager.block_number(),
            manager.start - number * 9 * DAY,
            f"{dotted(part.owner.title.name)}.1080p.WEB.H264-BADNEWS",
            [part],
            "WEBDL-1080p",
            "torrent",
            "Nordlys (Prowlarr)",
            "qBittorrent is reporting an error",
        )
        manager.blocklist[entry.id] = entry


_SAID = (
    ("info", "RssSyncService", "RSS Sync Completed. Reports found: 100, Reports grabbed: 0"),
    ("info", "RssSyncService", "Starting RSS Sync"),
    (
        "warn",
        "HttpClient",
        "HTTP Error - Res: HTTP/1.1 [GET] https://prowlarr.home.example/3/api?t=caps: 503.ServiceUnavailable",
    ),
    ("info", "DownloadDecisionMaker", "Processing 100 releases"),
    ("error", "Torznab", "Indexer Old Reliable (Prowlarr) is unavailable"),
    ("info", "ImportListSyncService", "No list items to process"),
)


def _log(manager: Manager) -> None:
    """What it said in the hours before, the oldest first."""
    chance = Random(f"{manager.seed}/{manager.setup.name}/log")
    at = manager.start - 2 * DAY
    while at < manager.start - 30:
        level, logger, words = chance.choice(_SAID)
        error = "NzbDrone.Core.Indexers.Exceptions.IndexerException: 503" if level == "error" else ""
        manager.log(at, level, logger, words, error)
        at += chance.uniform(120, 2400)
    manager.log(manager.start - 20, "info", "Bootstrap", "Starting " + manager.setup.program)
    manager.lines.sort(key=lambda line: line.at)
