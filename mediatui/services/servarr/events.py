"""Events of the history, and entries of the blocklist."""

from __future__ import annotations

from collections.abc import Callable

from mediatui.models.history import BlocklistEntry, HistoryEvent, HistoryKind
from mediatui.services.servarr.files import cutoff_met
from mediatui.services.servarr.qualities import languages_of, quality_of, via_of
from mediatui.services.servarr.wire import (
    Raw,
    ident,
    inner,
    known,
    moment,
    named,
    text,
    whole,
    wholes,
)

_KINDS = {
    "grabbed": HistoryKind.GRABBED,
    "downloadfolderimported": HistoryKind.IMPORTED,
    "downloadimported": HistoryKind.IMPORTED,
    "trackfileimported": HistoryKind.IMPORTED,
    "moviefolderimported": HistoryKind.FOLDER_IMPORTED,
    "seriesfolderimported": HistoryKind.FOLDER_IMPORTED,
    "artistfolderimported": HistoryKind.FOLDER_IMPORTED,
    "downloadfailed": HistoryKind.FAILED,
    "albumimportincomplete": HistoryKind.FAILED,
    "moviefiledeleted": HistoryKind.DELETED,
    "episodefiledeleted": HistoryKind.DELETED,
    "trackfiledeleted": HistoryKind.DELETED,
    "moviefilerenamed": HistoryKind.RENAMED,
    "episodefilerenamed": HistoryKind.RENAMED,
    "trackfilerenamed": HistoryKind.RENAMED,
    "downloadignored": HistoryKind.IGNORED,
}


def event_of(raw: Raw, service: str, redact: Callable[[str], str]) -> HistoryEvent | None:
    """An event; None where its number is missing.

    Of `data`, whose keys differ by event, only what is named is read: it also holds download addresses.
    """
    event_id = ident(raw, "id")
    if event_id is None:
        return None
    data, episode = inner(raw, "data"), inner(raw, "episode")
    return HistoryEvent(
        service=service,
        id=event_id,
        at=moment(raw, "date"),
        kind=known(_KINDS, raw.get("eventType"), HistoryKind.UNKNOWN),
        source_title=redact(text(raw, "sourceTitle")),
        title_id=_title_id(raw),
        part_id=ident(raw, "episodeId") or ident(raw, "albumId"),
        media_title=_media_title(raw),
        part_title=text(episode, "title") or text(inner(raw, "album"), "title"),
        season=whole(episode, "seasonNumber"),
        number=whole(episode, "episodeNumber"),
        download_id=text(raw, "downloadId"),
        quality=quality_of(raw),
        languages=languages_of(raw),
        custom_formats=named(raw, "customFormats"),
        score=whole(raw, "customFormatScore"),
        cutoff_met=cutoff_met(raw),
        indexer=text(data, "indexer"),
        client=text(data, "downloadClientName") or text(data, "downloadClient"),
        release_group=text(data, "releaseGroup"),
        path=text(data, "importedPath") or text(data, "path"),
        reason=redact(text(data, "message") or text(data, "reason")),
    )


def blocklist_entry_of(raw: Raw, service: str, redact: Callable[[str], str]) -> BlocklistEntry | None:
    """An entry; None where its number is missing."""
    entry_id = ident(raw, "id")
    if entry_id is None:
        return None
    return BlocklistEntry(
        service=service,
        id=entry_id,
        at=moment(raw, "date"),
        source_title=redact(text(raw, "sourceTitle")),
        title_id=_title_id(raw),
        part_ids=wholes(raw, "episodeIds") or wholes(raw, "albumIds"),
        media_title=_media_title(raw),
        quality=quality_of(raw),
        languages=languages_of(raw),
        indexer=text(raw, "indexer"),
        via=via_of(raw),
        reason=redact(text(raw, "message")),
    )


def _title_id(raw: Raw) -> int | None:
    return ident(raw, "movieId") or ident(raw, "seriesId") or ident(raw, "artistId")


def _media_title(raw: Raw) -> str:
    return (
        text(inner(raw, "movie"), "title")
        or text(inner(raw, "series"), "title")
        or text(inner(raw, "artist"), "artistName")
    )
