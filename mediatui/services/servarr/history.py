"""The history and the blocklist of these programs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mediatui.services.servarr.base import ServarrBase
from mediatui.services.servarr.calls import Call, Calls

if TYPE_CHECKING:
    from mediatui.models.history import BlocklistEntry, BlocklistPage, HistoryEvent, HistoryPage

_EVENTS = "mediatui.services.servarr.events"
_NEWEST_FIRST = {"sortKey": "date", "sortDirection": "descending"}


class HistoryCalls(ServarrBase):
    """A `HistorySource`."""

    async def history(self, page: int = 1, size: int = 100, *, download_id: str = "") -> HistoryPage:
        """A page of the events of all titles, newest first; of one download where one is named."""
        params = {**_NEWEST_FIRST, **dict(self.dialect.history)}
        if download_id:
            params["downloadId"] = download_id
        got = await self.api.page("/history", params, page=page, size=size)
        await self.api.ready(_EVENTS)
        from mediatui.models.history import HistoryPage
        from mediatui.services.servarr.events import event_of

        service, redact = self.api.service, self.api.redact
        events, dropped = await self.api.read(got.rows, lambda row: event_of(row, service, redact))
        return HistoryPage(events, got.total, page, dropped + got.odd)

    async def history_of(self, title_id: int) -> HistoryPage:
        """All events of one title, newest first."""
        await self.api.ready(_EVENTS)
        from mediatui.models.history import HistoryPage
        from mediatui.services.servarr.events import event_of

        service, redact = self.api.service, self.api.redact
        params = {self.dialect.title_id: str(title_id), **dict(self.dialect.history)}
        events, dropped = await self.api.list(
            f"/history/{self.dialect.title}", lambda row: event_of(row, service, redact), params
        )
        newest = tuple(sorted(events, key=lambda event: event.at or 0.0, reverse=True))
        return HistoryPage(newest, len(newest), 1, dropped)

    async def mark_failed(self, event: HistoryEvent) -> None:
        """Say that what was grabbed is no good: its release is blocked, and another looked for where the
        program is set so."""
        await self.make(_mark_failed(event))

    def mark_failed_call(self, event: HistoryEvent) -> tuple[str, ...]:
        """The calls of `mark_failed`."""
        return self.api.words(_mark_failed(event))

    async def blocklist(self, page: int = 1, size: int = 100) -> BlocklistPage:
        """A page of the releases that are never to be taken again, newest first."""
        got = await self.api.page("/blocklist", _NEWEST_FIRST, page=page, size=size)
        await self.api.ready(_EVENTS)
        from mediatui.models.history import BlocklistPage
        from mediatui.services.servarr.events import blocklist_entry_of

        service, redact = self.api.service, self.api.redact
        entries, dropped = await self.api.read(got.rows, lambda row: blocklist_entry_of(row, service, redact))
        return BlocklistPage(entries, got.total, page, dropped + got.odd)

    async def unblock(self, entries: Sequence[BlocklistEntry]) -> None:
        """Let these releases be taken again."""
        await self.make(_unblock(entries))

    def unblock_call(self, entries: Sequence[BlocklistEntry]) -> tuple[str, ...]:
        """The calls of `unblock`."""
        return self.api.words(_unblock(entries))


def _mark_failed(event: HistoryEvent) -> Calls:
    return (Call("POST", f"/history/failed/{event.id}"),)


def _unblock(entries: Sequence[BlocklistEntry]) -> Calls:
    if len(entries) == 1:
        return (Call("DELETE", f"/blocklist/{entries[0].id}"),)
    return (
        (Call("DELETE", "/blocklist/bulk", body={"ids": [entry.id for entry in entries]}),) if entries else ()
    )
