"""What the terminal shows, remembered, so that only cells that differ are written to it.

Textual repaints a changed line from its widget's left edge, and after any change of layout the whole screen,
often more than once: 44 KB to open a dialog, 24 KB to show an input line. Held against what stands there
already, most of that need not be sent.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from rich.cells import get_character_cell_size
from rich.console import Console
from rich.control import Control
from rich.style import Style
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.app import App
from textual.driver import Driver
from textual.filter import Monochrome, NoColor
from textual.geometry import Size
from textual.strip import Strip

BRIDGE = 10
"""Unchanged cells between two changes that are cheaper to write again than to jump over."""

Part = tuple[int, int, Strip]
"""Column, line, and what is written there."""


class TightUpdate(CompositorUpdate):
    """Writes parts of lines, each where it belongs."""

    def __init__(self, parts: list[Part]) -> None:
        self.parts = parts

    def render_segments(self, console: Console) -> str:
        """The update as it is written to the terminal."""
        move_to = Control.move_to
        return "".join(f"{move_to(x, y).segment.text}{strip.render(console)}" for x, y, strip in self.parts)


class TerminalImage:
    """The lines that were written last. `tighten` holds an update against them and takes it in."""

    def __init__(self) -> None:
        self._lines: dict[int, Strip] = {}
        self._size = Size(0, 0)

    def forget(self) -> None:
        """What the terminal shows is not known (any more): the next update is written as it comes."""
        self._lines.clear()

    def tighten(self, update: LayoutUpdate | ChopsUpdate, size: Size) -> TightUpdate | None:
        """The cells of `update` that differ from what stands there; None when none do."""
        if size != self._size:
            self.forget()
            self._size = size
        parts: list[Part] = []
        for x, y, strip in _parts_of(update):
            parts.extend(self._take(x, y, strip))
        return TightUpdate(parts) if parts else None

    def _take(self, x: int, y: int, strip: Strip) -> Iterator[Part]:
        length = strip.cell_length
        known = self._lines.get(y)
        if known is None:
            if x == 0 and length >= self._size.width:
                self._lines[y] = strip
            yield x, y, strip
            return
        old = known.crop(x, x + length)
        if old == strip:
            return
        self._lines[y] = Strip.join([known.crop(0, x), strip, known.crop(x + length)])
        for first, last in changed_runs(_cells(old), _cells(strip)):
            yield x + first, y, strip.crop(first, last)


def _parts_of(update: LayoutUpdate | ChopsUpdate) -> Iterator[Part]:
    if isinstance(update, LayoutUpdate):
        for y, line in enumerate(update.strips, update.region.y):
            yield update.region.x, y, Strip.join(list(line))
        return
    for y, x1, x2 in update.spans:
        for end, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
            first, last = max(x, x1), min(end, x2)
            if strip is not None and first < last:
                yield first, y, strip.crop(first - x, last - x)


Cell = tuple[str, Style | None]


def _cells(strip: Strip) -> list[Cell]:
    """One entry a cell; a wide character stands in its first, and "" in its second."""
    cells: list[Cell] = []
    for text, style, _ in strip:
        for character in text:
            width = get_character_cell_size(character)
            if width == 0:
                if cells:
                    cells[-1] = (cells[-1][0] + character, cells[-1][1])
                continue
            cells.append((character, style))
            if width == 2:
                cells.append(("", style))
    return cells


def changed_runs(old: list[Cell], new: list[Cell]) -> Iterable[tuple[int, int]]:
    """First and past-last cell of each run that differs; runs close together are one.

    A wide character is never cut. Lines of unequal length differ as a whole.
    """
    if len(old) != len(new):
        return [(0, len(new))]
    runs: list[tuple[int, int]] = []
    for number, (was, now) in enumerate(zip(old, new, strict=True)):
        if was == now:
            continue
        if runs and number - runs[-1][1] <= BRIDGE:
            runs[-1] = (runs[-1][0], number + 1)
        else:
            runs.append((number, number + 1))
    return [_whole(first, last, old, new) for first, last in runs]


def _whole(first: int, last: int, old: list[Cell], new: list[Cell]) -> tuple[int, int]:
    while first > 0 and "" in (old[first][0], new[first][0]):
        first -= 1
    while last < len(new) and "" in (old[last][0], new[last][0]):
        last += 1
    return first, last


class TightApp(App[None]):
    """An app that writes to its terminal only the cells that differ from what stands there."""

    def __init__(self) -> None:
        super().__init__()
        self.image = TerminalImage()
        self.missed = False
        """Whether a frame was left out because the terminal is behind: it is drawn once it has caught up."""
        self.few_colours = False
        """Whether the terminal has 16 colours, and so no shades."""

    def get_driver_class(self) -> type[Driver]:
        """Ours in the place of Textual's for terminals; whatever else it chose stays."""
        from textual.drivers.linux_driver import LinuxDriver

        chosen = super().get_driver_class()
        if chosen is not LinuxDriver:
            return chosen
        from mediatui.ui.driver import PatientDriver

        return PatientDriver

    def draw_as(self, colours: str, *, plain: bool, charset: str) -> None:
        """Draw for a terminal of these `colours` ("truecolor", "256", "16"; none where NO_COLOR is set):
        signs and lines in ASCII where `plain`, and what `charset` lacks as "?". To be said before anything
        is drawn. Where the terminal can show everything, it costs nothing."""
        self.few_colours = colours == "16"
        if not (plain or self.no_color or charset != "utf-8"):
            return
        from mediatui.ui.filters import Colourless, Spelling

        kept = [each for each in self._filters if not isinstance(each, (Monochrome, NoColor, Spelling))]
        spelling = [Spelling(plain=plain, charset=charset)] if plain or charset != "utf-8" else []
        self._filters = [*kept, *([Colourless()] if self.no_color else []), *spelling]

    def on_mount(self) -> None:
        """After a pause (ctrl+z) the terminal shows something else."""
        self.app_resume_signal.subscribe(self, lambda _: self.redraw())

    def redraw(self) -> None:
        """Write the whole screen again: something else wrote to the terminal."""
        self.image.forget()
        self.refresh(layout=True)
        self.screen.refresh()

    def draw_missed(self) -> None:
        """The terminal has caught up: draw the cells in which what it shows differs from what it should."""
        if self.missed and self._running and not self._closed:
            self._display(self.screen, self.screen._compositor.render_full_update())

    def _display(self, screen: Any, renderable: Any) -> None:
        drawn = self._running and not self._closed and not self.is_headless and not self._batch_count
        if drawn and isinstance(renderable, (LayoutUpdate, ChopsUpdate)):
            # First said, then asked: who writes asks in the other order when it is done.
            incomplete, self.missed = self.missed, True
            if getattr(self._driver, "behind", False):
                return
            self.missed = False
            if incomplete:
                renderable = screen._compositor.render_full_update()
            renderable = self.image.tighten(renderable, self.size)
        super()._display(screen, renderable)
