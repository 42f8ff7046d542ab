"""Movies as Radarr sends them."""

from __future__ import annotations

from typing import Any, TypedDict

from mediatui.models.adding import Candidate
from mediatui.models.library import Movie
from mediatui.models.schedule import Part
from mediatui.services.servarr.files import cutoff_met
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
    text,
    texts,
    whole,
    wholes,
)


class _Named(TypedDict, total=False):
    name: Any


class _Quality(TypedDict, total=False):
    quality: _Named


class _Media(TypedDict, total=False):
    videoCodec: Any


class _File(TypedDict, total=False):
    id: Any
    size: Any
    quality: _Quality
    customFormatScore: Any
    qualityCutoffNotMet: Any
    dateAdded: Any
    mediaInfo: _Media


class _Rating(TypedDict, total=False):
    value: Any


class _Ratings(TypedDict, total=False):
    imdb: _Rating
    tmdb: _Rating
    value: Any


class _Statistics(TypedDict, total=False):
    sizeOnDisk: Any


class MovieFields(TypedDict, total=False):
    """The fields of a movie that a list is made of: what is not named is passed over unread."""

    id: Any
    title: Any
    sortTitle: Any
    year: Any
    tmdbId: Any
    imdbId: Any
    status: Any
    monitored: Any
    isAvailable: Any
    minimumAvailability: Any
    qualityProfileId: Any
    path: Any
    added: Any
    inCinemas: Any
    digitalRelease: Any
    physicalRelease: Any
    lastSearchTime: Any
    runtime: Any
    ratings: _Ratings
    genres: Any
    tags: Any
    hasFile: Any
    sizeOnDisk: Any
    movieFileId: Any
    movieFile: _File
    statistics: _Statistics


def movie_of(raw: Raw, service: str, pool: Pool) -> Movie | None:
    """A movie of the library; None where its number is missing, as of one that was only looked up."""
    movie_id = ident(raw, "id")
    if movie_id is None:
        return None
    file = inner(raw, "movieFile")
    return Movie(
        service=service,
        id=movie_id,
        title=text(raw, "title"),
        sort_title=text(raw, "sortTitle"),
        year=ident(raw, "year"),
        tmdb_id=ident(raw, "tmdbId"),
        imdb_id=text(raw, "imdbId"),
        status=production_of(raw),
        monitored=flag(raw, "monitored"),
        available=flag(raw, "isAvailable"),
        minimum_availability=production_of(raw, "minimumAvailability"),
        profile_id=ident(raw, "qualityProfileId"),
        path=as_is(raw, "path"),
        added=moment(raw, "added"),
        in_cinemas=moment(raw, "inCinemas"),
        digital=moment(raw, "digitalRelease"),
        physical=moment(raw, "physicalRelease"),
        last_searched=moment(raw, "lastSearchTime"),
        runtime_s=minutes(raw, "runtime"),
        rating=rating_of(raw),
        genres=pool(texts(raw, "genres")),
        tags=pool(wholes(raw, "tags")),
        size=count(raw, "sizeOnDisk") or count(inner(raw, "statistics"), "sizeOnDisk") or count(file, "size"),
        file_id=_file_id(raw, file),
        quality=pool(text(inner(inner(file, "quality"), "quality"), "name")),
        score=whole(file, "customFormatScore"),
        cutoff_met=cutoff_met(file),
        codec=pool(text(inner(file, "mediaInfo"), "videoCodec")),
        file_added=moment(file, "dateAdded"),
    )


def movie_candidate_of(raw: Raw, service: str) -> Candidate | None:
    """A movie that was looked up; None where TMDB's number, by which it is added, is missing."""
    tmdb_id = ident(raw, "tmdbId")
    if tmdb_id is None:
        return None
    return Candidate(
        service=service,
        title=text(raw, "title"),
        year=ident(raw, "year"),
        tmdb_id=tmdb_id,
        imdb_id=text(raw, "imdbId"),
        status=production_of(raw),
        overview=text(raw, "overview"),
        studio=text(raw, "studio"),
        runtime_s=minutes(raw, "runtime"),
        rating=rating_of(raw),
        genres=texts(raw, "genres"),
        poster=poster_of(raw),
        slug=text(raw, "titleSlug"),
        library_id=ident(raw, "id"),
    )


def movie_part_of(raw: Raw, service: str) -> Part | None:
    """A movie that is wanted, or appears; None where its number is missing."""
    movie_id = ident(raw, "id")
    if movie_id is None:
        return None
    cinemas, digital, physical = (
        moment(raw, name) for name in ("inCinemas", "digitalRelease", "physicalRelease")
    )
    return Part(
        service=service,
        title_id=movie_id,
        media_title=text(raw, "title"),
        year=ident(raw, "year"),
        at=min((day for day in (cinemas, digital, physical) if day is not None), default=None),
        in_cinemas=cinemas,
        digital=digital,
        physical=physical,
        runtime_s=minutes(raw, "runtime"),
        monitored=flag(raw, "monitored"),
        has_file=flag(raw, "hasFile"),
        last_searched=moment(raw, "lastSearchTime"),
    )


def _file_id(raw: Raw, file: Raw) -> int | None:
    """Old versions send no number of the file beside `hasFile`, new ones keep the number of one deleted."""
    if raw.get("hasFile") is False:
        return None
    return ident(file, "id") or ident(raw, "movieFileId")
