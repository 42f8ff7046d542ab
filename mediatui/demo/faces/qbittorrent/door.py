"""Who may come in: logins, cookies, keys, and the lock after too many wrong logins."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from mediatui.demo.exchange import Answer, Request
from mediatui.demo.faces.qbittorrent.dialect import Dialect
from mediatui.demo.faces.qbittorrent.sync import Listener
from mediatui.demo.names import digest

TEXT = "text/plain; charset=UTF-8"
MOST_WRONG = 5
BANNED = "Your IP address has been banned after too many failed authentication attempts."


def text(words: str, status: int = 200, headers: tuple[tuple[str, str], ...] = ()) -> Answer:
    """A plain answer."""
    return Answer(status, words.encode(), TEXT, headers)


def header(headers: Mapping[str, str], wanted: str) -> str:
    """A header, however it is written."""
    return next((value for name, value in headers.items() if name.lower() == wanted), "")


class Door:
    """The sessions of one qBittorrent. `bypass`: whoever comes from the same machine needs no login."""

    def __init__(self, user: str, password: str, key: str, dialect: Dialect, *, bypass: bool = False) -> None:
        self._user, self._password, self._key, self._dialect = user, password, key, dialect
        self.bypass = bypass
        self.banned = False
        self._wrong = 0
        self._made = 0
        self._sessions: dict[str, Listener] = {}

    def foreign(self, request: Request) -> bool:
        """Whether it comes from a page of another site: then nothing is answered but 401."""
        host = header(request.headers, "host")
        said = (header(request.headers, name) for name in ("origin", "referer"))
        return any(urlsplit(address).netloc != host for address in said if address)

    def session(self, request: Request) -> Listener | None:
        """The session of a request, by its cookie or key."""
        scheme, _, key = header(request.headers, "authorization").partition(" ")
        if self._dialect.newest and scheme == "Bearer":
            return self._sessions.setdefault("key", Listener()) if key == self._key else None
        name = self._cookie(request)
        for part in header(request.headers, "cookie").split(";"):
            said, _, value = part.strip().partition("=")
            if said == name and value in self._sessions:
                return self._sessions[value]
        return self._sessions.setdefault("bypass", Listener()) if self.bypass else None

    def log_in(self, request: Request) -> Answer:
        """The answer to a login."""
        if self.banned or self._wrong >= MOST_WRONG:
            return text(BANNED, 403)
        given = request.params.get("username"), request.params.get("password")
        if given != (self._user, self._password):
            self._wrong += 1
            return text("Unauthorized", 401) if self._dialect.newest else text("Fails.")
        self._wrong = 0
        self._made += 1
        value = digest(self._key, "session", self._made)
        self._sessions[value] = Listener()
        site = "Lax" if self._dialect.newest else "Strict"
        cookie = ("Set-Cookie", f"{self._cookie(request)}={value}; HttpOnly; SameSite={site}; path=/")
        return Answer(204, b"", TEXT, (cookie,)) if self._dialect.newest else text("Ok.", headers=(cookie,))

    def log_out(self) -> None:
        """End every session: what a restart does too."""
        self._sessions.clear()

    def _cookie(self, request: Request) -> str:
        port = header(request.headers, "host").rpartition(":")[2]
        return f"QBT_SID_{port}" if self._dialect.newest else "SID"
