"""From request to watch: when it was asked for, when it was there, and when anybody first played it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from statistics import quantiles
from typing import TYPE_CHECKING, NamedTuple

from mediatui.engine.past import DAY, plays_since
from mediatui.matching.text import fold
from mediatui.models.request import MediaFacts, MediaRequest, MediaStatus, RequestStatus, Wanted
from mediatui.models.statistics import Graph, Line
from mediatui.models.stream import MediaType
from mediatui.models.trends import Group, Spread, Wait, Waits

if TYPE_CHECKING:
    from mediatui.engine.engine import Engine
    from mediatui.models.endpoint import Endpoint
    from mediatui.models.history_play import Play

STEPS = ((1, "a day"), (2, "2 days"), (4, "4 days"), (7, "a week"), (14, "2 weeks"), (30, "a month"))
"""So many days at most, and what that is called."""
LONGER, NEVER = "longer", "not yet"
GRANTED = (RequestStatus.APPROVED, RequestStatus.COMPLETED)


async def ask_waits(engine: Engine, endpoint: Endpoint, days: int) -> Waits:
    """The granted requests of the last `days` days (0: all) with when they came and were first watched by the
    plays of one Tautulli. Raises `ServiceError`."""
    from mediatui.engine.graphs import source_of
    from mediatui.engine.storage import known_now

    await known_now(engine, "requests")
    await known_now(engine, "titles")
    now = engine.store.now()
    begin = now - days * DAY if days else 0.0
    requests: list[MediaRequest] = []
    titles: dict[str, Mapping[str, MediaFacts]] = {}
    notes: list[str] = []
    for key in engine.coordinator.keys("titles"):
        book = engine.store.get(key).value
        titles[key.service] = {} if book is None else book.titles
    for key in engine.coordinator.keys("requests"):
        snapshot = engine.store.get(key)
        if (known := snapshot.shown(now)) is None:
            notes.append(f"without {key.service}, which did not answer")
            continue
        requests += [
            each
            for each in known.requests
            if each.status in GRANTED and each.created_at is not None and each.created_at >= begin
        ]
    if not engine.coordinator.keys("requests"):
        notes.append("no request service is configured")
    plays: Sequence[Play] = ()
    if requests:
        oldest = min(each.created_at or now for each in requests)
        read = await plays_since(await source_of(engine, endpoint), oldest)
        plays = read.plays
        notes += [f"watched: {read.note}"] if read.note else []
    firsts = first_plays(plays)
    waits = [wait_of(each, titles.get(each.service, {}), firsts) for each in requests]
    waits.sort(key=lambda each: -each.asked)
    return Waits(tuple(waits), now, " · ".join(notes))


class Firsts(NamedTuple):
    """When things were played, the earliest first: by Plex's keys, and by folded titles."""

    by_key: Mapping[str, Sequence[float]]
    by_title: Mapping[tuple[str, str], Sequence[tuple[float, int | None]]]


def first_plays(plays: Iterable[Play]) -> Firsts:
    """When movies and series were played."""
    by_key: dict[str, list[float]] = {}
    by_title: dict[tuple[str, str], list[tuple[float, int | None]]] = {}
    for play in plays:
        title, at = play.title, play.started or 0.0
        if title.media_type is MediaType.MOVIE:
            by_key.setdefault(play.rating_key, []).append(at)
            by_title.setdefault(("movie", fold(title.title)), []).append((at, title.year))
        elif title.media_type is MediaType.EPISODE:
            by_key.setdefault(play.grandparent_rating_key, []).append(at)
            by_title.setdefault(("series", fold(title.show)), []).append((at, None))
    for times in by_key.values():
        times.sort()
    for pairs in by_title.values():
        pairs.sort(key=lambda pair: pair[0])
    return Firsts(by_key, by_title)


def wait_of(request: MediaRequest, titles: Mapping[str, MediaFacts], firsts: Firsts) -> Wait:
    """One request. Where some of it was there before, nobody can tell when the rest came: only the whole
    time, from the asking to the first watch, is known then."""
    kind = "movie" if request.media.wanted is Wanted.MOVIE else "series"
    facts = titles.get(f"{request.media.wanted.value}/{request.media.tmdb_id}")
    asked = request.created_at or 0.0
    came = request.media_status in (MediaStatus.AVAILABLE, MediaStatus.PARTIALLY_AVAILABLE)
    there = request.available_at
    # Until it comes Seerr says when it was first heard of.
    if there is not None and (there <= asked or not came):
        there = None
    times = firsts.by_key.get(request.rating_key, ()) if request.rating_key else ()
    if not times and facts is not None:
        pairs = firsts.by_title.get((kind, fold(facts.title)), ())
        times = [at for at, year in pairs if _near(year, facts.year)]
    since = asked if there is None else there
    seen = next((at for at in times if at >= since), None)
    name = facts.title if facts is not None else f"{request.media.wanted.value} {request.media.tmdb_id}"
    if facts is not None and facts.year:
        name = f"{name} ({facts.year})"
    return Wait(
        request.key, name, kind, request.requested_by.name, asked, there, seen, came or seen is not None
    )


def _near(one: int | None, other: int | None) -> bool:
    """Whether two years may be the same title's."""
    return one is None or other is None or abs(one - other) <= 1


def spread_of(values: Sequence[float]) -> Spread | None:
    """The median and the quartiles of some lengths."""
    if not values:
        return None
    if len(values) == 1:
        return Spread(1, values[0], values[0], values[0])
    low, median, high = quantiles(values, n=4, method="inclusive")
    return Spread(len(values), median, low, high)


def groups_of(waits: Sequence[Wait]) -> list[Group]:
    """All requests, then those of each type, then those of each person, who asked most first."""
    users: dict[str, list[Wait]] = {}
    for each in waits:
        users.setdefault(each.user, []).append(each)
    found = [_group("everyone", "everyone", waits)]
    found += [
        _group(words, "type", [each for each in waits if each.kind == kind])
        for kind, words in (("movie", "movies"), ("series", "series"))
    ]
    ordered = sorted(users.items(), key=lambda item: (-len(item[1]), item[0].casefold()))
    return [*found, *(_group(name, "user", those) for name, those in ordered)]


def _group(name: str, kind: str, waits: Sequence[Wait]) -> Group:
    there = [each.there - each.asked for each in waits if each.there is not None]
    seen = [e.seen - e.there for e in waits if e.seen is not None and e.there is not None]
    whole = [each.seen - each.asked for each in waits if each.seen is not None]
    never = sum(each.came and each.seen is None for each in waits)
    return Group(name, kind, len(waits), spread_of(there), spread_of(seen), spread_of(whole), never)


def waits_graph(waits: Waits) -> Graph:
    """How many requests took how long from asking to the first watch, a line for each type."""
    labels = (*(words for _, words in STEPS), LONGER, NEVER)
    counts = {kind: [0] * len(labels) for kind in ("movie", "series")}
    for each in waits.waits:
        counts[each.kind][_step(each)] += 1
    names = (("movie", "Movies"), ("series", "Series"))
    lines = [Line(words, tuple(counts[kind])) for kind, words in names]
    return Graph(labels, tuple(lines))


def _step(wait: Wait) -> int:
    if wait.seen is None:
        return len(STEPS) + 1
    days = (wait.seen - wait.asked) / DAY
    return next((number for number, (most, _) in enumerate(STEPS) if days <= most), len(STEPS))
