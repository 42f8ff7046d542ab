"""What is to be drawn of a graph: its parts with their marks and tones, its labels. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from mediatui.engine.graphs import Form, Question
from mediatui.models.statistics import Graph
from mediatui.ui.cells import Tone
from mediatui.wording.graphs import long_label, short_label

FILLS = "█▒░▓▚"
"""What fills the parts of a column, one after the other: they differ in ASCII too (# : . % |)."""

POINTS = "●○×▴■"
"""What marks the lines of a graph: * o x ^ # in ASCII."""

SHADES = "░▒▓█"
"""From little to much."""

TONES: tuple[Tone, ...] = ("bar", "warn", "good", "mark", "head")
"""The tones of the parts, one after the other."""

MEANT: dict[str, Tone] = {
    "Direct Play": "good",
    "Direct Stream": "bar",
    "Transcode": "warn",
    "Transcodes": "warn",
    "Max. Concurrent Streams": "head",
}
"""Parts whose tone says something."""

TOTALS = ("Total", "Max. Concurrent Streams")
"""Lines that are not parts of a whole."""


class Part(NamedTuple):
    """One line of a graph, or one part of each of its columns. A value that is not known is None."""

    name: str
    values: tuple[int | None, ...]
    mark: str
    tone: Tone


class Picture(NamedTuple):
    """A graph ready to be drawn."""

    form: Form
    unit: str
    join: str
    categories: tuple[str, ...] = ()
    """As they are told."""
    labels: tuple[str, ...] = ()
    """Under the columns, short."""
    long: tuple[str, ...] = ()
    """Beside the values."""
    parts: tuple[Part, ...] = ()

    @property
    def stacked(self) -> bool:
        """Whether the parts add up."""
        return self.form in ("columns", "bars")

    def total(self, number: int) -> int | None:
        """What a category's parts add up to; of lines that do not, the most. None: not known."""
        return self.joined(range(number, number + 1))[1]

    def joined(self, numbers: Sequence[int]) -> tuple[list[int | None], int | None]:
        """Each part's value over some categories, and their total."""
        put = sum if self.join == "sum" else max
        if self.join != "sum" and self.stacked and len(numbers) > 1:
            # The fullest of them as a whole, so that its parts belong together.
            numbers = [max(numbers, key=lambda n: sum(part.values[n] or 0 for part in self.parts))]
        found: list[int | None] = []
        for part in self.parts:
            known = [value for n in numbers if (value := part.values[n]) is not None]
            found.append(put(known) if known else None)
        values = [value for value in found if value is not None]
        if not values:
            return found, None
        return found, max(values) if self.form == "marks" else sum(values)

    def faded(self) -> Picture:
        """The same without its colours: what is old."""
        return self._replace(parts=tuple(part._replace(tone="dim") for part in self.parts))


def picture_of(graph: Graph, question: Question, name: Callable[[str], str] = str) -> Picture:
    """What is drawn of a graph. `name` gives what stands for a category that names somebody or something.

    Lines without any value are left out where there are others, and so is the line that adds up the parts.
    """
    sort = question.sort
    lines = [line for line in graph.lines if line.name != "Total" or len(graph.lines) == 1]
    told = lines if sort.form == "heat" else [line for line in lines if any(line.values)] or lines[:1]
    categories = graph.categories
    if sort.names:
        categories = tuple(name(category) for category in categories)
    marks = POINTS if sort.form == "marks" else FILLS
    parts = tuple(
        Part(
            line.name,
            tuple(None if value < 0 else value for value in line.values),
            marks[number % len(marks)],
            MEANT.get(line.name) or TONES[number % len(TONES)],
        )
        for number, line in enumerate(told)
    )
    if sort.names or sort.form == "bars":
        return Picture(sort.form, question.unit, sort.join, categories, categories, categories, parts)
    return Picture(
        sort.form,
        question.unit,
        sort.join,
        categories,
        tuple(map(short_label, categories)),
        tuple(map(long_label, categories)),
        parts,
    )
