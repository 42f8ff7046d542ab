"""What a library's programs tell goes into the cache and comes back the same."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from mediatui.models.history import BlocklistEntry, BlocklistPage, HistoryEvent, HistoryPage
from mediatui.models.library import Episode, MediaFile, Movie, Opened, Season, Series, Shelf
from mediatui.models.quality import Language, Quality
from mediatui.models.queue import Queue, QueueCounts, QueueItem, QueueMessage, Via
from mediatui.models.schedule import Calendar, Part, WantedPage
from mediatui.models.system import (
    ClientInfo,
    Command,
    CommandState,
    Disk,
    HealthWarning,
    IndexerInfo,
    Level,
    LogLine,
    LogPage,
    QualityProfile,
    RootFolder,
    Tag,
    Task,
)

FILE = MediaFile("radarr", 3, quality=Quality(7, "Bluray-1080p"), languages=(Language(1, "English"),))
MOVIE = Movie("radarr", 7, "The Matrix", genres=("Action",), tags=(1,), rating=8.7)
SERIES = Series("sonarr", 64, "House", seasons=(Season(0), Season(1, True, 2, 3, 4, 5, 6.5)))

VALUES = [
    Shelf((MOVIE,), (SERIES,), dropped=1),
    Opened(movie=MOVIE),
    Queue((QueueItem("radarr", 91, via=Via.TORRENT, messages=(QueueMessage("a", ("b",)),)),)),
    QueueCounts(5, errors=True),
    HistoryPage((HistoryEvent("radarr", 1),), 9),
    BlocklistPage((BlocklistEntry("radarr", 1, part_ids=(1, 2)),), 9),
    WantedPage((Part("radarr", 7, "The Matrix"),), 9),
    Calendar((Part("sonarr", 64, "House", episode_id=1),)),
    LogPage((LogLine(1, 2.5),)),
]

LISTS: list[tuple[Any, Any]] = [
    (tuple[Episode, ...], (Episode("sonarr", 1, file=FILE),)),
    (tuple[HealthWarning, ...], (HealthWarning("radarr", Level.ERROR, "words"),)),
    (tuple[Disk, ...], (Disk("radarr", "/movies", free=5),)),
    (tuple[Task, ...], (Task("radarr", "Rss Sync", "RssSync", 900.0),)),
    (tuple[Command, ...], (Command("radarr", 1, "RssSync", CommandState.FAILED),)),
    (tuple[IndexerInfo, ...], (IndexerInfo("radarr", 1, "Nyaa", via=Via.TORRENT),)),
    (tuple[ClientInfo, ...], (ClientInfo("radarr", 1, "qBittorrent"),)),
    (tuple[QualityProfile, ...], (QualityProfile(1, "HD", qualities=("a", "b")),)),
    (tuple[RootFolder, ...], (RootFolder("radarr", 1, "/movies"),)),
    (tuple[Tag, ...], (Tag(1, "4k"),)),
]


@pytest.mark.parametrize(("model", "value"), [*((type(value), value) for value in VALUES), *LISTS])
def test_it_comes_back_the_same(model: Any, value: Any) -> None:
    back = msgspec.json.decode(msgspec.json.encode(value), type=model)
    assert back == value
    assert type(back) is type(value)
