"""What is known of a title, as lines: for requests and for discovering. Pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from mediatui.models.request import MediaFacts, MediaStatus, SeasonFacts, Wanted
from mediatui.ui.cells import Line, Span, Tone, line, wrap
from mediatui.wording.quantities import plural
from mediatui.wording.requests import season_words

LABEL = 10
"""Cells of the label column."""

_SEASON_TONES: dict[MediaStatus, Tone] = {
    MediaStatus.AVAILABLE: "good",
    MediaStatus.PARTIALLY_AVAILABLE: "good",
    MediaStatus.PROCESSING: "accent",
}


def fact_pairs(facts: MediaFacts) -> list[tuple[str, str]]:
    """Labels and what stands beside them; empty where nothing is known."""
    runtime = f"{facts.runtime_min} min" if facts.runtime_min else ""
    rating = f"{facts.rating:.1f} of 10" if facts.rating else ""
    if rating and facts.votes:
        rating += f" by {plural(facts.votes, 'vote')}"
    by = "Created by" if facts.media.wanted is Wanted.SERIES else "Directed"
    original = facts.original_title if facts.original_title != facts.title else ""
    return [
        ("Original", original),
        ("Genres", ", ".join(facts.genres)),
        ("Rating", rating),
        ("Runtime", runtime),
        ("Released", facts.released),
        ("Network", ", ".join(facts.networks)),
        (by[:LABEL], ", ".join(facts.directors[:3])),
        ("Cast", ", ".join(facts.cast[:4])),
    ]


def season_lines(seasons: Sequence[SeasonFacts], wanted: Collection[int], *, four_k: bool) -> list[Line]:
    """A line for each season: how many episodes, from when, whether it is there, whether it is `wanted`."""
    lines = [line(Span("Seasons", "head"))]
    for season in seasons:
        status = season.status_4k if four_k else season.status
        is_wanted = season.number in wanted
        if season.number == 0 and not is_wanted:
            continue
        name = season_words([season.number])
        count = plural(season.episodes, "episode") if season.episodes is not None else ""
        known = "" if status is MediaStatus.UNKNOWN else status.value
        lines.append(
            line(
                Span(f" {'◂' if is_wanted else ' '} {name:<9}", "accent" if is_wanted else ""),
                Span(f"{count:<12}", "dim"),
                Span(f"{season.aired[:4]:<6}", "dim"),
                Span(known, _SEASON_TONES.get(status, "dim")),
            )
        )
    if wanted:
        lines.append(line(Span(" ◂ asked for", "dim")))
    return lines


def pairs_lines(rows: Sequence[tuple[str, str]], width: int) -> list[Line]:
    """A line for each label with its text beside it, wrapped; pairs without a text are left out."""
    lines: list[Line] = []
    for label, text in rows:
        if not text:
            continue
        for number, part in enumerate(wrap(text, max(8, width - LABEL), "")):
            head = label if number == 0 else ""
            lines.append(line(Span(f"{head:<{LABEL}}", "head"), *part))
    return lines
