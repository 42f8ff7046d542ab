"""How the tables of the most … stand in the list. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from mediatui.engine.graphs_stats import FoundStats
from mediatui.models.audience import Section
from mediatui.models.endpoint import Endpoint
from mediatui.models.statistics import StatKind, StatRow
from mediatui.models.stream import MediaType
from mediatui.ui.cells import Line, Span, fit, line, wrap
from mediatui.ui.widgets.columns import Column
from mediatui.ui.widgets.live_table import Row
from mediatui.wording.graphs import hours
from mediatui.wording.quantities import DAY, ago
from mediatui.wording.statistics import SHORT_WORDS, STAT_WORDS, counts_words
from mediatui.wording.titles import full_title

LIBRARIES = "libraries"
"""The view that shows what is in the libraries."""

VIEWS = {kind.value: SHORT_WORDS[kind] for kind in STAT_WORDS if kind is not StatKind.TOP_LIBRARIES}
VIEWS[LIBRARIES] = "libraries"
"""The tables, in the order in which they are offered."""

COLUMNS = (
    Column("place", "#", 3, align="right"),
    Column("name", "", 8, 50, 4),
    Column("plays", "Plays", 7, align="right", from_width=34),
    Column("time", "Time", 9, align="right", from_width=46),
    Column("users", "Users", 5, align="right", from_width=56),
    Column("count", "Has", 12, 44, 2, from_width=90),
    Column("when", "Last", 13, from_width=66),
    Column("last", "Last played", 10, 44, 3, from_width=100),
    Column("player", "By", 8, 26, 1, from_width=80),
)
"""The columns of the list."""

_WATCHED = ("place", "name", "plays", "time", "when")
_POPULAR = ("place", "name", "users", "plays", "when")
SHOWN: dict[str, tuple[str, ...]] = {
    StatKind.POPULAR_MOVIES.value: _POPULAR,
    StatKind.POPULAR_SHOWS.value: _POPULAR,
    StatKind.POPULAR_ARTISTS.value: _POPULAR,
    StatKind.LAST_WATCHED.value: ("place", "name", "when", "player"),
    StatKind.TOP_USERS.value: ("place", "name", "plays", "time", "when", "last", "player"),
    StatKind.MOST_CONCURRENT.value: ("place", "name", "count", "when"),
    LIBRARIES: ("place", "name", "plays", "time", "count", "when", "last"),
}
"""The columns that say something, by view; those of what was watched most where it is not here."""


def columns_of(view: str) -> list[Column]:
    """The columns of a view."""
    shown = [column for column in COLUMNS if column.key in SHOWN.get(view, _WATCHED)]
    if view == StatKind.MOST_CONCURRENT.value:  # how many at once is all that table tells
        return [each._replace(from_width=0) if each.key == "count" else each for each in shown]
    return shown


FIELDS = ("name", "user", "plays", "hours", "users", "title", "type")
"""The fields of the filter."""


class Ranked(NamedTuple):
    """A row of a table with its place in it, or a library."""

    key: str
    """What stands for it, whatever it is called where names are veiled."""
    view: str
    place: int
    row: StatRow | None = None
    section: Section | None = None

    @property
    def name(self) -> str:
        """Whom or what it is about."""
        return self.section.name if self.section is not None else self.row.name if self.row else ""


def ranked(found: FoundStats) -> list[Ranked]:
    """All rows of all tables; one that is told twice counts once."""
    if found.kept is None:
        return []
    rows = [
        Ranked(_key(stat.kind, row), stat.kind.value, place, row)
        for stat in found.kept.stats
        if stat.kind.value in VIEWS
        for place, row in enumerate(stat.rows, 1)
    ]
    sections = sorted(found.kept.sections, key=lambda each: (-each.plays, each.name.casefold()))
    rows += [
        Ranked(f"{LIBRARIES} {each.id}", LIBRARIES, place, section=each)
        for place, each in enumerate(sections, 1)
    ]
    return list({each.key: each for each in reversed(rows)}.values())[::-1]


def _key(kind: StatKind, row: StatRow) -> str:
    """A title may be watched last several times; everything else is there once."""
    if kind is StatKind.LAST_WATCHED:
        return f"{kind.value} {row.row_id} {row.rating_key} {row.user_id}"
    return f"{kind.value} {row.rating_key} {row.user_id} {row.name} {row.year or ''}"


ORDERS = {
    "place": ("place", lambda item: ()),
    "name": ("name", lambda item: (item.name.casefold(),)),
    "plays": ("plays", lambda item: (-(_plays(item) or 0),)),
    "time": ("time", lambda item: (-(_time(item) or 0),)),
    "when": ("last", lambda item: (-(_at(item) or 0),)),
}


def _plays(item: Ranked) -> int | None:
    return item.section.plays if item.section is not None else item.row.plays if item.row else None


def _time(item: Ranked) -> int | None:
    return item.section.duration_s if item.section is not None else item.row.duration_s if item.row else None


def _at(item: Ranked) -> float | None:
    if item.section is not None:
        return item.section.last_at
    row = item.row
    if row is None:
        return None
    return row.started if row.last_at is None else row.last_at


def when_words(at: float | None, now: float) -> str:
    """When it was: "3 h ago" within a day, then the date."""
    if at is None:
        return ""
    if 0 <= now - at < DAY:
        return ago(now - at)
    day = datetime.fromtimestamp(at)
    return f"{day.day} {day:%b %Y}"


def last_words(item: Ranked) -> str:
    """What was played last."""
    if item.section is not None:
        return item.section.last_played
    return full_title(item.row.title) if item.row is not None and item.row.title is not None else ""


def _name(item: Ranked) -> str:
    row = item.row
    if row is not None and item.view == StatKind.LAST_WATCHED.value and row.title is not None:
        return full_title(row.title)
    film = item.view in (StatKind.TOP_MOVIES.value, StatKind.POPULAR_MOVIES.value)
    return f"{item.name} ({row.year})" if film and row is not None and row.year else item.name


def row_of(item: Ranked, now: float) -> Row:
    """One row of the list."""
    row, section = item.row, item.section
    plays, time = _plays(item), _time(item)
    count = f"{row.at_once} at once" if row is not None and row.at_once else ""
    by = " · ".join(filter(None, (row.user, row.player))) if row is not None else ""
    if item.view == StatKind.TOP_USERS.value and row is not None:
        by = row.player
    cells = {
        "place": line(Span(str(item.place), "dim")),
        "name": line(Span(_name(item), "strong")),
        "plays": line("" if plays is None else f"{plays:,}"),
        "time": line("" if time is None else hours(time)),
        "users": line("" if row is None or row.users is None else f"{row.users:,}"),
        "count": line(Span(counts_words(section) if section is not None else count, "dim")),
        "when": line(when_words(_at(item), now)),
        "last": line("" if item.view == StatKind.LAST_WATCHED.value else last_words(item)),
        "player": line(Span(by, "dim")),
    }
    return Row(item.key, cells, dim=section is not None and not section.active)


def facts_of(item: Ranked) -> dict[str, str | float | None]:
    """What the filter may ask of a row."""
    row, time = item.row, _time(item)
    plays = _plays(item)
    media = row.media_type.value if row is not None and row.media_type is not MediaType.UNKNOWN else ""
    return {
        "name": _name(item),
        "user": row.user if row is not None else "",
        "plays": None if plays is None else float(plays),
        "hours": None if time is None else time / 3600,
        "users": None if row is None or row.users is None else float(row.users),
        "title": last_words(item),
        "type": item.section.kind if item.section is not None else media,
    }


def detail_lines(item: Ranked | None, now: float, width: int) -> list[Line]:
    """Everything about a row."""
    if item is None:
        return [line(Span("Nothing is under the cursor", "dim"))]
    row, section = item.row, item.section
    plays, time = _plays(item), _time(item)
    head = "Library" if section is not None else STAT_WORDS[StatKind(item.view)]
    told: list[Line] = [
        *wrap(_name(item), width, "title"),
        line(Span(f"{head}, number {item.place}", "dim")),
        (),
    ]
    pairs = [
        ("plays", "" if plays is None else f"{plays:,}"),
        ("time", "" if time is None else hours(time)),
        ("users", f"{row.users:,}" if row is not None and row.users is not None else ""),
        ("at once", f"{row.at_once}" if row is not None and row.at_once else ""),
        ("has", counts_words(section) if section is not None else ""),
        ("last", when_words(_at(item), now)),
        ("until", when_words(row.stopped, now) if row is not None and row.stopped else ""),
        ("played", last_words(item)),
        ("by", row.user if row is not None else ""),
        ("on", " · ".join(filter(None, (row.player, row.platform))) if row is not None else ""),
        ("state", "no longer on the server" if section is not None and not section.active else ""),
    ]
    for name, value in pairs:
        if value:
            parts = wrap(value, max(8, width - 10))
            told.append((Span(fit(name, 10), "dim"), *parts[0]))
            told += [(Span(" " * 10), *part) for part in parts[1:]]
    return told


def placeholder(endpoints: Sequence[Endpoint], found: FoundStats, *, filtered: bool) -> list[Line]:
    """What stands where there are no rows: not configured, asking, failed, nothing, or all filtered out."""
    if filtered and found.kept is not None:
        return [line(Span("Nothing in this table", "strong")), line(Span("] looks further back", "dim"))]
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
    if found.kept is None and found.failure is not None:
        return [line(Span("No statistics are known", "strong")), line(Span("r asks again", "dim"))]
    if found.kept is None:
        return [line(Span("Asking Tautulli …", "dim"))]
    return [line(Span("Nothing was played", "strong")), line(Span("] looks further back", "dim"))]
