"""`mediatui missing`: what is looked for and not there, or to be improved, over all libraries."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from mediatui.cli import setup

if TYPE_CHECKING:
    from mediatui.config.model import Config
    from mediatui.engine.library_wanted import WantedPart
    from mediatui.models.schedule import WantedPage

PAGES = 40
"""So many pages are read at most."""

HEADS = ("TITLE", "TYPE", "WHY", "APPEARED", "SEARCHED", "SERVICE")


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `missing` to the program's commands."""
    parser = subparsers.add_parser(
        "missing",
        help="print what is missing",
        description="Print what every Radarr, Sonarr and Lidarr looks for and has not. Exit 0: done, "
        "whatever is missing; 1: a service did not answer; 2: wrong use.",
    )
    add_arguments(parser)
    parser.set_defaults(run=run, music=False)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What this command takes, and `music wanted` too."""
    setup.add_config_option(parser)
    parser.add_argument("--cutoff", action="store_true", help="what is there and to be improved, instead")
    parser.add_argument("--filter", metavar="WORDS", help="as on the screen: 'type:episode age:<30'")
    parser.add_argument("--json", action="store_true", help='one object: {"wanted": […], "services": […]}')


def run(args: argparse.Namespace) -> int:
    """Print what is missing."""
    import asyncio

    return asyncio.run(_run(setup.read_config_to_ask(args), args))


async def _run(config: Config, args: argparse.Namespace) -> int:
    from mediatui.cli import library
    from mediatui.engine import library_lookups
    from mediatui.engine.library_wanted import WantedPart
    from mediatui.matching.filter import FilterError, parse
    from mediatui.models.schedule import Wish
    from mediatui.runtime import Runtime
    from mediatui.wording.library_facts import WANTED_FIELDS, wanted_facts
    from mediatui.wording.library_objects import wanted_object
    from mediatui.wording.privacy_library import veiled_part

    wish = Wish.CUTOFF if args.cutoff else Wish.MISSING
    try:
        wanted = parse(args.filter, WANTED_FIELDS) if args.filter else None
    except FilterError as problem:
        print(f"missing: {problem}", file=sys.stderr)
        return library.WRONG_USE
    folders = setup.folders()
    redactor = setup.start_log(config, folders.state)
    async with Runtime(config, folders, redactor=redactor) as runtime:
        engine, now = runtime.engine, runtime.engine.store.now()

        async def ask(name: str) -> WantedPage:
            page = await library_lookups.wanted(engine, name, wish, 1)
            pages = min(PAGES, -(-page.total // library_lookups.PAGE))
            return page if pages <= 1 else await library_lookups.wanted(engine, name, wish, pages)

        answers, failures = await library.ask_each(runtime, ask, music=args.music)
        if not failures:
            print(library.NO_MUSIC if args.music else library.NONE_THERE, file=sys.stderr)
            return library.WRONG_USE
        found = [WantedPart(part, wish) for page in answers.values() for part in page.parts]
        if config.general.privacy:
            found = [each._replace(part=veiled_part(each.part)) for each in found]
        if wanted is not None:
            found = [each for each in found if wanted(wanted_facts(each.part, each.wish, now))]
        found.sort(key=lambda each: -(each.part.at or 0))
        if args.json:
            told = [wanted_object(each.part, each.wish) for each in found]
            setup.say_json({"wanted": told, "services": library.services(runtime, failures)})
        else:
            setup.say(_table(found, wish.value))
        return library.tell(failures)


def _table(found: Sequence[WantedPart], wish: str) -> list[str]:
    from mediatui.wording.library import date_words, part_title
    from mediatui.wording.library_facts import part_type
    from mediatui.wording.table import table

    if not found:
        return [f"Nothing is {wish}"]
    rows = [
        (
            part_title(each.part),
            part_type(each.part),
            each.wish.value,
            date_words(each.part.at),
            date_words(each.part.last_searched) or "never",
            each.part.service,
        )
        for each in found
    ]
    return table(HEADS, rows)
