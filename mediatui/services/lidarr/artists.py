"""Artists and albums as Lidarr sends them. Durations are sent in milliseconds."""

from __future__ import annotations

from typing import Any, TypedDict

from mediatui.models.adding import Candidate
from mediatui.models.music import Album, AlbumOpened, Appearance, Artist, ArtistOpened, Edition
from mediatui.models.schedule import Part
from mediatui.models.shelves import MetadataProfile
from mediatui.services.servarr.titles import Pool, production_of, rating_of
from mediatui.services.servarr.wire import (
    Raw,
    as_is,
    count,
    flag,
    ident,
    inner,
    moment,
    number,
    rows,
    text,
    texts,
    wholes,
)


class _Counted(TypedDict, total=False):
    albumCount: Any
    trackFileCount: Any
    trackCount: Any
    totalTrackCount: Any
    sizeOnDisk: Any


class _Appearing(TypedDict, total=False):
    id: Any
    title: Any
    releaseDate: Any


class _Rating(TypedDict, total=False):
    value: Any


class ArtistFields(TypedDict, total=False):
    """The fields of an artist that a list is made of: what is not named is passed over unread."""

    id: Any
    artistName: Any
    sortName: Any
    foreignArtistId: Any
    artistType: Any
    disambiguation: Any
    status: Any
    ended: Any
    monitored: Any
    monitorNewItems: Any
    qualityProfileId: Any
    metadataProfileId: Any
    path: Any
    added: Any
    ratings: _Rating
    genres: Any
    tags: Any
    nextAlbum: _Appearing
    lastAlbum: _Appearing
    statistics: _Counted


class _Named(TypedDict, total=False):
    artistName: Any


class AlbumFields(TypedDict, total=False):
    """The fields of an album that a list is made of; its editions, the most of it, are passed over."""

    id: Any
    title: Any
    artistId: Any
    artist: _Named
    foreignAlbumId: Any
    disambiguation: Any
    albumType: Any
    secondaryTypes: Any
    releaseDate: Any
    monitored: Any
    anyReleaseOk: Any
    duration: Any
    ratings: _Rating
    genres: Any
    mediumCount: Any
    lastSearchTime: Any
    statistics: _Counted


def artist_of(raw: Raw, service: str, pool: Pool) -> Artist | None:
    """An artist of the library; None where its number is missing, as of one that was only looked up."""
    artist_id = ident(raw, "id")
    if artist_id is None:
        return None
    counted = inner(raw, "statistics")
    return Artist(
        service=service,
        id=artist_id,
        name=text(raw, "artistName"),
        sort_name=text(raw, "sortName"),
        foreign_id=text(raw, "foreignArtistId"),
        kind=pool(text(raw, "artistType")),
        disambiguation=text(raw, "disambiguation"),
        status=production_of(raw),
        monitored=flag(raw, "monitored"),
        monitor_new=pool(text(raw, "monitorNewItems")),
        profile_id=ident(raw, "qualityProfileId"),
        metadata_profile_id=ident(raw, "metadataProfileId"),
        path=as_is(raw, "path"),
        added=moment(raw, "added"),
        rating=rating_of(raw),
        genres=pool(texts(raw, "genres")),
        tags=pool(wholes(raw, "tags")),
        albums=count(counted, "albumCount"),
        files=count(counted, "trackFileCount"),
        tracks=count(counted, "trackCount"),
        total=count(counted, "totalTrackCount"),
        size=count(counted, "sizeOnDisk"),
        next_album=_appearance(inner(raw, "nextAlbum")),
        last_album=_appearance(inner(raw, "lastAlbum")),
    )


def artist_opened_of(raw: Raw, service: str) -> ArtistOpened | None:
    """An artist with its long part."""
    artist = artist_of(raw, service, Pool())
    if artist is None:
        return None
    members = tuple(filter(None, (text(member, "name") for member in rows(raw, "members"))))
    return ArtistOpened(artist, text(raw, "overview"), _links(raw), members)


def album_of(raw: Raw, service: str, pool: Pool) -> Album | None:
    """An album of the library, without its editions; None where its number is missing."""
    album_id = ident(raw, "id")
    if album_id is None:
        return None
    counted = inner(raw, "statistics")
    return Album(
        service=service,
        id=album_id,
        title=text(raw, "title"),
        artist_id=ident(raw, "artistId"),
        artist=pool(text(inner(raw, "artist"), "artistName")),
        foreign_id=text(raw, "foreignAlbumId"),
        disambiguation=text(raw, "disambiguation"),
        kind=pool(text(raw, "albumType")),
        secondary=pool(_secondary(raw)),
        released=moment(raw, "releaseDate"),
        monitored=flag(raw, "monitored"),
        any_edition=flag(raw, "anyReleaseOk"),
        duration_s=milliseconds(raw, "duration"),
        rating=rating_of(raw),
        genres=pool(texts(raw, "genres")),
        media=count(raw, "mediumCount"),
        files=count(counted, "trackFileCount"),
        tracks=count(counted, "trackCount"),
        total=count(counted, "totalTrackCount"),
        size=count(counted, "sizeOnDisk"),
        last_searched=moment(raw, "lastSearchTime"),
    )


def album_opened_of(raw: Raw, service: str) -> AlbumOpened | None:
    """An album with its editions and its long part."""
    from dataclasses import replace

    album = album_of(raw, service, Pool())
    if album is None:
        return None
    editions = tuple(filter(None, map(edition_of, rows(raw, "releases"))))
    media = tuple(
        (count(row, "mediumNumber"), text(row, "mediumName"), text(row, "mediumFormat"))
        for row in rows(raw, "media")
    )
    return AlbumOpened(replace(album, editions=editions), text(raw, "overview"), _links(raw), media)


def edition_of(raw: Raw) -> Edition | None:
    """A release of an album; None where its number is missing."""
    edition_id = ident(raw, "id")
    if edition_id is None:
        return None
    return Edition(
        id=edition_id,
        title=text(raw, "title"),
        foreign_id=text(raw, "foreignReleaseId"),
        status=text(raw, "status"),
        format=text(raw, "format"),
        country=texts(raw, "country"),
        label=texts(raw, "label"),
        disambiguation=text(raw, "disambiguation"),
        tracks=count(raw, "trackCount"),
        media=count(raw, "mediumCount"),
        duration_s=milliseconds(raw, "duration"),
        monitored=flag(raw, "monitored"),
    )


def album_part_of(raw: Raw, service: str) -> Part | None:
    """An album that is wanted, or appears; None where it cannot be told which."""
    album_id, artist_id = ident(raw, "id"), ident(raw, "artistId")
    if album_id is None or artist_id is None:
        return None
    counted = inner(raw, "statistics")
    tracks = count(counted, "trackCount") or count(counted, "totalTrackCount")
    released = moment(raw, "releaseDate")
    return Part(
        service=service,
        title_id=artist_id,
        media_title=text(inner(raw, "artist"), "artistName"),
        album_id=album_id,
        album_kind=text(raw, "albumType"),
        part_title=text(raw, "title"),
        at=released,
        runtime_s=milliseconds(raw, "duration"),
        monitored=flag(raw, "monitored"),
        has_file=0 < tracks <= count(counted, "trackFileCount"),
        last_searched=moment(raw, "lastSearchTime"),
    )


def found_of(raw: Raw, service: str) -> Candidate | None:
    """A row of `/search`: an artist or an album; None without a number of MusicBrainz."""
    album = inner(raw, "album")
    return album_candidate_of(album, service) if album else artist_candidate_of(inner(raw, "artist"), service)


def artist_candidate_of(raw: Raw, service: str) -> Candidate | None:
    """An artist that was looked up."""
    mbid = text(raw, "foreignArtistId")
    if not mbid:
        return None
    return Candidate(
        service=service,
        title=text(raw, "artistName"),
        status=production_of(raw),
        overview=text(raw, "overview"),
        rating=rating_of(raw),
        genres=texts(raw, "genres"),
        library_id=ident(raw, "id"),
        artist_mbid=mbid,
        kind=text(raw, "artistType"),
        disambiguation=text(raw, "disambiguation"),
    )


def album_candidate_of(raw: Raw, service: str) -> Candidate | None:
    """An album that was looked up. It is in the library where its artist has it there."""
    mbid, artist = text(raw, "foreignAlbumId"), inner(raw, "artist")
    if not mbid:
        return None
    released = text(raw, "releaseDate")[:4]
    return Candidate(
        service=service,
        title=text(raw, "title"),
        year=int(released) if released.isdigit() and int(released) > 1 else None,
        overview=text(raw, "overview"),
        runtime_s=milliseconds(raw, "duration"),
        rating=rating_of(raw),
        genres=texts(raw, "genres"),
        library_id=ident(raw, "id"),
        artist_mbid=text(artist, "foreignArtistId"),
        album_mbid=mbid,
        artist=text(artist, "artistName"),
        kind=text(raw, "albumType"),
        disambiguation=text(raw, "disambiguation"),
    )


def metadata_profile_of(raw: Raw) -> MetadataProfile | None:
    """A metadata profile; None where its number is missing."""
    profile_id = ident(raw, "id")
    return None if profile_id is None else MetadataProfile(profile_id, text(raw, "name"))


def milliseconds(raw: Raw, name: str) -> float | None:
    """A duration sent in milliseconds, in seconds; None for 0, which stands for not known."""
    value = number(raw, name)
    return value / 1000 if value and value > 0 else None


def _appearance(raw: Raw) -> Appearance | None:
    title = text(raw, "title")
    return Appearance(title, moment(raw, "releaseDate"), ident(raw, "id")) if title else None


def _secondary(raw: Raw) -> tuple[str, ...]:
    """Old Lidarrs send records with a name, later ones names."""
    named = tuple(filter(None, (text(row, "name") for row in rows(raw, "secondaryTypes"))))
    return named or texts(raw, "secondaryTypes")


def _links(raw: Raw) -> tuple[tuple[str, str], ...]:
    """Names and addresses out in the world; others than of the web are left out."""
    found = ((text(row, "name"), text(row, "url")) for row in rows(raw, "links"))
    return tuple((name, url) for name, url in found if url.startswith(("https://", "http://")))
