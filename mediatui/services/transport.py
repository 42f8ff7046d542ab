"""What all clients of the program share: certificates, redaction, clocks, the seam for tests."""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING
from urllib.parse import unquote

from mediatui.services.redact import Redactor, guard_loggers, unguard_loggers

if TYPE_CHECKING:
    import ssl

    import httpx

    from mediatui.models.endpoint import Endpoint
    from mediatui.services.http import ServiceClient

LOGGER = "mediatui.http"
"""The logger that has a line for each attempt."""


class Transport:
    """Shared by every `ServiceClient`. Making one does no network and loads nothing of weight.

    `clock` gives seconds since the epoch, `monotonic` seconds since any moment. `http` replaces the network
    (and is not closed by anyone here). `read_only` refuses every change of every service. `pause` is the
    first pause, in seconds, before a read is tried again, `attempts` how often it is tried.
    """

    def __init__(
        self,
        *,
        clock: Callable[[], float] = time.time,
        monotonic: Callable[[], float] = time.monotonic,
        http: httpx.AsyncBaseTransport | None = None,
        redactor: Redactor | None = None,
        read_only: bool = False,
        attempts: int = 3,
        pause: float = 0.25,
    ) -> None:
        self.clock = clock
        self.monotonic = monotonic
        self.http = http
        self.redactor = redactor or Redactor()
        self.read_only = read_only
        self.attempts = attempts
        self.pause = pause
        self._guard = guard_loggers(self.redactor, LOGGER)
        self._clients: list[ServiceClient] = []
        self._shared_tls: ssl.SSLContext | None = None
        self._loading = asyncio.Lock()
        self._loaded: set[str] = set()

    def register(self, client: ServiceClient) -> None:
        """Learn the secrets of a client's endpoint, and close it with the rest in the end."""
        endpoint = client.endpoint
        self.redactor.learn(*endpoint.secrets())
        if endpoint.password:
            self.redactor.learn_login(endpoint.username, endpoint.password.reveal())
        login, at, _ = endpoint.url.partition("://")[2].partition("/")[0].rpartition("@")
        if at:
            user, _, password = unquote(login).partition(":")
            self.redactor.learn_login(user, password)
        self._clients.append(client)

    async def load(self, *modules: str) -> None:
        """Import modules of weight in a thread, so that the first call does not hold up the screen."""
        if self._loaded.issuperset(modules):
            return
        async with self._loading:
            await asyncio.to_thread(_import, modules)
            self._loaded.update(modules)

    async def tls(self, endpoint: Endpoint) -> ssl.SSLContext:
        """The context for `endpoint`, made in a thread; the shared one is made once. Raises `OSError`."""
        from mediatui.services import tls  # loads ssl

        if not endpoint.url.lower().startswith("https:"):
            return tls.no_context()
        if endpoint.ca_file is not None or not endpoint.verify_tls:
            return await asyncio.to_thread(tls.own_context, endpoint)
        async with self._loading:
            if self._shared_tls is None:
                self._shared_tls = await asyncio.to_thread(tls.shared_context)
        return self._shared_tls

    async def aclose(self) -> None:
        """Close every client that was made with this."""
        clients, self._clients = self._clients, []
        for client in clients:
            await client.aclose()
        unguard_loggers(self._guard, LOGGER)


def _import(modules: tuple[str, ...]) -> None:
    # httpx loads a command line of its own, with rich, click and pygments (20 ms, 3 MiB), wherever click
    # happens to be installed. Marked as missing, it is left out, as httpx provides for.
    sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]
    for module in modules:
        import_module(module)
