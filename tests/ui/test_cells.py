"""Fitting text into cells, and finding which cells changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from mediatui.ui.cells import Span, changed_columns, fit, fit_spans, line, width_of, wrap

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cf")), max_size=30)
SPANS = st.lists(st.builds(Span, TEXTS, st.sampled_from(["", "dim", "bad"])), max_size=5)


@pytest.mark.parametrize(
    ("text", "width", "kind", "fitted"),
    [
        ("short", 8, ("left", "end"), "short   "),
        ("9.8", 5, ("right", "end"), "  9.8"),
        ("The Wire · Undertow", 10, ("left", "end"), "The Wire… "),
        ("Dune.2024.2160p.mkv", 11, ("left", "middle"), "Dune.…p.mkv"),
        ("進撃の巨人", 6, ("left", "end"), "進撃… "),
        ("anything", 1, ("left", "end"), "…"),
        ("anything", 0, ("left", "end"), ""),
    ],
)
def test_text_is_padded_or_cut_with_an_ellipsis(
    text: str, width: int, kind: tuple[str, str], fitted: str
) -> None:
    assert fit(text, width, *kind) == fitted  # type: ignore[arg-type]


@given(TEXTS, st.integers(1, 40), st.sampled_from(["left", "right"]), st.sampled_from(["end", "middle"]))
def test_it_always_takes_exactly_its_cells(text: str, width: int, align: str, cut: str) -> None:
    assert cell_len(fit(text, width, align, cut)) == width  # type: ignore[arg-type]


@given(SPANS, st.integers(0, 40))
def test_spans_too(spans: list[Span], width: int) -> None:
    assert width_of(fit_spans(spans, width)) == width


@given(SPANS, SPANS, st.integers(1, 40))
def test_painting_the_changed_cells_makes_the_new_line(old: list[Span], new: list[Span], width: int) -> None:
    from mediatui.ui.cells import _by_cell

    before, after = fit_spans(old, width), fit_spans(new, width)
    span = changed_columns(before, after)
    a, b = _by_cell(before), _by_cell(after)
    if span is None:
        assert a == b
    else:
        first, last = span
        assert a[:first] == b[:first]
        assert a[last:] == b[last:]


def test_only_what_differs_is_told() -> None:
    assert changed_columns(line("abc", Span("def", "dim")), line("abc", Span("dXf", "dim"))) == (4, 5)
    assert changed_columns(line("abc"), line(Span("abc", "dim"))) == (0, 3)
    assert changed_columns(line("a", "bc"), line("ab", "c")) is None


@given(st.text("ab進ぐ撃é -", max_size=60), st.integers(2, 40))
def test_wrapping_loses_no_character_and_keeps_the_width(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(width_of(each) <= width for each in lines)
    joined = "".join(span.text for each in lines for span in each)
    assert joined.replace(" ", "") == "".join(text.split())
