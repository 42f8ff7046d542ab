"""Somewhere else on the loopback address: where redirects lead, and no key belongs."""

from __future__ import annotations

from mediatui.demo.exchange import Answer, Request, json_answer
from mediatui.demo.wire import LOGIN_PAGE


class ElsewhereFace:
    """Another origin: it shows everyone a login page, and its listener takes down what they brought."""

    kind = "elsewhere"
    server = "nginx"
    troubles: tuple[str, ...] = ()

    def answer(self, _request: Request) -> Answer:
        """A login page."""
        return Answer(200, LOGIN_PAGE, "text/html; charset=utf-8")

    def command(self, request: Request) -> str:
        """The path."""
        return request.path

    def set_trouble(self, trouble: str | None, detail: str | None = None) -> None:
        """It has none."""

    def error_page(self, status: int) -> Answer:
        """A plain one."""
        return json_answer({"error": str(status)}, status)
