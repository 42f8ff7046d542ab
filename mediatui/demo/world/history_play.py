"""A play that is over: who played what, on what, how, from when to when. Times are whole epoch seconds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mediatui.demo.world.library import Item, Kind

if TYPE_CHECKING:
    from mediatui.demo.world.people import Person
    from mediatui.demo.world.plan import Plan
    from mediatui.demo.world.players import Player
    from mediatui.demo.world.session import Session

KEPT = frozenset({Kind.MOVIE, Kind.EPISODE, Kind.TRACK, Kind.LIVE})
"""What Tautulli remembers: no photos, trailers and clips."""

SHORTEST, SHORTEST_TRACK = 120, 15
"""Seconds below which a play is not remembered, as Tautulli comes."""

WATCHED_PERCENT = 85
"""From when on something counts as seen, as Tautulli comes."""


class Past:
    """One play. A plain class: there are a hundred thousand of them."""

    __slots__ = (
        "id",
        "item",
        "paused",
        "percent",
        "person",
        "plan",
        "player",
        "reference",
        "started",
        "stopped",
    )

    def __init__(
        self,
        person: Person,
        player: Player,
        item: Item,
        plan: Plan,
        *,
        started: int,
        stopped: int,
        paused: int,
        percent: int,
    ) -> None:
        self.person, self.player, self.item, self.plan = person, player, item, plan
        self.started, self.stopped, self.paused = started, stopped, paused
        self.percent = percent
        """How far into the thing it was at its end."""
        self.id = 0
        """Its number in the history, counted from 1 by when it ended; 0 until it is part of one."""
        self.reference = 0
        """The first play it goes on with; its own number where it begins something."""

    @property
    def seconds(self) -> int:
        """How long it ran, pauses not counted."""
        return self.stopped - self.started - self.paused

    @property
    def whole(self) -> bool:
        """Whether the thing counts as seen."""
        return self.percent >= WATCHED_PERCENT

    def goes_on_with(self, before: Past | None) -> bool:
        """Whether it is the rest of what the same person left unfinished just before."""
        return (
            before is not None
            and not before.whole
            and before.item.rating_key == self.item.rating_key
            and before.percent <= self.percent
        )


def past_of(session: Session, now: float) -> Past | None:
    """What a session leaves behind when its item ends at `now`; None where that is not remembered."""
    item = session.item
    if item.kind not in KEPT:
        return None
    # Whole seconds of each end, so that what was played adds up.
    started, stopped = round(session.since), round(now)
    paused = min(round(session.paused(now)), max(0, stopped - started))
    shortest = SHORTEST_TRACK if item.kind is Kind.TRACK else SHORTEST
    if stopped - started - paused < shortest:
        return None
    percent = min(100, round(session.offset(now) * 100 / item.seconds)) if item.seconds else 0
    return Past(
        session.person, session.player, item, session.plan,
        started=started, stopped=stopped, paused=paused, percent=percent,
    )  # fmt: skip
