"""The history of a household: two years of plays, and what was played since.

What lies before the simulation began is made up once, from seed, size and the start of the world; what ended
since is taken over from the world. So the same seed and clock have the same rows, whoever asks, and when.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from random import Random
from typing import TYPE_CHECKING

from mediatui.demo.world.cast import WARM_UP, Part, evening, lines_for
from mediatui.demo.world.history_habits import Habit, habit_of
from mediatui.demo.world.history_life import DAY, Life, Shelves, shelves_of
from mediatui.demo.world.history_play import Past
from mediatui.demo.world.library import Kind
from mediatui.demo.world.people import Person

if TYPE_CHECKING:
    from mediatui.demo.world.world import World

DAYS = 730

LARGE_ROWS = 100_000
"""What a server that is shared widely remembers."""

_ROWS_A_SITTING = {Kind.TRACK: 4.2, Kind.EPISODE: 1.6, Kind.LIVE: 1.6, Kind.MOVIE: 1.0}
"""By and large."""

_SPARE = 0.99
"""Who is made up may sit down less often than that; the oldest rows beyond `LARGE_ROWS` are forgotten."""

_BEFORE = 3
"""How many episodes of what they watch at the first look people have seen just before."""


class History:
    """All plays, those that ended first at the front; their numbers count from 1 without a gap."""

    def __init__(self, past: Iterable[Past], taken: int = 0) -> None:
        """`taken` is how many of what the world played to an end are among `past`."""
        self.plays: list[Past] = []
        self.groups: dict[int, list[Past]] = {}
        """The plays that go on with each other, the earliest first, by the number of the first."""
        self._taken = taken
        self._latest: dict[int, Past] = {}
        for play in past:
            self._add(play)

    def take(self, played: Sequence[Past]) -> None:
        """Take over what came to `played`, a list that only grows, since it was last given."""
        for play in played[self._taken :]:
            self._add(play)
        self._taken = len(played)

    def _add(self, play: Past) -> None:
        before = self._latest.get(play.person.user_id)
        play.id = len(self.plays) + 1
        goes_on = before is not None and play.goes_on_with(before)
        play.reference = before.reference if before is not None and goes_on else play.id
        self._latest[play.person.user_id] = play
        self.plays.append(play)
        self.groups.setdefault(play.reference, []).append(play)


def history_of(world: World) -> History:
    """The history of a world up to its first look; takes two seconds for a large one."""
    end = world.start - WARM_UP
    begin = end - DAYS * DAY
    shelves = shelves_of(world.library, hardware=world.has_hardware)
    seed = f"{world.seed}/{world.size}/{world.place}/history"
    habits = {person: habit_of(person, Random(f"{seed}/{person.name}/habit")) for person in world.people}
    if world.size == "large":
        habits = _shared_widely(habits)
    leading = _leading_up(world, shelves, seed)
    ends = {plays[0].person: float(plays[0].started - 60) for plays in leading}
    rows = [play for plays in leading for play in plays]
    for person, habit in habits.items():
        life = Life(person, habit, shelves, Random(f"{seed}/{person.name}"))
        rows.extend(life.plays(begin, min(end, ends.get(person, end))))
    if world.size == "large":
        rows = sorted(rows, key=_when)[-LARGE_ROWS:]
    # What ended in the hour before the first look lies among what leads up to it.
    simulated = [play for play in world.played if play.stopped < world.start]
    return History(sorted(rows + simulated, key=_when), len(simulated))


def _when(play: Past) -> tuple[int, int]:
    return play.stopped, play.person.user_id


def _shared_widely(habits: dict[Person, Habit]) -> dict[Person, Habit]:
    """The same people, sitting down so often that it makes `LARGE_ROWS` and a few."""
    rows = sum(habit.pace * _share(habit) * _rows_a_sitting(person) for person, habit in habits.items())
    factor = LARGE_ROWS * _SPARE / (DAYS * rows)
    return {person: habit._replace(pace=habit.pace * factor) for person, habit in habits.items()}


def _share(habit: Habit) -> float:
    """How much of the time they watch at all."""
    return 0.7 if habit.risen else 1 - (habit.until or 0) / DAYS


def _rows_a_sitting(person: Person) -> float:
    music = sum(player.music_only for player in person.players) / len(person.players)
    taste = [(kind, weight) for kind, weight in person.taste if kind in _ROWS_A_SITTING]
    mixed = sum(_ROWS_A_SITTING[kind] * weight for kind, weight in taste) / sum(w for _, w in taste)
    return music * _ROWS_A_SITTING[Kind.TRACK] + (1 - music) * mixed


def _leading_up(world: World, shelves: Shelves, seed: str) -> list[list[Past]]:
    """What those who are in the middle of a series at the first look saw right before, oldest first."""
    found: list[list[Past]] = []
    parts: list[Part] = evening(lines_for(world.place, world.size), world.people, world.library, world.start)
    for part in parts:
        item, person = part.choice.item, part.choice.person
        if item.kind is not Kind.EPISODE:
            continue
        episodes = shelves.series[item.grandparent_key]
        at = episodes.index(item)
        chance = Random(f"{seed}/{person.name}/before")
        plays: list[Past] = []
        stopped = round(world.start - part.before)
        for episode in reversed(episodes[max(0, at - _BEFORE) : at]):
            stopped -= round(chance.uniform(5, 40))
            started = stopped - episode.seconds
            # The same way as the one on now: the same file sort on the same player.
            plays.append(Past(
                person, part.choice.player, episode, part.choice.plan,
                started=started, stopped=stopped, paused=0, percent=100,
            ))  # fmt: skip
            stopped = started
        if plays:
            found.append(plays[::-1])
    return found
