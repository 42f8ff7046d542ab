"""The list of requests: read page by page, kept, and read again only as far as it has changed."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import aclosing
from typing import TYPE_CHECKING, Any, NamedTuple

from mediatui.services.seerr.pool import in_turn
from mediatui.services.seerr.speaker import AT_ONCE, Speaker

if TYPE_CHECKING:
    from mediatui.models.endpoint import Endpoint
    from mediatui.models.request import MediaRequest, RequestCounts, RequestList
    from mediatui.services.transport import Transport

TAKE = 100
"""Requests of one page: 53 ms of the server's time where it has 2,000."""

PAGES_AT_ONCE = 2

PATIENCE = 15.0
"""Seconds: the list waits 10 for every Radarr and Sonarr behind the server that hangs."""

WHOLE_EVERY = 300.0
"""Seconds after which all pages are read even if the first shows nothing new: what is deep in the list
changes too."""

MOST_PAGES = 1_000


class Page(NamedTuple):
    """One page of the list as it was read."""

    skip: int
    requests: tuple[MediaRequest, ...]
    told: int
    """How many records it had, those that cannot be read included."""
    total: int
    size: int
    failed_servers: tuple[str, ...]


class Requests(Speaker):
    """Reads requests. Keeps those it knows, so that the list never shrinks while it is read again."""

    def __init__(self, endpoint: Endpoint, transport: Transport) -> None:
        super().__init__(endpoint, transport)
        self._known: dict[int, MediaRequest] = {}
        self._total = 0
        self._dropped: dict[int, int] = {}
        self._failed_servers: tuple[str, ...] = ()
        self._whole_at: float | None = None

    def wake(self) -> None:
        """A person asked: let the next call through, and read the whole list."""
        super().wake()
        self._whole_at = None

    async def requests(self) -> AsyncIterator[RequestList]:
        """The requests, newest first: the first page at once, then the others, two at a time.

        Where the first page and the count show nothing new it ends there, but reads all every five minutes.
        What was not seen again is dropped in the end, unless the list changed under the reading: then it
        stays until the next. Requests of blocklisted media are never sent, though they may be counted.
        """
        began = self._client.transport.monotonic()
        before = dict(self._known)
        first = await self._page(0)
        quiet = (
            self._whole_at is not None
            and 0 <= began - self._whole_at < WHOLE_EVERY
            and first.total == self._total
            and all(before.get(request.id) == request for request in first.requests)
        )
        self._whole_at = self._whole_at if quiet else None
        self._take(first)
        seen = {request.id for request in first.requests}
        if quiet:
            yield self._list(complete=True)
            return
        steady = True
        if first.size < first.total:
            yield self._list(complete=False)
        async with aclosing(in_turn(self._page, _skips(first), at_once=PAGES_AT_ONCE)) as pages:
            async for page in pages:
                steady = steady and page.total == first.total
                seen.update(request.id for request in page.requests)
                self._take(page)
                if not page.told:
                    break
                yield self._list(complete=False)
        self._ended(before, seen, steady=steady)
        if steady:
            self._whole_at = began
        yield self._list(complete=True)

    async def request(self, number: int) -> MediaRequest:
        """One request, as it is now; NOT_FOUND when it is gone."""
        return self._learn(await self._read(f"/request/{number:d}", one=True))

    async def counts(self) -> RequestCounts:
        """How many requests there are of each sort. Overseerr does not count finished ones apart."""
        data = self._record(await self._read("/request/count"))
        from mediatui.services.seerr.mapping import counts_of

        return counts_of(data)

    def _learn(self, data: Any) -> MediaRequest:
        """A request out of an answer; the list knows it from now on."""
        from dataclasses import replace

        from mediatui.models.failure import FailureKind
        from mediatui.services.answer import Fault
        from mediatui.services.seerr.mapping import request_of

        request = request_of(data, self.endpoint.name)
        if request is None:
            raise self._client.failure(Fault(FailureKind.BAD_PAYLOAD, "there is no request in it"))
        known = self._known.get(request.id)
        if known is not None:
            # Only the list names profiles and leads to Radarr and Sonarr.
            same = (known.server_id, known.profile_id) == (request.server_id, request.profile_id)
            request = replace(
                request,
                profile_name=request.profile_name or (known.profile_name if same else ""),
                service_page=request.service_page or known.service_page,
            )
            self._known[request.id] = request
        return request

    def _forget(self, number: int) -> None:
        """A request is gone."""
        self._known.pop(number, None)

    async def _page(self, skip: int) -> Page:
        data = await self._read(
            "/request",
            {"take": TAKE, "skip": skip, "sort": "added"},
            timeout=max(PATIENCE, self.endpoint.timeout),
        )
        records = self._results(data)
        from mediatui.services.seerr.mapping import request_of
        from mediatui.services.seerr.wire import PageInfo, record

        requests = []
        for number, raw in enumerate(records, 1):
            request = request_of(raw, self.endpoint.name)
            if request is not None:
                requests.append(request)
            if number % AT_ONCE == 0:
                await asyncio.sleep(0)
        info = record(PageInfo, data.get("pageInfo")) or PageInfo()
        return Page(
            skip=skip,
            requests=tuple(requests),
            told=len(records),
            total=max(0, info.results if info.results is not None else skip + len(records)),
            size=info.page_size if info.page_size and 0 < info.page_size <= TAKE else TAKE,
            failed_servers=_failed_servers(data.get("serviceErrors")),
        )

    def _take(self, page: Page) -> None:
        self._known.update((request.id, request) for request in page.requests)
        self._dropped[page.skip] = page.told - len(page.requests)
        self._total = page.total
        self._failed_servers = page.failed_servers

    def _ended(self, before: dict[int, MediaRequest], seen: set[int], *, steady: bool) -> None:
        """All pages were read: what was known before and not seen again is gone."""
        if not steady:
            return
        for number in before.keys() - seen:
            self._forget(number)
        self._dropped = {skip: dropped for skip, dropped in self._dropped.items() if skip < self._total}

    def _list(self, *, complete: bool) -> RequestList:
        from mediatui.models.request import RequestList

        return RequestList(
            # The server sorts by when a request was added, which is the order of their numbers.
            requests=tuple(self._known[number] for number in sorted(self._known, reverse=True)),
            total=self._total,
            complete=complete,
            dropped=sum(self._dropped.values()),
            failed_servers=self._failed_servers,
        )


def _skips(first: Page) -> Iterator[int]:
    """Where the pages after the first begin."""
    yield from range(first.size, min(first.total, MOST_PAGES * first.size), first.size)


def _failed_servers(errors: Any) -> tuple[str, ...]:
    """The names in `serviceErrors`; Overseerr has none."""
    from mediatui.services.seerr.wire import WireName, records

    kinds = errors if isinstance(errors, dict) else {}
    named = [each.name for kind in ("radarr", "sonarr") for each in records(WireName, kinds.get(kind))]
    return tuple(dict.fromkeys(name for name in named if name))
