"""`mediatui status`: a line per service; the exit code for scripts and monitors."""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING

from mediatui.cli import setup

if TYPE_CHECKING:
    from mediatui.config.model import Config
    from mediatui.engine.health import ServiceHealth


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `status` to the program's commands."""
    parser = subparsers.add_parser(
        "status",
        help="print a line per service",
        description="Print a line per service. Exit 0: all well; 1: something is not; 2: configuration.",
    )
    parser.add_argument("--json", action="store_true", help='one object: {"services": […]}')
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Ask every service how it is."""
    import asyncio

    config = setup.read_config(args)
    if not config.enabled:
        print(f"{config.path}: no service is switched on", file=sys.stderr)
        return 2
    return asyncio.run(_run(config, as_json=args.json))


async def _run(config: Config, *, as_json: bool) -> int:
    from mediatui.engine.health import Health, health_of
    from mediatui.runtime import Runtime
    from mediatui.wording.objects import service_object

    folders = setup.folders()
    redactor = setup.start_log(config, folders.state)
    async with Runtime(config, folders, redactor=redactor) as runtime:
        await runtime.ask_status()
        engine = runtime.engine
        services = [health_of(endpoint, engine.store) for endpoint in engine.endpoints]
    if as_json:
        objects = []
        for service in services:
            told = service_object(service.endpoint, service.health.value, service.age, service.failure)
            told["version"] = (service.status.version or None) if service.status else None
            told["latency_ms"] = service.status.latency_ms if service.status else None
            objects.append(told)
        print(json.dumps({"services": objects}, ensure_ascii=False, indent=2))
    else:
        setup.say(_lines(services))
    return 1 if any(service.health is Health.FAILING for service in services) else 0


def _lines(services: list[ServiceHealth]) -> list[str]:
    from mediatui.wording.table import table

    rows = []
    for service in services:
        status = service.status
        words = f"{service.failure.words}. {service.failure.remedy}" if service.failure else ""
        version = status.version if status else ""
        latency = f"{status.latency_ms:.0f} ms" if status and status.latency_ms is not None else ""
        rows.append((service.endpoint.name, service.health.value, version, latency, words))
    return table(("SERVICE", "STATE", "VERSION", "ANSWERED IN", ""), rows)
