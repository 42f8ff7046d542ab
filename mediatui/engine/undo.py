"""Undo: which changes can be taken back, and how. What is taken back is known from the journal alone."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from mediatui.engine.actions import Plan
from mediatui.models.journal import JournalEntry, Outcome

if TYPE_CHECKING:
    from mediatui.engine.engine import Engine

UNDO_ORIGIN = "undo "
"""The origin of what takes something back: this, and the number of the entry it takes back."""


class CannotUndoError(Exception):
    """It cannot be taken back; the text says why."""


Undoing = Callable[["Engine", JournalEntry], Awaitable[Plan]]
"""Makes the plan that takes an entry back. Raises `CannotUndoError`."""


async def _approve_again(engine: Engine, entry: JournalEntry) -> Plan:
    from mediatui.engine.undo_requests import approve_again

    return await approve_again(engine, entry)


async def _turn_issue_round(engine: Engine, entry: JournalEntry) -> Plan:
    from mediatui.engine.undo_requests import turn_issue_round

    return await turn_issue_round(engine, entry)


async def _turn_monitoring_back(engine: Engine, entry: JournalEntry) -> Plan:
    from mediatui.engine.library_undo import turn_monitoring_back

    return await turn_monitoring_back(engine, entry)


async def _put_torrents_back(engine: Engine, entry: JournalEntry) -> Plan:
    from mediatui.engine.torrent_undo import put_back

    return await put_back(engine, entry)


async def _switch_limits_back(engine: Engine, entry: JournalEntry) -> Plan:
    from mediatui.engine.torrent_undo import switch_back

    return await switch_back(engine, entry)


UNDOABLE: Mapping[str, Undoing] = {
    "request.decline": _approve_again,
    "issue.resolve": _turn_issue_round,
    "issue.reopen": _turn_issue_round,
    "title.monitor": _turn_monitoring_back,
    "title.unmonitor": _turn_monitoring_back,
    "episode.monitor": _turn_monitoring_back,
    "episode.unmonitor": _turn_monitoring_back,
    "album.monitor": _turn_monitoring_back,
    "album.unmonitor": _turn_monitoring_back,
    "torrent.pause": _put_torrents_back,
    "torrent.resume": _put_torrents_back,
    "torrent.force": _put_torrents_back,
    "torrent.unforce": _put_torrents_back,
    "torrent.top": _put_torrents_back,
    "torrent.bottom": _put_torrents_back,
    "torrent.category": _put_torrents_back,
    "torrent.limit.down": _put_torrents_back,
    "torrent.limit.up": _put_torrents_back,
    "torrent.share": _put_torrents_back,
    "client.limits": _switch_limits_back,
}
"""What takes a change back, by the action's name."""

NEVER: Mapping[str, str] = {
    "stream.terminate": "A stream that was ended cannot be started again from here",
    "request.approve": "What was approved is handed over already; decline or delete it in Radarr or Sonarr",
    "request.delete": "A deleted request is gone; it can be asked for again",
    "request.ask": "Delete the request to take it back",
    "title.delete": "A deleted title is gone; n on the library adds it again",
    "album.delete": "A deleted album is gone; reading its artist anew may bring it back",
    "album.edition": "Choose the edition that was looked for before, on the album's screen",
    "artist.studio": "Choose anew which albums are looked for",
    "file.delete": "A deleted file is gone from the disk",
    "file.rename": "Files that were renamed keep their new names",
    "download.remove": "What was removed is gone; it can be searched for again with R",
    "download.grab": "What was sent to the client is there; Del removes it",
    "download.import": "What was imported lies in the library; its file can be deleted there",
    "torrent.recheck": "Files that were checked are checked",
    "torrent.reannounce": "Trackers that were asked were asked",
    "issue.comment": "A comment stands as it was written",
}
"""Why a change cannot be taken back, by the action's name."""


def last_undoable(entries: Sequence[JournalEntry]) -> JournalEntry | None:
    """The newest change that was made and not taken back yet; `entries` come newest first."""
    undone = [entry for entry in entries if _is_undo(entry) and entry.outcome is Outcome.DONE]
    taken_back = {entry.origin.removeprefix(UNDO_ORIGIN) for entry in undone}
    for entry in entries:
        if entry.outcome is Outcome.DONE and not _is_undo(entry) and str(entry.id) not in taken_back:
            return entry
    return None


async def undo_plan(engine: Engine, entry: JournalEntry) -> Plan:
    """The plan that takes `entry` back. Raises `CannotUndoError` with the reason where none does."""
    if entry.outcome is not Outcome.DONE:
        raise CannotUndoError("This change was not made, or it is not known whether it was")
    if _is_undo(entry):
        raise CannotUndoError("This took something back itself")
    undoing = UNDOABLE.get(entry.action)
    if undoing is None:
        raise CannotUndoError(NEVER.get(entry.action, "This change cannot be undone"))
    return await undoing(engine, entry)


def _is_undo(entry: JournalEntry) -> bool:
    return entry.origin.startswith(UNDO_ORIGIN)
