"""Titles: looked up for what is asked for, four at a time, and kept for a day."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Sequence
from typing import TYPE_CHECKING

from mediatui.models.failure import FailureKind
from mediatui.services.answer import Fault
from mediatui.services.errors import ServiceError
from mediatui.services.seerr.listing import Requests
from mediatui.services.seerr.pool import call_off

if TYPE_CHECKING:
    from mediatui.models.endpoint import Endpoint
    from mediatui.models.request import MediaFacts, MediaId, TitleBook
    from mediatui.services.transport import Transport

AT_ONCE = 4
"""Look-ups under way: 20 take 1.2 s so, and 3.9 s one by one."""

DAY = 86_400.0
"""Seconds for which a title is kept, and for which one that TMDB does not know is not asked for again."""

SOON = 300.0
"""Seconds until what only may be unknown is asked for again."""

FEW = 3
"""So many unknown ones, and not one known, look as if TMDB were out of reach: it is answered alike."""

STEP, MOMENT = 8, 0.5
"""A new book after so many titles, or so many seconds."""

PART = 16
"""Of a long book a sixteenth must be new: it is copied, painted and kept each time."""

MOST_WISHED = 500

_GIVE_UP_AFTER = 3
"""Look-ups of one pass that may fail (time over, an error of the server's) before it ends."""

_OF_ONE = frozenset({FailureKind.TIMED_OUT, FailureKind.SERVER_ERROR, FailureKind.BAD_PAYLOAD})
"""Failures that may be one title's own."""


class Titles(Requests):
    """Looks up titles of requests, those wished for first."""

    def __init__(self, endpoint: Endpoint, transport: Transport) -> None:
        super().__init__(endpoint, transport)
        self._titles: dict[str, MediaFacts] = {}
        self._looked_up: dict[str, float] = {}
        self._unknown: dict[str, float] = {}
        """Until when not to ask for it again."""
        self._wished: dict[str, MediaId] = {}

    def wish(self, media: Sequence[MediaId]) -> None:
        """Look these up first: they are on the screen. The latest wish comes before earlier ones."""
        wished = {title_key(each): each for each in media}
        earlier = {key: each for key, each in self._wished.items() if key not in wished}
        self._wished = dict(list({**wished, **earlier}.items())[:MOST_WISHED])

    def remember(self, book: TitleBook) -> None:
        """Take over titles that were looked up in an earlier life, as old as they are."""
        for key, at in book.looked_up.items():
            if at <= self._looked_up.get(key, float("-inf")):
                continue
            if key in book.titles:
                self._titles[key], self._looked_up[key] = book.titles[key], at
                self._unknown.pop(key, None)
            elif key in book.unknown:
                self._looked_up[key], self._unknown[key] = at, at + DAY

    async def titles(self) -> AsyncIterator[TitleBook]:
        """Titles of the requests read last and of `wish`ed ones, as they come.

        At least one book is given; after the last one all that can be known is in it. What TMDB does not
        know is left alone for a day, or for five minutes where nothing at all was known. Raises when the
        service fails, after a book with what came before.
        """
        under_way: dict[asyncio.Task[bool], str] = {}
        queue = self._queue()
        tried: set[str] = set()
        unknown: list[str] = []
        found = failed = fresh = 0
        given = self._client.transport.monotonic()
        ended: ServiceError | None = None
        try:
            while True:
                while ended is None and len(under_way) < AT_ONCE:
                    media = self._next(queue, tried)
                    if media is None:
                        break
                    tried.add(title_key(media))
                    under_way[asyncio.ensure_future(self._look_up(media))] = title_key(media)
                if not under_way:
                    break
                done, _ = await asyncio.wait(under_way, timeout=MOMENT, return_when=asyncio.FIRST_COMPLETED)
                for task in done:
                    key = under_way.pop(task)
                    try:
                        known = task.result()
                    except ServiceError as error:
                        failed += 1
                        self._unknown[key] = self._now() + SOON
                        if error.failure.kind not in _OF_ONE or failed >= _GIVE_UP_AFTER:
                            ended = ended or error
                            self._unknown.pop(key)
                        continue
                    found, fresh = found + known, fresh + 1
                    if not known:
                        unknown.append(key)
                now = self._client.transport.monotonic()
                if fresh >= max(STEP, len(self._titles) // PART) or (fresh and now - given >= MOMENT):
                    fresh, given = 0, now
                    yield self._book(len(under_way) + self._left(queue, tried))
        finally:
            await call_off(under_way)
        if not found and len(unknown) >= FEW:
            for key in unknown:
                self._unknown[key] = self._now() + SOON
                self._looked_up.pop(key, None)
        self._forget_old()
        yield self._book(self._left(queue, tried))
        if ended is not None:
            raise ended

    async def facts(self, media: MediaId) -> MediaFacts:
        """All about a movie or a series, as it is now. NOT_FOUND where TMDB does not know it."""
        facts = await self._facts(media)
        if facts is None:
            detail = "TMDB does not know it, or cannot be reached"
            raise self._client.failure(Fault(FailureKind.NOT_FOUND, detail, "Try again later."))
        return facts

    async def _look_up(self, media: MediaId) -> bool:
        """Whether it is known now."""
        return await self._facts(media) is not None

    async def _facts(self, media: MediaId) -> MediaFacts | None:
        """What is known of it, which the book has from now on; None for what TMDB does not know: 500."""
        path = f"/{_path(media)}/{media.tmdb_id:d}"
        answer = await self._ask(path, one=True)
        key, now = title_key(media), self._now()
        facts = None
        if answer.status not in (404, 500):
            from mediatui.services.seerr.facts import facts_of

            facts = facts_of(self._record((await self._reply(answer)).data), media)
        if facts is None:
            self._unknown[key], self._looked_up[key] = now + DAY, now
        else:
            self._titles[key], self._looked_up[key] = facts, now
            self._unknown.pop(key, None)
        return facts

    def _queue(self) -> deque[MediaId]:
        """What the requests read last need, the newest first, each once."""
        newest = sorted(self._known, reverse=True)
        needed = {title_key(self._known[number].media): self._known[number].media for number in newest}
        now = self._now()
        return deque(media for key, media in needed.items() if not self._fresh(key, now))

    def _next(self, queue: deque[MediaId], tried: set[str]) -> MediaId | None:
        """What is to be looked up now: what is wished for, be it since a moment ago, before the others."""
        now = self._now()
        for key, media in self._wished.items():
            if key not in tried and not self._fresh(key, now):
                return media
        while queue:
            media = queue.popleft()
            if title_key(media) not in tried and not self._fresh(title_key(media), now):
                return media
        return None

    def _left(self, queue: deque[MediaId], tried: set[str]) -> int:
        """How many are still to be looked up."""
        now = self._now()
        left = {key for key in self._wished if not self._fresh(key, now)}
        return len((left | {title_key(media) for media in queue}) - tried)

    def _fresh(self, key: str, now: float) -> bool:
        if key in self._unknown:
            return self._unknown[key] - DAY <= now < self._unknown[key]
        return key in self._titles and 0 <= now - self._looked_up.get(key, 0) < DAY

    def _forget_old(self) -> None:
        """Let go of what nobody needs any more."""
        now = self._now()
        needed = {title_key(request.media) for request in self._known.values()} | self._wished.keys()
        kept = {key for key in {*self._titles, *self._unknown} if key in needed or self._fresh(key, now)}
        for key in (self._looked_up.keys() | self._unknown.keys()) - kept:
            self._titles.pop(key, None)
            self._looked_up.pop(key, None)
            self._unknown.pop(key, None)

    def _book(self, wanted: int) -> TitleBook:
        from mediatui.models.request import TitleBook

        return TitleBook(
            titles=dict(self._titles),
            looked_up=dict(self._looked_up),
            unknown=tuple(sorted(key for key in self._unknown if key not in self._titles)),
            wanted=wanted,
        )

    def _now(self) -> float:
        return self._client.transport.clock()


def title_key(media: MediaId) -> str:
    """ "movie/603", "series/1399": the key of a title in a book."""
    return f"{media.wanted.value}/{media.tmdb_id}"


def _path(media: MediaId) -> str:
    from mediatui.models.request import Wanted

    return "movie" if media.wanted is Wanted.MOVIE else "tv"
