"""What is measured inside one process: the list widget, and an answer on its way to models."""

from __future__ import annotations

import asyncio
import json
import statistics
import time
from collections.abc import Callable, Iterator

import httpx
from textual.app import App, ComposeResult

from mediatui.demo.stack import Stack
from mediatui.demo.world.clock import HeldClock
from mediatui.models.endpoint import Endpoint
from mediatui.models.secret import Secret
from mediatui.services.registry import adapter_for
from mediatui.services.transport import Transport
from mediatui.ui.cells import line
from mediatui.ui.widgets.columns import Column
from mediatui.ui.widgets.live_table import LiveTable, Row

ROWS = 10_000
Told = tuple[str, str, str, str, bool | None]


class TableApp(App[None]):
    def compose(self) -> ComposeResult:
        yield LiveTable([Column(name, name, 10) for name in ("a", "b", "c", "d")])


def rows(generation: int) -> list[Row]:
    """So many rows, all changed from one generation to the next."""
    return [
        Row(str(n), {name: line(f"{name}{n}.{generation}") for name in ("a", "b", "c", "d")})
        for n in range(ROWS)
    ]


def milliseconds(call: Callable[[], object]) -> float:
    """How long one call takes."""
    began = time.perf_counter()
    call()
    return (time.perf_counter() - began) * 1000


async def table() -> list[Told]:
    """The list with ten thousand rows: filled, all changed, and only told the same again."""
    app = TableApp()
    async with app.run_test(size=(120, 40)) as pilot:
        widget = app.query_one(LiveTable)
        generations = [rows(n) for n in range(6)]
        filled = milliseconds(lambda: widget.set_rows(generations[0]))
        await pilot.pause()
        floor = statistics.median(
            milliseconds(lambda g=g: {r.key: n for n, r in enumerate(g)})
            for g in generations  # type: ignore[misc]
        )
        changed = []
        for generation in generations[1:]:
            changed.append(milliseconds(lambda g=generation: widget.set_rows(g)))  # type: ignore[misc]
            await pilot.pause()
        same = milliseconds(lambda: widget.set_rows(list(generations[-1])))
        ratio = statistics.median(changed) / floor
        return [
            ("10,000 rows filled, ms", f"{filled:.1f}", "", "", None),
            (
                "10,000 rows all changed (floor: a dict of their keys)",
                f"{ratio:.1f} × ({statistics.median(changed):.1f} ms)",
                f"{floor:.1f} ms",
                "≤ 16 ms",
                statistics.median(changed) <= 16,
            ),
            ("10,000 rows told again unchanged, ms", f"{same:.1f}", "", "≤ 16 ms", same <= 16),
        ]


async def answer() -> list[Told]:
    """Fifty streams: the adapter's call as a ratio to a bare call with a bare json parse."""
    with Stack(size="large", clock=HeldClock(1_773_524_400.0), services=("tautulli",)) as stack:
        endpoint = Endpoint("t", "tautulli", stack.url("tautulli"), api_key=Secret(stack.api_key("tautulli")))
        transport = Transport()
        adapter = adapter_for(endpoint, transport)
        address = f"{endpoint.url}/api/v2?cmd=get_activity&apikey={stack.api_key('tautulli')}"
        async with httpx.AsyncClient() as client:
            ours, bare, parse = [], [], []
            for _ in range(12):
                began = time.perf_counter()
                told = await adapter.activity()  # type: ignore[attr-defined]
                ours.append(time.perf_counter() - began)
                began = time.perf_counter()
                body = (await client.get(address)).content
                json.loads(body)
                bare.append(time.perf_counter() - began)
                parse.append(milliseconds(lambda body=body: json.loads(body)))  # type: ignore[misc]
        await adapter.aclose()
        await transport.aclose()
        assert len(told.streams) >= 45
        ratio = statistics.median(a / b for a, b in zip(ours[2:], bare[2:], strict=True))
        return [
            (
                "50 streams to models (floor: bare call and json parse)",
                f"{ratio:.2f} × ({statistics.median(ours) * 1000:.1f} ms)",
                f"{statistics.median(bare) * 1000:.1f} ms",
                "",
                None,
            )
        ]


def figures() -> Iterator[Told]:
    """Everything that is measured here."""
    yield from asyncio.run(table())
    yield from asyncio.run(answer())
