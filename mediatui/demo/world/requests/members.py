"""Members: the people of the household as those who ask, what each may do, and how much."""

from __future__ import annotations

from dataclasses import dataclass

from mediatui.demo.names import digest
from mediatui.demo.world.people import Person

ADMIN = 2
MANAGE_USERS = 8
MANAGE_REQUESTS = 16
REQUEST = 32
AUTO_APPROVE = 128
REQUEST_4K = 1024
REQUEST_ADVANCED = 8192
REQUEST_VIEW = 16384
AUTO_APPROVE_4K = 32768
REQUEST_MOVIE = 262144
REQUEST_TV = 524288
MANAGE_ISSUES = 1 << 20
VIEW_ISSUES = 1 << 21
CREATE_ISSUES = 1 << 22
MANAGE_BLOCKLIST = 1 << 28
VIEW_BLOCKLIST = 1 << 30

_USUAL = REQUEST | CREATE_ISSUES
_RIGHTS = {
    "anna": ADMIN,
    "tomas": REQUEST | REQUEST_4K | AUTO_APPROVE | MANAGE_REQUESTS | MANAGE_ISSUES | REQUEST_VIEW,
    "mira": _USUAL | REQUEST_VIEW,
    "juno": _USUAL | REQUEST_4K,
    "noor": REQUEST | AUTO_APPROVE,
    "willem": _USUAL | REQUEST_4K,
    "Kids": REQUEST_MOVIE,
    "fox🦊": _USUAL | REQUEST_4K | AUTO_APPROVE | REQUEST_ADVANCED,
    "left_the_server": 0,
    "ingrid": ADMIN,
}
_QUOTAS = {"kai": (5, 7, None, None), "zoë [admin?]": (None, None, 6, 14), "Kids": (2, 7, None, None)}
"""Movies in days, seasons in days. Of kai's five four are used, of zoë's six all."""
DEFAULT_QUOTA = (20, 7, 40, 7)
"""What holds for whom has none of their own: movies in days, seasons in days."""

_JOINED = 1_700_000_000.0


@dataclass(slots=True)
class Member:
    """One who may ask. A quota of None is the default; rights are bits, as the constants here name them."""

    number: int
    person: Person
    email: str
    avatar: str
    """The address of their picture."""
    permissions: int
    joined: float
    nickname: str = ""
    movie_limit: int | None = None
    movie_days: int | None = None
    tv_limit: int | None = None
    tv_days: int | None = None
    asked: int = 0
    """How many requests of theirs there are."""

    @property
    def name(self) -> str:
        """What they are called on the screen."""
        return self.nickname or self.person.name

    def may(self, *rights: int) -> bool:
        """Whether they have one of these rights; an admin has all."""
        return bool(self.permissions & (ADMIN | _any(rights)))


def _any(rights: tuple[int, ...]) -> int:
    bits = 0
    for right in rights:
        bits |= right
    return bits


def members_of(people: tuple[Person, ...], household: str) -> dict[int, Member]:
    """The members by number: the same people, and the same pictures, as the media server has."""
    found: dict[int, Member] = {}
    for number, person in enumerate(people, 1):
        movie_limit, movie_days, tv_limit, tv_days = _QUOTAS.get(person.name, (None, None, None, None))
        found[number] = Member(
            number,
            person,
            person.email or f"{person.name.lower()}@home.example",
            f"https://plex.tv/users/{digest(household, person.name, size=8)}/avatar?c=1730000000",
            _RIGHTS.get(person.name, _USUAL),
            _JOINED + number * 86_400,
            person.friendly,
            movie_limit,
            movie_days,
            tv_limit,
            tv_days,
        )
    return found
