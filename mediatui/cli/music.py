"""`mediatui music`: artists and albums of every Lidarr, what is wanted of them, and what comes."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING

from mediatui.cli import calendar, missing, music_adding, setup

if TYPE_CHECKING:
    from mediatui.config.model import Config
    from mediatui.engine.music_list import ArtistEntry
    from mediatui.models.failure import Failure
    from mediatui.models.music import Album
    from mediatui.runtime import Runtime

WELL, NOT_WELL, WRONG_USE = 0, 1, 2

SORTS = ("name", "added", "size", "albums", "missing", "type", "profile", "next", "last", "plays")
"""What artists may be sorted by."""

ARTIST_HEADS = ("ID", "ARTIST", "TYPE", "STATE", "ALBUMS", "TRACKS", "MISSING", "SIZE", "SERVICE")
ALBUM_HEADS = ("ID", "ARTIST", "ALBUM", "TYPE", "RELEASED", "STATE", "TRACKS", "SIZE")

Run = Callable[["Runtime", argparse.Namespace], Awaitable[int]]


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `music` to the program's commands."""
    parser = subparsers.add_parser(
        "music",
        help="artists, albums, what is wanted; search and add",
        description="What every Lidarr keeps, looks for and can be given. Exit 0: done; 1: a service did not "
        "answer, or nothing was added; 2: wrong use.",
    )
    below = parser.add_subparsers(dest="music_command", metavar="COMMAND", required=True)

    artists = below.add_parser("artists", help="list artists", description="List all artists.")
    setup.add_config_option(artists)
    artists.add_argument("--filter", metavar="WORDS", help="as on the screen: 'is:missing albums:>5'")
    artists.add_argument("--sort", choices=SORTS, default="name", help="what to sort by (default name)")
    artists.add_argument("--json", action="store_true", help='one object: {"artists": […], "services": […]}')
    artists.set_defaults(run=_running(_artists))

    albums = below.add_parser(
        "albums",
        help="list albums",
        description="List the albums of an artist, the newest first; without one those of all artists, which "
        "is the heaviest a Lidarr can be asked for.",
    )
    setup.add_config_option(albums)
    albums.add_argument("artist", nargs="*", metavar="ARTIST", help='the name, or the id: "lidarr/7"')
    albums.add_argument("--missing", action="store_true", help="only those of which something is missing")
    albums.add_argument("--json", action="store_true", help='one object: {"albums": […], "services": […]}')
    albums.set_defaults(run=_running(_albums))

    wanted = below.add_parser(
        "wanted", help="print what is missing", description="Print the albums that are looked for."
    )
    missing.add_arguments(wanted)
    wanted.set_defaults(run=missing.run, music=True)

    comes = below.add_parser(
        "calendar", help="print what comes", description="Print the albums that appear in these days."
    )
    calendar.add_arguments(comes)
    comes.set_defaults(run=calendar.run, music=True)

    music_adding.add_parsers(below, _running)


def _running(what: Run) -> Callable[[argparse.Namespace], int]:
    """The function that runs `what` on the services, to its exit code."""

    def run(args: argparse.Namespace) -> int:
        import asyncio

        return asyncio.run(_run(setup.read_config_to_ask(args), args, what))

    return run


async def _run(config: Config, args: argparse.Namespace, what: Run) -> int:
    from mediatui.cli import library
    from mediatui.engine.music_lookups import lidarrs
    from mediatui.runtime import Runtime
    from mediatui.services.errors import ServiceError

    folders = setup.folders()
    redactor = setup.start_log(config, folders.state)
    async with Runtime(config, folders, redactor=redactor) as runtime:
        if not lidarrs(runtime.engine):
            print(library.NO_MUSIC, file=sys.stderr)
            return WRONG_USE
        try:
            return await what(runtime, args)
        except ServiceError as problem:
            print(f"{problem.failure.words}. {problem.failure.remedy}", file=sys.stderr)
            return NOT_WELL


async def entries(
    runtime: Runtime, *, played: bool = False
) -> tuple[list[ArtistEntry], dict[str, Failure | None]]:
    """All artists by their names, asked for now, and why a service did not answer; with `played` also how
    often each was played, where a Tautulli says so."""
    from mediatui.engine import music_list, music_lookups
    from mediatui.models.shelves import ShelfAbout
    from mediatui.services.errors import ServiceError

    engine, now = runtime.engine, runtime.engine.store.now()
    coordinator, names = engine.coordinator, set(music_lookups.lidarrs(engine))
    keys = [key for key in coordinator.keys("shelf") if key.service in names]
    about_keys = {key.service: key for key in coordinator.keys("shelf_about") if key.service in names}
    await coordinator.fetch_now([*keys, *about_keys.values()])
    parts = []
    for key in keys:
        shelf = engine.store.get(key).shown(now)
        if shelf is not None:
            about = engine.store.get(about_keys[key.service]).value or ShelfAbout()
            parts.append((key.service, shelf, about))
    plays: Sequence[music_list.Played] = ()
    if played:
        try:
            plays = await music_lookups.most_played(engine)
        except ServiceError as problem:
            print(f"{problem.failure.words}. {problem.failure.remedy}", file=sys.stderr)
    found = music_list.entries(parts, plays)
    return found, {key.service: engine.store.get(key).failure for key in keys}


async def _artists(runtime: Runtime, args: argparse.Namespace) -> int:
    from mediatui.cli import library
    from mediatui.engine.music_list import FIELDS, ORDERS, EntryFacts
    from mediatui.matching.filter import FilterError, parse
    from mediatui.wording.music_objects import artist_object
    from mediatui.wording.music_privacy import veiled_artist

    try:
        wanted = parse(args.filter, FIELDS) if args.filter else None
    except FilterError as problem:
        print(f"music artists: {problem}", file=sys.stderr)
        return WRONG_USE
    found, failures = await entries(runtime, played=args.sort == "plays" or "play" in (args.filter or ""))
    found = [each for each in found if each.is_there]
    if runtime.config.general.privacy:
        veiled = [(each, veiled_artist(each.artist)) for each in found]
        found = [each._replace(artist=told, folded=told.name.lower(), played=None) for each, told in veiled]
    if wanted is not None:
        now = runtime.engine.store.now()
        found = [each for each in found if wanted(EntryFacts(each, now))]
    found.sort(key=ORDERS[args.sort][1])
    if args.json:
        told = []
        for each in found:
            one = artist_object(each.artist, each.profile, each.metadata, each.tags, each.root)
            told.append(one | {"plays": each.played.plays} if each.played is not None else one)
        setup.say_json({"artists": told, "services": library.services(runtime, failures)})
    else:
        setup.say(_artist_table(found))
    return library.tell(failures)


def artist_meant(found: Sequence[ArtistEntry], words: str) -> ArtistEntry | str:
    """The one artist that is meant by an id or by words of the name; else why none is, in words."""
    from mediatui.cli.grab import MOST_NAMED
    from mediatui.matching.text import fold

    wanted = fold(words)
    there = [each for each in found if each.is_there]
    for each in there:
        if each.key == words:
            return each
    named = [each for each in there if wanted in fold(each.title)]
    named = [each for each in named if wanted == fold(each.title)] or named
    if len(named) == 1:
        return named[0]
    if not named:
        return f'no artist is called "{words}"'
    told = "; ".join(f"{each.key} {each.title}" for each in named[:MOST_NAMED])
    more = f"; and {len(named) - MOST_NAMED} more" if len(named) > MOST_NAMED else ""
    return f"{len(named)} artists are meant; take the id of one: {told}{more}"


async def _albums(runtime: Runtime, args: argparse.Namespace) -> int:
    from mediatui.cli import library
    from mediatui.engine import music_lookups
    from mediatui.models.music import Discography
    from mediatui.wording.music import album_missing
    from mediatui.wording.music_objects import album_object
    from mediatui.wording.music_privacy import veiled_album

    engine, now = runtime.engine, runtime.engine.store.now()
    albums: list[Album]
    if args.artist:
        known, failures = await entries(runtime)
        artist = artist_meant(known, " ".join(args.artist))
        if isinstance(artist, str):
            code = library.tell(failures)
            print(f"music albums: {artist}", file=sys.stderr)
            return code or WRONG_USE
        albums = list(await music_lookups.albums(engine, artist.artist.service, artist.artist.id))
    else:

        async def ask(name: str) -> Discography:
            return await (await music_lookups.music_of(engine, name)).discography()

        answers, failures = await library.ask_each(runtime, ask, music=True)
        albums = [album for answer in answers.values() for album in answer.albums]
        albums.sort(key=lambda each: (each.artist.casefold(), each.released is None, -(each.released or 0.0)))
    if args.missing:
        albums = [each for each in albums if album_missing(each, now)]
    if runtime.config.general.privacy:
        albums = [veiled_album(each) for each in albums]
    if args.json:
        told = [album_object(each, now) for each in albums]
        setup.say_json({"albums": told, "services": library.services(runtime, failures)})
    else:
        setup.say(_album_table(albums, now))
    return library.tell(failures)


def _artist_table(found: Sequence[ArtistEntry]) -> list[str]:
    from mediatui.wording.music import artist_state, artist_title
    from mediatui.wording.quantities import size
    from mediatui.wording.table import table

    if not found:
        return ["No artist"]
    rows = [
        (
            each.key,
            artist_title(each.artist),
            each.artist.kind,
            artist_state(each.artist),
            str(each.artist.albums),
            f"{each.artist.files}/{each.artist.tracks}",
            str(each.missing or ""),
            size(each.artist.size) if each.artist.size else "",
            each.artist.service,
        )
        for each in found
    ]
    return table(ARTIST_HEADS, rows, right=("ALBUMS", "TRACKS", "MISSING", "SIZE"))


def _album_table(albums: Sequence[Album], now: float) -> list[str]:
    from mediatui.wording.library import date_words
    from mediatui.wording.music import album_state, album_title, kind_words
    from mediatui.wording.quantities import size
    from mediatui.wording.table import table

    if not albums:
        return ["No album"]
    rows = [
        (
            each.key,
            each.artist,
            album_title(each),
            kind_words(each),
            date_words(each.released),
            album_state(each, now),
            f"{each.files}/{each.total or each.tracks}",
            size(each.size) if each.size else "",
        )
        for each in albums
    ]
    return table(ALBUM_HEADS, rows, right=("TRACKS", "SIZE"))
