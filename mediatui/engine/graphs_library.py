"""The graphs of one library, worked out of the history: Tautulli draws its own of all libraries only.

Days, hours and months are those of this machine's time zone. What was gone on with on another day counts
once, where it began; Tautulli counts it on each of the days.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from mediatui.engine.graphs_own import DECISIONS, WEEKDAYS
from mediatui.engine.past import plays_since, span_of
from mediatui.models.statistics import Graph, Line
from mediatui.models.stream import MediaType

if TYPE_CHECKING:
    from mediatui.engine.graphs import Question
    from mediatui.models.history_play import Play
    from mediatui.services.watch_ports import HistorySource

TOP = 10
"""Users or platforms that are drawn."""
NAMES = {
    MediaType.EPISODE: "TV",
    MediaType.MOVIE: "Movies",
    MediaType.TRACK: "Music",
    MediaType.LIVE: "Live TV",
}
"""As Tautulli calls the lines of its graphs."""
SUNDAY_FIRST = (WEEKDAYS[-1], *WEEKDAYS[:-1])

UNTOLD = frozenset({
    "plays-by-source-resolution", "plays-by-stream-resolution", "request-to-watch", "streams-of-the-day",
    "bandwidth-of-the-day", "transcode-causes",
})  # fmt: skip
"""What the history does not tell of a library: its rows have no resolutions."""


def drawable(name: str, of: str) -> bool:
    """Whether a graph may be drawn of one library."""
    return of == "tautulli" and name not in UNTOLD


async def of_library(source: HistorySource, one: Question, now: float) -> tuple[Graph, str]:
    """A graph of one library, and on how many plays it rests where not on all. Raises `ServiceError`."""
    first = _first_day(one.days, now) if one.days else 0.0
    read = await plays_since(source, first, user_id=one.user_id, section_id=one.section_id)
    return graph_of(one, read.plays, now), read.note


def _first_day(days: int, now: float) -> float:
    """When the first of the last `days` days began; today is one of them."""
    today = datetime.fromtimestamp(now).replace(hour=0, minute=0, second=0, microsecond=0)
    return (today - timedelta(days=days - 1)).timestamp()


def graph_of(one: Question, plays: Sequence[Play], now: float) -> Graph:
    """The graph `one` asks for, of these plays."""
    from mediatui.engine.graphs_own import by_client, week_by_hour

    lasting = one.measure == "duration"
    amount: Callable[[Play], int] = (lambda play: int(play.played_s)) if lasting else lambda play: 1
    days = _days(plays, one.days, now)
    months = list(dict.fromkeys(map(_month_of, days)))
    match one.name:
        case "plays-by-date":
            return _summed(plays, _date, days, _kind, NAMES.values(), amount)
        case "plays-by-dayofweek":
            return _summed(plays, _weekday, SUNDAY_FIRST, _kind, NAMES.values(), amount)
        case "plays-by-hourofday":
            hours = [f"{hour:02}" for hour in range(24)]
            return _summed(plays, _hour, hours, _kind, NAMES.values(), amount)
        case "plays-per-month":
            return _summed(plays, _month, months, _kind, NAMES.values(), amount)
        case "plays-by-stream-type":
            return _summed(plays, _date, days, _decision, DECISIONS.values(), amount)
        case "plays-by-top-10-platforms":
            return _top(plays, _platform, _kind, NAMES.values(), amount)
        case "plays-by-top-10-users":
            return _top(plays, _user, _kind, NAMES.values(), amount)
        case "stream-type-by-top-10-platforms":
            return _top(plays, _platform, _decision, DECISIONS.values(), amount)
        case "stream-type-by-top-10-users":
            return _top(plays, _user, _decision, DECISIONS.values(), amount)
        case "concurrent-streams-by-stream-type":
            return _concurrent(plays, days, now)
        case "week-by-hour":
            return week_by_hour(plays, lasting=lasting)
    return by_client(plays, lasting=lasting)


def _begun(play: Play) -> datetime:
    return datetime.fromtimestamp(play.started or 0.0)


def _date(play: Play) -> str:
    return _begun(play).strftime("%Y-%m-%d")


def _weekday(play: Play) -> str:
    return WEEKDAYS[_begun(play).weekday()]


def _hour(play: Play) -> str:
    return f"{_begun(play).hour:02}"


def _month(play: Play) -> str:
    return _month_of(_date(play))


def _month_of(date: str) -> str:
    return datetime.strptime(date, "%Y-%m-%d").strftime("%b %Y")


def _kind(play: Play) -> str:
    return NAMES.get(play.title.media_type, "")


def _decision(play: Play) -> str:
    return DECISIONS.get(play.decision, "")


def _platform(play: Play) -> str:
    return play.platform or "unknown"


def _user(play: Play) -> str:
    return play.user


def _days(plays: Sequence[Play], days: int, now: float) -> list[str]:
    """Every date of the range, the oldest first; without a range from the oldest play on."""
    first = _first_day(days, now) if days else min((play.started or now for play in plays), default=now)
    date, last = datetime.fromtimestamp(first).date(), datetime.fromtimestamp(now).date()
    return [(date + timedelta(days=n)).isoformat() for n in range((last - date).days + 1)]


def _summed(
    plays: Iterable[Play],
    category: Callable[[Play], str],
    categories: Sequence[str],
    line: Callable[[Play], str],
    lines: Iterable[str],
    amount: Callable[[Play], int],
) -> Graph:
    sums: Counter[tuple[str, str]] = Counter()
    for play in plays:
        sums[category(play), line(play)] += amount(play)
    return Graph(tuple(categories), tuple(Line(n, tuple(sums[c, n] for c in categories)) for n in lines))


def _top(
    plays: Sequence[Play],
    category: Callable[[Play], str],
    line: Callable[[Play], str],
    lines: Iterable[str],
    amount: Callable[[Play], int],
) -> Graph:
    total: Counter[str] = Counter()
    for play in plays:
        total[category(play)] += amount(play)
    names = sorted(total, key=lambda name: (-total[name], name.casefold()))[:TOP]
    return _summed(plays, category, names, line, lines, amount)


def _concurrent(plays: Iterable[Play], days: Sequence[str], now: float) -> Graph:
    """The most at once on each day, of each decision and of all."""
    steps: dict[str, list[tuple[float, int]]] = {name: [] for name in (*DECISIONS.values(), "all")}
    for play in plays:
        begun, ended = span_of(play, now)
        for name in (_decision(play), "all"):
            if name:
                steps[name] += [(begun, 1), (ended, -1)]
    names = {**{name: name for name in DECISIONS.values()}, "all": "Max. Concurrent Streams"}
    found = []
    for name, words in names.items():
        most: dict[str, int] = {}
        running, day = 0, ""
        for at, change in sorted(steps[name]):
            date = datetime.fromtimestamp(at).strftime("%Y-%m-%d")
            if date != day:
                most[date] = max(most.get(date, 0), running)
                day = date
            running += change
            most[date] = max(most[date], running)
        found.append(Line(words, tuple(most.get(date, 0) for date in days)))
    return Graph(tuple(days), tuple(found))
