"""From those who watch to rows and detail. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from mediatui.engine.lookups import Looked
from mediatui.engine.plays_about import ViewerAbout, Wanting
from mediatui.models.audience import Viewer, ViewerAddress
from mediatui.models.endpoint import Endpoint
from mediatui.models.snapshot import Snapshot
from mediatui.models.statistics import WatchTime
from mediatui.ui.cells import Line, Span, line, wrap
from mediatui.ui.screens.plays.present import not_configured, pairs
from mediatui.ui.widgets.columns import Column
from mediatui.ui.widgets.rows import Row
from mediatui.wording.failures import since_words
from mediatui.wording.plays import length_words
from mediatui.wording.quantities import plural

MOST = 12
"""Players, and addresses, that are told of somebody."""


class Watcher(NamedTuple):
    """Somebody who watches, and the service that says so."""

    service: str
    viewer: Viewer

    @property
    def key(self) -> str:
        """What stands for them."""
        return f"{self.service}/{self.viewer.id}"


COLUMNS = (
    Column("name", "Name", 10, 26, 3),
    Column("seen", "Last seen", 13),
    Column("plays", "Plays", 7, align="right", from_width=44),
    Column("time", "Watched", 9, align="right", from_width=56),
    Column("player", "Player", 8, 20, 2, from_width=78),
    Column("platform", "Platform", 8, 14, 1, from_width=110),
    Column("last", "Last played", 14, None, 5, from_width=90),
    Column("kind", "Is", 9, from_width=66),
    Column("address", "Address", 15, optional=True),
    Column("service", "Server", 8, 16, 1, optional=True),
)
"""The columns of the list."""

FIELDS = ("name", "is", "player", "platform", "last", "server", "plays", "hours", "age")
"""The fields of the filter; `age` is the days since they were last seen."""

UNKNOWN: Looked[ViewerAbout] = Looked()
"""Nothing was looked up."""

ORDERS: dict[str, tuple[str, Callable[[Watcher], tuple[object, ...]]]] = {
    "seen": ("last seen", lambda each: ()),
    "name": ("name", lambda each: (each.viewer.name.casefold(),)),
    "plays": ("most plays", lambda each: (-(each.viewer.plays or 0),)),
    "time": ("most watched", lambda each: (-(each.viewer.duration_s or 0),)),
}
"""Column key → what the order is called, and what it sorts by."""


def columns(several: bool) -> Sequence[Column]:
    """The columns; the server's name is shown where there are several."""
    return [
        c._replace(optional=False, from_width=120) if several and c.key == "service" else c for c in COLUMNS
    ]


def kind_words(viewer: Viewer) -> str:
    """What somebody is on the server."""
    if not viewer.active:
        return "gone"
    if viewer.admin:
        return "admin"
    return "restrict." if viewer.restricted else "home" if viewer.home else ""


def facts_of(each: Watcher, now: float) -> dict[str, str | float | None]:
    """What a filter may ask of somebody."""
    viewer = each.viewer
    return {
        "name": viewer.name,
        "is": kind_words(viewer),
        "player": viewer.player,
        "platform": viewer.platform,
        "last": viewer.last_played,
        "server": each.service,
        "plays": float(viewer.plays or 0),
        "hours": (viewer.duration_s or 0) / 3600,
        "age": None if viewer.last_seen is None else (now - viewer.last_seen) / 86_400,
    }


def row_of(each: Watcher, now: float) -> Row:
    """One row of the list."""
    viewer = each.viewer
    never = viewer.last_seen is None
    cells = {
        "name": line(Span(viewer.name, "strong" if viewer.active else "dim")),
        "seen": line(Span("never" if never else since_words(viewer.last_seen or 0, now), "dim")),
        "plays": line("" if viewer.plays is None else f"{viewer.plays:,}"),
        "time": line("" if not viewer.duration_s else length_words(viewer.duration_s)),
        "player": line(Span(viewer.player, "dim")),
        "platform": line(Span(viewer.platform, "dim")),
        "last": line(Span(viewer.last_played)),
        "kind": line(Span(kind_words(viewer), "dim")),
        "address": line(Span(viewer.address, "dim")),
        "service": line(Span(each.service, "dim")),
    }
    return Row(each.key, cells)


def detail_lines(
    each: Watcher | None,
    about: Looked[ViewerAbout],
    addresses: Sequence[ViewerAddress] | None,
    now: float,
    width: int,
    *,
    addresses_key: str,
) -> list[Line]:
    """Everything about somebody: totals and players as they are looked up, addresses where asked for."""
    if each is None:
        return [line(Span("No user under the cursor", "dim"))]
    viewer = each.viewer
    lines = wrap(viewer.name, width, "title")
    lines += [(), *pairs(
        [
            ("Logs in as", viewer.username if viewer.username != viewer.name else ""),
            ("Mail", viewer.email),
            ("Is", kind_words(viewer)),
            ("Last seen", "never" if viewer.last_seen is None else since_words(viewer.last_seen, now)),
            ("Watched", viewer.last_played),
            ("Server", each.service),
        ],
        width,
    ), (), line(Span("Played", "head"))]  # fmt: skip
    if about.value is not None:
        lines += [*time_lines(about.value.times), (), line(Span("On", "head"))]
        for share in about.value.players[:MOST]:
            where = f" ({share.platform})" if share.platform and share.platform != share.player else ""
            told = f"{share.player or 'unknown'}{where}"
            lines += [line(f"{share.plays:>6,}  ", *part) for part in wrap(told, max(8, width - 8))]
        if not about.value.players:
            lines.append(line(Span("nothing yet", "dim")))
        if about.value.wanting is not None:
            lines += [(), line(Span("Asked for", "head")), *_wanting_lines(about.value.wanting)]
    else:
        lines += unknown_lines(about, width)
    lines += [(), line(Span("From", "head"))]
    if addresses is None:
        lines.append(line(Span(addresses_key, "accent"), Span(" looks up their addresses", "dim")))
    for seen in (addresses or ())[:MOST]:
        when = "" if seen.last_seen is None else since_words(seen.last_seen, now)
        lines.append(line(f"{seen.plays:>6,}  ", Span(f"{when:<14}", "dim"), seen.address))
    if addresses == ():
        lines.append(line(Span("nowhere yet", "dim")))
    return lines


def _wanting_lines(wanting: Wanting) -> list[Line]:
    """How many requests somebody made, and what became of them."""
    rows = [("requests", wanting.asked), ("came", wanting.came)]
    rows += [] if wanting.watched is None else [("watched", wanting.watched)]
    return [line(f"{count:>6,}  ", Span(words, "dim")) for words, count in rows]


def time_lines(times: Iterable[WatchTime]) -> list[Line]:
    """A line for each span of days."""
    lines = []
    for each in times:
        name = plural(each.days, "day") if each.days else "ever"
        told = length_words(each.duration_s)
        lines.append(
            line(Span(f"{name:<8}", "dim"), f"{told:>9}", Span(f"  {plural(each.plays, 'play')}", "dim"))
        )
    return lines


def unknown_lines(looked: Looked[Any], width: int) -> list[Line]:
    """Where something is still looked up, or could not be."""
    if looked.failure is not None:
        return wrap(looked.failure.words, width, "bad")
    return [line(Span("…", "dim"))]


def placeholder(
    endpoints: Iterable[Endpoint],
    known: Mapping[str, Snapshot[Sequence[Any]]],
    what: str,
    now: float,
    *,
    filtered: bool,
) -> Sequence[Line]:
    """What stands where there are no rows; `what` are the things, "users"."""
    if filtered:
        return [line(f"None of the {what} matches the filter"), line(Span("Esc clears it", "dim"))]
    if not any(endpoint.kind == "tautulli" and endpoint.enabled for endpoint in endpoints):
        return not_configured()
    answered = [snapshot for snapshot in known.values() if snapshot.shown(now) is not None]
    if not answered and any(snapshot.failure for snapshot in known.values()):
        return [line(Span(f"Nothing is known of the {what}", "strong")), line(Span("r asks again", "dim"))]
    return [line(Span(f"There are no {what}" if answered else "Asking …", "dim"))]
