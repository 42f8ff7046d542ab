"""What services told people, read a page at a time when somebody looks; whom they tell; a test by hand."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from mediatui.engine.actions import Action, Plan
from mediatui.engine.plays import services, source_of
from mediatui.models.failure import Failure, FailureKind
from mediatui.models.notification import Notification, Notifier
from mediatui.services.errors import ServiceError
from mediatui.wording.quantities import plural

if TYPE_CHECKING:
    from mediatui.engine.engine import Engine

log = logging.getLogger("mediatui.engine")

PAGE = 100
"""Messages of a page."""


class Notice(NamedTuple):
    """A message, or somebody who is told; and the service it is of."""

    service: str
    message: Notification | None = None
    notifier: Notifier | None = None
    through: str = ""
    """What its owner calls the notifier a message went through."""

    @property
    def key(self) -> str:
        """What stands for it wherever rows are told apart."""
        if self.notifier is not None:
            return f"{self.service}/notifier {self.notifier.id}"
        return f"{self.service}/{self.message.id if self.message else ''}"


@dataclass(slots=True)
class _Read:
    """How far one log was read."""

    notifiers: tuple[Notifier, ...] | None = None
    messages: dict[int, Notification] = field(default_factory=dict)
    matching: int = 0
    read: int = 0
    ended: bool = False
    dropped: int = 0
    failure: Failure | None = None
    asking: asyncio.Task[None] | None = None


class NoticeBook:
    """What was read of all services, the newest message first; `tell` is called when more came."""

    def __init__(self, engine: Engine, tell: Callable[[], None]) -> None:
        self._engine = engine
        self._tell = tell
        self._read: dict[str, _Read] = {}
        self._notices: tuple[Notice, ...] | None = ()
        self._before: tuple[Notice, ...] = ()
        self.search = ""
        """The services are asked for messages with these words; "" for all."""

    def look(self) -> None:
        """Ask for the first page where nothing was asked yet. Returns at once."""
        for name in services(self._engine):
            if name not in self._read:
                self._ask(name)

    def more(self) -> bool:
        """Ask for the next page of every log that has one; whether anything is asked."""
        open_ = [name for name, read in self._read.items() if not read.ended and not read.asking]
        for name in open_:
            self._ask(name)
        return bool(open_)

    def read_again(self, search: str | None = None) -> None:
        """Ask anew; for other words where some are given. What was read for the same words stays until the
        first page has come, so that nothing jumps."""
        same = search is None or search == self.search
        self._before = self.notices() if same else ()
        self.search = self.search if search is None else search
        self.close()
        self._read.clear()
        self._notices = None
        self.look()

    def notices(self) -> tuple[Notice, ...]:
        """The notifiers, then the messages; the same object as long as nothing more came."""
        if self._before and any(read.asking is not None and not read.read for read in self._read.values()):
            return self._before
        if self._notices is None:
            self._before = ()
            every: list[Notice] = []
            for name, read in self._read.items():
                told = {each.id: each for each in read.notifiers or ()}
                every += [Notice(name, notifier=each) for each in told.values()]
                for message in read.messages.values():
                    through = told.get(message.notifier_id or -1)
                    every.append(Notice(name, message, through=through.name if through else ""))
            every.sort(key=_when, reverse=True)
            self._notices = tuple(every)
        return self._notices

    @property
    def matching(self) -> int:
        """How many messages there are, as far as the services said."""
        return sum(read.matching for read in self._read.values())

    @property
    def asking(self) -> bool:
        """Whether anything is on its way."""
        return any(read.asking is not None for read in self._read.values())

    @property
    def failures(self) -> Mapping[str, Failure]:
        """Why a service could not be asked, by its name."""
        return {name: read.failure for name, read in self._read.items() if read.failure is not None}

    @property
    def answered(self) -> bool:
        """Whether any service has answered."""
        return any(read.notifiers is not None for read in self._read.values())

    def close(self) -> None:
        """Ask nothing any more."""
        for read in self._read.values():
            if read.asking is not None:
                read.asking.cancel()
                read.asking = None

    async def finish(self) -> None:
        """Wait for what is on its way: for commands that print and end."""
        await asyncio.gather(*(read.asking for read in self._read.values() if read.asking is not None))

    def _ask(self, name: str) -> None:
        read = self._read.setdefault(name, _Read())
        if read.asking is None:
            read.asking = asyncio.create_task(self._fetch(name, read), name=f"notifications of {name}")

    async def _fetch(self, name: str, read: _Read) -> None:
        try:
            source = await source_of(self._engine, name)
            if read.notifiers is None:
                read.notifiers = await source.notifiers()
            page = await source.notifications(start=read.read, length=PAGE, search=self.search)
        except ServiceError as problem:
            read.failure = problem.failure
        except Exception:  # an adapter's mistake costs this one log
            log.exception("reading the notifications of %s failed", name)
            words, remedy = "mediatui could not read the answer", "See the log file"
            read.failure = Failure(FailureKind.BAD_PAYLOAD, name, words, remedy, self._engine.store.now())
        else:
            read.failure, read.matching = None, page.matching
            # What is sent meanwhile pushes others to the next page: each is kept once.
            read.messages |= {each.id: each for each in page.entries}
            read.read += len(page.entries) + page.dropped
            read.dropped += page.dropped
            read.ended = read.read >= page.matching or not (page.entries or page.dropped)
        self._notices = None
        read.asking = None
        self._tell()


def _when(notice: Notice) -> tuple[bool, float, int]:
    if notice.notifier is not None:
        return True, 0.0, -notice.notifier.id
    message = notice.message
    return False, (message.at or 0.0) if message else 0.0, message.id if message else 0


async def test_plan(engine: Engine, targets: Sequence[Notice]) -> Plan:
    """The plan that sends a test through each of these notifiers."""
    tested = [(each.service, each.notifier) for each in targets if each.notifier is not None]
    actions = [await _testing(engine, service, notifier) for service, notifier in tested]
    one = tested[0][1].name if len(tested) == 1 else plural(len(tested), "notifier")
    hurts = [
        f"{notifier.name} ({notifier.agent}): whoever reads it sees the message" for _, notifier in tested
    ]
    question = f"Send a test message through {one}?"
    return Plan(question, tuple(actions), tuple(hurts), "send it", "sending", "Sent", "test")


async def _testing(engine: Engine, service: str, notifier: Notifier) -> Action:
    source = await source_of(engine, service)
    subject, body = source.test_message(notifier)

    async def perform() -> str:
        await source.notify(notifier.id, subject, body)
        return f"{service} sent the test through {notifier.name}: it went out"

    return Action(
        name="notification.test",
        words=f"Send a test through {notifier.name}",
        service=service,
        target=f"{service}/notifier {notifier.id}",
        calls=source.notify_call(notifier.id, subject, body),
        refreshes=(),
        perform=perform,
    )
