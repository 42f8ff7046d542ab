"""The commands of the graphs: plays or seconds, by what they were of or how they were given out.

Plays are counted once in a category where sittings are grouped; seconds are added up in any case. A graph
is over the last `time_range` days to the second; only one with a day for each column begins at midnight, as
what ended before that has no column.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from mediatui.demo.faces.tautulli.metadata import Fields
from mediatui.demo.faces.tautulli.outcome import Params
from mediatui.demo.faces.tautulli.plays import (
    date_of,
    days_up_to,
    friendly,
    is_grouped,
    media_type,
    of_people,
    plays_of,
    since,
)
from mediatui.demo.faces.tautulli.streamed import sent_resolution
from mediatui.demo.world.history_play import Past
from mediatui.demo.world.library import Kind

if TYPE_CHECKING:
    from mediatui.demo.faces.tautulli.face import TautulliFace

_MEDIA = {"episode": "TV", "movie": "Movies", "track": "Music", "live": "Live TV"}
_STREAMS = {"direct play": "Direct Play", "copy": "Direct Stream", "transcode": "Transcode"}
_WEEK = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
_TOP = 10

Label = Callable[[Past], str]
Graph = dict[str, object]


def _of_media(play: Past) -> str:
    return _MEDIA[media_type(play)]


def _of_stream(play: Past) -> str:
    return _STREAMS[play.plan.decision]


def _date(play: Past) -> str:
    return date_of(play.started)


def _month(play: Past) -> str:
    return datetime.fromtimestamp(play.started, UTC).strftime("%b %Y")


def _weekday(play: Past) -> str:
    return _WEEK[(play.started // 86_400 + 4) % 7]


def _hour(play: Past) -> str:
    return f"{play.started // 3600 % 24:02d}"


def _platform(play: Past) -> str:
    return play.player.model.platform


def _source(play: Past) -> str:
    return play.item.file.picture.full_resolution if play.item.file.picture else ""


def _sent(play: Past) -> str:
    return sent_resolution(play.item, play.plan)


def _span(params: Params, usual: int) -> int:
    """The range asked for; what is no number, or 0, is the usual one (recorded)."""
    told = params.get("time_range", "")
    return (int(told) if told.isdecimal() else 0) or usual


def _plays(face: TautulliFace, params: Params) -> list[Past]:
    return since(face.world.now, _span(params, 30), of_people(params, plays_of(face)))


def _graph(
    params: Params,
    plays: Iterable[Past],
    column: Label,
    line: Label,
    lines: Iterable[str],
    columns: Sequence[str] | None = None,
) -> Graph:
    """The graph of some plays; without `columns` it has the ten that have most."""
    sums: defaultdict[tuple[str, str], int] = defaultdict(int)
    lasting = params.get("y_axis") == "duration"
    once = is_grouped(params) and not lasting
    seen: set[tuple[str, int]] = set()
    for play in plays:
        label = column(play)
        if once:
            if (label, play.reference) in seen:
                continue
            seen.add((label, play.reference))
        sums[label, line(play)] += play.seconds if lasting else 1
    if columns is None:
        totals: defaultdict[str, int] = defaultdict(int)
        for (label, _), value in sums.items():
            totals[label] += value
        columns = sorted(totals, key=lambda label: (-totals[label], label))[:_TOP]
    series: list[Fields] = [
        {"name": name, "data": [sums[label, name] for label in columns]} for name in lines
    ]
    return {"categories": list(columns), "series": series}


def get_plays_by_date(face: TautulliFace, params: Params) -> object:
    """By day; the only one with a line of totals."""
    days = days_up_to(face.world.now, _span(params, 30))
    graph = _graph(params, _plays(face, params), _date, _of_media, _MEDIA.values(), days)
    lines = graph["series"]
    assert isinstance(lines, list)
    total = [sum(values) for values in zip(*(line["data"] for line in lines), strict=True)]
    lines.append({"name": "Total", "data": total})
    return graph


def get_plays_by_dayofweek(face: TautulliFace, params: Params) -> object:
    """By day of the week, Sunday first."""
    return _graph(params, _plays(face, params), _weekday, _of_media, _MEDIA.values(), _WEEK)


def get_plays_by_hourofday(face: TautulliFace, params: Params) -> object:
    """By the hour at which they began."""
    hours = [f"{hour:02d}" for hour in range(24)]
    return _graph(params, _plays(face, params), _hour, _of_media, _MEDIA.values(), hours)


def get_plays_per_month(face: TautulliFace, params: Params) -> object:
    """By month; `time_range` counts months here, and the running one is the last."""
    count = _span(params, 12)
    today = datetime.fromtimestamp(face.world.now, UTC)
    last = today.year * 12 + today.month - 1
    firsts = [datetime(at // 12, at % 12 + 1, 1, tzinfo=UTC) for at in range(last - count + 1, last + 1)]
    begin = firsts[0].timestamp()
    plays = [play for play in of_people(params, plays_of(face)) if play.started >= begin]
    columns = [first.strftime("%b %Y") for first in firsts]
    return _graph(params, plays, _month, _of_media, _MEDIA.values(), columns)


def get_plays_by_top_10_users(face: TautulliFace, params: Params) -> object:
    """By the ten people who played most."""
    return _graph(params, _plays(face, params), friendly, _of_media, _MEDIA.values())


def get_plays_by_top_10_platforms(face: TautulliFace, params: Params) -> object:
    """By the ten platforms that played most."""
    return _graph(params, _plays(face, params), _platform, _of_media, _MEDIA.values())


def get_plays_by_stream_type(face: TautulliFace, params: Params) -> object:
    """By day, with a line for each way of giving out."""
    days = days_up_to(face.world.now, _span(params, 30))
    return _graph(params, _plays(face, params), _date, _of_stream, _STREAMS.values(), days)


def get_stream_type_by_top_10_users(face: TautulliFace, params: Params) -> object:
    """By the ten people who played most, with a line for each way of giving out."""
    return _graph(params, _plays(face, params), friendly, _of_stream, _STREAMS.values())


def get_stream_type_by_top_10_platforms(face: TautulliFace, params: Params) -> object:
    """By the ten platforms that played most, with a line for each way of giving out."""
    return _graph(params, _plays(face, params), _platform, _of_stream, _STREAMS.values())


def _seen(face: TautulliFace, params: Params) -> list[Past]:
    return [play for play in _plays(face, params) if play.item.kind is not Kind.TRACK]


def get_plays_by_source_resolution(face: TautulliFace, params: Params) -> object:
    """By the resolution of the file; music has none and is not counted."""
    return _graph(params, _seen(face, params), _source, _of_stream, _STREAMS.values())


def get_plays_by_stream_resolution(face: TautulliFace, params: Params) -> object:
    """By the resolution that was sent."""
    return _graph(params, _seen(face, params), _sent, _of_stream, _STREAMS.values())


def get_concurrent_streams_by_stream_type(face: TautulliFace, params: Params) -> object:
    """By day, the most that ran at once, of each way of giving out and of all."""
    days = days_up_to(face.world.now, _span(params, 30))
    most: dict[str, dict[str, int]] = {}
    plays = _plays(face, params)
    for name in _STREAMS.values():
        most[name] = _most_at_once(play for play in plays if _of_stream(play) == name)
    most["Max. Concurrent Streams"] = _most_at_once(plays)
    series = [{"name": name, "data": [found.get(day, 0) for day in days]} for name, found in most.items()]
    return {"categories": days, "series": series}


def _most_at_once(plays: Iterable[Past]) -> dict[str, int]:
    """By day, how many had begun and not ended at the moment when there were most."""
    most: dict[str, int] = {}
    for at, count in at_once(plays):
        day = date_of(at)
        most[day] = max(most.get(day, 0), count)
    return most


def at_once(plays: Iterable[Past]) -> list[tuple[int, int]]:
    """Each moment at which something began, and how many ran then."""
    turns: list[tuple[int, int]] = []
    for play in plays:
        # What ends makes room for what begins in the same second: 0 sorts before 1.
        turns += [(play.started, 1), (play.stopped, 0)]
    turns.sort()
    found: list[tuple[int, int]] = []
    count = 0
    for at, begins in turns:
        count += 1 if begins else -1
        if begins:
            found.append((at, count))
    return found
