"""What a Radarr or Sonarr of the household looks after, and how time passes for it.

What it does depends on seed, time and what it was told alone. Hold the world's lock around everything.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Sequence
from itertools import count

from mediatui.demo.world.managed.qualities import (
    formats_of_name,
    rank,
)
from mediatui.demo.world.managed.records import (
    DELETED,
    Blocked,
    Download,
    Event,
    Film,
    Found,
    Line,
    Order,
    Owner,
    Part,
)
from mediatui.demo.world.managed.releases import judged, releases_of
from mediatui.demo.world.managed.setup import Profile, Setup
from mediatui.demo.world.torrents import Torrents

NEW_FILES_FROM = 1_200_000_000


class Keeping:
    """What is kept of films and of series alike; `manager` does something with it."""

    def __init__(self, setup: Setup, seed: int, start: float, torrents: Torrents) -> None:
        """Nothing is in it yet. `start`: when the world began, seconds since the epoch."""
        self.setup, self.seed, self.start, self.now = setup, seed, start, start
        self.torrents = torrents
        self.owners: dict[int, Owner] = {}
        """Titles by their number here."""
        self.by_number: dict[int, Owner] = {}
        """Titles by TMDB's number for movies, TVDB's for series."""
        self.downloads: dict[str, Download] = {}
        self.history: list[Event] = []
        self.blocklist: dict[int, Blocked] = {}
        self.orders: dict[int, Order] = {}
        self.lines: list[Line] = []
        self.tags = dict(enumerate(setup.tags, 1))
        self.roots = dict(enumerate(setup.roots, 1))
        self.waiting: dict[int, list[Part]] = {}
        """What requests at the desk wait for, by their numbers."""
        self.on_arrival: list[Callable[[int, float], None]] = []
        """Are told the number of a request when all of it is here, and when that was."""
        self.indexers_fail = self.disk_full = False
        self.changes = 0
        """Goes up whenever something of a title changes."""
        self.busy_until = start
        self._due: list[tuple[float, int, Callable[[float], None]]] = []
        self._order = count()
        self._numbers = {name: count(1) for name in ("event", "block", "order", "line")}
        self._files = count(NEW_FILES_FROM)
        self._new_titles = count(90_001)

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
        for mark, download in list(self.downloads.items()):
            if download.torrent is not None and download.torrent.hash not in self.torrents.by_hash:
                # Somebody took it out of the client: it is forgotten without a word.
                del self.downloads[mark]

    # What films and series do each in their way

    def part(self, number: int) -> Part | None:
        """The movie or episode of that number."""
        raise NotImplementedError

    def parts(self) -> Iterable[Part]:
        """All there is."""
        raise NotImplementedError

    def groups(self, parts: Sequence[Part]) -> list[list[Part]]:
        """What is looked for together."""
        raise NotImplementedError

    def is_out(self, part: Part, now: float) -> bool:
        """Whether it is looked for already."""
        raise NotImplementedError

    def path_of(self, part: Part, release: str) -> str:
        """Where a file of that release would lie; with "", where it would lie once renamed."""
        raise NotImplementedError

    def search_order(self, parts: Sequence[Part]) -> tuple[str, dict[str, object]]:
        """The command that looks for these, with its body."""
        raise NotImplementedError

    # What can be read

    def profile(self, owner: Owner) -> Profile:
        """Its quality profile."""
        profiles = self.setup.profiles
        return next((each for each in profiles if each.id == owner.profile), profiles[0])

    def below_cutoff(self, part: Part) -> bool:
        """Whether it is here, and something better would be taken."""
        table, profile = self.setup.table, self.profile(part.owner)
        return part.file is not None and rank(table, part.file.quality) < rank(table, profile.cutoff)

    def wanted(self, part: Part) -> bool:
        """Whether it is looked for."""
        return part.monitored and part.owner.monitored

    def missing(self, *, monitored: bool = True) -> list[Part]:
        """What is not here though it could be; those that are monitored, or those that are not."""
        return [
            part for part in self.parts()
            if part.file is None and self.wanted(part) is monitored and self.is_out(part, self.now)
        ]  # fmt: skip

    def unmet(self, *, monitored: bool = True) -> list[Part]:
        """What is here, though not as well as is wished."""
        return [part for part in self.parts() if self.below_cutoff(part) and self.wanted(part) is monitored]

    def file(self, number: int) -> Part | None:
        """Whose file has that number."""
        if number < NEW_FILES_FROM:
            part = self.part(number)
            return part if part is not None and part.file is not None and part.file.id == number else None
        return next((p for p in self.parts() if p.file is not None and p.file.id == number), None)

    def queued(self) -> set[Part]:
        """What is in the queue."""
        return {part for download in self.downloads.values() for part in download.parts}

    def releases(self, parts: Sequence[Part], now: float) -> list[Found]:
        """What the indexers have of these, the best first, with what speaks against each."""
        if self.indexers_fail or not parts:
            return []
        found = releases_of(self.setup, self.seed, parts, now)
        blocked = {entry.source for entry in self.blocklist.values()}
        return judged(self.setup, self.profile(parts[0].owner), found, blocked, self.queued())

    # What is noted

    def note(self, sort: str, part: Part, at: float, source: str, quality: str, key: str = "",
             **data: str) -> Event:  # fmt: skip
        """An entry of the history."""
        told = (next(self._numbers["event"]), at, sort, part, source, quality, key, formats_of_name(source))
        event = Event(*told, data)
        self.history.append(event)
        return event

    def log(self, at: float, level: str, logger: str, words: str, error: str = "") -> None:
        """A line of the log."""
        self.lines.append(Line(next(self._numbers["line"]), at, level, logger, words, error))

    # Titles

    def put(self, owner: Owner) -> None:
        """Look after a title."""
        self.owners[owner.id] = owner
        self.by_number[self.number_of(owner)] = owner
        self.changes += 1

    def number_of(self, owner: Owner) -> int:
        """What stands for its title outside."""
        title = owner.title
        return title.tmdb if isinstance(owner, Film) else title.tvdb or 0

    def new_number(self) -> int:
        """A number for a title somebody adds."""
        return next(self._new_titles)

    def block_number(self) -> int:
        """A number for an entry of the blocklist."""
        return next(self._numbers["block"])

    def drop(self, owner: Owner, *, files: bool) -> None:
        """Look after it no longer; what is being fetched of it stays, and belongs to nothing."""
        self.owners.pop(owner.id, None)
        self.by_number.pop(self.number_of(owner), None)
        for download in self.downloads.values():
            download.parts = [part for part in download.parts if part.owner is not owner]
        self.history = [event for event in self.history if event.part.owner is not owner]
        self.blocklist = {
            n: e for n, e in self.blocklist.items() if not any(p.owner is owner for p in e.parts)
        }
        gone = "and its files " if files else ""
        self.log(self.now, "info", f"{self.setup.program}Service", f"Deleted {gone}[{owner.title.name}]")
        self.changes += 1

    def lose_file(self, part: Part, now: float, reason: str) -> None:
        """A file is deleted."""
        if part.file is not None:
            self.note(DELETED, part, now, part.file.path, part.file.quality, reason=reason)
            part.file = None
            self.changes += 1
