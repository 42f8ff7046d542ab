"""What the graphs screen shows beside its chart: rows of the table, words of the rule, its states. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from mediatui.engine.graphs import Found, Question
from mediatui.engine.resources import LIBRARIES
from mediatui.models.endpoint import Endpoint
from mediatui.ui.cells import Line, Span, fit, line, width_of
from mediatui.ui.widgets.chart_picture import Picture
from mediatui.ui.widgets.columns import Column
from mediatui.ui.widgets.live_table import Row
from mediatui.wording.graphs import MEASURE_WORDS, RANGE_WORDS, amount, amount_words
from mediatui.wording.quantities import span

MOST_LINES = 7
"""So many lines of a graph have a column: the days of a week."""

COLUMNS = (
    Column("name", "", 8, 44, 2),
    Column("total", "Total", 9, align="right"),
    *(
        Column(f"line{number}", "", 9, 16, 1, align="right", from_width=30 + 10 * number)
        for number in range(1, MOST_LINES + 1)
    ),
)
"""The columns there can be; the lines of the graph head them."""

FIELDS = ("name", "total")
"""The fields of the filter."""


class Category(NamedTuple):
    """A category of a graph with its values."""

    number: int
    name: str
    """As the service told it."""
    words: str
    """As it is shown."""
    values: tuple[int | None, ...]
    total: int | None
    unit: str

    @property
    def key(self) -> str:
        """What stands for it."""
        return f"{self.number} {self.name}"


def categories(picture: Picture) -> list[Category]:
    """The rows of a picture, in its order."""
    return [
        Category(
            number,
            name,
            picture.long[number],
            tuple(part.values[number] for part in picture.parts),
            picture.total(number),
            picture.unit,
        )
        for number, name in enumerate(picture.categories)
    ]


def columns_of(picture: Picture | None) -> tuple[Column, ...]:
    """The columns of a picture's table."""
    if picture is None:
        return COLUMNS[:2]
    total = COLUMNS[1]._replace(label="Most" if picture.form == "marks" else "Total")
    parts = picture.parts[:MOST_LINES] if len(picture.parts) > 1 else ()
    return (
        COLUMNS[0],
        total,
        *(COLUMNS[number]._replace(label=part.name) for number, part in enumerate(parts, 2)),
    )


def row_of(item: Category) -> Row:
    """One row of the table."""
    cells = {"name": line(item.words), "total": line(Span(amount(item.total, item.unit), "strong"))}
    for number, value in enumerate(item.values[:MOST_LINES], 1):
        cells[f"line{number}"] = line(Span(amount(value, item.unit), "" if value else "dim"))
    return Row(item.key, cells)


def detail_lines(item: Category | None, names: Sequence[str]) -> list[Line]:
    """The values of a row, one below the other."""
    if item is None:
        return [line(Span("Nothing is under the cursor", "dim"))]
    told = [line(Span(item.words, "title")), line(Span(amount_words(item.total, item.unit), "strong")), ()]
    wide = max(map(len, names), default=0) + 2
    for name, value in zip(names, item.values, strict=False):
        told.append(line(Span(fit(name, wide), "dim"), amount_words(value, item.unit)))
    return told


def asked_words(question: Question, who: str, service: str = "", library: str = "") -> list[str]:
    """What is asked, in words: the graph, the range, the measure, of whom, which library, which service."""
    sort = question.sort
    words = [sort.title]
    if sort.ranged:
        words.append(RANGE_WORDS[question.days])
    if sort.measured:
        words.append(MEASURE_WORDS[question.measure])
    if sort.peopled:
        words.append(who or "everyone")
    if library and question.plain.section_id is not None:
        words.append(library)
    return [*words, *([service] if service else [])]


def age_words(found: Found, now: float) -> str:
    """How old what is shown is: "data 12 min old"; what is younger than a minute is just told."""
    if found.at is None:
        return ""
    age = now - found.at
    return "now" if age < 60 else f"data {span(age)} old"


def placeholder(endpoints: Sequence[Endpoint], found: Found, question: Question, who: str) -> list[Line]:
    """What stands where there is nothing to draw: not configured, asking, failed, or nothing was played."""
    if question.sort.of == "libraries":
        return _without_storage(endpoints, found)
    kinds = [endpoint for endpoint in endpoints if endpoint.kind == "tautulli"]
    if not kinds:
        return [
            line(Span("No Tautulli is configured", "strong")),
            line(
                Span("mediatui config init writes a file to fill in; mediatui demo shows how it looks", "dim")
            ),
        ]
    if not any(endpoint.enabled for endpoint in kinds):
        return [line(Span("Tautulli is switched off in the configuration (enabled = false)", "strong"))]
    if found.graph is None and found.failure is not None:
        return [line(Span("Nothing is known of this graph", "strong")), line(Span("r asks again", "dim"))]
    if found.graph is None:
        return [line(Span("Asking Tautulli …", "dim"))]
    if not question.sort.ranged:
        words = "mediatui draws here what it recorded while it ran; leave it open, and it fills"
        return [line(Span("Nothing was recorded within the last day", "strong")), line(Span(words, "dim"))]
    if question.name == "request-to-watch":
        words = f"Nothing that was asked for{_within(question)} was granted"
        return [line(Span(words, "strong")), line(Span("] looks further back", "dim"))]
    what = "was transcoded" if question.name == "transcode-causes" else "was played"
    whose = f" by {who}" if who else ""
    return [
        line(Span(f"Nothing {what}{whose}{_within(question)}", "strong")),
        line(Span("] looks further back", "dim")),
    ]


def _within(question: Question) -> str:
    return "" if not question.days else f" within the last {RANGE_WORDS[question.days]}"


def _without_storage(endpoints: Sequence[Endpoint], found: Found) -> list[Line]:
    """Where nothing is known of what lies on disk."""
    if not any(endpoint.enabled and endpoint.kind in LIBRARIES for endpoint in endpoints):
        return [
            line(Span("No library is configured", "strong")),
            line(Span("add [services.radarr] or another with url and api_key: mediatui config edit", "dim")),
        ]
    if found.graph is None and found.failure is not None:
        return [line(Span("Nothing is known of this graph", "strong")), line(Span("r asks again", "dim"))]
    if found.graph is None:
        return [line(Span("Reading the libraries …", "dim"))]
    return [line(Span("There is no file in any library", "strong"))]


def drawable(graph: object) -> bool:
    """Whether there is anything to draw: a value that is not nothing, or one that was recorded."""
    lines = getattr(graph, "lines", ())
    return any(value > 0 for each in lines for value in each.values)


def centred(told: Line, width: int) -> Line:
    """A line in the middle."""
    return (Span(" " * max(0, (width - width_of(told)) // 2)), *told)


def exported(
    items: Sequence[Category], picture: Picture | None, *, named: bool
) -> tuple[Sequence[Column], list[Row]]:
    """Columns and rows of plain numbers; `named`: categories that may be veiled stand by their words."""
    names = [part.name for part in picture.parts] if picture else []
    heads = [Column(name, name, 1) for name in ("name", "total", *(names if len(names) > 1 else ()))]
    rows = []
    for item in items:
        values = dict(zip(names, item.values, strict=True)) if len(names) > 1 else {}
        told = {"name": item.words if named else item.name, "total": item.total, **values}
        rows.append(Row(item.key, {k: line("" if v is None else str(v)) for k, v in told.items()}))
    return heads, rows
