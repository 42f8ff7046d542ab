"""Small charts from block characters."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mediatui.ui.widgets.spark import block_chart, progress_bar, resample


def test_levels_gaps_and_zero_are_told_apart() -> None:
    assert block_chart([0, 1, 4, 8, None], 5, 1, 8) == ["▁▁▄█ "]


def test_two_lines_have_sixteen_levels() -> None:
    assert block_chart([8, 12, 16, 4], 4, 2, 16) == [" ▄█ ", "███▄"]


def test_values_that_share_a_column_keep_their_most() -> None:
    assert resample([1, 5, 2, None], 2) == [5, 2]
    assert resample([1, 2], 4) == [1, 1, 2, 2]
    assert resample([], 4) == []


def test_the_bar_moves_by_half_cells() -> None:
    assert progress_bar(0.55, 10) == ("━━━━━╸", "────")
    assert progress_bar(0, 4) == ("", "────")
    assert progress_bar(7, 4) == ("━━━━", "")


@given(
    st.lists(st.none() | st.floats(0, 1e9), min_size=1, max_size=120),
    st.integers(1, 200),
    st.integers(1, 8),
)
def test_a_chart_always_has_its_size(values: list[float | None], width: int, height: int) -> None:
    lines = block_chart(values, width, height, max((v for v in values if v is not None), default=0))
    assert [len(each) for each in lines] == [width] * height
