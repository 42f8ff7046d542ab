"""Speaking to one of these programs: its key, its paths, its pages, its lists, its errors."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from mediatui.models.failure import FailureKind
from mediatui.services.answer import MEBIBYTE, Fault, Params
from mediatui.services.http import ServiceClient
from mediatui.services.servarr.calls import target

if TYPE_CHECKING:
    from mediatui.models.endpoint import Endpoint
    from mediatui.services.answer import Answer
    from mediatui.services.errors import ServiceError
    from mediatui.services.servarr.calls import Call
    from mediatui.services.servarr.dialect import Dialect
    from mediatui.services.servarr.wire import Raw
    from mediatui.services.transport import Transport

T = TypeVar("T")

IN_FLIGHT = 4
"""Calls at a time."""

PAGE = 150
"""Rows of a page: as many as are read, a megabyte of them, without holding the screen up."""

MOST_PAGES = 200
"""Pages read of one list at most, whatever it says of its length."""

LIBRARY_BYTES = 256 * MEBIBYTE
"""Of a library, unpacked: 20,000 movies with everything are 110 MiB."""

LIST_BYTES = 32 * MEBIBYTE
"""Of any other list: the episodes of a series of 30 years are 20 MB with their files."""

LIBRARY_TIMEOUT = 120.0
SLOW_TIMEOUT = 60.0
"""Seconds, where the program looks at disks or asks the outside."""
IMPORTS_TIMEOUT = 120.0
"""Seconds, where it reads every file of a folder."""
RELEASES_TIMEOUT = 180.0
"""Seconds, where it asks every indexer."""

_HEAVY = (
    "mediatui.services.servarr.wire",
    "mediatui.services.servarr.replies",
    "mediatui.services.servarr.queue_rows",
    "mediatui.services.servarr.shelving",
    "mediatui.services.servarr.system_rows",
)
"""What is loaded, with pydantic and msgspec, when the first answer is on its way."""

_AT_ONCE = 25
"""Rows read before the event loop gets its turn: under 2 ms."""


class Made(NamedTuple, Generic[T]):
    """What was made of a list, and how many of its elements nothing could be made of."""

    made: tuple[T, ...]
    dropped: int


class Rows(NamedTuple):
    """The records of a page, and how many of its elements were none."""

    rows: list[Raw]
    odd: int = 0
    total: int = 0


class Api:
    """The calls of one program. Raises `ServiceError` only."""

    def __init__(self, endpoint: Endpoint, transport: Transport, dialect: Dialect) -> None:
        self.client = ServiceClient(endpoint, transport, max_in_flight=IN_FLIGHT, key_header="X-Api-Key")
        self.dialect = dialect
        self.service = endpoint.name
        self.redact = transport.redactor.redact

    async def ready(self, *modules: str) -> None:
        """Load what is heavy, in a thread, before what uses it is imported."""
        await self.client.transport.load(*_HEAVY, *modules)

    async def ask(self, path: str, params: Params | None = None, **options: Any) -> tuple[Answer, Any]:
        """The answer to a read, with its data."""
        await self.ready()
        from mediatui.services.servarr.replies import ERRORS

        asked = target(self.dialect.api + path, params)
        answer = await self.client.get(asked, accept=ERRORS, **_set(options))
        return answer, self._data(answer, gone=any(part.isdigit() for part in path.split("/")))

    async def record(self, path: str, params: Params | None = None, **options: Any) -> Raw:
        """One record."""
        data = (await self.ask(path, params, **options))[1]
        if not isinstance(data, dict):
            raise self.odd("there is no record in it")
        return data

    async def list(
        self,
        path: str,
        make: Callable[[Raw], T | None],
        params: Params | None = None,
        *,
        timeout: float | None = None,
        max_body: int = LIST_BYTES,
        fields: Any = dict,
        number: Callable[[T], int] | None = None,
    ) -> Made[T]:
        """What `make` makes of each record of a list that is not paged, read as it comes.

        What came of a list that was cut short is none. `fields` and `number`: see `Shelving`.
        """
        await self.ready()
        from mediatui.services.servarr.replies import ERRORS
        from mediatui.services.servarr.shelving import Shelving

        shelving = Shelving(make, fields, number)
        answer = await self.client.get(
            target(self.dialect.api + path, params),
            accept=ERRORS,
            taker=shelving.records,
            **_set({"timeout": timeout, "max_body": max_body}),
        )
        if not 200 <= answer.status < 300:
            self._data(answer, gone=False)
        wrong = shelving.records.end()
        if wrong:
            raise self.odd(wrong)
        return Made(shelving.made, shelving.dropped)

    async def page(self, path: str, params: Params, *, page: int = 1, size: int = PAGE) -> Rows:
        """One page of a list; `params` say how it is sorted."""
        asked = {"page": page, "pageSize": size, **params}
        data = (await self.ask(path, asked, max_body=LIST_BYTES))[1]
        records = data.get("records") if isinstance(data, dict) else None
        if not isinstance(records, list):
            raise self.odd("there is no list in it")
        from mediatui.services.servarr.wire import count

        return _rows(records, max(count(data, "totalRecords"), len(records)))

    async def pages(self, path: str, params: Params) -> Rows:
        """All pages of a list. A row that moved to the next page meanwhile is there once."""
        found: dict[Any, Raw] = {}
        odd = seen = 0
        for number in range(1, MOST_PAGES + 1):
            got = await self.page(path, params, page=number)
            odd += got.odd
            seen += len(got.rows) + got.odd
            for row in got.rows:
                found.setdefault(row.get("id", (number, len(found))), row)
            if not got.rows or seen >= got.total:
                break
        return Rows(list(found.values()), odd, len(found))

    async def read(self, rows: Sequence[Raw], make: Callable[[Raw], T | None]) -> tuple[tuple[T, ...], int]:
        """What `make` makes of each row, and how many it could make nothing of; others get their turns."""
        made: list[T] = []
        for number, row in enumerate(rows, 1):
            one = make(row)
            if one is not None:
                made.append(one)
            if number % _AT_ONCE == 0:
                await asyncio.sleep(0)
        return tuple(made), len(rows) - len(made)

    async def change(self, call: Call) -> Any:
        """Make a call that changes something; its data."""
        await self.ready()
        from mediatui.services.servarr.replies import ERRORS

        self.client.wake()
        answer = await self.client.send(
            call.method,
            target(self.dialect.api + call.path, call.params),
            json=call.body,
            accept=ERRORS,
            **_set({"timeout": call.timeout and self.at_least(call.timeout)}),
        )
        return self._data(answer, gone=True)

    def words(self, calls: Sequence[Call]) -> tuple[str, ...]:
        """Calls as they are shown: without the key, which travels in a header, and without any other."""
        return tuple(self.redact(call.words(self.dialect.api)) for call in calls)

    def at_least(self, seconds: float) -> float:
        """A timeout for what is known to be slow: the service's own where that is longer."""
        return max(seconds, self.client.endpoint.timeout)

    def refused(self, detail: str) -> ServiceError:
        """The failure for what makes no sense to be asked, so that it is not."""
        return self.client.failure(Fault(FailureKind.REFUSED, detail))

    def odd(self, detail: str) -> ServiceError:
        """The failure for an answer that cannot be understood."""
        return self.client.failure(Fault(FailureKind.BAD_PAYLOAD, detail))

    def _data(self, answer: Answer, *, gone: bool) -> Any:
        from mediatui.services.servarr.replies import data_of

        data = data_of(answer, gone=gone)
        if isinstance(data, Fault):
            raise self.client.failure(data)
        return data


def _rows(values: list[Any], total: int) -> Rows:
    from mediatui.services.servarr.wire import records

    rows = records(values)
    return Rows(rows, len(values) - len(rows), total)


def _set(options: dict[str, Any]) -> Any:
    """Those that are given."""
    return {name: value for name, value in options.items() if value is not None}
