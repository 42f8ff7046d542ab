"""From issues to rows and detail. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from mediatui.models.endpoint import Endpoint
from mediatui.models.request import Issue, IssueStatus, MediaFacts
from mediatui.models.snapshot import Snapshot
from mediatui.ui.cells import Line, Span, line, wrap
from mediatui.ui.screens.requests.present import KINDS
from mediatui.ui.screens.requests.titles import pairs_lines
from mediatui.ui.widgets.columns import Column
from mediatui.ui.widgets.rows import Row
from mediatui.wording.failures import since_words
from mediatui.wording.quantities import ago
from mediatui.wording.requests import facts_title
from mediatui.wording.titles import episode_code

VIEWS: Mapping[str, str] = {"open": "open", "resolved": "resolved", "all": "all"}
"""The parts of the list."""

COLUMNS = (
    Column("sign", "", 1),
    Column("title", "Title", 12, None, 4),
    Column("where", "Where", 9, from_width=70),
    Column("kind", "What", 9, from_width=50),
    Column("user", "Who", 6, 16, 2),
    Column("when", "When", 10, from_width=60),
    Column("comments", "Said", 4, align="right", from_width=84),
    Column("last", "Last words", 12, None, 4, from_width=96),
    Column("service", "Server", 8, 16, 1, from_width=140),
)
"""The columns of the list."""

FIELDS = ("title", "user", "what", "status", "words", "server", "age")
"""The fields of the filter; `age` is in days."""


class Reported(NamedTuple):
    """An issue as it stands on the screen, with its title."""

    issue: Issue
    facts: MediaFacts | None

    @property
    def title(self) -> str:
        """What it is about."""
        media = self.issue.media
        return facts_title(self.facts) if self.facts else f"{media.wanted.value} {media.tmdb_id}"


ORDERS: dict[str, tuple[str, Callable[[Reported], tuple[object, ...]]]] = {
    "when": ("newest", lambda each: ()),
    "title": ("title", lambda each: (each.title.casefold(),)),
    "user": ("who", lambda each: (each.issue.reported_by.name.casefold(),)),
    "kind": ("what", lambda each: (each.issue.kind.value,)),
    "comments": ("most said", lambda each: (-len(each.issue.comments),)),
}
"""Column key → what the order is called, and what it sorts by."""


def where(issue: Issue) -> str:
    """Which season and episode: "S01E02", "S03", "" for all of it."""
    return episode_code(issue.season or None, issue.episode or None)


def in_view(each: Reported, view: str) -> bool:
    """Whether it belongs to a part of the list."""
    return view == "all" or each.issue.status.value == view


def facts_of(each: Reported, now: float) -> dict[str, str | float | None]:
    """What a filter may ask of an issue."""
    issue = each.issue
    return {
        "title": each.title,
        "user": issue.reported_by.name,
        "what": issue.kind.value,
        "status": issue.status.value,
        "words": " ".join(comment.message for comment in issue.comments),
        "server": issue.service,
        "age": None if issue.created_at is None else (now - issue.created_at) / 86_400,
    }


def row_of(each: Reported, now: float) -> Row:
    """One row of the list."""
    issue = each.issue
    is_open = issue.status is IssueStatus.OPEN
    last = issue.comments[-1].message if issue.comments else ""
    cells = {
        "sign": line(Span("!", "warn") if is_open else Span("✓", "good")),
        "title": line(Span(each.title, "strong" if is_open else "dim")),
        "where": line(where(issue)),
        "kind": line(issue.kind.value),
        "user": line(issue.reported_by.name),
        "when": line(Span("" if issue.created_at is None else ago(max(0, now - issue.created_at)), "dim")),
        "comments": line(Span(f"{len(issue.comments)}" if issue.comments else "", "dim")),
        "last": line(Span(last.partition("\n")[0], "dim")),
        "service": line(Span(issue.service, "dim")),
    }
    return Row(issue.key, cells)


def detail_lines(each: Reported | None, now: float, width: int) -> list[Line]:
    """What is wrong, and everything that was said of it."""
    if each is None:
        return [line(Span("No issue under the cursor", "dim"))]
    issue = each.issue
    is_open = issue.status is IssueStatus.OPEN
    lines = wrap(each.title, width, "title")
    lines += [
        line(
            Span(
                f"! {issue.status.value}" if is_open else f"✓ {issue.status.value}",
                "warn" if is_open else "good",
            )
        )
    ]
    when = "" if issue.created_at is None else since_words(issue.created_at, now)
    lines += [(), *pairs_lines(
        [
            ("What", issue.kind.value),
            ("Where", where(issue) or "all of it"),
            ("By", issue.reported_by.name),
            ("When", when),
            ("Server", issue.service),
        ],
        width,
    ), ()]  # fmt: skip
    for comment in issue.comments:
        at = "" if comment.at is None else f" · {ago(max(0, now - comment.at))}"
        lines += [line(Span(comment.author, "strong"), Span(at, "dim")), *wrap(comment.message, width), ()]
    return lines


def placeholder(
    endpoints: Iterable[Endpoint],
    issues: Mapping[str, Snapshot[Sequence[Issue]]],
    now: float,
    view: str,
    *,
    filtered: bool,
) -> Sequence[Line]:
    """What stands where there are no rows."""
    if not any(endpoint.kind in KINDS and endpoint.enabled for endpoint in endpoints):
        return [
            line(Span("No Seerr, Overseerr or Jellyseerr is configured", "strong")),
            line(Span("add [services.seerr] with url and api_key: mediatui config edit", "dim")),
        ]
    if filtered and view == "open":
        return [line(Span("No issue is open", "good")), line(Span("→ shows those that are resolved", "dim"))]
    if filtered:
        return [
            line("No issue is of that kind"),
            line(Span("Esc clears the filter, ← → change the view", "dim")),
        ]
    known = [snapshot for snapshot in issues.values() if snapshot.shown(now) is not None]
    if not known and any(snapshot.failure for snapshot in issues.values()):
        return [line(Span("Nothing is known of issues", "strong")), line(Span("r asks again", "dim"))]
    return (
        [line(Span("Asking …", "dim"))] if not known else [line(Span("Nobody has reported anything", "good"))]
    )
