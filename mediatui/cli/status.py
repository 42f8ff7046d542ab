"""`mediatui status`: a line per service; the exit code for scripts and monitors."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import TYPE_CHECKING

from mediatui.cli import setup

if TYPE_CHECKING:
    from mediatui.config.model import Config
    from mediatui.engine.health import ServiceHealth
    from mediatui.wording.objects import Json


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `status` to the program's commands."""
    parser = subparsers.add_parser(
        "status",
        help="print a line per service",
        description="Print a line per service. Exit 0: all well; 1: something is not; 2: configuration.",
    )
    setup.add_config_option(parser)
    parser.add_argument("--json", action="store_true", help='one object: {"services": […]}')
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Ask every service how it is."""
    import asyncio

    return asyncio.run(_run(setup.read_config_to_ask(args), as_json=args.json))


async def _run(config: Config, *, as_json: bool) -> int:
    from mediatui.engine.health import Health

    services, latencies = await ask_services(config)
    if as_json:
        setup.say_json({"services": [status_object(service, latencies) for service in services]})
    else:
        setup.say(_lines(services, latencies))
    return 1 if any(service.health is Health.FAILING for service in services) else 0


async def ask_services(config: Config) -> tuple[list[ServiceHealth], dict[str, float | None]]:
    """How each service is, in the order of the configuration, and how many ms each answer took just now."""
    from mediatui.engine.health import health_of
    from mediatui.runtime import Runtime

    folders = setup.folders()
    redactor = setup.start_log(config, folders.state)
    async with Runtime(config, folders, redactor=redactor) as runtime:
        answers = {report.endpoint.name: report.status for report in await runtime.ask_status()}
        engine = runtime.engine
        services = [health_of(endpoint, engine.store) for endpoint in engine.endpoints]
    # What a service that fails now said earlier: its version still counts, how quick it was does not.
    return services, {name: status.latency_ms for name, status in answers.items() if status}


def status_object(service: ServiceHealth, latencies: Mapping[str, float | None]) -> Json:
    """A service as an object of the JSON."""
    from mediatui.wording.objects import service_object

    told = service_object(service.endpoint, service.health.value, service.age, service.failure)
    told["version"] = (service.status.version or None) if service.status else None
    told["latency_ms"] = latencies.get(service.endpoint.name)
    return told


def _lines(services: list[ServiceHealth], latencies: Mapping[str, float | None]) -> list[str]:
    from mediatui.wording.table import table

    rows = []
    for service in services:
        name, status = service.endpoint.name, service.status
        words = f"{service.failure.words}. {service.failure.remedy}" if service.failure else ""
        version = status.version if status else ""
        latency = f"{ms:.0f} ms" if (ms := latencies.get(name)) is not None else ""
        rows.append((name, service.health.value, version, latency, words))
    return table(("SERVICE", "STATE", "VERSION", "ANSWERED IN", ""), rows)
