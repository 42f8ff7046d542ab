"""`[columns]`: which columns a list shows, in which order."""

from __future__ import annotations

from collections.abc import Mapping

from mediatui.config.problems import Report, nearest
from mediatui.config.tables import type_words, unknown_key

# fmt: off
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "activity": ("state", "user", "title", "player", "place", "stream", "mbps", "bar", "left", "service"),
    "requests": (
        "sign", "title", "type", "seasons", "user", "when", "status", "profile", "rating", "service",
        "genres", "folder",
    ),
    "downloads": (
        "sign", "title", "quality", "state", "bar", "percent", "rate", "eta", "size", "trouble", "service",
        "release", "indexer", "client", "score", "category", "ratio", "peers",
    ),
    "releases": ("sign", "title", "quality", "score", "size", "peers", "age", "indexer", "reason"),
    "system": (
        "sign", "name", "service", "state", "bar", "percent", "free", "total", "version", "latency", "since",
        "last", "next", "every", "started", "at", "logger", "took", "via", "priority", "words",
    ),
    "library": (
        "sign", "title", "year", "type", "monitored", "quality", "size", "missing", "rating", "added",
        "service", "profile", "path", "root", "tags", "network", "runtime", "searched",
    ),
    "title": ("sign", "code", "title", "aired", "quality", "size", "monitored", "more"),
    "music": (
        "sign", "name", "albums", "have", "missing", "size", "type", "status", "monitored", "next", "last",
        "plays", "profile", "service", "metadata", "added", "rating", "genres", "tags", "root", "path",
    ),
    "artist": ("sign", "title", "released", "have", "size", "monitored", "quality", "kind", "more"),
    "album": ("sign", "number", "title", "length", "quality", "size", "format"),
    "wanted": ("sign", "title", "why", "when", "searched", "service"),
    "calendar": ("sign", "day", "time", "title", "what", "state", "service"),
    "history": ("sign", "when", "title", "what", "quality", "release", "indexer", "service"),
    "blocklist": ("when", "title", "release", "quality", "indexer", "reason", "service"),
    "plays": (
        "sign", "when", "user", "title", "player", "place", "stream", "played", "percent", "product",
        "address", "platform", "service",
    ),
    "timeline": ("user", "lane", "played", "plays", "service"),
    "viewers": (
        "name", "seen", "plays", "time", "player", "platform", "last", "kind", "address", "service",
    ),
    "libraries": ("name", "kind", "count", "children", "plays", "time", "seen", "last", "service"),
    "search": ("kind", "title", "state", "found"),
    "discover": ("sign", "title", "type", "rating", "votes", "status", "overview"),
    "users": (
        "name", "requests", "pending", "movies", "series", "permissions", "kind", "since", "service",
    ),
    "graphs": ("name", "total", "line1", "line2", "line3", "line4", "line5", "line6", "line7"),
    "statistics": ("place", "name", "plays", "time", "users", "count", "when", "last", "player"),
    "trends": (
        "name", "now", "before", "change", "more", "time", "when", "users", "size", "there", "seen",
        "whole", "spread", "never",
    ),
    "notifications": (
        "sign", "when", "state", "name", "about", "user", "words", "service", "agent", "active",
    ),
    "issues": ("sign", "title", "where", "kind", "user", "when", "comments", "last", "service"),
    "journal": ("sign", "when", "words", "outcome", "detail", "service", "origin"),
    "settings": ("group", "name", "value", "words"),
}
# fmt: on
"""The columns of each screen with a list; a test holds them against the screens."""


def read_columns(report: Report, table: object) -> dict[str, tuple[str, ...]]:
    """The columns chosen for each screen that `table` names. What is wrong goes to `report`."""
    if not isinstance(table, dict):
        report.problem(("columns",), f"must be a table, is {type_words(table)}", "Write [columns].")
        return {}
    chosen: dict[str, tuple[str, ...]] = {}
    for screen, names in table.items():
        if screen not in COLUMNS:
            unknown_key(report, ("columns", screen), COLUMNS)
        elif (columns := _columns(report, screen, names)) is not None:
            chosen[screen] = columns
    return chosen


def _columns(report: Report, screen: str, names: object) -> tuple[str, ...] | None:
    path, known = ("columns", screen), COLUMNS[screen]
    example = "[" + ", ".join(f'"{name}"' for name in known[:3]) + "]"
    if not isinstance(names, list) or not names:
        report.problem(path, "must be a list of columns", f"Write it like {example}.")
        return None
    for name in names:
        if name not in known:
            near = nearest(name, known) if isinstance(name, str) else None
            words = (
                f'"{name}" is no column of it' if isinstance(name, str) and len(name) < 40 else "no column"
            )
            remedy = f"Did you mean {near}?" if near else f"Known here: {', '.join(known)}."
            report.problem(path, words, remedy)
            return None
    return tuple(dict.fromkeys(names))
