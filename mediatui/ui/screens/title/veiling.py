"""One title's rows as they may be shown to anybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mediatui.ui.screens.title.present import Piece
from mediatui.wording.privacy import veiled_word
from mediatui.wording.privacy_library import veiled_episode, veiled_event, veiled_file, veiled_record

if TYPE_CHECKING:
    from mediatui.ui.veil import Veil


def veiled_piece(piece: Piece, veil: Veil) -> Piece:
    """The row with stand-ins for all names, which the veil learns."""
    if piece.entry is not None:
        record = veiled_record(piece.entry.record)
        veil.learn(piece.entry.record.title, record.title)
        root = veiled_word("/folder", piece.entry.root)
        return piece._replace(
            entry=piece.entry._replace(record=record, root=root, folded=record.title.lower())
        )
    if piece.episode is not None:
        episode = veiled_episode(piece.episode)
        veil.learn(piece.episode.title, episode.title)
        return piece._replace(episode=episode)
    if piece.file is not None:
        file = veiled_file(piece.file)
        veil.learn(piece.file.name, file.name)
        return piece._replace(file=file)
    if piece.event is not None:
        event = veiled_event(piece.event)
        veil.learn(piece.event.source_title, event.source_title)
        return piece._replace(event=event)
    return piece
