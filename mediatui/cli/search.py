"""`mediatui search`: one query over everything, without the screen."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from mediatui.cli import setup

if TYPE_CHECKING:
    from mediatui.config.model import Config
    from mediatui.engine.search import Search
    from mediatui.models.search import Hit

WELL, NOT_WELL, WRONG_USE = 0, 1, 2

PLACES = ("library", "requests", "downloads", "history", "users", "discover", "lookup")
"""Where may be looked."""

HEADS = ("KIND", "TITLE", "WHAT IS KNOWN", "FOUND IN")


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `search` to the program's commands."""
    parser = subparsers.add_parser(
        "search",
        help="search everything there is and could be",
        description="Search libraries, requests, downloads, plays and users, and ask the services what of "
        "that name there is. The words are those of the screen: 'dune type:movie have:no year:1990..1999 "
        "-without'. Exit 0: done; 1: a service did not answer; 2: wrong use.",
    )
    setup.add_config_option(parser)
    parser.add_argument("words", nargs="+", metavar="WORDS", help="what to search for, or an address")
    parser.add_argument(
        "--in", dest="place", action="append", choices=PLACES, help="only there; may be given several times"
    )
    parser.add_argument("--json", action="store_true", help='one object: {"results": […], "services": […]}')
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Search."""
    import asyncio

    words = " ".join(args.words)
    if args.place:
        words += f" in:{','.join(args.place)}"
    return asyncio.run(find(setup.read_config_to_ask(args), words, as_json=args.json))


async def find(config: Config, words: str, *, as_json: bool) -> int:
    """Search for these words, print what was found; the exit code."""
    from mediatui.engine.search import Search
    from mediatui.engine.search_corpus import RESOURCES
    from mediatui.matching.addresses import AddressError, read
    from mediatui.matching.query import parse
    from mediatui.runtime import Runtime

    try:
        problem = None if read(words) is not None else parse(words).problem
    except AddressError as refused:
        print(f"search: {refused}", file=sys.stderr)
        return WRONG_USE
    if problem is not None:
        print(f"search: {problem.words}", file=sys.stderr)
        return WRONG_USE
    folders = setup.folders()
    redactor = setup.start_log(config, folders.state)
    async with Runtime(config, folders, redactor=redactor) as runtime:
        failures: dict[str, str] = {}
        store = runtime.engine.store
        for resource in RESOURCES:
            if resource == "discography" and "album" not in words:
                continue  # heavy: only where albums are asked for
            for key in await runtime.ask(resource):
                if (failure := store.get(key).failure) is not None:
                    failures.setdefault(key.service, failure.words)
            if resource == "requests":
                await runtime.ask("titles")
        search = Search(runtime.engine, lambda: None, pause=0.0)
        await search.corpus.refresh()
        search.type(words)
        await search.finished()
        for state in search.states:
            if state.failure:
                failures.setdefault(state.name, state.failure)
        tell(search, failures, as_json=as_json, veiled=config.general.privacy)
        search.close()
    return NOT_WELL if failures else WELL


def tell(search: Search, failures: dict[str, str], *, as_json: bool, veiled: bool) -> None:
    """Print what was found, and who did not answer."""
    from mediatui.wording.table import table

    hits = [_veiled(hit) for hit in search.hits] if veiled else search.hits
    if as_json:
        services = [{"name": s.name, "found": s.found, "problem": s.failure} for s in search.states]
        setup.say_json({"results": [_object(hit, veiled=veiled) for hit in hits], "services": services})
    else:
        rows = [(hit.kind, hit.name, "" if veiled else _badges(hit), _places(hit)) for hit in hits]
        setup.say(table(HEADS, rows) if rows else ["Nothing"])
    for name, words in failures.items():
        print(f"{name}: {words}", file=sys.stderr)


def _places(hit: Hit) -> str:
    return " ".join(dict.fromkeys(part.service for part in hit.parts))


def _badges(hit: Hit) -> str:
    from mediatui.engine.search_hits import badges

    return " · ".join(badge.words for badge in badges(hit))


def _object(hit: Hit, *, veiled: bool) -> dict[str, object]:
    from mediatui.engine.search_hits import badges, has

    ids = {kind: number for part in hit.parts for kind, number in part.ids if kind != "own"}
    found = list(dict.fromkeys((part.source, part.service) for part in hit.parts))
    return {
        "kind": hit.kind,
        "title": hit.title,
        "year": hit.year,
        "have": None if veiled else has(hit),
        "ids": {} if veiled else ids,
        "known": [] if veiled else [badge.words for badge in badges(hit)],
        "found": [{"in": source, "service": service} for source, service in found],
    }


def _veiled(hit: Hit) -> Hit:
    """A result with a stand-in for its name."""
    from dataclasses import replace

    from mediatui.wording.privacy import veiled_user, veiled_word

    user = hit.kind == "user"
    told = veiled_user(hit.title) if user else veiled_word(hit.kind.capitalize(), hit.title)
    parts = tuple(part._replace(item=None) for part in hit.parts)
    return replace(hit, title=told, year=None, parts=parts)
