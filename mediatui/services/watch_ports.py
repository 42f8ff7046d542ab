"""What may be asked of who remembers what was watched: history, statistics, people, libraries.

Every method raises `ServiceError` and nothing else of its own. All are slow next to what plays now: they go
out one after the other, so that it never waits for them. Days of a range are counted back from now, in the
service's time zone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from mediatui.services.ports import Service

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mediatui.models.audience import (
        Addition,
        Section,
        SectionPage,
        Viewer,
        ViewerAddress,
        Whereabouts,
    )
    from mediatui.models.history_play import PlayFilter, PlayOrder, PlayPage, PlayStream
    from mediatui.models.notification import NotificationPage, Notifier
    from mediatui.models.statistics import (
        Graph,
        GraphKind,
        Measure,
        PlayerShare,
        Stat,
        StatKind,
        UserShare,
        WatchTime,
    )


@runtime_checkable
class HistorySource(Service, Protocol):
    """Who remembers what was played: Tautulli."""

    # Requests need this one.

    async def watched_keys(self, user: str) -> frozenset[str]:
        """The rating keys of the films, episodes and series that `user` has watched.

        Of the latest 1,000 rows of their history. `user` is the name they log in with or the one people know
        them by, in any case. An episode that was seen at least half counts for its series. Remembered for
        ten minutes; empty where nobody has that name.
        """
        ...

    # History

    async def plays(
        self,
        wanted: PlayFilter | None = None,
        *,
        start: int = 0,
        length: int = 50,
        order: PlayOrder | None = None,
        grouped: bool = True,
        running: bool = False,
    ) -> PlayPage:
        """A page of the history, the newest first unless `order` says otherwise.

        `grouped` makes one row of sittings that go on with the same thing. `running` adds what plays now;
        pages then shift as streams come and go, and a photo on show makes Tautulli fail (SERVER_ERROR).
        """
        ...

    async def play_stream(self, row_id: int) -> PlayStream | None:
        """How a play of the history was given out; None where there is no such row."""
        ...

    async def session_stream(self, session_key: str) -> PlayStream | None:
        """How what plays now is given out; None where it has ended."""
        ...

    # Statistics

    async def graph(
        self,
        kind: GraphKind,
        *,
        span: int | None = None,
        measure: Measure | None = None,
        user_ids: Sequence[int] = (),
        grouped: bool = True,
    ) -> Graph:
        """A graph over the last `span` days (months for BY_MONTH); without it 30 days, 12 months.

        Durations are seconds. CONCURRENT counts streams, whatever `measure` says.
        """
        ...

    async def stats(
        self,
        *,
        days: int = 30,
        measure: Measure | None = None,
        count: int = 10,
        user_id: int | None = None,
        section_id: int | None = None,
        kind: StatKind | None = None,
    ) -> tuple[Stat, ...]:
        """The tables of the most …, each kind once; of one kind where `kind` names it."""
        ...

    # People

    async def viewers(self) -> tuple[Viewer, ...]:
        """Everyone there is or was, with what they played."""
        ...

    async def viewer(self, user_id: int) -> Viewer | None:
        """One of them, with what they may see; None for a number nobody has."""
        ...

    async def viewer_times(self, user_id: int) -> tuple[WatchTime, ...]:
        """How much they played within a day, a week, 30 days and ever."""
        ...

    async def viewer_players(self, user_id: int) -> tuple[PlayerShare, ...]:
        """What they played on, the most used first."""
        ...

    async def viewer_addresses(self, user_id: int) -> tuple[ViewerAddress, ...]:
        """Where they played from, the latest first."""
        ...

    async def whereabouts(self, address: str) -> Whereabouts | None:
        """Where an address is; None where nobody knows. Remembered. Tautulli asks plex.tv."""
        ...

    # Libraries

    async def sections(self) -> tuple[Section, ...]:
        """The libraries, with what was played of them; answered also while Plex is down."""
        ...

    async def section_items(
        self, section_id: int, *, start: int = 0, length: int = 50, search: str = ""
    ) -> SectionPage:
        """A page of what is in a library, by title."""
        ...

    async def section_times(self, section_id: int) -> tuple[WatchTime, ...]:
        """How much was played of it within a day, a week, 30 days and ever."""
        ...

    async def section_users(self, section_id: int) -> tuple[UserShare, ...]:
        """Who played how much of it, the most first."""
        ...

    async def recently_added(self, media_type: str, *, count: int = 25) -> tuple[Addition, ...]:
        """What is new among "movie", "show" or "artist", the latest first.

        Asks Plex; of one that is down it is told that nothing is new.
        """
        ...

    # Notifications

    async def notifiers(self) -> tuple[Notifier, ...]:
        """The ways it notifies people."""
        ...

    async def notifications(self, *, start: int = 0, length: int = 50, search: str = "") -> NotificationPage:
        """What it told them, the newest first; those with `search` in them."""
        ...

    async def notify(self, notifier_id: int, subject: str, body: str) -> None:
        """Send a message by one of them, as a test. REFUSED, in its words, when it did not get there."""
        ...

    def test_message(self, notifier: Notifier) -> tuple[str, str]:
        """Subject and body of a test that this one takes."""
        ...

    def notify_call(self, notifier_id: int, subject: str, body: str) -> tuple[str, ...]:
        """The calls of `notify`."""
        ...
