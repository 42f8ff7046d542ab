"""From releases to rows and detail. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from mediatui.engine.lookups import Looked
from mediatui.models.queue import Via
from mediatui.models.release import Release, ReleaseList
from mediatui.ui.cells import Line, Span, Tone, line, wrap
from mediatui.ui.screens.requests.titles import pairs_lines
from mediatui.ui.widgets.columns import Column
from mediatui.ui.widgets.rows import Row
from mediatui.wording.quantities import size, span

VIEWS: Mapping[str, str] = {"all": "all", "good": "not rejected", "rejected": "rejected"}
"""The parts of the list."""

COLUMNS = (
    Column("sign", "", 1),
    Column("title", "Release", 20, None, 6, cut="middle"),
    Column("quality", "Quality", 8, 15, 1, from_width=60),
    Column("score", "Score", 6, align="right", from_width=70),
    Column("size", "Size", 9, align="right", from_width=48),
    Column("peers", "Peers", 9, align="right", from_width=84),
    Column("age", "Age", 6, align="right", from_width=56),
    Column("indexer", "Indexer", 8, 18, 1, from_width=96),
    Column("reason", "What stands against it", 10, None, 3, from_width=116),
)
"""The columns of the list."""

FIELDS = ("release", "quality", "indexer", "via", "is", "group", "size", "score", "seeders", "age")
"""The fields of the filter; `size` in GiB, `age` in days."""

ORDERS: dict[str, tuple[str, Callable[[Release], tuple[object, ...]]]] = {
    "sign": ("the service's order", lambda r: ()),
    "score": ("score", lambda r: (-(r.score or 0),)),
    "size": ("size", lambda r: (-r.size,)),
    "peers": ("seeders", lambda r: (-(r.seeders or 0),)),
    "age": ("newest", lambda r: (r.age_s is None, r.age_s or 0)),
    "title": ("name", lambda r: (r.title.casefold(),)),
    "indexer": ("indexer", lambda r: (r.indexer.casefold(),)),
}
"""Column key → what the order is called, and what it sorts by."""


def sign_of(release: Release) -> tuple[str, Tone]:
    """Whether it would be taken."""
    if not release.is_rejected:
        return "✓", "good"
    return ("◌", "warn") if release.is_temporary else ("✗", "bad")


def in_view(release: Release, view: str) -> bool:
    """Whether it belongs to a part of the list."""
    return view == "all" or release.is_rejected == (view == "rejected")


def facts_of(release: Release) -> dict[str, str | float | None]:
    """What a filter may ask of a release."""
    return {
        "release": release.title,
        "quality": release.quality.name,
        "indexer": release.indexer,
        "via": release.via.value,
        "is": "rejected" if release.is_rejected else "good",
        "group": release.release_group,
        "size": release.size / 2**30,
        "score": float(release.score or 0),
        "seeders": None if release.seeders is None else float(release.seeders),
        "age": None if release.age_s is None else release.age_s / 86_400,
    }


def _peers(release: Release) -> str:
    if release.via is not Via.TORRENT or release.seeders is None:
        return release.via.value if release.via is Via.USENET else ""
    return f"{release.seeders}/{release.leechers or 0}"


def row_of(release: Release, key: str) -> Row:
    """One row of the list."""
    sign, tone = sign_of(release)
    cells = {
        "sign": line(Span(sign, tone)),
        "title": line(Span(release.title, "dim" if release.is_rejected else "strong")),
        "quality": line(release.quality.name),
        "score": line(f"{release.score:+d}" if release.score else ""),
        "size": line(Span(size(release.size) if release.size else "", "dim")),
        "peers": line(Span(_peers(release), "bad" if release.seeders == 0 else "")),
        "age": line(Span(span(release.age_s) if release.age_s is not None else "", "dim")),
        "indexer": line(Span(release.indexer, "dim")),
        "reason": line(Span("; ".join(release.rejections), "warn")),
    }
    return Row(key, cells)


def detail_lines(release: Release | None, width: int) -> list[Line]:
    """Everything about a release."""
    if release is None:
        return [line(Span("No release under the cursor", "dim"))]
    sign, tone = sign_of(release)
    words = "would be taken" if not release.is_rejected else "rejected"
    if release.is_temporary:
        words = "rejected for now"
    lines = [*wrap(release.title, width, "title"), line(Span(f"{sign} {words}", tone)), ()]
    lines += [part for reason in release.rejections for part in wrap(reason, width, "warn")]
    lines += [()] if release.rejections else []
    peers = _peers(release)
    return lines + pairs_lines(
        [
            ("Quality", release.quality.name),
            ("Formats", ", ".join(release.custom_formats)),
            ("Score", f"{release.score:+d}" if release.score is not None else ""),
            ("Languages", ", ".join(language.name for language in release.languages)),
            ("Size", size(release.size) if release.size else ""),
            ("Age", span(release.age_s) if release.age_s is not None else ""),
            ("Peers", peers),
            ("Group", release.release_group),
            ("Edition", release.edition),
            ("Indexer", f"{release.indexer} · {release.via.value}"),
            ("Taken for", release.media_title),
            ("Service", release.service),
        ],
        width,
    )


def placeholder(
    title: str, found: Looked[ReleaseList], asked_for: float, *, filtered: bool
) -> Sequence[Line]:
    """What stands where there are no rows."""
    if not title:
        return [
            line(Span("Nothing is searched for", "strong")),
            line(Span("R on a download or a title searches for releases of it", "dim")),
        ]
    if filtered:
        return [
            line("No release is of that kind"),
            line(Span("Esc clears the filter, ← → change the view", "dim")),
        ]
    if found.failure is not None:
        return [line(Span(found.failure.words, "bad")), line(Span(found.failure.remedy, "dim"))]
    if found.asking:
        return [
            line(f"Asking every indexer for {title} …"),
            line(Span(f"for {span(asked_for)}; it takes up to two minutes", "dim")),
        ]
    return [line(f"No indexer has anything for {title}")]
