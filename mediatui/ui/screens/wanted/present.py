"""From what is wanted to rows and detail. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from mediatui.engine.library_wanted import WantedPart
from mediatui.models.schedule import Part, Wish
from mediatui.ui.cells import Line, Span, line, wrap
from mediatui.ui.screens.requests.titles import pairs_lines
from mediatui.ui.widgets.columns import Column
from mediatui.ui.widgets.rows import Row
from mediatui.wording.library import date_words, day_words, part_title
from mediatui.wording.library_facts import WANTED_FIELDS, wanted_facts

VIEWS: Mapping[str, str] = {Wish.MISSING.value: "missing", Wish.CUTOFF.value: "cutoff unmet"}
"""The parts of the list."""

SIGNS = {Wish.MISSING: ("✗", "bad"), Wish.CUTOFF: ("▴", "warn")}

COLUMNS = (
    Column("sign", "", 1),
    Column("title", "Title", 16, None, 5),
    Column("why", "Why", 7, 14, 1, from_width=84),
    Column("when", "Appeared", 11, align="right", from_width=44),
    Column("searched", "Searched", 11, align="right", from_width=66),
    Column("service", "Service", 9, 16, 1, from_width=100),
)
"""The columns of the list."""

FIELDS = WANTED_FIELDS
"""The fields of the filter."""

ORDERS: dict[str, tuple[str, Callable[[WantedPart], tuple[object, ...]]]] = {
    "when": ("newest", lambda w: ()),
    "title": ("title", lambda w: (part_title(w.part).casefold(),)),
    "searched": ("searched longest ago", lambda w: (w.part.last_searched or 0,)),
    "service": ("service", lambda w: (w.part.service,)),
}
"""Column key → what the order is called, and what it sorts by."""


def facts_of(each: WantedPart, now: float) -> dict[str, str | float | None]:
    """What a filter may ask."""
    return wanted_facts(each.part, each.wish, now)


def row_of(each: WantedPart, now: float, doing: str = "") -> Row:
    """One row of the list."""
    part = each.part
    sign = Span("…", "accent") if doing else Span(*SIGNS[each.wish])  # type: ignore[arg-type]
    cells = {
        "sign": line(sign),
        "title": line(Span(part_title(part), "strong")),
        "why": line(Span(doing or each.wish.value, "accent" if doing else "dim")),
        "when": line(Span(date_words(part.at), "dim")),
        "searched": line(Span(_searched(part, now), "dim")),
        "service": line(Span(part.service, "dim")),
    }
    return Row(each.key, cells)


def _searched(part: Part, now: float) -> str:
    return "never" if part.last_searched is None else day_words(part.last_searched, now)


def detail_lines(each: WantedPart | None, now: float, width: int) -> list[Line]:
    """Everything that is known of it here."""
    if each is None:
        return [line(Span("Nothing under the cursor", "dim"))]
    part = each.part
    sign, tone = SIGNS[each.wish]
    lines = wrap(part_title(part), width, "title")
    lines.append(line(Span(f"{sign} {each.wish.value}", tone)))  # type: ignore[arg-type]
    pairs = [
        ("Appeared", date_words(part.at)),
        ("Cinemas", date_words(part.in_cinemas)),
        ("Digital", date_words(part.digital)),
        ("Physical", date_words(part.physical)),
        ("Runtime", f"{part.runtime_s / 60:.0f} min" if part.runtime_s else ""),
        ("Finale", part.finale),
        ("Searched", _searched(part, now)),
        ("Service", part.service),
    ]
    return [*lines, (), *pairs_lines(pairs, width)]
