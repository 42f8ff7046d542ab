"""The desk: where requests are handed in, decided on and handed over. Its lock is the world's."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable
from itertools import count

from mediatui.demo.world.library import Library
from mediatui.demo.world.requests.catalogue import Catalogue
from mediatui.demo.world.requests.handover import Handover, Wanted
from mediatui.demo.world.requests.members import DEFAULT_QUOTA, MANAGE_USERS, Member
from mediatui.demo.world.requests.records import (
    Asked,
    Blocked,
    Comment,
    Download,
    Issue,
    Media,
    Shelf,
    Status,
)
from mediatui.demo.world.requests.shelving import key_of, shelve
from mediatui.demo.world.requests.title import MOVIE, TV, Title

_DAY = 86_400.0
_SIZES = {MOVIE: 8_400_000_000, TV: 2_100_000_000}
"""Bytes of a movie, and of a season's worth of one evening."""


class Desk:
    """All requests of a household. Times are seconds since the epoch; hold the world's lock around calls."""

    def __init__(
        self,
        catalogue: Catalogue,
        members: dict[int, Member],
        handover: Handover,
        library: Library,
        start: float,
    ) -> None:
        """An empty desk; what arrives is put into `library`."""
        self.catalogue, self.members, self.handover = catalogue, members, handover
        self._library = library
        self.now = start
        self.requests: dict[int, Asked] = {}
        """By number, in the order they came."""
        self.media: dict[int, Media] = {}
        self.media_of: dict[tuple[str, int], Media] = {}
        self.issues: dict[int, Issue] = {}
        self.blocked: dict[tuple[str, int], Blocked] = {}
        self.wanted: dict[int, Wanted] = {}
        """What was handed over and is not there yet, by the number of its request."""
        self._due: list[tuple[float, int, Callable[[float], None]]] = []
        self._numbers = {
            name: count(1) for name in ("request", "season", "media", "issue", "comment", "block")
        }
        self._order = count()

    # Time

    def at(self, when: float, then: Callable[[float], None]) -> None:
        """Let something happen at a time."""
        heapq.heappush(self._due, (when, next(self._order), then))

    def next_due(self) -> float:
        """When something happens next; infinity for never."""
        return self._due[0][0] if self._due else float("inf")

    def catch_up(self, now: float) -> None:
        """Let happen what is due up to `now`, each at its own time."""
        while self._due and self._due[0][0] <= now:
            when, _, then = heapq.heappop(self._due)
            self.now = max(self.now, when)
            then(when)
        self.now = max(self.now, now)

    # What can be asked

    def title(self, media: Media) -> Title | None:
        """What the database knows of it; None for what it does not know."""
        return self.catalogue.find(media.kind, media.tmdb)

    def of(self, media: Media) -> list[Asked]:
        """The requests for one title, in the order they came."""
        return [asked for asked in self.requests.values() if asked.media is media]

    def issues_of(self, media: Media) -> list[Issue]:
        """The issues of one title."""
        return [issue for issue in self.issues.values() if issue.media is media]

    def limit(self, member: Member, kind: str) -> tuple[int, int]:
        """How many movies or seasons they may ask for, in how many days; 0 is as many as they like."""
        movies, movie_days, seasons, tv_days = DEFAULT_QUOTA
        if kind == MOVIE:
            limit, days = member.movie_limit, member.movie_days
            usual, usual_days = movies, movie_days
        else:
            limit, days = member.tv_limit, member.tv_days
            usual, usual_days = seasons, tv_days
        allowed = 0 if member.may(MANAGE_USERS) else usual if limit is None else limit
        return allowed, usual_days if days is None else days

    def used(self, member: Member, kind: str) -> int:
        """How many movies or seasons they asked for within the days of their quota."""
        limit, days = self.limit(member, kind)
        if not limit:
            return 0
        since = self.now - days * _DAY
        mine = [
            asked
            for asked in self.requests.values()
            if asked.by is member and asked.kind == kind and asked.created >= since
            and asked.status is not Status.DECLINED
        ]  # fmt: skip
        return len(mine) if kind == MOVIE else sum(len(asked.seasons) for asked in mine)

    def room(self, member: Member, kind: str) -> int:
        """How many more movies or seasons they may ask for; a large number where there is no limit."""
        limit, _ = self.limit(member, kind)
        return max(0, limit - self.used(member, kind)) if limit else 1_000_000

    # What can be done

    def media_for(self, kind: str, tmdb: int, tvdb: int | None, now: float) -> Media:
        """The record of a title, made when there is none."""
        found = self.media_of.get((kind, tmdb))
        if found is None:
            found = Media(next(self._numbers["media"]), kind, tmdb, tvdb, now, updated=now)
            self.media[found.number] = self.media_of[found.key] = found
        return found

    def hand_in(
        self, media: Media, by: Member, now: float, *, is_4k: bool = False, seasons: Iterable[int] = ()
    ) -> Asked:
        """A new request, pending."""
        asked = Asked(next(self._numbers["request"]), media, by, now, is_4k=is_4k, updated=now)
        asked.seasons = dict.fromkeys(seasons, Status.PENDING)
        asked.season_numbers = {season: next(self._numbers["season"]) for season in asked.seasons}
        if media.on(is_4k=is_4k) == Shelf.UNKNOWN:
            media.put(Shelf.PENDING, now, is_4k=is_4k)
        by.asked += 1
        self.requests[asked.number] = asked
        return asked

    def approve(self, asked: Asked, by: Member, now: float, *, refuse: bool = False) -> None:
        """Approve it and hand it over; `refuse`: whoever should fetch it refuses. Also tries it again.

        A series without a TVDB number cannot be handed over: it is deleted with all its requests.
        """
        asked.changed_by = by
        if asked.kind == TV and asked.media.tvdb is None:
            asked.status = Status.APPROVED
            self.forget(asked.media)
            return
        if asked.status is Status.FAILED:
            asked.attempt += 1
        asked.set_status(Status.APPROVED, now)
        title = self.title(asked.media)
        if refuse or title is None:
            self._fail(asked, now)
            return
        wanted = Wanted(asked.number, title, tuple(asked.seasons), asked.is_4k, now, asked.attempt)
        taken = self.handover.take(wanted)
        if taken.refused:
            self._fail(asked, now)
            return
        media, attempt = asked.media, asked.attempt
        if media.on(is_4k=asked.is_4k) < Shelf.PARTIAL:
            media.put(Shelf.PROCESSING, now, is_4k=asked.is_4k)
        if taken.refused_at is not None:
            self.at(taken.refused_at, lambda when: self._if_same(asked, attempt, when, self._fail))
            return
        if asked.is_4k:
            media.fetcher_4k = media.fetcher_4k or 500 + media.number
        else:
            media.fetcher = media.fetcher or media.number
        self.wanted[asked.number] = wanted
        if taken.done_at is not None:
            size = _SIZES[asked.kind] * max(1, len(asked.seasons)) * (4 if asked.is_4k else 1)
            media.downloads[asked.number] = Download(now + 60, taken.done_at, size)
            self.at(taken.done_at, lambda when: self._if_same(asked, attempt, when, self._done))

    def arrived(self, number: int, now: float) -> None:
        """What was wanted for that request is there: for a hand-over that says so by itself."""
        asked = self.requests.get(number)
        if asked is not None and number in self.wanted:
            self._done(asked, now)

    def decline(self, asked: Asked, by: Member, now: float) -> None:
        """Decline it; what was being fetched for it is no longer waited for."""
        asked.changed_by = by
        asked.set_status(Status.DECLINED, now)
        self._release(asked, now)

    def delete(self, asked: Asked, now: float) -> None:
        """Take it away."""
        if self.requests.pop(asked.number, None) is not None:
            asked.by.asked -= 1
            self._release(asked, now)

    def reseason(self, asked: Asked, seasons: list[int]) -> None:
        """Ask for other seasons of the same series."""
        asked.seasons = {season: asked.seasons.get(season, asked.status) for season in sorted({*seasons})}
        for season in asked.seasons:
            if season not in asked.season_numbers:
                asked.season_numbers[season] = next(self._numbers["season"])

    def give(self, asked: Asked, member: Member) -> None:
        """Let it be somebody else who asked."""
        asked.by.asked -= 1
        member.asked += 1
        asked.by = member

    def forget(self, media: Media) -> None:
        """Take away a title with all its requests and issues."""
        for asked in self.of(media):
            self.requests.pop(asked.number)
            self.wanted.pop(asked.number, None)
            asked.by.asked -= 1
        for issue in self.issues_of(media):
            self.issues.pop(issue.number)
        self.media.pop(media.number, None)
        self.media_of.pop(media.key, None)

    def report(
        self, media: Media, by: Member, now: float, sort: int, message: str, season: int = 0, episode: int = 0
    ) -> Issue:
        """A new issue with what was said of it."""
        issue = Issue(next(self._numbers["issue"]), sort, media, by, now, season, episode, updated=now)
        self.issues[issue.number] = issue
        self.comment(issue, by, now, message)
        return issue

    def comment(self, issue: Issue, by: Member, now: float, message: str) -> Comment:
        """Something more said of an issue."""
        said = Comment(next(self._numbers["comment"]), by, message, now)
        issue.comments.append(said)
        return said

    def block(self, kind: str, tmdb: int, title: str, by: Member, now: float) -> Blocked:
        """Let nobody ask for a title; requests there are for it stay, and are no longer shown."""
        entry = Blocked(next(self._numbers["block"]), kind, tmdb, title, by, now)
        self.blocked[kind, tmdb] = entry
        media = self.media_for(kind, tmdb, None, now)
        media.shelf = media.shelf_4k = Shelf.BLOCKED
        return entry

    def unblock(self, entry: Blocked) -> None:
        """Let people ask for it again: as if it had never been heard of."""
        self.blocked.pop((entry.kind, entry.tmdb), None)
        media = self.media_of.get((entry.kind, entry.tmdb))
        if media is not None:
            self.forget(media)

    # What follows

    def _if_same(self, asked: Asked, attempt: int, now: float, then: Callable[[Asked, float], None]) -> None:
        """Only if nobody declined, deleted or tried it again in the meantime."""
        still = asked.status is Status.APPROVED and asked.attempt == attempt
        if still and self.requests.get(asked.number) is asked:
            then(asked, now)

    def _fail(self, asked: Asked, now: float) -> None:
        asked.set_status(Status.FAILED, now)
        self.wanted.pop(asked.number, None)

    def _done(self, asked: Asked, now: float) -> None:
        media, title = asked.media, self.title(asked.media)
        self.wanted.pop(asked.number, None)
        media.downloads.pop(asked.number, None)
        shelf = Shelf.AVAILABLE
        if asked.kind == TV and title is not None:
            media.seasons.update(dict.fromkeys(asked.seasons, Shelf.AVAILABLE))
            if not all(media.seasons.get(number) == Shelf.AVAILABLE for number in title.regular):
                shelf = Shelf.PARTIAL
        media.put(shelf, now, is_4k=asked.is_4k)
        media.added = now
        media.rating_key = media.rating_key or key_of(media.number)
        if title is not None and not asked.is_4k:
            shelve(self._library, title, media.rating_key, tuple(asked.seasons), now)
        asked.set_status(Status.COMPLETED, now)

    def _release(self, asked: Asked, now: float) -> None:
        """A request no longer asks: its title is as if nobody had asked, unless somebody else did."""
        media = asked.media
        self.wanted.pop(asked.number, None)
        media.downloads.pop(asked.number, None)
        asked.attempt += 1
        same = [other for other in self.of(media) if other.is_4k == asked.is_4k]
        others = [other for other in same if other is not asked and other.open]
        if not others and media.on(is_4k=asked.is_4k) in (Shelf.PENDING, Shelf.PROCESSING):
            media.put(Shelf.UNKNOWN, now, is_4k=asked.is_4k)
