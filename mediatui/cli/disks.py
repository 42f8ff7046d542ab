"""`mediatui disks`: every disk that the services see, once, with what is free."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from mediatui.cli import asking, setup

if TYPE_CHECKING:
    from mediatui.config.model import Config
    from mediatui.engine.system import SharedDisk
    from mediatui.runtime import Runtime

HEADS = ("PATH", "FREE", "OF", "FULL", "SEEN BY", "ALSO CALLED")


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `disks` to the program's commands."""
    parser = subparsers.add_parser(
        "disks",
        help="print every disk once, with what is free",
        description="Print the disks that Radarr, Sonarr and Lidarr see, each once. Exit 0: there is room on "
        "each that is known; 1: less than --least is free on one, or a service did not answer; 2: wrong use.",
    )
    setup.add_config_option(parser)
    parser.add_argument(
        "--least", type=_percent, default=0.0, metavar="PERCENT", help="the least that is to be free on each"
    )
    parser.add_argument("--json", action="store_true", help='one object: {"disks": […], "services": […]}')
    parser.set_defaults(run=run)


def _percent(text: str) -> float:
    value = float(text)
    if not 0 <= value <= 100:
        raise argparse.ArgumentTypeError("a percentage is between 0 and 100")
    return value


def run(args: argparse.Namespace) -> int:
    """Print the disks."""
    import asyncio

    return asyncio.run(_run(setup.read_config_to_ask(args), args))


async def _run(config: Config, args: argparse.Namespace) -> int:
    from mediatui.runtime import Runtime

    folders = setup.folders()
    redactor = setup.start_log(config, folders.state)
    async with Runtime(config, folders, redactor=redactor) as runtime:
        keys = await asking.ask_all(runtime, ("disks",))
        if not keys:
            print("no Radarr, Sonarr or Lidarr is configured and switched on", file=sys.stderr)
            return asking.WRONG_USE
        failing = asking.tell_failures(runtime, keys)
        found = _found(runtime)
        if args.json:
            from mediatui.wording.system_objects import disk_object

            told = [disk_object(d.paths, d.services, d.label, d.free, d.total) for d in found]
            setup.say_json({"disks": told, "services": asking.service_objects(runtime, keys)})
        else:
            setup.say(_table(found))
    tight = [disk for disk in found if disk.used is not None and (1 - disk.used) * 100 < args.least]
    return asking.NOT_WELL if failing or tight else asking.WELL


def _found(runtime: Runtime) -> list[SharedDisk]:
    """The disks, the fullest first; in privacy mode without their paths."""
    from mediatui.engine.system import disks_once

    now = runtime.engine.store.now()
    snapshots = asking.known(runtime, "disks").values()
    found = list(disks_once(disk for snapshot in snapshots for disk in snapshot.shown(now) or ()))
    if not runtime.config.general.privacy:
        return found
    from mediatui.wording.system_privacy import veiled_paths

    return [disk._replace(paths=veiled_paths(disk.paths), label="") for disk in found]


def _table(found: list[SharedDisk]) -> list[str]:
    from mediatui.wording.quantities import size
    from mediatui.wording.table import table

    if not found:
        return ["No disk is seen"]
    rows = [
        (
            disk.paths[0],
            size(disk.free),
            size(disk.total),
            "" if disk.used is None else f"{disk.used * 100:.0f} %",
            ", ".join(disk.services),
            ", ".join(disk.paths[1:]),
        )
        for disk in found
    ]
    return table(HEADS, rows, right=("FREE", "OF", "FULL"))
