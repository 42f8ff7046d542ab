"""How Seerr and its kin are spoken to: paths, quoted queries, the key, the errors."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from mediatui.models.failure import FailureKind
from mediatui.services.answer import Fault
from mediatui.services.errors import ServiceError
from mediatui.services.http import ServiceClient

if TYPE_CHECKING:
    from mediatui.models.endpoint import Endpoint
    from mediatui.services.answer import Answer
    from mediatui.services.seerr.replies import Reply
    from mediatui.services.transport import Transport

PREFIX = "/api/v1"

IN_FLIGHT = 6
"""Calls at a time: four for titles, two for what somebody waits for."""

HEAVY = (
    "mediatui.services.seerr.mapping",
    "mediatui.services.seerr.facts",
    "mediatui.services.seerr.replies",
)
"""What is loaded, with pydantic, when the first answer is on its way."""

AT_ONCE = 25
"""Records read before the event loop gets its turn: under 1 ms."""

_ERRORS = frozenset({400, 401, 403, 404})
_ERRORS_OF_ONE = _ERRORS | {500}
"""500 is what Seerr says of a single thing that it, or TMDB, does not know: no sign that it is not well."""
_ERRORS_OF_CHANGES = _ERRORS_OF_ONE | {405, 409, 412, 415}

_UNSURE = "It may have been done all the same: refresh and look before trying again."

Query = Mapping[str, str | int]


class Speaker:
    """One Seerr, Overseerr or Jellyseerr. Makes no connection before it is asked something."""

    def __init__(self, endpoint: Endpoint, transport: Transport) -> None:
        self._client = ServiceClient(endpoint, transport, max_in_flight=IN_FLIGHT, key_header="X-Api-Key")
        self._key_proven = False

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

    async def _ask(
        self, path: str, query: Query | None = None, *, one: bool = False, timeout: float | None = None
    ) -> Answer:
        """What it answers to a read, an error of its own included."""
        await self._client.transport.load(*HEAVY)
        return await self._client.get(
            f"{PREFIX}{path}{query_text(query or {})}",
            accept=_ERRORS_OF_ONE if one else _ERRORS,
            timeout=timeout or self.endpoint.timeout,
        )

    async def _read(
        self, path: str, query: Query | None = None, *, one: bool = False, timeout: float | None = None
    ) -> Any:
        """The data of a read. `one`: of a single thing, of which 500 says that it is not known."""
        return (await self._reply(await self._ask(path, query, one=one, timeout=timeout))).data

    async def _send(self, method: str, path: str, body: Any = None, *, user_id: int | None = None) -> Reply:
        """Change something, as another user where `user_id` says so; the reply may be a 202."""
        self._client.refuse_if_read_only()
        await self._client.transport.load(*HEAVY)
        headers = {} if user_id is None else {"X-API-User": str(user_id)}
        answer = await self._client.send(
            method, f"{PREFIX}{path}", json=body, accept=_ERRORS_OF_CHANGES, headers=headers
        )
        return await self._reply(answer, unsure=_UNSURE)

    async def _reply(self, answer: Answer, *, unsure: str = "") -> Reply:
        """What is in an answer; raises what it says. `unsure`: the remedy for an error of its own."""
        from mediatui.services.seerr.replies import Reply, key_in_doubt, reply_of

        reply = reply_of(answer)
        if isinstance(reply, Reply):
            return reply
        if key_in_doubt(answer) and not self._key_proven:
            reply = await self._forbidden_or_wrong(reply)
        if unsure and reply.kind is FailureKind.SERVER_ERROR and not reply.remedy:
            reply = replace(reply, remedy=unsure)
        raise self._client.failure(reply)

    async def _forbidden_or_wrong(self, fault: Fault) -> Fault:
        """Which of the two it is, by `/auth/me`, which every user may ask."""
        try:
            answer = await self._ask("/auth/me")
        except ServiceError:
            return fault
        self._key_proven = answer.status == 200
        return fault if self._key_proven else replace(fault, kind=FailureKind.WRONG_KEY, detail="")

    def _record(self, data: Any) -> dict[str, Any]:
        """The object that an answer must be."""
        if isinstance(data, dict):
            return data
        raise self._client.failure(Fault(FailureKind.BAD_PAYLOAD, "there is no record in it"))

    def _results(self, data: Any) -> list[Any]:
        """The records of a page that an answer must be."""
        results = data.get("results") if isinstance(data, dict) else None
        if isinstance(results, list):
            return results
        raise self._client.failure(Fault(FailureKind.BAD_PAYLOAD, "there is no list in it"))

    def _refused(self, detail: str, remedy: str = "") -> ServiceError:
        return self._client.failure(Fault(FailureKind.REFUSED, detail, remedy))

    def _conflict(self, detail: str, remedy: str = "") -> ServiceError:
        return self._client.failure(Fault(FailureKind.CONFLICT, detail, remedy))


def query_text(query: Query) -> str:
    """ "?query=a%20b": every value quoted by itself, for "+" and raw ":/'(),*" are refused."""
    pairs = "&".join(f"{name}={quote(str(value), safe='')}" for name, value in query.items())
    return f"?{pairs}" if pairs else ""


def call_text(method: str, path: str, body: Any = None, *, user_id: int | None = None) -> str:
    """A call as it is made, to be shown: method, path, the body, and as whom if not as the key's owner."""
    parts = [method, f"{PREFIX}{path}"]
    if body is not None:
        parts.append(json.dumps(body, ensure_ascii=False, separators=(",", ":")))
    if user_id is not None:
        parts.append(f"(X-API-User: {user_id})")
    return " ".join(parts)
