"""The history: pages of plays, and how one play was given out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mediatui.services.tautulli.speaker import Query, Speaker

if TYPE_CHECKING:
    from mediatui.models.history_play import PlayFilter, PlayOrder, PlayPage, PlayStream

LONGEST_PAGE = 1000
"""Rows a page may have: 1.2 MB. Tautulli itself would send all there are (8 MB for 6,000)."""


class History(Speaker):
    """The part of a `HistorySource` that turns the pages of the history."""

    async def plays(
        self,
        wanted: PlayFilter | None = None,
        *,
        start: int = 0,
        length: int = 50,
        order: PlayOrder | None = None,
        grouped: bool = True,
        running: bool = False,
    ) -> PlayPage:
        """A page of the history (`get_history`); rows that cannot be read are left out and counted.

        `length` is at most `LONGEST_PAGE`. What is under way is only asked for where `running` says so.
        """
        query: dict[str, str | int] = {
            "start": max(0, start),
            "length": max(0, min(length, LONGEST_PAGE)),
            "grouping": int(grouped),
            "include_activity": int(running),
        }
        if order is not None:
            query |= {"order_column": order.column, "order_dir": "desc" if order.descending else "asc"}
        if wanted is not None:
            query |= _asked(wanted)
        data, raw = await self._table("get_history", query, "plays")
        from mediatui.models.history_play import PlayPage
        from mediatui.services.tautulli.history_mapping import play_of
        from mediatui.services.tautulli.history_wire import WireHistory, WirePlay
        from mediatui.services.tautulli.prose import seconds_of

        rows = await self._rows(WirePlay, raw)
        around = WireHistory.model_validate(data)
        return PlayPage(
            plays=tuple(play_of(row, self.endpoint.name) for row in rows),
            start=max(0, start),
            matching=len(rows) if around.matching is None else around.matching,
            total=around.total or 0,
            page_s=seconds_of(around.filter_duration),
            total_s=seconds_of(around.total_duration),
            dropped=len(raw) - len(rows),
        )

    async def play_stream(self, row_id: int) -> PlayStream | None:
        """How a play was given out (`get_stream_data`); Tautulli answers {} for a row there is not."""
        return await self._stream({"row_id": row_id})

    async def session_stream(self, session_key: str) -> PlayStream | None:
        """How what plays now is given out; None where no session has that key."""
        return await self._stream({"session_key": session_key})

    async def _stream(self, query: Query) -> PlayStream | None:
        data = await self._look_up("get_stream_data", query)
        from mediatui.services.tautulli.history_mapping import play_stream_of
        from mediatui.services.tautulli.history_wire import WireStream
        from mediatui.services.tautulli.wire import record

        row = record(WireStream, data) if data else None
        return None if row is None else play_stream_of(row)


def _asked(wanted: PlayFilter) -> dict[str, str | int]:
    """The filter in Tautulli's names. It takes several media types with commas between them (recorded)."""
    query: dict[str, str | int] = {
        "user": wanted.user,
        "media_type": ",".join(kind.value for kind in wanted.media_types),
        "transcode_decision": _DECISIONS.get(wanted.decision.value, "") if wanted.decision else "",
        "rating_key": wanted.rating_key,
        "parent_rating_key": wanted.parent_rating_key,
        "grandparent_rating_key": wanted.grandparent_rating_key,
        "start_date": wanted.day,
        "after": wanted.after,
        "before": wanted.before,
        "search": wanted.search,
    }
    if wanted.user_id is not None:
        query["user_id"] = wanted.user_id
    if wanted.section_id is not None:
        query["section_id"] = wanted.section_id
    return {name: value for name, value in query.items() if value != ""}


_DECISIONS = {"direct play": "direct play", "direct stream": "copy", "transcode": "transcode"}
"""What Tautulli calls the decision of a whole stream."""
