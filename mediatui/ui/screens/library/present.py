"""From titles of libraries to rows, labels and notes. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from mediatui.engine.library import CUTOFF, MISSING, MOVIES, SERIES, UNMONITORED, Entry
from mediatui.models.endpoint import Endpoint
from mediatui.models.library import Movie, Series
from mediatui.models.snapshot import Snapshot
from mediatui.ui.cells import Line, Span, Tone, line
from mediatui.ui.notes import old_and_failed
from mediatui.ui.widgets.columns import Column
from mediatui.ui.widgets.rows import Row
from mediatui.wording.library import date_words, have_words, record_title, state_of, state_word
from mediatui.wording.quantities import plural, size

KINDS = ("radarr", "sonarr")
"""The kinds of service that keep a library."""

SIGNS: dict[str, tuple[str, Tone]] = {
    "there": ("✓", "good"),
    "missing": ("✗", "bad"),
    "some missing": ("◐", "warn"),
    "below cutoff": ("▴", "warn"),
    "not out yet": ("○", "dim"),
    "not wanted": ("·", "dim"),
}
"""A sign and a tone for each state."""

VIEWS: Mapping[str, str] = {
    "all": "all",
    "movies": "movies",
    "series": "series",
    "missing": "missing",
    "cutoff": "cutoff unmet",
    "unmonitored": "unmonitored",
}
"""The parts of the list."""

BITS: Mapping[str, int] = {
    "all": 0, "movies": MOVIES, "series": SERIES, "missing": MISSING, "cutoff": CUTOFF,
    "unmonitored": UNMONITORED,
}  # fmt: skip
"""The same as the index knows them."""


def columns() -> tuple[Column, ...]:
    """The columns of the list."""
    return (
        Column("sign", "", 1),
        Column("title", "Title", 14, None, 5),
        Column("year", "Year", 4, align="right", from_width=44),
        Column("type", "Type", 6, from_width=96),
        Column("monitored", "Monitored", 9, from_width=124),
        Column("quality", "Quality", 12, 18, 1, from_width=72),
        Column("size", "Size", 9, align="right", from_width=56),
        Column("missing", "Missing", 9, align="right", from_width=64),
        Column("rating", "Rating", 6, align="right", from_width=84),
        Column("added", "Added", 11, align="right", from_width=108),
        Column("service", "Service", 9, 16, 1, from_width=116),
        Column("profile", "Profile", 10, 18, 1, optional=True),
        Column("path", "Path", 16, None, 3, cut="middle", optional=True),
        Column("root", "Root folder", 12, 30, 1, optional=True),
        Column("tags", "Tags", 8, 20, 1, optional=True),
        Column("network", "Network", 8, 18, 1, optional=True),
        Column("runtime", "Runtime", 7, align="right", optional=True),
        Column("searched", "Searched", 11, align="right", optional=True),
    )


def row_of(entry: Entry, doing: str = "", *, dim: bool = False) -> Row:
    """One row of the list."""
    record = entry.record
    sign, tone = SIGNS.get(state_word(record), ("?", "dim"))
    movie = record if isinstance(record, Movie) else None
    strong: Tone = "strong" if record.monitored else ""
    quality = entry.quality or entry.profile
    rating = f"{record.rating:.1f}" if record.rating else ""
    cells = {
        "sign": line(Span("…" if doing else sign, "accent" if doing else tone)),
        "title": line(Span(record.title or record_title(record), strong)),
        "year": line(Span(str(record.year or ""), "dim")),
        "type": line(Span("movie" if movie else "series", "dim")),
        "monitored": line(Span(doing or ("yes" if record.monitored else "no"), "accent" if doing else "")),
        "quality": line(Span(quality, "" if entry.quality else "dim")),
        "size": line(Span(size(record.size) if record.size else "", "dim")),
        "missing": line(Span(_missing(entry), "bad" if entry.missing else "dim")),
        "rating": line(rating),
        "added": line(Span(date_words(record.added), "dim")),
        "service": line(Span(record.service, "dim")),
        "profile": line(entry.profile),
        "path": line(Span(record.path, "dim")),
        "root": line(Span(entry.root, "dim")),
        "tags": line(", ".join(entry.tags)),
        "network": line(record.network if isinstance(record, Series) else ""),
        "runtime": line(f"{record.runtime_s / 60:.0f} min" if record.runtime_s else ""),
        "searched": line(Span(date_words(movie.last_searched) if movie else "", "dim")),
    }
    return Row(entry.key, cells, dim=dim)


def _missing(entry: Entry) -> str:
    """ "1", "3", or of a series that lacks nothing how much there is."""
    record = entry.record
    if entry.missing:
        return f"{entry.missing:,}"
    return have_words(record.files, record.episodes) if isinstance(record, Series) and record.files else ""


def state_line(entry: Entry, doing: str = "") -> Line:
    """The state with its sign, in words."""
    sign, tone = SIGNS.get(state_word(entry.record), ("?", "dim"))
    watched = "monitored" if entry.record.monitored else "not monitored"
    return line(Span(f"{sign} {state_of(entry.record)}", tone), Span(f" · {doing or watched}", "dim"))


def notes(snapshots: Mapping[str, Snapshot[Any]], view: str, now: float, width: int) -> list[Line]:
    """What failed, what is old, what was odd, what a view cannot know."""
    found = old_and_failed(snapshots, now, width)
    for name, snapshot in snapshots.items():
        known = snapshot.shown(now)
        if known is not None and known.dropped:
            words = f" ! {name}: {plural(known.dropped, 'title')} could not be read and left out"
            found.append(line(Span(words, "warn")))
    if view == "cutoff":
        found.append(line(Span(" Sonarr says it of episodes only: they stand under Wanted", "dim")))
    return found


def placeholder(
    endpoints: Iterable[Endpoint],
    snapshots: Mapping[str, Snapshot[Any]],
    now: float,
    *,
    filtered: bool,
    indexing: bool,
) -> Sequence[Line]:
    """What stands where there are no rows."""
    if not any(endpoint.kind in KINDS and endpoint.enabled for endpoint in endpoints):
        return [
            line(Span("No Radarr or Sonarr is configured", "strong")),
            line(Span("add [services.radarr] or [services.sonarr]: mediatui config edit", "dim")),
        ]
    known = [snapshot for snapshot in snapshots.values() if snapshot.shown(now) is not None]
    if not known and any(snapshot.failure for snapshot in snapshots.values()):
        return [line(Span("Nothing is known of the library", "strong")), line(Span("r asks again", "dim"))]
    if not known:
        return [
            line(Span("Reading the library …", "dim")),
            line(Span("a large one takes some seconds, the first time", "dim")),
        ]
    if indexing:
        return [line(Span("Putting the titles in order …", "dim"))]
    if filtered:
        return [
            line("No title is of that kind"),
            line(Span("Esc clears the filter, ← → change the view", "dim")),
        ]
    return [line(Span("The library is empty", "strong")), line(Span("n adds a title", "dim"))]
