"""`mediatui health`: what the services find wrong with themselves."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from mediatui.cli import asking, setup

if TYPE_CHECKING:
    from mediatui.config.model import Config
    from mediatui.models.system import HealthWarning
    from mediatui.runtime import Runtime

HEADS = ("SERVICE", "LEVEL", "CHECK", "WHAT IT SAYS")
BAD = ("error", "warning")


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `health` to the program's commands."""
    parser = subparsers.add_parser(
        "health",
        help="print what services find wrong with themselves",
        description="Print the warnings of every Radarr, Sonarr and Lidarr about itself. Exit 0: none; 1: "
        "there are warnings or errors, or a service did not answer; 2: wrong use.",
    )
    setup.add_config_option(parser)
    parser.add_argument("--json", action="store_true", help='one object: {"health": […], "services": […]}')
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the warnings."""
    import asyncio

    return asyncio.run(_run(setup.read_config_to_ask(args), as_json=args.json))


async def _run(config: Config, *, as_json: bool) -> int:
    from mediatui.runtime import Runtime

    folders = setup.folders()
    redactor = setup.start_log(config, folders.state)
    async with Runtime(config, folders, redactor=redactor) as runtime:
        keys = await asking.ask_all(runtime, ("health",))
        if not keys:
            print("no Radarr, Sonarr or Lidarr is configured and switched on", file=sys.stderr)
            return asking.WRONG_USE
        failing = asking.tell_failures(runtime, keys)
        found = _found(runtime)
        if as_json:
            from mediatui.wording.system_objects import warning_object

            services = asking.service_objects(runtime, keys)
            setup.say_json({"health": [warning_object(each) for each in found], "services": services})
        else:
            setup.say(_table(found, failing=failing))
    return asking.NOT_WELL if failing or any(each.level.value in BAD for each in found) else asking.WELL


def _found(runtime: Runtime) -> list[HealthWarning]:
    """The warnings, the errors first; in privacy mode by their check alone."""
    now = runtime.engine.store.now()
    snapshots = asking.known(runtime, "health").values()
    found: list[HealthWarning] = [each for snapshot in snapshots for each in snapshot.shown(now) or ()]
    found.sort(key=lambda each: BAD.index(each.level.value) if each.level.value in BAD else len(BAD))
    if not runtime.config.general.privacy:
        return found
    from mediatui.wording.system_privacy import veiled_warning

    return [veiled_warning(each) for each in found]


def _table(found: list[HealthWarning], *, failing: bool) -> list[str]:
    from mediatui.wording.system import check_name
    from mediatui.wording.table import table

    if not found:
        return ["Nothing is wrong, as far as is known" if failing else "Nothing is wrong"]
    return table(HEADS, [(e.service, e.level.value, check_name(e.source), e.words) for e in found])
