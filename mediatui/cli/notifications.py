"""`mediatui notifications`: what Tautulli told people, whom it tells, and a test by hand."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from mediatui.cli import asking, setup

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mediatui.config.model import Config
    from mediatui.engine.actions import Plan
    from mediatui.engine.notices import Notice, NoticeBook
    from mediatui.models.notification import Notification, Notifier
    from mediatui.runtime import Runtime

HEADS = ("WHEN", "STATE", "THROUGH", "ABOUT", "USER", "MESSAGE")


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `notifications` to the program's commands."""
    parser = subparsers.add_parser(
        "notifications",
        help="print what Tautulli told people, and test how",
        description="Print what Tautulli told people, the newest first; or whom it tells; or send a test "
        "through one of them. Exit 0: well; 1: a service did not answer, or the test failed; 2: wrong use.",
    )
    setup.add_config_option(parser)
    parser.add_argument(
        "what", nargs="?", choices=("list", "notifiers", "test"), default="list", help="list is the default"
    )
    parser.add_argument("name", nargs="?", default="", metavar="NOTIFIER", help="test: its name or number")
    parser.add_argument("--service", metavar="NAME", default="", help="of one Tautulli only")
    parser.add_argument("--failed", action="store_true", help="only messages that did not get there")
    parser.add_argument("--search", metavar="WORDS", default="", help="only messages with these words")
    parser.add_argument("--limit", type=int, default=50, metavar="N", help="at most so many (50)")
    parser.add_argument("--yes", action="store_true", help="do not ask before a test is sent")
    parser.add_argument("--json", action="store_true", help='one object: {"notifications": […]}')
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print them, or send a test."""
    import asyncio

    if args.what == "test" and not args.name:
        print("notifications test: which notifier?", file=sys.stderr)
        return asking.WRONG_USE
    if args.what == "test" and not args.yes and not sys.stdin.isatty():
        print("notifications test: there is nobody to ask: add --yes", file=sys.stderr)
        return asking.WRONG_USE
    return asyncio.run(_run(setup.read_config_to_ask(args), args))


async def _run(config: Config, args: argparse.Namespace) -> int:
    from mediatui.engine.notices import NoticeBook
    from mediatui.engine.plays import services
    from mediatui.runtime import Runtime

    folders = setup.folders()
    redactor = setup.start_log(config, folders.state)
    async with Runtime(config, folders, redactor=redactor) as runtime:
        if not services(runtime.engine):
            print("no Tautulli is configured and switched on", file=sys.stderr)
            return asking.WRONG_USE
        book = NoticeBook(runtime.engine, lambda: None)
        book.search = args.search
        book.look()
        await book.finish()
        while args.what == "list" and len(_found(book, args)) < args.limit and book.more():
            await book.finish()
            if book.failures:
                break
        for name, failure in book.failures.items():
            print(f"{name}: {failure.words}. {failure.remedy}", file=sys.stderr)
        found = _found(book, args)
        if args.what == "test":
            return await _test(runtime, args, found)
        _show(runtime, args, [_veiled(runtime, each) for each in found[: max(1, args.limit)]])
    return asking.NOT_WELL if book.failures else asking.WELL


def _found(book: NoticeBook, args: argparse.Namespace) -> list[Notice]:
    found = [each for each in book.notices() if args.service in ("", each.service)]
    if args.what == "list":
        messages = [each for each in found if each.message is not None]
        return [each for each in messages if not args.failed or (each.message and each.message.well is False)]
    return [each for each in found if each.notifier is not None]


def _veiled(runtime: Runtime, each: Notice) -> Notice:
    if not runtime.config.general.privacy:
        return each
    from mediatui.wording.notifications import veiled_notification, veiled_notifier
    from mediatui.wording.privacy import veiled_word

    return each._replace(
        message=None if each.message is None else veiled_notification(each.message),
        notifier=None if each.notifier is None else veiled_notifier(each.notifier),
        through=veiled_word("Notifier", each.through),
    )


def _show(runtime: Runtime, args: argparse.Namespace, found: Sequence[Notice]) -> None:
    from mediatui.wording.notifications import notification_object, notifier_object
    from mediatui.wording.table import table

    now = runtime.engine.store.now()
    if args.json:
        told = [
            notifier_object(each.service, each.notifier)
            if each.notifier is not None
            else notification_object(each.service, each.message, each.through)  # type: ignore[arg-type]
            for each in found
        ]
        setup.say_json({"notifiers" if args.what == "notifiers" else "notifications": told})
    elif not found:
        setup.say(["No notifier" if args.what == "notifiers" else "No message"])
    elif args.what == "notifiers":
        heads = ("ID", "NAME", "SENDS BY", "IS", "LAST", "WHEN", "SERVER")
        rows = [_notifier(each.service, each.notifier, now) for each in found if each.notifier is not None]
        setup.say(table(heads, rows, right=("ID",)))
    else:
        rows = [_message(each.through, each.message, now) for each in found if each.message is not None]
        setup.say(table(HEADS, rows))


def _notifier(service: str, one: Notifier, now: float) -> tuple[str, ...]:
    from mediatui.wording.failures import since_words
    from mediatui.wording.notifications import outcome_words

    return (
        str(one.id),
        one.name,
        one.agent,
        "on" if one.active else "by hand",
        outcome_words(one.last_well) if one.last_at is not None else "nothing yet",
        "" if one.last_at is None else since_words(one.last_at, now),
        service,
    )


def _message(through: str, one: Notification, now: float) -> tuple[str, ...]:
    from mediatui.wording.failures import since_words
    from mediatui.wording.notifications import action_words, outcome_words, subject_of

    return (
        "" if one.at is None else since_words(one.at, now),
        outcome_words(one.well),
        through or one.agent,
        action_words(one.action),
        one.user,
        subject_of(one),
    )


async def _test(runtime: Runtime, args: argparse.Namespace, found: Sequence[Notice]) -> int:
    from mediatui.engine.notices import test_plan

    wanted = args.name.casefold()
    fitting = [
        each
        for each in found
        if each.notifier is not None and wanted in (each.notifier.name.casefold(), str(each.notifier.id))
    ]
    if len(fitting) != 1:
        words = "is the name of several: name one --service" if fitting else "is no notifier"
        print(f"{args.name} {words}", file=sys.stderr)
        return asking.WRONG_USE
    plan = await test_plan(runtime.engine, fitting)

    async def confirm(plan: Plan) -> Plan | None:
        return plan if args.yes or _agreed(plan) else None

    results = await runtime.engine.gate.carry_out(plan, origin="notifications test", confirm=confirm)
    for result in results or ():
        words = result.words[:1].upper() + result.words[1:]
        if result.done:
            setup.say([words])
        else:
            print(f"{words}. {result.remedy}".rstrip(". "), file=sys.stderr)
    if results is None:
        print("nothing was sent", file=sys.stderr)
    return asking.WELL if results and all(result.done for result in results) else asking.NOT_WELL


def _agreed(plan: Plan) -> bool:
    setup.say([plan.question, *(f"  {hurt}" for hurt in plan.hurts)])
    setup.say(f"  {call}" for action in plan.actions for call in action.calls)
    try:
        return input("[y/N] ").strip().lower() in ("y", "yes")
    except EOFError:
        print()
        return False
