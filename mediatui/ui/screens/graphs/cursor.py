"""The cursor of a chart: it belongs to a category, not to a place. No widget in here."""

from __future__ import annotations

from mediatui.ui.widgets.chart_columns import layout
from mediatui.ui.widgets.chart_picture import Picture


class Cursor:
    """Rests on a category by its name, and in a heat map on a row."""

    def __init__(self) -> None:
        self._name: str | None = None
        self._row: int | None = None

    def put(self, name: str) -> None:
        """Rest on this category."""
        self._name = name

    def place(self, picture: Picture) -> tuple[int, int]:
        """The number of its category and its row. Where its category is not there: the latest column, the
        first bar, the fullest hour."""
        if picture.form == "heat":
            full = max(
                (
                    (value or 0, row, at)
                    for row, part in enumerate(picture.parts)
                    for at, value in enumerate(part.values)
                ),
                key=lambda each: (each[0], -each[1], -each[2]),
            )
            row = full[1] if self._row is None else min(self._row, len(picture.parts) - 1)
            return self._number(picture, full[2]), row
        return self._number(picture, 0 if picture.form == "bars" else len(picture.categories) - 1), 0

    def _number(self, picture: Picture, otherwise: int) -> int:
        return picture.categories.index(self._name) if self._name in picture.categories else otherwise

    def move(self, picture: Picture, width: int, across: int, down: int) -> None:
        """Move by columns, bars or cells; where the edge is reached, rest there."""
        at, row = self.place(picture)
        last = len(picture.categories) - 1
        if picture.form == "heat":
            self._row = max(0, min(len(picture.parts) - 1, row + down))
            at = max(0, min(last, at + across))
        elif picture.form == "bars":
            at = max(0, min(last, at + across + down))
        else:
            columns = layout(picture, width)[2]
            number = max(0, min(len(columns.bins) - 1, columns.of(at) + across + down))
            at = columns.bins[number][-1]
        self._name = picture.categories[at]
