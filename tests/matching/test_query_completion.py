"""What the end of a query becomes."""

from __future__ import annotations

import pytest

from mediatui.matching.query_completion import complete


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("dune ty", "dune type:"),
        ("-qu", "-quality:"),
        ("type:", "type:movie"),
        ("type:movie,ser", "type:movie,series"),
        ("indexer:so", 'indexer:"Some Tracker"'),
        ("indexer:", ""),
        ("nothing", ""),
        ("nofield:x", ""),
        ("", ""),
    ],
)
def test_the_last_term_is_completed(typed: str, completed: str) -> None:
    assert complete(typed, {"indexer": ["Some Tracker", "Other"]}) == completed
