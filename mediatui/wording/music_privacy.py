"""Stand-ins for what tells which music somebody has. Pure."""

from __future__ import annotations

from dataclasses import replace

from mediatui.models.music import Album, Artist, Edition, Track, TrackFile
from mediatui.wording.privacy import veiled_word


def veiled_artist(artist: Artist) -> Artist:
    """An artist without its name, its place and its number out in the world. Its key stays."""
    told = veiled_word("Artist", artist.name)
    return replace(
        artist,
        name=told,
        sort_name=told.lower(),
        disambiguation="",
        foreign_id="",
        path=veiled_word("/folder", artist.path),
        next_album=artist.next_album and artist.next_album._replace(title=""),
        last_album=artist.last_album and artist.last_album._replace(title=""),
    )


def veiled_album(album: Album) -> Album:
    """An album without its names."""
    return replace(
        album,
        title=veiled_word("Album", album.title),
        artist=veiled_word("Artist", album.artist) if album.artist else "",
        disambiguation="",
        foreign_id="",
        editions=tuple(map(veiled_edition, album.editions)),
    )


def veiled_edition(edition: Edition) -> Edition:
    """An edition without what names it."""
    return replace(
        edition, title=veiled_word("Edition", edition.title), foreign_id="", label=(), disambiguation=""
    )


def veiled_track(track: Track) -> Track:
    """A track without its name and its file's."""
    return replace(
        track,
        title=veiled_word("Track", track.title),
        file=None if track.file is None else veiled_track_file(track.file),
    )


def veiled_track_file(file: TrackFile) -> TrackFile:
    """A file without its name and place."""
    return replace(file, path=veiled_word("File", file.path), scene_name="", release_group="")
