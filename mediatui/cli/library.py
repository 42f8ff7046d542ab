"""`mediatui library`: every movie and series, and what the commands about libraries share."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from mediatui.cli import setup

if TYPE_CHECKING:
    from mediatui.config.model import Config
    from mediatui.engine.library import Entry, Index
    from mediatui.models.failure import Failure
    from mediatui.runtime import Runtime

WELL, NOT_WELL, WRONG_USE = 0, 1, 2

HEADS = ("ID", "TITLE", "TYPE", "STATE", "QUALITY", "SIZE", "SERVICE")

NONE_THERE = "no Radarr, Sonarr or Lidarr is configured and switched on"
NO_MUSIC = "no Lidarr is configured and switched on"

SORTS = ("title", "added", "year", "size", "rating", "quality", "missing", "searched")
"""What titles may be sorted by."""

T = TypeVar("T")


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `library` to the program's commands."""
    parser = subparsers.add_parser(
        "library",
        help="list movies and series",
        description="List the titles of every Radarr and Sonarr. Exit 0: done; 1: a service did not answer; "
        "2: wrong use.",
    )
    setup.add_config_option(parser)
    parser.add_argument("--filter", metavar="WORDS", help="as on the screen: 'is:missing year:>2000'")
    parser.add_argument("--sort", choices=SORTS, default="title", help="what to sort by (default title)")
    parser.add_argument("--json", action="store_true", help='one object: {"titles": […], "services": […]}')
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """List titles."""
    import asyncio

    return asyncio.run(_run(setup.read_config_to_ask(args), args))


async def _run(config: Config, args: argparse.Namespace) -> int:
    from mediatui.engine.library import FIELDS
    from mediatui.matching.filter import FilterError, parse
    from mediatui.runtime import Runtime

    try:
        wanted = parse(args.filter, FIELDS) if args.filter else None
    except FilterError as problem:
        print(f"library: {problem}", file=sys.stderr)
        return WRONG_USE
    folders = setup.folders()
    redactor = setup.start_log(config, folders.state)
    async with Runtime(config, folders, redactor=redactor) as runtime:
        index, failures = await titles(runtime, veiled=config.general.privacy)
        if index is None:
            print(NONE_THERE, file=sys.stderr)
            return WRONG_USE
        found = index.arranged(0, wanted, args.sort, runtime.engine.store.now())
        if args.json:
            setup.say_json(
                {"titles": [_object(each) for each in found], "services": services(runtime, failures)}
            )
        else:
            setup.say(_table(found))
        return tell(failures)


async def titles(runtime: Runtime, *, veiled: bool = False) -> tuple[Index | None, dict[str, Failure | None]]:
    """All titles, asked for now, and why a service did not answer; None where there are no services."""
    from mediatui.engine.library import indexed
    from mediatui.models.shelves import ShelfAbout
    from mediatui.wording.privacy_library import veiled_record

    engine, now = runtime.engine, runtime.engine.store.now()
    keys = await runtime.ask("shelf")
    if not keys:
        return None, {}
    abouts = {key.service: engine.store.get(key).value for key in await runtime.ask("shelf_about")}
    parts = []
    for key in keys:
        shelf = engine.store.get(key).shown(now)
        if shelf is not None:
            parts.append((key.service, shelf, abouts.get(key.service) or ShelfAbout()))
    index = await indexed(parts, veiled=veiled_record if veiled else None)
    return index, {key.service: engine.store.get(key).failure for key in keys}


async def ask_each(
    runtime: Runtime, ask: Callable[[str], Awaitable[T]], *, music: bool = False
) -> tuple[dict[str, T], dict[str, Failure | None]]:
    """What each library answers, and why one did not; with `music` only of the Lidarrs."""
    import asyncio

    from mediatui.engine.library_lookups import libraries
    from mediatui.engine.music_lookups import lidarrs
    from mediatui.services.errors import ServiceError

    names = lidarrs(runtime.engine) if music else libraries(runtime.engine)
    answers: dict[str, T] = {}
    failures: dict[str, Failure | None] = dict.fromkeys(names)

    async def one(name: str) -> None:
        try:
            answers[name] = await ask(name)
        except ServiceError as problem:
            failures[name] = problem.failure

    await asyncio.gather(*map(one, names))
    return {name: answers[name] for name in names if name in answers}, failures


def tell(failures: dict[str, Failure | None]) -> int:
    """Say of each service that failed why; the exit code."""
    for name, failure in failures.items():
        if failure is not None:
            print(f"{name}: {failure.words}. {failure.remedy}", file=sys.stderr)
    return NOT_WELL if any(failures.values()) else WELL


def services(runtime: Runtime, failures: dict[str, Failure | None]) -> list[dict[str, object]]:
    """How each service answered, for JSON."""
    from mediatui.wording.objects import service_object

    told = []
    for name, failure in failures.items():
        if (endpoint := runtime.engine.endpoint(name)) is not None:
            told.append(service_object(endpoint, "failing" if failure else "up", None, failure))
    return told


def _object(entry: Entry) -> dict[str, object]:
    from mediatui.wording.library_objects import record_object

    return record_object(entry.record, entry.profile, entry.tags, entry.root)


def _table(found: Sequence[Entry]) -> list[str]:
    from mediatui.wording.library import state_of
    from mediatui.wording.quantities import size
    from mediatui.wording.table import table

    if not found:
        return ["No title"]
    rows = [
        (
            entry.key,
            entry.title,
            "movie" if entry.is_movie else "series",
            state_of(entry.record),
            entry.quality or entry.profile,
            size(entry.record.size) if entry.record.size else "",
            entry.record.service,
        )
        for entry in found
    ]
    return table(HEADS, rows, right=("SIZE",))
