"""Every table of the statistics as it is drawn of a real Tautulli's answers."""

from __future__ import annotations

from typing import Any

from mediatui.engine.graphs_stats import FoundStats
from mediatui.models.graph_book import KeptStats
from mediatui.models.statistics import Stat
from mediatui.ui.screens.statistics import present
from tests.ui.screens.recorded import SIZES, as_text, recorded


async def test_every_table_of_a_real_history(capture: Any) -> None:
    adapter, transport = recorded(
        get_home_stats="get_home_stats-top10-365", get_libraries_table="get_libraries_table"
    )
    concurrent, alone = recorded(get_home_stats="get_home_stats-concurrent")
    try:
        stats = {stat.kind: stat for stat in (*await concurrent.stats(), *await adapter.stats())}
        sections = await adapter.sections()
    finally:
        await transport.aclose()
        await alone.aclose()
    rows = present.ranked(FoundStats(KeptStats(_filled(stats), sections, 0.0)))
    now = max(row.row.last_at or 0.0 for row in rows if row.row is not None) + 60
    for width, height in SIZES:
        told = []
        for view, words in present.VIEWS.items():
            mine = [present.row_of(each, now) for each in rows if each.view == view]
            told += [f"{words}:", as_text(present.columns_of(view), mine, width, height), ""]
        assert "\n".join(told) == capture(name=f"{width}x{height}")


def _filled(stats: dict[Any, Stat]) -> tuple[Stat, ...]:
    return tuple(stat for stat in stats.values() if stat.rows)
