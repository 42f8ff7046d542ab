"""Artists, albums and what was looked up of music as commands print them as JSON: names that stay.

Durations are seconds, sizes bytes, times seconds since the epoch; what is not known is null.
"""

from __future__ import annotations

from mediatui.models.adding import Candidate
from mediatui.models.music import Album, Appearance, Artist
from mediatui.wording.music import album_missing, album_state, artist_missing, artist_state
from mediatui.wording.objects import Json


def artist_object(artist: Artist, profile: str, metadata: str, tags: tuple[str, ...], root: str) -> Json:
    """One artist with its counts, without its albums."""
    return {
        "id": artist.key,
        "service": artist.service,
        "number": artist.id,
        "name": artist.name,
        "disambiguation": artist.disambiguation or None,
        "kind": artist.kind or None,
        "status": artist.status.value,
        "state": artist_state(artist),
        "monitored": artist.monitored,
        "albums": artist.albums,
        "files": artist.files,
        "tracks": artist.tracks,
        "missing": artist_missing(artist),
        "size": artist.size,
        "profile": profile or None,
        "metadata_profile": metadata or None,
        "tags": list(tags),
        "genres": list(artist.genres),
        "rating": artist.rating,
        "root_folder": root or None,
        "path": artist.path or None,
        "added": artist.added,
        "next_album": _appearance(artist.next_album),
        "last_album": _appearance(artist.last_album),
        "musicbrainz_id": artist.foreign_id or None,
    }


def _appearance(album: Appearance | None) -> Json | None:
    return None if album is None else {"title": album.title or None, "at": album.at, "number": album.album_id}


def album_object(album: Album, now: float) -> Json:
    """One album with its counts, without its tracks."""
    return {
        "id": album.key,
        "service": album.service,
        "number": album.id,
        "artist": album.artist,
        "artist_number": album.artist_id,
        "title": album.title,
        "disambiguation": album.disambiguation or None,
        "kind": album.kind or None,
        "secondary": list(album.secondary),
        "released": album.released,
        "state": album_state(album, now),
        "monitored": album.monitored,
        "files": album.files,
        "tracks": album.total or album.tracks,
        "missing": album_missing(album, now),
        "size": album.size,
        "duration": album.duration_s,
        "genres": list(album.genres),
        "rating": album.rating,
        "searched": album.last_searched,
        "musicbrainz_id": album.foreign_id or None,
    }


def found_object(number: int, candidate: Candidate) -> Json:
    """What was looked up, by the number it is added by; `in_library` is its number there."""
    is_album = bool(candidate.album_mbid)
    return {
        "number": number,
        "service": candidate.service,
        "type": "album" if is_album else "artist",
        "title": candidate.title,
        "artist": candidate.artist if is_album else candidate.title,
        "year": candidate.year,
        "kind": candidate.kind or None,
        "disambiguation": candidate.disambiguation or None,
        "genres": list(candidate.genres),
        "rating": candidate.rating,
        "in_library": candidate.library_id,
        "musicbrainz_id": candidate.album_mbid or candidate.artist_mbid or None,
    }
