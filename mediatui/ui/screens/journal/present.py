"""From journal entries to rows and detail. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from mediatui.models.journal import JournalEntry, Outcome
from mediatui.ui.cells import Line, Span, Tone, line, wrap
from mediatui.ui.widgets.columns import Column
from mediatui.ui.widgets.live_table import Row
from mediatui.wording.failures import since_words
from mediatui.wording.quantities import ago

OUTCOMES: dict[Outcome, tuple[str, str, Tone]] = {
    Outcome.DONE: ("✓", "done", "good"),
    Outcome.FAILED: ("✗", "failed", "bad"),
    Outcome.REFUSED: ("○", "refused", "warn"),
    Outcome.STARTED: ("?", "not known", "warn"),
}
"""A sign, a word and a tone for each outcome."""

COLUMNS = (
    Column("sign", "", 1),
    Column("when", "When", 11, 17, 1),
    Column("words", "What", 12, None, 5),
    Column("outcome", "Outcome", 9, from_width=46),
    Column("detail", "In words", 12, 40, 3, from_width=90),
    Column("service", "Service", 8, 16, 1, from_width=76),
    Column("origin", "From", 8, 10, from_width=110),
)
"""The columns of the journal."""

FIELDS = ("what", "service", "outcome", "from", "action")
"""The fields of the filter."""

LABEL = 10

ORDERS: dict[str, tuple[str, Callable[[JournalEntry], tuple[object, ...]]]] = {
    "when": ("newest", lambda entry: ()),
    "words": ("what", lambda entry: (entry.words.casefold(),)),
    "outcome": ("outcome", lambda entry: (entry.outcome.value,)),
    "service": ("service", lambda entry: (entry.service,)),
}
"""Column key → what the order is called, and what it sorts by."""


def facts_of(entry: JournalEntry) -> dict[str, str | float | None]:
    """What a filter may ask of an entry."""
    return {
        "what": f"{entry.words} {entry.detail}",
        "service": entry.service,
        "outcome": OUTCOMES[entry.outcome][1],
        "from": entry.origin,
        "action": entry.action,
    }


def row_of(entry: JournalEntry, now: float) -> Row:
    """One row of the journal."""
    sign, word, tone = OUTCOMES[entry.outcome]
    age = now - entry.at
    return Row(
        str(entry.id),
        {
            "sign": line(Span(sign, tone)),
            "when": line(Span(ago(age) if age < 3600 else since_words(entry.at, now), "dim")),
            "words": line(entry.words),
            "outcome": line(Span(word, tone)),
            "detail": line(Span(entry.detail, "dim")),
            "service": line(Span(entry.service, "dim")),
            "origin": line(Span(entry.origin, "dim")),
        },
    )


def detail_lines(entry: JournalEntry | None, now: float, width: int) -> list[Line]:
    """Everything that was written of one change."""
    if entry is None:
        return [line(Span("Nothing is under the cursor", "dim"))]
    _, word, tone = OUTCOMES[entry.outcome]
    took = "" if entry.ended_at is None else f"{entry.ended_at - entry.at:.1f} s"
    pairs = [
        ("When", since_words(entry.at, now)),
        ("Took", took),
        ("Action", entry.action),
        ("Service", entry.service),
        ("From", entry.origin),
        ("Target", entry.target),
        ("In words", entry.detail),
    ]
    lines = wrap(entry.words, width, "title")
    lines += [line(Span(word, tone)), ()]
    for label, text in pairs:
        for number, part in enumerate(wrap(text, max(8, width - LABEL))):
            lines.append(line(Span(f"{label if number == 0 else '':<{LABEL}}", "head"), *part))
    lines += [(), line(Span("Calls", "head"))]
    lines += [part for call in entry.calls or ("none",) for part in wrap(call, width, "dim")]
    if entry.outcome is Outcome.STARTED:
        lines += [(), *wrap("The program ended before it knew how this ended.", width, "warn")]
    return lines


def placeholder(problem: str, *, filtered: bool) -> Sequence[Line]:
    """What stands where there are no rows."""
    if problem:
        return [line(Span("The journal cannot be read", "bad")), line(Span(problem, "dim"))]
    if filtered:
        return [line("No entry matches the filter"), line(Span("Esc clears it", "dim"))]
    return [line(Span("Nothing was changed yet", "strong")), line(Span("what you do is written here", "dim"))]
