"""What the tests of the demo share: a client that knows nothing, and the moment the evening is held at."""

from __future__ import annotations

import http.client
import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode, urlsplit

from mediatui.demo.stack import Stack

EVENING = 1773524400.0
"""2026-03-14 21:40:00 UTC, in seconds since the epoch."""


@dataclass(frozen=True, slots=True)
class Reply:
    """One HTTP answer, its header names in small letters."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        """The body, read as JSON."""
        return json.loads(self.body)


def ask(
    url: str,
    method: str = "GET",
    *,
    headers: dict[str, str] | None = None,
    body: bytes | None = None,
    timeout: float = 5,
) -> Reply:
    """One request on a connection of its own; redirects are not followed, nothing is unpacked."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=timeout)
    try:
        target = f"{parts.path}?{parts.query}" if parts.query else parts.path
        connection.request(method, target, body=body, headers=headers or {})
        response = connection.getresponse()
        names = {name.lower(): value for name, value in response.getheaders()}
        return Reply(response.status, names, response.read())
    finally:
        connection.close()


def command_url(stack: Stack, cmd: str, service: str = "tautulli", **params: str) -> str:
    """Where a command of a simulated Tautulli is, key and all."""
    query = urlencode({"apikey": stack.api_key(service), "cmd": cmd, **params})
    return f"{stack.url(service)}/api/v2?{query}"


def command(stack: Stack, cmd: str, service: str = "tautulli", **params: str) -> Reply:
    """One command asked of a simulated Tautulli."""
    return ask(command_url(stack, cmd, service, **params))


def activity(stack: Stack, service: str = "tautulli") -> dict[str, Any]:
    """What plays now, as the simulated Tautulli tells it."""
    data: dict[str, Any] = command(stack, "get_activity", service).json["response"]["data"]
    return data


def control(stack: Stack, path: str, wish: dict[str, object] | None = None) -> Reply:
    """One request to the control face: GET, or POST with a wish."""
    if wish is None:
        return ask(f"{stack.control_url}{path}")
    return ask(f"{stack.control_url}{path}", "POST", body=json.dumps(wish).encode())
