"""`mediatui graph NAME`: one graph on a plain terminal, or its numbers as JSON or CSV."""

from __future__ import annotations

import argparse
import sys
from functools import partial
from typing import TYPE_CHECKING

from mediatui.cli import asking, setup

if TYPE_CHECKING:
    from mediatui.config.model import Config
    from mediatui.engine.graphs import Question
    from mediatui.models.endpoint import Endpoint
    from mediatui.models.graph_book import KeptGraph
    from mediatui.runtime import Runtime
    from mediatui.ui.widgets.chart_picture import Picture
    from mediatui.wording.objects import Json

WIDEST = 120
"""Cells of a chart at most; 80 where the output is no terminal."""
HIGH = 20
"""Lines of a chart."""


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `graph` to the program's commands."""
    from mediatui.engine.graphs import GRAPHS

    names = [sort.name for sort in GRAPHS]
    parser = subparsers.add_parser(
        "graph",
        help="draw a graph of what was played",
        description="Draw a graph of what was played. Exit 0: it is there; 1: Tautulli did not answer; "
        "2: wrong use.",
        epilog="names: " + ", ".join(names),
    )
    setup.add_config_option(parser)
    parser.add_argument("name", metavar="NAME", choices=names, help="which graph: one of the names below")
    parser.add_argument(
        "--days", type=_days, default=30, metavar="N", help="days looked back (30); 0: all there is"
    )
    parser.add_argument("--hours", action="store_true", help="add up hours instead of counting plays")
    parser.add_argument("--user", metavar="NAME", default="", help="of one person, by name")
    parser.add_argument("--library", metavar="NAME", default="", help="of one library, by name")
    parser.add_argument(
        "--service", metavar="NAME", default="", help="which Tautulli, where there are several"
    )
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--json", action="store_true", help='one object: {"graph": {…}, "services": […]}')
    how.add_argument("--csv", action="store_true", help="a line for each category")
    parser.set_defaults(run=run)


def _days(text: str) -> int:
    value = int(text)
    if not 0 <= value <= 10_000:
        raise argparse.ArgumentTypeError("so many days there are not")
    return value


def run(args: argparse.Namespace) -> int:
    """Draw the graph."""
    import asyncio

    return asyncio.run(_run(setup.read_config_to_ask(args), args))


async def _run(config: Config, args: argparse.Namespace) -> int:
    from mediatui.engine import graphs, storage
    from mediatui.runtime import Runtime
    from mediatui.services.errors import ServiceError

    folders = setup.folders()
    redactor = setup.start_log(config, folders.state)
    async with Runtime(config, folders, redactor=redactor) as runtime:
        known = graphs.sources(runtime.engine)
        endpoint = next((each for each in known if args.service in ("", each.name)), None)
        libraries = graphs.BY_NAME[args.name].of == "libraries"
        if libraries and not storage.asked_of(runtime.engine):
            print("no library is configured and switched on", file=sys.stderr)
            return asking.WRONG_USE
        if endpoint is None and not libraries:
            words = f"no Tautulli is called {args.service}" if args.service else "no Tautulli is switched on"
            print(words, file=sys.stderr)
            return asking.WRONG_USE
        try:
            user_id = None if endpoint is None else await _user_id(runtime, endpoint, args.user)
            if args.user and user_id is None:
                print(f"nobody is called {args.user}", file=sys.stderr)
                return asking.WRONG_USE
            section_id = None if endpoint is None else await _section_id(runtime, endpoint, args.library)
            if args.library and section_id is None:
                print(f"no library is called {args.library}", file=sys.stderr)
                return asking.WRONG_USE
            measure = "duration" if args.hours else "plays"
            question = graphs.Question(args.name, args.days, measure, user_id, section_id)
            if args.library and question.plain.section_id is None:
                print(f"{args.name} is always of all libraries", file=sys.stderr)
                return asking.WRONG_USE
            kept = await graphs.ask(runtime.engine, endpoint, question)
        except ServiceError as problem:
            name = problem.failure.service if libraries or endpoint is None else endpoint.name
            print(f"{name}: {problem.failure.words}. {problem.failure.remedy}", file=sys.stderr)
            return asking.NOT_WELL
        _show(runtime, endpoint, question.plain, kept, args)
    return asking.WELL


async def _user_id(runtime: Runtime, endpoint: Endpoint, name: str) -> int | None:
    """The number of a person by the name people know, or the one they log in with."""
    from mediatui.engine.graphs import source_of

    if not name:
        return None
    wanted = name.casefold()
    for each in await (await source_of(runtime.engine, endpoint)).viewers():
        if wanted in (each.name.casefold(), each.username.casefold()):
            return each.id
    return None


async def _section_id(runtime: Runtime, endpoint: Endpoint, name: str) -> int | None:
    """The number of a library by its name."""
    from mediatui.engine.plays import sections

    wanted = name.casefold()
    found = await sections(runtime.engine, endpoint.name) if name else ()
    return next((each.id for each in found if each.name.casefold() == wanted), None)


def _show(
    runtime: Runtime, endpoint: Endpoint | None, question: Question, kept: KeptGraph, args: argparse.Namespace
) -> None:
    from mediatui.ui.widgets.chart_picture import picture_of
    from mediatui.wording.graphs import veiled_category
    from mediatui.wording.privacy import veiled_user, veiled_word

    private = runtime.config.general.privacy
    names = question.sort.names
    picture = picture_of(kept.graph, question, partial(veiled_category, names) if private else str)
    if args.json:
        from mediatui.engine import storage
        from mediatui.wording.objects import service_object

        age = runtime.engine.store.now() - kept.at
        libraries = question.sort.of == "libraries"
        asked = storage.asked_of(runtime.engine) if libraries else []
        told = [each for each in runtime.engine.endpoints if each.name in asked]
        told += [endpoint] if endpoint is not None and not libraries else []
        services = [service_object(each, "up", age, None) for each in told]
        setup.say_json({"graph": graph_object(picture, question, kept.note), "services": services})
    elif args.csv:
        print(_csv(picture), end="")
    else:
        private_name = veiled_user(args.user) if private and args.user else args.user
        library = veiled_word("Library", args.library) if private else args.library
        setup.say(_drawn(picture, question, kept, private_name, library))


def graph_object(picture: Picture, question: Question, note: str = "") -> Json:
    """`name`, `unit` (plays, seconds, streams, kbps, bytes, requests), `days` (0: all), `lines` by name."""
    return {
        "name": question.name,
        "title": question.sort.title,
        "unit": picture.unit,
        "days": question.days,
        "note": note or None,
        "categories": list(picture.categories),
        "lines": [{"name": part.name, "values": list(part.values)} for part in picture.parts],
    }


def _csv(picture: Picture) -> str:
    from mediatui.ui.cells import line
    from mediatui.ui.exporting import to_csv
    from mediatui.ui.widgets.columns import Column
    from mediatui.ui.widgets.rows import Row

    columns = [
        Column("category", "category", 1),
        *(Column(part.name, part.name, 1) for part in picture.parts),
    ]
    rows = []
    for number, name in enumerate(picture.categories):
        cells = {"category": line(name)}
        for part in picture.parts:
            value = part.values[number]
            cells[part.name] = line("" if value is None else str(value))
        rows.append(Row(str(number), cells))
    return to_csv(columns, rows)


def _drawn(picture: Picture, question: Question, kept: KeptGraph, who: str, library: str) -> list[str]:
    import os
    import shutil

    from mediatui.cli import terminal
    from mediatui.ui.filters import Spelling
    from mediatui.ui.screens.graphs.present import asked_words
    from mediatui.ui.widgets.chart_drawing import chart_lines

    words = " · ".join([*asked_words(question, who, library=library), *([kept.note] if kept.note else [])])
    if not any(value for part in picture.parts for value in part.values):
        nothing = "Nothing was played" if question.sort.ranged else "Nothing was recorded"
        return [words, "There is no file" if question.sort.of == "libraries" else nothing]
    width = min(WIDEST, shutil.get_terminal_size((80, HIGH)).columns)
    rows = len(picture.categories) + 1 if picture.form == "bars" else HIGH
    lines = ["".join(span.text for span in each).rstrip() for each in chart_lines(picture, width, rows)]
    charset = terminal.charset(os.environ)
    spelling = Spelling(plain=not charset.startswith("utf"), charset=charset)
    return [spelling.spelt(each) for each in (words, *lines)]
