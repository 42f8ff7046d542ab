"""Prowlarr's calls: indexers and what they have; the rest as all programs of its family have it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mediatui.services.servarr.calls import Call
from mediatui.services.servarr.client import RELEASES_TIMEOUT, SLOW_TIMEOUT
from mediatui.services.servarr.dialect import PROWLARR
from mediatui.services.servarr.system import SystemCalls

if TYPE_CHECKING:
    from mediatui.models.indexers import (
        Application,
        IndexerHistory,
        IndexerList,
        IndexerStatistics,
        Offer,
        OfferList,
        SearchKind,
    )
    from mediatui.models.system import IndexerInfo
    from mediatui.services.servarr.wire import Raw

_ROWS = "mediatui.services.prowlarr.rows"


class ProwlarrAdapter(SystemCalls):
    """An `IndexerSource` and a `SystemSource` (without disks)."""

    dialect = PROWLARR

    async def indexer_list(self) -> IndexerList:
        """All indexers, with their failures, which stand in a list of their own."""
        states = await self._states()
        await self.api.ready(_ROWS)
        from mediatui.models.indexers import IndexerList
        from mediatui.services.prowlarr.rows import indexer_of

        service = self.api.service
        found = await self.api.list("/indexer", lambda row: indexer_of(row, service, states))
        return IndexerList(*found)

    async def indexers(self) -> tuple[IndexerInfo, ...]:
        """The same as the other programs' indexers are told, with what keeps each out."""
        listed = await self.indexer_list()
        from mediatui.models.system import IndexerInfo

        return tuple(
            IndexerInfo(
                self.api.service,
                each.id,
                each.name,
                each.privacy.value,
                each.via,
                each.priority,
                rss=each.is_on,
                automatic=each.is_on,
                interactive=each.is_on and each.can_search,
                trouble="" if each.disabled_till is None else "failed; kept out for a while",
            )
            for each in listed.indexers
        )

    async def offers(
        self,
        indexer_id: int,
        words: str,
        kind: SearchKind | None = None,
        categories: Sequence[int] = (),
        limit: int = 100,
    ) -> OfferList:
        """What one indexer has of that name, as it ranks it.

        Prowlarr answers an indexer's failure with an empty list; so where nothing came it is asked whether
        the indexer failed just now, and then that is said. Categories are a parameter that repeats.
        """
        from urllib.parse import quote

        await self.api.ready(_ROWS)
        from mediatui.models.indexers import OfferList
        from mediatui.services.prowlarr.rows import offer_of

        asked = f"query={quote(words, safe='')}&type={kind.value if kind is not None else 'search'}"
        asked += f"&indexerIds={indexer_id}&limit={limit}"
        asked += "".join(f"&categories={each}" for each in categories)
        service, redact = self.api.service, self.api.redact
        found = await self.api.list(
            f"/search?{asked}",
            lambda row: offer_of(row, service, redact),
            timeout=self.api.at_least(RELEASES_TIMEOUT),
        )
        if not found.made:
            await self._complain(indexer_id)
        return OfferList(*found)

    async def grab_offer(self, offer: Offer) -> None:
        """Send a release to Prowlarr's own download client.

        CONFLICT when it was found more than half an hour ago (search again), or its indexer gives it no more.
        """
        await self.make((_grab(offer),))

    def grab_offer_call(self, offer: Offer) -> tuple[str, ...]:
        """The calls of `grab_offer`."""
        return self.api.words((_grab(offer),))

    async def indexer_statistics(self, start: float, end: float) -> tuple[IndexerStatistics, ...]:
        """How the indexers did between two moments, in seconds since the epoch."""
        asked = {"startDate": _date(start), "endDate": _date(end)}
        raw = await self.api.record("/indexerstats", asked, timeout=self.api.at_least(SLOW_TIMEOUT))
        await self.api.ready(_ROWS)
        from mediatui.services.prowlarr.rows import statistics_of
        from mediatui.services.servarr.wire import rows

        return tuple(filter(None, map(statistics_of, rows(raw, "indexers"))))

    async def applications(self) -> tuple[Application, ...]:
        """The programs that its indexers are given to."""
        await self.api.ready(_ROWS)
        from mediatui.services.prowlarr.rows import application_of

        service = self.api.service
        return (await self.api.list("/applications", lambda row: application_of(row, service))).made

    async def indexer_history(
        self, page: int = 1, size: int = 100, *, indexer_id: int | None = None
    ) -> IndexerHistory:
        """A page of what was asked of the indexers, newest first."""
        params: dict[str, str | int] = {"sortKey": "date", "sortDirection": "descending"}
        if indexer_id is not None:
            params["indexerIds"] = indexer_id
        got = await self.api.page("/history", params, page=page, size=size)
        await self.api.ready(_ROWS)
        from mediatui.models.indexers import IndexerHistory
        from mediatui.services.prowlarr.rows import event_of

        service, redact = self.api.service, self.api.redact
        events, dropped = await self.api.read(got.rows, lambda row: event_of(row, service, redact))
        return IndexerHistory(events, got.total, page, dropped + got.odd)

    async def _states(self) -> dict[int, Raw]:
        """By indexer: what is wrong with it. Only those that failed are in the list."""
        await self.api.ready(_ROWS)
        from mediatui.services.servarr.wire import ident

        found = (await self.api.list("/indexerstatus", dict)).made
        return {number: raw for raw in found if (number := ident(raw, "indexerId")) is not None}

    async def _complain(self, indexer_id: int) -> None:
        """Raise what keeps an indexer from answering: only those that are kept out are in the list."""
        from mediatui.models.failure import FailureKind
        from mediatui.services.answer import Fault

        if indexer_id in await self._states():
            detail = "the indexer failed, and Prowlarr keeps it out for a while"
            raise self.api.client.failure(Fault(FailureKind.SERVER_ERROR, detail))


def _grab(offer: Offer) -> Call:
    body = {"guid": offer.guid, "indexerId": offer.indexer_id}
    return Call("POST", "/search", body=body, timeout=SLOW_TIMEOUT)


def _date(moment: float) -> str:
    from datetime import UTC, datetime

    return datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
