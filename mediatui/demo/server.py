"""The HTTP side: a listener on loopback for each face, its door, and the log of what was asked."""

from __future__ import annotations

import contextlib
import selectors
import socket
import threading
from collections import Counter, deque
from collections.abc import Callable

from mediatui.demo.conversation import Conversation, Ordeal
from mediatui.demo.exchange import Face, Request
from mediatui.demo.faults import Fault

HOST = "127.0.0.1"
_REMEMBERED = 20_000
_PATIENCE = 2.0
"""How long threads are waited for at the end, in seconds."""


class RequestLog:
    """What was asked of a service: the last requests, and how often each command."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._requests: deque[tuple[str, str, dict[str, str]]] = deque(maxlen=_REMEMBERED)
        self._counts: Counter[str] = Counter()

    def note(self, request: Request, command: str) -> None:
        """Take down one request."""
        with self._lock:
            self._requests.append((request.method, request.path, dict(request.params)))
            self._counts[command] += 1

    def requests(self) -> list[tuple[str, str, dict[str, str]]]:
        """Method, path and parameters of each request, oldest first."""
        with self._lock:
            return list(self._requests)

    def counts(self) -> dict[str, int]:
        """How often each command was asked for."""
        with self._lock:
            return dict(self._counts)


class Door:
    """A listening socket with the thread that lets connections in."""

    def __init__(self, port: int, admit: Callable[[socket.socket], None]) -> None:
        """Open at `port`, 0 for any. Raises `OSError` when it is taken."""
        self._socket = socket.create_server((HOST, port), backlog=128)
        self._socket.setblocking(False)
        self.port: int = self._socket.getsockname()[1]
        self._admit = admit
        self._bell, self._ear = socket.socketpair()
        self._thread = threading.Thread(target=self._let_in, name=f"demo door {self.port}", daemon=True)
        self._thread.start()

    def _let_in(self) -> None:
        with selectors.DefaultSelector() as selector:
            selector.register(self._socket, selectors.EVENT_READ)
            selector.register(self._ear, selectors.EVENT_READ)
            while True:
                ready = [key.fileobj for key, _ in selector.select()]
                if self._ear in ready:
                    return
                # Who rang and ran away is no reason to close.
                with contextlib.suppress(OSError):
                    connection, _ = self._socket.accept()
                    connection.setblocking(True)
                    self._admit(connection)

    def close(self) -> None:
        """Shut it: from now on connections are refused."""
        self._bell.send(b"x")
        self._thread.join(_PATIENCE)
        for each in (self._socket, self._bell, self._ear):
            each.close()


class Listener:
    """One face on one port, with the fault it has at the moment."""

    def __init__(self, face: Face, *, port: int = 0) -> None:
        """Listen at `port` if it is free, or else at any that is."""
        self.face = face
        self.log = RequestLog()
        self.ordeal = Ordeal(None)
        self._lock = threading.Lock()
        self._guard = threading.Lock()
        """Of the connections alone: one may come in while a fault is being set."""
        self._connections: dict[socket.socket, threading.Thread] = {}
        self._sign: socket.socket | None = None
        """Keeps the port while the door is shut: bound, not listening, so that connections are refused."""
        try:
            self._door: Door | None = Door(port, self._admit)
        except (OSError, OverflowError):
            self._door = Door(0, self._admit)
        self.port = self._door.port

    def set_fault(self, fault: Fault | None) -> None:
        """Have a fault, or none. Once it returns, no request is answered the old way."""
        with self._lock:
            before, self.ordeal = self.ordeal, Ordeal(fault)
            trouble = fault.name if fault and fault.name in self.face.troubles else None
            self.face.set_trouble(trouble, fault.detail if fault and trouble else None)
            before.lifted.set()
            if fault is not None and fault.name == "down":
                self._shut()
            elif self._door is None:
                self._reopen()

    def _shut(self) -> None:
        if self._door is not None:
            self._door.close()
            self._door = None
            self._sign = socket.socket()
            self._sign.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            self._sign.bind((HOST, self.port))
        self._turn_out()

    def _reopen(self) -> None:
        if self._sign is not None:
            self._sign.close()
            self._sign = None
        self._door = Door(self.port, self._admit)

    def _admit(self, connection: socket.socket) -> None:
        thread = threading.Thread(target=self._talk, args=(connection,), name="demo talk", daemon=True)
        with self._guard:
            self._connections[connection] = thread
        thread.start()

    def _talk(self, connection: socket.socket) -> None:
        try:
            # A client may leave at any time; that is its own affair.
            with contextlib.suppress(OSError):
                Conversation(connection, self)
        finally:
            with self._guard:
                self._connections.pop(connection, None)
            connection.close()

    def _turn_out(self) -> list[threading.Thread]:
        """End all connections; the threads that served them."""
        with self._guard:
            for connection in self._connections:
                with contextlib.suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)
            return list(self._connections.values())

    def close(self) -> None:
        """Stop listening and end every connection."""
        with self._lock:
            self.ordeal.lifted.set()
            if self._door is not None:
                self._door.close()
                self._door = None
            if self._sign is not None:
                self._sign.close()
                self._sign = None
            threads = self._turn_out()
        for thread in threads:
            thread.join(_PATIENCE)
