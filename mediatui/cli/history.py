"""`mediatui history`: what was played, as text or JSON."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from mediatui.cli import asking, setup

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mediatui.config.model import Config
    from mediatui.engine.plays import Reader
    from mediatui.models.history_play import Play
    from mediatui.models.play_wish import Wish
    from mediatui.runtime import Runtime
    from mediatui.wording.objects import Json

HEADS = ("ENDED", "USER", "TITLE", "TYPE", "PLAYER", "FROM", "STREAM", "PLAYED", "SEEN")

TYPES = {"movie": "movie", "episode": "episode", "music": "track", "live": "live"}
"""What can be asked for, and what the models call it."""

MOST = 100_000
"""Plays that are printed at most."""


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `history` to the program's commands."""
    parser = subparsers.add_parser(
        "history",
        help="print what was played",
        description="Print what was played, the newest first, as Tautulli remembers it. Exit 0: every "
        "service answered; 1: one did not; 2: wrong use.",
    )
    setup.add_config_option(parser)
    parser.add_argument("--user", metavar="NAME", default="", help="only what this user played")
    parser.add_argument("--type", choices=tuple(TYPES), help="only plays of this type")
    parser.add_argument("--library", metavar="NAME", default="", help="only of this library")
    parser.add_argument("--player", metavar="WORDS", default="", help="only on players of such a name")
    parser.add_argument("--days", type=_number, metavar="N", help="only of the last N days")
    parser.add_argument(
        "--limit", type=_number, default=50, metavar="N", help=f"at most so many (default 50, most {MOST:,})"
    )
    parser.add_argument(
        "--json", action="store_true", help='one object: {"plays": […], "matching": N, "services": […]}'
    )
    parser.set_defaults(run=run)


def _number(text: str) -> int:
    value = int(text)
    if not 0 < value <= MOST:
        raise argparse.ArgumentTypeError(f"a number from 1 to {MOST:,}")
    return value


def run(args: argparse.Namespace) -> int:
    """Print the plays."""
    import asyncio

    return asyncio.run(_run(setup.read_config_to_ask(args), args))


async def _run(config: Config, args: argparse.Namespace) -> int:
    from mediatui.engine.plays import read
    from mediatui.runtime import Runtime

    folders = setup.folders()
    redactor = setup.start_log(config, folders.state)
    async with Runtime(config, folders, redactor=redactor) as runtime:
        if not runtime.engine.coordinator.keys("plays"):
            print("no Tautulli is configured and switched on", file=sys.stderr)
            return asking.WRONG_USE
        reader = await read(runtime.engine, _wish(runtime, args), args.limit)
        plays = _shown(runtime, reader.plays[: args.limit])
        failing = False
        for name, thread in reader.threads.items():
            if thread.failure is not None:
                failing = True
                print(f"{name}: {thread.failure.words}. {thread.failure.remedy}", file=sys.stderr)
        if args.json:
            setup.say_json(_object(runtime, reader, plays))
        else:
            setup.say(_table(runtime, plays, reader.matching))
    return asking.NOT_WELL if failing else asking.WELL


def _wish(runtime: Runtime, args: argparse.Namespace) -> Wish:
    from datetime import datetime, timedelta

    from mediatui.models.play_wish import Wish
    from mediatui.models.stream import MediaType

    types = (MediaType(TYPES[args.type]),) if args.type else ()
    after = ""
    if args.days:
        # The day it begins in is included: one day is today's.
        first = datetime.fromtimestamp(runtime.engine.store.now()) - timedelta(days=args.days - 1)
        after = first.strftime("%Y-%m-%d")
    return Wish(user=args.user, types=types, library=args.library, after=after, player=args.player)


def _shown(runtime: Runtime, plays: Sequence[Play]) -> Sequence[Play]:
    """The plays as they may be shown: in privacy mode with stand-ins for all names."""
    if not runtime.config.general.privacy:
        return plays
    from mediatui.wording.plays_privacy import veiled_play

    return [veiled_play(play) for play in plays]


def _object(runtime: Runtime, reader: Reader, plays: Sequence[Play]) -> Json:
    from mediatui.wording.objects import service_object
    from mediatui.wording.plays import play_object

    told = []
    for name, thread in reader.threads.items():
        if (endpoint := runtime.engine.endpoint(name)) is not None:
            state = "failing" if thread.failure else "up"
            one = service_object(endpoint, state, None if thread.failure else 0.0, thread.failure)
            told.append({**one, "matching": thread.matching, "dropped": thread.dropped})
    return {"plays": [play_object(play) for play in plays], "matching": reader.matching, "services": told}


def _table(runtime: Runtime, plays: Sequence[Play], matching: int) -> list[str]:
    from mediatui.wording.failures import since_words
    from mediatui.wording.plays import length_words
    from mediatui.wording.streams import DECISION_WORDS, PLACE_WORDS
    from mediatui.wording.table import table
    from mediatui.wording.titles import MEDIA_WORDS, full_title

    if not plays:
        return ["Nothing was played"]
    now = runtime.engine.store.now()
    rows = [
        (
            "" if play.stopped is None else since_words(play.stopped, now),
            play.user,
            full_title(play.title),
            MEDIA_WORDS[play.title.media_type],
            play.player or play.product,
            PLACE_WORDS[play.place],
            DECISION_WORDS[play.decision],
            length_words(play.played_s),
            "" if play.percent is None else f"{play.percent:.0f} %",
        )
        for play in plays
    ]
    more = [f"… {len(plays):,} of {matching:,}: --limit shows more"] if len(plays) < matching else []
    return [*table(HEADS, rows, right=("PLAYED", "SEEN")), *more]
