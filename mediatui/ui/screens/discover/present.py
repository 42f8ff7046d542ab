"""From pages of found titles to rows and detail. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from mediatui.engine.lookups import Looked
from mediatui.models.request import FactsPage, MediaFacts, MediaStatus, Shelf
from mediatui.ui.cells import Line, Span, Tone, line, wrap
from mediatui.ui.screens.requests.titles import fact_pairs, pairs_lines, season_lines
from mediatui.ui.widgets.columns import Column
from mediatui.ui.widgets.rows import Row
from mediatui.wording.requests import facts_title

SEARCH = "search"
"""The view of what was searched for."""

VIEWS: Mapping[str, str] = {shelf.value: shelf.value for shelf in Shelf} | {SEARCH: SEARCH}
"""What the screen can show."""

SIGNS: dict[MediaStatus, tuple[str, Tone]] = {
    MediaStatus.UNKNOWN: (" ", "dim"),
    MediaStatus.PENDING: ("◌", "warn"),
    MediaStatus.PROCESSING: ("↓", "accent"),
    MediaStatus.PARTIALLY_AVAILABLE: ("◐", "good"),
    MediaStatus.AVAILABLE: ("●", "good"),
    MediaStatus.BLOCKLISTED: ("×", "dim"),
    MediaStatus.DELETED: ("×", "dim"),
}
"""A sign and a tone for each state."""

STATUS_WORDS: dict[MediaStatus, str] = {
    MediaStatus.UNKNOWN: "",
    MediaStatus.PENDING: "asked for",
}
"""Where it is said in other words than the service's."""

COLUMNS = (
    Column("sign", "", 1),
    Column("title", "Title", 14, None, 4),
    Column("type", "Type", 6, from_width=60),
    Column("rating", "Rating", 6, align="right", from_width=44),
    Column("votes", "Votes", 7, align="right", from_width=100),
    Column("status", "Here", 10, 19, 1, from_width=50),
    Column("overview", "What it is about", 16, None, 5, from_width=96),
)
"""The columns of the list."""

FIELDS = ("title", "type", "status", "year", "rating", "about")
"""The fields of the filter."""

ORDERS: dict[str, tuple[str, Callable[[MediaFacts], tuple[object, ...]]]] = {
    "sign": ("the service's order", lambda facts: ()),
    "title": ("title", lambda facts: (facts.title.casefold(),)),
    "rating": ("rating", lambda facts: (-(facts.rating or 0),)),
    "votes": ("votes", lambda facts: (-(facts.votes or 0),)),
}
"""Column key → what the order is called, and what it sorts by."""


def status_words(facts: MediaFacts) -> str:
    """Whether it is there, in words; "" where nobody has asked for it."""
    words = STATUS_WORDS.get(facts.status, facts.status.value)
    if facts.status_4k not in (MediaStatus.UNKNOWN, facts.status):
        four_k = STATUS_WORDS.get(facts.status_4k, facts.status_4k.value)
        words = f"{words}, 4K {four_k}" if words else f"4K {four_k}"
    return words


def facts_of(facts: MediaFacts) -> dict[str, str | float | None]:
    """What a filter may ask of a title."""
    return {
        "title": f"{facts.title} {facts.original_title}".strip(),
        "type": facts.media.wanted.value,
        "status": status_words(facts),
        "year": float(facts.year) if facts.year else None,
        "rating": facts.rating,
        "about": facts.overview,
    }


def row_of(facts: MediaFacts) -> Row:
    """One row of the list."""
    sign, tone = SIGNS[facts.status]
    cells = {
        "sign": line(Span(sign, tone)),
        "title": line(Span(facts_title(facts), "strong")),
        "type": line(Span(facts.media.wanted.value, "dim")),
        "rating": line(f"{facts.rating:.1f}" if facts.rating else ""),
        "votes": line(Span(f"{facts.votes:,}" if facts.votes else "", "dim")),
        "status": line(Span(status_words(facts), tone)),
        "overview": line(Span(facts.overview, "dim")),
    }
    return Row(f"{facts.media.wanted.value}/{facts.media.tmdb_id}", cells)


def detail_lines(facts: MediaFacts | None, full: Looked[MediaFacts], width: int) -> list[Line]:
    """All about a title; what was looked up by itself as soon as it came."""
    if facts is None:
        return [line(Span("No title under the cursor", "dim"))]
    told = full.value or facts
    sign, tone = SIGNS[told.status]
    words = status_words(told) or "nobody has asked for it"
    lines = wrap(facts_title(told), width, "title")
    kind = " · ".join(w for w in (told.media.wanted.value, told.production.lower(), told.certification) if w)
    lines += [line(Span(kind, "dim")), line(Span(f"{sign} {words}".strip(), tone)), ()]
    lines += pairs_lines(fact_pairs(told), width)
    if told.seasons:
        lines += [(), *season_lines(told.seasons, (), four_k=False)]
    if told.overview:
        lines += [(), *wrap(told.overview, width)]
    if full.asking:
        lines += [(), line(Span("looking it up …", "dim"))]
    elif full.failure is not None:
        lines += [(), *wrap(full.failure.words, width, "bad")]
    return lines


def missing_seasons(facts: MediaFacts, *, four_k: bool) -> list[int]:
    """The seasons that are neither there nor asked for, specials left out."""
    return [
        season.number
        for season in facts.seasons
        if season.number and (season.status_4k if four_k else season.status) is MediaStatus.UNKNOWN
    ]


def placeholder(service: str, view: str, words: str, page: Looked[FactsPage]) -> Sequence[Line]:
    """What stands where there are no rows."""
    if not service:
        return [
            line(Span("No Seerr, Overseerr or Jellyseerr is configured", "strong")),
            line(Span("add [services.seerr] with url and api_key: mediatui config edit", "dim")),
        ]
    if view == SEARCH and not words:
        return [line(Span("Search by name", "strong")), line(Span("f opens the line to type in", "dim"))]
    if page.failure is not None:
        return [line(Span(page.failure.words, "bad")), line(Span(page.failure.remedy, "dim"))]
    if page.asking:
        return [line(Span(f"Asking {service} …", "dim"))]
    if view == SEARCH:
        return [line(f"Nothing is called like “{words}”")]
    return [line("Nothing is on this shelf")]
