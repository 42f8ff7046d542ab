"""The history of what was watched: read page by page as somebody scrolls, of all services as one list."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from mediatui.models.failure import Failure, FailureKind
from mediatui.services.errors import ServiceError
from mediatui.store.uncollected import uncollected

if TYPE_CHECKING:
    from mediatui.engine.engine import Engine
    from mediatui.models.audience import Section, Viewer
    from mediatui.models.history_play import Play, PlayFilter, PlayPage
    from mediatui.models.play_wish import Wish
    from mediatui.services.watch_ports import HistorySource

log = logging.getLogger("mediatui.engine")

PAGE = 250
"""Rows asked for at a time: some 300 KB, a third of a second of Tautulli's time."""

HEAD = 50
"""Rows of the newest page, which is polled."""

AGAIN_AFTER = 10.0
"""Seconds after which a service that failed is asked for its next page again."""


def services(engine: Engine) -> list[str]:
    """The names of the services that remember what was played and are switched on."""
    return [key.service for key in engine.coordinator.keys("plays")]


async def source_of(engine: Engine, service: str) -> HistorySource:
    """The adapter of a service that remembers."""
    return cast("HistorySource", await engine.coordinator.service(service))


async def viewers(engine: Engine, service: str) -> tuple[Viewer, ...]:
    """The users of a service as they are known, asked for where they are not."""
    return cast("tuple[Viewer, ...]", await _known(engine, "viewers", service))


async def sections(engine: Engine, service: str) -> tuple[Section, ...]:
    """The libraries of a service as they are known, asked for where they are not."""
    return cast("tuple[Section, ...]", await _known(engine, "sections", service))


async def _known(engine: Engine, resource: str, service: str) -> tuple[object, ...]:
    for key in engine.coordinator.keys(resource):
        if key.service == service:
            if engine.store.get(key).value is None:
                await engine.coordinator.fetch_now([key])
            snapshot = engine.store.get(key)
            if snapshot.value is None and snapshot.failure is not None:
                raise ServiceError(snapshot.failure)
            return snapshot.value or ()
    return ()


async def filter_for(engine: Engine, service: str, wish: Wish) -> PlayFilter | None:
    """The wish in a service's own numbers; None where it has no such user or library, and so no such play."""
    from mediatui.models.history_play import PlayFilter

    user_id = section_id = None
    if wish.user:
        names = wish.user.casefold()
        found = [
            v for v in await viewers(engine, service) if names in (v.name.casefold(), v.username.casefold())
        ]
        if not found:
            return None
        user_id = found[0].id
    if wish.library:
        name = wish.library.casefold()
        section_ids = [s.id for s in await sections(engine, service) if s.name.casefold() == name]
        if not section_ids:
            return None
        section_id = section_ids[0]
    return PlayFilter(
        user_id=user_id,
        section_id=section_id,
        media_types=wish.types,
        decision=wish.decision,
        # The server has one search for all columns: what else it finds is left out by the reader.
        search=wish.words or wish.player,
        after=wish.after,
        before=wish.before,
    )


@dataclass(slots=True)
class Thread:
    """How far one service has been read."""

    next_start: int | None = 0
    """Where its next page begins; None: all of it was read."""
    waiting: deque[Play] = field(default_factory=deque)
    """What was read and is older than something that another service may still tell."""
    matching: int = 0
    dropped: int = 0
    failure: Failure | None = None
    failed_at: float = 0.0
    late: bool = False
    """It had failed, and others went on without it: what it tells may belong among what is there."""
    asking: asyncio.Task[None] | None = None

    @property
    def open(self) -> bool:
        """Whether its next play is to be waited for before older ones of others are shown."""
        return not self.waiting and self.next_start is not None and self.failure is None


class Reader:
    """Reads plays as they are wanted. `tell` is called when some came, or why none did.

    `plays` only grows at its end while `turned` stays the same; else it is another list. Without a wish
    the newest page is not asked for here: it is polled, and given to `take_head`.
    """

    def __init__(self, engine: Engine, wish: Wish, tell: Callable[[], None]) -> None:
        self._engine = engine
        self._tell = tell
        self.wish = wish
        self.plays: list[Play] = []
        self.turned = 0
        """How often the list began anew or changed before its end."""
        self.threads = {name: Thread() for name in services(engine)}
        self._seen: set[str] = set()

    # -- what is known ------------------------------------------------------

    @property
    def matching(self) -> int:
        """How many plays there are, as far as the services have said."""
        return sum(thread.matching for thread in self.threads.values())

    @property
    def asking(self) -> bool:
        """Whether something is on its way."""
        return any(thread.asking for thread in self.threads.values())

    @property
    def ended(self) -> bool:
        """Whether all there is was read."""
        return all(t.next_start is None and not t.waiting for t in self.threads.values())

    def close(self) -> None:
        """Ask for nothing any more."""
        for thread in self.threads.values():
            if thread.asking is not None:
                thread.asking.cancel()
                thread.asking = None

    # -- reading ------------------------------------------------------------

    def want(self, count: int) -> None:
        """So many plays are wanted: ask for what is missing, a page of each service at a time."""
        now = self._engine.store.now()
        for name, thread in self.threads.items():
            enough = len(self.plays) + len(thread.waiting) >= count
            rests = thread.failure is not None and now - thread.failed_at < AGAIN_AFTER
            # Without a wish the first page comes by polling.
            first = thread.next_start == 0 and not self.wish
            if not (enough or rests or first or thread.next_start is None or thread.asking):
                self._begin(name, thread, thread.next_start)

    def read_head(self) -> None:
        """Ask anew for the newest page of what is wished for, and soon again for what failed."""
        for name, thread in self.threads.items():
            thread.failed_at = 0.0
            if self.wish and not thread.asking:
                self._begin(name, thread, 0)

    def begin(self, count: int) -> list[asyncio.Task[None]]:
        """As `want`, the first page too: what is now on its way. What failed is not asked again."""
        for name, thread in self.threads.items():
            enough = len(self.plays) + len(thread.waiting) >= count
            if not (enough or thread.failure or thread.next_start is None or thread.asking):
                self._begin(name, thread, thread.next_start)
        return [thread.asking for thread in self.threads.values() if thread.asking is not None]

    def _begin(self, name: str, thread: Thread, start: int) -> None:
        thread.asking = asyncio.create_task(self._ask(name, thread, start), name=f"read plays of {name}")

    async def _ask(self, name: str, thread: Thread, start: int) -> None:
        from mediatui.models.history_play import PlayPage

        try:
            wanted = await filter_for(self._engine, name, self.wish) if self.wish else None
            if self.wish and wanted is None:
                page = PlayPage()
            else:
                source = await source_of(self._engine, name)
                # A hundred thousand plays stay: looking through them for garbage is a pause of 250 ms.
                with uncollected(stay=start > 0):
                    page = await source.plays(wanted, start=start, length=PAGE if start else HEAD)
        except ServiceError as problem:
            self._fail(thread, problem.failure)
        except Exception:  # an adapter's mistake is that service's failure, never the screen's
            log.exception("reading plays of %s failed", name)
            words, remedy = "mediatui could not read the answer", "See the log file"
            now = self._engine.store.now()
            self._fail(thread, Failure(FailureKind.BAD_PAYLOAD, name, words, remedy, now))
        else:
            thread.late |= thread.failure is not None
            thread.failure = None
            if start == 0:
                self.take_head(name, page)
            else:
                thread.waiting.extend(self._wanted(page))
                thread.next_start, thread.matching = page.next_start, page.matching
                thread.dropped += page.dropped
        thread.asking = None
        self._merge()
        self._tell()

    def fail_head(self, name: str, failure: Failure) -> None:
        """The newest page of a service cannot be had: others are no longer held up by it."""
        thread = self.threads.get(name)
        if thread is not None and thread.next_start == 0 and thread.failure is None:
            self._fail(thread, failure)
            self._merge()

    def _fail(self, thread: Thread, failure: Failure) -> None:
        thread.failure, thread.failed_at = failure, self._engine.store.now()

    def take_head(self, name: str, page: PlayPage) -> None:
        """The newest page of a service: the first plays there are, or what is new among them."""
        thread = self.threads.get(name)
        if thread is None:
            return
        thread.late |= thread.failure is not None
        thread.matching, thread.failure = page.matching, None
        if thread.next_start == 0:
            thread.waiting.extend(self._wanted(page))
            thread.next_start, thread.dropped = page.next_start, page.dropped
        else:
            known, waiting = self._seen, {play.key for play in thread.waiting}
            fresh = [p for p in self._wanted(page) if p.key not in known and p.key not in waiting]
            if fresh and len(fresh) == len(page.plays):
                self._start_over(name, page)
            elif fresh:
                self._put_before(thread, fresh)
        self._merge()

    def _start_over(self, name: str, page: PlayPage) -> None:
        """So much is new that nobody knows what lies between: that service is read from its top."""
        thread = self.threads[name]
        self.plays = [play for play in self.plays if play.service != name]
        self._seen = {play.key for play in self.plays}
        thread.waiting = deque(self._wanted(page))
        thread.next_start, thread.dropped = page.next_start, page.dropped
        self.turned += 1

    def _wanted(self, page: PlayPage) -> tuple[Play, ...]:
        """The plays of a page that are of the player that is asked for."""
        player = self.wish.player.casefold()
        if not player:
            return page.plays
        return tuple(p for p in page.plays if player in f"{p.player}\n{p.product}".casefold())

    def _put_before(self, thread: Thread, fresh: list[Play]) -> None:
        """New plays stand before all others; one that goes on with an earlier sitting takes its place."""
        went_on = {row for play in fresh for row in play.rows}
        replaced = {p.key for p in self.plays[: HEAD * 4] if p.rows and went_on.issuperset(p.rows)}
        rest = [p for p in self.plays if p.key not in replaced] if replaced else self.plays
        self._seen = (self._seen - replaced) | {play.key for play in fresh}
        self.plays = [*fresh, *rest]
        if len(self.threads) > 1:
            self._sort()
        if thread.next_start is not None:
            thread.next_start += len(fresh) - len(replaced)
        self.turned += 1

    def _merge(self) -> None:
        """Move what waits to the list, the newest first, as far as nobody can still tell something newer."""
        threads = self.threads.values()
        misplaced = False
        while full := [thread for thread in threads if thread.waiting]:
            thread = max(full, key=lambda each: _when(each.waiting[0]))
            among = thread.late and bool(self.plays) and _when(thread.waiting[0]) > _when(self.plays[-1])
            if not among and any(each.open for each in threads):
                break
            play = thread.waiting.popleft()
            if play.key not in self._seen:
                thread.late &= among
                misplaced |= among
                self._seen.add(play.key)
                self.plays.append(play)
        if misplaced:
            self._sort()

    def _sort(self) -> None:
        self.plays = sorted(self.plays, key=_when, reverse=True)
        self.turned += 1


async def read(engine: Engine, wish: Wish, count: int) -> Reader:
    """A reader that has read so many plays, or all there are; what failed stands in its threads."""
    reader = Reader(engine, wish, lambda: None)
    while len(reader.plays) < count:
        tasks = reader.begin(count)
        if not tasks:
            break
        await asyncio.gather(*tasks)
    return reader


def _when(play: Play) -> float:
    return play.stopped or play.started or 0.0
