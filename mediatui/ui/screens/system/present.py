"""The views of the system screen: their columns, and what stands where there is nothing. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from mediatui.models.endpoint import Endpoint
from mediatui.models.failure import Failure
from mediatui.models.snapshot import Snapshot
from mediatui.ui.cells import Line, Span, line, width_of
from mediatui.ui.screens.system.entries import BAR, Entry
from mediatui.ui.widgets.columns import Column

KINDS = ("radarr", "sonarr", "lidarr", "prowlarr")
"""The kinds of service that tell more of themselves than whether they answer."""

VIEWS: Mapping[str, str] = {
    "services": "services",
    "health": "health",
    "disks": "disks",
    "tasks": "tasks",
    "commands": "commands",
    "logs": "logs",
    "indexers": "indexers",
    "clients": "clients",
    "folders": "folders",
}
"""The parts of the list, in the order in which a person looks for what is wrong."""

RESOURCES: Mapping[str, str] = {
    "services": "status",
    "health": "health",
    "disks": "disks",
    "tasks": "tasks",
    "commands": "commands",
    "indexers": "indexers",
    "clients": "clients",
    "folders": "root_folders",
}
"""What each view is made of; logs are read when they are looked at."""

_SIGN = Column("sign", "", 1)

VIEW_COLUMNS: Mapping[str, tuple[Column, ...]] = {
    "services": (
        _SIGN,
        Column("name", "Service", 8, 22, 2),
        Column("state", "State", 8, from_width=30),
        Column("version", "Version", 8, 14, 1, from_width=56),
        Column("latency", "Answers in", 10, align="right", from_width=70),
        Column("since", "Since", 6, 12, 1, from_width=84),
        Column("words", "Warnings, or where it is", 10, None, 5, from_width=44),
    ),
    "health": (
        _SIGN,
        Column("service", "Service", 8, 16, 1, from_width=40),
        Column("state", "Level", 7, from_width=64),
        Column("name", "Check", 10, 24, 1, from_width=96),
        Column("words", "What it says", 10, None, 6),
    ),
    "disks": (
        _SIGN,
        Column("name", "Path", 8, 40, 3, cut="middle"),
        Column("bar", "Full", BAR, from_width=54),
        Column("percent", "%", 4, align="right", from_width=30),
        Column("free", "Free", 10, align="right"),
        Column("total", "Of", 10, align="right", from_width=44),
        Column("service", "Seen by", 8, None, 2, from_width=66),
        Column("words", "Also called", 8, None, 2, from_width=110),
    ),
    "tasks": (
        _SIGN,
        Column("name", "Task", 12, 36, 3),
        Column("service", "Service", 8, 16, 1, from_width=50),
        Column("last", "Last", 12, align="right", from_width=62),
        Column("next", "Next", 10, align="right", from_width=36),
        Column("every", "Every", 8, align="right", from_width=76),
        Column("took", "Took", 8, align="right", from_width=88),
    ),
    "commands": (
        _SIGN,
        Column("name", "Command", 12, 34, 3),
        Column("service", "Service", 8, 16, 1, from_width=56),
        Column("state", "State", 9, from_width=40),
        Column("started", "Begun", 8, align="right", from_width=72),
        Column("took", "Took", 8, align="right", from_width=64),
        Column("words", "What it says", 10, None, 5, from_width=92),
    ),
    "logs": (
        _SIGN,
        Column("at", "Time", 8, 13, 1, from_width=44),
        Column("service", "Service", 8, 14, 1, from_width=76),
        Column("state", "Level", 5, from_width=100),
        Column("logger", "Logger", 8, 22, 1, from_width=112),
        Column("words", "What it says", 10, None, 8),
    ),
    "indexers": (
        _SIGN,
        Column("name", "Indexer", 10, 28, 3),
        Column("service", "Service", 8, 16, 1, from_width=44),
        Column("state", "Used for", 9, 24, 2, from_width=60),
        Column("via", "Via", 7, from_width=84),
        Column("priority", "Priority", 8, align="right", from_width=96),
        Column("words", "What is wrong", 10, None, 4, from_width=70),
    ),
    "clients": (
        _SIGN,
        Column("name", "Client", 10, 28, 3),
        Column("service", "Service", 8, 16, 1, from_width=44),
        Column("state", "State", 5, from_width=54),
        Column("via", "Via", 7, from_width=84),
        Column("priority", "Priority", 8, align="right", from_width=96),
        Column("words", "What is wrong", 10, None, 4, from_width=66),
    ),
    "folders": (
        _SIGN,
        Column("name", "Root folder", 10, 44, 3, cut="middle"),
        Column("service", "Service", 8, 16, 1, from_width=44),
        Column("state", "State", 14, from_width=60),
        Column("free", "Free", 10, align="right", from_width=34),
        Column("words", "Not in the library", 10, None, 3, from_width=84),
    ),
}
"""The columns of each view; where two views have one of the same key, it says the same sort of thing."""

_KEYS = (
    "sign", "name", "service", "state", "bar", "percent", "free", "total", "version", "latency", "since",
    "last", "next", "every", "started", "at", "logger", "took", "via", "priority", "words",
)  # fmt: skip


def _column(key: str) -> Column:
    return next(column for each in VIEW_COLUMNS.values() for column in each if column.key == key)


COLUMNS: tuple[Column, ...] = tuple(_column(key) for key in _KEYS)
"""Every column of any view."""

FIELDS = ("name", "service", "state", "words", "level", "logger", "is")
"""The fields of the filter."""

ORDERS: dict[str, tuple[str, Callable[[Entry], tuple[object, ...]]]] = {
    "sign": ("what matters first", lambda e: ()),
    "name": ("name", lambda e: (e.shown(0).name.casefold(),)),
    "service": ("service", lambda e: (e.shown(0).service.casefold(), e.shown(0).name.casefold())),
    "state": ("state", lambda e: (e.shown(0).state,)),
}
"""Column key → what the order is called, and what it sorts by."""

_NOTHING: Mapping[str, str] = {
    "health": "Nothing is wrong, they say",
    "disks": "They see no disk",
    "tasks": "They do nothing by themselves",
    "commands": "They were told nothing of late",
    "logs": "Their logs are empty",
    "indexers": "They have no indexer",
    "clients": "They have no download client",
    "folders": "They have no root folder",
}


def views_line(view: str, counts: Mapping[str, int], width: int) -> Line:
    """The views with their counts, the one that is shown standing out; or those around it, as many as fit."""
    names = list(VIEWS)
    here = names.index(view)

    def said(name: str, *, counted: bool) -> Span:
        # Logs are read when somebody looks: before that their number says nothing.
        counted = counted and (name != "logs" or bool(counts.get(name)))
        words = f"{VIEWS[name]} {counts.get(name, 0):,}" if counted else VIEWS[name]
        return Span(f"[{words}]", "accent") if name == view else Span(f" {words} ", "dim")

    for counted in (True, False):
        spans = [said(name, counted=counted or name == view) for name in names]
        if width_of(spans) + 1 <= width:
            return (Span(" "), *spans)
    first, last = here, here + 1
    while True:
        room = width - 3 - width_of(spans[first:last])
        if last < len(names) and width_of(spans[last : last + 1]) <= room:
            last += 1
        elif first > 0 and width_of(spans[first - 1 : first]) <= room:
            first -= 1
        else:
            break
    before = Span("‹" if first else " ", "dim")
    after = [Span("›", "dim")] if last < len(names) else []
    return (before, *spans[first:last], *after)


def placeholder(
    endpoints: Iterable[Endpoint],
    view: str,
    snapshots: Mapping[str, Snapshot[Any]],
    now: float,
    *,
    filtered: bool,
    asking: bool = False,
    failures: Mapping[str, Failure] | None = None,
) -> Sequence[Line]:
    """What stands where there are no rows; `filtered`: there would be some without the filter. Of logs
    `asking` and `failures` say how reading them goes."""
    if not any(True for _ in endpoints):
        return [
            line(Span("No service is configured", "strong")),
            line(Span("mediatui config init writes a file to fill in", "dim")),
        ]
    if filtered:
        return [line("Nothing of that kind here"), line(Span("Esc clears the filter", "dim"))]
    if view != "services" and not any(each.kind in KINDS and each.enabled for each in endpoints):
        return [
            line(Span("No Radarr, Sonarr or Lidarr is configured", "strong")),
            line(
                Span(
                    "add [services.radarr] or one of the others: mediatui config edit",
                    "dim",
                )
            ),
        ]
    known = [snapshot for snapshot in snapshots.values() if snapshot.shown(now) is not None]
    failed = failures or any(snapshot.failure for snapshot in snapshots.values())
    if asking or (not failed and not known and view != "logs"):
        return [line(Span("Asking …", "dim"))]
    if failed and not known:
        return [line(Span("Nothing is known of it", "strong")), line(Span("r asks again", "dim"))]
    return [line(Span(_NOTHING.get(view, "Nothing"), "good" if view == "health" else ""))]
