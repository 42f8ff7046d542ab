"""The list of plays as it is drawn of a real Tautulli's answers."""

from __future__ import annotations

from typing import Any

from mediatui.ui.screens.plays import present
from tests.ui.screens.recorded import SIZES, as_text, recorded


async def test_the_plays_of_a_real_history(capture: Any) -> None:
    for name in ("default", "live-tv-rows", "transcode"):
        adapter, transport = recorded(get_history=f"get_history-{name}")
        try:
            page = await adapter.plays()
        finally:
            await transport.aclose()
        assert not page.dropped
        now = max(play.started or 0.0 for play in page.plays) + 60
        rows = [present.row_of(play, now) for play in page.plays]
        columns = [column for column in present.columns(several=False) if not column.optional]
        for width, height in SIZES:
            assert as_text(columns, rows, width, height) == capture(name=f"{name}_{width}x{height}")
