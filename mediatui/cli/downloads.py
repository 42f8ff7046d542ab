"""`mediatui downloads`: what is coming, what is stuck and why, without the screen."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from mediatui.cli import asking, setup

if TYPE_CHECKING:
    from mediatui.config.model import Config
    from mediatui.engine.downloads import Download
    from mediatui.runtime import Runtime

HEADS = ("WHAT", "STATE", "%", "SPEED", "LEFT", "SIZE", "SERVICES", "WHAT IS WRONG")


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `downloads` to the program's commands."""
    parser = subparsers.add_parser(
        "downloads",
        help="print what is coming, and what is stuck",
        description="Print what is on its way into the library: every download once, with what its queue and "
        "its client say of it. Without --all: not what only seeds. Exit 0: all well; 1: a service did not "
        "answer, or with --problems there are some; 2: wrong use.",
    )
    setup.add_config_option(parser)
    parser.add_argument("--problems", action="store_true", help="only what somebody should look at")
    parser.add_argument("--all", action="store_true", help="what only seeds too")
    parser.add_argument("--json", action="store_true", help='one object: {"downloads": […], "services": […]}')
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the downloads."""
    import asyncio

    return asyncio.run(_run(setup.read_config_to_ask(args), args))


async def _run(config: Config, args: argparse.Namespace) -> int:
    from mediatui.runtime import Runtime

    folders = setup.folders()
    redactor = setup.start_log(config, folders.state)
    async with Runtime(config, folders, redactor=redactor) as runtime:
        keys = await asking.ask_all(runtime, ("queue", "torrents"))
        if not keys:
            print("no Radarr, Sonarr or qBittorrent is configured and switched on", file=sys.stderr)
            return asking.WRONG_USE
        failing = asking.tell_failures(runtime, keys)
        found = _found(runtime, problems=args.problems, seeding=args.all)
        if args.json:
            from mediatui.wording.download_objects import download_object

            services = asking.service_objects(runtime, keys)
            setup.say_json({"downloads": [download_object(each) for each in found], "services": services})
        else:
            setup.say(_table(found, problems=args.problems))
    return asking.NOT_WELL if failing or (args.problems and found) else asking.WELL


def _found(runtime: Runtime, *, problems: bool, seeding: bool) -> list[Download]:
    """The downloads that are meant; in privacy mode with stand-ins for all names."""
    from mediatui.engine.downloads import joined

    now = runtime.engine.store.now()
    found = joined(asking.known(runtime, "queue"), asking.known(runtime, "torrents"), now)
    found = [each for each in found if (seeding or not each.seeding) and (each.is_problem or not problems)]
    if not runtime.config.general.privacy:
        return found
    from mediatui.wording.privacy import veiled_word
    from mediatui.wording.privacy_downloads import veiled_item, veiled_torrent

    return [
        each._replace(
            key=veiled_word("download", each.key),
            items=tuple(veiled_item(item) for item in each.items),
            torrent=None if each.torrent is None else veiled_torrent(each.torrent),
        )
        for each in found
    ]


def _table(found: Sequence[Download], *, problems: bool) -> list[str]:
    from mediatui.wording.download_objects import download_title
    from mediatui.wording.quantities import rate, size, until
    from mediatui.wording.table import table

    if not found:
        return ["No problem" if problems else "Nothing is downloading"]
    rows = [
        (
            download_title(each.items, each.release),
            each.state,
            "" if each.progress is None else f"{each.progress * 100:.0f}",
            rate(each.rate),
            until(each.eta_s),
            size(each.size) if each.size else "",
            ", ".join(each.services),
            each.trouble or each.missing,
        )
        for each in found
    ]
    return table(HEADS, rows, right=("%", "SPEED", "LEFT", "SIZE"))
