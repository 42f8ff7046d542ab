"""A session: one person playing one thing, with all the moods a stream has.

Times are seconds since the epoch. What is not due does not change: the world asks a session only when `due`
has come, so that an hour is simulated in milliseconds.
"""

from __future__ import annotations

import hashlib
from random import Random

from mediatui.demo.world.habits import Choice
from mediatui.demo.world.library import Item, Kind
from mediatui.demo.world.plan import Plan

PLAYING, PAUSED, BUFFERING = "playing", "paused", "buffering"
NEVER = float("inf")
_BREATH = 10
"""How often bandwidth and transcoder change, in seconds."""


class Session:
    """One stream. Its own seeded chance drives it, so that ending one leaves the others as they were."""

    def __init__(
        self,
        key: int,
        choice: Choice,
        *,
        seed: str,
        at: float,
        offset: float = 0.0,
        calm_until: float = 0.0,
        nameless: bool = False,
    ) -> None:
        """Begin at the time `at`, `offset` seconds into the item.

        Until `calm_until` nothing happens by chance. A `nameless` one has no session id and no bandwidth, as
        Plex tells of some players; it cannot be ended from afar.
        """
        self.key = str(key)
        self.person, self.player = choice.person, choice.player
        self.item, self.plan = choice.item, choice.plan
        self.nameless = nameless
        self.id = "" if nameless else hashlib.blake2b(f"{seed}/{key}".encode(), digest_size=12).hexdigest()
        self.began = at
        self.since = at
        """When what is played now began: later than the session where that goes on by itself."""
        self.state = PLAYING
        self.over = False
        self.revision = 0
        """Counts up when what is played, or how, becomes another."""
        self.wobble = 0.0
        """How far the transcoder is from its usual speed, in times real time."""
        self.throttled = choice.plan.speed > 1.2
        self._chance = Random(f"{seed}/{key}")
        self._calm_until = calm_until
        self._offset, self._at = offset, at
        self._paused = 0.0
        self._breath_due = at
        self._mood_due = NEVER
        self.leaves = NEVER
        """When it ends, whatever it does."""
        self.bandwidth = 0
        self._breathe(at)
        self._take_mood(at)

    # What can be read at any time

    def offset(self, now: float) -> float:
        """How far it is, in seconds of the item."""
        if self.item.kind is Kind.LIVE:
            return max(0.0, min(now - self.item.begins_at, self.item.seconds))
        if self.state != PLAYING:
            return self._offset
        offset = self._offset + (now - self._at)
        return min(offset, float(self.item.seconds)) if self.item.seconds else offset

    def paused(self, now: float) -> float:
        """For how many seconds what is played now stood still by someone's wish."""
        return self._paused + (now - self._at if self.state == PAUSED else 0.0)

    @property
    def due(self) -> float:
        """When something changes by itself next."""
        return min(self._breath_due, self._mood_due, self.leaves)

    @property
    def lan(self) -> bool:
        """Whether it is within the house."""
        return self.player.lan

    @property
    def transcodes(self) -> bool:
        """Whether it counts as a transcode."""
        return self.plan.decision == "transcode"

    @property
    def speed(self) -> float:
        """How fast the transcode goes, times real time; 0 while it rests because the player is paused."""
        if self.state == PAUSED:
            return 0.0
        return max(0.1, round(self.plan.speed + self.wobble, 1)) if self.plan.speed else 0.0

    def transcoded(self, now: float) -> float:
        """How much of the item is transcoded, in percent."""
        if not self.item.seconds:
            return 0.0
        ahead = 3.0 if self.plan.slow else 60.0 + 60.0 * min(1.0, (now - self.began) / 60)
        return min(100.0, (self.offset(now) + ahead) / self.item.seconds * 100)

    # What the world and the script do to it

    def set_state(self, state: str, at: float) -> None:
        """Pause, buffer or go on."""
        self._paused = self.paused(at)
        self._offset, self._at = self.offset(at), at
        self.state = state
        self._take_mood(at)

    def act(self, now: float) -> bool:
        """Do what is due. Whether it plays to its end now, so that the next thing may follow."""
        if now >= self.leaves:
            self.over = True
            return False
        if now >= self._breath_due:
            self._breathe(now)
        if now < self._mood_due:
            return False
        if self.state == PLAYING and self.item.kind is Kind.PHOTO:
            return True
        # Half a second of leeway: sums of times do not come out even.
        if self.item.seconds and self.offset(now) >= self.item.seconds - 0.5:
            return True
        self._change_mood(now)
        return False

    def follow_with(self, item: Item, plan: Plan, now: float) -> None:
        """Go on with the next track, programme or photo; the session stays the same, as with Plex."""
        self.item, self.plan = item, plan
        self.revision += 1
        self._offset, self._at = 0.0, now
        self.since, self._paused = now, 0.0
        self._take_mood(now)

    # Chance

    def _breathe(self, now: float) -> None:
        self._breath_due = now + _BREATH
        if self.nameless or self.item.kind is Kind.PHOTO:
            return
        rate = self.plan.kbps
        self.bandwidth = max(64, round(rate * self._chance.uniform(0.96, 1.09)))
        if self.plan.speed and now > self._calm_until:
            self.wobble = round(self._chance.uniform(-0.1, 0.12) * max(1.0, self.plan.speed / 3), 1)
            self.throttled = not self.plan.slow and (self.state == PAUSED or self._chance.random() < 0.8)

    def _take_mood(self, now: float) -> None:
        """Decide until when it stays as it is."""
        chance = self._chance
        if self.state == PAUSED:
            wait = chance.uniform(20, 420)
        elif self.state == BUFFERING:
            wait = chance.uniform(3, 9)
        elif self.item.kind is Kind.PHOTO:
            wait = chance.uniform(8, 25)
        elif self.plan.slow:
            wait = chance.uniform(20, 60)
        else:
            wait = 30 + chance.expovariate(1 / 500)
        due = max(now + wait, self._calm_until + wait / 4)
        if self.state == PLAYING and self.item.seconds:
            due = min(due, now + self.item.seconds - self.offset(now))
        self._mood_due = due

    def _change_mood(self, now: float) -> None:
        chance = self._chance
        if self.state != PLAYING:
            if self.state == PAUSED and chance.random() < 0.2:
                self.over = True
            else:
                self.set_state(PLAYING, now)
            return
        if self.plan.slow or (not self.lan and chance.random() < 0.25):
            self.set_state(BUFFERING, now)
            return
        what = chance.random()
        if what < 0.15:
            self.over = True
        elif what < 0.35 and self.item.seconds and self.item.kind is not Kind.LIVE:
            self._seek(now)
        elif self.item.kind in (Kind.LIVE, Kind.PHOTO):
            self._take_mood(now)
        else:
            self.set_state(PAUSED, now)

    def _seek(self, now: float) -> None:
        """Back half a minute or on by up to ten, then fill the buffer anew."""
        step = self._chance.choice((-30.0, 30.0, 90.0, 600.0))
        target = max(0.0, min(self.offset(now) + step, self.item.seconds - 60.0))
        self.set_state(BUFFERING, now)
        self._offset = max(target, 0.0)
