"""How columns share the width."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mediatui.ui.screens.activity.present import columns
from mediatui.ui.widgets.columns import GAP, Column, place


def test_what_is_left_is_shared_by_weight_up_to_the_most() -> None:
    placed = place((Column("a", "", 4), Column("b", "", 4, 6, 1), Column("c", "", 4, None, 1)), 30)
    assert [(p.column.key, p.x, p.width) for p in placed] == [("a", 0, 4), ("b", 5, 6), ("c", 12, 18)]


def test_narrow_lists_leave_columns_out() -> None:
    shown = {p.column.key for p in place(columns(several_services=True), 80, 2)}
    assert {"user", "title", "stream", "mbps", "left"} <= shown
    assert "player" not in shown and "service" not in shown
    assert {p.column.key for p in place(columns(several_services=True), 20, 2)} >= {"user", "title"}


@given(st.integers(0, 400), st.booleans())
def test_columns_never_overlap_nor_leave_the_width(width: int, several: bool) -> None:
    placed = place(columns(several), width, 2)
    end = 2
    for spot in placed:
        assert spot.x == end
        assert spot.width > 0
        end = spot.x + spot.width + GAP
    assert not placed or placed[-1].x + placed[-1].width <= width
