"""From what appears to rows, and to a month drawn in cells. Pure."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from mediatui.engine.library_wanted import Appearing
from mediatui.ui.cells import Line, Span, Tone, fit, line, wrap
from mediatui.ui.screens.requests.titles import pairs_lines
from mediatui.ui.widgets.columns import Column
from mediatui.ui.widgets.rows import Row
from mediatui.wording.library import date_words, day_words, part_title
from mediatui.wording.library_facts import APPEARING_FIELDS, appearing_facts, appearing_state

VIEWS: Mapping[str, str] = {"coming": "coming", "past": "past", "month": "month"}
"""The parts of the list."""

AHEAD = 42
"""Days that the agenda looks ahead, and back."""

COLUMNS = (
    Column("sign", "", 1),
    Column("day", "Day", 11),
    Column("time", "Time", 5, from_width=56),
    Column("title", "Title", 14, None, 5),
    Column("what", "What", 8, from_width=66),
    Column("state", "State", 12, from_width=84),
    Column("service", "Service", 9, 16, 1, from_width=96),
)
"""The columns of the list."""

FIELDS = APPEARING_FIELDS
"""The fields of the filter."""

ORDERS: dict[str, tuple[str, Callable[[Appearing], tuple[object, ...]]]] = {
    "day": ("day", lambda a: ()),
    "title": ("title", lambda a: (part_title(a.part).casefold(),)),
    "state": ("state", lambda a: (not a.part.has_file, not a.part.monitored)),
    "service": ("service", lambda a: (a.part.service,)),
}
"""Column key → what the order is called, and what it sorts by."""

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip

SIGNS: dict[str, tuple[str, Tone]] = {
    "there": ("✓", "good"),
    "missing": ("✗", "bad"),
    "to come": ("○", "accent"),
    "not monitored": ("·", "dim"),
}
"""A sign and a tone for each state."""


class Stretch(NamedTuple):
    """A stretch of time, from its first moment to the one after its last."""

    start: float
    end: float


def month_of(moment: float) -> tuple[int, int]:
    """The year and month of a moment."""
    day = datetime.fromtimestamp(moment)
    return day.year, day.month


def shifted(month: tuple[int, int], step: int) -> tuple[int, int]:
    """The month so many after this."""
    number = month[0] * 12 + month[1] - 1 + step
    return number // 12, number % 12 + 1


def month_span(month: tuple[int, int]) -> Stretch:
    """The time of the whole weeks that a month is drawn in."""
    first = date(month[0], month[1], 1)
    start = first - timedelta(days=first.weekday())
    last = date(*shifted(month, 1), 1) - timedelta(days=1)
    end = last + timedelta(days=7 - last.weekday())
    return Stretch(_moment(start), _moment(end))


def agenda_span(now: float) -> Stretch:
    """The time of the agenda: whole days around now."""
    today = datetime.fromtimestamp(now).date()
    return Stretch(_moment(today - timedelta(days=AHEAD)), _moment(today + timedelta(days=AHEAD)))


def _moment(day: date) -> float:
    return datetime(day.year, day.month, day.day).timestamp()


def today_begins(now: float) -> float:
    """The first moment of today."""
    return _moment(datetime.fromtimestamp(now).date())


def state_of(each: Appearing, now: float) -> str:
    """How it is: there, to come, missing, not monitored."""
    return appearing_state(each.part, each.at, now)


def facts_of(each: Appearing, now: float) -> dict[str, str | float | None]:
    """What a filter may ask."""
    return appearing_facts(each.part, each.at, each.what, now)


def _time(each: Appearing) -> str:
    """When it airs; of a movie or an album only the day is known."""
    return "" if each.part.episode_id is None else datetime.fromtimestamp(each.at).strftime("%H:%M")


def row_of(each: Appearing, now: float, doing: str = "") -> Row:
    """One row of the agenda."""
    state = state_of(each, now)
    sign, tone = SIGNS[state]
    days = day_words(each.at, now)
    finale = f" ({each.part.finale} finale)" if each.part.finale else ""
    near = days in ("today", "tomorrow", "yesterday")
    cells = {
        "sign": line(Span("…" if doing else sign, "accent" if doing else tone)),
        "day": line(Span(days, "strong" if near else "dim")),
        "time": line(Span(_time(each), "dim")),
        "title": line(Span(part_title(each.part) + finale, "" if state == "not monitored" else "strong")),
        "what": line(Span(each.what, "dim")),
        "state": line(Span(doing or state, "accent" if doing else tone)),
        "service": line(Span(each.part.service, "dim")),
    }
    return Row(each.key, cells)


def detail_lines(each: Appearing | None, now: float, width: int) -> list[Line]:
    """Everything that is known of it here."""
    if each is None:
        return [line(Span("Nothing under the cursor", "dim"))]
    part, state = each.part, state_of(each, now)
    sign, tone = SIGNS[state]
    lines = [*wrap(part_title(part), width, "title"), line(Span(f"{sign} {state}", tone)), ()]
    pairs = [
        ("Day", f"{day_words(each.at, now)} {_time(each)}".strip()),
        ("What", each.what),
        ("Cinemas", date_words(part.in_cinemas)),
        ("Digital", date_words(part.digital)),
        ("Physical", date_words(part.physical)),
        ("Runtime", f"{part.runtime_s / 60:.0f} min" if part.runtime_s else ""),
        ("Finale", part.finale),
        ("Service", part.service),
    ]
    return lines + pairs_lines(pairs, width)


def month_lines(
    month: tuple[int, int],
    shown: Sequence[Appearing],
    now: float,
    under: Appearing | None,
    width: int,
    height: int,
) -> list[Line]:
    """A month drawn in `width` cells and at most `height` lines: a cell for each day, with as many titles as
    there is room for; the day of `under` and today stand out."""
    weeks = calendar.Calendar().monthdatescalendar(*month)
    cell = max(3, (width - 1) // 7)
    rows = max(1, min(4, (height - 2) // len(weeks)))
    by_day: dict[date, list[Appearing]] = {}
    for each in shown:
        by_day.setdefault(datetime.fromtimestamp(each.at).date(), []).append(each)
    today = datetime.fromtimestamp(now).date()
    here = datetime.fromtimestamp(under.at).date() if under is not None else None
    lines = [line(Span(f" {MONTHS[month[1] - 1]} {month[0]}", "head"))]
    lines.append(tuple(Span(f" {fit(name, cell - 1)}", "dim") for name in WEEKDAYS))
    for week in weeks:
        lines += _week(week, month, by_day, (today, here), now, cell, rows)
    return lines[:height]


def _week(
    week: Sequence[date],
    month: tuple[int, int],
    by_day: Mapping[date, Sequence[Appearing]],
    marked: tuple[date, date | None],
    now: float,
    cell: int,
    rows: int,
) -> list[Line]:
    today, here = marked
    heads: list[Span] = []
    for day in week:
        inside = day.month == month[1]
        count = len(by_day.get(day, ()))
        left = rows - 1
        more = f"{count}" if count > left else ""
        number = f"[{day.day}]" if day == today else f"{day.day}"
        sign = "›" if day == here else " "
        tone: Tone = "accent" if day == here else "strong" if day == today else "" if inside else "dim"
        heads.append(Span(f"{sign}{fit(number, max(1, cell - 2 - len(more)))}", tone))
        heads.append(Span(f"{more} ", "warn" if more else ""))
    found: list[Line] = [tuple(heads)]
    for place in range(rows - 1):
        spans: list[Span] = []
        for day in week:
            there = by_day.get(day, ())
            if place < len(there):
                each = there[place]
                tone = SIGNS[state_of(each, now)][1]
                spans.append(Span(f" {fit(_short(each), cell - 2)} ", tone))
            else:
                spans.append(Span(" " * cell))
        found.append(tuple(spans))
    return found


def _short(each: Appearing) -> str:
    """What stands in a small cell: sign and title."""
    part = each.part
    if part.album_id is not None:
        return f"{part.media_title} – {part.part_title}"
    code = "" if part.episode_id is None else f" {part.season or 0}x{part.number or 0:02}"
    return f"{part.media_title}{code}"
