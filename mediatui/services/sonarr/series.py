"""Series, seasons and episodes as Sonarr sends them."""

from __future__ import annotations

from typing import Any, TypedDict

from mediatui.models.adding import Candidate
from mediatui.models.library import Episode, Season, Series
from mediatui.models.schedule import Part
from mediatui.services.servarr.files import file_of
from mediatui.services.servarr.titles import Pool, poster_of, production_of, rating_of
from mediatui.services.servarr.wire import (
    Raw,
    as_is,
    count,
    flag,
    ident,
    inner,
    minutes,
    moment,
    rows,
    text,
    texts,
    whole,
    wholes,
)


class _Statistics(TypedDict, total=False):
    episodeFileCount: Any
    episodeCount: Any
    totalEpisodeCount: Any
    sizeOnDisk: Any
    nextAiring: Any
    previousAiring: Any


class _Season(TypedDict, total=False):
    seasonNumber: Any
    monitored: Any
    statistics: _Statistics


class _Rating(TypedDict, total=False):
    value: Any


class SeriesFields(TypedDict, total=False):
    """The fields of a series that a list is made of: what is not named is passed over unread."""

    id: Any
    title: Any
    sortTitle: Any
    year: Any
    tvdbId: Any
    tmdbId: Any
    imdbId: Any
    status: Any
    monitored: Any
    seriesType: Any
    qualityProfileId: Any
    path: Any
    titleSlug: Any
    seasonFolder: Any
    added: Any
    firstAired: Any
    nextAiring: Any
    previousAiring: Any
    runtime: Any
    ratings: _Rating
    network: Any
    genres: Any
    tags: Any
    seasons: list[_Season]
    statistics: _Statistics
    episodeFileCount: Any
    episodeCount: Any
    totalEpisodeCount: Any
    sizeOnDisk: Any


def series_of(raw: Raw, service: str, pool: Pool) -> Series | None:
    """A series of the library; None where its number is missing, as of one that was only looked up."""
    series_id = ident(raw, "id")
    if series_id is None:
        return None
    # Sonarr 3 counts beside the rest, later ones in `statistics`.
    counted = inner(raw, "statistics") or raw
    return Series(
        service=service,
        id=series_id,
        title=text(raw, "title"),
        sort_title=text(raw, "sortTitle"),
        year=ident(raw, "year"),
        tvdb_id=ident(raw, "tvdbId"),
        tmdb_id=ident(raw, "tmdbId"),
        imdb_id=text(raw, "imdbId"),
        status=production_of(raw),
        monitored=flag(raw, "monitored"),
        kind=pool(text(raw, "seriesType")),
        profile_id=ident(raw, "qualityProfileId"),
        path=as_is(raw, "path"),
        slug=text(raw, "titleSlug"),
        season_folders=flag(raw, "seasonFolder"),
        added=moment(raw, "added"),
        first_aired=moment(raw, "firstAired"),
        next_airing=moment(raw, "nextAiring"),
        previous_airing=moment(raw, "previousAiring"),
        runtime_s=minutes(raw, "runtime"),
        rating=rating_of(raw),
        network=pool(text(raw, "network")),
        genres=pool(texts(raw, "genres")),
        tags=pool(wholes(raw, "tags")),
        size=count(counted, "sizeOnDisk"),
        files=count(counted, "episodeFileCount"),
        episodes=count(counted, "episodeCount"),
        total=count(counted, "totalEpisodeCount"),
        seasons=_seasons(raw),
    )


def episode_of(raw: Raw, service: str) -> Episode | None:
    """An episode; None where its number is missing."""
    episode_id = ident(raw, "id")
    if episode_id is None:
        return None
    return Episode(
        service=service,
        id=episode_id,
        series_id=ident(raw, "seriesId"),
        season=whole(raw, "seasonNumber"),
        number=whole(raw, "episodeNumber"),
        absolute=whole(raw, "absoluteEpisodeNumber"),
        title=text(raw, "title"),
        overview=text(raw, "overview"),
        aired=moment(raw, "airDateUtc"),
        runtime_s=minutes(raw, "runtime"),
        monitored=flag(raw, "monitored"),
        file_id=ident(raw, "episodeFileId") if raw.get("hasFile") is not False else None,
        file=file_of(inner(raw, "episodeFile"), service, "seriesId"),
        last_searched=moment(raw, "lastSearchTime"),
        finale=text(raw, "finaleType"),
        series_title=text(inner(raw, "series"), "title"),
    )


def series_candidate_of(raw: Raw, service: str) -> Candidate | None:
    """A series that was looked up; None where TVDB's number, by which it is added, is missing."""
    tvdb_id = ident(raw, "tvdbId")
    if tvdb_id is None:
        return None
    return Candidate(
        service=service,
        title=text(raw, "title"),
        year=ident(raw, "year"),
        tmdb_id=ident(raw, "tmdbId"),
        tvdb_id=tvdb_id,
        imdb_id=text(raw, "imdbId"),
        status=production_of(raw),
        overview=text(raw, "overview"),
        studio=text(raw, "network"),
        runtime_s=minutes(raw, "runtime"),
        rating=rating_of(raw),
        genres=texts(raw, "genres"),
        seasons=tuple(season.number for season in _seasons(raw)),
        poster=poster_of(raw),
        slug=text(raw, "titleSlug"),
        library_id=ident(raw, "id"),
    )


def episode_part_of(raw: Raw, service: str) -> Part | None:
    """An episode that is wanted, or airs; None where it cannot be told which."""
    episode_id, series_id = ident(raw, "id"), ident(raw, "seriesId")
    if episode_id is None or series_id is None:
        return None
    series = inner(raw, "series")
    return Part(
        service=service,
        title_id=series_id,
        media_title=text(series, "title"),
        year=ident(series, "year"),
        episode_id=episode_id,
        season=whole(raw, "seasonNumber"),
        number=whole(raw, "episodeNumber"),
        part_title=text(raw, "title"),
        at=moment(raw, "airDateUtc"),
        runtime_s=minutes(raw, "runtime") or minutes(series, "runtime"),
        monitored=flag(raw, "monitored"),
        has_file=flag(raw, "hasFile"),
        last_searched=moment(raw, "lastSearchTime"),
        finale=text(raw, "finaleType"),
    )


def _seasons(raw: Raw) -> tuple[Season, ...]:
    """In order of their numbers; the specials, 0, first. A number of 0 is sent, unlike an id of 0."""
    found = []
    for row in rows(raw, "seasons"):
        number = whole(row, "seasonNumber")
        if number is None or number < 0:
            continue
        counted = inner(row, "statistics")
        found.append(
            Season(
                number=number,
                monitored=flag(row, "monitored"),
                files=count(counted, "episodeFileCount"),
                episodes=count(counted, "episodeCount"),
                total=count(counted, "totalEpisodeCount"),
                size=count(counted, "sizeOnDisk"),
                next_airing=moment(counted, "nextAiring"),
                previous_airing=moment(counted, "previousAiring"),
            )
        )
    return tuple(sorted(found, key=lambda season: season.number))
