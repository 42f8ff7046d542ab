"""The lines of the services dialog: how each one is. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from mediatui.engine.health import Health, ServiceHealth
from mediatui.ui.cells import Line, Span, line, wrap
from mediatui.ui.widgets.status_line import DOTS
from mediatui.wording.failures import describe_failure
from mediatui.wording.quantities import ago

WIDTH = 80
"""Cells of a line in the dialog."""


def service_lines(services: Sequence[ServiceHealth], now: float) -> list[Line]:
    """A few lines for each service: state, address, version, what failed and the remedy."""
    lines: list[Line] = []
    for service in services:
        endpoint, status = service.endpoint, service.status
        sign, tone = DOTS[service.health]
        facts = [service.health.value]
        if status and status.version:
            facts.append(status.version)
        if status and status.latency_ms is not None and service.health is not Health.FAILING:
            facts.append(f"{status.latency_ms:.0f} ms")
        if service.age is not None:
            facts.append(f"last answer {ago(service.age)}")
        lines.append(line(Span(f"{sign} ", tone), Span(f"{endpoint.name}  ", "strong"), " · ".join(facts)))
        server = f" · {status.server_name}" if status and status.server_name else ""
        lines.append(line(Span(f"  {endpoint.kind} at {endpoint.url}{server}", "dim")))
        if service.failure:
            for text, tone in ((describe_failure(service.failure, now), "bad"), (service.failure.remedy, "")):
                lines += [line("  ", *part) for part in wrap(text, WIDTH, tone)]
        lines.append(())
    return lines[:-1] or [line("No service is configured: mediatui config init writes a file to fill in")]
