"""Stand-ins for what tells what is downloaded. Pure."""

from __future__ import annotations

from dataclasses import replace

from mediatui.models.queue import QueueItem
from mediatui.models.torrent import Torrent
from mediatui.wording.privacy import veiled_word


def veiled_item(item: QueueItem) -> QueueItem:
    """A row of a queue without names of titles, files and folders. Its key stays."""
    return replace(
        item,
        title=veiled_word("Release", item.title),
        media_title=veiled_word("Title", item.media_title),
        part_title=veiled_word("Part", item.part_title),
        messages=tuple(
            message._replace(title=veiled_word("File", message.title)) for message in item.messages
        ),
        output_path=veiled_word("/folder", item.output_path),
    )


def veiled_torrent(torrent: Torrent) -> Torrent:
    """A torrent without its name, its place, its trackers. Its hash, which names it too, is another."""
    return replace(
        torrent,
        name=veiled_word("Release", torrent.name),
        hash=veiled_word("torrent", torrent.hash),
        save_path=veiled_word("/folder", torrent.save_path),
        content_path="",
        tracker=veiled_word("tracker", torrent.tracker),
        tracker_message="",
    )
