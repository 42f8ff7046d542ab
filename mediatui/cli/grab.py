"""`mediatui grab`: what the indexers have for a title, and grabbing one of it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from mediatui.cli import setup

if TYPE_CHECKING:
    from mediatui.config.model import Config
    from mediatui.engine.actions import Plan
    from mediatui.engine.library import Entry
    from mediatui.models.release import Release, Target
    from mediatui.runtime import Runtime

WELL, NOT_WELL, WRONG_USE = 0, 1, 2

MOST_NAMED = 10
"""So many titles are named where several are meant."""

HEADS = ("NO", "RELEASE", "QUALITY", "SCORE", "SIZE", "AGE", "PEERS", "INDEXER", "AGAINST IT")


class WrongUseError(Exception):
    """What was asked makes no sense; the text says why."""


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `grab` to the program's commands."""
    parser = subparsers.add_parser(
        "grab",
        help="search releases and grab one",
        description="Ask every indexer for a title, and print what they have; with --number or --release, "
        "grab that one: of the last search where that is under half an hour old, else of a new one. "
        "Exit 0: done; 1: a service did not answer, or nothing was grabbed; 2: wrong use.",
    )
    setup.add_config_option(parser)
    parser.add_argument("title", nargs="+", metavar="TITLE", help='words of the title, or its id: "radarr/7"')
    parser.add_argument("--season", type=int, metavar="N", help="of a series: this season")
    parser.add_argument("--episode", type=int, metavar="N", help="of that season: this episode")
    parser.add_argument("--album", metavar="NAME", help="of an artist: this album")
    parser.add_argument("--number", type=int, metavar="N", help="grab the one with this number")
    parser.add_argument("--release", metavar="NAME", help="grab the one of exactly this name")
    parser.add_argument("--json", action="store_true", help='one object: {"title": …, "releases": […]}')
    parser.add_argument("--yes", action="store_true", help="do not ask before it is grabbed")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Search, and grab."""
    import asyncio

    grabs = args.number is not None or args.release
    if grabs and not args.yes and not sys.stdin.isatty():
        print("grab: there is nobody to ask: add --yes", file=sys.stderr)
        return WRONG_USE
    return asyncio.run(_run(setup.read_config_to_ask(args), args))


class Meant(NamedTuple):
    """What is to be searched for."""

    service: str
    target: Target
    title: str


async def _run(config: Config, args: argparse.Namespace) -> int:
    from mediatui.cli import library
    from mediatui.engine import releases
    from mediatui.runtime import Runtime
    from mediatui.services.errors import ServiceError

    folders = setup.folders()
    redactor = setup.start_log(config, folders.state)
    async with Runtime(config, folders, redactor=redactor) as runtime:
        index, failures = await library.titles(runtime)
        if index is None:
            print(library.NONE_THERE, file=sys.stderr)
            return WRONG_USE
        code = library.tell(failures)
        try:
            if args.album:
                meant = await _album(runtime, args)
            else:
                entry = _title(index.arranged(0, None, "title", 0.0), " ".join(args.title))
                meant = await _meant(runtime, entry, args)
            found = await _found(runtime, meant, args)
            if args.number is None and not args.release:
                _show(runtime, args, meant, found)
                return code
            release = _chosen(found, args)
            plan = await releases.grab_plan(runtime.engine, release, meant.target, meant.title)
        except WrongUseError as problem:
            print(f"grab: {problem}", file=sys.stderr)
            return WRONG_USE
        except ServiceError as problem:
            print(f"{problem.failure.words}. {problem.failure.remedy}", file=sys.stderr)
            return NOT_WELL
        return max(code, await _grab(runtime, args, plan))


def _title(entries: Sequence[Entry], words: str) -> Entry:
    """The one title that is meant. Raises `WrongUseError`."""
    from mediatui.matching.text import fold

    for entry in entries:
        if entry.key == words:
            return entry
    wanted = fold(words)
    found = [entry for entry in entries if wanted in fold(entry.title)]
    exact = [entry for entry in found if wanted in (fold(entry.record.title), fold(entry.title))]
    found = exact or found
    if not found:
        raise WrongUseError(f'no title is called "{words}"')
    if len(found) > 1:
        named = "; ".join(f"{entry.key} {entry.title}" for entry in found[:MOST_NAMED])
        more = f"; and {len(found) - MOST_NAMED} more" if len(found) > MOST_NAMED else ""
        raise WrongUseError(f"{len(found)} titles are meant; take the id of one: {named}{more}")
    return found[0]


async def _meant(runtime: Runtime, entry: Entry, args: argparse.Namespace) -> Meant:
    """What of the title is to be searched for. Raises `WrongUseError`, `ServiceError`."""
    from mediatui.engine import library_lookups
    from mediatui.models.release import Target
    from mediatui.wording.library import episode_title, season_name

    service, number = entry.record.service, entry.record.id
    if entry.is_movie:
        if args.season is not None or args.episode is not None:
            raise WrongUseError(f"{entry.title} is a movie: it has no seasons")
        return Meant(service, Target(movie_id=number), entry.title)
    if args.season is None:
        raise WrongUseError(f"{entry.title} is a series: say which --season, and perhaps --episode")
    if args.episode is None:
        target = Target(series_id=number, season=args.season)
        return Meant(service, target, f"{entry.title} · {season_name(args.season)}")
    for episode in await library_lookups.episodes(runtime.engine, service, number):
        if (episode.season, episode.number) == (args.season, args.episode):
            target = Target(series_id=number, season=args.season, episode_id=episode.id)
            return Meant(service, target, episode_title(entry.record.title, episode))
    raise WrongUseError(f"{entry.title} has no episode {args.episode} in season {args.season}")


async def _album(runtime: Runtime, args: argparse.Namespace) -> Meant:
    """Which album of which artist is to be searched for. Raises `WrongUseError`, `ServiceError`."""
    from mediatui.cli import music
    from mediatui.engine import music_lookups
    from mediatui.matching.text import fold
    from mediatui.models.release import Target
    from mediatui.wording.music import album_title

    artists, _ = await music.entries(runtime)
    artist = music.artist_meant(artists, " ".join(args.title))
    if isinstance(artist, str):
        raise WrongUseError(artist)
    service, number = artist.artist.service, artist.artist.id
    wanted = fold(args.album)
    albums = await music_lookups.albums(runtime.engine, service, number)
    found = [album for album in albums if wanted in fold(album_title(album))]
    found = [album for album in found if wanted == fold(album.title)] or found
    if not found:
        raise WrongUseError(f'{artist.title} has no album "{args.album}"')
    if len(found) > 1:
        named = "; ".join(album_title(album) for album in found[:MOST_NAMED])
        raise WrongUseError(f"{len(found)} albums are meant: {named}")
    target = Target(artist_id=number, album_id=found[0].id)
    return Meant(service, target, f"{artist.title} · {album_title(found[0])}")


async def _found(runtime: Runtime, meant: Meant, args: argparse.Namespace) -> Sequence[Release]:
    """What the indexers have: of the last search where one of it is to be grabbed, and the service still
    remembers it. Raises `ServiceError`."""
    from mediatui.engine import release_book, releases

    if args.number is not None or args.release:
        if (kept := release_book.kept(runtime.engine, meant.service, meant.target)) is not None:
            return kept.releases
        print("grab: no search of the last half hour to take it from; searching …", file=sys.stderr)
    return (await releases.releases(runtime.engine, meant.service, meant.target)).releases


def _chosen(found: Sequence[Release], args: argparse.Namespace) -> Release:
    """The release that is meant. Raises `WrongUseError`."""
    if args.release:
        named = [release for release in found if release.title == args.release]
        if not named:
            raise WrongUseError(f'no indexer has "{args.release}" now')
        return named[0]
    number: int = args.number
    if not 1 <= number <= len(found):
        raise WrongUseError(f"there is no number {number}: {len(found)} releases were found")
    return found[number - 1]


def _show(runtime: Runtime, args: argparse.Namespace, meant: Meant, found: Sequence[Release]) -> None:
    from dataclasses import replace

    from mediatui.wording.library_objects import release_object
    from mediatui.wording.privacy import veiled_word
    from mediatui.wording.quantities import size, span
    from mediatui.wording.table import table

    if runtime.config.general.privacy:
        found = [replace(each, title=veiled_word("Release", each.title)) for each in found]
        meant = meant._replace(title=veiled_word("Title", meant.title))
    if args.json:
        told = [release_object(number, release) for number, release in enumerate(found, 1)]
        setup.say_json({"title": meant.title, "service": meant.service, "releases": told})
        return
    if not found:
        setup.say([f"No indexer has anything for {meant.title}"])
        return
    rows = [
        (
            str(number),
            each.title,
            each.quality.name,
            f"{each.score:+d}" if each.score else "",
            size(each.size),
            "" if each.age_s is None else span(each.age_s),
            "" if each.seeders is None else f"{each.seeders}/{each.leechers or 0}",
            each.indexer,
            "; ".join(each.rejections),
        )
        for number, each in enumerate(found, 1)
    ]
    setup.say([meant.title, *table(HEADS, rows, right=("NO", "SCORE", "SIZE", "AGE", "PEERS"))])


async def _grab(runtime: Runtime, args: argparse.Namespace, plan: Plan) -> int:
    async def confirm(plan: Plan) -> Plan | None:
        return plan if args.yes or _agreed(plan) else None

    results = await runtime.engine.gate.carry_out(plan, origin="grab", confirm=confirm)
    if not results:
        print("nothing was grabbed", file=sys.stderr)
        return NOT_WELL
    result = results[0]
    if args.json:
        told = {"release": result.action.target, "done": result.done, "words": result.words}
        setup.say_json({"result": told | {"remedy": result.remedy or None}})
    elif result.done:
        setup.say([result.words])
    else:
        print(f"{result.words}. {result.remedy}".rstrip(". "), file=sys.stderr)
    return WELL if result.done else NOT_WELL


def _agreed(plan: Plan) -> bool:
    setup.say([plan.question, *(f"  {hurt}" for hurt in plan.hurts)])
    setup.say(f"  {call}" for action in plan.actions for call in action.calls)
    try:
        return input("[y/N] ").strip().lower() in ("y", "yes")
    except EOFError:
        print()
        return False
