"""One person's years of watching: series in their order, films now and then, albums, television."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from random import Random
from typing import NamedTuple

from mediatui.demo.world.history_habits import Habit
from mediatui.demo.world.history_play import KEPT, SHORTEST, WATCHED_PERCENT, Past
from mediatui.demo.world.library import Item, Kind, Library
from mediatui.demo.world.people import Person
from mediatui.demo.world.plan import Plan, choose
from mediatui.demo.world.players import Player

DAY = 86_400
_FOR_CHILDREN = ("G", "PG", "TV-Y", "TV-G", "")
_WAYS = 3
"""How many ways of playing one file on one player are told apart: subtitles, hardware or not."""


class Shelves(NamedTuple):
    """A library as people go through it."""

    library: Library
    hardware: bool
    series: dict[int, list[Item]]
    """Episodes in their order, by the key of their series."""
    albums: dict[int, list[Item]]
    """Tracks in their order, by the key of their album."""
    instead: dict[int, list[Item]]
    """What is put on in place of what nobody ever puts on, by the key of that movie or series."""
    plans: dict[tuple[int, str, int], Plan]
    """How a file was given to a player before: a hundred thousand plans take long to make."""


def shelves_of(library: Library, *, hardware: bool) -> Shelves:
    """The shelves of a library; `hardware` is whether its server has some to transcode with."""
    series: dict[int, list[Item]] = {}
    albums: dict[int, list[Item]] = {}
    for item in library.episodes:
        series.setdefault(item.grandparent_key, []).append(item)
    for item in library.tracks:
        albums.setdefault(item.parent_key, []).append(item)
    return Shelves(library, hardware, series, albums, _instead(library.movies, series), {})


NEGLECTED = frozenset({"8½", "The Thing", "Сталкер", "進撃の巨人"})
"""What lies in the library and nobody has ever begun: every household has some."""


def _instead(movies: Iterable[Item], series: Mapping[int, list[Item]]) -> dict[int, list[Item]]:
    found: dict[int, list[Item]] = {}
    for shelf in ({item.rating_key: [item] for item in movies}, series):
        known = [items for items in shelf.values() if _name(items) not in NEGLECTED]
        for number, (key, items) in enumerate(shelf.items()):
            if _name(items) in NEGLECTED and known:
                found[key] = known[number % len(known)]
    return found


def _name(items: Sequence[Item]) -> str:
    return items[0].grandparent or items[0].title


class Life:
    """What one person played between two moments; what they left unfinished they go on with."""

    def __init__(self, person: Person, habit: Habit, shelves: Shelves, chance: Random) -> None:
        self._person, self._habit, self._shelves, self._chance = person, habit, shelves, chance
        self._kinds = [kind for kind, _ in person.taste if kind in KEPT]
        self._weights = [weight for kind, weight in person.taste if kind in KEPT]
        self._series = self._fitting(shelves.series)
        self._films = self._suitable(shelves.library.movies)
        self._albums = list(shelves.albums.values())
        self._watching: tuple[list[Item], int] = ([], 0)
        self._unfinished: tuple[Item, float] | None = None
        """An item, and how many seconds of it were seen."""
        self._busy_until = 0.0

    def plays(self, begin: float, end: float) -> Iterator[Past]:
        """Everything they played that began after `begin` and ended before `end`, in order."""
        chance, habit = self._chance, self._habit
        first = int(begin // DAY)
        for day in range(first, int(end // DAY) + 1):
            date = datetime.fromtimestamp(day * DAY, UTC)
            wish = habit.eagerness(day - first, end / DAY - day, date.weekday(), date.timetuple().tm_yday)
            sittings = int(wish) + (chance.random() < wish % 1)
            for number in range(sittings):
                hour = chance.gauss(self._person.hour - number * 2.5, 1.6)
                if date.weekday() >= 5 and chance.random() < 0.35:
                    hour -= chance.uniform(2, 9)
                start = max(day * DAY + hour * 3600, self._busy_until + 60)
                if start < begin:
                    continue
                for past in self._sitting(start):
                    self._busy_until = past.stopped
                    if past.stopped >= end:
                        return
                    yield past

    # What a sitting is

    def _sitting(self, start: float) -> Iterator[Past]:
        chance = self._chance
        player = chance.choice(self._person.players)
        kind = Kind.TRACK if player.music_only else chance.choices(self._kinds, self._weights)[0]
        if kind is Kind.TRACK:
            return self._listen(start, player)
        if kind is Kind.LIVE:
            return self._zap(start, player)
        if self._unfinished is not None and chance.random() < 0.7:
            return self._go_on(start, player)
        if kind is Kind.MOVIE or not self._series:
            return self._see(start, player, chance.choice(self._films))
        return self._follow(start, player)

    def _listen(self, start: float, player: Player) -> Iterator[Past]:
        album = self._chance.choice(self._albums)
        for item in album[: self._chance.randint(2, 9)]:
            skipped = self._chance.random() < 0.12
            share = self._chance.uniform(0.15, 0.7) if skipped else 1.0
            seconds = max(16.0, item.seconds * share)
            past = self._past(item, player, start, seconds, 0.0, seconds)
            yield past
            start = past.stopped + 1

    def _zap(self, start: float, player: Player) -> Iterator[Past]:
        channel = self._chance.randrange(3)
        for _ in range(self._chance.choice((1, 1, 1, 2, 2, 3))):
            item = self._shelves.library.on_air(channel, start)
            left = item.ends_at - start
            seconds = left * self._chance.uniform(0.4, 1) if self._chance.random() < 0.3 else left
            if seconds >= SHORTEST:
                yield self._past(item, player, start, seconds, 0.0, start + seconds - item.begins_at)
            start = float(item.ends_at)

    def _see(self, start: float, player: Player, item: Item) -> Iterator[Past]:
        item = self._shelves.instead.get(item.rating_key, [item])[0]
        mood = self._chance.random()
        share = 1.0 if mood < 0.72 else self._chance.uniform(0.2, 0.8) if mood < 0.93 else 0.08
        yield self._part(item, player, start, 0.0, share)

    def _follow(self, start: float, player: Player) -> Iterator[Past]:
        chance = self._chance
        count = chance.choice((1, 1, 1, 2, 2))
        while chance.random() < self._habit.binge and count < 8:
            count += 2
        for _ in range(count):
            share = 1.0 if chance.random() < 0.9 else chance.uniform(0.15, 0.8)
            past = self._part(self._next_episode(), player, start, 0.0, share)
            yield past
            if share < 1:
                return
            start = past.stopped + chance.uniform(4, 40)

    def _go_on(self, start: float, player: Player) -> Iterator[Past]:
        assert self._unfinished is not None
        item, seen = self._unfinished
        yield self._part(item, player, start, seen, 1.0)

    # Its parts

    def _part(self, item: Item, player: Player, start: float, seen: float, share: float) -> Past:
        """From `seen` seconds on up to a share of the whole; the credits are left to run by themselves."""
        until = item.seconds * share * self._chance.uniform(0.95, 1.0)
        seconds = max(float(SHORTEST), until - seen)
        offset = min(float(item.seconds), seen + seconds)
        paused = self._chance.expovariate(1 / 240) if self._chance.random() < 0.22 else 0.0
        past = self._past(item, player, start, seconds, paused, offset)
        done = past.percent >= WATCHED_PERCENT
        self._unfinished = None if done or share < 0.15 else (item, offset)
        return past

    def _past(
        self, item: Item, player: Player, start: float, seconds: float, paused: float, offset: float
    ) -> Past:
        started, whole = round(start), max(1, item.seconds)
        return Past(
            self._person, player, item, self._plan(item, player),
            started=started, stopped=started + round(seconds) + round(paused), paused=round(paused),
            percent=min(100, round(offset * 100 / whole)),
        )  # fmt: skip

    def _plan(self, item: Item, player: Player) -> Plan:
        # Every programme of a channel comes in the same way.
        key = item.rating_key % 10 if item.kind is Kind.LIVE else item.rating_key
        at = (key, player.name, self._chance.randrange(_WAYS))
        plan = self._shelves.plans.get(at)
        if plan is None:
            plan = choose(item.file, player, self._chance, hardware=self._shelves.hardware)
            self._shelves.plans[at] = plan
        return plan

    def _next_episode(self) -> Item:
        episodes, at = self._watching
        if at >= len(episodes):
            episodes, at = self._chance.choice(self._series), 0
            episodes = self._shelves.instead.get(episodes[0].grandparent_key, episodes)
        self._watching = (episodes, at + 1)
        return episodes[at]

    # What suits them

    def _suitable(self, items: list[Item]) -> list[Item]:
        if not self._person.child:
            return items
        return [item for item in items if item.content_rating in _FOR_CHILDREN] or items

    def _fitting(self, series: dict[int, list[Item]]) -> list[list[Item]]:
        """The series for them, those of their liking three times as likely."""
        mine = [episodes for episodes in series.values() if self._suitable(episodes[:1]) == episodes[:1]]
        if self._person.child:
            rated = [e for e in mine if e[0].content_rating in _FOR_CHILDREN]
            mine = rated or mine
        liked = [episodes for episodes in mine if self._person.genre in episodes[0].genres]
        return mine + liked * 2
