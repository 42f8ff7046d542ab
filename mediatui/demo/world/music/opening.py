"""Lidarr's queue, history, blocklist and log at the first look."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import TYPE_CHECKING, cast

from mediatui.demo.world.managed.records import DAY, GRABBED, Blocked, Download
from mediatui.demo.world.music.facts import STUCK
from mediatui.demo.world.music.keeper import TRACK_IMPORTED, MusicKeeper
from mediatui.demo.world.music.records import Record
from mediatui.demo.world.torrents_cast import save_path, tracker_address
from mediatui.demo.world.torrents_one import File, Torrent, new_hash

if TYPE_CHECKING:
    from mediatui.demo.world.managed.records import Part

MIB = 1024**2
CLIENT = "qBittorrent"
NO_MATCH = "Couldn't find similar album for {name}"
MISSING = "Album match is not close enough: 64.2% vs 80% [unmatched tracks, track titles]. "
_NEWEST_EVENTS = 120


def open_music(keeper: MusicKeeper) -> None:
    """All of it."""
    _history(keeper)
    named = {(record.band.title.name, record.name): record for record in keeper.records.values()}
    stuck = named.get(STUCK)
    if stuck is not None:
        _stuck(keeper, stuck)
    for key, part in ((("Boards of Canada", "Tomorrow’s Harvest"), 0.43), (("Кино", "Чёрный альбом"), 0.08)):
        if (record := named.get(key)) is not None:
            _moving(keeper, record, part)
    if (record := named.get(("Nobody’s Lighthouse", "Eleven Keepers"))) is not None:
        _failed(keeper, record)
    if (record := named.get(("Björk", "Utopia"))) is not None:
        title = f"Björk - Utopia ({record.day[:4]}) [FLAC]-SPINDLE"
        keeper.hold(
            Download(
                "",
                title,
                420 * MIB,
                _parts(record),
                "FLAC",
                1,
                "torrent",
                "",
                keeper.start - 900,
                held="delay",
                held_until=keeper.start + 5400,
            )
        )
    _blocklist(keeper, [record for record in keeper.records.values() if record.files][:2])
    _log(keeper)


def _parts(record: Record) -> list[Part]:
    return cast("list[Part]", [record])


def _torrent(keeper: MusicKeeper, name: str, files: list[File], hours: float, part: float) -> Torrent:
    """Something of Lidarr's in the client: so much of it is here."""
    world = str(keeper.seed)
    added = keeper.start - hours * 3600
    size = sum(file.size for file in files)
    here = part >= 1.0
    torrent = Torrent(
        hash=new_hash(world, name),
        name=name,
        files=files,
        added=added,
        category=keeper.setup.category,
        save_path=save_path(keeper.setup.category),
        tracker=tracker_address(world, 0),
        pace=0.0 if here else 1.1 * MIB,
        give=0.4 * MIB if here else 0.0,
        swarm=(14, 5),
        automatic=True,
        since=keeper.start,
        done=float(round(size * part)),
        active=hours * 3600 * 0.9,
    )
    if here:
        torrent.completed, torrent.uploaded = added + 1800, size * 0.7
    keeper.torrents.categories.setdefault(keeper.setup.category, "")
    return keeper.torrents.put(torrent)


def _enter(keeper: MusicKeeper, torrent: Torrent, record: Record, quality: str) -> Download:
    key = torrent.hash.upper()
    for part in _parts(record):
        keeper.note(
            GRABBED,
            part,
            torrent.added,
            torrent.name,
            quality,
            key,
            indexer="Lanterne (Prowlarr)",
            downloadClient=CLIENT,
            downloadClientName=CLIENT,
            size=str(torrent.size),
            protocol="2",
        )
    download = Download(
        key, torrent.name, torrent.size, _parts(record), quality, 1, "torrent", CLIENT, torrent.added, torrent
    )
    keeper.downloads[download.mark] = download
    return download


def _stuck(keeper: MusicKeeper, record: Record) -> None:
    """All of it is here, and Lidarr cannot tell which file is which track: most names are numbers only."""
    name = "Sigur_Ros-Von-(SMEKKLEYSA)-CD-FLAC-1997-ISL"
    files = [
        File(
            f"{name}/{tune.absolute:02d}-sigur_ros-{tune.name.lower().replace(' ', '_')}.flac"
            if tune.absolute <= 4
            else f"{name}/track{tune.absolute:02d}.flac",
            22_000_000 + tune.seconds * 60_000,
        )
        for tune in record.tunes
    ]
    files.append(File(f"{name}/00-sigur_ros-von-1997.nfo", 4_211))
    torrent = _torrent(keeper, name, files, 21.0, 1.0)
    download = _enter(keeper, torrent, record, "FLAC")
    download.state, download.trouble = "importBlocked", "warning"
    download.messages = [
        (f"{len(files) - 1} files", [MISSING]),
        *((file.name.rpartition("/")[2], ["Has unmatched tracks"]) for file in files[4:7]),
    ]


def _moving(keeper: MusicKeeper, record: Record, part: float) -> None:
    name = f"{record.band.title.name} - {record.name} ({record.day[:4]}) [FLAC]-DECKLE"
    files = [
        File(
            f"{name}/{tune.absolute:02d} - {tune.name.replace('/', '_')}.flac",
            8_000_000 + tune.seconds * 110_000,
        )
        for tune in record.tunes
    ]
    _enter(keeper, _torrent(keeper, name, files, 0.2, part), record, "FLAC")


def _failed(keeper: MusicKeeper, record: Record) -> None:
    """From Usenet, and broken."""
    name = f"{record.band.title.name}-{record.name}-WEB-{record.day[:4]}-NORDLYS".replace(" ", "_")
    download = Download(
        "SABnzbd_nzo_m7t2w0qa",
        name,
        210 * MIB,
        _parts(record),
        "MP3-320",
        4,
        "usenet",
        "SABnzbd",
        keeper.start - 5000,
        until=keeper.start - 4000,
    )
    download.state, download.trouble = "downloadFailedPending", "error"
    download.messages = [(name, ["Unpacking failed, write error or disk is full?"])]
    keeper.downloads[download.mark] = download


def _history(keeper: MusicKeeper) -> None:
    """What was grabbed and imported of what is here, the oldest first."""
    here = sorted((record for record in keeper.records.values() if record.files), key=_when)
    for record in here[-_NEWEST_EVENTS:]:
        name = f"{record.band.title.name} - {record.name} ({record.day[:4]}) [{record.quality}]-PERFECT"
        part, at = _parts(record)[0], _when(record)
        keeper.note(
            GRABBED,
            part,
            at - 1500,
            name,
            record.quality,
            "",
            indexer="Nordlys (Prowlarr)",
            downloadClient=CLIENT,
            downloadClientName=CLIENT,
            protocol="2",
        )
        keeper.note(
            TRACK_IMPORTED,
            part,
            at,
            name,
            record.quality,
            "",
            downloadClient=CLIENT,
            importedPath=f"{record.band.path}/{record.name}",
        )


def _when(record: Record) -> float:
    return record.band.added + record.id % 1000 * 3600


def _blocklist(keeper: MusicKeeper, records: Sequence[Record]) -> None:
    for number, record in enumerate(records, 1):
        entry = Blocked(
            keeper.block_number(),
            keeper.start - number * 11 * DAY,
            f"{record.band.title.name} - {record.name} [MP3]-BADRIP",
            _parts(record),
            "MP3-192",
            "torrent",
            "Nordlys (Prowlarr)",
            "Manually marked as failed",
        )
        keeper.blocklist[entry.id] = entry


_SAID = (
    ("info", "RssSyncService", "RSS Sync Completed. Reports found: 84, Reports grabbed: 0"),
    ("info", "RefreshArtistService", "Skipping refresh of artist: Miles Davis"),
    ("warn", "ImportDecisionMaker", "Album match is not close enough: 64.2% vs 80%"),
    ("error", "Torznab", "Indexer Old Reliable (Prowlarr) is unavailable"),
)


def _log(keeper: MusicKeeper) -> None:
    chance = Random(f"{keeper.seed}/{keeper.setup.name}/log")
    at = keeper.start - DAY
    while at < keeper.start - 30:
        level, logger, words = chance.choice(_SAID)
        error = "NzbDrone.Core.Indexers.Exceptions.IndexerException: 503" if level == "error" else ""
        keeper.log(at, level, logger, words, error)
        at += chance.uniform(300, 3600)
    keeper.log(keeper.start - 20, "info", "Bootstrap", "Starting Lidarr")
    keeper.lines.sort(key=lambda line: line.at)
