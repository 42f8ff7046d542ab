"""Rows of a queue, and its counts."""

from __future__ import annotations

from collections.abc import Callable

from mediatui.models.queue import (
    QueueCounts,
    QueueHealth,
    QueueItem,
    QueueMessage,
    QueueStage,
    QueueStatus,
)
from mediatui.services.servarr.qualities import languages_of, quality_of, via_of
from mediatui.services.servarr.wire import (
    Raw,
    count,
    flag,
    ident,
    inner,
    known,
    moment,
    named,
    rows,
    span,
    text,
    texts,
    whole,
)

_STATUSES = {
    "queued": QueueStatus.QUEUED,
    "paused": QueueStatus.PAUSED,
    "downloading": QueueStatus.DOWNLOADING,
    "completed": QueueStatus.COMPLETED,
    "failed": QueueStatus.FAILED,
    "warning": QueueStatus.WARNING,
    "delay": QueueStatus.DELAY,
    "downloadclientunavailable": QueueStatus.CLIENT_UNAVAILABLE,
    "fallback": QueueStatus.FALLBACK,
}
_STAGES = {
    "downloading": QueueStage.DOWNLOADING,
    "importblocked": QueueStage.IMPORT_BLOCKED,
    "importpending": QueueStage.IMPORT_PENDING,
    "importing": QueueStage.IMPORTING,
    "imported": QueueStage.IMPORTED,
    "failedpending": QueueStage.FAILED_PENDING,
    "failed": QueueStage.FAILED,
    "ignored": QueueStage.IGNORED,
    # Lidarr's and Radarr's older words.
    "importfailed": QueueStage.IMPORT_BLOCKED,
    "downloadfailedpending": QueueStage.FAILED_PENDING,
    "downloadfailed": QueueStage.FAILED,
}
_HEALTHS = {"warning": QueueHealth.WARNING, "error": QueueHealth.ERROR}


def queue_item_of(raw: Raw, service: str, redact: Callable[[str], str]) -> QueueItem | None:
    """A row of any of the programs; None where its number is missing.

    `redact` goes over what download clients and indexers say, for that may be an address with a key in it.
    """
    row_id = whole(raw, "id")
    if not row_id:
        return None
    movie, series, episode = inner(raw, "movie"), inner(raw, "series"), inner(raw, "episode")
    artist, album = inner(raw, "artist"), inner(raw, "album")
    season = whole(raw, "seasonNumber")
    return QueueItem(
        service=service,
        id=row_id,
        download_id=text(raw, "downloadId"),
        title=redact(text(raw, "title")),
        movie_id=ident(raw, "movieId"),
        series_id=ident(raw, "seriesId"),
        episode_id=ident(raw, "episodeId"),
        artist_id=ident(raw, "artistId"),
        album_id=ident(raw, "albumId"),
        season=whole(episode, "seasonNumber") if season is None else season,
        number=whole(episode, "episodeNumber"),
        media_title=text(movie, "title") or text(series, "title") or text(artist, "artistName"),
        part_title=text(episode, "title") or text(album, "title"),
        year=ident(movie, "year") or ident(series, "year"),
        has_file=flag(raw, "episodeHasFile") or flag(movie, "hasFile") or count(raw, "trackHasFileCount") > 0,
        quality=quality_of(raw),
        languages=languages_of(raw),
        custom_formats=named(raw, "customFormats"),
        score=whole(raw, "customFormatScore"),
        indexer=text(raw, "indexer"),
        via=via_of(raw),
        client=text(raw, "downloadClient"),
        size=count(raw, "size"),
        left=count(raw, "sizeleft"),
        time_left_s=span(raw, "timeleft"),
        eta=moment(raw, "estimatedCompletionTime"),
        added=moment(raw, "added"),
        status=known(_STATUSES, raw.get("status"), QueueStatus.UNKNOWN),
        health=known(_HEALTHS, raw.get("trackedDownloadStatus"), QueueHealth.OK),
        stage=known(_STAGES, raw.get("trackedDownloadState"), QueueStage.UNKNOWN),
        messages=tuple(
            QueueMessage(redact(text(row, "title")), tuple(map(redact, texts(row, "messages"))))
            for row in rows(raw, "statusMessages")
        ),
        error=redact(text(raw, "errorMessage")),
        output_path=text(raw, "outputPath"),
        can_change_category=flag(raw, "downloadClientHasPostImportCategory"),
    )


def counts_of(raw: Raw) -> QueueCounts:
    """The counts of `/queue/status`; rows that no title was found for are `unknown`."""
    return QueueCounts(
        total=count(raw, "totalCount"),
        known=count(raw, "count"),
        unknown=count(raw, "unknownCount"),
        errors=flag(raw, "errors"),
        warnings=flag(raw, "warnings"),
        unknown_errors=flag(raw, "unknownErrors"),
        unknown_warnings=flag(raw, "unknownWarnings"),
    )
