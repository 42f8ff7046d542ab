"""How faults show on the wire: what a client gets instead of, or of, the answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Protocol

from mediatui.demo.exchange import Answer, Face, Request
from mediatui.demo.faults import Fault

_HTML = "text/html; charset=utf-8"
_MEBIBYTE = 1024 * 1024
_USUAL_SLOWNESS = 3.0
_USUAL_SIZE = 65
"""In MiB: just more than the 64 a client may be asked to bear."""

BAD_GATEWAY = (
    b"<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n"
    b"<center><h1>502 Bad Gateway</h1></center>\r\n"
    b"<hr><center>nginx/1.26.2</center>\r\n</body>\r\n</html>\r\n"
)
LOGIN_PAGE = (
    b"<!doctype html>\n<html lang=en><head><title>Sign in</title></head>\n"
    b"<body><form method=post action=/login>\n"
    b"<label>Username <input name=username></label>\n"
    b"<label>Password <input name=password type=password></label>\n"
    b"<button>Sign in</button></form></body></html>\n"
)


class Line(Protocol):
    """A connection on which an answer is waited for."""

    def send(self, answer: Answer, *, promised: int | None = None) -> None:
        """Send an answer; with `promised`, say it is that many bytes long, and hang up after it."""
        ...

    def stream(self, answer: Answer, chunks: Iterator[bytes]) -> None:
        """Send the head of an answer and then `chunks`, until the client has enough."""
        ...

    def wait(self, seconds: float | None) -> None:
        """Do nothing for so long, or until the fault is lifted."""
        ...

    def hang_up(self) -> None:
        """Reset the connection."""
        ...


def play(fault: Fault, line: Line, request: Request, face: Face) -> None:
    """Answer `request` the way the fault has it."""
    _PLAYERS.get(fault.name, _status)(fault, line, request, face)


def _status(fault: Fault, line: Line, _request: Request, face: Face) -> None:
    """A plain HTTP status: the fault is called by its number."""
    answer = face.error_page(int(fault.name))
    if fault.name == "429":
        answer = replace(answer, headers=(*answer.headers, ("Retry-After", "7")))
    line.send(answer)


def _down(_fault: Fault, line: Line, _request: Request, _face: Face) -> None:
    # The door is shut; this is for who was inside already.
    line.hang_up()


def _slow(fault: Fault, line: Line, request: Request, face: Face) -> None:
    line.wait(float(fault.detail) if fault.detail else _USUAL_SLOWNESS)
    line.send(face.answer(request))


def _timeout(_fault: Fault, line: Line, _request: Request, _face: Face) -> None:
    line.wait(None)
    line.hang_up()


def _bad_gateway(_fault: Fault, line: Line, _request: Request, _face: Face) -> None:
    line.send(Answer(502, BAD_GATEWAY, _HTML))


def _login_page(_fault: Fault, line: Line, _request: Request, _face: Face) -> None:
    line.send(Answer(200, LOGIN_PAGE, _HTML))


def _half(body: bytes) -> bytes:
    # Not in the middle of a letter: it is the JSON that is broken, not the text.
    return body[: len(body) // 2].decode("utf-8", "ignore").encode()


def _truncated(_fault: Fault, line: Line, request: Request, face: Face) -> None:
    """Whole as HTTP, cut as JSON."""
    answer = face.answer(request)
    line.send(replace(answer, body=_half(answer.body)))


def _cut(_fault: Fault, line: Line, request: Request, face: Face) -> None:
    """Cut as HTTP: half of the promised bytes, then nothing."""
    answer = face.answer(request)
    line.send(replace(answer, body=_half(answer.body), may_compress=False), promised=len(answer.body))


def _huge(fault: Fault, line: Line, _request: Request, _face: Face) -> None:
    """More than anyone wants to hold, said in no header: a session whose summary does not end."""
    size = int(fault.detail) if fault.detail else _USUAL_SIZE

    def chunks() -> Iterator[bytes]:
        yield b'{"response": {"result": "success", "message": null, "data": '
        yield b'{"stream_count": "1", "sessions": [{"summary": "'
        filler = b"x" * _MEBIBYTE
        for _ in range(size):
            yield filler
        yield b'"}]}}}'

    line.stream(Answer(200, b"", "application/json;charset=UTF-8"), chunks())


def _redirect(fault: Fault, line: Line, request: Request, _face: Face) -> None:
    """To another origin, path and query and all: a client must not carry its key there."""
    location = f"{(fault.detail or '').rstrip('/')}{request.target}"
    line.send(Answer(302, b"", _HTML, (("Location", location),), may_compress=False))


_PLAYERS: dict[str, Callable[[Fault, Line, Request, Face], None]] = {
    "down": _down,
    "slow": _slow,
    "timeout": _timeout,
    "502": _bad_gateway,
    "html": _login_page,
    "truncated": _truncated,
    "cut": _cut,
    "huge": _huge,
    "redirect": _redirect,
}
