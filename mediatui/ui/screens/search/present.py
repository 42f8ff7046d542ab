"""From what a search found to rows and detail. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from mediatui.engine.search_hits import badges
from mediatui.matching.query import FIELDS as QUERY_FIELDS
from mediatui.matching.query import Problem
from mediatui.models.search import Hit, Part, SourceState
from mediatui.ui.cells import Line, Span, Tone, line, wrap
from mediatui.ui.widgets.columns import Column
from mediatui.ui.widgets.rows import Row
from mediatui.wording.quantities import plural, size

FIELDS = tuple(QUERY_FIELDS)
"""The fields of the box."""

COLUMNS = (
    Column("kind", "", 8),
    Column("title", "Title", 16, None, 3),
    Column("state", "What is known", 12, None, 3, from_width=40),
    Column("found", "Found in", 8, None, 1, from_width=110),
)
"""The columns of the list."""

ORDERS: dict[str, tuple[str, Callable[[Hit], tuple[object, ...]]]] = {
    "found": ("fit", lambda hit: ()),
    "title": ("title", lambda hit: (hit.title.casefold(),)),
    "kind": ("kind", lambda hit: (hit.kind,)),
    "year": ("year", lambda hit: (-(hit.year or 0),)),
}
"""What results may be sorted by."""

VIEWS = {
    "all": "all",
    "movie": "movies",
    "series": "series",
    "music": "music",
    "people": "people",
    "here": "here",
    "not": "not here",
}
"""The groups of results."""

TONES: dict[str, Tone] = {"good": "good", "warn": "warn", "bad": "bad", "accent": "accent", "dim": "dim"}

HERE = frozenset({"library", "requests", "downloads"})


def views_of(hit: Hit) -> list[str]:
    """The groups a result belongs to."""
    views = ["all"]
    if hit.kind in ("movie", "series"):
        views.append(hit.kind)
    elif hit.kind in ("artist", "album"):
        views.append("music")
    elif hit.kind == "user":
        views.append("people")
    if hit.kind != "user":
        views.append("here" if any(part.source in HERE for part in hit.parts) else "not")
    return views


def badge_spans(hit: Hit) -> Line:
    """The badges of a result, side by side."""
    spans: list[Span] = []
    for badge in badges(hit):
        if spans:
            spans.append(Span(" · ", "dim"))
        spans.append(Span(badge.words, TONES[badge.mood]))
    return tuple(spans)


def places(hit: Hit) -> str:
    """Where it was found: each service once."""
    return " ".join(dict.fromkeys(part.service for part in hit.parts))


def row_of(hit: Hit) -> Row:
    """One row of the list."""
    cells = {
        "kind": line(Span(hit.kind, "dim")),
        "title": line(Span(hit.name, "strong")),
        "state": badge_spans(hit),
        "found": line(Span(places(hit), "dim")),
    }
    return Row(hit.key, cells)


def detail_lines(hit: Hit | None, width: int, *, about: bool = True) -> list[Line]:
    """All that was found of it, source by source; with `about` what it is about too."""
    if hit is None:
        return [line(Span("Nothing under the cursor", "dim"))]
    lines = wrap(hit.name, width, "title")
    lines.append(line(Span(hit.kind, "dim")))
    for badge in badges(hit):
        lines += wrap(badge.words, width, TONES[badge.mood])
    lines.append(())
    here = hit.part("library") is not None
    for part in hit.parts:
        if here and part.source == "lookup":
            continue  # its library says more
        lines += wrap(f"{part.service}: {_part_words(part)}", width)
    told = (str(getattr(part.item, "overview", "")) for part in hit.parts)
    words = next(filter(None, told), "")
    if words and about:
        lines += [(), *wrap(words, width)]
    return lines


def _part_words(part: Part) -> str:
    """What one source says of it."""
    item = part.item
    match part.source:
        case "library":
            held = f"{size(item.size)}" if item.size else "no file"
            watched = "monitored" if item.monitored else "not monitored"
            return f"in the library, {held}, {watched}"
        case "requests":
            return f"asked for by {item.requested_by.name}: {item.status.value}"
        case "downloads":
            return f"{item.status.value}: {item.title}"
        case "history":
            return f"watched by {item.user}"
        case "users":
            return f"user, {plural(item.request_count, 'request')}"
        case "discover":
            rating = f", rated {item.rating:.1f}" if item.rating else ""
            return (
                f"can be asked for{rating}"
                if item.status.value == "unknown"
                else f"{item.status.value}{rating}"
            )
    return "in the library" if item.library_id is not None else "could be added"


def state_line(states: Sequence[SourceState], width: int) -> Line | None:
    """How the services that are asked are getting on; None where none was."""
    if not states:
        return None
    spans = [Span(" ")]
    for number, state in enumerate(states):
        if number:
            spans.append(Span("  "))
        if state.asking:
            spans.append(Span(f"… {state.name}", "dim"))
        elif state.failure:
            spans.append(Span(f"✗ {state.name}", "bad"))
        else:
            spans.append(Span(f"✓ {state.name} {state.found}", "dim"))
    return tuple(spans)


def failure_lines(states: Sequence[SourceState]) -> list[Line]:
    """Why a service did not answer, a line each."""
    return [line(Span(f" ✗ {s.name}: {s.failure}", "bad")) for s in states if s.failure]


def placeholder(text: str, problem: Problem | None, *, asking: bool, known: int) -> Sequence[Line]:
    """What stands where there are no rows."""
    if not text.strip():
        return [
            line(Span("Search everything", "strong")),
            line(Span(f"{known:,} things are known here; the services are asked while you type", "dim")),
            line(Span('dune 2021   type:movie   have:no   year:1990..1999   "exact"   -without', "dim")),
            line(Span("or paste an address of TMDB, IMDb, TVDB, Trakt, MusicBrainz, Letterboxd", "dim")),
        ]
    if problem is not None:
        return [line(Span("This is not understood", "strong"))]
    if asking:
        return [line(Span("Asking …", "dim"))]
    return [line(f"Nothing is called like “{text.strip()}”")]
