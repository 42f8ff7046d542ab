"""One title found by many sources is one row: by its numbers first, then by title and year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from mediatui.matching.normal import forms, normalise
from mediatui.matching.titles import YEARS, exactness, likeness
from mediatui.models.library import Movie, Series
from mediatui.models.music import Album, Artist
from mediatui.models.request import MediaStatus, RequestStatus
from mediatui.models.search import Badge, Hit, Part

if TYPE_CHECKING:
    from mediatui.matching.query import Facts

DAY = 86_400.0


class _Row:
    """A row while it is put together."""

    def __init__(self, part: Part) -> None:
        self.parts = [part]
        self.ids: dict[str, set[str]] = {}
        self.learn(part)

    def learn(self, part: Part) -> None:
        for kind, number in part.ids:
            self.ids.setdefault(kind, set()).add(number)

    def add(self, part: Part) -> None:
        self.parts.append(part)
        self.learn(part)

    def is_another(self, part: Part) -> bool:
        """Whether a number says that it is not this one; each library has numbers of its own."""
        return any(k != "own" and k in self.ids and number not in self.ids[k] for k, number in part.ids)

    @property
    def year(self) -> int | None:
        return next((part.year for part in self.parts if part.year), None)


def merged(parts: Iterable[Part]) -> list[Hit]:
    """The rows, in the order in which they are first met."""
    rows: list[_Row] = []
    by_id: dict[tuple[str, str, str], _Row] = {}
    by_title: dict[tuple[str, str], list[_Row]] = {}
    for part in parts:
        row = next((found for each in part.ids if (found := by_id.get((part.kind, *each)))), None)
        title = normalise(part.title)
        if row is None:
            row = _of_that_title(part, by_title.get((part.kind, title), ()))
        if row is None and not part.ids:
            row = _like(part, rows)
        if row is None:
            row = _Row(part)
            rows.append(row)
        else:
            row.add(part)
        for each in part.ids:
            by_id.setdefault((part.kind, *each), row)
        named = by_title.setdefault((part.kind, title), [])
        if row not in named:
            named.append(row)
    return [_hit(row) for row in rows]


def _of_that_title(part: Part, rows: Sequence[_Row]) -> _Row | None:
    """The row of the same title and time; without a year only where one alone has the title."""
    fit = [row for row in rows if not row.is_another(part)]
    if part.kind == "user":
        return None
    if part.year is None:
        return fit[0] if len(fit) == 1 else None
    near = [row for row in fit if row.year is None or abs(row.year - part.year) <= YEARS]
    near.sort(key=lambda row: YEARS + 1 if row.year is None else abs(row.year - (part.year or 0)))
    return near[0] if near else None


def _like(part: Part, rows: Sequence[_Row]) -> _Row | None:
    """The row whose title is so like it that they are one; the numbers in both are the same then."""
    if part.year is None or part.kind == "user":
        return None
    wanted = forms(part.title)
    for row in rows:
        first = row.parts[0]
        if first.kind != part.kind or row.year is None or row.is_another(part):
            continue
        apart = abs(row.year - part.year)
        named = forms(first.title)
        if exactness(wanted, named) is None and likeness(wanted, named, apart) > 0:
            return row
    return None


def _hit(row: _Row) -> Hit:
    first = row.parts[0]
    return Hit(first.key, first.kind, first.title, row.year, tuple(row.parts))


def badges(hit: Hit) -> list[Badge]:
    """What the sources say, in a word or two each; the most telling first."""
    told: list[Badge] = []
    here = hit.part("library", "requests") is not None
    for part in hit.parts:
        if here and part.source == "discover":
            continue  # the library itself says more
        if (badge := _badge(part)) is not None and badge not in told:
            told.append(badge)
    known = any(part.source in ("downloads", "library", "requests") for part in hit.parts)
    if not known and hit.kind != "user":
        told.insert(0, Badge("not here"))
    return told


def _badge(part: Part) -> Badge | None:
    item = part.item
    match part.source:
        case "library":
            return _library_badge(item)
        case "requests":
            who = item.requested_by.name
            if item.status is RequestStatus.PENDING:
                return Badge(f"◌ asked for by {who}, waits", "warn")
            return Badge(f"asked for by {who}")
        case "downloads":
            share = f"{100 - item.left * 100 // item.size} %" if item.size else item.status.value
            return Badge(f"↓ {share}", "accent")
        case "history":
            return Badge(f"watched by {item.user}")
        case "users":
            return Badge(f"{item.request_count} requests")
        case "discover":
            if item.status in (MediaStatus.UNKNOWN, MediaStatus.DELETED):
                return None
            return Badge(item.status.value, "good" if item.status is MediaStatus.AVAILABLE else "dim")
    return None


def _library_badge(item: Movie | Series | Artist | Album) -> Badge:
    if isinstance(item, Movie):
        from mediatui.wording.library import state_of

        if item.file_id is not None:
            return Badge(f"● {item.quality or 'there'}", "good")
        state = state_of(item)
        return Badge(state, "bad" if state == "missing" else "dim")
    have, of = item.files, item.episodes if isinstance(item, Series) else item.tracks
    if have and have >= of:
        return Badge("● complete", "good")
    words = f"◐ {have:,} of {of:,}" if have else "missing" if item.monitored and of else "not there"
    return Badge(words, "warn" if have else "bad" if item.monitored and of else "dim")


def has(hit: Hit) -> bool:
    """Whether it is in a library with its files."""
    for part in hit.parts:
        item = part.item
        if part.source == "library":
            if isinstance(item, Movie):
                if item.file_id is not None:
                    return True
            elif item.files:
                return True
        if part.source == "discover" and item.status is MediaStatus.AVAILABLE:
            return True
    return False


def facts_of(hit: Hit, now: float) -> Facts:
    """What the query may ask of a row."""
    library = [part.item for part in hit.parts if part.source == "library"]
    requests = [part.item for part in hit.parts if part.source == "requests"]
    downloads = [part.item for part in hit.parts if part.source == "downloads"]
    plays = [part.item for part in hit.parts if part.source == "history"]
    whens = [getattr(item, "added", None) for item in (*library, *downloads)]
    whens += [request.created_at for request in requests]
    newest = max((when for when in whens if when), default=None)
    own = {"requests": "request", "history": "play", "downloads": "download", "users": "user"}
    kinds = [hit.kind, *(own[part.source] for part in hit.parts if part.source in own)]
    sizes = [item.size for item in (*library, *downloads) if item.size]
    facts: Mapping[str, str | float | Sequence[str] | None] = {
        "type": kinds,
        "in": [part.source for part in hit.parts],
        "have": "yes" if has(hit) else "no",
        "monitored": "yes" if any(item.monitored for item in library) else "no",
        "requested": "yes" if requests else "no",
        "quality": [
            *(item.quality for item in library if isinstance(item, Movie)),
            *(item.quality.name for item in downloads),
        ],
        "year": float(hit.year) if hit.year else None,
        "size": float(max(sizes)) if sizes else None,
        "age": None if newest is None else (now - newest) / DAY,
        "indexer": [item.indexer for item in downloads],
        "service": [part.service for part in hit.parts],
        "user": [
            *(request.requested_by.name for request in requests),
            *(play.user for play in plays),
            *(part.title for part in hit.parts if part.source == "users"),
        ],
        "genre": [genre for part in hit.parts for genre in getattr(part.item, "genres", ())],
        "status": [badge.words for badge in badges(hit)],
    }
    return facts
