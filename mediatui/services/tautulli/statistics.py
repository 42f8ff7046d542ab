"""The statistics: graphs, and the tables of the most …."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mediatui.models.failure import FailureKind
from mediatui.services.answer import Fault
from mediatui.services.tautulli.speaker import Speaker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mediatui.models.statistics import Graph, GraphKind, Measure, Stat, StatKind

COMMANDS = {
    "by date": "get_plays_by_date",
    "by day of the week": "get_plays_by_dayofweek",
    "by hour of the day": "get_plays_by_hourofday",
    "by month": "get_plays_per_month",
    "by user": "get_plays_by_top_10_users",
    "by platform": "get_plays_by_top_10_platforms",
    "stream type by date": "get_plays_by_stream_type",
    "stream type by user": "get_stream_type_by_top_10_users",
    "stream type by platform": "get_stream_type_by_top_10_platforms",
    "stream type by source resolution": "get_plays_by_source_resolution",
    "stream type by stream resolution": "get_plays_by_stream_resolution",
    "concurrent streams by date": "get_concurrent_streams_by_stream_type",
}
"""The command of each graph, by the value of its `GraphKind`."""


class Statistics(Speaker):
    """The part of a `HistorySource` that counts."""

    async def graph(
        self,
        kind: GraphKind,
        *,
        span: int | None = None,
        measure: Measure | None = None,
        user_ids: Sequence[int] = (),
        grouped: bool = True,
    ) -> Graph:
        """A graph over the last `span` days, or months; every line has a value for every category."""
        query: dict[str, str | int] = {"grouping": int(grouped)}
        if span is not None:
            query["time_range"] = span
        if measure is not None:
            query["y_axis"] = measure.value
        if user_ids:
            query["user_id"] = ",".join(map(str, user_ids))
        data = await self._look_up(COMMANDS[kind.value], query)
        from mediatui.services.tautulli.statistics_mapping import graph_of

        graph = graph_of(data)
        if graph is None:
            raise self._client.failure(Fault(FailureKind.BAD_PAYLOAD, "there is no graph in it"))
        return graph

    async def stats(
        self,
        *,
        days: int = 30,
        measure: Measure | None = None,
        count: int = 10,
        user_id: int | None = None,
        section_id: int | None = None,
        kind: StatKind | None = None,
    ) -> tuple[Stat, ...]:
        """The tables of the home page (`get_home_stats`).

        Tautulli may tell a table twice (`top_libraries`), which counts once; tables it has and we do not
        know are left out. One table alone it gives as it is, and nothing as an empty list.
        """
        query: dict[str, str | int] = {"time_range": days, "stats_count": count}
        if measure is not None:
            query["stats_type"] = measure.value
        if user_id is not None:
            query["user_id"] = user_id
        if section_id is not None:
            query["section_id"] = section_id
        if kind is not None:
            query["stat_id"] = kind.value
        data = await self._look_up("get_home_stats", query)
        raw = [data] if isinstance(data, dict) and data else self._list(data or [], "statistics")
        from mediatui.services.tautulli.statistics_mapping import stat_of
        from mediatui.services.tautulli.statistics_wire import WireStat, WireStatRow

        stats: dict[StatKind, Stat] = {}
        for table in await self._rows(WireStat, raw):
            told = table.rows if isinstance(table.rows, list) else []
            stat = stat_of(table, await self._rows(WireStatRow, told), len(told))
            if stat is not None:
                stats.setdefault(stat.kind, stat)
        return tuple(stats.values())
