"""From journal entries to rows and detail."""

from __future__ import annotations

from dataclasses import replace

from mediatui.models.journal import JournalEntry, Outcome
from mediatui.ui.cells import Line
from mediatui.ui.screens.journal.present import (
    COLUMNS,
    FIELDS,
    OUTCOMES,
    detail_lines,
    facts_of,
    placeholder,
    row_of,
)
from tests.fakes import NOW

ENTRY = JournalEntry(
    id=7,
    at=NOW,
    action="stream.terminate",
    words="End the stream of anna: Dune: Part Two (2024)",
    service="tautulli",
    target="tautulli/1/id1",
    calls=("GET /api/v2?cmd=terminate_session&session_key=1",),
    origin="activity",
    outcome=Outcome.DONE,
    detail="ended the stream of anna",
    ended_at=NOW + 0.3,
)


def words(told: Line) -> str:
    return "".join(span.text for span in told)


def test_every_column_has_a_cell_and_every_field_a_fact() -> None:
    assert {column.key for column in COLUMNS} == set(row_of(ENTRY, NOW).cells)
    assert set(FIELDS) == set(facts_of(ENTRY))


def test_a_row_says_when_what_and_how_it_ended() -> None:
    cells = row_of(ENTRY, NOW + 120).cells
    assert words(cells["when"]) == "2 min ago"
    assert words(cells["words"]) == ENTRY.words
    assert words(cells["outcome"]) == "done"
    assert words(row_of(ENTRY, NOW + 7200).cells["when"]) == "21:40"


def test_every_outcome_has_a_sign_and_a_word_of_its_own() -> None:
    assert set(OUTCOMES) == set(Outcome)
    assert len({sign for sign, _, _ in OUTCOMES.values()}) == len(Outcome)


def test_the_detail_has_the_calls_and_how_long_it_took() -> None:
    text = "\n".join(words(each) for each in detail_lines(ENTRY, NOW, 60))
    assert "GET /api/v2?cmd=terminate_session&session_key=1" in text
    assert "0.3 s" in text
    assert "Nothing is under" in words(detail_lines(None, NOW, 60)[0])


def test_what_was_cut_short_says_so() -> None:
    cut = replace(ENTRY, outcome=Outcome.STARTED, ended_at=None, detail="")
    assert "before it knew" in words(detail_lines(cut, NOW, 60)[-1])


def test_the_empty_states_are_different_things() -> None:
    assert "Nothing was changed" in words(placeholder("", filtered=False)[0])
    assert "matches the filter" in words(placeholder("", filtered=True)[0])
    assert "cannot be read" in words(placeholder("record.sqlite is damaged", filtered=False)[0])
