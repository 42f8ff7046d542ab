"""Saying by hand which tracks a file of music is: artist, album, edition, tracks; or by its name."""

from __future__ import annotations

from collections.abc import Sequence

from mediatui.engine.import_mapping import Asked, Choice, Course, Step, shelf_of
from mediatui.engine.music_lookups import music_of
from mediatui.matching.text import fold
from mediatui.matching.tracks import Numbered, track_of
from mediatui.models.imports import Mapping, MappingKind
from mediatui.models.music import Album, Edition, Track
from mediatui.wording.music import album_title, artist_title, edition_words, length_words, track_number
from mediatui.wording.quantities import plural


def _path(asked: Asked) -> str:
    return asked.candidate.path or asked.candidate.name


async def _artists(asked: Asked) -> Sequence[Choice]:
    """All artists, those whose name stands in the file's path first."""
    path, known = fold(_path(asked)), asked.candidate.artist_id
    shelf = await shelf_of(asked.engine, asked.service)
    found = [
        Choice(
            artist.id,
            artist_title(artist),
            plural(artist.albums, "album"),
            likely=artist.id == known or (len(artist.name) > 2 and fold(artist.name) in path),
        )
        for artist in (shelf.artists if shelf is not None else ())
    ]
    return sorted(found, key=lambda each: (not each.likely, each.words.casefold()))


def _take_artist(so_far: Mapping, chosen: Sequence[Choice]) -> Mapping:
    return Mapping(so_far.kind, chosen[0].id, chosen[0].words)


async def _albums_of(asked: Asked) -> Sequence[Album]:
    music = await music_of(asked.engine, asked.service)
    return await music.albums(asked.so_far.title_id or 0)


def _likely_album(asked: Asked, albums: Sequence[Album]) -> Album | None:
    """The album it was taken for, else the one with the longest title that stands in the path."""
    same = next((album for album in albums if album.id == asked.candidate.album_id), None)
    if same is not None:
        return same
    path = fold(_path(asked))
    inside = [album for album in albums if album.title and fold(album.title) in path]
    return max(inside, key=lambda album: len(album.title), default=None)


async def _album_choices(asked: Asked) -> Sequence[Choice]:
    albums = await _albums_of(asked)
    likely = _likely_album(asked, albums)
    return [
        Choice(
            album.id,
            album_title(album),
            f"{album.kind} · {album.files} of {album.total or album.tracks} here",
            likely=album is likely,
        )
        for album in albums
    ]


def _take_album(so_far: Mapping, chosen: Sequence[Choice]) -> Mapping:
    return so_far._replace(group_id=chosen[0].id, group=chosen[0].words)


async def _editions(asked: Asked) -> Sequence[Edition]:
    music = await music_of(asked.engine, asked.service)
    return (await music.album(asked.so_far.group_id or 0)).album.editions


async def _edition_choices(asked: Asked) -> Sequence[Choice]:
    editions, known = await _editions(asked), asked.candidate.edition_id
    if not any(each.id == known for each in editions):
        known = next((each.id for each in editions if each.monitored), None)
    return [
        Choice(each.id, each.title or "Edition", edition_words(each), likely=each.id == known)
        for each in editions
    ]


def _take_edition(so_far: Mapping, chosen: Sequence[Choice]) -> Mapping:
    return so_far._replace(edition_id=chosen[0].id)


async def _tracks_of(asked: Asked) -> Sequence[Track]:
    music = await music_of(asked.engine, asked.service)
    return await music.tracks(asked.so_far.group_id or 0, asked.so_far.edition_id)


def _numbered(tracks: Sequence[Track]) -> list[Numbered]:
    return [Numbered(each.medium, each.number, each.absolute, each.title) for each in tracks]


def _track_words(track: Track, discs: int) -> str:
    return f"{track_number(track, discs)} {track.title}".strip()


async def _track_choices(asked: Asked) -> Sequence[Choice]:
    tracks = await _tracks_of(asked)
    discs = max((track.medium for track in tracks), default=1)
    meant = track_of(_path(asked), _numbered(tracks))
    return [
        Choice(
            track.id,
            _track_words(track, discs),
            f"{length_words(track.duration_s)} {'here' if track.file_id else 'missing'}".strip(),
            likely=at == meant,
        )
        for at, track in enumerate(tracks)
    ]


def _take_tracks(so_far: Mapping, chosen: Sequence[Choice]) -> Mapping:
    return so_far._replace(
        part_ids=tuple(each.id for each in chosen), part_titles=tuple(each.words for each in chosen)
    )


async def _by_name(asked: Asked) -> Mapping | None:
    """The track of the chosen edition that the file's name tells; where only the artist is chosen, of the
    album that the path tells, in the edition that is looked for."""
    so_far = asked.so_far
    if so_far.group_id is None:
        album = _likely_album(asked, await _albums_of(asked))
        if album is None:
            return None
        so_far = so_far._replace(group_id=album.id, group=album_title(album))
    if so_far.edition_id is None:
        editions = await _editions(asked._replace(so_far=so_far))
        edition = next((each for each in editions if each.monitored), None)
        if edition is None:
            return None
        so_far = so_far._replace(edition_id=edition.id)
    tracks = await _tracks_of(asked._replace(so_far=so_far))
    at = track_of(_path(asked), _numbered(tracks))
    if at is None:
        return None
    discs = max(track.medium for track in tracks)
    return so_far._replace(part_ids=(tracks[at].id,), part_titles=(_track_words(tracks[at], discs),))


COURSE = Course(
    MappingKind.MUSIC,
    (
        Step("artist", _artists, _take_artist, typed=True),
        Step("album", _album_choices, _take_album),
        Step("edition", _edition_choices, _take_edition),
        Step("tracks", _track_choices, _take_tracks, several=True),
    ),
    _by_name,
    shared=3,
)
"""How files of a Lidarr are mapped."""
