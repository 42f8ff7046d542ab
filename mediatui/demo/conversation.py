"""One HTTP connection: requests are read, answered, and answered wrongly where there is a fault."""

from __future__ import annotations

import gzip
import socket
import struct
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any, Protocol, cast
from urllib.parse import parse_qsl, urlsplit

from mediatui.demo import wire
from mediatui.demo.exchange import Answer, Face, Request
from mediatui.demo.faults import Fault

_LARGEST_BODY = 1024 * 1024
_FORM = "application/x-www-form-urlencoded"


class Log(Protocol):
    """Where requests are taken down."""

    def note(self, request: Request, command: str) -> None:
        """Take down one request."""
        ...


@dataclass(frozen=True, slots=True)
class Ordeal:
    """What a listener goes through: its fault, and what is set when that is over."""

    fault: Fault | None
    lifted: threading.Event = field(default_factory=threading.Event)


class Host(Protocol):
    """Whom a connection belongs to."""

    face: Face
    ordeal: Ordeal

    @property
    def log(self) -> Log:
        """What was asked so far."""
        ...


def accepts_gzip(header: str) -> bool:
    """Whether an Accept-Encoding header allows gzip."""
    for part in header.split(","):
        coding, _, parameters = part.partition(";")
        if coding.strip().lower() in ("gzip", "x-gzip"):
            return parameters.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return False


class Conversation(BaseHTTPRequestHandler):
    """The requests of one connection, one after the other; a `wire.Line` for faults to be played on."""

    protocol_version = "HTTP/1.1"
    wbufsize = 64 * 1024
    disable_nagle_algorithm = True

    def __init__(self, connection: socket.socket, host: Host) -> None:
        """Talk until either side hangs up. Raises `OSError` when the client does so in mid-answer."""
        self.host = host
        self._ordeal = host.ordeal
        super().__init__(connection, ("", 0), cast("Any", None))

    def version_string(self) -> str:
        """The Server header."""
        return self.host.face.server

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Say nothing."""

    def _serve(self) -> None:
        request = self._read()
        # Once for the whole request: what it waits for must be the end of the very fault it met.
        self._ordeal = self.host.ordeal
        face, fault = self.host.face, self._ordeal.fault
        self.host.log.note(request, face.command(request))
        if fault is None or fault.name in face.troubles:
            self.send(face.answer(request))
        else:
            wire.play(fault, self, request, face)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = do_OPTIONS = _serve  # noqa: N815

    def _read(self) -> Request:
        url = urlsplit(self.path)
        length = self.headers.get("Content-Length", "")
        body = self.rfile.read(min(int(length), _LARGEST_BODY)) if length.isdigit() else b""
        pairs = parse_qsl(url.query, keep_blank_values=True)
        if self.headers.get("Content-Type", "").partition(";")[0].strip().lower() == _FORM:
            pairs += parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True)
        return Request(self.command, url.path, dict(pairs), dict(self.headers.items()), body, self.path)

    # The line

    def send(self, answer: Answer, *, promised: int | None = None) -> None:
        """Send an answer; with `promised`, say it is that many bytes long, and hang up after it."""
        if answer.after:
            self.wait(answer.after)
        if answer.dropped:
            self.hang_up()
            return
        body, chunked = answer.body, False
        gzipped = answer.may_compress and body and accepts_gzip(self.headers.get("Accept-Encoding", ""))
        if gzipped:
            body = gzip.compress(body, 5, mtime=0)
            # CherryPy compresses as it goes, and so does not know how long it will be.
            chunked = self.request_version == "HTTP/1.1"
        self._send_head(answer)
        if gzipped:
            self.send_header("Content-Encoding", "gzip")
        if chunked:
            self.send_header("Transfer-Encoding", "chunked")
        else:
            self.send_header("Content-Length", str(len(body) if promised is None else promised))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(b"%x\r\n%b\r\n0\r\n\r\n" % (len(body), body) if chunked else body)
        if promised is not None:
            self.close_connection = True

    def stream(self, answer: Answer, chunks: Iterator[bytes]) -> None:
        """Send the head of an answer and then `chunks`, until the client has enough."""
        self._send_head(answer)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        for chunk in chunks:
            self.wfile.write(b"%x\r\n" % len(chunk))
            self.wfile.write(chunk)
            self.wfile.write(b"\r\n")
        self.wfile.write(b"0\r\n\r\n")

    def wait(self, seconds: float | None) -> None:
        """Do nothing for so long, or until the fault is lifted."""
        self._ordeal.lifted.wait(seconds)

    def hang_up(self) -> None:
        """Reset the connection."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.close_connection = True

    def _send_head(self, answer: Answer) -> None:
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.content_type)
        self.send_header("Vary", "Accept-Encoding")
        for name, value in answer.headers:
            self.send_header(name, value)
