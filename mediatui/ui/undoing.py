"""Taking a change back, asked for with a key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mediatui.engine.undo import UNDO_ORIGIN, CannotUndoError, last_undoable, undo_plan

if TYPE_CHECKING:
    from mediatui.models.journal import JournalEntry
    from mediatui.ui.veil import Veil
    from mediatui.ui.working import WorkingScreen

LOOKED_BACK = 500
"""So many changes are looked through for the last one that can be taken back."""


async def undo_last(screen: WorkingScreen) -> None:
    """Take the last change back, after a question that shows the exact call."""
    entries, problem = await screen.engine.read_journal(LOOKED_BACK)
    entry = last_undoable(entries)
    if problem or entry is None:
        words = problem or "Nothing was changed that could be undone"
        screen.app.notify(words, severity="warning", markup=False, timeout=5)
        return
    await undo(screen, entry)


async def undo(screen: WorkingScreen, entry: JournalEntry) -> None:
    """Take one change back; where that cannot be, say why."""
    try:
        plan = await undo_plan(screen.engine, entry)
    except CannotUndoError as reason:
        veil: Veil | None = screen.app.veil  # type: ignore[attr-defined]
        words = f"{(veil.entry(entry) if veil else entry).words}\n{reason}"
        screen.app.notify(words, title="Not undone", severity="warning", markup=False, timeout=8)
        return
    await screen.ask_and_do(plan, origin=f"{UNDO_ORIGIN}{entry.id}")
