"""The torrents of a household: what comes and goes by the clock, and what can be done to it.

What there is depends on seed, size, time and what was done alone: between two events everything flows by a
formula. Radarr and Sonarr of the same world put their grabs in with `grab` and are told of the end by
`on_complete`: when someone looks (`world.torrents` catches up), with the time at which it was. Hold the
world's lock around everything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from random import Random
from typing import NamedTuple

from mediatui.demo.world.torrents_cast import GIB, LATER, MIB, cast_of, save_path, tracker_address
from mediatui.demo.world.torrents_one import ERROR, MISSING, File, Torrent, new_hash, release_files

MOST_ACTIVE = 4
"""Downloads at a time; the others queue. Twice as many in a large household."""
MOST_BY_HAND = 12
"""Torrents that were added by hand; when more turn up, the oldest that are done go."""
CHECKING_TAKES = 12.0
METADATA_TAKES = 40.0
_FREE = 1200 * GIB

Told = Callable[[Torrent, float], None]
"""Is told of a torrent and when it happened, in epoch seconds; with the world's lock held."""


class Limits(NamedTuple):
    """Bytes a second; 0 for none."""

    down: int = 0
    up: int = 0


class Torrents:
    """All torrents of one household, in the order of the queue."""

    def __init__(self, seed: int, size: str, place: str, start: float) -> None:
        """As they are at the time `start`, in epoch seconds."""
        self._world = f"{seed}/{place}"
        self._rng = Random(f"later/{self._world}")
        self.now = start
        self.by_hash: dict[str, Torrent] = {}
        self.categories: dict[str, str] = {"radarr": "", "tv-sonarr": "", "manual": ""}
        self.tags: list[str] = []
        self.usual = Limits()
        self.alternative = Limits(2 * MIB, 256 * 1024)
        self.slow = False
        """Whether the alternative limits hold."""
        self.on_add: list[Told] = []
        self.on_complete: list[Told] = []
        self._most_active = MOST_ACTIVE * (2 if size == "large" else 1)
        self._later = 0
        self._arrives = start + self._rng.uniform(240, 600) if place == "home" else None
        for torrent in cast_of(place, size, seed, start):
            self._enter(torrent)
        self._disk = _FREE + sum(round(each.done) for each in self.by_hash.values())
        self._balance()

    # What can be read

    @property
    def limits(self) -> Limits:
        """Those that hold."""
        return self.alternative if self.slow else self.usual

    @property
    def free_space(self) -> int:
        """On the disk they come to."""
        return max(0, self._disk - sum(each.done_at(self.now) for each in self.by_hash.values()))

    def places(self) -> dict[str, int]:
        """The places in the queue, from 1, of those that are not complete, by hash."""
        return {each.hash: at for at, each in enumerate(self._waiting(), 1)}

    def _waiting(self) -> list[Torrent]:
        return [each for each in self.by_hash.values() if not each.complete]

    def some(self, hashes: Iterable[str]) -> list[Torrent]:
        """Those of these hashes that are there; "all" stands for all."""
        wanted = [each.lower() for each in hashes]
        if "all" in wanted:
            return list(self.by_hash.values())
        return [self.by_hash[each] for each in wanted if each in self.by_hash]

    # Time

    def catch_up(self, now: float) -> None:
        """Let everything happen up to the time `now`."""
        while True:
            due = [(at, each) for each in self.by_hash.values() if (at := each.next_event()) is not None]
            first = min(due, key=lambda pair: (pair[0], pair[1].hash), default=None)
            arrives = self._arrives
            if arrives is not None and arrives <= now and (first is None or arrives < first[0]):
                self.now = max(self.now, arrives)
                self._arrive()
            elif first is not None and first[0] <= now:
                self.now = max(self.now, first[0])
                self._happen(first[1])
            else:
                break
        self.now = max(self.now, now)

    def _happen(self, torrent: Torrent) -> None:
        torrent.settle(self.now)
        if torrent.moving_until is not None:
            torrent.moving_until = None
        elif torrent.checking_until is not None:
            torrent.checking_until = None
        elif not torrent.has_metadata:
            size = round(Random(torrent.hash).uniform(1, 9) * GIB)
            torrent.has_metadata, torrent.metadata_at = True, None
            torrent.files = torrent.files or release_files(torrent.name, size, Random(torrent.hash))
        else:
            torrent.done, torrent.completed = float(torrent.size), self.now
            torrent.give = max(torrent.give, torrent.pace * 0.1)
            self._balance()
            for told in self.on_complete:
                told(torrent, self.now)
        self._balance()

    def _arrive(self) -> None:
        """Someone adds something by hand, unless the last is not here yet, and tidies up."""
        by_hand = [each for each in self.by_hash.values() if each.category == "manual"]
        for each in [each for each in by_hand if each.complete][: max(0, len(by_hand) - MOST_BY_HAND)]:
            self.remove(each)
        if all(each.complete for each in by_hand):
            name = f"{LATER[self._later % len(LATER)]}.BluRay.x264-{self._later:03}"
            self.grab(
                name, round(self._rng.uniform(2, 7) * GIB), "manual", pace=self._rng.uniform(2, 6) * MIB
            )
        self._later += 1
        self._arrives = self.now + self._rng.uniform(120, 480)

    # What can be done

    def grab(self, name: str, size: int, category: str, *, pace: float | None = None) -> Torrent:
        """A release is grabbed: it comes by and by (in 12 to 25 minutes where no `pace` is given)."""
        rng = Random(f"{self._world}/{name}")
        torrent = Torrent(
            hash=new_hash(self._world, name, round(self.now)),
            name=name,
            files=release_files(name, size, rng),
            added=self.now,
            category=category,
            save_path=save_path(category),
            tracker=tracker_address(self._world, rng.randrange(2)),
            pace=size / rng.uniform(720, 1500) if pace is None else pace,
            swarm=(rng.randrange(4, 40), rng.randrange(1, 20)),
            automatic=True,
        )
        self.categories.setdefault(category, "")
        return self.put(torrent)

    def put(self, torrent: Torrent) -> Torrent:
        """Put in a torrent that was made elsewhere. Raises `KeyError` where its hash is there already."""
        if torrent.hash in self.by_hash:
            raise KeyError(torrent.hash)
        torrent.since = self.now
        self._enter(torrent)
        self._balance()
        for told in self.on_add:
            told(torrent, self.now)
        return torrent

    def put_link(self, hash_: str, name: str) -> Torrent:
        """A magnet link: its metadata come after a while, and then it comes as fast as its hash says."""
        rng = Random(hash_)
        torrent = Torrent(
            hash=hash_, name=name or hash_, files=[], added=self.now, has_metadata=False, private=False,
            metadata_at=self.now + METADATA_TAKES, pace=rng.uniform(2, 8) * MIB,
            swarm=(rng.randrange(3, 30), 4),
        )  # fmt: skip
        return self.put(torrent)

    def put_file(self, hash_: str, name: str, files: list[File], tracker: str, private: bool) -> Torrent:
        """A torrent file."""
        rng = Random(hash_)
        torrent = Torrent(
            hash=hash_, name=name, files=files, added=self.now, tracker=tracker, private=private,
            pace=rng.uniform(2, 8) * MIB, swarm=(rng.randrange(3, 30), 4),
        )  # fmt: skip
        return self.put(torrent)

    def remove(self, torrent: Torrent) -> None:
        """Take it off the list, with or without its files: nobody looks."""
        self.by_hash.pop(torrent.hash, None)
        self._balance()

    def pause(self, torrent: Torrent, paused: bool) -> None:
        """Let it rest, or go on; to go on is also what helps after an error."""
        torrent.settle(self.now)
        torrent.paused = paused
        torrent.forced = torrent.forced and paused
        if not paused and torrent.trouble == ERROR:
            torrent.trouble = ""
            torrent.pace = torrent.pace or 4 * MIB
        self._balance()

    def force(self, torrent: Torrent, forced: bool) -> None:
        """Past the queue, or back into it; either lets one that rests go on (source)."""
        torrent.forced, torrent.paused = forced, False
        self._balance()

    def recheck(self, torrent: Torrent) -> None:
        """Check its files; what was missing is then known to be, and comes anew."""
        torrent.settle(self.now)
        if torrent.trouble == MISSING:
            torrent.trouble, torrent.done, torrent.completed = "", 0.0, None
            torrent.pace = torrent.pace or 5 * MIB
        torrent.checking_until = self.now + CHECKING_TAKES
        self._balance()

    def reannounce(self, torrent: Torrent) -> None:
        """Ask its tracker; it says what it said."""

    def move(self, torrents: list[Torrent], to: str) -> None:
        """To the "top" or "bottom" of the queue, or one place "up" or "down"."""
        order = list(self.by_hash.values())
        moved = [each for each in order if each in torrents]
        rest = [each for each in order if each not in torrents]
        if to == "top":
            order = moved + rest
        elif to == "bottom":
            order = rest + moved
        else:
            for each in moved if to == "up" else reversed(moved):
                _step(order, each, -1 if to == "up" else 1)
        self.by_hash = {each.hash: each for each in order}
        self._balance()

    def change(self, torrent: Torrent, **fields: object) -> None:
        """Change what bears on how fast it goes: limits, the files that are wanted."""
        torrent.settle(self.now)
        for name, value in fields.items():
            setattr(torrent, name, value)
        if torrent.done < torrent.size:
            torrent.completed = None
        self._balance()

    def limit_share(self, torrent: Torrent, ratio: float, seeding: int, inactive: int) -> None:
        """When it is done with seeding; one that is so already rests."""
        torrent.ratio_limit, torrent.seeding_limit, torrent.inactive_limit = ratio, seeding, inactive
        seeded = (self.now - torrent.completed) / 60 if torrent.completed is not None else -1
        shared = torrent.uploaded_at(self.now) / torrent.size if torrent.size else 0
        if torrent.complete and (0 <= ratio <= shared or 0 <= seeding <= seeded):
            self.pause(torrent, True)
        self.change(torrent)

    def set_limits(self, *, down: int | None = None, up: int | None = None) -> None:
        """Those that hold; None for no change."""
        limits = Limits(self.limits.down if down is None else down, self.limits.up if up is None else up)
        if self.slow:
            self.alternative = limits
        else:
            self.usual = limits
        self._balance()

    def set_slow(self, slow: bool) -> None:
        """Let the alternative limits hold, or not."""
        self.slow = slow
        self._balance()

    def tag(self, *tags: str) -> None:
        """Make tags that are not there yet."""
        self.tags += [tag for tag in dict.fromkeys(tags) if tag not in self.tags]

    # How it flows

    def _enter(self, torrent: Torrent) -> None:
        self.by_hash[torrent.hash] = torrent
        self.tag(*torrent.tags)

    def _balance(self) -> None:
        """Who may go, and how fast each; everything is settled first."""
        free = self._most_active
        for each in self.by_hash.values():
            each.settle(self.now)
            waits = not (each.complete or each.forced or each.paused or each.trouble)
            # A stalled one keeps no place; one without metadata keeps none either.
            takes = waits and each.pace > 0 and each.has_metadata
            each.queued = takes and free <= 0
            free -= takes and not each.queued
        everyone = list(self.by_hash.values())
        down = [_within(each.pace if _comes(each) else 0.0, each.down_limit) for each in everyone]
        up = [_within(each.give if each.at_work else 0.0, each.up_limit) for each in everyone]
        slower_down, slower_up = _share(sum(down), self.limits.down), _share(sum(up), self.limits.up)
        for each, come, go in zip(everyone, down, up, strict=True):
            each.down, each.up = come * slower_down, go * slower_up


def _comes(torrent: Torrent) -> bool:
    return torrent.at_work and torrent.has_metadata and not torrent.complete and not torrent.tracker_says


def _within(rate: float, limit: int) -> float:
    return min(rate, float(limit)) if limit else rate


def _share(total: float, limit: int) -> float:
    return limit / total if limit and total > limit else 1.0


def _step(order: list[Torrent], torrent: Torrent, by: int) -> None:
    """Past the next one that has a place: those that are complete have none."""
    at = order.index(torrent)
    other = at + by
    while 0 <= other < len(order) and order[other].complete:
        other += by
    if 0 <= other < len(order):
        order[at], order[other] = order[other], order[at]
