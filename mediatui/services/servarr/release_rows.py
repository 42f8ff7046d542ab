"""Releases found by hand, files that wait to be imported, and renamings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from mediatui.models.imports import ImportCandidate, Renaming
from mediatui.models.release import Release
from mediatui.services.servarr.qualities import languages_of, quality_of, via_of
from mediatui.services.servarr.wire import (
    Raw,
    as_is,
    count,
    flag,
    ident,
    inner,
    maybe,
    moment,
    named,
    number,
    rows,
    text,
    texts,
    whole,
    wholes,
)


def release_of(raw: Raw, service: str, redact: Callable[[str], str]) -> Release | None:
    """A release; None where it cannot be grabbed for lack of what stands for it.

    `downloadUrl` and `magnetUrl` may hold keys and are not read; `guid`, which is sent back, may be such an
    address too, and is not to be shown.
    """
    guid, indexer_id = as_is(raw, "guid"), whole(raw, "indexerId")
    if not guid or indexer_id is None:
        return None
    hours = number(raw, "ageHours")
    season = whole(raw, "mappedSeasonNumber")
    return Release(
        service=service,
        guid=guid,
        indexer_id=indexer_id,
        title=redact(text(raw, "title")),
        indexer=text(raw, "indexer"),
        via=via_of(raw),
        size=count(raw, "size"),
        published=moment(raw, "publishDate"),
        age_s=None if hours is None or hours < 0 else hours * 3600,
        seeders=_people(raw, "seeders"),
        leechers=_people(raw, "leechers"),
        quality=quality_of(raw),
        languages=languages_of(raw),
        custom_formats=named(raw, "customFormats"),
        score=whole(raw, "customFormatScore"),
        release_group=text(raw, "releaseGroup"),
        edition=text(raw, "edition"),
        is_rejected=flag(raw, "rejected"),
        is_temporary=flag(raw, "temporarilyRejected"),
        rejections=tuple(map(redact, texts(raw, "rejections"))),
        can_be_grabbed=maybe(raw, "downloadAllowed") is not False,
        weight=whole(raw, "releaseWeight") or 0,
        movie_id=ident(raw, "mappedMovieId"),
        series_id=ident(raw, "mappedSeriesId"),
        artist_id=ident(raw, "artistId"),
        album_id=ident(raw, "albumId"),
        season=whole(raw, "seasonNumber") if season is None else season,
        episodes=wholes(raw, "mappedEpisodeNumbers") or wholes(raw, "episodeNumbers"),
        is_full_season=flag(raw, "fullSeason"),
        media_title=_said(raw),
        page=redact(text(raw, "infoUrl")),
    )


def _said(raw: Raw) -> str:
    """What its name says it is: an album comes with its artist."""
    music = (text(raw, "artistName"), text(raw, "albumTitle"))
    return text(raw, "seriesTitle") or " · ".join(texts(raw, "movieTitles")[:1] or filter(None, music))


def import_candidate_of(raw: Raw, service: str, redact: Callable[[str], str]) -> ImportCandidate | None:
    """A file that waits; None without a path."""
    path = as_is(raw, "path")
    if not path:
        return None
    movie, series, episodes = inner(raw, "movie"), inner(raw, "series"), rows(raw, "episodes")
    season = whole(raw, "seasonNumber")
    return ImportCandidate(
        service=service,
        id=whole(raw, "id") or 0,
        path=path,
        name=text(raw, "relativePath") or text(raw, "name"),
        folder=as_is(raw, "folderName"),
        size=count(raw, "size"),
        movie_id=ident(movie, "id"),
        series_id=ident(series, "id"),
        season=whole(episodes[0], "seasonNumber") if season is None and episodes else season,
        episode_ids=tuple(filter(None, (ident(episode, "id") for episode in episodes))),
        media_title=text(movie, "title") or text(series, "title"),
        part_titles=tuple(filter(None, (text(episode, "title") for episode in episodes))),
        quality=quality_of(raw),
        languages=languages_of(raw),
        release_group=text(raw, "releaseGroup"),
        release_kind=text(raw, "releaseType"),
        custom_formats=named(raw, "customFormats"),
        score=whole(raw, "customFormatScore"),
        indexer_flags=whole(raw, "indexerFlags") or 0,
        download_id=text(raw, "downloadId"),
        file_id=ident(raw, "movieFileId") or ident(raw, "episodeFileId"),
        rejections=_rejections(raw, redact),
    )


def judged(
    candidates: Sequence[ImportCandidate], data: Sequence[object], redact: Callable[[str], str]
) -> tuple[ImportCandidate, ...]:
    """Files with what an answer to their being judged says of each; those it does not speak of stay."""
    said = {whole(raw, "id") or 0: raw for raw in data if isinstance(raw, dict)}
    return tuple(
        each
        if (raw := said.get(each.id)) is None
        else replace(
            each,
            rejections=_rejections(raw, redact),
            custom_formats=named(raw, "customFormats"),
            score=whole(raw, "customFormatScore"),
        )
        for each in candidates
    )


def _rejections(raw: Raw, redact: Callable[[str], str]) -> tuple[str, ...]:
    return tuple(filter(None, (redact(text(row, "reason")) for row in rows(raw, "rejections"))))


def renaming_of(raw: Raw) -> Renaming | None:
    """A file to be renamed; None where its number is missing."""
    file_id = ident(raw, "movieFileId") or ident(raw, "episodeFileId") or ident(raw, "trackFileId")
    if file_id is None:
        return None
    return Renaming(
        file_id=file_id,
        old=text(raw, "existingPath"),
        new=text(raw, "newPath"),
        title_id=ident(raw, "movieId") or ident(raw, "seriesId") or ident(raw, "artistId"),
        season=whole(raw, "seasonNumber"),
    )


def _people(raw: Raw, name: str) -> int | None:
    found = whole(raw, name)
    return None if found is None or found < 0 else found
