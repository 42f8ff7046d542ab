"""`mediatui music search` and `add`: artists and albums that could be added, and adding one of them."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from mediatui.cli import setup

if TYPE_CHECKING:
    from mediatui.engine.actions import Plan
    from mediatui.models.adding import Adding, Candidate
    from mediatui.models.shelves import ShelfAbout
    from mediatui.runtime import Runtime

WELL, NOT_WELL, WRONG_USE = 0, 1, 2

MONITORS = ("all", "future", "missing", "existing", "latest", "first", "none")
"""Which albums of a new artist are looked for."""

Thing = TypeVar("Thing")

HEADS = ("NO", "WHAT", "TYPE", "THERE", "MUSICBRAINZ")

Running = Callable[
    [Callable[["Runtime", argparse.Namespace], Awaitable[int]]], Callable[[argparse.Namespace], int]
]


class WrongUseError(Exception):
    """What was asked makes no sense; the text says why."""


def add_parsers(below: argparse._SubParsersAction[argparse.ArgumentParser], running: Running) -> None:
    """Add both to what stands below `music`."""
    words = 'a name, or "lidarr:" and a number of MusicBrainz'
    search = below.add_parser(
        "search",
        help="look up artists and albums",
        description="Look up artists and albums by name, or one by its number: what could be added, and what "
        "is there already.",
    )
    setup.add_config_option(search)
    search.add_argument("words", nargs="+", metavar="WORDS", help=words)
    search.add_argument("--service", metavar="NAME", help="the Lidarr to ask, where there are several")
    search.add_argument("--json", action="store_true", help='one object: {"service": …, "found": […]}')
    search.set_defaults(run=running(_search))

    add = below.add_parser(
        "add",
        help="add an artist or an album",
        description="Look something up and add it. What is not said is as it was the last time, else the "
        "service's first. It asks before, and shows the exact call.",
    )
    setup.add_config_option(add)
    add.add_argument("words", nargs="+", metavar="WORDS", help=words)
    add.add_argument("--service", metavar="NAME", help="the Lidarr to add it to, where there are several")
    add.add_argument("--number", type=int, metavar="N", help="the one with this number in `music search`")
    add.add_argument("--profile", metavar="NAME", help="the quality profile")
    add.add_argument("--metadata-profile", metavar="NAME", help="the metadata profile")
    add.add_argument("--root", metavar="PATH", help="the root folder")
    add.add_argument("--monitor", choices=MONITORS, help="which albums of an artist are looked for")
    add.add_argument("--tag", action="append", metavar="NAME", help="a tag it has there")
    add.add_argument(
        "--search-now",
        action=argparse.BooleanOptionalAction,
        default=False,
        help="look for it at once; not by default",
    )
    add.add_argument("--json", action="store_true", help='one object: {"result": …}')
    add.add_argument("--yes", action="store_true", help="do not ask before it is added")
    add.set_defaults(run=_asked(running(_add)))


def _asked(run: Callable[[argparse.Namespace], int]) -> Callable[[argparse.Namespace], int]:
    def asked(args: argparse.Namespace) -> int:
        if not args.yes and not sys.stdin.isatty():
            print("music add: there is nobody to ask: add --yes", file=sys.stderr)
            return WRONG_USE
        return run(args)

    return asked


def _service(runtime: Runtime, args: argparse.Namespace) -> str:
    """The Lidarr that is meant. Raises `WrongUseError`."""
    from mediatui.engine.music_lookups import lidarrs

    names = lidarrs(runtime.engine)
    named = ", ".join(names)
    if args.service is None:
        if len(names) > 1:
            raise WrongUseError(f"there are several Lidarrs; say --service: {named}")
        return names[0]
    if args.service not in names:
        raise WrongUseError(f"no Lidarr is called {args.service}; there is {named}")
    return str(args.service)


async def _found(runtime: Runtime, args: argparse.Namespace) -> tuple[str, Sequence[Candidate]]:
    """The Lidarr that is meant, and what it knows by these words. Raises `WrongUseError`, `ServiceError`."""
    from mediatui.engine import library_lookups

    service = _service(runtime, args)
    return service, await library_lookups.lookup(runtime.engine, service, " ".join(args.words))


async def _search(runtime: Runtime, args: argparse.Namespace) -> int:
    from mediatui.wording.music_objects import found_object

    try:
        service, found = await _found(runtime, args)
    except WrongUseError as problem:
        print(f"music search: {problem}", file=sys.stderr)
        return WRONG_USE
    if runtime.config.general.privacy:
        found = [_veiled(each) for each in found]
    if args.json:
        told = [found_object(number, each) for number, each in enumerate(found, 1)]
        setup.say_json({"service": service, "found": told})
    else:
        setup.say(_table(found, " ".join(args.words)))
    return WELL


def _veiled(candidate: Candidate) -> Candidate:
    from dataclasses import replace

    from mediatui.wording.privacy import veiled_word

    artist = veiled_word("Artist", candidate.artist or candidate.title)
    title = veiled_word("Album", candidate.title) if candidate.album_mbid else artist
    return replace(
        candidate,
        title=title,
        artist=artist,
        artist_mbid="",
        album_mbid="-" if candidate.album_mbid else "",
        disambiguation="",
        overview="",
    )


def _table(found: Sequence[Candidate], words: str) -> list[str]:
    from mediatui.engine.library_adding import candidate_title
    from mediatui.wording.table import table

    if not found:
        return [f"Nothing is called {words}"]
    rows = [
        (
            str(number),
            candidate_title(each),
            f"{'album' if each.album_mbid else 'artist'}{f' · {each.kind}' if each.kind else ''}",
            "" if each.library_id is None else "yes",
            each.album_mbid or each.artist_mbid,
        )
        for number, each in enumerate(found, 1)
    ]
    return table(HEADS, rows, right=("NO",))


async def _add(runtime: Runtime, args: argparse.Namespace) -> int:
    from mediatui.engine import library_adding
    from mediatui.engine.library_adding import candidate_title

    engine = runtime.engine
    try:
        service, found = await _found(runtime, args)
        candidate = _chosen(found, args)
        if candidate.library_id is not None:
            raise WrongUseError(f"{candidate_title(candidate)} is in {service} already")
        how, told = await _how(runtime, candidate, args)
    except WrongUseError as problem:
        print(f"music add: {problem}", file=sys.stderr)
        return WRONG_USE
    plan = await library_adding.add_plan(engine, candidate, how, told)

    async def confirm(plan: Plan) -> Plan | None:
        return plan if args.yes or _agreed(plan) else None

    results = await engine.gate.carry_out(plan, origin="music add", confirm=confirm)
    if not results:
        print("nothing was added", file=sys.stderr)
        return NOT_WELL
    result = results[0]
    if result.done:
        await library_adding.remember(engine, service, how)
    if args.json:
        one = {"id": result.action.target, "done": result.done, "words": result.words}
        setup.say_json({"result": one | {"remedy": result.remedy or None}})
    elif result.done:
        setup.say([result.words])
    else:
        print(f"{result.words}. {result.remedy}".rstrip(". "), file=sys.stderr)
    return WELL if result.done else NOT_WELL


def _chosen(found: Sequence[Candidate], args: argparse.Namespace) -> Candidate:
    """The one that is meant. Raises `WrongUseError`."""
    from mediatui.cli.grab import MOST_NAMED
    from mediatui.engine.library_adding import candidate_title
    from mediatui.matching.text import fold

    words = " ".join(args.words)
    if not found:
        raise WrongUseError(f'nothing is called "{words}"')
    if args.number is not None:
        if not 1 <= args.number <= len(found):
            raise WrongUseError(f"there is no number {args.number}: {len(found)} were found")
        number: int = args.number
        return found[number - 1]
    exact = [each for each in found if fold(words) == fold(each.title) and not each.album_mbid]
    meant = exact if len(exact) == 1 else found
    if len(meant) == 1:
        return meant[0]
    named = "; ".join(
        f"{number} {candidate_title(each)}" for number, each in enumerate(found[:MOST_NAMED], 1)
    )
    raise WrongUseError(f"{len(found)} are meant; say --number: {named}")


async def _how(
    runtime: Runtime, candidate: Candidate, args: argparse.Namespace
) -> tuple[Adding, tuple[str, ...]]:
    """How it is added, and that in words: as said, else as the last time, else by what comes first.
    Raises `WrongUseError`."""
    from mediatui.engine import library_adding
    from mediatui.models.adding import Adding
    from mediatui.wording.quantities import size

    last = await library_adding.last_choice(runtime.engine, candidate.service)
    about = await _about(runtime, candidate.service)
    profile = _named("profile", {each.name: each for each in about.profiles}, args.profile)
    if profile is None:
        profile = next((each for each in about.profiles if each.id == last.profile_id), about.profiles[0])
    kinds = about.metadata_profiles
    metadata = _named("metadata profile", {each.name: each for each in kinds}, args.metadata_profile)
    if metadata is None:
        metadata = next((each for each in kinds if each.id == last.metadata_profile_id), kinds[0])
    folder = _named("root folder", {each.path: each for each in about.folders}, args.root)
    if folder is None:
        folder = next((each for each in about.folders if each.path == last.root_folder), about.folders[0])
    labels = {each.label: each.id for each in about.tags}
    tags = [tag for label in args.tag or () if (tag := _named("tag", labels, label)) is not None]
    if candidate.album_mbid and args.monitor not in (None, "none"):
        raise WrongUseError("--monitor is for an artist; of an album only that album is looked for")
    monitor = args.monitor or ("album" if candidate.album_mbid else _last_monitor(last.monitor))
    what = library_adding.MONITOR_ALBUM if candidate.album_mbid else library_adding.MONITOR_ARTISTS
    how = Adding(
        profile_id=profile.id,
        root_folder=folder.path,
        monitored=monitor != "none",
        monitor=monitor,
        search=args.search_now,
        tags=tuple(tags),
        metadata_profile_id=metadata.id,
    )
    told = (
        f"profile {profile.name}, metadata profile {metadata.name}, looks for {what[monitor]}",
        f"{folder.path}: {size(folder.free)} free",
        f"tags {', '.join(args.tag)}" if args.tag else "no tags",
        "it is looked for at once" if how.search else "nothing is looked for now",
    )
    return how, told


def _last_monitor(monitor: str) -> str:
    return monitor if monitor in MONITORS else "all"


def _named(what: str, things: dict[str, Thing], name: str | None) -> Thing | None:
    """The thing of that name; None where none is said. Raises `WrongUseError`."""
    if name is None:
        return None
    for each, thing in things.items():
        if each.casefold().rstrip("/") == name.casefold().rstrip("/"):
            return thing
    raise WrongUseError(f'there is no {what} "{name}"; there is {", ".join(things) or "none"}')


async def _about(runtime: Runtime, service: str) -> ShelfAbout:
    """Profiles, folders and tags of a Lidarr. Raises `WrongUseError` where there are none."""
    coordinator, store = runtime.engine.coordinator, runtime.engine.store
    keys = [key for key in coordinator.keys("shelf_about") if key.service == service]
    await coordinator.fetch_now(keys)
    about: ShelfAbout | None = store.get(keys[0]).value
    if about is None or not (about.profiles and about.folders and about.metadata_profiles):
        raise WrongUseError(f"{service} does not say which profiles and root folders it has")
    return about


def _agreed(plan: Plan) -> bool:
    setup.say([plan.question, *(f"  {hurt}" for hurt in plan.hurts)])
    setup.say(f"  {call}" for action in plan.actions for call in action.calls)
    try:
        return input("[y/N] ").strip().lower() in ("y", "yes")
    except EOFError:
        print()
        return False
