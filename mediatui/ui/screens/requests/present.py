"""From lists of requests and titles to rows, labels and notes. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from mediatui.models.endpoint import Endpoint
from mediatui.models.request import (
    MediaFacts,
    MediaRequest,
    MediaStatus,
    RequestList,
    RequestStatus,
    TitleBook,
    Wanted,
)
from mediatui.models.snapshot import Snapshot
from mediatui.ui.cells import Line, Span, Tone, line
from mediatui.ui.notes import old_and_failed
from mediatui.ui.widgets.columns import Column
from mediatui.ui.widgets.rows import Row
from mediatui.wording.quantities import ago, plural
from mediatui.wording.request_facts import FIELDS, request_facts
from mediatui.wording.requests import book_key, request_title, season_words, state_of, state_words

__all__ = ["FIELDS"]

KINDS = ("seerr", "overseerr", "jellyseerr")
"""The kinds of service that keep requests."""

SIGNS: dict[str, tuple[str, Tone]] = {
    "pending": ("◌", "warn"),
    "approved": ("→", ""),
    "processing": ("↓", "accent"),
    "partially available": ("◐", "good"),
    "available": ("●", "good"),
    "declined": ("○", "dim"),
    "failed": ("✗", "bad"),
    "deleted": ("×", "dim"),
    "blocklisted": ("×", "dim"),
}
"""A sign and a tone for each state."""

VIEWS: Mapping[str, str] = {
    "pending": "pending",
    "all": "all",
    "processing": "processing",
    "available": "available",
    "failed": "failed",
    "declined": "declined",
}
"""The parts of the list: pending first, for that is what the screen is for."""


class Asked(NamedTuple):
    """A request as it stands on the screen: with its title, what is being done to it, and its data's age."""

    request: MediaRequest
    facts: MediaFacts | None
    doing: str = ""
    live: bool = True

    @property
    def title(self) -> str:
        """What is asked for."""
        return request_title(self.request, self.facts)

    @property
    def state(self) -> str:
        """What became of it, in words."""
        return state_words(self.request)


def columns(several_services: bool) -> tuple[Column, ...]:
    """The columns of the list; the service's name only where there are several."""
    service = (Column("service", "Server", 8, 16, 1, from_width=130),) if several_services else ()
    return (
        Column("sign", "", 1),
        Column("title", "Title", 12, None, 9),
        Column("type", "Type", 6, from_width=84),
        Column("seasons", "Seasons", 8, 16, 1, from_width=72),
        Column("user", "Who", 6, 16, 2),
        Column("when", "When", 10, from_width=56),
        Column("status", "Status", 10, 19, 1, from_width=44),
        Column("profile", "Profile", 8, 16, 1, from_width=118),
        Column("rating", "Rating", 6, align="right", from_width=104),
        *service,
        Column("genres", "Genres", 10, 24, 1, optional=True),
        Column("folder", "Folder", 10, 24, 1, optional=True),
    )


ORDERS: dict[str, tuple[str, Callable[[Asked], tuple[object, ...]]]] = {
    "when": ("newest", lambda asked: ()),
    "title": ("title", lambda asked: (asked.title.casefold(),)),
    "user": ("who", lambda asked: (asked.request.requested_by.name.casefold(),)),
    "status": ("status", lambda asked: (list(SIGNS).index(asked.state) if asked.state in SIGNS else 99,)),
    "rating": ("rating", lambda asked: (-((asked.facts.rating if asked.facts else None) or 0),)),
}
"""Column key → what the order is called, and what it sorts by."""


def asked(
    lists: Mapping[str, Snapshot[RequestList]],
    books: Mapping[str, Snapshot[TitleBook]],
    doing: Mapping[str, str],
    now: float,
    before: Mapping[str, Asked] | None = None,
) -> dict[str, Asked]:
    """The requests of all services by their keys, the newest first. What is as it was `before` is the same
    object again: a new title is no reason to make two thousand rows anew."""
    found: dict[str, Asked] = {}
    known_before = before or {}
    for service, snapshot in lists.items():
        known = snapshot.shown(now)
        if known is None:
            continue
        live = snapshot.failure is None and not snapshot.is_old(now)
        book = books[service].shown(now) if service in books else None
        titles = book.titles if book is not None else {}
        for request in known.requests:
            key, facts = request.key, titles.get(book_key(*request.media))
            was, does = known_before.get(key), doing.get(key, "")
            same = was is not None and was.request is request and was.facts is facts
            if was is None or not same or was.doing != does or was.live is not live:
                was = Asked(request, facts, does, live)
            found[key] = was
    if len(lists) > 1:
        newest = sorted(found.items(), key=lambda pair: -(pair[1].request.created_at or 0))
        found = dict(newest)
    return found


def views_of(each: Asked) -> tuple[str, ...]:
    """The parts of the list a request belongs to. What is just being answered stays where it was."""
    request = each.request
    return _views(request.status, request.media_status, bool(each.doing))


@cache
def _views(status: RequestStatus, media: MediaStatus, doing: bool) -> tuple[str, ...]:
    """For each pair of statuses it is worked out once: there are thousands of requests."""
    found = ["all"]
    if status is RequestStatus.PENDING or doing:
        found.append("pending")
    match state := state_of(status, media):
        case "processing" | "approved":
            found.append("processing")
        case "partially available":
            found += ["processing", "available"]
        case "available" | "failed" | "declined":
            found.append(state)
    return tuple(found)


def facts_of(each: Asked, now: float) -> dict[str, str | float | None]:
    """What a filter may ask of a request."""
    return request_facts(each.request, each.facts, now)


def row_of(each: Asked, now: float) -> Row:
    """One row of the list."""
    request, facts = each.request, each.facts
    sign, tone = SIGNS.get(each.state, ("?", "dim"))
    status = Span(each.doing or each.state, "accent" if each.doing else tone)
    age = None if request.created_at is None else max(0.0, now - request.created_at)
    cells = {
        "sign": line(Span("…" if each.doing else sign, "accent" if each.doing else tone)),
        "title": line(Span(each.title, "strong" if facts else "dim")),
        "type": line(Span(request.media.wanted.value, "dim")),
        "seasons": line(_seasons(request)),
        "user": line(request.requested_by.name or "somebody"),
        "when": line(Span("" if age is None else ago(age), "dim")),
        "status": line(status),
        "profile": line(Span(request.profile_name, "dim")),
        "rating": line(f"{facts.rating:.1f}" if facts and facts.rating else ""),
        "service": line(Span(request.service, "dim")),
        "genres": line(Span(", ".join(facts.genres) if facts else "", "dim")),
        "folder": line(Span(request.root_folder, "dim")),
    }
    return Row(request.key, cells, dim=not each.live)


def _seasons(request: MediaRequest) -> str:
    """Which seasons, and whether in 4K: that must be seen on a narrow terminal, where no type is."""
    seasons = season_words(request.seasons) if request.media.wanted is Wanted.SERIES else ""
    return f"{seasons} 4K".strip() if request.is_4k else seasons


def notes(lists: Mapping[str, Snapshot[RequestList]], now: float, width: int) -> list[Line]:
    """What failed, what is old, what was odd, what is still being read."""
    found = old_and_failed(lists, now, width)
    for name, snapshot in lists.items():
        known = snapshot.shown(now)
        if known is None:
            if snapshot.failure is None and len(lists) > 1:
                found.append(line(Span(f" … {name} is being asked", "dim")))
            continue
        if not known.complete:
            words = f" … {name}: {len(known.requests):,} of {known.total:,} requests read so far"
            found.append(line(Span(words, "dim")))
        if known.dropped:
            words = f" ! {name}: {plural(known.dropped, 'request')} could not be read and left out"
            found.append(line(Span(words, "warn")))
        if known.failed_servers:
            servers = ", ".join(known.failed_servers)
            found.append(
                line(Span(f" ! {name} cannot reach {servers}: what depends on it may be old", "warn"))
            )
    return found


def placeholder(
    endpoints: Iterable[Endpoint],
    lists: Mapping[str, Snapshot[RequestList]],
    now: float,
    view: str,
    *,
    filtered: bool,
) -> Sequence[Line]:
    """What stands where there are no rows: not configured, asking, failed, none, or all filtered out."""
    kinds = [endpoint for endpoint in endpoints if endpoint.kind in KINDS]
    if not kinds:
        return [
            line(Span("No Seerr, Overseerr or Jellyseerr is configured", "strong")),
            line(Span("add [services.seerr] with url and api_key: mediatui config edit", "dim")),
        ]
    if not any(endpoint.enabled for endpoint in kinds):
        return [
            line(Span(f"{kinds[0].name} is switched off in the configuration (enabled = false)", "strong"))
        ]
    known = [snapshot for snapshot in lists.values() if snapshot.shown(now) is not None]
    if not known and any(snapshot.failure for snapshot in lists.values()):
        return [
            line(Span("Nothing is known of what was asked for", "strong")),
            line(Span("r asks again", "dim")),
        ]
    if not known:
        return [line(Span(f"Asking {kinds[0].name} …", "dim"))]
    if view == "pending" and filtered:
        return [line(Span("Nothing waits for an answer", "good")), line(Span("→ shows all requests", "dim"))]
    if filtered:
        return [
            line("No request is of that kind"),
            line(Span("Esc clears the filter, ← → change the view", "dim")),
        ]
    return [line(Span("Nobody has asked for anything", "strong"))]
