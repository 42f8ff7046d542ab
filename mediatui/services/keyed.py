"""Where the key joins a request: behind everything that could print an address or a header."""

from __future__ import annotations

from collections.abc import Mapping

import httpx

from mediatui.models.secret import Secret


def origin(url: httpx.URL) -> str:
    """Scheme, host and port of an address, without login, path and query: "https://plex.example.org"."""
    host = url.raw_host.decode("ascii")
    host = f"[{host}]" if ":" in host else host
    port = "" if url.port is None else f":{url.port}"
    return f"{url.scheme}://{host}{port}"


class KeyedTransport(httpx.AsyncBaseTransport):
    """Adds the key and the secret headers to what goes to one origin, and to nothing else.

    The request that the rest of the library holds, logs and puts into exceptions never has them.
    """

    def __init__(
        self,
        inner: httpx.AsyncBaseTransport,
        home: str,
        *,
        params: Mapping[str, Secret],
        headers: Mapping[str, Secret],
        close_inner: bool = True,
    ) -> None:
        self._inner = inner
        self._home = home
        self._params = dict(params)
        # As bytes: the library would try ASCII and print what is not.
        self._headers = [(name.encode(), value.reveal().encode()) for name, value in headers.items()]
        self._close_inner = close_inner

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send `request` on, with the secrets when it goes home."""
        if origin(request.url) != self._home:
            return await self._inner.handle_async_request(request)
        url, headers = request.url, list(request.headers.raw)
        for name, secret in self._params.items():
            url = url.copy_set_param(name, secret.reveal())
        replaced = {name.lower() for name, _ in self._headers}
        headers = [pair for pair in headers if pair[0].lower() not in replaced] + self._headers
        keyed = httpx.Request(
            request.method, url, headers=headers, stream=request.stream, extensions=request.extensions
        )
        return await self._inner.handle_async_request(keyed)

    async def aclose(self) -> None:
        """Close the connections, unless they are another's."""
        if self._close_inner:
            await self._inner.aclose()
