"""The key is nowhere: not in a log of any logger, an exception, its traceback, a repr, whatever fails."""

from __future__ import annotations

import base64
import io
import logging
import traceback
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from mediatui.models.endpoint import Endpoint
from mediatui.models.secret import Secret
from mediatui.services.errors import ServiceError
from mediatui.services.http import ServiceClient, Transport
from mediatui.services.redact import RedactingFilter
from mediatui.services.tautulli.adapter import TautulliAdapter
from tests.services.conftest import KEY, MakeTransport
from tests.services.loopback import CLOSE, HANG, RESET, Loopback, Say, packed
from tests.services.tautulli.conftest import STREAM

PASSWORD = "correct horse+battery/staple"
PROXY = "proxy-secret-9f3c2a"
HIDDEN = (
    KEY,
    PASSWORD,
    "correct%20horse",
    PROXY,
    base64.b64encode(f"anna:{PASSWORD}".encode()).decode(),
)

LOGGERS = ["httpx", "httpcore", "mediatui.http", "asyncio", "stamina", ""]

ECHO = f"you sent apikey={KEY} and {PROXY} and {PASSWORD}".encode()

FAULTS: dict[str, Say] = {
    "well": Say(b'{"response": {"result": "success", "data": {"sessions": []}}}'),
    "packed": packed(b'{"response": {"result": "success", "data": {"sessions": []}}}'),
    "plex down": Say(b'{"response": {"result": "success", "data": {}}}'),
    "refused": Say(b'{"response": {"result": "error", "message": "' + ECHO + b'"}}', status=400),
    "401": Say(ECHO, status=401),
    "403": Say(ECHO, status=403),
    "404": Say(ECHO, status=404),
    "409": Say(ECHO, status=409),
    "429": Say(ECHO, status=429, headers={"Retry-After": "5"}),
    "500": Say(ECHO, status=500),
    "502": Say(b"<html>" + ECHO, status=502, content_type="text/html"),
    "503": Say(ECHO, status=503),
    "page": Say(b"<html>" + ECHO, content_type="text/html"),
    "garbage": Say(ECHO),
    "cut": Say(ECHO, cut=5),
    "not packed": Say(ECHO, headers={"Content-Encoding": "gzip"}),
    "not http": Say(raw=ECHO + b"\r\n\r\n", then="close"),
    "bad header": Say(raw=b"HTTP/1.1 200 OK\r\n" + ECHO + b"\r\n\r\n", then="close"),
    "elsewhere": Say(status=302, headers={"Location": f"https://elsewhere.test/?apikey={KEY}"}),
    "its host": Say(status=302, headers={"Location": f"https://{KEY}.elsewhere.test/"}),
    "in circles": Say(status=302, headers={"Location": f"/api/v2?apikey={KEY}&next={PROXY}"}),
    "cookie": Say(b"{}", headers={"Set-Cookie": f"token={KEY}"}),
    "reset": RESET,
    "close": CLOSE,
    "hang": HANG,
}


@pytest.fixture
def everything_logged(make_transport: MakeTransport) -> Iterator[Callable[[Transport], io.StringIO]]:
    """All loggers at DEBUG, as they come; and once more through a handler with the filter, on the root."""
    raw, root = io.StringIO(), logging.getLogger()
    handler = logging.StreamHandler(raw)
    handler.setFormatter(logging.Formatter("%(name)s %(message)s"))
    before = {logger: logger.level for logger in map(logging.getLogger, LOGGERS)}

    def listen(transport: Transport) -> io.StringIO:
        for logger in before:
            logger.setLevel(logging.DEBUG)
        handler.addFilter(RedactingFilter(transport.redactor))
        root.addHandler(handler)
        return raw

    yield listen
    root.removeHandler(handler)
    for logger, level in before.items():
        logger.setLevel(level)


def guarded(address: str, **options: Any) -> Endpoint:
    """An endpoint with every kind of secret there is."""
    return Endpoint(
        "tautulli",
        "tautulli",
        address.replace("://", "://anna:correct%20horse%2Bbattery%2Fstaple@"),
        api_key=Secret(KEY),
        headers={"X-Proxy": Secret(PROXY)},
        **options,
    )


def told(error: BaseException) -> str:
    """Everything an exception can say, with all that led to it."""
    seen = [repr(error), str(error), *traceback.format_exception(error, chain=True)]
    seen += [told(link) for link in (error.__context__, error.__cause__) if link is not None]
    if isinstance(error, ServiceError):
        seen.append(repr(error.failure))
    return "\n".join(seen)


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("how", ["parameter", "header"])
async def test_nothing_tells_a_secret(
    fault: str,
    how: str,
    server: Loopback,
    make_transport: MakeTransport,
    everything_logged: Callable[[Transport], io.StringIO],
    caplog: pytest.LogCaptureFixture,
) -> None:
    server.says(FAULTS[fault])
    transport = make_transport()
    endpoint = guarded(server.url, timeout=0.3 if fault == "hang" else 10.0)
    keyed = {"key_param": "apikey"} if how == "parameter" else {"key_header": "X-Api-Key"}
    client, adapter = ServiceClient(endpoint, transport, **keyed), TautulliAdapter(endpoint, transport)
    log = everything_logged(transport)
    seen = [repr(transport), repr(transport.redactor), repr(client), repr(adapter)]
    for call in (
        client.get("/api/v2", {"cmd": "x", "password": PASSWORD}),
        client.send("POST", "/api/v2", json={"password": PASSWORD}),
        adapter.activity(),
        adapter.terminate(STREAM, "bye"),
    ):
        try:
            seen.append(repr(await call))
        except ServiceError as error:
            seen.append(told(error))
            assert error.__cause__ is None
            assert error.__context__ is None
    # What reached the records of every handler is clean too where a logger is guarded.
    seen += [record.getMessage() for record in caplog.records if not record.name.startswith("asyncio")]
    seen += [repr(record.__dict__) for record in caplog.records]
    seen.append(log.getvalue())
    assert server.heard, "it was asked"
    everything = "\n".join(seen)
    assert not [hidden for hidden in HIDDEN if hidden in everything]


async def test_the_secrets_did_travel_where_they_belong(
    server: Loopback, make_transport: MakeTransport
) -> None:
    client = ServiceClient(guarded(server.url), make_transport(), key_param="apikey")
    await client.get("/x")
    heard = server.heard[0]
    assert heard.target == f"/x?apikey={KEY}"
    assert heard.headers["authorization"] == f"Basic {HIDDEN[-1]}"
    assert heard.headers["x-proxy"] == PROXY


async def test_a_programming_error_in_the_middle_shows_no_key_either(make_transport: MakeTransport) -> None:
    def broken(request: httpx.Request) -> httpx.Response:
        raise RuntimeError("a mistake")

    transport = make_transport(http=httpx.MockTransport(broken))
    client = ServiceClient(guarded("http://h"), transport, key_param="apikey")
    with pytest.raises(RuntimeError) as caught:
        await client.get("/x")
    shown = "".join(
        "".join(traceback.TracebackException(*part, capture_locals=True).format())
        for part in [(RuntimeError, caught.value, caught.value.__traceback__)]
    )
    library_and_below = shown.partition("keyed.py")[0]
    assert not [hidden for hidden in HIDDEN if hidden in library_and_below]
