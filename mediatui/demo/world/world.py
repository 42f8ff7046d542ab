"""The world: a household, its library, and everything that is being played, at the time its clock shows.

It advances in steps of one second from its start, lazily, when someone looks: what it shows depends on seed,
size and time alone, never on how often it was asked.
"""

from __future__ import annotations

import threading
from collections import deque
from dataclasses import dataclass
from math import pi, sin
from random import Random
from typing import TYPE_CHECKING, Literal

from mediatui.demo.world.cast import WARM_UP, Part, crowd, earlier, evening, lines_for
from mediatui.demo.world.clock import Clock
from mediatui.demo.world.habits import Choice, pick, someone_free
from mediatui.demo.world.history_play import Past, past_of
from mediatui.demo.world.hour import Hour, Load, Minute
from mediatui.demo.world.library import Item, Kind, build_library
from mediatui.demo.world.people import CABIN, HOUSEHOLD, Person, many_people
from mediatui.demo.world.plan import Plan, choose
from mediatui.demo.world.players import Player
from mediatui.demo.world.session import PLAYING, Session

if TYPE_CHECKING:
    from mediatui.demo.world.history import History
    from mediatui.demo.world.managed.household import Managed
    from mediatui.demo.world.requests.desk import Desk
    from mediatui.demo.world.torrents import Torrents

Size = Literal["small", "household", "large"]
Place = Literal["home", "cabin"]

SIZES: dict[Size, tuple[int, int]] = {"small": (1, 3), "household": (5, 9), "large": (46, 52)}
"""The fewest and the most streams in the long run."""
_VISITORS: dict[Size, int] = {"small": 2, "household": 7, "large": 24}
"""How many came and went in the hour before the first look."""


@dataclass(frozen=True, slots=True)
class Ended:
    """A session that is gone: how ("left", "terminated"), and with which message."""

    session_key: str
    user: str
    title: str
    at: float
    how: str
    message: str = ""


class World:
    """One household. Its methods may be called from several threads; hold `lock` to read several things."""

    def __init__(self, seed: int, size: Size, clock: Clock, *, place: Place = "home") -> None:
        """Simulate the hour before the clock's present, so that there is something to look at."""
        self.seed, self.size, self.place, self.clock = seed, size, place, clock
        self.lock = threading.RLock()
        self.start = clock.now()
        self.now = self.start - WARM_UP
        """The time up to which it is simulated; at most one second behind the clock after `catch_up`."""
        self.has_hardware = place == "home"
        self.library = build_library(small=place == "cabin")
        self._chance = Random(f"{seed}/{size}/{place}")
        self.people = self._people()
        self.sessions: dict[str, Session] = {}
        self.ended: deque[Ended] = deque(maxlen=200)
        """Who is gone, the latest last."""
        self.played: list[Past] = []
        """What was played to an end since the simulation began, in the order it ended."""
        self.quiet = False
        """Whether nobody starts anything by themselves."""
        self._hour = Hour()
        self._next_key = 101 if place == "cabin" else 412
        self._steps = 0
        self._next_arrival = self.start + self._chance.uniform(5, 25)
        self._changed = True
        self._script = self._write_script()
        self._desk: Desk | None = None
        self._torrents: Torrents | None = None
        self._managed: Managed | None = None
        self._history: History | None = None
        self.catch_up()

    # Requests

    @property
    def requests(self) -> Desk:
        """Who asked for what, caught up with the clock; built when first asked for. Hold `lock` around it."""
        with self.lock:
            desk = self.raw_requests()
            if not self._goes_on_with_managers():
                desk.catch_up(self.clock.now())
            return desk

    def raw_requests(self) -> Desk:
        """The same, not caught up: for those who share its time."""
        if self._desk is None:
            # Here, and not above: a demo without requests does not wait for thousands of them.
            from mediatui.demo.world.requests.household import desk_of

            self._desk = desk_of(self)
        return self._desk

    # Torrents

    @property
    def torrents(self) -> Torrents:
        """What is downloaded, caught up with the clock; built when first asked for. Hold `lock` around it."""
        with self.lock:
            torrents = self.raw_torrents()
            if not self._goes_on_with_managers():
                torrents.catch_up(self.clock.now())
            return torrents

    def raw_torrents(self) -> Torrents:
        """The same, not caught up: for those who share its time."""
        if self._torrents is None:
            from mediatui.demo.world.torrents import Torrents

            self._torrents = Torrents(self.seed, self.size, self.place, self.start)
        return self._torrents

    # Radarr and Sonarr

    @property
    def managed(self) -> Managed:
        """Whoever manages films and series; nobody until told to run. Hold `lock` around it."""
        with self.lock:
            if self._managed is None:
                from mediatui.demo.world.managed.household import Managed

                self._managed = Managed(self)
            return self._managed

    def _goes_on_with_managers(self) -> bool:
        """Let requests, torrents and who manages them go on together, where somebody manages them."""
        if self._managed is None or not self._managed.running:
            return False
        self._managed.catch_up(self.clock.now())
        return True

    # History

    @property
    def history(self) -> History:
        """Who played what in two years, up to now; built when first asked for. Hold `lock` around it."""
        with self.lock:
            if self._history is None:
                from mediatui.demo.world.history import history_of

                self._history = history_of(self)
            self.catch_up()
            self._history.take(self.played)
            return self._history

    # Time

    def catch_up(self) -> None:
        """Advance to the present of the clock."""
        self.advance_to(self.clock.now())

    def advance_to(self, now: float) -> None:
        """Advance in whole seconds up to the time `now`; a time gone by changes nothing."""
        with self.lock:
            first, due = self.start - WARM_UP, self.now
            while first + self._steps + 1 <= now:
                self._steps += 1
                self.now = first + self._steps
                # A second in which nothing is due and no minute begins is passed over: most are.
                if self.now >= due or self._changed or self.now % 60 < 1:
                    self._step()
                    due = self._next_due()

    def _next_due(self) -> float:
        """When something happens by itself next."""
        due = min((session.due for session in self.sessions.values()), default=self._next_arrival)
        due = min(due, self._next_arrival)
        return min(due, self.start - self._script[-1].before) if self._script else due

    def _step(self) -> None:
        now = self.now
        while self._script and self.start - self._script[-1].before <= now:
            self._enter(self._script.pop())
        for session in [session for session in self.sessions.values() if session.due <= now]:
            self._changed = True
            if session.act(now):
                self._finish(session)
            if session.over:
                self._remove(session, "left")
        if now >= self._next_arrival:
            self._arrive()
        # Anew at the beginning of each minute: what goes on there counts for it too.
        if self._changed or now % 60 < 1:
            self._hour.note(now, self.load())
            self._changed = False

    # What can be read

    def load(self) -> Load:
        """What goes on at this moment."""
        lan = wan = transcodes = 0
        for session in self.sessions.values():
            transcodes += session.transcodes
            if session.lan:
                lan += session.bandwidth
            else:
                wan += session.bandwidth
        return Load(len(self.sessions), transcodes, lan, wan)

    def minutes(self) -> tuple[Minute, ...]:
        """The last hour, oldest minute first."""
        with self.lock:
            return self._hour.minutes()

    def session_by_id(self, session_id: str) -> Session | None:
        """The session with that id; nameless ones are never found."""
        return next((s for s in self.sessions.values() if s.id and s.id == session_id), None)

    # What can be done to it

    def terminate(self, session_key: str, message: str) -> bool:
        """The server ends a session, showing `message`. False when there is none of that key."""
        return self._end(session_key, "terminated", message)

    def end(self, session_key: str) -> bool:
        """A session ends by itself. False when there is none of that key."""
        return self._end(session_key, "left")

    def start_session(self, user: str | None = None, title: str | None = None) -> Session | None:
        """Someone (or `user`) puts on something (or `title`) now. None when no player of theirs is free.

        Raises `KeyError` for a user or a title there is not.
        """
        with self.lock:
            people = [person for person in self.people if user is None or person.name == user]
            item = None if title is None else self.library.find(title)
            if not people:
                raise KeyError(user)
            choice = self._choice(people)
            if choice is None:
                return None
            if item is not None:
                plan = self._plan(item, choice.player)
                choice = Choice(choice.person, choice.player, item, plan)
            session = self._open(Part(choice, 0))
            self._hour.note(self.now, self.load())
            return session

    def set_quiet(self, quiet: bool) -> None:
        """Everyone stops, and no one starts anything by themselves until it is taken back."""
        with self.lock:
            self.quiet = quiet
            if quiet:
                for session in list(self.sessions.values()):
                    self._remove(session, "left")

    # How things happen

    def _people(self) -> tuple[Person, ...]:
        if self.place == "cabin":
            return CABIN
        return HOUSEHOLD + (many_people(56, self._chance) if self.size == "large" else ())

    def _write_script(self) -> list[Part]:
        """Who enters before the first look, the earliest last."""
        library, start, chance, hardware = self.library, self.start, self._chance, self.has_hardware
        lines = lines_for(self.place, self.size)
        parts = evening(lines, self.people, library, start)
        busy = {part.choice.person for part in parts}
        free = tuple(person for person in self.people if person not in busy and person.active)
        parts += earlier(_VISITORS[self.size], free, library, start, chance, hardware=hardware)
        if self.size == "large":
            parts += crowd(free[: 50 - len(lines)], library, start, chance, hardware=hardware)
        return sorted(parts, key=lambda part: part.before)

    def _enter(self, part: Part) -> None:
        session = self._open(part)
        if part.leaves is not None:
            session.leaves = self.start - part.leaves
        if part.state != PLAYING:
            session.set_state(part.state, self.now)

    def _open(self, part: Part) -> Session:
        choice, offset, calm_until = part.choice, part.offset, 0.0
        if self.now < self.start and part.leaves is None:
            # Calm until the first look, so that it is then where the script has it.
            calm_until = self.start
            offset -= self.start - self.now if part.state == PLAYING else 0
        session = Session(
            self._next_key,
            choice,
            seed=f"{self.seed}/{self.place}",
            at=self.now,
            offset=offset,
            nameless=part.nameless or choice.player.secure is None,
            calm_until=calm_until,
        )
        self._next_key += 1
        self.sessions[session.key] = session
        self._changed = True
        return session

    def _finish(self, session: Session) -> None:
        """It has played to its end: on with the next, or gone."""
        following = self._following(session)
        if following is None:
            session.over = True
        elif session.item.kind is Kind.EPISODE:
            # Another episode is another session, another track is not.
            self._remove(session, "left")
            plan = self._plan(following, session.player)
            choice = Choice(session.person, session.player, following, plan)
            self._open(Part(choice, 0)).leaves = session.leaves
        else:
            self._remember(session)
            same = session.item.kind is Kind.LIVE
            plan = session.plan if same else self._plan(following, session.player)
            session.follow_with(following, plan, self.now)

    def _following(self, session: Session) -> Item | None:
        item = session.item
        if item.kind is Kind.LIVE:
            channel = item.rating_key % 10
            return self.library.on_air(channel, self.now) if self._chance.random() < 0.7 else None
        if self._chance.random() < (0.5 if item.kind is Kind.EPISODE else 0.85):
            return self.library.next_after(item)
        return None

    def _plan(self, item: Item, player: Player) -> Plan:
        return choose(item.file, player, self._chance, hardware=self.has_hardware)

    def _choice(self, people: list[Person] | tuple[Person, ...]) -> Choice | None:
        used = {session.player for session in self.sessions.values()}
        found = someone_free(people, used, self.now, self._chance)
        if found is None:
            return None
        return pick(*found, self.library, self.now, self._chance, hardware=self.has_hardware)

    def _arrive(self) -> None:
        """Perhaps someone sits down; decides when that is asked again."""
        fewest, most = SIZES[self.size]
        # How many there would be, slowly up and down over some twenty minutes.
        wish = (fewest + most) / 2 + (most - fewest) / 2 * sin(self.now / 1200 * 2 * pi)
        count = len(self.sessions)
        if not self.quiet and count < most and (count < fewest or count < wish):
            choice = self._choice(self.people)
            if choice is not None:
                self._open(Part(choice, 0))
        pause = 4.0 if self.size == "large" else 8.0 if count < fewest else 45.0
        self._next_arrival = self.now + self._chance.uniform(pause / 2, pause * 1.5)

    def _end(self, session_key: str, how: str, message: str = "") -> bool:
        with self.lock:
            session = self.sessions.get(session_key)
            if session is None:
                return False
            self._remove(session, how, message)
            return True

    def _remove(self, session: Session, how: str, message: str = "") -> None:
        # It may be gone already: a session that finished has handed over to the next.
        if self.sessions.pop(session.key, None) is None:
            return
        self._changed = True
        self._remember(session)
        title = session.item.full_title
        self.ended.append(Ended(session.key, session.person.name, title, self.now, how, message))

    def _remember(self, session: Session) -> None:
        past = past_of(session, self.now)
        if past is not None:
            self.played.append(past)
