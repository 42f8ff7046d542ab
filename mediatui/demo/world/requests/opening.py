"""The opening: the requests a household has when the first look is taken, and what was reported by then."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import NamedTuple

from mediatui.demo.world.requests.desk import Desk
from mediatui.demo.world.requests.members import (
    AUTO_APPROVE,
    AUTO_APPROVE_4K,
    MANAGE_REQUESTS,
    REQUEST,
    REQUEST_4K,
    REQUEST_MOVIE,
    REQUEST_TV,
    Member,
)
from mediatui.demo.world.requests.records import Asked, Shelf, Status
from mediatui.demo.world.requests.shelving import key_of
from mediatui.demo.world.requests.title import MOVIE, TV, Title

_MINUTE, _HOUR, _DAY = 60.0, 3600.0, 86_400.0
_LIBRARY_AGE = 400 * _DAY

UNKNOWN_MOVIE = 987_654_321
"""The number of a movie the database does not know (any more), and somebody asked for."""
BLOCKED_MOVIE = 910_003
"""A movie that was asked for, and then blocked."""


NOT_OUT = 1_368_337
"""A movie that was approved long before it can be had."""


class Mix(NamedTuple):
    """How many requests of each sort there are at first."""

    pending: int
    processing: int
    failed: int
    declined: int
    completed: int
    in_4k: int


MIXES = {
    "small": Mix(7, 1, 0, 1, 3, 1),
    "household": Mix(40, 4, 3, 4, 7, 6),
    "large": Mix(320, 40, 25, 140, 1473, 60),
}
"""Beside them stand requests for series that are partly there: one in a small household, else two."""


class _Line(NamedTuple):
    """One request to be: what becomes of it, and how long ago it was made, in seconds."""

    age: float
    status: Status
    title: Title | None
    tmdb: int
    kind: str
    is_4k: bool = False
    seasons: tuple[int, ...] = ()
    by: str = ""
    approved: float = 0.0
    """For what is being fetched: how long ago it was approved."""


def open_desk(desk: Desk, chance: Random, start: float, size: str) -> None:
    """Fill the desk as it was at the time `start`, the oldest request first."""
    _shelve(desk, start)
    for line in sorted(_lines(desk, chance, size), key=lambda line: -line.age):
        _enter(desk, chance, start, line)
    if size != "small":
        _fill_quotas(desk, chance, start)
        admin = desk.members[1]
        blocked = desk.catalogue.find(MOVIE, BLOCKED_MOVIE)
        if blocked is not None:
            desk.block(MOVIE, blocked.tmdb, blocked.name, admin, start - 3 * _DAY)
        _report(desk, start)


def _shelve(desk: Desk, start: float) -> None:
    """What the library has is known to be there, whether anybody asked for it or not."""
    for at, title in enumerate(desk.catalogue.shelved):
        created = start - _LIBRARY_AGE + at * 5 * _HOUR
        media = desk.media_for(title.kind, title.tmdb, title.tvdb, created)
        partial = title.kind == TV and set(title.on_shelf) != set(title.regular)
        media.shelf = Shelf.PARTIAL if partial else Shelf.AVAILABLE
        media.seasons = dict.fromkeys(title.on_shelf, Shelf.AVAILABLE)
        media.added = media.updated = created
        media.rating_key = title.rating_key
        media.fetcher = media.number


def _lines(desk: Desk, chance: Random, size: str) -> Iterator[_Line]:
    """The requests to be, in no order."""
    mix, catalogue = MIXES[size], desk.catalogue
    whole = [t for t in catalogue.shelved if t.kind == MOVIE or set(t.on_shelf) == set(t.regular)]
    partly = [t for t in catalogue.shelved if t.kind == TV and set(t.on_shelf) != set(t.regular)]
    chance.shuffle(whole)
    flawed = [t for t in catalogue.wanted if t.flaw or (t.kind == TV and t.tvdb is None)]
    scripted = {*flawed, *(t for t in catalogue.wanted if t.tmdb in (BLOCKED_MOVIE, NOT_OUT))}
    fresh = [t for t in catalogue.wanted if t not in scripted and (t.kind == MOVIE or t.regular)]
    chance.shuffle(fresh)
    pool = iter((*fresh, *catalogue.extra))
    for title in partly[: 1 if size == "small" else 2]:
        seasons = tuple(
            sorted({*title.on_shelf[-1:], *(n for n in title.regular if n not in title.on_shelf)})
        )
        yield _Line(40 * _DAY, Status.APPROVED, title, title.tmdb, TV, seasons=seasons, approved=39 * _DAY)
    for number in range(mix.completed):
        title = whole[number] if number < min(len(whole), 12) else next(pool)
        age = chance.uniform(12, 390) * _DAY
        yield _line(title, age, Status.COMPLETED, chance)
    for number in range(mix.processing):
        age = chance.uniform(1, 30) * _HOUR
        if number == mix.processing - 1 and size != "small":
            title = next(t for t in catalogue.wanted if t.tmdb == NOT_OUT)
            yield _line(title, 9 * _DAY, Status.APPROVED, chance, approved=8 * _DAY)
        else:
            yield _line(_out(pool), age, Status.APPROVED, chance, approved=chance.uniform(1, 11) * _MINUTE)
    for status, many, oldest in ((Status.FAILED, mix.failed, 6), (Status.DECLINED, mix.declined, 200)):
        for _ in range(many):
            yield _line(_out(pool), chance.uniform(0.1, oldest) * _DAY, status, chance)
    yield from _pending(desk, chance, mix, pool, flawed if size != "small" else [])


def _pending(
    desk: Desk, chance: Random, mix: Mix, pool: Iterator[Title], flawed: list[Title]
) -> Iterator[_Line]:
    """What waits to be decided: most of it of the last days, some of the last hour."""
    ages = sorted(4 * _MINUTE + 20 * _DAY * chance.random() ** 3.4 for _ in range(mix.pending))
    ages = [age + 47.0 * at for at, age in enumerate(ages)]
    shelved = [t for t in desk.catalogue.shelved if t.kind == MOVIE]
    lines: list[_Line] = []
    in_4k = mix.in_4k
    lines += [_line(title, 0, Status.PENDING, chance) for title in flawed]
    if flawed:
        lines.append(_Line(0, Status.PENDING, None, UNKNOWN_MOVIE, MOVIE))
        # There in high definition, asked for in more.
        lines.append(_line(chance.choice(shelved), 0, Status.PENDING, chance, is_4k=True))
        twins = [desk.catalogue.find(kind, 1396) for kind in (MOVIE, TV)]
        lines += [_line(twin, 0, Status.PENDING, chance) for twin in twins if twin is not None]
        in_4k -= 1
        pool = (title for title in pool if title.tmdb != 1396)
    while len(lines) < mix.pending:
        title = next(pool)
        is_4k = title.kind == MOVIE and in_4k > 0
        in_4k -= is_4k
        lines.append(_line(title, 0, Status.PENDING, chance, is_4k=is_4k))
    chance.shuffle(lines)
    for age, line in zip(ages, lines, strict=True):
        yield line._replace(age=age)
    if flawed:
        blocked = desk.catalogue.find(MOVIE, BLOCKED_MOVIE)
        yield _Line(12 * _DAY, Status.PENDING, blocked, BLOCKED_MOVIE, MOVIE)


def _out(pool: Iterator[Title]) -> Title:
    """The next title that is out already."""
    return next(title for title in pool if title.votes)


def _line(
    title: Title, age: float, status: Status, chance: Random, *, is_4k: bool = False, approved: float = 0.0
) -> _Line:
    seasons: tuple[int, ...] = ()
    if title.kind == TV:
        every = title.regular
        # Many ask for all of it, some for the beginning, some for the newest season.
        seasons = chance.choice((every, every, every[:1], every[-1:], every[:2]))
        seasons = every if status is Status.COMPLETED else seasons
    return _Line(age, status, title, title.tmdb, title.kind, is_4k, seasons, approved=approved)


def _enter(desk: Desk, chance: Random, start: float, line: _Line) -> None:
    """Hand a line in, and decide on it as was decided."""
    created = start - line.age
    by = _who_asked(desk, chance, line)
    admin = desk.members[1]
    judge = desk.members[2] if len(desk.members) > 3 and chance.random() < 0.3 else admin
    media = desk.media_for(line.kind, line.tmdb, line.title.tvdb if line.title else None, created)
    asked = desk.hand_in(media, by, created, is_4k=line.is_4k, seasons=line.seasons)
    if line.status is Status.PENDING:
        return
    decided = min(created + chance.uniform(0.2, 20) * _HOUR, start - _MINUTE)
    if line.status is Status.DECLINED:
        desk.decline(asked, judge, decided)
    elif line.status is Status.FAILED:
        desk.approve(asked, judge, decided, refuse=True)
    elif line.status is Status.COMPLETED:
        _complete(asked, judge, decided + _HOUR)
    elif media.shelf is Shelf.PARTIAL:
        _partly(asked, judge, decided)
    else:
        desk.approve(asked, judge, start - line.approved)


def _complete(asked: Asked, judge: Member, now: float) -> None:
    """Approved and there since long ago."""
    media = asked.media
    asked.changed_by = judge
    asked.set_status(Status.COMPLETED, now)
    media.shelf = Shelf.AVAILABLE
    media.seasons.update(dict.fromkeys(asked.seasons, Shelf.AVAILABLE))
    media.added = now
    media.fetcher = media.fetcher or media.number
    media.rating_key = media.rating_key or key_of(media.number)


def _partly(asked: Asked, judge: Member, now: float) -> None:
    """Approved, and only some of it is there."""
    asked.changed_by = judge
    asked.set_status(Status.APPROVED, now)
    for season in asked.media.seasons:
        if season in asked.seasons:
            asked.seasons[season] = Status.COMPLETED


def _who_asked(desk: Desk, chance: Random, line: _Line) -> Member:
    """Somebody who may ask for that, by chance; quotas of one's own are filled afterwards.

    What waits is of those whose requests are not approved by themselves; what is old may be of one who left.
    """
    rights = (REQUEST, REQUEST_MOVIE if line.kind == MOVIE else REQUEST_TV)
    waiting = line.status is Status.PENDING
    approved = (MANAGE_REQUESTS, AUTO_APPROVE_4K if line.is_4k else AUTO_APPROVE)
    able = [
        member
        for member in desk.members.values()
        if (member.may(*rights) or line.age > 100 * _DAY)
        and (member.may(REQUEST_4K) or not line.is_4k)
        and not (waiting and member.may(*approved))
        and member.movie_limit is None
        and member.tv_limit is None
    ]
    return chance.choice(able or list(desk.members.values()))


def _fill_quotas(desk: Desk, chance: Random, start: float) -> None:
    """Give recent pending requests to those with a quota: one comes near it, one up to it."""
    since = start - 6 * _DAY
    recent = [a for a in desk.requests.values() if a.status is Status.PENDING and a.created > since]
    chance.shuffle(recent)
    for member in desk.members.values():
        for kind, limit, spare in ((MOVIE, member.movie_limit, 1), (TV, member.tv_limit, 0)):
            if limit is None:
                continue
            for asked in recent:
                left = limit - spare - desk.used(member, kind)
                mine = asked.by.movie_limit is None and asked.by.tv_limit is None
                many = len(asked.seasons) if kind == TV else 1
                if mine and asked.kind == kind and not asked.is_4k and 0 < many <= left:
                    desk.give(asked, member)


_SAID = (
    (1, "Heat", 0, 0, "willem", 9 * _HOUR, ("Picture freezes at 00:42:10 [sic], sound goes on.",
                                            "Same on the Roku.")),
    (3, "Severance", 2, 5, "juno", 2 * _DAY, ("The subtitles are those of another episode.",)),
    (2, "The Wire", 1, 4, "mira", 4 * _DAY, ("Only the left channel has anything.",
                                             "I’ll look for another copy.")),
    (4, "Arrival", 0, 0, "willem", 26 * _HOUR, ("Is this the [director’s] cut?",)),
    (1, "Chernobyl", 1, 1, "fox🦊", 20 * _DAY, ("Green picture on the SHIELD.", "Replaced.", "Thanks 🦊")),
)  # fmt: skip
"""Sort, title, season, episode, who, how long ago, and what was said; the last of them is resolved."""


def _report(desk: Desk, start: float) -> None:
    admin = desk.members[1]
    by_name = {member.person.name: member for member in desk.members.values()}
    titles = {title.name: title for title in desk.catalogue.shelved}
    for sort, name, season, episode, who, ago, said in sorted(_SAID, key=lambda line: -line[5]):
        title, by = titles.get(name), by_name.get(who, admin)
        if title is None:
            continue
        media, at = desk.media_of[title.key], start - ago
        issue = desk.report(media, by, at, sort, said[0], season, episode)
        for number, message in enumerate(said[1:], 1):
            desk.comment(issue, admin if number % 2 else by, at + number * 2 * _HOUR, message)
        if len(said) > 2:
            issue.resolved, issue.changed_by, issue.updated = True, admin, at + _DAY
