"""Viewing trends: the last days held against as many before them. Worked out of Tautulli's history."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Literal, NamedTuple

from mediatui.engine.graphs import book_key, source_of
from mediatui.engine.lookups import Looked, Lookups
from mediatui.engine.past import DAY, HOUR, hours_of, plays_since, span_of
from mediatui.engine.resources import STATISTICS, WEEK
from mediatui.models.stream import Decision, MediaType
from mediatui.models.trends import Busiest, Figure, KeptUnwatched, Mover, TrendBook, Trends, Waits

if TYPE_CHECKING:
    from mediatui.engine.engine import Engine
    from mediatui.models.audience import Viewer
    from mediatui.models.endpoint import Endpoint
    from mediatui.models.failure import Failure
    from mediatui.models.history_play import Play
    from mediatui.services.watch_ports import HistorySource

RANGES = (7, 30, 90, 365)
"""So many days may be held against as many before."""
LOOKED_INTO = 12
"""So many streams of the busiest hour are asked about for their rate."""
FEW = 3
"""Plays below which nobody is said to have gone quiet, or to rise."""

State = Literal["quiet", "less", "same", "more", "new"]


def state_of(mover: Mover) -> State:
    """What became of somebody or something: a third more or less is a change, a play or two are none."""
    now, before = mover.plays, mover.plays_before
    if now == 0:
        return "quiet"
    if before == 0:
        return "new"
    if max(now, before) < FEW or abs(now - before) < 2:
        return "same"
    return "more" if now * 3 >= before * 4 else "less" if now * 4 <= before * 3 else "same"


async def ask_trends(engine: Engine, endpoint: Endpoint, days: int) -> Trends:
    """Read the plays of twice so many days, and keep what is found. Raises `ServiceError`."""
    now = engine.store.now()
    source = await source_of(engine, endpoint)
    middle, begin = now - days * DAY, now - 2 * days * DAY
    read = await plays_since(source, begin)
    viewers = await source.viewers()
    late = [play for play in read.plays if (play.started or 0.0) >= middle]
    early = [play for play in read.plays if (play.started or 0.0) < middle]
    busiest = await _with_rate(engine, endpoint, source, busiest_of(late, now), late)
    earlier = busiest_of(early, now)
    note = "" if read.whole else f"{read.note}: what lies before is not counted"
    made = Trends(
        days,
        now,
        figures_of(late, early, busiest, earlier),
        people_of(late, early, viewers),
        titles_of(late, early),
        busiest,
        earlier,
        note,
    )
    _keep(engine, endpoint, lambda book: TrendBook(
        {**book.trends, str(days): made}, book.waits, book.unwatched,
    ))  # fmt: skip
    return made


def _keep(engine: Engine, endpoint: Endpoint, change: Callable[[TrendBook], TrendBook]) -> None:
    key = book_key(endpoint, "trends")
    book = engine.store.get(key).value or TrendBook()
    engine.store.put(key, change(book), old_after=STATISTICS.old_after, keep_for=WEEK)


def figures_of(
    late: Sequence[Play], early: Sequence[Play], busiest: Busiest | None, earlier: Busiest | None
) -> tuple[Figure, ...]:
    """What is counted, now and before."""

    def both(name: str, of: Callable[[Sequence[Play]], float | None], unit: str = "count") -> Figure:
        return Figure(name, of(late), of(early), unit)

    def share(plays: Sequence[Play]) -> float | None:
        if not plays:
            return None
        return sum(play.decision is Decision.TRANSCODE for play in plays) / len(plays)

    def at_once(hour: Busiest | None) -> float | None:
        return None if hour is None else float(hour.streams)

    kinds = (
        ("episodes", MediaType.EPISODE), ("movies", MediaType.MOVIE), ("tracks", MediaType.TRACK),
    )  # fmt: skip
    return (
        both("plays", lambda plays: float(len(plays))),
        both("time", lambda plays: sum(play.played_s for play in plays), "seconds"),
        both("people", lambda plays: float(len({play.user for play in plays}))),
        both("titles", lambda plays: float(len({name_of(play) for play in plays}))),
        *(both(name, partial(_of_kind, kind)) for name, kind in kinds),
        both("transcoded", share, "share"),
        Figure("most at once", at_once(busiest), at_once(earlier)),
        Figure(
            "busiest hour needed",
            None if busiest is None or busiest.kbps is None else float(busiest.kbps),
            None,
            "kbps",
        ),
    )


def _of_kind(kind: MediaType, plays: Sequence[Play]) -> float:
    return float(sum(play.title.media_type is kind for play in plays))


def name_of(play: Play) -> tuple[str, str]:
    """What a play is of, as a title that is watched again: the movie, the series, the artist."""
    title = play.title
    if title.media_type is MediaType.EPISODE:
        return title.show, "episode"
    if title.media_type is MediaType.TRACK:
        return title.artist or title.title, "track"
    year = f" ({title.year})" if title.year and title.media_type is MediaType.MOVIE else ""
    return f"{title.title or title.channel}{year}", title.media_type.value


def _counted(plays: Iterable[Play], key: Callable[[Play], object]) -> tuple[Counter[object], Counter[object]]:
    counts: Counter[object] = Counter()
    seconds: Counter[object] = Counter()
    for play in plays:
        counts[key(play)] += 1
        seconds[key(play)] += int(play.played_s)
    return counts, seconds


def people_of(late: Sequence[Play], early: Sequence[Play], viewers: Iterable[Viewer]) -> tuple[Mover, ...]:
    """Everyone who played anything in either span, who played most now first; those gone quiet last, the
    most missed first. When they were seen last is what the service says, else their last play."""
    (now, seconds), (before, seconds_before) = (
        _counted(plays, lambda play: play.user) for plays in (late, early)
    )
    last: dict[object, float] = {viewer.name: viewer.last_seen for viewer in viewers if viewer.last_seen}
    for play in (*late, *early):
        last[play.user] = max(last.get(play.user, 0.0), play.stopped or play.started or 0.0)
    found = [
        Mover(
            str(name),
            now[name],
            before[name],
            seconds[name],
            seconds_before[name],
            last_at=last.get(name),
        )
        for name in {**now, **before}
    ]
    return tuple(sorted(found, key=lambda each: (-each.plays, -each.plays_before, each.name.casefold())))


def titles_of(late: Sequence[Play], early: Sequence[Play]) -> tuple[Mover, ...]:
    """Everything that was played in either span, what rose most first."""
    (now, seconds), (before, seconds_before) = (_counted(plays, name_of) for plays in (late, early))
    people: defaultdict[object, set[str]] = defaultdict(set)
    last: dict[object, float] = {}
    for play in late:
        people[name_of(play)].add(play.user)
    for play in (*late, *early):
        name = name_of(play)
        last[name] = max(last.get(name, 0.0), play.stopped or play.started or 0.0)
    found = [
        Mover(
            name[0],
            now[name],
            before[name],
            seconds[name],
            seconds_before[name],
            len(people[name]),
            last.get(name),
            name[1],
        )
        for name in {name_of(play) for play in (*late, *early)}
    ]
    found.sort(key=lambda each: (-(each.plays - each.plays_before), -each.plays, each.name.casefold()))
    return tuple(found)


# -- the busiest hour ---------------------------------------------------------------


class _Hour(NamedTuple):
    """What ran in a clock hour."""

    seconds: float
    spans: list[tuple[float, float]]


def busiest_of(plays: Sequence[Play], now: float) -> Busiest | None:
    """The clock hour in which most ran, all streams' seconds together; None where nothing was played."""
    seconds: Counter[int] = Counter()
    spans: defaultdict[int, list[tuple[float, float]]] = defaultdict(list)
    for play in plays:
        begun, ended = span_of(play, now)
        for hour, ran in hours_of(begun, ended):
            seconds[hour] += int(ran)
            spans[hour].append((begun, ended))
    if not seconds:
        return None
    hour = max(seconds, key=lambda each: (seconds[each], each))
    return Busiest(hour, seconds[hour], peak_of(spans[hour], hour)[0])


def peak_of(spans: Iterable[tuple[float, float]], hour: int) -> tuple[int, float]:
    """The most that ran at once within a clock hour, and from when on."""
    first, last = hour * HOUR, (hour + 1) * HOUR
    steps = sorted(
        step
        for begun, ended in spans
        if begun < last and ended > first
        for step in ((max(begun, first), 1), (min(ended, last), -1))
    )
    most, running, at = 0, 0, float(first)
    for moment, change in steps:
        running += change
        if running > most:
            most, at = running, moment
    return most, at


async def _with_rate(
    engine: Engine, endpoint: Endpoint, source: HistorySource, hour: Busiest | None, plays: Sequence[Play]
) -> Busiest | None:
    """The same with what it needed: as mediatui recorded it, else as its streams were given out."""
    from mediatui.store.record import RecordError

    if hour is None:
        return None
    try:
        minutes = await (await engine.record()).minutes([endpoint.fingerprint], hour.hour * 60)
    except RecordError:
        minutes = []
    seen = [each for each in minutes if each.minute < (hour.hour + 1) * 60]
    if len(seen) >= 30:  # of less than half an hour the peak may be missing
        return hour._replace(kbps=max(each.total_kbps for each in seen), recorded=True)
    now = engine.store.now()
    spans = [(span_of(play, now), play) for play in plays]
    _, at = peak_of((span for span, _ in spans), hour.hour)
    running = [play for (begun, ended), play in spans if begun <= at < ended and play.row_id is not None]
    rates = []
    for play in running[:LOOKED_INTO]:
        stream = await source.play_stream(play.row_id or 0)
        if stream is not None and stream.sent_kbps:
            rates.append(stream.sent_kbps)
    return hour._replace(kbps=sum(rates) if rates else None, counted=len(rates))


# -- answering at once --------------------------------------------------------------


class FoundTrends(NamedTuple):
    """What is known, and why there is nothing newer."""

    trends: Trends | None = None
    waits: Waits | None = None
    unwatched: KeptUnwatched | None = None
    failure: Failure | None = None
    asking: bool = False

    def at(self, part: str) -> float | None:
        """When a part ("trends", "waits", "unwatched") was found out."""
        value = getattr(self, part)
        return None if value is None else value.at


class AllTrends:
    """Answers at once with what is known of a part; one that is too old is worked out, one at a time."""

    def __init__(self, engine: Engine, tell: Callable[[], None]) -> None:
        self._engine = engine
        self._lookups = Lookups(engine.store.now, tell)
        self._again = 0.0

    def get(self, endpoint: Endpoint, part: str, days: int) -> FoundTrends:
        """What is known by now; only the part that is looked at is asked for."""
        now = self._engine.store.now()
        book = self._engine.store.get(book_key(endpoint, "trends")).shown(now)
        if not isinstance(book, TrendBook):
            book = TrendBook()
        found = FoundTrends(book.trends.get(str(days)), book.waits.get(str(days)), book.unwatched)
        at = found.at(part)
        if at is not None and now - at < STATISTICS.old_after and at > self._again:
            return found
        key = (endpoint.fingerprint, endpoint.name, part, 0 if part == "unwatched" else days)
        looked: Looked[object] = self._lookups.get(
            "trends", key, lambda: ask_part(self._engine, endpoint, part, days), STATISTICS.old_after
        )
        return found._replace(failure=looked.failure, asking=self._lookups.asks("trends"))

    def again(self) -> None:
        """Work out anew what is looked at."""
        self._again = self._engine.store.now()
        self._lookups.forget("trends")

    def close(self) -> None:
        """Ask for nothing any more."""
        self._lookups.close()


async def ask_part(engine: Engine, endpoint: Endpoint, part: str, days: int) -> object:
    """Work out a part, and keep it. Raises `ServiceError`."""
    if part == "waits":
        from mediatui.engine.waits import ask_waits

        waits = await ask_waits(engine, endpoint, days)
        _keep(engine, endpoint, lambda book: TrendBook(
            book.trends, {**book.waits, str(days): waits}, book.unwatched,
        ))  # fmt: skip
        return waits
    if part == "unwatched":
        from mediatui.engine.unwatched import ask_unwatched

        unwatched = await ask_unwatched(engine, endpoint)
        _keep(engine, endpoint, lambda book: TrendBook(book.trends, book.waits, unwatched))
        return unwatched
    return await ask_trends(engine, endpoint, days)
