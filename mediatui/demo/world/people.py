"""People: who lives in the house, who is let in from outside, and their habits."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from mediatui.demo.world.library import Kind
from mediatui.demo.world.players import MODELS, Player

HOME_ADDRESS = "203.0.113.9"
CABIN_ADDRESS = "198.51.100.140"

PLACES = {
    "198.51.100.23": ("Oslo", "NO", "EU", "Norway", 59.9139, 10.7522, "0150", "Oslo", "Europe/Oslo"),
    "198.51.100.77": ("Utrecht", "NL", "EU", "Netherlands", 52.0907, 5.1214, "3511", "Utrecht",
                      "Europe/Amsterdam"),
    "2001:db8:85a3::8a2e:370:7334": ("Lyon", "FR", "EU", "France", 45.764, 4.8357, "69001", "Rhône",
                                     "Europe/Paris"),
    "203.0.113.200": (None, "US", "NA", "United States", 37.751, -97.822, None, None, "America/Chicago"),
    HOME_ADDRESS: ("Bergen", "NO", "EU", "Norway", 60.3913, 5.3221, "5003", "Vestland", "Europe/Oslo"),
}  # fmt: skip
"""What a look-up of an address answers: city, code, continent, country, latitude, longitude, postal code,
region, time zone. All addresses are from the ranges set aside for documentation."""


@dataclass(frozen=True, slots=True)
class Person:
    """One user of a media server."""

    number: int
    name: str
    players: tuple[Player, ...]
    friendly: str = ""
    email: str = ""
    admin: bool = False
    lives_here: bool = True
    child: bool = False
    active: bool = True
    hour: float = 20.5
    """Around which hour of the day (UTC) they like to watch."""
    genre: str = "Drama"
    taste: tuple[tuple[Kind, int], ...] = ((Kind.EPISODE, 5), (Kind.MOVIE, 3))
    """What they play, with weights."""
    sections: tuple[int, ...] = (1, 2, 3, 4, 5, 999999)

    @property
    def user_id(self) -> int:
        """Plex's number for them."""
        return 10_000_000 + self.number

    def eagerness(self, hour: float) -> float:
        """How likely they watch at an hour of the day: 1 at their own, 0.05 twelve hours off."""
        away = abs((hour - self.hour + 12) % 24 - 12)
        return max(0.05, 1 - away / 6)


def _lan(name: str, model: str, last: int, *, secure: bool | None = True) -> Player:
    return Player(name, MODELS[model], f"192.168.1.{last}", HOME_ADDRESS, lan=True, secure=secure)


def _wan(name: str, model: str, address: str, *, mbps: float, secure: bool = True) -> Player:
    return Player(name, MODELS[model], address, address, lan=False, secure=secure, mbps=mbps)


def _relayed(name: str, model: str, address: str) -> Player:
    # Through Plex's relay all come from the server itself, and none has more than two megabits.
    return Player(name, MODELS[model], address, "127.0.0.1", lan=False, relayed=True, mbps=2)


_MUSIC = ((Kind.TRACK, 8), (Kind.EPISODE, 2))
_TELLY = ((Kind.LIVE, 5), (Kind.MOVIE, 2), (Kind.EPISODE, 2))
_CHILD = ((Kind.EPISODE, 5), (Kind.MOVIE, 2), (Kind.TRAILER, 3), (Kind.WEB, 1))

HOUSEHOLD = (
    Person(1, "anna", (_lan("Living Room", "appletv", 20), _lan("Anna’s Pixel", "android", 31)), admin=True,
           email="anna@home.example", genre="Crime"),
    Person(2, "tomas", (_lan("Chrome", "chrome", 22),), email="tomas@home.example", hour=21,
           genre="Science Fiction"),
    Person(3, "mira", (_lan("plexamp-kitchen", "plexamp", 44), _lan("iPad [study]", "ipad", 45)), hour=19,
           taste=_MUSIC, genre="Electronic"),
    Person(4, "kai", (_wan("Roku bedroom", "roku", "203.0.113.200", mbps=6),), lives_here=False,
           email="kai@mail.example", hour=22, genre="Fantasy"),
    Person(5, "juno", (_wan("りんごのiPhone", "iphone", "2001:db8:85a3::8a2e:370:7334", mbps=40),),
           lives_here=False, email="juno@mail.example", hour=21.5, genre="Mystery"),
    Person(6, "noor", (_lan("TV", "samsung", 51),), friendly="Grandma Noor", email="noor@mail.example",
           hour=18,
           taste=_TELLY, sections=(1, 2, 999999)),
    Person(7, "willem", (_lan("Sovrom", "lg", 52),), email="willem@home.example", hour=20, genre="Animation",
           taste=((Kind.MOVIE, 6), (Kind.EPISODE, 2), (Kind.PHOTO, 2))),
    Person(8, "zoë [admin?]", (_wan("Firefox [work]", "firefox", "198.51.100.77", mbps=25, secure=False),),
           lives_here=False, email="zoe@mail.example", hour=14, genre="Comedy"),
    Person(9, "Kids", (_lan("Kids’ iPad", "ipad", 60),), child=True, hour=16, taste=_CHILD, genre="Family",
           sections=(2, 4)),
    Person(10, "fox🦊", (_wan("SHIELD", "shield", "198.51.100.23", mbps=90),), lives_here=False,
           email="fox@mail.example", hour=23, genre="Action"),
    Person(11, "xX_DragonSlayer_1987_Xx_very_long_user_name", (_relayed("Edge", "chrome", "198.51.100.78"),),
           lives_here=False, email="ds@mail.example", hour=1, genre="Animation"),
    Person(12, "left_the_server", (_lan("DLNA", "dlna", 70, secure=None),), active=False,
           email="left@mail.example",
           lives_here=False, hour=12, sections=()),
)  # fmt: skip
"""The house in town, and those it shares with."""


def _cabin(name: str, model: str, last: int) -> Player:
    return Player(name, MODELS[model], f"10.20.0.{last}", CABIN_ADDRESS, lan=True, mbps=60)


CABIN = (
    Person(1, "ingrid", (_cabin("Stue", "appletv", 4),), admin=True, email="ingrid@cabin.example", hour=21,
           taste=((Kind.MOVIE, 5), (Kind.EPISODE, 3))),
    Person(2, "olav", (_cabin("Kjøkken", "plexamp", 6), _cabin("Olav’s phone", "android", 7)),
           email="olav@cabin.example", hour=20, taste=_MUSIC),
    Person(3, "guest", (_cabin("Guest room", "roku", 9),), hour=22, taste=_TELLY),
)  # fmt: skip
"""The cabin: a smaller server of its own."""

_FIRST = (
    "ada", "bo", "cleo", "dmitri", "emeka", "fumiko", "greta", "hugo", "ida", "jonas", "kirsten", "lars",
    "maud", "nils", "olga", "pia", "rafa", "sven", "tariq", "una",
)  # fmt: skip
_MODELS_FOR_MANY = (
    "shield",
    "appletv",
    "roku",
    "chrome",
    "firefox",
    "iphone",
    "ipad",
    "android",
    "lg",
    "samsung",
    "plexamp",
)


def many_people(count: int, rng: Random) -> tuple[Person, ...]:
    """`count` people more, made up: for a server that is shared widely."""
    people: list[Person] = []
    for number in range(count):
        name = f"{_FIRST[number % len(_FIRST)]}{number // len(_FIRST) or ''}"
        sort = rng.choice(_MODELS_FOR_MANY)
        address = f"198.51.100.{100 + number}"
        player = (
            _lan(f"{name}’s {sort}", sort, 100 + number)
            if rng.random() < 0.4
            else _wan(f"{name}’s {sort}", sort, address, mbps=rng.choice((5, 12, 25, 40, 100)))
        )
        taste = _MUSIC if sort == "plexamp" else rng.choice((_TELLY, ((Kind.EPISODE, 5), (Kind.MOVIE, 4))))
        people.append(
            Person(100 + number, name, (player,), email=f"{name}@mail.example", lives_here=False, taste=taste,
                   hour=rng.uniform(0, 24))
        )  # fmt: skip
    return tuple(people)
