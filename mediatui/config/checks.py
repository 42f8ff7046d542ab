"""Checks of single values: each returns the value as the program uses it, or raises `Wrong`.

No check tells the value in its words unless it is of a short list of names: an address or a text may
have had a key pasted into it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import Any
from urllib.parse import urlsplit

from mediatui.config.problems import clean, nearest
from mediatui.models.secret import Secret

Check = Callable[[Any], Any]

_HEADER_NAME = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_BLANK = re.compile(r"[\s\\]")
_ADDRESS_REMEDY = "Write it like http://127.0.0.1:8181, with the host and, where it needs one, the port."
_API_PATH = re.compile(r"/api(/v\d+)?$")
_ENV_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_HOST_NAME = re.compile(r"(?!-)[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*\.?")
_FOUR_NUMBERS = re.compile(r"\d+\.\d+\.\d+\.\d+")
# What a key looks like: long, with digits, and without what most paths have in them.
_KEY_LIKE = re.compile(r"(?=.*[0-9])[A-Za-z0-9+=_-]{20,}")

PLACEHOLDERS = frozenset({"…", "...", "YOUR-API-KEY"})
"""What examples have where a key belongs: accepted with a warning, so that an example loads as it is."""


class Wrong(Exception):  # noqa: N818 - a finding that load turns into a Problem, not an error of the program
    """A value is not what its key wants. Neither `words` nor `remedy` tells a secret."""

    def __init__(self, words: str, remedy: str) -> None:
        super().__init__(words)
        self.words = words
        self.remedy = remedy


def as_it_is(value: Any) -> Any:
    """Any value of the right type will do."""
    return value


def line_of_text(value: str) -> str:
    """Text on one line, not empty."""
    if not value.strip():
        raise Wrong("is empty", "Write something, or leave the line out.")
    if _CONTROL.search(value):
        raise Wrong("holds a line break or another control character", "Write plain text on one line.")
    return value


def one_of(names: Collection[str], what: str) -> Check:
    """One of `names`; `what` says what they are names of."""

    def check(value: str) -> str:
        if value in names:
            return value
        near = nearest(value, names)
        remedy = f"Did you mean {near}?" if near else f"Write one of: {', '.join(names)}."
        raise Wrong(f'"{clean(value)[:40]}" is not {what}', remedy)

    return check


def between(least: float, most: float, unit: str = "") -> Check:
    """A number from `least` to `most`; neither infinity nor "not a number" is one."""

    def check(value: float) -> float:
        if least <= value <= most:
            return float(value)
        raise Wrong("is out of range", f"Write a number from {least:g} to {most:g}{unit}.")

    return check


def address(value: str) -> str:
    """An http or https address without query, fragment or account; the slash at its end is removed."""
    line_of_text(value)
    try:
        parts = urlsplit(value)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise Wrong("is not an address", _ADDRESS_REMEDY) from None
    if parts.scheme not in ("http", "https"):
        raise Wrong("does not begin with http:// or https://", _ADDRESS_REMEDY)
    if "@" in parts.netloc:
        raise Wrong(
            "holds a user name or password",
            "Take them out of the address: a proxy's login goes into headers, qBittorrent's into username "
            "and password.",
        )
    if "?" in value or "#" in value:
        raise Wrong(
            "has a part behind ? or #", "Leave that part out; a key goes into api_key, not into the address."
        )
    if not host or port == 0 or _BLANK.search(value) or not _is_host(host):
        raise Wrong("is not an address", _ADDRESS_REMEDY)
    path = parts.path.rstrip("/")
    if _API_PATH.search(path):
        raise Wrong("ends in the API's own path", "Leave /api and what follows out: mediatui adds it.")
    return f"{parts.scheme}://{parts.netloc}{path}"


def _is_host(host: str) -> bool:
    """Whether `host` is a name or an IP address that an HTTP client will take."""
    if ":" in host or _FOUR_NUMBERS.fullmatch(host):
        import ipaddress

        try:
            ipaddress.ip_address(host)
        except ValueError:
            return False
        return True
    if not host.isascii():
        import idna  # httpx brings it, and will judge the name by it

        try:
            host = idna.encode(host).decode()
        except idna.IDNAError:
            return False
    return _HOST_NAME.fullmatch(host) is not None


def key_text(value: str) -> str:
    """An API key: one word of ASCII."""
    if value in PLACEHOLDERS:
        return value
    if not value.strip():
        raise Wrong("is empty", "Copy the key from the service's settings.")
    if _CONTROL.search(value) or _BLANK.search(value) or not value.isascii():
        raise Wrong("holds a character that no key has", "Copy the key again, and nothing around it.")
    return value


def password_text(value: str) -> str:
    """A password: anything on one line."""
    if not value:
        raise Wrong("is empty", "Write the password, or leave the line out.")
    if _CONTROL.search(value):
        raise Wrong("holds a line break or another control character", "Copy the password again.")
    return value


def key_file(value: str) -> str:
    """The path of a file, not the secret that should be in it."""
    line_of_text(value)
    if _KEY_LIKE.fullmatch(value):
        raise Wrong(
            "looks like a key, not like the path of a file",
            "Put the key itself into the setting without _file, or write ./ before the name of a file.",
        )
    return value


def variable_name(value: str) -> str:
    """The name of an environment variable, not its value."""
    looks_like_a_name = value.isupper() and "_" in value
    if not _ENV_NAME.fullmatch(value) or (_KEY_LIKE.fullmatch(value) and not looks_like_a_name):
        raise Wrong(
            "is not the name of an environment variable",
            "Write the variable's name, like TAUTULLI_API_KEY, not what it holds.",
        )
    return value


def header_table(value: dict[str, Any]) -> dict[str, Secret]:
    """HTTP headers, name → secret value."""
    for name, content in value.items():
        if not _HEADER_NAME.fullmatch(name):
            raise Wrong(
                "holds a name that is not a header's", 'Write { "Name" = "value" }, the name without colon.'
            )
        if not isinstance(content, str):
            raise Wrong(f"{name} is not text", f'Put its value in quotes: {{ "{name}" = "…" }}.')
        if _CONTROL.search(content):
            raise Wrong(f"{name} holds a line break or another control character", "Copy its value again.")
        if not content.isascii():
            raise Wrong(f"{name} holds a character that no header may carry", "Copy its value again.")
    if len({name.lower() for name in value}) < len(value):
        raise Wrong(
            "holds the same header twice", "Keep one: capitals make no difference in a header's name."
        )
    return {name: Secret(content) for name, content in value.items()}
