"""`mediatui doctor`: versions, terminal, configuration, folders, files and services, and what is wrong."""

from __future__ import annotations

import argparse
import os
import sys
import time
from typing import TYPE_CHECKING

from mediatui.cli import setup

if TYPE_CHECKING:
    from mediatui.cli.findings import Findings
    from mediatui.config.model import Config


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `doctor` to the program's commands."""
    parser = subparsers.add_parser(
        "doctor",
        help="look at everything and say what is wrong",
        description="Look at versions, terminal, configuration, folders, files and services. Keys are never "
        "shown. Exit 0: all well, 1: something is not (marked ✗; what is marked ! is only worth knowing).",
    )
    setup.add_config_option(parser)
    parser.add_argument("--json", action="store_true", help="one object, a member for each section")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Look at everything, and tell."""
    from mediatui.cli import checkup, crash, surroundings
    from mediatui.config.paths import config_file
    from mediatui.services.redact import Redactor

    folders = setup.folders()
    configured, config = checkup.configuration(config_file(args.config, os.environ))
    if config is not None:
        crash.known.learn(config)
    redactor = Redactor(text for each in (config.services if config else ()) for text in each.secrets())
    found = [
        surroundings.versions(),
        surroundings.terminal(os.environ, config.general if config is not None else None),
        configured,
        checkup.folders_found(folders),
        # Before the services are asked, which begins what is not there yet.
        checkup.files(folders, time.time()),
        checkup.log_found(folders.state, redactor),
        checkup.crashes(folders.state),
        _services(config),
    ]
    well = all(section.well for section in found)
    if args.json:
        setup.say_json({"well": well, **{section.title: section.facts for section in found}})
    else:
        setup.say(_lines(found))
    return 0 if well else 1


def _services(config: Config | None) -> Findings:
    """How each service is, as `mediatui status` tells it."""
    import asyncio

    from mediatui.cli import status
    from mediatui.cli.findings import Findings, Sign
    from mediatui.engine.health import Health

    found = Findings("services", [])
    if config is None:
        found.add(Sign.NOTE, "services", "not asked: the configuration cannot be used")
        return found
    if not config.enabled:
        found.add(
            Sign.WRONG, "services", "none is switched on. Add a [services.tautulli] with url and api_key."
        )
        return found
    signs = {Health.UP: Sign.WELL, Health.OFF: Sign.WELL, Health.FAILING: Sign.WRONG}
    services, latencies = asyncio.run(status.ask_services(config))
    for service in services:
        found.facts.append(status.status_object(service, latencies))
        words = [service.health.value]
        if service.status and service.status.version:
            words.append(service.status.version)
        if (latency := latencies.get(service.endpoint.name)) is not None:
            words.append(f"{latency:.0f} ms")
        said = ", ".join(words)
        if service.failure:
            said += f": {service.failure.words}. {service.failure.remedy}"
        found.add(signs.get(service.health, Sign.NOTE), service.endpoint.name, said)
    return found


def _lines(found: list[Findings]) -> list[str]:
    """The sections below each other, their columns aligned alike."""
    from mediatui.wording.table import cells

    plain = not (getattr(sys.stdout, "encoding", None) or "").lower().startswith("utf")
    width = max(cells(name) for section in found for _, name, _ in section.lines)
    told: list[str] = []
    for section in found:
        told += [*([""] if told else []), section.title.capitalize()]
        for sign, name, words in section.lines:
            pad = " " * (width - cells(name))
            told.append(f"  {sign.value[1 if plain else 0]} {name}{pad}  {words}".rstrip())
    return told
