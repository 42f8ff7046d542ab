"""What changed in what is watched, what is not watched, and how long things take. Times are epoch seconds."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from mediatui.models.audience import Whereabouts


class Figure(NamedTuple):
    """One figure of the days looked at, and of as many days before them; None: not known."""

    name: str
    """ "plays", "hours", "people", "titles", "transcodes", "most at once", "mbps"."""
    now: float | None
    before: float | None
    unit: str = "count"
    """count, seconds, share (0 to 1), kbps."""


class Mover(NamedTuple):
    """Somebody, or something, and how much was played now and before."""

    name: str
    plays: int = 0
    plays_before: int = 0
    seconds: int = 0
    seconds_before: int = 0
    people: int = 0
    """Of a title: by how many it was played now."""
    last_at: float | None = None
    media_type: str = ""
    """Of a title: movie, episode, track."""


class Busiest(NamedTuple):
    """The clock hour in which most was played."""

    hour: int
    """Seconds since the epoch, divided by 3600."""
    seconds: int = 0
    """How much ran in it, all streams together."""
    streams: int = 0
    """The most at once."""
    kbps: int | None = None
    """The most it needed; None where that is not known."""
    recorded: bool = False
    """Whether mediatui itself saw it; else it is the sum of what those streams were given out with."""
    counted: int = 0
    """Of how many of the streams at once that sum is."""


@dataclass(frozen=True, slots=True)
class Trends:
    """The last `days` days held against as many before them."""

    days: int
    at: float
    figures: tuple[Figure, ...] = ()
    people: tuple[Mover, ...] = ()
    titles: tuple[Mover, ...] = ()
    busiest: Busiest | None = None
    busiest_before: Busiest | None = None
    note: str = ""


class Unwatched(NamedTuple):
    """A title of a library that nobody ever played. `size` is None where nobody counted it."""

    key: str
    title: str
    kind: str
    """movie, show, artist."""
    year: int | None = None
    library: str = ""
    added_at: float | None = None
    size: int | None = None


class Wait(NamedTuple):
    """A request that was granted, from when it was asked for to when it was first watched."""

    key: str
    """Of the request."""
    title: str
    kind: str
    """movie, series."""
    user: str
    asked: float
    there: float | None = None
    """When it came; None: not yet, or nobody can tell, as where more of it was there before."""
    seen: float | None = None
    """When anybody first played it after that; None: never."""
    came: bool = False
    """Whether it is there now."""


class Spread(NamedTuple):
    """How long something took: the middle one, and between what half of them lie. Seconds."""

    of: int
    """Of how many it is the spread."""
    median: float
    low: float
    high: float


class Group(NamedTuple):
    """Requests of one person, of one type, or all."""

    name: str
    kind: str
    """everyone, user, type."""
    requests: int
    there: Spread | None
    """From asking to there."""
    seen: Spread | None
    """From there to the first watch."""
    whole: Spread | None
    """From asking to the first watch."""
    never: int
    """Those that are there and were never watched."""


@dataclass(frozen=True, slots=True)
class Waits:
    """The requests of some days that were granted and came."""

    waits: tuple[Wait, ...] = ()
    at: float = 0.0
    note: str = ""


@dataclass(frozen=True, slots=True)
class KeptUnwatched:
    """What nobody watched, and when that was found."""

    titles: tuple[Unwatched, ...] = ()
    at: float = 0.0
    looked_at: int = 0
    """How many titles there are."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class TrendBook:
    """What was found out of one Tautulli: the trends and waits by days."""

    trends: dict[str, Trends] = field(default_factory=dict)
    waits: dict[str, Waits] = field(default_factory=dict)
    unwatched: KeptUnwatched | None = None


class KnownPlace(NamedTuple):
    """Where an address is (None: nobody knows), and when that was told."""

    place: Whereabouts | None
    at: float


@dataclass(frozen=True, slots=True)
class PlaceBook:
    """Where addresses are, as one Tautulli told."""

    places: dict[str, KnownPlace] = field(default_factory=dict)
