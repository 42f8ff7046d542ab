"""`mediatui requests`: list, show and answer requests without the screen."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from mediatui.cli import setup

if TYPE_CHECKING:
    from mediatui.config.model import Config
    from mediatui.engine.actions import Plan, Result
    from mediatui.models.request import MediaFacts, MediaRequest
    from mediatui.runtime import Runtime

WELL, NOT_WELL, WRONG_USE = 0, 1, 2

DEEDS = {"approve": "request.approve", "decline": "request.decline", "retry": "request.retry"}
"""What can be done, and what the engine calls it."""

HEADS = ("ID", "TITLE", "TYPE", "SEASONS", "WHO", "WHEN", "STATUS")


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `requests` to the program's commands."""
    parser = subparsers.add_parser(
        "requests",
        help="list, show and answer requests",
        description="List, show and answer what was asked for on Seerr, Overseerr and Jellyseerr. Without a "
        "command: list. Exit 0: done; 1: a service did not answer, or something was not done; 2: wrong use.",
    )
    setup.add_config_option(parser)
    parser.add_argument(
        "what", nargs="?", choices=("list", "show", *DEEDS), default="list", help="what to do (default list)"
    )
    parser.add_argument("ids", nargs="*", metavar="ID", help='"seerr/7", or "7" where there is one service')
    parser.add_argument("--user", metavar="NAME", help="only those of this user")
    parser.add_argument("--pending", action="store_true", help="only those that wait for an answer")
    parser.add_argument("--failed", action="store_true", help="only those that failed")
    parser.add_argument("--filter", metavar="WORDS", help="as on the screen: 'is:4k age:>7'")
    parser.add_argument("--json", action="store_true", help='one object: {"requests": […], "services": […]}')
    parser.add_argument("--yes", action="store_true", help="do not ask before something is changed")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """List, show or answer."""
    import asyncio

    if args.what in DEEDS and not (args.ids or args.user or args.pending or args.failed or args.filter):
        words = f"requests {args.what}: say which: ids, or --pending, --user, --failed, --filter"
        print(words, file=sys.stderr)
        return WRONG_USE
    if args.what in DEEDS and not args.yes and not sys.stdin.isatty():
        print(f"requests {args.what}: there is nobody to ask: add --yes", file=sys.stderr)
        return WRONG_USE
    return asyncio.run(_run(setup.read_config_to_ask(args), args))


class Found(NamedTuple):
    """A request with its title, as far as it was looked up."""

    request: MediaRequest
    facts: MediaFacts | None

    @property
    def title(self) -> str:
        """What is asked for."""
        from mediatui.wording.requests import request_title

        return request_title(self.request, self.facts)


async def _run(config: Config, args: argparse.Namespace) -> int:
    from mediatui.matching.filter import FilterError
    from mediatui.runtime import Runtime

    folders = setup.folders()
    redactor = setup.start_log(config, folders.state)
    async with Runtime(config, folders, redactor=redactor) as runtime:
        keys = await runtime.ask("requests")
        if not keys:
            print("no Seerr, Overseerr or Jellyseerr is configured and switched on", file=sys.stderr)
            return WRONG_USE
        await runtime.ask("titles")
        try:
            found, unknown = _select(runtime, args)
        except FilterError as problem:
            print(f"requests: {problem}", file=sys.stderr)
            return WRONG_USE
        for each in unknown:
            print(f"requests: there is no request {each}", file=sys.stderr)
        failing = _told_failures(runtime)
        if args.what in DEEDS:
            code = await _answer(runtime, args, found)
        else:
            _show(runtime, args, found)
            code = WELL
        return max(code, NOT_WELL if unknown or failing else WELL)


def _told_failures(runtime: Runtime) -> bool:
    """Say of each service that failed why; whether any did."""
    engine = runtime.engine
    failing = False
    for key in engine.coordinator.keys("requests"):
        if (failure := engine.store.get(key).failure) is not None:
            failing = True
            print(f"{key.service}: {failure.words}. {failure.remedy}", file=sys.stderr)
    return failing


def _select(runtime: Runtime, args: argparse.Namespace) -> tuple[list[Found], list[str]]:
    """The requests that are meant, and the ids that mean none. Raises `FilterError`."""
    from mediatui.matching.filter import parse
    from mediatui.matching.text import fold
    from mediatui.models.request import RequestStatus
    from mediatui.wording.request_facts import FIELDS, request_facts
    from mediatui.wording.requests import book_key

    engine, now = runtime.engine, runtime.engine.store.now()
    books = {key.service: engine.store.get(key).value for key in engine.coordinator.keys("titles")}
    everything: list[Found] = []
    for key in engine.coordinator.keys("requests"):
        known, book = engine.store.get(key).shown(now), books.get(key.service)
        titles = {} if book is None else book.titles
        requests = known.requests if known is not None else ()
        everything += [Found(request, titles.get(book_key(*request.media))) for request in requests]
    wanted = set(args.ids)
    found = [each for each in everything if not wanted or {each.request.key, str(each.request.id)} & wanted]
    met = {name for each in found for name in (each.request.key, str(each.request.id))}
    if args.user:
        found = [each for each in found if fold(args.user) == fold(each.request.requested_by.name)]
    asked = {RequestStatus.PENDING: args.pending, RequestStatus.FAILED: args.failed}
    states = [state for state, said in asked.items() if said]
    if states:
        found = [each for each in found if each.request.status in states]
    if args.filter:
        matches = parse(args.filter, FIELDS)
        found = [each for each in found if matches(request_facts(each.request, each.facts, now))]
    return found, [each for each in args.ids if each not in met]


def _show(runtime: Runtime, args: argparse.Namespace, found: Sequence[Found]) -> None:
    from mediatui.wording.request_objects import facts_object, request_object

    full = args.what == "show"
    if runtime.config.general.privacy:
        found = [_veiled(each) for each in found]
    if args.json:
        told = []
        for each in found:
            one = request_object(each.request, each.facts)
            if full and each.facts is not None:
                one |= facts_object(each.facts)
            told.append(one)
        setup.say_json({"requests": told, "services": _services(runtime)})
    elif full:
        setup.say(line for each in found for line in _lines(runtime, each))
    else:
        setup.say(_table(runtime, found))


def _veiled(each: Found) -> Found:
    from mediatui.wording.privacy_requests import veiled_facts, veiled_request

    facts = None if each.facts is None else veiled_facts(each.facts)
    return Found(veiled_request(each.request), facts)


def _services(runtime: Runtime) -> list[dict[str, object]]:
    from mediatui.wording.objects import service_object

    engine, now, told = runtime.engine, runtime.engine.store.now(), []
    for key in engine.coordinator.keys("requests"):
        snapshot, endpoint = engine.store.get(key), engine.endpoint(key.service)
        if endpoint is not None:
            state = "failing" if snapshot.failure else "up"
            told.append(service_object(endpoint, state, snapshot.age(now), snapshot.failure))
    return told


def _table(runtime: Runtime, found: Sequence[Found]) -> list[str]:
    from mediatui.wording.quantities import ago
    from mediatui.wording.requests import media_words, season_words, state_words
    from mediatui.wording.table import table

    if not found:
        return ["No request"]
    now = runtime.engine.store.now()
    rows = []
    for request, facts in found:
        when = "" if request.created_at is None else ago(max(0.0, now - request.created_at))
        rows.append(
            (
                request.key,
                Found(request, facts).title,
                media_words(request),
                season_words(request.seasons),
                request.requested_by.name,
                when,
                state_words(request),
            )
        )
    return table(HEADS, rows)


def _lines(runtime: Runtime, each: Found) -> list[str]:
    """Everything about one request, a fact a line."""
    from textwrap import wrap

    from mediatui.wording.failures import since_words
    from mediatui.wording.requests import media_words, season_words, state_words

    request, facts = each
    now = runtime.engine.store.now()
    asked = "" if request.created_at is None else since_words(request.created_at, now)
    pairs = [
        ("id", request.key),
        ("what", f"{media_words(request)} {season_words(request.seasons)}".strip()),
        ("status", state_words(request)),
        ("asked by", f"{request.requested_by.name}, {asked}"),
        ("answered by", request.modified_by.name if request.modified_by else ""),
        ("genres", ", ".join(facts.genres) if facts else ""),
        ("rating", f"{facts.rating:.1f} of 10" if facts and facts.rating else ""),
        ("released", facts.released if facts else ""),
        ("profile", request.profile_name),
        ("folder", request.root_folder),
    ]
    told = [each.title, *(f"  {label:<12}{text}" for label, text in pairs if text)]
    return [*told, *(f"  {part}" for part in wrap(facts.overview if facts else "", 90)), ""]


async def _answer(runtime: Runtime, args: argparse.Namespace, found: Sequence[Found]) -> int:
    from mediatui.engine import requests as deeds

    said = await _veil(runtime, found)
    deed = deeds.DEEDS[DEEDS[args.what]]
    fitting = [each for each in found if deeds.may(deed, each.request)]
    for each in found:
        if each not in fitting:
            print(f"{each.request.key} {said(each.title)}: there is nothing to {deed.verb}", file=sys.stderr)
    if not fitting:
        print(f"requests {args.what}: nothing to do", file=sys.stderr)
        return NOT_WELL if found or args.ids else WELL
    engine = runtime.engine
    plan = await deeds.plan(engine, deed, [deeds.Target(each.request, each.title) for each in fitting])

    async def confirm(plan: Plan) -> Plan | None:
        return plan if args.yes or _agreed(plan, said) else None

    results = await engine.gate.carry_out(plan, origin=f"requests {args.what}", confirm=confirm)
    if results is None:
        print("nothing was changed", file=sys.stderr)
        return NOT_WELL
    _tell(args, results, said)
    return WELL if len(fitting) == len(found) and all(result.done for result in results) else NOT_WELL


async def _veil(runtime: Runtime, found: Sequence[Found]) -> Callable[[str], str]:
    """What is said of these requests; in privacy mode without the names of people and titles."""
    if not runtime.config.general.privacy:
        return str
    from mediatui.engine.shelves import users
    from mediatui.ui.veil import Veil

    veil = Veil()
    for each in found:
        veil.request(each.request)
        veil.word("Title", each.title)
    for service in {each.request.service for each in found}:
        for user in await users(runtime.engine, service):
            veil.request_user(user)
    return veil.text


def _agreed(plan: Plan, said: Callable[[str], str]) -> bool:
    setup.say([said(plan.question), *(f"  {said(hurt)}" for hurt in plan.hurts)])
    setup.say(f"  {call}" for action in plan.actions for call in action.calls)
    try:
        return input("[y/N] ").strip().lower() in ("y", "yes")
    except EOFError:
        print()
        return False


def _tell(args: argparse.Namespace, results: Sequence[Result], said: Callable[[str], str]) -> None:
    if args.json:
        told = [
            {
                "id": result.action.target,
                "action": result.action.name,
                "done": result.done,
                "words": said(result.words),
                "remedy": result.remedy or None,
            }
            for result in results
        ]
        setup.say_json({"results": told})
        return
    for result in results:
        words = f"{result.action.target}: {said(result.words)}"
        if result.done:
            setup.say([words])
        else:
            print(f"{words}. {result.remedy}".rstrip(". "), file=sys.stderr)
