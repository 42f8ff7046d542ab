"""Tables as plain text."""

from mediatui.wording.table import cells, table


def test_columns_are_aligned_by_cells_not_by_characters() -> None:
    lines = table(("USER", "MBPS"), [("りんご", "8.6"), ("zoë", "13.1")], right=("MBPS",))
    assert lines == ["USER    MBPS", "りんご   8.6", "zoë     13.1"]


def test_wide_and_combining_characters_are_counted_as_they_are_drawn() -> None:
    assert cells("進撃") == 4
    assert cells("e\u0301") == 1
