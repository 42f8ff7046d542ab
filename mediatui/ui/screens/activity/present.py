"""From snapshots of activity to rows, labels and notes. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from mediatui.models.endpoint import Endpoint
from mediatui.models.snapshot import Snapshot
from mediatui.models.stream import Activity, Decision, Stream, StreamState
from mediatui.ui.cells import Line, Span, Tone, line
from mediatui.ui.notes import old_and_failed
from mediatui.ui.widgets.columns import Column
from mediatui.ui.widgets.live_table import Row
from mediatui.ui.widgets.spark import progress_bar
from mediatui.wording.quantities import ago, clock_duration, mbps, plural
from mediatui.wording.streams import PLACE_WORDS, STATE_WORDS, offset_now, stream_words, time_left
from mediatui.wording.titles import MEDIA_WORDS, full_title

BAR = 10
"""Cells of the progress bar."""

STATE_SIGNS: dict[StreamState, tuple[str, Tone]] = {
    StreamState.PLAYING: ("▶", "good"),
    StreamState.PAUSED: ("‖", "dim"),
    StreamState.BUFFERING: ("◌", "warn"),
    StreamState.STOPPED: ("■", "dim"),
    StreamState.UNKNOWN: ("?", "dim"),
}
"""A sign for each state."""


class Painted(NamedTuple):
    """A stream as it stands on the screen: with where it is by now, and whether its data is live."""

    stream: Stream
    offset_s: float | None
    live: bool

    @property
    def left_s(self) -> float | None:
        """Seconds still to play."""
        return time_left(self.stream, self.offset_s)


def columns(several_services: bool) -> tuple[Column, ...]:
    """The columns of the list; the service's name only where there are several."""
    service = (Column("service", "Server", 8, 16, 1, from_width=136),) if several_services else ()
    return (
        Column("state", "", 1),
        Column("user", "User", 6, 16, 1),
        Column("title", "Title", 9, None, 4),
        Column("player", "Player", 6, 18, 1, from_width=100),
        Column("place", "From", 4, from_width=72),
        Column("stream", "Stream", 13, 33, 4, from_width=56),
        Column("mbps", "Mbps", 5, align="right", from_width=50),
        Column("bar", "Progress", BAR, from_width=96),
        Column("left", "Left", 7, align="right", from_width=40),
        *service,
    )


_DECISION_ORDER: dict[Decision, int] = {
    decision: number
    for number, decision in enumerate(
        (Decision.TRANSCODE, Decision.BURN, Decision.DIRECT_STREAM, Decision.DIRECT_PLAY, Decision.NONE)
    )
}

Sort = Callable[[Painted], tuple[object, ...]]

SORTS: dict[str, tuple[str, Sort]] = {
    "state": ("arrival", lambda p: ()),
    "user": ("user", lambda p: (p.stream.user.casefold(),)),
    "title": ("title", lambda p: (full_title(p.stream.title).casefold(),)),
    "stream": ("decision", lambda p: (_DECISION_ORDER[p.stream.decision],)),
    "mbps": ("bandwidth", lambda p: (-(p.stream.bandwidth_kbps or 0),)),
    "left": ("time left", lambda p: (p.left_s is None, p.left_s or 0.0)),
}
"""Column key → what it is called, and its order; "state" keeps the order of the service."""

FIELDS = (
    "user",
    "title",
    "player",
    "state",
    "decision",
    "from",
    "type",
    "server",
    "library",
    "quality",
    "mbps",
)
"""The fields of the filter."""


def facts_of(stream: Stream) -> dict[str, str | float | None]:
    """What a filter may ask of a stream."""
    return {
        "user": stream.user,
        "title": full_title(stream.title),
        "player": f"{stream.player} {stream.product} {stream.platform}",
        "state": STATE_WORDS[stream.state],
        "decision": stream_words(stream),
        "from": PLACE_WORDS[stream.place],
        "type": MEDIA_WORDS[stream.title.media_type],
        "server": stream.service,
        "library": stream.library,
        "quality": stream.sent_video.resolution or stream.sent_audio.codec,
        "mbps": None if stream.bandwidth_kbps is None else stream.bandwidth_kbps / 1000,
    }


def painted_streams(snapshots: Mapping[str, Snapshot[Activity]], now: float) -> list[Painted]:
    """The streams of all services in the services' order. Progress moves on only while data is live."""
    found = []
    for snapshot in snapshots.values():
        activity = snapshot.shown(now)
        if activity is None or snapshot.fetched_at is None:
            continue
        live = snapshot.failure is None and not snapshot.is_old(now)
        for stream in activity.streams:
            offset = offset_now(stream, snapshot.fetched_at, now, running=live)
            found.append(Painted(stream, offset, live))
    return found


def _too_slow(stream: Stream) -> bool:
    return bool(stream.transcode and stream.transcode.slow and stream.decision is Decision.TRANSCODE)


def is_problem(stream: Stream) -> bool:
    """Whether it buffers, or its transcode cannot keep up."""
    return stream.state is StreamState.BUFFERING or _too_slow(stream)


def row_of(painted: Painted) -> Row:
    """One row of the list."""
    stream = painted.stream
    sign, tone = STATE_SIGNS[stream.state]
    words = stream_words(stream)
    stream_tone: Tone = (
        "bad" if _too_slow(stream) else "warn" if stream.decision is Decision.TRANSCODE else ""
    )
    cells = {
        "state": line(Span(sign, tone)),
        "user": line(Span(stream.user, "strong")),
        "title": line(full_title(stream.title)),
        "player": line(stream.player or stream.product),
        "place": line(PLACE_WORDS[stream.place]),
        "stream": line(Span(words, stream_tone)),
        "mbps": line(mbps(stream.bandwidth_kbps)),
        "bar": _bar(painted),
        "left": line(_left(painted)),
        "service": line(Span(stream.service, "dim")),
    }
    return Row(stream.key, cells, dim=not painted.live)


def _bar(painted: Painted) -> Line:
    duration = painted.stream.duration_s
    if not duration or painted.offset_s is None:
        return line(Span("─" * BAR, "track"))
    done, rest = progress_bar(painted.offset_s / duration, BAR)
    return line(Span(done, "bar"), Span(rest, "track"))


def _left(painted: Painted) -> str:
    if painted.left_s is not None:
        return clock_duration(painted.left_s)
    return STATE_WORDS[painted.stream.state] if painted.offset_s is None else ""


def summary(snapshots: Mapping[str, Snapshot[Activity]], now: float) -> Line:
    """Counts by decision, and bandwidth LAN, WAN and total."""
    shown = [activity for s in snapshots.values() if (activity := s.shown(now)) is not None]
    streams = [stream for activity in shown for stream in activity.streams]
    counts = {d: sum(s.decision is d for s in streams) for d in Decision}
    transcodes = [s for s in streams if s.decision is Decision.TRANSCODE]
    hardware = sum(bool(s.transcode and s.transcode.hardware) for s in transcodes)
    slow = sum(bool(s.transcode and s.transcode.slow) for s in transcodes)
    parts: list[Span] = [
        Span(" "),
        Span(f"{counts[Decision.DIRECT_PLAY]}", "strong"),
        Span(" direct play  ", "dim"),
        Span(f"{counts[Decision.DIRECT_STREAM]}", "strong"),
        Span(" direct stream  ", "dim"),
        Span(f"{counts[Decision.TRANSCODE]}", "strong"),
        Span(" transcode", "dim"),
    ]
    if transcodes:
        parts.append(Span(f" ({hardware} hw, {len(transcodes) - hardware} sw)", "dim"))
    if slow:
        parts.append(Span(f" {slow} too slow", "bad"))
    rates = [sum(getattr(a, name) for a in shown) for name in ("lan_kbps", "wan_kbps", "total_kbps")]
    parts.append(Span("   "))
    for label, rate in zip(("LAN", "WAN", "total"), rates, strict=True):
        parts += [Span(f"{label} ", "dim"), Span(mbps(rate), "strong"), Span("  ")]
    parts[-1] = Span(" Mbps", "dim")
    return tuple(parts)


def notes(snapshots: Mapping[str, Snapshot[Activity]], now: float, width: int) -> list[Line]:
    """What is to be said of each service: that it failed, that it is old, that part of it was odd."""
    found = old_and_failed(snapshots, now, width)
    for name, snapshot in snapshots.items():
        activity = snapshot.shown(now)
        if activity is not None and activity.dropped:
            words = f" ! {name}: {plural(activity.dropped, 'session')} could not be read and "
            words += "is left out" if activity.dropped == 1 else "are left out"
            found.append(line(Span(words, "warn")))
    return found


def placeholder(
    endpoints: Sequence[Endpoint],
    snapshots: Mapping[str, Snapshot[Activity]],
    now: float,
    *,
    filtered: bool,
) -> list[Line]:
    """What stands where there are no rows: not configured, asking, failed, nobody, or all filtered out."""
    if filtered:
        return [line("No stream matches the filter"), line(Span("Esc clears it", "dim"))]
    kinds = [endpoint for endpoint in endpoints if endpoint.kind == "tautulli"]
    if not kinds:
        return [
            line(Span("No Tautulli is configured", "strong")),
            line(
                Span("mediatui config init writes a file to fill in; mediatui demo shows how it looks", "dim")
            ),
        ]
    if not any(endpoint.enabled for endpoint in kinds):
        return [line(Span("Tautulli is switched off in the configuration (enabled = false)", "strong"))]
    known = [s for s in snapshots.values() if s.shown(now) is not None]
    if not known and any(s.failure for s in snapshots.values()):
        return [line(Span("Nothing is known of what plays", "strong")), line(Span("r asks again", "dim"))]
    if not known:
        return [line(Span("Asking Tautulli …", "dim"))]
    if all(s.failure or s.is_old(now) for s in known):
        age = max(s.age(now) or 0 for s in known)
        return [line("Nobody was watching"), line(Span(f"as of {ago(age)}", "dim"))]
    return [line(Span("Nobody is watching", "strong"))]
