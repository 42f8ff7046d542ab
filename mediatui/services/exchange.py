"""One exchange with a service: a request out, an answer or a fault back, no exception of the library."""

from __future__ import annotations

import base64
import ssl
from collections.abc import Mapping
from urllib.parse import unquote

import httpx

from mediatui import __version__
from mediatui.models.endpoint import Endpoint
from mediatui.models.failure import FailureKind
from mediatui.models.secret import Secret
from mediatui.services import faults
from mediatui.services.answer import Answer, Ask, Fault
from mediatui.services.body import BodyError, pass_body, read_body
from mediatui.services.keyed import KeyedTransport, origin
from mediatui.services.transport import Transport
from mediatui.services.verdict import fault_in

MOST_REDIRECTS = 3
LONGEST_CONNECT = 5.0
"""Seconds to wait for a connection, where the service's timeout is longer."""

KEEP_ALIVE = 8.0
"""Seconds an idle connection is kept: less than the 10 after which CherryPy (Tautulli's server) drops it."""

_REDIRECTS = frozenset({301, 302, 303, 307, 308})

Keys = Mapping[str, Secret]
"""Name of a parameter or header → the key that travels in it."""


async def open_exchange(
    endpoint: Endpoint, transport: Transport, *, connections: int, keys: Keys, key_headers: Keys
) -> Exchange | Fault:
    """The connections to `endpoint`, none of them made yet, or what is wrong with its configuration."""
    try:
        tls = await transport.tls(endpoint)
    except OSError:
        return faults.misconfigured(
            "ca_file cannot be read", "Check that ca_file is a certificate in PEM form."
        )
    try:
        return Exchange(endpoint, transport, tls, connections=connections, keys=keys, key_headers=key_headers)
    except faults.RAISED as error:
        return faults.fault_of(error, endpoint.timeout, answering=False)


class Exchange:
    """The connections to one service. Raises what `faults.RAISED` names if its `url` is no address."""

    def __init__(
        self,
        endpoint: Endpoint,
        transport: Transport,
        tls: ssl.SSLContext,
        *,
        connections: int,
        keys: Keys,
        key_headers: Keys,
    ) -> None:
        url = httpx.URL(endpoint.url)
        if url.scheme not in ("http", "https") or not url.host:
            raise httpx.InvalidURL("no address")
        self._clock, self._monotonic = transport.clock, transport.monotonic
        self._key_params = tuple(keys)
        self._base = url.copy_with(username=None, password=None, query=None, fragment=None)
        self._home = origin(self._base)
        limits = httpx.Limits(
            max_connections=connections, max_keepalive_connections=connections, keepalive_expiry=KEEP_ALIVE
        )
        keyed = KeyedTransport(
            transport.http or httpx.AsyncHTTPTransport(verify=tls, limits=limits, trust_env=False),
            self._home,
            params=keys,
            headers={**_login(url), **endpoint.headers, **key_headers},
            close_inner=transport.http is None,
        )
        self._http = httpx.AsyncClient(
            transport=keyed,
            trust_env=False,
            follow_redirects=False,
            headers={
                "User-Agent": f"mediatui/{__version__}",
                "Accept": "application/json",
                "Accept-Encoding": "gzip",
            },
        )

    async def aclose(self) -> None:
        """Close the connections."""
        await self._http.aclose()

    async def run(self, ask: Ask) -> Answer | Fault:
        """Ask once, following redirects of reads within the same origin."""
        began = self._monotonic()
        try:
            url = httpx.URL(f"{str(self._base).rstrip('/')}{ask.path}")
            url = url.copy_merge_params(dict(ask.params)) if ask.params else url
        except faults.RAISED as error:
            return faults.fault_of(error, ask.timeout, answering=False)
        for _ in range(1 + MOST_REDIRECTS):
            outcome = await self._once(ask, url, began)
            if not isinstance(outcome, httpx.URL):
                return outcome
            url = outcome
        return Fault(FailureKind.NOT_THIS_SERVICE, "it redirects in circles")

    async def _once(self, ask: Ask, url: httpx.URL, began: float) -> Answer | Fault | httpx.URL:
        """The answer, what went wrong, or where to look instead."""
        request: httpx.Request | None = None
        response: httpx.Response | None = None
        try:
            request = self._http.build_request(
                ask.method,
                url,
                json=ask.json,
                data=ask.form,
                files=list(ask.files) or None,
                headers=ask.headers or None,
                timeout=_timeouts(ask.timeout),
            )
            response = await self._http.send(request, stream=True)
            if response.status_code in _REDIRECTS and "location" in response.headers:
                return self._elsewhere(ask, response)
            if ask.taker is not None and response.is_success:
                body = await pass_body(response, ask.max_body, ask.taker)
            else:
                body = await read_body(response, ask.max_body)
        except BodyError as error:
            return Fault(FailureKind.BAD_PAYLOAD, str(error), unsure=True)
        except httpx.InvalidURL:
            return faults.NO_ADDRESS if request is None else faults.NOWHERE
        except faults.RAISED as error:
            return faults.fault_of(error, ask.timeout, answering=response is not None)
        finally:
            if response is not None:
                await response.aclose()
        answer = Answer(
            status=response.status_code,
            content_type=response.headers.get("content-type", "").partition(";")[0].strip().lower(),
            headers={name.lower(): value for name, value in response.headers.items()},
            body=body,
            elapsed_ms=(self._monotonic() - began) * 1000,
        )
        return fault_in(ask, answer, self._clock()) or answer

    def _elsewhere(self, ask: Ask, response: httpx.Response) -> Fault | httpx.URL:
        target = response.url.join(response.headers["location"])
        if origin(target) != self._home:
            if not target.host or target.scheme not in ("http", "https"):
                return faults.NOWHERE
            where = origin(target)
            remedy = f"If that is where it is, put {where} in url; the key was not sent there."
            return Fault(
                FailureKind.NOT_THIS_SERVICE, f"it redirects to {where}", remedy, status=response.status_code
            )
        if ask.changes:
            return Fault(
                FailureKind.NOT_THIS_SERVICE,
                "it answers a change with a redirect",
                status=response.status_code,
            )
        for name in self._key_params:
            # It is added anew on the way out; here it would be printed.
            target = target.copy_remove_param(name)
        return target.copy_with(username=None, password=None)


def _timeouts(seconds: float) -> httpx.Timeout:
    return httpx.Timeout(seconds, connect=min(seconds, LONGEST_CONNECT), pool=None)


def _login(url: httpx.URL) -> dict[str, Secret]:
    """The header for a login written into the address, so that the address itself can do without."""
    if not url.userinfo:
        return {}
    login = unquote(url.userinfo.decode("ascii"))
    return {"Authorization": Secret("Basic " + base64.b64encode(login.encode()).decode())}
