"""Stand-ins for what tells what is downloaded. Pure."""

from __future__ import annotations

import re
from dataclasses import replace

from mediatui.models.queue import QueueItem, QueueMessage
from mediatui.models.torrent import Torrent
from mediatui.wording.privacy import veiled_word

_NAMED = re.compile(
    r"""["'“‘«\[(].*["'”’»\])]      # what stands in quotes or brackets
    | (?<!\S)(?:[A-Za-z]:)?[\\/][^,;]*  # a path, and what follows it: blanks may be part of it
    | \S+(?:\.\w+){2,}\S*           # a release, or a file of one
    | \S+\.[a-z0-9]{2,4}\b          # a file
    """,
    re.X,
)
LEFT_OUT = "…"


def veiled_item(item: QueueItem) -> QueueItem:
    """A row of a queue without names of titles, files and folders. Its key stays."""
    return replace(
        item,
        title=veiled_word("Release", item.title),
        media_title=veiled_word("Title", item.media_title),
        part_title=veiled_word("Part", item.part_title),
        messages=tuple(_veiled_message(item, message) for message in item.messages),
        error=veiled_words(item.error, item.title, item.media_title, item.part_title),
        indexer=veiled_word("Indexer", item.indexer),
        output_path=veiled_word("/folder", item.output_path),
    )


def _veiled_message(item: QueueItem, message: QueueMessage) -> QueueMessage:
    names = (item.title, item.media_title, item.part_title)
    lines = tuple(veiled_words(line, *names) for line in message.lines)
    return message._replace(title=veiled_word("File", message.title), lines=lines)


def veiled_words(words: str, *names: str) -> str:
    """What a service says, without these names, and without what looks like one: quoted, a file, a folder."""
    for name in sorted(filter(None, names), key=len, reverse=True):
        words = words.replace(name, LEFT_OUT)
    return _NAMED.sub(LEFT_OUT, words)


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
