"""`mediatui calendar`: what comes and what came, over all libraries."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from mediatui.cli import setup

if TYPE_CHECKING:
    from mediatui.config.model import Config
    from mediatui.engine.library_wanted import Appearing

DAY = 86_400.0
MOST = 366
HEADS = ("DAY", "TIME", "TITLE", "WHAT", "STATE", "SERVICE")


def _days(text: str) -> int:
    number = int(text)
    if not 0 <= number <= MOST:
        raise argparse.ArgumentTypeError(f"must be from 0 to {MOST}")
    return number


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `calendar` to the program's commands."""
    parser = subparsers.add_parser(
        "calendar",
        help="print what comes",
        description="Print what appears on every Radarr, Sonarr and Lidarr: episodes, albums, and movies in "
        "cinemas, on the net, on disc. Exit 0: done; 1: a service did not answer; 2: wrong use.",
    )
    add_arguments(parser)
    parser.set_defaults(run=run, music=False)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What this command takes, and `music calendar` too."""
    setup.add_config_option(parser)
    parser.add_argument("--days", type=_days, default=14, metavar="N", help="days ahead (default 14)")
    parser.add_argument("--past", type=_days, default=0, metavar="N", help="days back, too (default 0)")
    parser.add_argument("--filter", metavar="WORDS", help="as on the screen: 'state:missing type:movie'")
    parser.add_argument("--json", action="store_true", help='one object: {"calendar": […], "services": […]}')


def run(args: argparse.Namespace) -> int:
    """Print the calendar."""
    import asyncio

    return asyncio.run(_run(setup.read_config_to_ask(args), args))


async def _run(config: Config, args: argparse.Namespace) -> int:
    from mediatui.cli import library
    from mediatui.engine import library_lookups
    from mediatui.engine.library_wanted import appearing
    from mediatui.matching.filter import FilterError, parse
    from mediatui.runtime import Runtime
    from mediatui.wording.library_facts import APPEARING_FIELDS, appearing_facts
    from mediatui.wording.library_objects import appearing_object
    from mediatui.wording.privacy_library import veiled_part

    try:
        wanted = parse(args.filter, APPEARING_FIELDS) if args.filter else None
    except FilterError as problem:
        print(f"calendar: {problem}", file=sys.stderr)
        return library.WRONG_USE
    folders = setup.folders()
    redactor = setup.start_log(config, folders.state)
    async with Runtime(config, folders, redactor=redactor) as runtime:
        engine, now = runtime.engine, runtime.engine.store.now()
        today = _midnight(now)
        start, end = today - args.past * DAY, today + (args.days + 1) * DAY
        answers, failures = await library.ask_each(
            runtime, lambda name: library_lookups.calendar(engine, name, start, end), music=args.music
        )
        if not failures:
            print(library.NO_MUSIC if args.music else library.NONE_THERE, file=sys.stderr)
            return library.WRONG_USE
        found = appearing(answers.values(), start, end)
        if config.general.privacy:
            found = [each._replace(part=veiled_part(each.part)) for each in found]
        if wanted is not None:
            found = [e for e in found if wanted(appearing_facts(e.part, e.at, e.what, now))]
        if args.json:
            told = [appearing_object(each.part, each.at, each.what, now) for each in found]
            setup.say_json({"calendar": told, "services": library.services(runtime, failures)})
        else:
            setup.say(_table(found, now))
        return library.tell(failures)


def _midnight(now: float) -> float:
    from datetime import datetime

    return datetime.fromtimestamp(now).replace(hour=0, minute=0, second=0, microsecond=0).timestamp()


def _table(found: Sequence[Appearing], now: float) -> list[str]:
    from datetime import datetime

    from mediatui.wording.library import day_words, part_title
    from mediatui.wording.library_facts import appearing_state
    from mediatui.wording.table import table

    if not found:
        return ["Nothing appears in these days"]
    rows = []
    for part, at, what in found:
        time = "" if part.episode_id is None else datetime.fromtimestamp(at).strftime("%H:%M")
        rows.append(
            (day_words(at, now), time, part_title(part), what, appearing_state(part, at, now), part.service)
        )
    return table(HEADS, rows)
