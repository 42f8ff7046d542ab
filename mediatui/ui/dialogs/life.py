"""The lines of `i`: the life of a movie or a series across all services. Pure but for the engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mediatui.engine.life import Identity, life
from mediatui.ui.cells import Line, Span, line, wrap
from mediatui.wording.failures import since_words

if TYPE_CHECKING:
    from mediatui.engine.engine import Engine

WIDTH = 80
LABEL = 18


def life_lines(engine: Engine, identity: Identity, now: float) -> list[Line]:
    """What each service says of it, in the order in which things happen to a title."""
    year = f" ({identity.year})" if identity.year else ""
    lines = [line(Span(f"{identity.title}{year}", "title")), ()]
    events = life(engine, identity)
    for event in events:
        at = "" if event.at is None else since_words(event.at, now)
        for number, part in enumerate(wrap(event.words, WIDTH - LABEL - 14)):
            head = f"{event.service:<{LABEL}}" if number == 0 else " " * LABEL
            lines.append(line(Span(head, "head"), Span(f"{at if number == 0 else '':<13}", "dim"), *part))
    if not events:
        lines.append(line(Span("No service that was asked so far knows of it", "dim")))
    return lines
