"""What reaches the terminal: the cells that differ, and nothing else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.segment import Segment
from rich.style import Style
from textual._compositor import LayoutUpdate
from textual.geometry import Region, Size
from textual.strip import Strip

from mediatui.ui.tight import TerminalImage, _cells, changed_runs

WIDTH = 24
SIZE = Size(WIDTH, 3)
RED = Style(color="red")
TEXTS = st.text("ab 進ぐ─é", max_size=10)
SPANS = st.lists(st.tuples(TEXTS, st.sampled_from([None, RED])), max_size=4)
SCREENS = st.lists(SPANS, min_size=3, max_size=3)


def strip_of(spans: list[tuple[str, Style | None]]) -> Strip:
    return Strip([Segment(text, style or Style()) for text, style in spans]).adjust_cell_length(
        WIDTH, Style()
    )


def update(*lines: Strip) -> LayoutUpdate:
    return LayoutUpdate([[line] for line in lines], Region(0, 0, WIDTH, len(lines)))


def written(image: TerminalImage, *lines: Strip) -> list[tuple[int, int, str]]:
    tight = image.tighten(update(*lines), SIZE)
    return [] if tight is None else [(x, y, strip.text) for x, y, strip in tight.parts]


@given(st.lists(SCREENS, min_size=1, max_size=4))
def test_the_terminal_shows_the_screen_after_any_sequence_of_updates(screens: list[list[object]]) -> None:
    image = TerminalImage()
    shown: dict[int, list[object]] = {}
    for screen in screens:
        lines = [strip_of(spans) for spans in screen]  # type: ignore[arg-type]
        tight = image.tighten(update(*lines), SIZE)
        for x, y, strip in tight.parts if tight else ():
            cells = _cells(strip)
            shown.setdefault(y, [None] * WIDTH)[x : x + len(cells)] = cells
        assert shown == {y: _cells(line) for y, line in enumerate(lines)}


def test_the_same_screen_again_writes_nothing() -> None:
    image = TerminalImage()
    line = strip_of([("hello", None)])
    assert written(image, line) == [(0, 0, line.text)]
    assert written(image, line) == []


def test_only_the_cells_that_differ_are_written() -> None:
    image = TerminalImage()
    written(image, strip_of([("12:30 left ", None), ("x", RED)]))
    assert written(image, strip_of([("12:31 left ", None), ("x", RED)])) == [(4, 0, "1")]
    assert written(image, strip_of([("12:31 left ", None), ("x", None)])) == [(11, 0, "x")]


def test_a_wide_character_is_written_whole() -> None:
    image = TerminalImage()
    written(image, strip_of([("a進b", None)]))
    assert written(image, strip_of([("ax b", None)])) == [(1, 0, "x ")]
    assert written(image, strip_of([("a進b", None)])) == [(1, 0, "進")]


def test_what_was_forgotten_is_written_again() -> None:
    image = TerminalImage()
    line = strip_of([("hello", None)])
    written(image, line)
    image.forget()
    assert written(image, line) == [(0, 0, line.text)]


def test_another_size_forgets() -> None:
    image = TerminalImage()
    line = strip_of([("hello", None)])
    written(image, line)
    assert image.tighten(update(line), Size(WIDTH, 2)) is not None


def test_changes_close_together_are_one_run() -> None:
    old = [(c, None) for c in "aaaaaaaaaaaaaaaaaaaaaaaa"]
    new = list(old)
    for place in (1, 4, 23):
        new[place] = ("b", None)
    assert changed_runs(old, new) == [(1, 5), (23, 24)]
