"""The plays of some days, read page after page: what graphs and trends are worked out of."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from mediatui.models.history_play import Play
    from mediatui.services.watch_ports import HistorySource

DAY = 86_400
HOUR = 3600
PAGE = 1000
"""Plays of a page: Tautulli takes as long for a page of ten as for one of a thousand."""
MOST_PAGES = 10
"""So many pages are read for one thing, the latest first; each takes a third of a second and more."""


class PlaysRead(NamedTuple):
    """Plays that began at or after a moment, the latest first; `whole` is whether those are all."""

    plays: list[Play]
    whole: bool = True

    @property
    def note(self) -> str:
        """On how many it rests, where those are not all."""
        return "" if self.whole else f"of the latest {len(self.plays):,} plays"


async def plays_since(
    source: HistorySource, begin: float, *, user_id: int | None = None, section_id: int | None = None
) -> PlaysRead:
    """The plays that began at `begin` (seconds since the epoch; 0: all there are) or later.

    The same thing played on after a pause is one play, as in Tautulli's own graphs. Raises `ServiceError`.
    """
    from mediatui.models.history_play import PlayFilter

    # Tautulli's day may be another than this machine's.
    after = datetime.fromtimestamp(begin - DAY).strftime("%Y-%m-%d") if begin else ""
    wanted = PlayFilter(user_id=user_id, section_id=section_id, after=after)
    plays: list[Play] = []
    start: int | None = 0
    for _ in range(MOST_PAGES):
        page = await source.plays(wanted, start=start or 0, length=PAGE)
        plays += [play for play in page.plays if play.started is not None and play.started >= begin]
        start = page.next_start
        if start is None:
            return PlaysRead(plays)
    return PlaysRead(plays, whole=False)


def span_of(play: Play, now: float) -> tuple[float, float]:
    """From when to when it ran. Of one that was gone on with later only the first sitting's place is known:
    it counts as if it had run without a break."""
    begun = play.started or 0.0
    ended = now if play.active else play.stopped or begun
    return begun, min(ended, begun + play.played_s + play.paused_s) if len(play.rows) > 1 else ended


def hours_of(begun: float, ended: float) -> Iterator[tuple[int, float]]:
    """The clock hours (seconds since the epoch, divided by 3600) a play ran in, and its seconds in each."""
    hour = int(begun // HOUR)
    while hour * HOUR < ended:
        yield hour, min(ended, (hour + 1) * HOUR) - max(begun, hour * HOUR)
        hour += 1
