"""Tracks and their files as Lidarr sends them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from mediatui.models.imports import ImportCandidate
from mediatui.models.music import Track, TrackFile
from mediatui.services.lidarr.artists import milliseconds
from mediatui.services.servarr.files import cutoff_met
from mediatui.services.servarr.qualities import quality_of
from mediatui.services.servarr.release_rows import import_candidate_of
from mediatui.services.servarr.wire import (
    Raw,
    count,
    flag,
    ident,
    inner,
    moment,
    named,
    number,
    rows,
    text,
    whole,
)


def track_of(raw: Raw, service: str) -> Track | None:
    """A track; None where its number is missing."""
    track_id = ident(raw, "id")
    if track_id is None:
        return None
    return Track(
        service=service,
        id=track_id,
        title=text(raw, "title"),
        artist_id=ident(raw, "artistId"),
        album_id=ident(raw, "albumId"),
        medium=count(raw, "mediumNumber") or 1,
        number=text(raw, "trackNumber"),
        absolute=count(raw, "absoluteTrackNumber"),
        duration_s=milliseconds(raw, "duration"),
        explicit=flag(raw, "explicit"),
        file_id=ident(raw, "trackFileId") if raw.get("hasFile") is not False else None,
        file=track_file_of(inner(raw, "trackFile"), service),
    )


def track_file_of(raw: Raw, service: str) -> TrackFile | None:
    """A file; None where its number is missing."""
    file_id = ident(raw, "id")
    if file_id is None:
        return None
    media = inner(raw, "mediaInfo")
    return TrackFile(
        service=service,
        id=file_id,
        artist_id=ident(raw, "artistId"),
        album_id=ident(raw, "albumId"),
        path=text(raw, "path"),
        size=count(raw, "size"),
        added=moment(raw, "dateAdded"),
        quality=quality_of(raw),
        release_group=text(raw, "releaseGroup"),
        scene_name=text(raw, "sceneName"),
        custom_formats=named(raw, "customFormats"),
        score=whole(raw, "customFormatScore"),
        cutoff_met=cutoff_met(raw),
        codec=text(media, "audioCodec"),
        bitrate=text(media, "audioBitRate"),
        bits=text(media, "audioBits"),
        sample_rate=text(media, "audioSampleRate"),
        channels=number(media, "audioChannels") or None,
    )


def track_candidate_of(raw: Raw, service: str, redact: Callable[[str], str]) -> ImportCandidate | None:
    """A file that waits to be imported, and the tracks it is taken for; None without a path."""
    candidate = import_candidate_of(raw, service, redact)
    if candidate is None:
        return None
    album, tracks = inner(raw, "album"), rows(raw, "tracks")
    return replace(
        candidate,
        artist_id=ident(inner(raw, "artist"), "id"),
        album_id=ident(album, "id"),
        edition_id=ident(raw, "albumReleaseId"),
        track_ids=tuple(filter(None, (ident(track, "id") for track in tracks))),
        media_title=text(inner(raw, "artist"), "artistName"),
        album_title=text(album, "title"),
        part_titles=tuple(filter(None, (text(track, "title") for track in tracks))),
    )
