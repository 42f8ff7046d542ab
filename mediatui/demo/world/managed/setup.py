"""How a Radarr or Sonarr is set up: profiles, formats, tags, folders, disks, indexers, clients, tasks."""

from __future__ import annotations

from typing import NamedTuple

from mediatui.demo.world.managed.qualities import LIDARR, RADARR, SONARR, Table

GB = 10**9


class Profile(NamedTuple):
    """A quality profile: what is taken, and from which quality on nothing better is looked for."""

    id: int
    name: str
    cutoff: str
    allowed: tuple[str, ...]


class Indexer(NamedTuple):
    """Where releases are looked for."""

    id: int
    name: str
    protocol: str
    failing: bool = False


class Client(NamedTuple):
    """What downloads."""

    id: int
    name: str
    implementation: str
    protocol: str
    enabled: bool = True
    failing: bool = False


class Task(NamedTuple):
    """What is done by itself, every so many minutes."""

    id: int
    name: str
    command: str
    minutes: int


class Disk(NamedTuple):
    """A mount, in bytes."""

    path: str
    label: str
    free: int
    total: int


class Setup(NamedTuple):
    """One program of the household."""

    name: str
    program: str
    title: str
    version: str
    category: str
    table: Table
    profiles: tuple[Profile, ...]
    roots: tuple[str, ...]
    tags: tuple[str, ...]
    tasks: tuple[Task, ...]
    ids_from: int
    """What is added to the desk's number of a title to make the number it has here."""
    usual_profile: int
    in_4k: bool = False


FORMATS = ((1, "Remux", 50), (2, "HDR", 100), (3, "Repack/Proper", 5), (4, "x265 (HD)", -25))
"""Custom formats: number, name, and what they are worth."""

INDEXERS = (
    Indexer(1, "Lanterne (Prowlarr)", "torrent"),
    Indexer(2, "Nordlys (Prowlarr)", "torrent"),
    Indexer(3, "Old Reliable (Prowlarr)", "torrent", failing=True),
    Indexer(4, "NZB Fjord", "usenet"),
)
CLIENTS = (
    Client(1, "qBittorrent", "QBittorrent", "torrent"),
    Client(2, "SABnzbd", "Sabnzbd", "usenet"),
    Client(3, "Transmission (attic)", "Transmission", "torrent", failing=True),
)
DISKS = (
    Disk("/", "", 41_207_119_872, 62_671_097_856),
    Disk("/config", "", 41_207_119_872, 62_671_097_856),
    Disk("/data", "tank", 812_345_678_901, 2_000_000_000_000),
    Disk("/data/movies4k", "vault", 61_203_283_968, 3_998_833_471_488),
)
"""The one for movies in 4K is nearly full."""

_HD = ("HDTV-1080p", "WEBDL-1080p", "WEBRip-1080p", "Bluray-1080p")
_HD_720 = ("HDTV-720p", "WEBDL-720p", "Bluray-720p")
_TASKS = (
    Task(1, "Application Update Check", "ApplicationUpdateCheck", 360),
    Task(2, "Backup", "Backup", 10_080),
    Task(3, "Check Health", "CheckHealth", 360),
    Task(4, "Clean Up Recycle Bin", "CleanUpRecycleBin", 1440),
    Task(5, "Housekeeping", "Housekeeping", 1440),
    Task(6, "Import List Sync", "ImportListSync", 5),
    Task(7, "Messaging Cleanup", "MessagingCleanup", 5),
    Task(8, "Refresh Monitored Downloads", "RefreshMonitoredDownloads", 1),
)


def _tasks(refresh: str, command: str) -> tuple[Task, ...]:
    return (*_TASKS, Task(9, refresh, command, 1440 if command == "RefreshMovie" else 720),
            Task(10, "RSS Sync", "RssSync", 30))  # fmt: skip


def _profiles(table: Table) -> tuple[Profile, ...]:
    remux = tuple(name for name in table if "Remux" in name)
    uhd = tuple(name for name in table if "2160p" in name)
    return (
        Profile(1, "Any", "Bluray-480p", tuple(name for name in table if name not in ("Unknown", "CAM"))),
        Profile(4, "HD-1080p", "Bluray-1080p", (*_HD, remux[0])),
        Profile(5, "Ultra-HD", "Bluray-2160p", uhd),
        Profile(6, "HD - 720p/1080p", "Bluray-720p", (*_HD_720, *_HD)),
    )


_LOSSLESS = ("ALAC", "FLAC", "WAV", "FLAC 24bit")
_LOSSY = ("MP3-192", "MP3-256", "AAC-256", "MP3-VBR-V0", "MP3-320")
_MUSIC_PROFILES = (
    Profile(1, "Lossless", "FLAC", _LOSSLESS),
    Profile(2, "Any", "MP3-320", (*_LOSSY, *_LOSSLESS)),
    Profile(3, "Standard", "MP3-320", _LOSSY),
)

SETUPS = {
    "radarr": Setup(
        "radarr", "Radarr", "Radarr", "5.27.5.10198", "radarr", RADARR, _profiles(RADARR), ("/data/movies",),
        ("kids", "keep", "seerr"), _tasks("Refresh Movie", "RefreshMovie"), 0, 4,
    ),
    "radarr-4k": Setup(
        "radarr-4k", "Radarr", "Radarr 4K", "5.27.5.10198", "radarr", RADARR, _profiles(RADARR)[2:3],
        ("/data/movies4k",), ("hdr", "seerr"), _tasks("Refresh Movie", "RefreshMovie"), 500, 5, True,
    ),
    "sonarr": Setup(
        "sonarr", "Sonarr", "Sonarr", "4.0.15.2941", "tv-sonarr", SONARR, _profiles(SONARR),
        ("/data/tv", "/data/anime"), ("kids", "anime", "seerr"), _tasks("Refresh Series", "RefreshSeries"),
        0, 4,
    ),
    "prowlarr": Setup(
        "prowlarr", "Prowlarr", "Prowlarr", "2.0.5.5160", "prowlarr", RADARR, (), (), ("private",),
        (*_TASKS[:5], Task(9, "Application Indexer Sync", "ApplicationIndexerSync", 360)), 0, 1,
    ),
    "lidarr": Setup(
        "lidarr", "Lidarr", "Lidarr", "2.13.3.4711", "lidarr", LIDARR, _MUSIC_PROFILES,
        ("/data/music", "/data/classical"), ("vinyl", "kids", "keep"),
        _tasks("Refresh Artist", "RefreshArtist"), 0, 1,
    ),
}  # fmt: skip
"""By the name of the service."""
