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

UNDOABLE: Mapping[str, Undoing] = {}
"""What takes a change back, by the action's name."""

NEVER: Mapping[str, str] = {
    "stream.terminate": "A stream that was ended cannot be started again from here",
}
"""Why a change cannot be taken back, by the action's name."""


def last_undoable(entries: Sequence[JournalEntry]) -> JournalEntry | None:
    """The newest change that was made and not taken back yet; `entries` come newest first."""
    taken_back = {entry.origin.removeprefix(UNDO_ORIGIN) for entry in entries if _is_undo(entry)}
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
