"""What happened to titles of a library, and the releases that are never to be taken again.

Times are seconds since the epoch.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from mediatui.models.quality import UNKNOWN_QUALITY, Language, Quality
from mediatui.models.queue import Via


class HistoryKind(StrEnum):
    """What happened."""

    GRABBED = "grabbed"
    IMPORTED = "imported"
    """From a download."""
    FOLDER_IMPORTED = "folder imported"
    """From a folder that was there."""
    FAILED = "download failed"
    DELETED = "file deleted"
    RENAMED = "file renamed"
    IGNORED = "download ignored"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class HistoryEvent:
    """One event of a title."""

    service: str
    id: int
    at: float | None = None
    kind: HistoryKind = HistoryKind.UNKNOWN
    source_title: str = ""
    """The name of the release."""
    title_id: int | None = None
    """The movie, series or artist."""
    part_id: int | None = None
    """The episode or album."""
    media_title: str = ""
    part_title: str = ""
    season: int | None = None
    number: int | None = None
    download_id: str = ""
    quality: Quality = UNKNOWN_QUALITY
    languages: tuple[Language, ...] = ()
    custom_formats: tuple[str, ...] = ()
    score: int | None = None
    cutoff_met: bool | None = None
    indexer: str = ""
    client: str = ""
    release_group: str = ""
    path: str = ""
    """Where it was imported to."""
    reason: str = ""
    """Why it failed, was deleted or ignored, in the service's words."""


class HistoryPage(NamedTuple):
    """Some of the events, newest first."""

    events: tuple[HistoryEvent, ...] = ()
    total: int = 0
    page: int = 1
    dropped: int = 0


@dataclass(frozen=True, slots=True)
class BlocklistEntry:
    """A release that is never to be taken again."""

    service: str
    id: int
    at: float | None = None
    source_title: str = ""
    title_id: int | None = None
    part_ids: tuple[int, ...] = ()
    media_title: str = ""
    quality: Quality = UNKNOWN_QUALITY
    languages: tuple[Language, ...] = ()
    indexer: str = ""
    via: Via = Via.UNKNOWN
    reason: str = ""


class BlocklistPage(NamedTuple):
    """Some of the entries, newest first."""

    entries: tuple[BlocklistEntry, ...] = ()
    total: int = 0
    page: int = 1
    dropped: int = 0
