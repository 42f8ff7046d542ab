"""The graphs Tautulli does not draw: worked out of its history, and of mediatui's own recording.

Days and hours of the history are those of this machine's time zone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from mediatui.engine.past import plays_since
from mediatui.models.statistics import Graph, Line
from mediatui.models.stream import Decision

if TYPE_CHECKING:
    from mediatui.engine.engine import Engine
    from mediatui.engine.graphs import Question
    from mediatui.models.endpoint import Endpoint
    from mediatui.models.history_play import Play, PlayStream
    from mediatui.models.recording import ActivitySample
    from mediatui.services.watch_ports import HistorySource

DAY = 86_400
LOOKED_INTO = 24
"""So many transcodes are asked about one by one for their causes."""
STEP = 10
"""Minutes of a column of the last day."""

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
DECISIONS = {
    Decision.DIRECT_PLAY: "Direct Play",
    Decision.DIRECT_STREAM: "Direct Stream",
    Decision.TRANSCODE: "Transcode",
}
"""As Tautulli calls them in its graphs."""


async def days_of_history(source: HistorySource, now: float) -> int:
    """How many days ago the oldest play began, that day counted in; 1 without any."""
    from mediatui.models.history_play import PlayOrder

    page = await source.plays(length=1, order=PlayOrder("date", descending=False))
    begun = [play.started for play in page.plays if play.started is not None]
    return max(1, int(now // DAY) - int(min(begun) // DAY) + 1) if begun else 1


async def from_history(source: HistorySource, one: Question, now: float) -> tuple[Graph, str]:
    """A graph of plays, and on how many it rests where those are not all. Raises `ServiceError`."""
    if one.name == "transcode-causes":
        return await _causes(source, one, now)
    plays, note = await _plays(source, one, now)
    lasting = one.measure == "duration"
    graph = week_by_hour(plays, lasting=lasting)
    return (graph if one.name == "week-by-hour" else by_client(plays, lasting=lasting)), note


async def _plays(source: HistorySource, one: Question, now: float) -> tuple[list[Play], str]:
    """The plays that began within the range, and on how many it rests where those are not all."""
    begin = now - one.days * DAY if one.days else 0.0
    read = await plays_since(source, begin, user_id=one.user_id)
    return read.plays, read.note


def week_by_hour(plays: Iterable[Play], *, lasting: bool) -> Graph:
    """A line for each day of the week, a category for each hour: plays, or seconds, by when they began."""
    sums: Counter[tuple[int, int]] = Counter()
    for play in plays:
        if play.started is not None:
            begun = datetime.fromtimestamp(play.started)
            sums[begun.weekday(), begun.hour] += int(play.played_s) if lasting else 1
    lines = [Line(name, tuple(sums[day, hour] for hour in range(24))) for day, name in enumerate(WEEKDAYS)]
    return Graph(tuple(f"{hour:02}" for hour in range(24)), tuple(lines))


def by_client(plays: Iterable[Play], *, lasting: bool) -> Graph:
    """A category for each platform, the one with most transcodes first: plays or seconds by decision."""
    sums: Counter[tuple[str, str]] = Counter()
    for play in plays:
        decision = DECISIONS.get(play.decision)
        if decision is not None:
            sums[play.platform or "unknown", decision] += int(play.played_s) if lasting else 1
    names = sorted({name for name, _ in sums}, key=lambda name: (-sums[name, "Transcode"], name.casefold()))
    lines = [Line(line, tuple(sums[name, line] for name in names)) for line in DECISIONS.values()]
    return Graph(tuple(names), tuple(lines))


async def _causes(source: HistorySource, one: Question, now: float) -> tuple[Graph, str]:
    """What the latest transcodes were for: each is asked about, one after the other."""
    from mediatui.models.history_play import PlayFilter

    begin = now - one.days * DAY if one.days else 0.0
    after = datetime.fromtimestamp(begin).strftime("%Y-%m-%d") if one.days else ""
    wanted = PlayFilter(user_id=one.user_id, after=after, decision=Decision.TRANSCODE)
    page = await source.plays(wanted, length=LOOKED_INTO)
    streams = []
    for play in page.plays:
        stream = await source.play_stream(play.row_id) if play.row_id is not None else None
        if stream is not None:
            streams.append(stream)
    note = f"of the latest {len(streams)} of {page.matching:,}" if page.matching > len(streams) else ""
    return causes_graph(streams), note


def causes_graph(streams: Sequence[PlayStream]) -> Graph:
    """How often each thing had to be made another one; a play may have had several causes."""
    counts: Counter[str] = Counter()
    for stream in streams:
        counts.update(set(causes(stream)))
    names = sorted(counts, key=lambda name: (-counts[name], name))
    return Graph(tuple(names), (Line("Transcodes", tuple(counts[name] for name in names)),))


def causes(stream: PlayStream) -> list[str]:
    """What had to be made another one: "video HEVC→H.264 4K→1080p", "audio TrueHD→AAC", "subtitles PGS"."""
    found = []
    if stream.video_decision is Decision.TRANSCODE:
        before, after = stream.source_video, stream.sent_video
        parts = [_change(before.codec, after.codec), _change(before.resolution, after.resolution)]
        found.append(" ".join(["video", *filter(None, parts)]))
    if stream.audio_decision is Decision.TRANSCODE:
        found.append(f"audio {_change(stream.source_audio.codec, stream.sent_audio.codec)}".rstrip())
    if stream.subtitle_decision in (Decision.BURN, Decision.TRANSCODE):
        codec = stream.subtitle.codec if stream.subtitle else ""
        words = "burnt in" if stream.subtitle_decision is Decision.BURN else "converted"
        found.append(" ".join(filter(None, ("subtitles", codec, words))))
    return found or ["container only"]


def _change(before: str, after: str) -> str:
    return f"{before}→{after}" if before and after and before != after else ""


async def last_day(engine: Engine, endpoint: Endpoint, name: str) -> Graph:
    """The recording of one service's last 24 hours, ten minutes a category; the most of each.

    What was not recorded is -1. Where the record cannot be read it is as if nothing had been recorded.
    """
    from mediatui.store.record import RecordError

    minute = int(engine.store.now() // 60)
    try:
        samples = await (await engine.record()).minutes([endpoint.fingerprint], minute - 24 * 60 + 1)
    except RecordError:
        samples = []
    return day_graph(samples, minute, name)


def day_graph(samples: Iterable[ActivitySample], minute: int, name: str) -> Graph:
    """The minutes up to `minute` in steps, the running one last: streams by whether they are transcodes,
    or kbit/s by where they went."""
    count = 24 * 60 // STEP
    first = minute // STEP - count + 1
    of = "streams" if name == "streams-of-the-day" else "total_kbps"
    most: dict[int, ActivitySample] = {}
    for sample in samples:
        step = sample.minute // STEP - first
        known = most.get(step)
        # The fullest minute as a whole, so that its parts belong together.
        if 0 <= step < count and (known is None or getattr(sample, of) > getattr(known, of)):
            most[step] = sample
    labels = tuple(datetime.fromtimestamp((first + n) * STEP * 60).strftime("%H:%M") for n in range(count))
    if not most:
        return Graph()

    def values(of: str) -> tuple[int, ...]:
        return tuple(_value(most[n], of) if n in most else -1 for n in range(count))

    if name == "streams-of-the-day":
        return Graph(
            labels, (Line("Not transcoded", values("rest")), Line("Transcode", values("transcodes")))
        )
    return Graph(labels, (Line("LAN", values("lan_kbps")), Line("WAN", values("wan_kbps"))))


def _value(sample: ActivitySample, of: str) -> int:
    return sample.streams - sample.transcodes if of == "rest" else int(getattr(sample, of))
