"""Redaction: no secret reaches a log, a message or a screen, whatever shape it was given on the way."""

from __future__ import annotations

import base64
import json
import logging
import re
from collections.abc import Iterable, Iterator

from mediatui.models.secret import MASK

SHORTEST = 4
"""Characters below which a secret is not looked for by its text: it would mask every other word."""

LONG_WORD = 12
"""Characters from which one word of a secret of several words is a secret itself."""

_NAMES = (
    r"(?:x[-_]?)?api[-_]?key|x-plex-token|plex[-_]?token|access[-_]?token|auth[-_]?token|refresh[-_]?token|token"
    r"|passw(?:or)?d|secret|client[-_]?secret|cf-access-client-(?:id|secret)|sid"
)
_HEADERS = r"(?:proxy-)?authorization|cookie|set-cookie|x-api-key|x-plex-token|cf-access-client-(?:id|secret)"

_QUOTED = re.compile(
    rf"""(?ix) (?P<before> (?P<q>["']) (?:{_NAMES}|{_HEADERS}) (?P=q) \s*[:=,]\s* b? )
    (?P<vq>["']) (?:\\.|(?!(?P=vq)).)* (?P=vq)?"""
)
"""`"api_key": "…"` of JSON, `'X-Api-Key': '…'` of a dict, `(b'X-Api-Key', b'…')` of a header list."""

_HEADER_LINE = re.compile(
    rf"(?i)(?P<before>(?<![a-z0-9-])(?:{_HEADERS})\s*:\s*)(?P<value>[^\s\"'][^\r\n\"']*)"
)
"""`X-Api-Key: …` and `Authorization: Basic …`, to the end of the line."""

_ASSIGNED = re.compile(
    rf"""(?ix)(?P<before>(?:(?<![a-z0-9])|(?<=%26)|(?<=%3f))(?:{_NAMES})\s*(?:=|%(?:25)*3d)\s*)"""
    rf"""(?: "(?:\\.|[^"\\])*" | '(?:\\.|[^'\\])*' | (?:(?!%26|%23)[^\s&"',;)\]}}<>#])+ )"""
)
"""`apikey=…` of a query string, `token = …` of a message; also inside another, quoted, address."""

_USERINFO = re.compile(r"(?i)(?P<before>[a-z][a-z0-9+.-]*://)[^\s/?#\"'<>@]+(?:@[^\s/?#\"'<>@]+)*(?=@)")
"""`user:pass@` of an address."""


class Redactor:
    """Knows the secrets of the program and masks them, and what looks like one, in any text."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        self._known: set[str] = set()
        self._pattern: re.Pattern[str] | None = None
        self.learn(*secrets)

    def learn(self, *secrets: str) -> None:
        """Mask these from now on, as they are and as they are written in addresses, headers and JSON.

        Of a header's value such as "Bearer …" the long words are masked by themselves too.
        """
        words = (word for secret in secrets for word in secret.split() if len(word) >= LONG_WORD)
        new = {secret for secret in (*secrets, *words) if len(secret) >= SHORTEST} - self._known
        if not new:
            return
        self._known |= new
        patterns = {pattern for secret in self._known for pattern in _patterns(secret)}
        # The longest first, so that no rest of one secret is left beside the mask of another within it.
        longest_first = sorted(patterns, key=lambda pattern: (-len(pattern), pattern))
        self._pattern = re.compile("|".join(longest_first))

    def learn_login(self, username: str, password: str) -> None:
        """Mask a password, and the value of the `Authorization` header it makes with `username`."""
        self.learn(password)
        if password:
            self.learn(base64.b64encode(f"{username}:{password}".encode()).decode())

    def redact(self, text: str) -> str:
        """`text` with every secret replaced by a mask."""
        if self._pattern is not None:
            text = self._pattern.sub(MASK, text)
        text = _QUOTED.sub(rf"\g<before>\g<vq>{MASK}\g<vq>", text)
        text = _HEADER_LINE.sub(rf"\g<before>{MASK}", text)
        text = _ASSIGNED.sub(rf"\g<before>{MASK}", text)
        return _USERINFO.sub(rf"\g<before>{MASK}", text)

    def __repr__(self) -> str:
        return f"<Redactor of {len(self._known)} texts>"


class RedactingFilter(logging.Filter):
    """Rewrites what passes: message, arguments, traceback, stack and extras. To be put on handlers.

    A logger's filters do not see what its children hand up, so the loggers that are known to print
    addresses get one each (`guard_loggers`) and the handlers of the program get one as well.
    """

    def __init__(self, redactor: Redactor) -> None:
        super().__init__()
        self.redactor = redactor

    def filter(self, record: logging.LogRecord) -> bool:
        """Always True: nothing is dropped, only masked."""
        redact = self.redactor.redact
        try:
            message = record.getMessage()
        except (
            Exception
        ):  # arguments that do not fit their message must not turn into an error that prints them
            message = str(record.msg)
        record.msg, record.args = redact(message), None
        if record.exc_info and not record.exc_text:
            record.exc_text = logging.Formatter().formatException(record.exc_info)
        # Who formats the record later would print the exception anew from here.
        record.exc_info = None
        if record.exc_text:
            record.exc_text = redact(record.exc_text)
        if record.stack_info:
            record.stack_info = redact(record.stack_info)
        for name, value in record.__dict__.items():
            if name not in _STANDARD and isinstance(value, str):
                record.__dict__[name] = redact(value)
        return True


TALKATIVE = (
    "httpx",
    "httpcore",
    "httpcore.connection",
    "httpcore.http11",
    "httpcore.http2",
    "httpcore.proxy",
    "httpcore.socks",
)
"""The loggers of the HTTP libraries: at INFO and DEBUG they print addresses and headers."""


def guard_loggers(redactor: Redactor, *names: str) -> RedactingFilter:
    """Raise the HTTP libraries' loggers to WARNING and redact what they, and `names`, say all the same."""
    guard = RedactingFilter(redactor)
    for name in TALKATIVE:
        logger = logging.getLogger(name)
        if logger.level < logging.WARNING and "." not in name:
            logger.setLevel(logging.WARNING)
        logger.addFilter(guard)
    for name in names:
        logging.getLogger(name).addFilter(guard)
    return guard


def unguard_loggers(guard: RedactingFilter, *names: str) -> None:
    """Take back what `guard_loggers` put on the loggers; their levels stay."""
    for name in (*TALKATIVE, *names):
        logging.getLogger(name).removeFilter(guard)


_STANDARD = frozenset(logging.makeLogRecord({}).__dict__) | {"message", "asctime"}


def _patterns(secret: str) -> Iterator[str]:
    """Regular expressions of the ways to write a secret: in an address, a header, JSON, a repr, a page."""
    yield "".join(map(_in_address, secret))
    encoded = secret.encode("utf-8", "replace")
    for text in (
        secret,
        base64.b64encode(encoded).decode().rstrip("="),
        base64.urlsafe_b64encode(encoded).decode().rstrip("="),
        json.dumps(secret)[1:-1],
        json.dumps(secret, ensure_ascii=False)[1:-1],
        repr(secret)[1:-1],
        ascii(secret)[1:-1],
        repr(encoded)[2:-1],
        _in_page(secret),
    ):
        yield re.escape(text)


def _in_address(character: str) -> str:
    """A character as it is or percent-encoded, once or several times over; a space also as a plus sign."""
    if character.isalnum() and character.isascii():
        return character
    encoded = "".join(f"%(?:25)*(?i:{byte:02X})" for byte in character.encode("utf-8", "replace"))
    return f"(?:{re.escape(character)}|{encoded}{'|[+]' if character == ' ' else ''})"


def _in_page(secret: str) -> str:
    return secret.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
