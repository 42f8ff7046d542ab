"""The one HTTP client: limits, deadline, retries, breaker, redaction; every failure in words."""

from __future__ import annotations

import asyncio
import logging
import os
from typing import TYPE_CHECKING, Any, Unpack
from urllib.parse import urlencode

from mediatui.models.endpoint import Endpoint
from mediatui.models.failure import Failure, FailureKind
from mediatui.models.secret import Secret
from mediatui.services.answer import Answer, Ask, Fault, Files, Options, Params
from mediatui.services.breaker import Breaker
from mediatui.services.cleantext import clean_text
from mediatui.services.errors import ServiceError
from mediatui.services.transport import LOGGER, Transport
from mediatui.wording.failures import failure_words, remedy

if TYPE_CHECKING:
    from mediatui.services.exchange import Exchange

__all__ = ["Answer", "ServiceClient", "Transport"]

_LOG = logging.getLogger(LOGGER)

_SHOWN = 200
"""Characters of path and query that a log line shows."""

_HEAVY = (
    "mediatui.services.exchange",
    "mediatui.services.retry",
    "httpcore",
    "httpcore._backends.anyio",
    "anyio._core._sockets",
    "anyio.streams.tls",
)
"""What is loaded with the first call; the last ones httpx would load by itself while the screen waits."""

_GRACE = 0.05
"""Seconds by which the library's own timeouts come first: it tidies up after them, and not after ours."""

_UNSURE = "It may have been done all the same: refresh and look before trying again."

_LONGEST_WORDS, _LONGEST_REMEDY = 170, 300
"""Characters; what a server says is cut only after it was redacted, lest half a secret be left."""


class ServiceClient:
    """Speaks to one endpoint. Making one does no network and loads nothing of weight.

    `max_in_flight` calls go out at a time; the others wait. The endpoint's `api_key` travels as the query
    parameter `key_param` or as the header `key_header`, there behind `key_scheme` ("Bearer "). `get`,
    `send` and `log_in` raise `ServiceError` only, and let a cancellation pass. Cookies are kept and sent
    back.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        transport: Transport,
        *,
        max_in_flight: int = 4,
        key_param: str | None = None,
        key_header: str | None = None,
        key_scheme: str = "",
    ) -> None:
        self.endpoint = endpoint
        self.transport = transport
        self.max_in_flight = max_in_flight
        self.in_flight = 0
        key = endpoint.api_key
        self._keys = {key_param: key} if key and key_param else {}
        self._key_headers = {key_header: Secret(key_scheme + key.reveal())} if key and key_header else {}
        self._slots = asyncio.Semaphore(max_in_flight)
        self._breaker = Breaker(transport.monotonic)
        self._exchange: Exchange | None = None
        self._opening = asyncio.Lock()
        self._closed = False
        transport.register(self)

    async def get(self, path: str, params: Params | None = None, **options: Unpack[Options]) -> Answer:
        """Read `path` (behind the endpoint's `url`, with a leading slash).

        The answer is of status 2xx or one of `accept`, and is no page, picture or document where JSON is
        expected. A passing failure is tried again within the timeout.
        """
        options.setdefault("timeout", self.endpoint.timeout)
        return await self._call(Ask("GET", path, params or {}, None, changes=False, **options))

    async def send(
        self,
        method: str,
        path: str,
        params: Params | None = None,
        *,
        json: Any = None,
        form: Params | None = None,
        files: Files = (),
        **options: Unpack[Options],
    ) -> Answer:
        """Change something: as `get`, but never tried again nor redirected, and refused when read-only.

        The body is `json`, or `form` as pages send it, in parts where there are `files`.
        """
        self.refuse_if_read_only()
        options.setdefault("timeout", self.endpoint.timeout)
        ask = Ask(method, path, params or {}, json, changes=True, form=form, files=files, **options)
        return await self._call(ask)

    async def log_in(self, path: str, form: Params, **options: Unpack[Options]) -> Answer:
        """Post a login: a single attempt, lest a wrong one be counted twice; done also when read-only."""
        options.setdefault("timeout", self.endpoint.timeout)
        return await self._call(Ask("POST", path, {}, None, changes=False, form=form, single=True, **options))

    def refuse_if_read_only(self) -> None:
        """Raise the failure READ_ONLY if this service, or the whole program, may change nothing."""
        if self.endpoint.read_only or self.transport.read_only:
            raise self.failure(Fault(FailureKind.READ_ONLY))

    def wake(self) -> None:
        """A person asked: let the next call through even if the breaker is open."""
        self._breaker.wake()

    async def aclose(self) -> None:
        """Close the connections; later calls fail."""
        self._closed = True
        exchange, self._exchange = self._exchange, None
        if exchange is not None:
            await exchange.aclose()

    def failure(self, fault: Fault) -> ServiceError:
        """The exception for what went wrong with this service just now, redacted."""
        redact = self.transport.redactor.redact
        kind = self.endpoint.kind
        return ServiceError(
            Failure(
                kind=fault.kind,
                service=self.endpoint.name,
                words=clean_text(redact(failure_words(fault.kind, kind, fault.detail)), _LONGEST_WORDS),
                remedy=clean_text(redact(fault.remedy or remedy(fault.kind, kind)), _LONGEST_REMEDY),
                since=self.transport.clock(),
                retry_after=fault.retry_after,
                status=fault.status,
            )
        )

    async def _call(self, ask: Ask) -> Answer:
        """Pass the gates: breaker, connections, a free slot, and the breaker again after the wait for it."""
        blocked = self._breaker.blocked()
        if blocked is not None:
            raise ServiceError(blocked)
        exchange = await self._open()
        async with self._slots:
            permit = self._breaker.enter()
            if isinstance(permit, Failure):
                raise ServiceError(permit)
            self.in_flight += 1
            try:
                answer = await self._in_time(exchange, ask, alone=permit.probe)
            except ServiceError as error:
                self._breaker.failed(permit, error.failure)
                raise
            else:
                self._breaker.answered(permit)
                return answer
            finally:
                self.in_flight -= 1
                # After a cancellation nothing else has given the permit back; otherwise this does nothing.
                self._breaker.released(permit)

    async def _in_time(self, exchange: Exchange, ask: Ask, *, alone: bool) -> Answer:
        """The answer within `ask.timeout`; by a single attempt for a change, and when `alone`."""
        from mediatui.services import faults, retry

        call_id = os.urandom(3).hex()
        failed: list[Fault] = []

        async def attempt(number: int) -> Answer:
            outcome = await exchange.run(ask)
            self._log(ask, outcome, call_id, number)
            if isinstance(outcome, Answer):
                return outcome
            failed.append(outcome)
            raise retry.AgainError if outcome.again else retry.EnoughError

        attempts = 1 if alone or ask.changes or ask.single else self.transport.attempts
        try:
            async with asyncio.timeout(ask.timeout + _GRACE):
                return await retry.with_retries(attempt, attempts=attempts, pause=self.transport.pause)
        except (retry.AgainError, retry.EnoughError):
            pass
        except TimeoutError:
            # A failure seen before the time was over says more than that it was.
            failed = failed or [faults.timed_out(ask.timeout)]
            self._log(ask, failed[-1], call_id, 0)
        fault = failed[-1]
        if ask.changes and fault.unsure and not fault.remedy:
            fault = faults.with_remedy(fault, _UNSURE)
        # Raised out here, so that nothing of the library hangs on it.
        raise self.failure(fault)

    async def _open(self) -> Exchange:
        """The connections, prepared with the first call."""
        async with self._opening:
            if self._closed:
                raise self.failure(Fault(FailureKind.UNREACHABLE, "the program is closing"))
            if self._exchange is None:
                await self.transport.load(*_HEAVY)
                from mediatui.services.exchange import open_exchange

                opened = await open_exchange(
                    self.endpoint,
                    self.transport,
                    connections=self.max_in_flight,
                    keys=self._keys,
                    key_headers=self._key_headers,
                )
                if isinstance(opened, Fault):
                    raise self.failure(opened)
                self._exchange = opened
            return self._exchange

    def _log(self, ask: Ask, outcome: Answer | Fault, call_id: str, attempt: int) -> None:
        """One line for an attempt; 0 stands for the end of the time.

        The key is not in `ask`; whatever else is secret is masked, before the line is cut.
        """
        if not _LOG.isEnabledFor(logging.DEBUG):
            return
        query = f"?{urlencode(ask.params)}" if ask.params else ""
        where = self.transport.redactor.redact(f"{ask.path}{query}")[:_SHOWN]
        if isinstance(outcome, Answer):
            end = f"{outcome.status} {outcome.elapsed_ms:.0f} ms {len(outcome.body)} B"
        else:
            end = f"{outcome.status or outcome.kind.value} ({outcome.detail})"
        _LOG.debug(
            "%s %s %s %s id=%s attempt=%d", self.endpoint.name, ask.method, where, end, call_id, attempt
        )
