"""From libraries of the media server to rows and detail. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from mediatui.engine.lookups import Looked
from mediatui.engine.plays_about import SectionAbout, SectionDrawn
from mediatui.models.audience import Addition, Section
from mediatui.ui.cells import Line, Span, line, wrap
from mediatui.ui.screens.plays.present import pairs
from mediatui.ui.screens.viewers.present import time_lines, unknown_lines
from mediatui.ui.widgets.columns import Column
from mediatui.ui.widgets.rows import Row
from mediatui.ui.widgets.spark import block_chart
from mediatui.wording.failures import since_words
from mediatui.wording.plays import length_words
from mediatui.wording.titles import full_title

HIGH = 3
"""Lines of a drawing."""
MOST = 10
"""Users, and additions, that are told of a library."""

KINDS = {
    "movie": ("movies", "movies", "", ""),
    "show": ("series", "series", "seasons", "episodes"),
    "artist": ("music", "artists", "albums", "tracks"),
    "photo": ("photos", "albums", "", "photos"),
    "live": ("live TV", "", "", ""),
}
"""What a kind of library is called, what it holds, what that holds, and what that holds."""


class Held(NamedTuple):
    """A library, and the service that tells of it."""

    service: str
    section: Section

    @property
    def key(self) -> str:
        """What stands for it."""
        return f"{self.service}/{self.section.id}"


COLUMNS = (
    Column("name", "Library", 10, 26, 3),
    Column("kind", "Kind", 7, from_width=40),
    Column("count", "Titles", 7, align="right"),
    Column("children", "Parts", 8, align="right", from_width=74),
    Column("plays", "Plays", 7, align="right", from_width=50),
    Column("time", "Watched", 9, align="right", from_width=60),
    Column("seen", "Last played", 13, from_width=84),
    Column("last", "What", 14, None, 5, from_width=96),
    Column("service", "Server", 8, 16, 1, optional=True),
)
"""The columns of the list."""

FIELDS = ("name", "kind", "last", "server", "titles", "plays", "hours", "age")
"""The fields of the filter; `age` is the days since something of it was last played."""

ORDERS: dict[str, tuple[str, Callable[[Held], tuple[object, ...]]]] = {
    "name": ("name", lambda each: ()),
    "count": ("most titles", lambda each: (-(each.section.count or 0),)),
    "plays": ("most plays", lambda each: (-each.section.plays,)),
    "time": ("most watched", lambda each: (-each.section.duration_s,)),
    "seen": ("last played", lambda each: (-(each.section.last_at or 0.0),)),
}
"""Column key → what the order is called, and what it sorts by."""

UNDRAWN: Looked[SectionDrawn] = Looked()
"""Nothing is drawn yet."""
UNKNOWN: Looked[SectionAbout] = Looked()
"""Nothing was looked up."""


def columns(several: bool) -> Sequence[Column]:
    """The columns; the server's name is shown where there are several."""
    return [
        c._replace(optional=False, from_width=110) if several and c.key == "service" else c for c in COLUMNS
    ]


def kind_words(section: Section) -> str:
    """What kind of library it is."""
    return KINDS.get(section.kind, (section.kind,))[0]


def facts_of(each: Held, now: float) -> dict[str, str | float | None]:
    """What a filter may ask of a library."""
    section = each.section
    return {
        "name": section.name,
        "kind": kind_words(section),
        "last": section.last_played,
        "server": each.service,
        "titles": float(section.count or 0),
        "plays": float(section.plays),
        "hours": section.duration_s / 3600,
        "age": None if section.last_at is None else (now - section.last_at) / 86_400,
    }


def row_of(each: Held, now: float) -> Row:
    """One row of the list."""
    section = each.section
    seen = "never" if section.last_at is None else since_words(section.last_at, now)
    cells = {
        "name": line(Span(section.name, "strong" if section.active else "dim")),
        "kind": line(Span(kind_words(section), "dim")),
        "count": line("" if section.count is None else f"{section.count:,}"),
        "children": line(Span("" if not section.children else f"{section.children:,}", "dim")),
        "plays": line(f"{section.plays:,}"),
        "time": line(length_words(section.duration_s) if section.duration_s else ""),
        "seen": line(Span(seen, "dim")),
        "last": line(section.last_played),
        "service": line(Span(each.service, "dim")),
    }
    return Row(each.key, cells)


def detail_lines(
    each: Held | None,
    about: Looked[SectionAbout],
    now: float,
    width: int,
    drawn: Looked[SectionDrawn] = UNDRAWN,
) -> list[Line]:
    """Everything about a library: counts, totals, a year of plays and growth, who watches it, what is new."""
    if each is None:
        return [line(Span("No library under the cursor", "dim"))]
    section = each.section
    _, *names = KINDS.get(section.kind, ("", "titles", "", ""))
    counts = zip((section.count, section.parents, section.children), names, strict=True)
    lines = wrap(section.name, width, "title")
    lines += [(), *pairs(
        [
            ("Kind", kind_words(section)),
            ("Holds", ", ".join(f"{count:,} {name}" for count, name in counts if count and name)),
            ("State", "" if section.active else "not in use any more"),
            ("Last", "" if section.last_at is None else since_words(section.last_at, now)),
            ("What", section.last_played),
            ("Server", each.service),
        ],
        width,
    ), (), line(Span("Played", "head"))]  # fmt: skip
    if about.value is None:
        return [*lines, *unknown_lines(about, width)]
    lines += [*time_lines(about.value.times), (), *_drawn(drawn, width), line(Span("Most by", "head"))]
    for share in about.value.users[:MOST]:
        told = f"{share.user} · {length_words(share.duration_s)}"
        lines += [line(f"{share.plays:>6,}  ", *part) for part in wrap(told, max(8, width - 8))]
    if not about.value.users:
        lines.append(line(Span("nobody yet", "dim")))
    lines += [(), line(Span("New in it", "head"))]
    for addition in about.value.added[:MOST]:
        lines += _addition(addition, now, width)
    if not about.value.added:
        lines.append(line(Span("nothing that the server tells of", "dim")))
    return lines


def _drawn(drawn: Looked[SectionDrawn], width: int) -> list[Line]:
    """The plays of each month, and the titles there were at its end."""
    if drawn.value is None:
        return [*unknown_lines(drawn, width), ()]
    year = drawn.value
    each = max(1, min(3, width // len(year.months)))
    lines: list[Line] = []
    for words, values in (("Plays by month", year.plays), ("Titles", year.titles)):
        top = max(values, default=0)
        told = f"{words}, now {values[-1]:,}, most {top:,}"
        lines.append(line(Span(told, "head")))
        spread = [float(value) for value in values for _ in range(each)]
        lines += [line(Span(row, "bar")) for row in block_chart(spread, len(spread), HIGH, float(top or 1))]
        wide = len(spread)
        first, last = year.months[0], year.months[-1]
        lines += [line(Span(f"{first}{last:>{max(1, wide - len(first))}}", "dim")), ()]
    return [*lines, *([line(Span(year.note, "dim")), ()] if year.note else [])]


def _addition(addition: Addition, now: float, width: int) -> list[Line]:
    when = "" if addition.added_at is None else since_words(addition.added_at, now)
    parts = wrap(full_title(addition.title), max(8, width - 14))
    head = f"{when:<14}"
    return [line(Span(head if number == 0 else " " * 14, "dim"), *part) for number, part in enumerate(parts)]
