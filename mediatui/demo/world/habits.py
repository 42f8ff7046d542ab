"""Habits: who sits down when, and what they put on."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from random import Random

from mediatui.demo.world.library import Item, Kind, Library
from mediatui.demo.world.people import Person
from mediatui.demo.world.plan import Plan, choose
from mediatui.demo.world.players import Player

_FOR_CHILDREN = ("G", "PG", "TV-Y", "TV-G", "")


@dataclass(frozen=True, slots=True)
class Choice:
    """What one person puts on, where, and how the server gives it out."""

    person: Person
    player: Player
    item: Item
    plan: Plan


def someone_free(
    people: Sequence[Person], used: Collection[Player], now: float, rng: Random
) -> tuple[Person, Player] | None:
    """Someone with a player that is not in use, by their habits at this hour; None when all are busy."""
    idle = [person for person in people if not all(player in used for player in person.players)]
    if not idle:
        return None
    hour = now / 3600 % 24
    person = rng.choices(idle, [person.eagerness(hour) for person in idle])[0]
    return person, rng.choice([player for player in person.players if player not in used])


def pick(
    person: Person, player: Player, library: Library, now: float, rng: Random, *, hardware: bool
) -> Choice:
    """What this person puts on at the time `now`; `hardware` is whether the server has some."""
    kinds = (Kind.TRACK,) if player.music_only else tuple(kind for kind, _ in person.taste)
    weights = (1,) if player.music_only else tuple(weight for _, weight in person.taste)
    kind = rng.choices(kinds, weights)[0]
    if kind is Kind.LIVE:
        item = library.on_air(rng.randrange(3), now)
    else:
        shelf = library.shelf(kind)
        if person.child:
            shelf = [item for item in shelf if item.content_rating in _FOR_CHILDREN] or shelf
        favourites = [item for item in shelf if person.genre in item.genres]
        item = rng.choice(favourites if favourites and rng.random() < 0.5 else shelf)
    return Choice(person, player, item, choose(item.file, player, rng, hardware=hardware))
