"""A small HTTP server on loopback that does as it is told, also what no good server does."""

from __future__ import annotations

import asyncio
import gzip
import socket
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any


@dataclass(frozen=True)
class Say:
    """One answer. `then`: "keep" the connection, "close" it, "reset" it, "hang"
    for ever, or "drip" one blank after the other without end.

    `raw` is sent instead of an HTTP answer. With `cut` the body ends that many bytes before the length says.
    """

    body: bytes = b"{}"
    status: int = 200
    content_type: str = "application/json"
    headers: Mapping[str, str] = field(default_factory=dict)
    raw: bytes | None = None
    cut: int = 0
    then: str = "keep"

    def bytes(self) -> bytes:
        """What goes over the wire."""
        if self.raw is not None:
            return self.raw
        head = {"Content-Type": self.content_type, "Content-Length": str(len(self.body)), **self.headers}
        lines = [f"HTTP/1.1 {self.status} Whatever", *(f"{name}: {value}" for name, value in head.items())]
        return "\r\n".join(lines).encode() + b"\r\n\r\n" + self.body[: len(self.body) - self.cut]


def packed(body: bytes) -> Say:
    """An answer packed with gzip."""
    return Say(gzip.compress(body), headers={"Content-Encoding": "gzip"})


HANG = Say(raw=b"", then="hang")
RESET = Say(raw=b"", then="reset")
CLOSE = Say(raw=b"", then="close")


@dataclass(frozen=True)
class Heard:
    """One request as it came."""

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes
    connection: int


class Loopback:
    """Gives its answers one after the other, the last one again and again, and remembers what it heard."""

    def __init__(self, tls: Any = None) -> None:
        self.answers: list[Say] = [Say()]
        self.heard: list[Heard] = []
        self.connections = 0
        self.busy = 0
        self.busiest = 0
        self.hold: asyncio.Event | None = None
        self.full = asyncio.Event()
        self.full_at = 0
        self.eager = False
        """Speak without having heard anything: to one whose language is not HTTP."""
        self._tls = tls
        self._server: asyncio.Server | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Listen on a free port."""
        self._server = await asyncio.start_server(self._connected, "127.0.0.1", 0, ssl=self._tls)

    @property
    def port(self) -> int:
        """The port it listens on."""
        assert self._server is not None
        return int(self._server.sockets[0].getsockname()[1])

    @property
    def url(self) -> str:
        """Its address."""
        return f"{'https' if self._tls else 'http'}://127.0.0.1:{self.port}"

    def says(self, *answers: Say) -> None:
        """From now on answer with these."""
        self.answers = list(answers)

    async def stop(self) -> None:
        """Hang up on everyone."""
        assert self._server is not None
        self._server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._server.wait_closed()

    def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        task = asyncio.get_running_loop().create_task(self._converse(reader, writer, self.connections))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _converse(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, number: int
    ) -> None:
        try:
            while True:
                if not self.eager:
                    await self._hear(reader, number)
                say = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
                self.busy += 1
                self.busiest = max(self.busy, self.busiest)
                if self.busy == self.full_at:
                    self.full.set()
                if self.hold is not None:
                    await self.hold.wait()
                if say.then == "hang":
                    writer.write(say.bytes())
                    await asyncio.Event().wait()
                while say.then == "drip":
                    writer.write(say.bytes() + b" ")
                    say = replace(say, raw=b"")
                    await writer.drain()
                    await asyncio.sleep(0)
                self.busy -= 1
                if say.then == "reset":
                    linger = struct.pack("ii", 1, 0)
                    writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
                    writer.transport.abort()
                    return
                writer.write(say.bytes())
                await writer.drain()
                if say.then == "close" or say.cut or self.eager:
                    return
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    async def _hear(self, reader: asyncio.StreamReader, number: int) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        method, target, _ = head[0].split(" ")
        pairs = (line.partition(": ") for line in head[1:] if line)
        headers = {name.lower(): value for name, _, value in pairs}
        body = await reader.readexactly(int(headers.get("content-length", "0")))
        self.heard.append(Heard(method, target, headers, body, number))
