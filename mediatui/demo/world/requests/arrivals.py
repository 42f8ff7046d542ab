"""Arrivals: new requests as time passes, at moments when people sit before a screen."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from random import Random

from mediatui.demo.world.requests.desk import Desk
from mediatui.demo.world.requests.invented import invented
from mediatui.demo.world.requests.members import AUTO_APPROVE, MANAGE_REQUESTS, REQUEST, Member
from mediatui.demo.world.requests.title import MOVIE, TV, Title

_PAUSES = {"small": (40 * 60, 160 * 60), "household": (6 * 60, 22 * 60), "large": (40, 160)}
"""Seconds between two of them in the evening, at least and at most."""

_ENOUGH = 4
"""Whoever may ask for fewer movies or seasons than this keeps them for later."""


class Arrivals:
    """Whoever comes to the desk next, and when: by the seed and the time alone."""

    def __init__(self, desk: Desk, chance: Random, start: float, size: str) -> None:
        """The first comes some minutes after `start`, seconds since the epoch."""
        self._desk, self._chance, self._size = desk, chance, size
        self._pool = self._titles()
        desk.at(start + self._pause(start), self._arrive)

    def _pause(self, now: float) -> float:
        """How long it is to the next: at four in the morning four times as long as in the evening."""
        shortest, longest = _PAUSES[self._size]
        away = abs((now / 3600 - 20.5 + 12) % 24 - 12)
        return self._chance.uniform(shortest, longest) * (1 + 3 * away / 12)

    def _titles(self) -> Iterator[Title]:
        """What will be asked for: first what the database has, then what is invented for it."""
        known = [title for title in self._desk.catalogue.wanted if not title.flaw]
        self._chance.shuffle(known)
        yield from known
        for number in count(len(self._desk.catalogue.extra)):
            title = invented(number)
            self._desk.catalogue.by_key[title.key] = title
            yield title

    def _arrive(self, now: float) -> None:
        desk, chance = self._desk, self._chance
        desk.at(now + self._pause(now), self._arrive)
        title = next(title for title in self._pool if self._fresh(title))
        by = self._who(title.kind, now)
        seasons = chance.choice((title.regular, title.regular[:1])) if title.kind == TV else ()
        media = desk.media_for(title.kind, title.tmdb, title.tvdb, now)
        asked = desk.hand_in(media, by, now, seasons=seasons)
        if by.may(AUTO_APPROVE, MANAGE_REQUESTS):
            desk.approve(asked, by, now)

    def _fresh(self, title: Title) -> bool:
        """Whether nobody has asked for it, and it can be asked for."""
        asked_for = title.key in self._desk.media_of
        return not asked_for and (title.kind == MOVIE or bool(title.regular and title.tvdb))

    def _who(self, kind: str, now: float) -> Member:
        """Somebody who sits before a screen at that hour, and may ask for more."""
        hour = now / 3600 % 24
        able = [member for member in self._desk.members.values() if member.may(REQUEST)]
        eagerness = [member.person.eagerness(hour) for member in able]
        for _ in range(5):
            found = self._chance.choices(able, eagerness)[0]
            if self._desk.room(found, kind) >= _ENOUGH:
                return found
        return self._desk.members[1]
