"""How Tautulli is spoken to: its one address, its envelope, and no more slow things at once than it bears."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from mediatui.models.failure import FailureKind
from mediatui.services.answer import Answer, Fault
from mediatui.services.http import ServiceClient

if TYPE_CHECKING:
    from mediatui.models.endpoint import Endpoint
    from mediatui.services.tautulli.wire import Wire
    from mediatui.services.transport import Transport

PATH = "/api/v2"

IN_FLIGHT = 2
"""Calls at a time: Tautulli serves ten, and its own pages need some."""

SLOW_AT_ONCE = IN_FLIGHT - 1
"""Slow calls at a time: one slot stays for what plays now, however long the history takes."""

SLOW_TIMEOUT = 30.0
"""Seconds a slow call may take where the endpoint says less: Tautulli alone waits 15 for a Plex that is
silent, and its history takes some 50 µs for each row there is."""

HEAVY = (
    "mediatui.services.tautulli.mapping",
    "mediatui.services.tautulli.replies",
)
"""What is loaded, with pydantic, when the first answer is on its way."""

ERRORS = frozenset({400})
ERRORS_OF_CHANGES = frozenset({400, 500})

_AT_ONCE = 25
"""Rows read before the event loop gets its turn."""

W = TypeVar("W", bound="Wire")
Query = Mapping[str, str | int]


class Speaker:
    """What every part of the adapter has: the client, and a way to ask and to read rows."""

    def __init__(self, endpoint: Endpoint, transport: Transport) -> None:
        self._client = ServiceClient(endpoint, transport, max_in_flight=IN_FLIGHT, key_param="apikey")
        self._slow_slots = asyncio.Semaphore(SLOW_AT_ONCE)

    @property
    def endpoint(self) -> Endpoint:
        """The configured service it speaks for."""
        return self._client.endpoint

    def wake(self) -> None:
        """A person asked: let the next call through even if the breaker is open."""
        self._client.wake()

    async def aclose(self) -> None:
        """Close its connections."""
        await self._client.aclose()

    async def _ask(self, command: str) -> Answer:
        await self._client.transport.load(*HEAVY)
        return await self._client.get(PATH, {"cmd": command}, accept=ERRORS)

    async def _read(self, command: str) -> Any:
        return self._data(await self._ask(command))

    async def _slow(self, command: str, query: Query | None = None) -> Answer:
        """The answer to something Tautulli has to look up in its database, or in Plex."""
        await self._client.transport.load(*HEAVY)
        timeout = max(self.endpoint.timeout, SLOW_TIMEOUT)
        async with self._slow_slots:
            return await self._client.get(
                PATH, {"cmd": command, **(query or {})}, accept=ERRORS, timeout=timeout
            )

    async def _look_up(self, command: str, query: Query | None = None) -> Any:
        return self._data(await self._slow(command, query))

    async def _table(self, command: str, query: Query, what: str) -> tuple[dict[str, Any], list[Any]]:
        """An answer as Tautulli's tables want it, and its rows; BAD_PAYLOAD where there are none to read."""
        data = await self._look_up(command, query)
        rows = data.get("data") if isinstance(data, dict) else None
        return (data if isinstance(data, dict) else {}), self._list(rows, what)

    def _data(self, answer: Answer) -> Any:
        """What stands in the envelope. Raises the failure the envelope tells of."""
        from mediatui.services.tautulli.replies import reply_of

        reply = reply_of(answer)
        if isinstance(reply, Fault):
            raise self._client.failure(reply)
        return reply.data

    def _list(self, data: Any, what: str) -> list[Any]:
        if not isinstance(data, list):
            raise self._client.failure(Fault(FailureKind.BAD_PAYLOAD, f"there is no list of {what} in it"))
        return data

    async def _rows(self, model: type[W], raw: list[Any]) -> list[W]:
        """The rows that are some; what is a text, a list or nothing is left out."""
        from mediatui.services.tautulli.wire import record

        rows: list[W] = []
        for number, one in enumerate(raw, 1):
            row = record(model, one)
            if row is not None:
                rows.append(row)
            if number % _AT_ONCE == 0:
                await asyncio.sleep(0)
        return rows
