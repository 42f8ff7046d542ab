"""From users of request services to rows and detail. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from mediatui.engine.lookups import Looked
from mediatui.models.endpoint import Endpoint
from mediatui.models.request import MediaRequest, Quota, RequestUser
from mediatui.models.snapshot import Snapshot
from mediatui.ui.cells import Line, Span, line, wrap
from mediatui.ui.screens.requests.present import KINDS
from mediatui.ui.screens.requests.titles import pairs_lines
from mediatui.ui.widgets.columns import Column
from mediatui.ui.widgets.rows import Row
from mediatui.wording.failures import since_words
from mediatui.wording.requests import (
    PERMISSIONS,
    limit_words,
    permission_words,
    quota_words,
    state_words,
    user_name,
)

COLUMNS = (
    Column("name", "Name", 10, 26, 3),
    Column("requests", "Requests", 8, align="right"),
    Column("pending", "Pending", 7, align="right", from_width=56),
    Column("movies", "Movies", 12, 16, 1, from_width=74),
    Column("series", "Seasons", 12, 16, 1, from_width=90),
    Column("permissions", "May", 16, None, 5, from_width=64),
    Column("kind", "Signs in by", 11, from_width=120),
    Column("since", "Since", 10, from_width=132),
    Column("service", "Server", 8, 16, 1, from_width=140),
)
"""The columns of the list."""

FIELDS = ("name", "may", "kind", "server", "requests", "pending")
"""The fields of the filter."""


def orders(
    pending: Callable[[RequestUser], int],
) -> dict[str, tuple[str, Callable[[RequestUser], tuple[object, ...]]]]:
    """Column key → what the order is called, and what it sorts by."""
    return {
        "requests": ("most requests", lambda user: (-user.request_count,)),
        "name": ("name", lambda user: (user_name(user).casefold(),)),
        "pending": ("pending", lambda user: (-pending(user),)),
        "since": ("newest", lambda user: (-(user.created_at or 0),)),
    }


def facts_of(user: RequestUser, pending: int) -> dict[str, str | float | None]:
    """What a filter may ask of a user."""
    return {
        "name": user_name(user),
        "may": ", ".join(permission_words(user.permissions)),
        "kind": user.kind,
        "server": user.service,
        "requests": float(user.request_count),
        "pending": float(pending),
    }


def row_of(user: RequestUser, pending: int, now: float) -> Row:
    """One row of the list."""
    movies = limit_words(user.movie_limit, user.movie_days) or "the usual"
    series = limit_words(user.series_limit, user.series_days) or "the usual"
    since = "" if user.created_at is None else since_words(user.created_at, now)
    cells = {
        "name": line(Span(user_name(user), "strong")),
        "requests": line(f"{user.request_count:,}"),
        "pending": line(Span(f"{pending:,}" if pending else "", "warn")),
        "movies": line(Span(movies, "dim" if user.movie_limit is None else "")),
        "series": line(Span(series, "dim" if user.series_limit is None else "")),
        "permissions": line(Span(", ".join(permission_words(user.permissions)) or "nothing", "dim")),
        "kind": line(Span(user.kind, "dim")),
        "since": line(Span(since, "dim")),
        "service": line(Span(user.service, "dim")),
    }
    return Row(user.key, cells)


def detail_lines(
    user: RequestUser | None,
    quota: Looked[Quota],
    requests: Sequence[MediaRequest],
    now: float,
    width: int,
) -> list[Line]:
    """Everything about a user: what is left of the quota, what became of the requests, what is allowed."""
    if user is None:
        return [line(Span("No user under the cursor", "dim"))]
    lines = wrap(user_name(user), width, "title")
    since = "" if user.created_at is None else since_words(user.created_at, now)
    lines += [(), *pairs_lines(
        [
            ("Signs in", f"by {user.kind}" if user.kind else ""),
            ("Plex name", user.plex_username),
            ("Mail", user.email),
            ("Since", since),
            ("Requests", f"{user.request_count:,} so far"),
            ("Server", user.service),
        ],
        width,
    )]  # fmt: skip
    lines += [(), line(Span("Quota", "head"))]
    if quota.value is not None:
        movies, series = quota.value.movies, quota.value.series
        told = [("Movies", quota_words(movies, "movie")), ("Seasons", quota_words(series, "season"))]
        lines += pairs_lines(told, width)
    elif quota.failure is not None:
        lines += wrap(quota.failure.words, width, "bad")
    else:
        lines.append(line(Span("…", "dim")))
    lines += [(), line(Span("What became of their requests", "head"))]
    counts: dict[str, int] = {}
    for request in requests:
        state = state_words(request)
        counts[state] = counts.get(state, 0) + 1
    for state, count in sorted(counts.items(), key=lambda pair: -pair[1]):
        lines.append(line(f"{count:>5}  ", Span(state, "dim")))
    if not counts:
        lines.append(line(Span("none are known here", "dim")))
    lines += [(), line(Span("May", "head"))]
    lines += [line(f"  {words}") for words in permission_words(user.permissions)] or [
        line(Span("  nothing", "dim"))
    ]
    return lines


def placeholder(
    endpoints: Iterable[Endpoint],
    users: Mapping[str, Snapshot[Sequence[RequestUser]]],
    now: float,
    *,
    filtered: bool,
) -> Sequence[Line]:
    """What stands where there are no rows."""
    if filtered:
        return [line("No user matches the filter"), line(Span("Esc clears it", "dim"))]
    if not any(endpoint.kind in KINDS and endpoint.enabled for endpoint in endpoints):
        return [
            line(Span("No Seerr, Overseerr or Jellyseerr is configured", "strong")),
            line(Span("add [services.seerr] with url and api_key: mediatui config edit", "dim")),
        ]
    known = [snapshot for snapshot in users.values() if snapshot.shown(now) is not None]
    if not known and any(snapshot.failure for snapshot in users.values()):
        return [line(Span("Nothing is known of the users", "strong")), line(Span("r asks again", "dim"))]
    return [line(Span("Asking …" if not known else "There are no users", "dim"))]


def difference(before: int, after: int) -> tuple[str, ...]:
    """What a change of permissions gives and takes, in words."""
    given = [words for bit, words in PERMISSIONS.items() if after & ~before & bit]
    taken = [words for bit, words in PERMISSIONS.items() if before & ~after & bit]
    told = [f"gives: {', '.join(given)}"] if given else []
    told += [f"takes: {', '.join(taken)}"] if taken else []
    return tuple(told) or (f"changes bits that have no words here: {before} to {after}",)


def quota_difference(before: RequestUser, after: RequestUser) -> tuple[str, ...]:
    """What a change of quotas changes, in words."""
    told = []
    for name, limit, days in (
        ("movies", "movie_limit", "movie_days"),
        ("seasons", "series_limit", "series_days"),
    ):
        was = limit_words(getattr(before, limit), getattr(before, days)) or "the usual"
        will = limit_words(getattr(after, limit), getattr(after, days)) or "the usual"
        if was != will:
            told.append(f"{name}: {was} → {will}")
    return tuple(told) or ("nothing changes",)


def limit_of(text: str) -> tuple[int | None, int | None] | None:
    """What was typed as a limit: "10 in 7" → (10, 7), "none" → (0, None), "usual" → (None, None); None for
    anything else."""
    words = text.casefold().replace("days", "").replace("day", "").split()
    match words:
        case ["usual"] | ["the", "usual"] | []:
            return None, None
        case ["none"] | ["no", "limit"] | ["0"]:
            return 0, None
        case [limit, "in", days] if _is_number(limit) and _is_number(days) and 0 < int(days) <= 365:
            return int(limit), int(days)
        case [limit] if _is_number(limit):
            return int(limit), 7
    return None


def _is_number(text: str) -> bool:
    """Whether these are a few plain digits: a superscript is a digit too, and no number."""
    return text.isdecimal() and len(text) <= 6


def wrong_with(text: str) -> str:
    """What is wrong with a limit that was typed; "" for nothing."""
    return "" if limit_of(text) is not None else 'write it like "10 in 7 days", "none" or "usual"'
