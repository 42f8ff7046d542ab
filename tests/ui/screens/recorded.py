"""Lists drawn from recorded answers of a real Tautulli, without an app."""

from __future__ import annotations

from collections.abc import Sequence

import httpx
import pytest

from mediatui.services.tautulli.adapter import TautulliAdapter
from mediatui.services.transport import Transport
from mediatui.ui.cells import fit
from mediatui.ui.widgets.columns import Column, place
from mediatui.ui.widgets.live_table import GUTTER, LiveTable, Row
from tests.conftest import SHARED
from tests.fakes import endpoint

RECORDED = SHARED / "recordings" / "tautulli"

SIZES = ((120, 36), (80, 24))


def recorded(**files: str) -> tuple[TautulliAdapter, Transport]:
    """An adapter that gets these recordings (command → file without its suffix); close the transport."""
    if not RECORDED.exists():
        pytest.skip("the recordings are not beside the project")

    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(
            200, content=(RECORDED / f"{files[request.url.params['cmd']]}.json").read_bytes()
        )

    transport = Transport(http=httpx.MockTransport(answer))  # type: ignore[arg-type]
    return TautulliAdapter(endpoint(), transport), transport


def as_text(columns: Sequence[Column], rows: Sequence[Row], width: int, height: int) -> str:
    """The list with its heading, as many rows as a screen of that height shows."""
    table, placed = LiveTable(columns), place(columns, width, GUTTER)
    head = " ".join(fit(spot.column.label, spot.width, spot.column.align) for spot in placed)
    lines = [" " * GUTTER + head]
    for row in rows[: height - 6]:
        cells = [table._cell(spot, row.cells.get(spot.column.key, ())) for spot in placed]
        lines.append(" " * GUTTER + " ".join("".join(span.text for span in cell) for cell in cells))
    return "\n".join(each.rstrip() for each in lines)
