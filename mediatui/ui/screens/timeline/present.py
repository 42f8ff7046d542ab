"""A day across: a lane for each user, with what played when. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from mediatui.models.history_play import Play
from mediatui.models.stream import Decision
from mediatui.ui.cells import Line, Span, Tone, line, wrap
from mediatui.ui.screens.plays.present import STREAM_TONES, sign
from mediatui.ui.widgets.columns import Column
from mediatui.ui.widgets.rows import Row
from mediatui.wording.plays import length_words
from mediatui.wording.quantities import plural
from mediatui.wording.titles import full_title

HOURS = 24

MARKS = {Decision.TRANSCODE: "▒", Decision.DIRECT_STREAM: "▓"}
"""How a way of giving out is drawn, apart without colour; what is not here is solid."""

SOLID, FREE = "█", "·"


class Lane(NamedTuple):
    """What one user played on a day, in the order in which it began."""

    service: str
    user: str
    plays: tuple[Play, ...]

    @property
    def key(self) -> str:
        """What stands for the lane."""
        return f"{self.service}/{self.plays[0].user_id if self.plays else self.user}"

    @property
    def seconds(self) -> float:
        """How long all of it ran."""
        return sum(play.played_s for play in self.plays)


class Day(NamedTuple):
    """A day on this machine's clock; both moments are seconds since the epoch."""

    name: str
    """ "2026-03-14"."""
    start: float
    end: float

    @property
    def words(self) -> str:
        """ "Sat 14 Mar 2026"."""
        return datetime.fromtimestamp(self.start).strftime("%a %-d %b %Y")

    def by(self, step: int) -> Day:
        """So many days later."""
        midday = datetime.fromtimestamp(self.start) + timedelta(days=step, hours=12)
        return day_of(midday.timestamp())


def day_of(moment: float) -> Day:
    """The day of a moment; it may have 23 or 25 hours."""
    start = datetime.fromtimestamp(moment).replace(hour=0, minute=0, second=0, microsecond=0)
    return Day(start.strftime("%Y-%m-%d"), start.timestamp(), (start + timedelta(days=1)).timestamp())


def lanes_of(plays: Iterable[Play]) -> list[Lane]:
    """A lane for each user, the busiest first."""
    by_user: dict[tuple[str, int | None, str], list[Play]] = {}
    for play in plays:
        by_user.setdefault((play.service, play.user_id, play.user), []).append(play)
    lanes = [
        Lane(service, user, tuple(sorted(those, key=lambda play: play.started or 0.0)))
        for (service, _, user), those in by_user.items()
    ]
    return sorted(lanes, key=lambda lane: (-lane.seconds, lane.user.casefold()))


def columns(width: int, several: bool) -> Sequence[Column]:
    """The columns; the lane takes what is left of `width` cells."""
    user = 8 if width < 60 else 14
    return (
        Column("user", "User", user),
        Column("lane", ruler(lane_width(width, several)), 10, None, 1, from_width=24),
        Column("played", "Played", 8, align="right", from_width=50),
        Column("plays", "Plays", 5, align="right", from_width=80),
        *((Column("service", "Server", 8, 16, from_width=110),) if several else ()),
    )


def lane_width(width: int, several: bool) -> int:
    """How many cells a lane is drawn in; what does not fit its column is cut."""
    user = 8 if width < 60 else 14
    rest = width - 2 - user - 1 - (9 if width >= 50 else 0) - (6 if width >= 80 else 0)
    return max(10, rest - (9 if several and width >= 110 else 0))


def ruler(width: int) -> str:
    """The hours over the lanes, as many as there is room for."""
    step = next((s for s in (1, 2, 3, 4, 6) if width * s // HOURS >= 3), 12)
    text = [" "] * width
    for hour in range(0, HOURS, step):
        at = hour * width // HOURS
        for number, digit in enumerate(f"{hour:02}"):
            if at + number < width:
                text[at + number] = digit
    return "".join(text).rstrip()


def lane_spans(lane: Lane, day: Day, width: int) -> Line:
    """The lane in `width` cells: a mark where something played, however short it was."""
    cells: list[tuple[str, Tone]] = [(FREE, "dim")] * width
    length = day.end - day.start
    for play in lane.plays:
        if play.started is None:
            continue
        ended = play.stopped or play.started + play.played_s
        first = int((max(play.started, day.start) - day.start) * width / length)
        last = int((min(ended, day.end) - day.start) * width / length)
        mark = MARKS.get(play.decision, SOLID)
        for cell in range(max(0, first), min(width, max(first, last) + 1)):
            cells[cell] = (mark, STREAM_TONES.get(play.decision, "good"))
    spans: list[Span] = []
    for mark, tone in cells:
        if spans and spans[-1].tone == tone and spans[-1].text[-1] == mark:
            spans[-1] = Span(spans[-1].text + mark, tone)
        else:
            spans.append(Span(mark, tone))
    return tuple(spans)


def row_of(lane: Lane, day: Day, width: int) -> Row:
    """One row."""
    cells = {
        "user": line(Span(lane.user, "strong")),
        "lane": lane_spans(lane, day, width),
        "played": line(length_words(lane.seconds)),
        "plays": line(Span(f"{len(lane.plays)}", "dim")),
        "service": line(Span(lane.service, "dim")),
    }
    return Row(lane.key, cells)


def detail_lines(lane: Lane | None, day: Day, width: int) -> list[Line]:
    """What a user played on the day, one after the other."""
    if lane is None:
        return [line(Span("No user under the cursor", "dim"))]
    lines = wrap(lane.user, width, "title")
    counts = f"{day.words} · {plural(len(lane.plays), 'play')} · {length_words(lane.seconds)}"
    lines += [*wrap(counts, width, "dim"), ()]
    for play in lane.plays:
        clock = "" if play.started is None else datetime.fromtimestamp(play.started).strftime("%H:%M")
        parts = wrap(full_title(play.title), max(8, width - 9))
        for number, part in enumerate(parts):
            head = (Span(f"{clock:<6}", "head"), sign(play), Span(" ")) if number == 0 else (Span(" " * 8),)
            lines.append((*head, *part))
        more = " · ".join(w for w in (length_words(play.played_s), play.decision.value, play.player) if w)
        lines += [line(Span(" " * 8), *part) for part in wrap(more, max(8, width - 9), "dim")]
    return lines


def orders() -> dict[str, tuple[str, Callable[[Lane], tuple[object, ...]]]]:
    """Column key → what the order is called, and what it sorts by."""
    return {
        "played": ("most played", lambda lane: ()),
        "user": ("user", lambda lane: (lane.user.casefold(),)),
        "plays": ("most plays", lambda lane: (-len(lane.plays),)),
    }
