"""How trends stand in the list: figures, people, titles, what nobody watched, how long it took. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from mediatui.engine.trends import FoundTrends, state_of
from mediatui.engine.waits import groups_of
from mediatui.models.endpoint import Endpoint
from mediatui.models.trends import Figure, Group, Mover, Unwatched, Wait
from mediatui.ui.cells import Line, Span, Tone, line, wrap
from mediatui.ui.screens.plays.present import not_configured, pairs
from mediatui.ui.widgets.columns import Column
from mediatui.ui.widgets.rows import Row
from mediatui.wording.failures import since_words
from mediatui.wording.graphs import hours
from mediatui.wording.quantities import DAY, plural, size, span
from mediatui.wording.trends import (
    FIGURE_WORDS,
    KIND_WORDS,
    STATE_WORDS,
    Name,
    Sentence,
    change_words,
    figure_value,
    trend_sentences,
    unwatched_sentences,
    wait_sentences,
    wait_words,
)

VIEWS: Mapping[str, str] = {
    "figures": "figures",
    "people": "people",
    "titles": "titles",
    "unwatched": "never watched",
    "waits": "request to watch",
}
"""The parts of the list."""

PARTS = {
    "figures": "trends",
    "people": "trends",
    "titles": "trends",
    "unwatched": "unwatched",
    "waits": "waits",
}
"""What each view is made of."""

_NAME = Column("name", "", 10, 44, 4)

VIEW_COLUMNS: Mapping[str, tuple[Column, ...]] = {
    "figures": (
        Column("name", "", 16, 38, 4),
        Column("now", "Now", 10, align="right"),
        Column("before", "Before", 10, align="right", from_width=40),
        Column("change", "Change", 10, align="right", from_width=52),
        Column("more", "", 10, None, 2, from_width=90),
    ),
    "people": (
        _NAME,
        Column("now", "Plays", 7, align="right"),
        Column("before", "Before", 7, align="right", from_width=40),
        Column("change", "Change", 9, align="right", from_width=50),
        Column("time", "Watched", 9, align="right", from_width=64),
        Column("more", "", 16, None, 2, from_width=78),
        Column("when", "Last seen", 13, from_width=92),
    ),
    "titles": (
        _NAME,
        Column("now", "Plays", 7, align="right"),
        Column("before", "Before", 7, align="right", from_width=40),
        Column("change", "Change", 9, align="right", from_width=50),
        Column("time", "Watched", 9, align="right", from_width=72),
        Column("users", "By", 4, align="right", from_width=64),
        Column("more", "", 16, None, 2, from_width=88),
        Column("when", "Last played", 13, from_width=104),
    ),
    "unwatched": (
        _NAME,
        Column("size", "Size", 10, align="right"),
        Column("when", "In the library for", 18, align="right", from_width=46),
        Column("more", "", 14, None, 2, from_width=64),
    ),
    "waits": (
        Column("name", "", 10, 40, 4),
        Column("now", "Asked", 6, align="right", from_width=30),
        Column("there", "Until there", 11, align="right", from_width=56),
        Column("seen", "Then until seen", 15, align="right", from_width=76),
        Column("whole", "Altogether", 10, align="right"),
        Column("spread", "Half of them", 15, align="right", from_width=94),
        Column("never", "Never seen", 10, align="right", from_width=66),
        Column("more", "", 10, None, 2, from_width=116),
    ),
}
"""The columns of each view."""

COLUMNS: tuple[Column, ...] = tuple(
    {column.key: column for columns in VIEW_COLUMNS.values() for column in columns}.values()
)
"""All of them, each once."""

FIELDS = ("name", "is", "type", "library", "user", "plays", "before", "size", "age")
"""The fields of the filter: `size` in GiB, `age` in days."""


class Entry(NamedTuple):
    """A row of a view, and what it is of."""

    view: str
    number: int
    """Its place as it came."""
    thing: Any
    """A `Figure`, `Mover`, `Unwatched`, `Group` or `Wait`."""

    @property
    def key(self) -> str:
        """What stands for it, whatever it is called where names are veiled."""
        of = self.thing.key if isinstance(self.thing, Unwatched | Wait) else self.thing.name
        more = getattr(self.thing, "media_type", "") or getattr(self.thing, "kind", "")
        return f"{self.view} {more} {of}"

    @property
    def name(self) -> str:
        """Whom or what it is about."""
        if isinstance(self.thing, Figure):
            return FIGURE_WORDS[self.thing.name]
        return str(self.thing.title if isinstance(self.thing, Unwatched | Wait) else self.thing.name)


def entries(found: FoundTrends) -> list[Entry]:
    """All rows of all views."""
    rows: list[Entry] = []

    def take(view: str, things: Sequence[Any]) -> None:
        rows.extend(Entry(view, number, thing) for number, thing in enumerate(things))

    if found.trends is not None:
        take("figures", found.trends.figures)
        take("people", found.trends.people)
        take("titles", found.trends.titles)
    if found.unwatched is not None:
        take("unwatched", found.unwatched.titles)
    if found.waits is not None and found.waits.waits:
        take("waits", [*groups_of(found.waits.waits), *found.waits.waits])
    return rows


def _number(entry: Entry, name: str) -> float:
    value = getattr(entry.thing, name, None)
    return float(value) if isinstance(value, int | float) else 0.0


def _rise(entry: Entry) -> float:
    return _number(entry, "plays") - _number(entry, "plays_before")


ORDERS: dict[str, tuple[str, Callable[[Entry], tuple[object, ...]]]] = {
    "order": ("order", lambda entry: ()),
    "name": ("name", lambda entry: (entry.name.casefold(),)),
    "now": ("plays now", lambda entry: (-_number(entry, "plays"),)),
    "before": ("plays before", lambda entry: (-_number(entry, "plays_before"),)),
    "change": ("change", lambda entry: (-_rise(entry),)),
    "size": ("size", lambda entry: (-_number(entry, "size"),)),
    "when": ("age", lambda entry: (_number(entry, "added_at") or _number(entry, "last_at"),)),
}
"""Column key → what the order is called, and what it sorts by."""


def kind_of(entry: Entry) -> str:
    """movie, series, artist …; "" for what is none."""
    kind = getattr(entry.thing, "media_type", "") or getattr(entry.thing, "kind", "")
    return KIND_WORDS.get(kind, "")


def facts_of(entry: Entry, now: float) -> dict[str, str | float | None]:
    """What the filter may ask of a row."""
    thing = entry.thing
    at = getattr(thing, "added_at", None) or getattr(thing, "last_at", None) or getattr(thing, "asked", None)
    size_ = getattr(thing, "size", None)
    return {
        "name": entry.name,
        "is": state_of(thing) if isinstance(thing, Mover) else "",
        "type": kind_of(entry),
        "library": getattr(thing, "library", ""),
        "user": getattr(thing, "user", thing.name if entry.view == "people" else ""),
        "plays": getattr(thing, "plays", None),
        "before": getattr(thing, "plays_before", None),
        "size": None if size_ is None else size_ / 2**30,
        "age": None if at is None else (now - at) / DAY,
    }


_TONES: dict[str, Tone] = {"quiet": "warn", "less": "dim", "same": "dim", "more": "good", "new": "good"}


def row_of(entry: Entry, now: float) -> Row:
    """One row of the list."""
    thing = entry.thing
    if isinstance(thing, Figure):
        cells = {
            "now": line(Span(figure_value(thing.now, thing.unit), "strong")),
            "before": line(Span(figure_value(thing.before, thing.unit), "dim")),
            "change": line(change_words(thing.now, thing.before, thing.unit)),
        }
    elif isinstance(thing, Mover):
        state = state_of(thing)
        kind = kind_of(entry)
        words = STATE_WORDS[state] if not kind else f"{kind}, {STATE_WORDS[state]}"
        cells = {
            "now": line(Span(f"{thing.plays:,}", "strong")),
            "before": line(Span(f"{thing.plays_before:,}", "dim")),
            "change": line(change_words(float(thing.plays), float(thing.plays_before))),
            "time": line("" if not thing.seconds else hours(thing.seconds)),
            "users": line("" if not thing.people else str(thing.people)),
            "more": line(Span(words, _TONES[state])),
            "when": line(Span("" if thing.last_at is None else since_words(thing.last_at, now), "dim")),
        }
    elif isinstance(thing, Unwatched):
        words = ", ".join(filter(None, (KIND_WORDS.get(thing.kind, thing.kind), thing.library)))
        cells = {
            "size": line("not counted" if thing.size is None else size(thing.size)),
            "when": line(Span("" if not thing.added_at else span(now - thing.added_at), "dim")),
            "more": line(Span(words, "dim")),
        }
    elif isinstance(thing, Group):
        cells = _group_cells(thing)
    else:
        cells = _wait_cells(thing, now)
    title = f"{entry.name} ({thing.year})" if isinstance(thing, Unwatched) and thing.year else entry.name
    strong = isinstance(thing, Group) and thing.kind != "user"
    return Row(entry.key, {"name": line(Span(title, "strong" if strong else "")), **cells})


def _group_cells(group: Group) -> dict[str, Line]:
    whole = group.whole
    half = "" if whole is None or whole.of < 2 else f"{wait_words(whole.low)} to {wait_words(whole.high)}"
    return {
        "now": line(f"{group.requests:,}"),
        "there": line(wait_words(group.there.median if group.there else None)),
        "seen": line(wait_words(group.seen.median if group.seen else None)),
        "whole": line(Span(wait_words(whole.median if whole else None), "strong")),
        "spread": line(Span(half, "dim")),
        "never": line(f"{group.never:,}" if group.never else ""),
        "more": line(Span("medians" if group.kind == "everyone" else "", "dim")),
    }


def _wait_cells(wait: Wait, now: float) -> dict[str, Line]:
    there = None if wait.there is None else wait.there - wait.asked
    then = None if wait.seen is None or wait.there is None else wait.seen - wait.there
    words = "" if wait.came else "not there yet"
    since = wait.there or wait.asked
    return {
        "now": line(Span(span(now - wait.asked), "dim")),
        "there": line(wait_words(there)),
        "seen": line(wait_words(then)),
        "whole": line(Span(wait_words(None if wait.seen is None else wait.seen - wait.asked), "strong")),
        "never": line(Span(span(now - since) if wait.came and wait.seen is None else "", "warn")),
        "more": line(Span(" · ".join(filter(None, (wait.user, words))), "dim")),
    }


def detail_lines(entry: Entry | None, now: float, width: int) -> list[Line]:
    """Everything about a row."""
    if entry is None:
        return [line(Span("Nothing is under the cursor", "dim"))]
    thing, told = entry.thing, wrap(entry.name, width, "title")
    rows: list[tuple[str, str]] = []
    if isinstance(thing, Figure):
        rows = [
            ("Now", figure_value(thing.now, thing.unit)),
            ("Before", figure_value(thing.before, thing.unit)),
            ("Change", change_words(thing.now, thing.before, thing.unit)),
        ]
    elif isinstance(thing, Mover):
        rows = [
            ("Is", STATE_WORDS[state_of(thing)]),
            ("Now", f"{plural(thing.plays, 'play')}, {hours(thing.seconds)}"),
            ("Before", f"{plural(thing.plays_before, 'play')}, {hours(thing.seconds_before)}"),
            ("By", plural(thing.people, "person", "people") if thing.people else ""),
            ("Last", "" if thing.last_at is None else since_words(thing.last_at, now)),
        ]
    elif isinstance(thing, Unwatched):
        rows = [
            ("Is", KIND_WORDS.get(thing.kind, thing.kind)),
            ("Library", thing.library),
            ("Year", str(thing.year or "")),
            ("Size", "not counted" if thing.size is None else size(thing.size)),
            ("Added", "" if not thing.added_at else since_words(thing.added_at, now)),
            ("Played", "never, by anybody"),
        ]
    elif isinstance(thing, Group):
        for name, spread in (("There", thing.there), ("Seen", thing.seen), ("In all", thing.whole)):
            if spread is not None:
                half = f", half of them {wait_words(spread.low)} to {wait_words(spread.high)}"
                of = f" in the middle of {spread.of:,}{half}" if spread.of > 1 else ", of one request"
                rows.append((name, f"{wait_words(spread.median)}{of}"))
        rows.append(
            ("Never", f"{plural(thing.never, 'title')} came and nobody watched" if thing.never else "")
        )
    else:
        rows = [
            ("Asked", f"{since_words(thing.asked, now)} by {thing.user}"),
            ("There", _when(thing.there, now) or ("nobody knows since when" if thing.came else "not yet")),
            ("Seen", _when(thing.seen, now) or "never"),
        ]
    return [*told, (), *pairs(rows, width)]


def _when(at: float | None, now: float) -> str:
    return "" if at is None else since_words(at, now)


def sentences(found: FoundTrends, view: str, days: int) -> list[Sentence]:
    """What a view says in words."""
    if view == "unwatched":
        return [] if found.unwatched is None else unwatched_sentences(found.unwatched)
    if view == "waits":
        waits = found.waits
        return (
            []
            if waits is None
            else wait_sentences(waits, groups_of(waits.waits) if waits.waits else [], days)
        )
    return [] if found.trends is None else trend_sentences(found.trends, state_of)


def sentence_line(sentence: Sentence, veil: Callable[[str, str], str]) -> Line:
    """A sentence as it is painted, names standing out."""
    parts = [
        Span(veil(part.kind, part.text), "strong") if isinstance(part, Name) else Span(part)
        for part in sentence
    ]
    return (Span(" "), *parts)


def placeholder(
    endpoints: Sequence[Endpoint], found: FoundTrends, view: str, *, filtered: bool
) -> list[Line]:
    """What stands where there are no rows."""
    if filtered:
        return [line("No row matches the filter"), line(Span("Esc clears it", "dim"))]
    if not any(endpoint.kind == "tautulli" and endpoint.enabled for endpoint in endpoints):
        return list(not_configured())
    part = PARTS[view]
    if getattr(found, part) is None:
        if found.failure is not None:
            return [line(Span("Nothing is known of this", "strong")), line(Span("r asks again", "dim"))]
        words = {
            "trends": "Reading the plays …",
            "unwatched": "Looking through the libraries …",
            "waits": "Holding the requests against the plays …",
        }
        return [line(Span(words[part], "dim"))]
    if view == "unwatched":
        return [line(Span("There is nothing that nobody watched", "good"))]
    if view == "waits":
        return [line(Span("Nothing that was asked for was granted", "strong")),
                line(Span("] looks further back", "dim"))]  # fmt: skip
    return [line(Span("Nothing was played", "strong")), line(Span("] looks further back", "dim"))]
