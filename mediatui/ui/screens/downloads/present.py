"""From joined downloads to rows, labels and notes. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from mediatui.engine.downloads import Download, Totals
from mediatui.models.endpoint import Endpoint
from mediatui.models.snapshot import Snapshot
from mediatui.models.torrent import Direction, TorrentList
from mediatui.ui.cells import Line, Span, Tone, line
from mediatui.ui.notes import old_and_failed
from mediatui.ui.widgets.columns import Column
from mediatui.ui.widgets.rows import Row
from mediatui.ui.widgets.spark import block_chart, progress_bar
from mediatui.wording.download_objects import download_kind, download_title
from mediatui.wording.quantities import plural, rate, size, until

BAR = 8
"""Cells of the progress bar."""

KINDS = ("radarr", "sonarr", "lidarr", "qbittorrent")
"""The kinds of service that know of downloads."""

SIGNS: dict[str, tuple[str, Tone]] = {
    "downloading": ("↓", "good"),
    "seeding": ("↑", "dim"),
    "stalled": ("◌", "warn"),
    "paused": ("‖", "dim"),
    "queued": ("·", "dim"),
    "delayed": ("·", "dim"),
    "checking": ("◐", ""),
    "moving": ("→", ""),
    "metadata": ("?", ""),
    "allocating": ("◐", ""),
    "importing": ("→", "accent"),
    "import pending": ("→", "accent"),
    "import blocked": ("!", "bad"),
    "completed": ("✓", "good"),
    "failed": ("✗", "bad"),
    "error": ("✗", "bad"),
    "missing files": ("✗", "bad"),
    "warning": ("!", "warn"),
    "client unavailable": ("!", "bad"),
}
"""A sign and a tone for each state."""

VIEWS: Mapping[str, str] = {
    "active": "active",
    "downloading": "downloading",
    "importing": "importing",
    "seeding": "seeding",
    "all": "all",
}
"""The parts of the list: what only seeds is not what people come for."""

FIELDS = (
    "title", "release", "state", "trouble", "service", "client", "indexer", "category", "quality", "type",
    "size", "progress", "rate", "score",
)  # fmt: skip
"""The fields of the filter; `size` in GiB, `rate` in MB/s, `progress` in percent."""


def columns() -> tuple[Column, ...]:
    """The columns of the list."""
    return (
        Column("sign", "", 1),
        Column("title", "What", 14, None, 4),
        Column("quality", "Quality", 8, 14, 1, from_width=108),
        Column("state", "State", 14, 18, 1, from_width=50),
        Column("bar", "Progress", BAR, from_width=88),
        Column("percent", "%", 4, align="right", from_width=40),
        Column("rate", "Speed", 9, align="right", from_width=60),
        Column("eta", "Left", 7, align="right", from_width=66),
        Column("size", "Size", 9, align="right", from_width=76),
        Column("trouble", "What is wrong", 10, None, 4, from_width=96),
        Column("service", "Service", 8, 20, 1, from_width=132),
        Column("release", "Release", 16, None, 3, cut="middle", optional=True),
        Column("indexer", "Indexer", 8, 18, 1, optional=True),
        Column("client", "Client", 8, 18, 1, optional=True),
        Column("score", "Score", 6, align="right", optional=True),
        Column("category", "Category", 8, 16, 1, optional=True),
        Column("ratio", "Ratio", 6, align="right", optional=True),
        Column("peers", "Peers", 9, align="right", optional=True),
    )


def what(download: Download) -> str:
    """What it is: movie with year, episode, several episodes, album; else the release's own name."""
    return download_title(download.items, download.release)


def kind(download: Download) -> str:
    """ "movie", "episode", "season", "album", or "" where no library knows it."""
    return download_kind(download.items)


ORDERS: dict[str, tuple[str, Callable[[Download], tuple[object, ...]]]] = {
    "sign": ("problems, newest", lambda d: ()),
    "title": ("title", lambda d: (what(d).casefold(),)),
    "percent": ("progress", lambda d: (-(d.progress or 0),)),
    "rate": ("speed", lambda d: (-(d.rate or 0),)),
    "eta": ("time left", lambda d: (d.eta_s is None, d.eta_s or 0)),
    "size": ("size", lambda d: (-d.size,)),
    "state": ("state", lambda d: (d.state,)),
}
"""Column key → what the order is called, and what it sorts by."""


def in_view(download: Download, view: str) -> bool:
    """Whether it belongs to a part of the list."""
    match view:
        case "active":
            return not download.seeding
        case "downloading":
            return not download.complete and not download.seeding
        case "importing":
            return download.state in ("importing", "import pending", "import blocked")
        case "seeding":
            torrent = download.torrent
            return torrent is not None and torrent.direction is Direction.UP
    return True


def facts_of(download: Download) -> dict[str, str | float | None]:
    """What a filter may ask of a download."""
    item, torrent = download.item, download.torrent
    return {
        "title": what(download),
        "release": download.release,
        "state": download.state,
        "trouble": f"{download.trouble} {download.missing}".strip(),
        "service": " ".join(download.services),
        "client": item.client if item else torrent.service if torrent else "",
        "indexer": item.indexer if item else "",
        "category": torrent.category if torrent else "",
        "quality": item.quality.name if item else "",
        "type": kind(download),
        "size": download.size / 2**30,
        "progress": None if download.progress is None else download.progress * 100,
        "rate": (download.rate or 0) / 1e6,
        "score": float(item.score) if item and item.score is not None else None,
    }


def row_of(download: Download, doing: str = "") -> Row:
    """One row of the list."""
    item, torrent = download.item, download.torrent
    sign, tone = SIGNS.get(download.state, ("?", "dim"))
    progress = download.progress
    done, rest = progress_bar(progress or 0, BAR)
    trouble = download.trouble or download.missing
    moving = torrent is not None and torrent.direction is Direction.DOWN
    cells = {
        "sign": line(Span("…" if doing else sign, "accent" if doing else tone)),
        "title": line(Span(what(download), "strong" if not download.seeding else "")),
        "quality": line(Span(item.quality.name if item else "", "dim")),
        "state": line(Span(doing or download.state, "accent" if doing else tone)),
        "bar": line(Span(done, "bar"), Span(rest, "track")) if progress is not None else (),
        "percent": line("" if progress is None else f"{progress * 100:.0f}"),
        "rate": line(Span(f"{'' if moving or not download.rate else '↑'}{rate(download.rate)}")),
        "eta": line(until(download.eta_s)),
        "size": line(Span(size(download.size) if download.size else "", "dim")),
        "trouble": line(Span(trouble, "bad" if download.trouble else "warn")),
        "service": line(Span(", ".join(download.services), "dim")),
        "release": line(Span(download.release, "dim")),
        "indexer": line(Span(item.indexer if item else "", "dim")),
        "client": line(Span(item.client if item else "", "dim")),
        "score": line(f"{item.score:+d}" if item and item.score is not None else ""),
        "category": line(Span(torrent.category if torrent else "", "dim")),
        "ratio": line(f"{torrent.ratio:.2f}" if torrent and torrent.ratio is not None else ""),
        "peers": line(f"{torrent.seeds}/{torrent.peers}" if torrent else ""),
    }
    return Row(download.key, cells, dim=not download.live)


def summary(totals: Totals, clients: Sequence[TorrentList], rates: Sequence[float], width: int) -> Line:
    """Speeds, what is left, limits, free space, and the speed of the last minutes as a small chart."""
    parts: list[Span] = []
    if clients:  # Where none has answered, nobody knows how fast it goes.
        parts += [
            Span(" ↓ ", "good"), Span(rate(totals.down_rate) or "0 kB/s", "strong"),
            Span("  ↑ ", "dim"), Span(rate(totals.up_rate) or "0 kB/s", "strong"), Span("  "),
        ]  # fmt: skip
    parts += [Span(" left ", "dim"), Span(size(totals.left), "strong")]
    if totals.problems:
        parts += [Span("   "), Span(plural(totals.problems, "problem"), "bad")]
    for client in clients:
        transfer = client.transfer
        if transfer.alternative_limits:
            parts.append(Span("   alternative limits", "warn"))
        if transfer.free_space is not None:
            parts += [Span("   free ", "dim"), Span(size(transfer.free_space), "strong")]
    used = sum(len(span.text) for span in parts)
    room = min(60, width - used - 4)
    if room >= 12 and any(rates):
        parts += [
            Span("   "),
            Span(block_chart(rates[-room:], min(room, len(rates)), 1, max(rates))[0], "bar"),
        ]
    return tuple(parts)


def notes(snapshots: Mapping[str, Snapshot[Any]], now: float, width: int) -> list[Line]:
    """What failed, what is old, what was odd."""
    found = old_and_failed(snapshots, now, width)
    for name, snapshot in snapshots.items():
        known = snapshot.shown(now)
        if known is not None and known.dropped:
            words = f" ! {name}: {plural(known.dropped, 'row')} could not be read and left out"
            found.append(line(Span(words, "warn")))
    return found


def placeholder(
    endpoints: Iterable[Endpoint],
    snapshots: Mapping[str, Snapshot[Any]],
    now: float,
    view: str,
    *,
    filtered: bool,
) -> Sequence[Line]:
    """What stands where there are no rows."""
    if not any(endpoint.kind in KINDS and endpoint.enabled for endpoint in endpoints):
        return [
            line(Span("No Radarr, Sonarr or qBittorrent is configured", "strong")),
            line(Span("add [services.qbittorrent] or another: mediatui config edit", "dim")),
        ]
    known = [snapshot for snapshot in snapshots.values() if snapshot.shown(now) is not None]
    if not known and any(snapshot.failure for snapshot in snapshots.values()):
        return [line(Span("Nothing is known of downloads", "strong")), line(Span("r asks again", "dim"))]
    if not known:
        return [line(Span("Asking …", "dim"))]
    if filtered and view == "active":
        return [line(Span("Nothing is downloading", "strong")), line(Span("→ ← show what seeds", "dim"))]
    if filtered:
        return [
            line("No download is of that kind"),
            line(Span("Esc clears the filter, ← → change the view", "dim")),
        ]
    return [line(Span("Nothing is downloading", "strong"))]
