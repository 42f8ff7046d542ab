"""The scripted evening: who is in the middle of what at the first look, and who came and went before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from mediatui.demo.world.habits import Choice, pick
from mediatui.demo.world.library import Item, Library
from mediatui.demo.world.people import Person
from mediatui.demo.world.plan import Plan, direct, remux, transcode
from mediatui.demo.world.players import Player
from mediatui.demo.world.session import BUFFERING, PAUSED, PLAYING
from mediatui.demo.world.titles.films import DUNE, HERRING, SPIRITED_AWAY
from mediatui.demo.world.titles.series import ARCANE, SEVERANCE, THE_WIRE

WARM_UP = 3600
"""How much is simulated before the world is first looked at, in seconds."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the script. Times are seconds before the first look."""

    choice: Choice
    before: float
    """How long ago it began."""
    offset: float = 0.0
    """How far it is at the first look, in seconds of the item."""
    state: str = PLAYING
    leaves: float | None = None
    """For those who are gone by the first look: how long ago they left."""
    nameless: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the script before it is cast: whose, what, how, since when."""

    who: str
    item: Callable[[Library, float], Item]
    plan: Callable[[Item, Player], Plan]
    before: float
    left: float = 0.0
    """How much of the item is left at the first look, in seconds."""
    state: str = PLAYING
    nameless: bool = False


def _titled(
    title: str, parent: str | None = None, index: int | None = None
) -> Callable[[Library, float], Item]:
    return lambda library, _now: library.find(title, parent, index)


def _as_it_is(item: Item, _player: Player) -> Plan:
    return direct(item.file)


def _remuxed(item: Item, player: Player) -> Plan:
    return remux(item.file, player)


def _transcoded(kbps: int, speed: float, *, hardware: bool = True) -> Callable[[Item, Player], Plan]:
    return lambda item, player: transcode(item.file, player, cap_kbps=kbps, speed=speed, hardware=hardware)


_THE_WIRE = Line("anna", _titled(THE_WIRE, "Season 2", 5), _as_it_is, 2230, 1290)
_DAYVAN_COWBOY = Line("mira", _titled("Dayvan Cowboy"), _as_it_is, 140, 160)

HOME_LINES = (
    Line("willem", _titled(SPIRITED_AWAY), _as_it_is, 3400, 4080),
    Line("tomas", _titled(DUNE), _transcoded(12000, 6.3), 2900, 7080),
    _THE_WIRE,
    Line("kai", _titled(ARCANE, "Season 1", 3), _transcoded(4000, 0.7, hardware=False), 1900, 560, BUFFERING),
    Line("zoë [admin?]", _titled(HERRING), _as_it_is, 1650, 4150, PAUSED),
    Line("juno", _titled(SEVERANCE, "Season 2", 4), _remuxed, 1150, 1730),
    Line("noor", lambda library, now: library.on_air(0, now), _transcoded(4000, 1.0), 580),
    _DAYVAN_COWBOY,
    Line("Kids", _titled("Official Trailer"), _as_it_is, 80, 62, nameless=True),
)
"""The house in town on an ordinary, varied evening."""

SMALL_LINES = (_THE_WIRE, _DAYVAN_COWBOY)

CABIN_LINES = (
    Line("ingrid", _titled("七人の侍"), _transcoded(8000, 1.6, hardware=False), 2400, 9900),
    Line("olav", _titled("So What"), _as_it_is, 200, 360),
)


def lines_for(place: str, size: str) -> tuple[Line, ...]:
    """The script of a household."""
    if place == "cabin":
        return CABIN_LINES
    return SMALL_LINES if size == "small" else HOME_LINES


def evening(
    lines: tuple[Line, ...], people: tuple[Person, ...], library: Library, start: float
) -> list[Part]:
    """The script for a first look at the time `start`: everyone is in the middle of something."""
    by_name = {person.name: person for person in people}
    parts: list[Part] = []
    for line in lines:
        person = by_name[line.who]
        player = person.players[0]
        item = line.item(library, start)
        choice = Choice(person, player, item, line.plan(item, player))
        offset = max(0.0, item.seconds - line.left)
        parts.append(Part(choice, line.before, offset, line.state, nameless=line.nameless))
    return parts


def earlier(
    count: int, people: tuple[Person, ...], library: Library, start: float, rng: Random, *, hardware: bool
) -> list[Part]:
    """`count` times someone watched within the hour before `start` and has left by then."""
    parts: list[Part] = []
    for number in range(count):
        person = rng.choice(people)
        # The first few are there from the beginning of the hour, the others drop in.
        before = float(WARM_UP if number < (count + 1) // 2 else rng.randrange(1500, WARM_UP - 300))
        choice = pick(person, rng.choice(person.players), library, start - before, rng, hardware=hardware)
        parts.append(Part(choice, before, leaves=rng.uniform(60, before - 400)))
    return parts


def crowd(
    people: tuple[Person, ...], library: Library, start: float, rng: Random, *, hardware: bool
) -> list[Part]:
    """All of these people in the middle of something at the time `start`."""
    parts: list[Part] = []
    for person in people:
        choice = pick(person, person.players[0], library, start, rng, hardware=hardware)
        before, length = float(rng.randrange(60, WARM_UP)), choice.item.seconds
        offset = max(before, rng.uniform(0.0, length * 0.7))
        if length and offset > length - 30:
            offset, before = length * 0.5, min(before, length * 0.5)
        parts.append(Part(choice, before, offset))
    return parts
