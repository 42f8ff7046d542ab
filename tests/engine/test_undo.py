"""Undo: which change it takes back, and why it does not take back the others."""

from __future__ import annotations

from typing import cast

import pytest

from mediatui.engine import undo
from mediatui.engine.actions import Plan
from mediatui.engine.engine import Engine
from mediatui.engine.undo import UNDO_ORIGIN, CannotUndoError, last_undoable, undo_plan
from mediatui.models.journal import JournalEntry, Outcome
from tests.fakes import NOW

ENGINE = cast("Engine", None)


def entry(number: int, **more: object) -> JournalEntry:
    """A change that was made, and can be taken back."""
    values: dict[str, object] = {
        "id": number, "at": NOW, "action": "lamp.on", "words": "Switch the lamp on", "service": "house",
        "target": "lamp", "calls": ("PUT /lamp",), "origin": "activity", "outcome": Outcome.DONE,
    }  # fmt: skip
    return JournalEntry(**{**values, **more})  # type: ignore[arg-type]


def undoing(number: int, of: int, **more: object) -> JournalEntry:
    """What took another one back."""
    return entry(number, action="lamp.off", origin=f"{UNDO_ORIGIN}{of}", **more)


def last(*entries: JournalEntry) -> int | None:
    found = last_undoable(entries)
    return found.id if found else None


def test_the_newest_change_that_was_made_is_meant() -> None:
    assert last(entry(3), entry(2), entry(1)) == 3
    assert last() is None


@pytest.mark.parametrize("outcome", [Outcome.FAILED, Outcome.REFUSED, Outcome.STARTED])
def test_what_was_not_made_is_passed_over(outcome: Outcome) -> None:
    assert last(entry(2, outcome=outcome), entry(1)) == 1


def test_what_was_taken_back_is_passed_over_and_so_is_what_took_it_back() -> None:
    assert last(undoing(3, of=2), entry(2), entry(1)) == 1
    assert last(undoing(4, of=1), undoing(3, of=2), entry(2), entry(1)) is None
    assert last(undoing(12, of=1), entry(11), entry(1)) == 11, "11 is not 1"


def test_an_undo_that_failed_took_nothing_back() -> None:
    assert last(undoing(3, of=2, outcome=Outcome.FAILED), entry(2)) == 2


async def test_the_plan_is_made_by_the_undoing_of_its_action(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[object] = []

    async def lamp_off(engine: Engine, entry: JournalEntry) -> Plan:
        seen.extend((engine, entry.id))
        return Plan("Switch the lamp off?", ())

    monkeypatch.setattr(undo, "UNDOABLE", {"lamp.on": lamp_off})
    assert (await undo_plan(ENGINE, entry(7))).question == "Switch the lamp off?"
    assert seen == [ENGINE, 7]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (entry(1, action="stream.terminate"), "A stream that was ended cannot be started again from here"),
        (entry(1, action="nobody.knows"), "This change cannot be undone"),
        (entry(1, outcome=Outcome.FAILED), "was not made, or it is not known whether it was"),
        (entry(1, outcome=Outcome.STARTED), "was not made, or it is not known whether it was"),
        (undoing(2, of=1), "took something back itself"),
    ],
)
async def test_else_it_says_why_not(change: JournalEntry, why: str) -> None:
    with pytest.raises(CannotUndoError, match=why):
        await undo_plan(ENGINE, change)


def test_the_words_of_why_not_end_without_a_full_stop() -> None:
    assert not [words for words in undo.NEVER.values() if words.endswith(".")]


def test_no_action_is_both_undoable_and_never() -> None:
    assert not undo.NEVER.keys() & undo.UNDOABLE.keys()
