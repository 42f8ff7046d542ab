"""One artist's rows as they may be shown to anybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mediatui.ui.screens.artist.present import Group, Piece
from mediatui.wording.music_privacy import veiled_album, veiled_artist
from mediatui.wording.privacy import veiled_word
from mediatui.wording.privacy_library import veiled_event

if TYPE_CHECKING:
    from mediatui.ui.veil import Veil


def veiled_piece(piece: Piece, veil: Veil) -> Piece:
    """The row with stand-ins for all names, which the veil learns."""
    if piece.entry is not None:
        artist = veiled_artist(piece.entry.artist)
        veil.learn(piece.entry.artist.name, artist.name)
        root = veiled_word("/folder", piece.entry.root)
        return piece._replace(
            entry=piece.entry._replace(artist=artist, root=root, folded=artist.name.lower())
        )
    if piece.group is not None:
        return piece._replace(group=Group(piece.group.name, tuple(map(veiled_album, piece.group.albums))))
    if piece.album is not None:
        album = veiled_album(piece.album)
        veil.learn(piece.album.title, album.title)
        return piece._replace(album=album)
    if piece.event is not None:
        event = veiled_event(piece.event)
        veil.learn(piece.event.source_title, event.source_title)
        return piece._replace(event=event)
    return piece
