"""From blocked releases to rows and detail. Pure."""

from __future__ import annotations

from collections.abc import Callable

from mediatui.models.history import BlocklistEntry
from mediatui.ui.cells import Line, Span, line, wrap
from mediatui.ui.screens.requests.titles import pairs_lines
from mediatui.ui.widgets.columns import Column
from mediatui.ui.widgets.rows import Row
from mediatui.wording.failures import since_words

COLUMNS = (
    Column("when", "When", 13, from_width=44),
    Column("title", "Title", 12, None, 2, from_width=60),
    Column("release", "Release", 16, None, 4, cut="middle"),
    Column("quality", "Quality", 8, 14, 1, from_width=84),
    Column("indexer", "Indexer", 8, 16, 1, from_width=110),
    Column("reason", "Why", 10, None, 3, from_width=120),
    Column("service", "Service", 9, 16, 1, from_width=96),
)
"""The columns of the list."""

FIELDS = ("title", "release", "quality", "indexer", "via", "reason", "service", "age")
"""The fields of the filter; `age` in days."""

ORDERS: dict[str, tuple[str, Callable[[BlocklistEntry], tuple[object, ...]]]] = {
    "when": ("newest", lambda e: ()),
    "title": ("title", lambda e: (e.media_title.casefold(),)),
    "release": ("release", lambda e: (e.source_title.casefold(),)),
    "indexer": ("indexer", lambda e: (e.indexer.casefold(),)),
}
"""Column key → what the order is called, and what it sorts by."""


def key_of(entry: BlocklistEntry) -> str:
    """What stands for an entry."""
    return f"{entry.service}/{entry.id}"


def facts_of(entry: BlocklistEntry, now: float) -> dict[str, str | float | None]:
    """What a filter may ask of an entry."""
    return {
        "title": entry.media_title,
        "release": entry.source_title,
        "quality": entry.quality.name,
        "indexer": entry.indexer,
        "via": entry.via.value,
        "reason": entry.reason,
        "service": entry.service,
        "age": None if entry.at is None else (now - entry.at) / 86_400,
    }


def row_of(entry: BlocklistEntry, now: float, doing: str = "") -> Row:
    """One row of the list."""
    cells = {
        "when": line(
            Span(
                doing or ("" if entry.at is None else since_words(entry.at, now)),
                "accent" if doing else "dim",
            )
        ),
        "title": line(Span(entry.media_title, "strong")),
        "release": line(entry.source_title),
        "quality": line(Span(entry.quality.name, "dim")),
        "indexer": line(Span(entry.indexer, "dim")),
        "reason": line(Span(entry.reason, "warn")),
        "service": line(Span(entry.service, "dim")),
    }
    return Row(key_of(entry), cells)


def detail_lines(entry: BlocklistEntry | None, now: float, width: int) -> list[Line]:
    """Everything about an entry."""
    if entry is None:
        return [line(Span("No release under the cursor", "dim"))]
    lines = wrap(entry.source_title, width, "title")
    if entry.reason:
        lines += wrap(entry.reason, width, "warn")
    pairs = [
        ("For", entry.media_title),
        ("When", "" if entry.at is None else since_words(entry.at, now)),
        ("Quality", entry.quality.name),
        ("Languages", ", ".join(language.name for language in entry.languages)),
        ("Indexer", f"{entry.indexer} · {entry.via.value}" if entry.indexer else entry.via.value),
        ("Service", entry.service),
    ]
    return [*lines, (), *pairs_lines(pairs, width)]
