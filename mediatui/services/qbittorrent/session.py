"""The login: a cookie where it is needed, or an API key, and never one wrong login too many.

qBittorrent locks an address out for an hour after five wrong logins, so one wrong login ends all asking
until a person asks again. Measured against 4.5.2, 5.1.0 and 5.3.0: without a session every call is 403; a
right login is 200 "Ok." (5.3: 204), a wrong one 200 "Fails." (5.3: 401), one that is locked out 403; a
foreign Origin, Referer or Host makes any call 401. The cookie is called SID, or QBT_SID_<port>.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable

from mediatui.models.endpoint import Endpoint
from mediatui.models.failure import FailureKind
from mediatui.services.answer import Answer, Fault
from mediatui.services.http import ServiceClient
from mediatui.services.qbittorrent.calls import API

LOGIN = f"{API}/auth/login"

DENIED = frozenset({401, 403})
"""Statuses that the session looks at; every call accepts them."""

LOCKED_OUT_FOR = 600.0
"""Seconds for which it is left alone once it locked this machine out: it does so for an hour by itself."""

_COOKIE = re.compile(r"(?:^|,)\s*[^=;,\s]+=([^;,\s]{8,})")
"""A cookie's value, and not what else stands behind it: a domain is no secret."""

WRONG_LOGIN = Fault(
    FailureKind.WRONG_KEY,
    "wrong username or password",
    "Correct username and password in the configuration, then refresh. It is not tried again by itself: "
    "after five wrong logins qBittorrent locks this machine out for an hour.",
)
LOCKED_OUT = Fault(
    FailureKind.FORBIDDEN,
    "it has locked this machine out after too many wrong logins",
    "Check username and password; wait an hour, or restart qBittorrent, then refresh.",
)
NO_LOGIN = Fault(
    FailureKind.FORBIDDEN,
    "it asks for a login",
    "Set username and password in the configuration, or, from qBittorrent 5.2 on, api_key.",
)
WRONG_KEY = Fault(
    FailureKind.WRONG_KEY,
    "the API key is wrong, or this qBittorrent is older than 5.2 and has none",
    "Copy the key from qBittorrent (Options, Web UI) into api_key, or set username and password instead.",
)
NOT_KEPT = Fault(
    FailureKind.FORBIDDEN,
    "the login was right, but is not kept",
    "See whether a reverse proxy in front of qBittorrent drops or renames its cookie.",
)
FOREIGN = Fault(
    FailureKind.FORBIDDEN,
    "it does not accept this address for itself",
    "Add the host of url to the server domains in qBittorrent (Options, Web UI); a reverse proxy that asks "
    "for a login of its own needs headers.",
    status=401,
)


class Session:
    """Sends calls of one client, logging in when, and only when, it is asked to."""

    def __init__(self, client: ServiceClient) -> None:
        self._client = client
        self._logging_in = asyncio.Lock()
        self._barred: Fault | None = None
        """Why nothing is asked any more."""
        self._barred_until: float | None = None
        self.logins = 0
        """How often a login was made: what belonged to the session before is void after another."""

    def wake(self) -> None:
        """A person asked: try the login once more."""
        self._barred = self._barred_until = None

    async def run(self, call: Callable[[], Awaitable[Answer]]) -> Answer:
        """The answer to `call`, which accepts `DENIED`; logged in on the way where that is needed.

        A denied call did nothing, so that a change may be sent once more after the login.
        """
        self._refuse_if_barred()
        logins = self.logins
        answer = await self._learnt(call)
        if answer.status not in DENIED:
            return answer
        endpoint = self._client.endpoint
        if endpoint.api_key:
            raise self._client.failure(_with_status(WRONG_KEY, answer))
        if answer.status == 401:
            raise self._client.failure(FOREIGN)
        if not _has_login(endpoint):
            raise self._client.failure(_with_status(NO_LOGIN, answer))
        await self._log_in(logins)
        answer = await self._learnt(call)
        if answer.status in DENIED:
            raise self._client.failure(_with_status(NOT_KEPT, answer))
        return answer

    async def _log_in(self, logins: int) -> None:
        """Log in, unless another call has done so since there were `logins`, or has failed to."""
        async with self._logging_in:
            self._refuse_if_barred()
            if self.logins != logins:
                return
            endpoint = self._client.endpoint
            assert endpoint.password is not None
            form = {"username": endpoint.username, "password": endpoint.password.reveal()}
            answer = await self._learnt(lambda: self._client.log_in(LOGIN, form, accept=DENIED))
            fault = login_fault(answer)
            if fault is not None:
                self._barred = fault
                if fault.kind is FailureKind.FORBIDDEN:
                    self._barred_until = self._client.transport.monotonic() + LOCKED_OUT_FOR
                raise self._client.failure(fault)
            self.logins += 1

    def _refuse_if_barred(self) -> None:
        if self._barred_until is not None and self._client.transport.monotonic() >= self._barred_until:
            self._barred = self._barred_until = None
        if self._barred is not None:
            raise self._client.failure(self._barred)

    async def _learnt(self, call: Callable[[], Awaitable[Answer]]) -> Answer:
        """The answer, its cookies known to the redactor: without a login they come with any call."""
        answer = await call()
        cookies = answer.headers.get("set-cookie")
        if cookies:
            self._client.transport.redactor.learn(*_COOKIE.findall(cookies))
        return answer


def login_fault(answer: Answer) -> Fault | None:
    """What is wrong with a login, by its answer; None where it was right."""
    if answer.status == 403:
        return _with_status(LOCKED_OUT, answer)
    if answer.status == 401 or answer.body.strip() == b"Fails.":
        return _with_status(WRONG_LOGIN, answer)
    return None


def _has_login(endpoint: Endpoint) -> bool:
    return bool(endpoint.username and endpoint.password)


def _with_status(fault: Fault, answer: Answer) -> Fault:
    return Fault(fault.kind, fault.detail, fault.remedy, status=answer.status)
