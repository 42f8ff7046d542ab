"""How messages and those who are told stand in the list. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from mediatui.engine.notices import Notice
from mediatui.models.endpoint import Endpoint
from mediatui.models.failure import Failure
from mediatui.ui.cells import Line, Span, Tone, line, wrap
from mediatui.ui.screens.plays.present import not_configured, pairs
from mediatui.ui.widgets.columns import Column
from mediatui.ui.widgets.rows import Row
from mediatui.wording.failures import since_words
from mediatui.wording.notifications import action_words, outcome_words, subject_of

VIEWS: Mapping[str, str] = {"messages": "messages", "failed": "failed", "notifiers": "notifiers"}
"""The parts of the list."""

_SIGN = Column("sign", "", 1)
_SERVER = Column("service", "Server", 8, 16, 1, from_width=120)

VIEW_COLUMNS: Mapping[str, tuple[Column, ...]] = {
    "messages": (
        _SIGN,
        Column("when", "When", 13),
        Column("state", "State", 8, from_width=46),
        Column("name", "Through", 8, 24, 2, from_width=60),
        Column("about", "About", 8, 18, 1, from_width=84),
        Column("user", "User", 6, 16, 1, from_width=104),
        Column("words", "Message", 12, None, 6),
        _SERVER,
    ),
    "notifiers": (
        _SIGN,
        Column("name", "Notifier", 10, 32, 3),
        Column("agent", "Sends by", 8, 16, 1, from_width=36),
        Column("active", "Is", 9, from_width=50),
        Column("state", "Last test or message", 20, from_width=72),
        Column("when", "When", 13, from_width=60),
        _SERVER,
    ),
}
"""The columns of each view; those of what failed are those of the messages."""

COLUMNS: tuple[Column, ...] = tuple(
    {column.key: column for columns in VIEW_COLUMNS.values() for column in columns}.values()
)
"""All of them, each once."""

FIELDS = ("name", "by", "state", "about", "user", "words", "server", "age")
"""The fields of the filter; `age` in days."""

ORDERS: dict[str, tuple[str, Callable[[Notice], tuple[object, ...]]]] = {
    "when": ("newest", lambda each: ()),
    "name": ("notifier", lambda each: (name_of(each).casefold(),)),
    "about": ("what about", lambda each: (each.message.action if each.message else "",)),
    "user": ("user", lambda each: (each.message.user.casefold() if each.message else "",)),
}


def views_of(each: Notice) -> tuple[str, ...]:
    """The views it belongs to."""
    if each.notifier is not None:
        return ("notifiers",)
    return ("messages", "failed") if failed(each) else ("messages",)


def failed(each: Notice) -> bool:
    """Whether a message did not get there, or the last one of a notifier did not."""
    well = each.notifier.last_well if each.notifier else each.message.well if each.message else None
    return well is False


def name_of(each: Notice) -> str:
    """Who was told, or is."""
    if each.notifier is not None:
        return each.notifier.name
    return each.through or (each.message.agent if each.message else "")


def facts_of(each: Notice, now: float) -> dict[str, str | float | None]:
    """What the filter may ask."""
    message, notifier = each.message, each.notifier
    at = notifier.last_at if notifier else message.at if message else None
    return {
        "name": name_of(each),
        "by": notifier.agent if notifier else message.agent if message else "",
        "state": outcome_words(notifier.last_well if notifier else message.well if message else None),
        "about": action_words(message.action) if message else "",
        "user": message.user if message else "",
        "words": f"{message.subject} {message.body}" if message else "",
        "server": each.service,
        "age": None if at is None else (now - at) / 86_400,
    }


def _state(well: bool | None) -> tuple[str, str, Tone]:
    """Sign, words and tone."""
    if well is None:
        return "·", "nothing yet", "dim"
    return ("✓", "sent", "good") if well else ("✗", "failed", "bad")


def row_of(each: Notice, now: float) -> Row:
    """One row of the list."""
    message, notifier = each.message, each.notifier
    well = notifier.last_well if notifier else message.well if message else None
    at = notifier.last_at if notifier else message.at if message else None
    sign, words, tone = _state(well)
    if message is not None:
        words = outcome_words(well)
    cells = {
        "sign": line(Span(sign, tone)),
        "when": line(Span("" if at is None else since_words(at, now), "dim")),
        "state": line(Span(words, tone)),
        "name": line(Span(name_of(each), "strong" if notifier else "")),
        "service": line(Span(each.service, "dim")),
    }
    if message is not None:
        cells |= {
            "about": line(Span(action_words(message.action), "dim")),
            "user": line(message.user),
            "words": line(subject_of(message)),
        }
    if notifier is not None:
        active = "on" if notifier.active else "by hand"
        cells |= {
            "agent": line(Span(notifier.agent, "dim")),
            "active": line(Span(active, "" if notifier.active else "dim")),
        }
    return Row(each.key, cells)


def detail_lines(each: Notice | None, now: float, width: int, test_key: str) -> list[Line]:
    """Everything about a message, or about somebody who is told."""
    if each is None:
        return [line(Span("Nothing is under the cursor", "dim"))]
    message, notifier = each.message, each.notifier
    if notifier is not None:
        last = "" if notifier.last_at is None else f", {since_words(notifier.last_at, now)}"
        told = wrap(notifier.name, width, "title")
        told += [(), *pairs(
            [
                ("Sends by", notifier.agent),
                ("Is", "told of things by itself" if notifier.active else "told of nothing by itself"),
                ("Last", f"{_state(notifier.last_well)[1]}{last}"),
                ("Number", str(notifier.id)),
                ("Server", each.service),
            ],
            width,
        )]  # fmt: skip
        return [*told, (), line(Span(test_key, "accent"), Span(" sends a test through it", "dim"))]
    if message is None:
        return []
    told = wrap(subject_of(message), width, "title")
    told += [(), *pairs(
        [
            ("Is", outcome_words(message.well)),
            ("When", "" if message.at is None else since_words(message.at, now)),
            ("Through", name_of(each)),
            ("Sent by", message.agent),
            ("About", action_words(message.action)),
            ("User", message.user),
            ("Server", each.service),
        ],
        width,
    ), ()]  # fmt: skip
    for part in message.body.splitlines() or [""]:
        told += wrap(part, width) or [()]
    return told


def placeholder(
    endpoints: Iterable[Endpoint],
    view: str,
    search: str,
    *,
    asking: bool,
    answered: bool,
    failures: Mapping[str, Failure],
    filtered: bool,
) -> list[Line]:
    """What stands where there are no rows."""
    if filtered:
        return [line(f"None of the {VIEWS[view]} matches the filter"), line(Span("Esc clears it", "dim"))]
    if not any(endpoint.kind == "tautulli" and endpoint.enabled for endpoint in endpoints):
        return list(not_configured())
    if not answered and failures:
        return [line(Span("Nothing is known of notifications", "strong")), line(Span("r asks again", "dim"))]
    if not answered or asking:
        return [line(Span("Asking …", "dim"))]
    if view == "notifiers":
        return [
            line(Span("Nobody is told of anything", "strong")),
            line(Span("Tautulli: Settings, Notification Agents", "dim")),
        ]
    if view == "failed":
        return [line(Span("Every message that was read got there", "good"))]
    if search:
        return [
            line(Span(f"No message has “{search}” in it", "strong")),
            line(Span("Esc asks for all again", "dim")),
        ]
    return [line(Span("Nobody was told of anything yet", "strong"))]
