"""`mediatui stats trends`, `unwatched` and `waits`: what was worked out of the history, as text or JSON."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any

from mediatui.cli import asking, setup

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mediatui.models.endpoint import Endpoint
    from mediatui.runtime import Runtime
    from mediatui.wording.objects import Json
    from mediatui.wording.trends import Veiled

SHOWN = 15
"""Rows of a table that is printed; JSON has all."""


async def tell(runtime: Runtime, known: Sequence[Endpoint], args: argparse.Namespace) -> int:
    """Work it out of every Tautulli, and print it."""
    from mediatui.engine.trends import ask_part
    from mediatui.services.errors import ServiceError
    from mediatui.wording.trends import veiled

    name: Veiled | None = veiled if runtime.config.general.privacy else None
    days = 30 if args.days <= 0 and args.what == "trends" else max(0, args.days)
    found: dict[str, Any] = {}
    for endpoint in known:
        try:
            found[endpoint.name] = await ask_part(runtime.engine, endpoint, args.what, days)
        except ServiceError as problem:
            print(f"{endpoint.name}: {problem.failure.words}. {problem.failure.remedy}", file=sys.stderr)
    if args.json:
        setup.say_json(
            {args.what: [each for s, v in found.items() for each in _objects(args.what, s, v, name)]}
        )
    else:
        lines: list[str] = []
        for service, value in found.items():
            head = [f"{service}:"] if len(known) > 1 else []
            lines += [*head, *_lines(runtime, args.what, value, days, name), ""]
        setup.say(lines[:-1])
    return asking.WELL if len(found) == len(known) else asking.NOT_WELL


def _objects(what: str, service: str, value: Any, name: Veiled | None) -> list[Json]:
    from mediatui.engine.trends import state_of
    from mediatui.engine.waits import groups_of
    from mediatui.wording.trends import group_objects, trends_object, unwatched_object, wait_object

    if what == "trends":
        return [trends_object(service, value, state_of, name)]
    if what == "unwatched":
        return [unwatched_object(service, each, name) for each in value.titles]
    groups = group_objects(groups_of(value.waits), name) if value.waits else []
    requests = [wait_object(each, name) for each in value.waits]
    return [{"service": service, "groups": groups, "requests": requests, "note": value.note or None}]


def _lines(runtime: Runtime, what: str, value: Any, days: int, name: Veiled | None) -> list[str]:
    from mediatui.engine.trends import state_of
    from mediatui.engine.waits import groups_of
    from mediatui.wording.trends import plain, trend_sentences, unwatched_sentences, wait_sentences

    now = runtime.engine.store.now()
    note = [value.note] if value.note else []
    if what == "trends":
        said = [plain(each, name) for each in trend_sentences(value, state_of)]
        return [*said, *note, "", *_trends(value, name)]
    if what == "unwatched":
        said = [plain(each, name) for each in unwatched_sentences(value)]
        return [*said, *note, *_unwatched(value, now, name)]
    groups = groups_of(value.waits) if value.waits else []
    said = [plain(each, name) for each in wait_sentences(value, groups, days)]
    return [*said, *note, *_waits(groups, name)]


def _trends(trends: Any, name: Veiled | None) -> list[str]:
    from mediatui.engine.trends import state_of
    from mediatui.wording.graphs import hours
    from mediatui.wording.table import table
    from mediatui.wording.trends import FIGURE_WORDS, STATE_WORDS, change_words, figure_value

    rows = [
        (
            FIGURE_WORDS[each.name],
            figure_value(each.now, each.unit),
            figure_value(each.before, each.unit),
            change_words(each.now, each.before, each.unit),
        )
        for each in trends.figures
    ]
    lines = table(("", "NOW", "BEFORE", "CHANGE"), rows, right=("NOW", "BEFORE", "CHANGE"))
    heads = ("PLAYS", "BEFORE", "CHANGE", "WATCHED", "")
    for kind, words, movers in (("user", "WHO", trends.people), ("title", "WHAT RISES", trends.titles)):
        told = [each for each in movers if kind == "user" or each.plays > each.plays_before]
        if told:
            moved = [
                (
                    each.name if name is None else name(kind, each.name),
                    f"{each.plays:,}",
                    f"{each.plays_before:,}",
                    change_words(float(each.plays), float(each.plays_before)),
                    hours(each.seconds),
                    STATE_WORDS[state_of(each)],
                )
                for each in told[:SHOWN]
            ]
            lines += ["", *table((words, *heads), moved, right=heads[:4])]
    return lines


def _unwatched(kept: Any, now: float, name: Veiled | None) -> list[str]:
    from mediatui.wording.quantities import size, span
    from mediatui.wording.table import table
    from mediatui.wording.trends import KIND_WORDS

    rows = [
        (
            each.title if name is None else name("title", each.title),
            KIND_WORDS.get(each.kind, each.kind),
            each.library if name is None else name("library", each.library),
            "" if each.size is None else size(each.size),
            "" if not each.added_at else span(now - each.added_at),
        )
        for each in kept.titles
    ]
    heads = ("TITLE", "TYPE", "LIBRARY", "SIZE", "FOR")
    return ["", *table(heads, rows, right=("SIZE", "FOR"))] if rows else []


def _waits(groups: Sequence[Any], name: Veiled | None) -> list[str]:
    from mediatui.wording.table import table
    from mediatui.wording.trends import wait_words

    rows = [
        (
            name("user", each.name) if name is not None and each.kind == "user" else each.name,
            f"{each.requests:,}",
            wait_words(each.there.median if each.there else None),
            wait_words(each.seen.median if each.seen else None),
            wait_words(each.whole.median if each.whole else None),
            f"{wait_words(each.whole.low)} to {wait_words(each.whole.high)}" if each.whole else "",
            f"{each.never:,}" if each.never else "",
        )
        for each in groups
    ]
    heads = ("OF", "ASKED", "UNTIL THERE", "THEN SEEN", "ALTOGETHER", "HALF OF THEM", "NEVER SEEN")
    return ["", *table(heads, rows, right=heads[1:])] if rows else []
