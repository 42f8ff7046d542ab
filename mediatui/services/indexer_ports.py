"""What is asked of a service that keeps indexers: what they have, how they do, and to whom they are given."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from mediatui.models.indexers import (
    Application,
    IndexerHistory,
    IndexerList,
    IndexerStatistics,
    Offer,
    OfferList,
    SearchKind,
)
from mediatui.services.ports import Service


@runtime_checkable
class IndexerSource(Service, Protocol):
    """Who keeps indexers."""

    async def indexer_list(self) -> IndexerList:
        """All of them with their state."""
        ...

    async def offers(
        self,
        indexer_id: int,
        words: str,
        kind: SearchKind = SearchKind.ANY,
        categories: Sequence[int] = (),
        limit: int = 100,
    ) -> OfferList:
        """What one indexer has of that name. Raises `ServiceError` also where the indexer failed and the
        service keeps silent about it. Takes seconds; one call for each indexer, so that each arrives by
        itself."""
        ...

    async def grab_offer(self, offer: Offer) -> None:
        """Send a release to the service's own download client. CONFLICT when it was found too long ago."""
        ...

    def grab_offer_call(self, offer: Offer) -> tuple[str, ...]:
        """The calls of `grab_offer`."""
        ...

    async def indexer_statistics(self, start: float, end: float) -> tuple[IndexerStatistics, ...]:
        """How the indexers did between two moments. Heavy over long spans."""
        ...

    async def applications(self) -> tuple[Application, ...]:
        """The programs that its indexers are given to."""
        ...

    async def indexer_history(
        self, page: int = 1, size: int = 100, *, indexer_id: int | None = None
    ) -> IndexerHistory:
        """A page of what was asked of the indexers, newest first."""
        ...
