"""From events of libraries to rows and detail. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from mediatui.engine.library_wanted import event_title
from mediatui.models.history import HistoryEvent, HistoryKind
from mediatui.ui.cells import Line, Span, Tone, line, wrap
from mediatui.ui.screens.requests.titles import pairs_lines
from mediatui.ui.widgets.columns import Column
from mediatui.ui.widgets.rows import Row
from mediatui.wording.failures import since_words
from mediatui.wording.library import EVENT_WORDS

SIGNS: dict[HistoryKind, tuple[str, Tone]] = {
    HistoryKind.GRABBED: ("↓", "accent"),
    HistoryKind.IMPORTED: ("✓", "good"),
    HistoryKind.FOLDER_IMPORTED: ("✓", "good"),
    HistoryKind.FAILED: ("✗", "bad"),
    HistoryKind.DELETED: ("×", "warn"),
    HistoryKind.RENAMED: ("→", ""),
    HistoryKind.IGNORED: ("·", "dim"),
    HistoryKind.UNKNOWN: ("·", "dim"),
}
"""A sign and a tone for what happened."""

VIEWS: Mapping[str, str] = {
    "all": "all",
    "grabbed": "grabbed",
    "imported": "imported",
    "failed": "failed",
    "deleted": "deleted",
}
"""The parts of the list."""

COLUMNS = (
    Column("sign", "", 1),
    Column("when", "When", 13, from_width=40),
    Column("title", "Title", 14, None, 4),
    Column("what", "What", 10, 22, 1, from_width=64),
    Column("quality", "Quality", 8, 14, 1, from_width=90),
    Column("release", "Release", 14, None, 3, cut="middle", from_width=110),
    Column("indexer", "Indexer", 8, 16, 1, from_width=140),
    Column("service", "Service", 9, 16, 1, from_width=100),
)
"""The columns of the list."""

FIELDS = ("title", "release", "what", "quality", "indexer", "client", "group", "service", "reason", "age")
"""The fields of the filter; `age` in days."""

ORDERS: dict[str, tuple[str, Callable[[HistoryEvent], tuple[object, ...]]]] = {
    "when": ("newest", lambda e: ()),
    "title": ("title", lambda e: (event_title(e).casefold(),)),
    "what": ("what happened", lambda e: (e.kind.value,)),
    "service": ("service", lambda e: (e.service,)),
}
"""Column key → what the order is called, and what it sorts by."""

_IMPORTED = (HistoryKind.IMPORTED, HistoryKind.FOLDER_IMPORTED)


def key_of(event: HistoryEvent) -> str:
    """What stands for an event."""
    return f"{event.service}/{event.id}"


def in_view(event: HistoryEvent, view: str) -> bool:
    """Whether it belongs to a part of the list."""
    match view:
        case "grabbed":
            return event.kind is HistoryKind.GRABBED
        case "imported":
            return event.kind in _IMPORTED
        case "failed":
            return event.kind is HistoryKind.FAILED
        case "deleted":
            return event.kind is HistoryKind.DELETED
    return True


def facts_of(event: HistoryEvent, now: float) -> dict[str, str | float | None]:
    """What a filter may ask of an event."""
    return {
        "title": event_title(event),
        "release": event.source_title,
        "what": EVENT_WORDS[event.kind],
        "quality": event.quality.name,
        "indexer": event.indexer,
        "client": event.client,
        "group": event.release_group,
        "service": event.service,
        "reason": event.reason,
        "age": None if event.at is None else (now - event.at) / 86_400,
    }


def row_of(event: HistoryEvent, now: float, doing: str = "") -> Row:
    """One row of the list."""
    sign, tone = SIGNS[event.kind]
    cells = {
        "sign": line(Span("…" if doing else sign, "accent" if doing else tone)),
        "when": line(Span("" if event.at is None else since_words(event.at, now), "dim")),
        "title": line(Span(event_title(event), "strong")),
        "what": line(Span(doing or EVENT_WORDS[event.kind], "accent" if doing else tone)),
        "quality": line(Span(event.quality.name, "dim")),
        "release": line(Span(event.source_title, "dim")),
        "indexer": line(Span(event.indexer, "dim")),
        "service": line(Span(event.service, "dim")),
    }
    return Row(key_of(event), cells)


def detail_lines(event: HistoryEvent | None, now: float, width: int) -> list[Line]:
    """Everything about an event."""
    if event is None:
        return [line(Span("No event under the cursor", "dim"))]
    sign, tone = SIGNS[event.kind]
    lines = wrap(event_title(event), width, "title")
    lines.append(line(Span(f"{sign} {EVENT_WORDS[event.kind]}", tone)))
    if event.reason:
        lines += wrap(event.reason, width, "bad" if event.kind is HistoryKind.FAILED else "warn")
    pairs = [
        ("When", "" if event.at is None else since_words(event.at, now)),
        ("Release", event.source_title),
        ("Quality", event.quality.name),
        ("Formats", ", ".join(event.custom_formats)),
        ("Score", f"{event.score:+d}" if event.score is not None else ""),
        ("Languages", ", ".join(language.name for language in event.languages)),
        ("Group", event.release_group),
        ("Indexer", event.indexer),
        ("Client", event.client),
        ("To", event.path),
        ("Service", event.service),
    ]
    return [*lines, (), *pairs_lines(pairs, width)]
