"""Every key of the configuration file in one table: its type, its check, its default, what it is for.

Loading, the words of errors and `mediatui config show` all read this table, and a test holds
`config.example.toml` against it.
"""

from __future__ import annotations

from enum import Enum
from typing import Any, NamedTuple

from mediatui.config import checks
from mediatui.config.checks import Check
from mediatui.config.kinds import KINDS

SCREENS = (
    "activity",
    "requests",
    "search",
    "downloads",
    "releases",
    "library",
    "title",
    "music",
    "artist",
    "album",
    "wanted",
    "calendar",
    "history",
    "blocklist",
    "system",
    "plays",
    "timeline",
    "viewers",
    "libraries",
    "discover",
    "users",
    "graphs",
    "statistics",
    "trends",
    "notifications",
    "issues",
    "journal",
    "settings",
)
"""The screens this version has."""


class Shape(Enum):
    """What TOML type a key takes: the Python types, the words for it, how to write it."""

    TEXT = ((str,), "text", 'Put it in quotes: "…".')
    YES_NO = ((bool,), "true or false", "Write true or false, without quotes.")
    NUMBER = ((int, float), "a number", "Write a number, without quotes.")
    TABLE = ((dict,), "a table", 'Write { "Name" = "value" }.')

    def __init__(self, types: tuple[type, ...], words: str, remedy: str) -> None:
        self.types = types
        self.words = words
        self.remedy = remedy

    def takes(self, value: object) -> bool:
        """Whether `value` is of this shape (true is not a number, though Python thinks so)."""
        return isinstance(value, self.types) and (self is Shape.YES_NO or not isinstance(value, bool))


class Setting(NamedTuple):
    """One key of a table."""

    name: str
    shape: Shape
    default: Any
    check: Check
    doc: str
    secret: bool = False
    source_of: str = ""
    """The secret this key tells the whereabouts of: `api_key_file` is a source of `api_key`."""


def _table(*rows: tuple[str, Shape, Any, Check, str]) -> tuple[Setting, ...]:
    settings = []
    for row in rows:
        stem, _, source = row[0].rpartition("_")
        source_of = stem if stem in SECRETS and source in ("file", "env") else ""
        settings.append(Setting(*row, secret=row[0] in SECRETS, source_of=source_of))
    return tuple(settings)


SECRETS = ("api_key", "password", "headers")
"""The settings whose values are never shown."""

TEXT, YES_NO, NUMBER, TABLE = Shape.TEXT, Shape.YES_NO, Shape.NUMBER, Shape.TABLE

_screen = checks.one_of(SCREENS, "a screen of this version")
_kind = checks.one_of(tuple(KINDS), "a kind of service")
_factor = checks.between(0.25, 10)
_colour = checks.one_of(("auto", "truecolor", "256", "16", "none"), "a number of colours")
_ascii = checks.one_of(("auto", "on", "off"), "a choice")
_seconds = checks.between(0.5, 120, " (seconds)")
_ended = "The owner of this server has ended the stream."

# fmt: off
GENERAL = _table(
    # name            type    default          check                 what it is for
    ("theme",         TEXT,   "mediatui-dark", checks.line_of_text,  "The colour theme, by name."),
    ("mouse",         YES_NO, True,            checks.as_it_is,      "Whether the mouse works."),
    ("read_only",     YES_NO, False,           checks.as_it_is,      "Change nothing on any service."),
    ("privacy",       YES_NO, False,           checks.as_it_is,      "Stand-ins for all names shown."),
    ("refresh",       NUMBER, 1.0,             _factor,              "Stretches polling: 2 halves it."),
    ("screen",        TEXT,   "activity",      _screen,              "The screen that opens first."),
    ("motion",        YES_NO, False,           checks.as_it_is,      "Whether anything is animated."),
    ("colour",        TEXT,   "auto",          _colour,              "How many colours are used."),
    ("ascii",         TEXT,   "auto",          _ascii,               "Whether lines and signs are ASCII."),
)

ACTIVITY = _table(
    ("terminate_message", TEXT, _ended,          checks.line_of_text,  "Shown when its stream is ended."),
)

SERVICE = _table(
    ("kind",          TEXT,   None,            _kind,                "The program; often told by the name."),
    ("url",           TEXT,   None,            checks.address,       "Its address, with any base path."),
    ("api_key",       TEXT,   None,            checks.key_text,      "The key itself."),
    ("api_key_file",  TEXT,   None,            checks.key_file,      "A file that holds the key."),
    ("api_key_env",   TEXT,   None,            checks.variable_name, "A variable that holds the key."),
    ("username",      TEXT,   "",              checks.line_of_text,  "The account, where one is used."),
    ("password",      TEXT,   None,            checks.password_text, "Its password."),
    ("password_file", TEXT,   None,            checks.key_file,      "A file that holds the password."),
    ("password_env",  TEXT,   None,            checks.variable_name, "A variable that holds the password."),
    ("headers",       TABLE,  {},              checks.header_table,  "Sent with each request, for a proxy."),
    ("verify_tls",    YES_NO, True,            checks.as_it_is,      "Whether its certificate is checked."),
    ("ca_file",       TEXT,   None,            checks.line_of_text,  "The authority to trust, a PEM file."),
    ("timeout",       NUMBER, 10.0,            _seconds,             "Seconds an answer may take."),
    ("enabled",       YES_NO, True,            checks.as_it_is,      "Whether it is used at all."),
    ("read_only",     YES_NO, False,           checks.as_it_is,      "Change nothing on this service."),
    ("external_url",  TEXT,   "",              checks.address,       "What your browser opens, if not url."),
)
# fmt: on

TABLES: dict[str, tuple[Setting, ...]] = {
    "general": GENERAL,
    "activity": ACTIVITY,
    "services": SERVICE,
    "keys": (),
    "columns": (),
}
"""The tables of the file; `services` holds one of these for each service, `keys` the ids of `keymap`,
`columns` the screens."""

MEANT = {
    "address": "url", "base_url": "url", "host": "url", "server": "url", "uri": "url",
    "apikey": "api_key", "key": "api_key", "token": "api_key",
    "login": "username", "user": "username", "pass": "password",
    "ca": "ca_file", "cert": "ca_file", "ssl": "verify_tls", "tls": "verify_tls", "verify": "verify_tls",
    "type": "kind", "public_url": "external_url", "interval": "refresh", "polling": "refresh",
    "animation": "motion", "message": "terminate_message",
    "color": "colour", "colors": "colour", "colours": "colour", "color_system": "colour",
}  # fmt: skip
"""What people write, and difflib would not guess from it, for a key that exists."""
