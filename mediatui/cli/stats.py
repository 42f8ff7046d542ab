"""`mediatui stats`: who and what comes first, as tables or JSON."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from mediatui.cli import asking, setup

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mediatui.config.model import Config
    from mediatui.models.graph_book import KeptStats
    from mediatui.models.statistics import Stat, StatRow
    from mediatui.runtime import Runtime
    from mediatui.wording.objects import Json

SHOWN = 5
"""Rows of a table that is printed; JSON has all that were told."""


PARTS = ("trends", "unwatched", "waits")
"""What is worked out of the history, beside Tautulli's own tables."""


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `stats` to the program's commands."""
    parser = subparsers.add_parser(
        "stats",
        help="print who and what comes first",
        description="Print what was watched most, by whom and on what, and the libraries; or trends: the "
        "last days against as many before them; or unwatched: what nobody ever played; or waits: how long "
        "it is from a request to the first watch. Exit 0: every Tautulli answered; 1: one did not; 2: "
        "wrong use.",
    )
    setup.add_config_option(parser)
    parser.add_argument(
        "what", nargs="?", choices=("most", *PARTS), default="most", help="most is the default"
    )
    parser.add_argument(
        "--days", type=int, default=30, metavar="N", help="days looked back (30); 0: all there is"
    )
    parser.add_argument("--hours", action="store_true", help="by hours instead of plays")
    parser.add_argument(
        "--json",
        action="store_true",
        help='one object: {"stats": […], "libraries": […]}, or {"trends": […]} …',
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the tables."""
    import asyncio

    return asyncio.run(_run(setup.read_config_to_ask(args), args))


async def _run(config: Config, args: argparse.Namespace) -> int:
    from mediatui.engine.graphs import sources
    from mediatui.engine.graphs_stats import Wish, ask_stats
    from mediatui.runtime import Runtime
    from mediatui.services.errors import ServiceError

    folders = setup.folders()
    redactor = setup.start_log(config, folders.state)
    async with Runtime(config, folders, redactor=redactor) as runtime:
        known = sources(runtime.engine)
        if not known:
            print("no Tautulli is configured and switched on", file=sys.stderr)
            return asking.WRONG_USE
        if args.what in PARTS:
            from mediatui.cli import trends

            return await trends.tell(runtime, known, args)
        wish = Wish(max(0, args.days), "duration" if args.hours else "plays")
        found: dict[str, KeptStats] = {}
        for endpoint in known:
            try:
                found[endpoint.name] = await ask_stats(runtime.engine, endpoint, wish)
            except ServiceError as problem:
                words = f"{problem.failure.words}. {problem.failure.remedy}"
                print(f"{endpoint.name}: {words}", file=sys.stderr)
        if args.json:
            setup.say_json(_object(runtime, found))
        else:
            setup.say(_tables(runtime, found, several=len(known) > 1))
    return asking.WELL if len(found) == len(known) else asking.NOT_WELL


def _rows(runtime: Runtime, stat: Stat) -> Sequence[StatRow]:
    if not runtime.config.general.privacy:
        return stat.rows
    from mediatui.wording.statistics import veiled_stat_row

    return [veiled_stat_row(stat.kind, row) for row in stat.rows]


def _object(runtime: Runtime, found: dict[str, KeptStats]) -> Json:
    """`stats`: each table with its rows; `libraries`: each with its counts. Durations are seconds."""
    from mediatui.wording.statistics import veiled_section

    stats: list[Json] = []
    libraries: list[Json] = []
    for service, kept in found.items():
        for stat in kept.stats:
            rows = [row_object(row) for row in _rows(runtime, stat)]
            stats.append({"service": service, "name": stat.kind.value, "rows": rows})
        for section in kept.sections:
            told = veiled_section(section) if runtime.config.general.privacy else section
            libraries.append(
                {
                    "service": service,
                    "id": told.id,
                    "name": told.name,
                    "kind": told.kind,
                    "active": told.active,
                    "count": told.count,
                    "parents": told.parents,
                    "children": told.children,
                    "plays": told.plays,
                    "duration": told.duration_s,
                    "last_at": told.last_at,
                    "last_played": told.last_played or None,
                }
            )
    return {"stats": stats, "libraries": libraries}


def row_object(row: StatRow) -> Json:
    """One row: whom or what it is about, and what was counted; what is not known is null."""
    from mediatui.wording.titles import full_title

    return {
        "name": row.name,
        "year": row.year,
        "plays": row.plays,
        "duration": row.duration_s,
        "users": row.users,
        "at_once": row.at_once,
        "started": row.started,
        "stopped": row.stopped,
        "last_at": row.last_at,
        "title": full_title(row.title) if row.title is not None else None,
        "user": row.user or None,
        "player": row.player or None,
        "platform": row.platform or None,
    }


def _tables(runtime: Runtime, found: dict[str, KeptStats], *, several: bool) -> list[str]:
    from mediatui.wording.graphs import hours
    from mediatui.wording.statistics import STAT_WORDS, counts_words, veiled_section
    from mediatui.wording.table import table

    lines: list[str] = []
    for service, kept in found.items():
        told = {stat.kind: stat for stat in kept.stats}
        for kind, words in STAT_WORDS.items():
            rows = _rows(runtime, told[kind])[:SHOWN] if kind in told else ()
            if not rows:
                continue
            head = f"{words} · {service}" if several else words
            lines += [head, *_table(rows), ""]
        private = runtime.config.general.privacy
        sections = [veiled_section(each) if private else each for each in kept.sections]
        if sections:
            rows_ = [(s.name, f"{s.plays:,}", hours(s.duration_s), counts_words(s)) for s in sections]
            head = f"Libraries · {service}" if several else "Libraries"
            lines += [head, *table(("NAME", "PLAYS", "TIME", "HAS"), rows_, right=("PLAYS", "TIME")), ""]
    return lines[:-1] or ["Nothing is known"]


def _table(rows: Sequence[StatRow]) -> list[str]:
    """The rows with the columns that say something of them."""
    from mediatui.wording.graphs import hours
    from mediatui.wording.table import table
    from mediatui.wording.titles import full_title

    columns = {
        "NAME": [row.name or (full_title(row.title) if row.title is not None else "") for row in rows],
        "AT ONCE": ["" if row.at_once is None else f"{row.at_once:,}" for row in rows],
        "USERS": ["" if row.users is None else f"{row.users:,}" for row in rows],
        "PLAYS": ["" if row.plays is None else f"{row.plays:,}" for row in rows],
        "TIME": ["" if row.duration_s is None else hours(row.duration_s) for row in rows],
        "BY": ["" if row.user == row.name else row.user for row in rows],
    }
    told = {head: texts for head, texts in columns.items() if any(texts)}
    return table(
        tuple(told), list(zip(*told.values(), strict=True)), right=("AT ONCE", "USERS", "PLAYS", "TIME")
    )
