"""One album's rows as they may be shown to anybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mediatui.ui.screens.album.present import Disc, Piece
from mediatui.wording.music_privacy import veiled_album, veiled_edition, veiled_track
from mediatui.wording.privacy_library import veiled_event

if TYPE_CHECKING:
    from mediatui.ui.veil import Veil


def veiled_piece(piece: Piece, veil: Veil) -> Piece:
    """The row with stand-ins for all names, which the veil learns."""
    if piece.of is not None:
        piece = piece._replace(of=veiled_album(piece.of))
    if piece.album is not None:
        album = veiled_album(piece.album)
        veil.learn(piece.album.title, album.title)
        veil.learn(piece.album.artist, album.artist)
        return piece._replace(album=album)
    if piece.disc is not None:
        tracks = tuple(map(veiled_track, piece.disc.tracks))
        return piece._replace(disc=Disc(piece.disc.number, "", tracks))
    if piece.track is not None:
        track = veiled_track(piece.track)
        veil.learn(piece.track.title, track.title)
        return piece._replace(track=track)
    if piece.edition is not None:
        return piece._replace(edition=veiled_edition(piece.edition))
    if piece.event is not None:
        event = veiled_event(piece.event)
        veil.learn(piece.event.source_title, event.source_title)
        return piece._replace(event=event)
    return piece
