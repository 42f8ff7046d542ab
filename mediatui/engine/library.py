"""All libraries as one list of titles, and an index in which twenty thousand are found as one types."""

from __future__ import annotations

import asyncio
import heapq
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from typing import TYPE_CHECKING, Any, NamedTuple

from mediatui.models.library import Movie, Series, Shelf
from mediatui.models.shelves import ShelfAbout
from mediatui.store.uncollected import uncollected
from mediatui.wording.library import Record, missing_of, record_title, state_of

if TYPE_CHECKING:
    from mediatui.matching.filter import Filter, Word

ALL, MOVIES, SERIES, MISSING, CUTOFF, UNMONITORED = 0, 1, 2, 4, 8, 16
"""The parts of the list as bits of `Entry.bits`; `ALL` is in everything."""

AT_ONCE = 250
"""Titles taken into the index before the event loop gets its turn: under 4 ms."""
MANY = 2_000
"""Titles from which on they are kept from the collection of garbage."""
DAY = 86_400.0
NOTHING = ShelfAbout()


class Entry(NamedTuple):
    """A title with the names that its service gives its numbers."""

    key: str
    record: Record
    bits: int
    missing: int
    profile: str
    tags: tuple[str, ...]
    root: str
    folded: str
    """What words are looked for in, folded."""

    @property
    def is_movie(self) -> bool:
        """Whether it is a movie; else it is a series."""
        return bool(self.bits & MOVIES)

    @property
    def title(self) -> str:
        """Title and year."""
        return record_title(self.record)

    @property
    def quality(self) -> str:
        """Of a movie's file; series have many."""
        return self.record.quality if isinstance(self.record, Movie) else ""


def bits_of(record: Record) -> int:
    """The parts of the list it belongs to."""
    bits = MOVIES if isinstance(record, Movie) else SERIES
    if missing_of(record):
        bits |= MISSING
    if isinstance(record, Movie) and record.monitored and record.cutoff_met is False:
        bits |= CUTOFF
    return bits if record.monitored else bits | UNMONITORED


class Names:
    """The names of one service's numbers."""

    def __init__(self, about: ShelfAbout) -> None:
        self._profiles = {each.id: each.name for each in about.profiles}
        self._tags = {each.id: each.label for each in about.tags}
        self._roots = sorted((each.path.rstrip("/\\") for each in about.folders), key=len, reverse=True)
        self._tagged: dict[tuple[int, ...], tuple[str, ...]] = {}

    def profile(self, number: int | None) -> str:
        """A profile's name; "" while it is not known."""
        return self._profiles.get(number, "") if number is not None else ""

    def tags(self, numbers: tuple[int, ...]) -> tuple[str, ...]:
        """The labels of tags; the same object for the same numbers."""
        found = self._tagged.get(numbers)
        if found is None:
            found = self._tagged[numbers] = tuple(self._tags.get(each, f"tag {each}") for each in numbers)
        return found

    def root(self, path: str) -> str:
        """The root folder a path lies in; else the folder above it."""
        for root in self._roots:
            if path.startswith(root) and path[len(root) : len(root) + 1] in ("/", "\\", ""):
                return root
        return path.rpartition("\\" if "\\" in path else "/")[0]


def entry_of(record: Record, names: Names, fold: Callable[[str], str]) -> Entry:
    """A title with its names."""
    tags = names.tags(record.tags)
    words = record.title if not tags else f"{record.title} {' '.join(tags)}"
    return Entry(
        record.key,
        record,
        bits_of(record),
        missing_of(record),
        names.profile(record.profile_id),
        tags,
        names.root(record.path),
        fold(words),
    )


# -- what a filter may ask ------------------------------------------------------


def _ago(moment: float | None, now: float) -> float | None:
    return None if moment is None else (now - moment) / DAY


def _is(entry: Entry) -> str:
    words = ["monitored" if entry.record.monitored else "unmonitored"]
    words += [word for bit, word in ((MISSING, "missing"), (CUTOFF, "cutoff")) if entry.bits & bit]
    return " ".join(words)


# fmt: off
FIELDS: Mapping[str, Callable[[Entry, float], str | float | None]] = {
    "title":    lambda e, now: e.record.title,
    "type":     lambda e, now: "movie" if e.bits & MOVIES else "series",
    "is":       lambda e, now: _is(e),
    "state":    lambda e, now: state_of(e.record),
    "status":   lambda e, now: e.record.status.value,
    "service":  lambda e, now: e.record.service,
    "profile":  lambda e, now: e.profile,
    "quality":  lambda e, now: e.quality,
    "tag":      lambda e, now: ", ".join(e.tags),
    "root":     lambda e, now: e.root,
    "path":     lambda e, now: e.record.path,
    "genre":    lambda e, now: ", ".join(e.record.genres),
    "network":  lambda e, now: e.record.network if isinstance(e.record, Series) else "",
    "year":     lambda e, now: float(e.record.year) if e.record.year else None,
    "size":     lambda e, now: e.record.size / 2**30,
    "rating":   lambda e, now: e.record.rating,
    "missing":  lambda e, now: float(e.missing),
    "added":    lambda e, now: _ago(e.record.added, now),
    "searched": lambda e, now: _ago(e.record.last_searched, now) if isinstance(e.record, Movie) else None,
    "runtime":  lambda e, now: None if e.record.runtime_s is None else e.record.runtime_s / 60,
}
# fmt: on
"""The fields of the filter: `size` in GiB, `runtime` in minutes, `added` and `searched` in days."""


class EntryFacts(Mapping[str, "str | float | None"]):
    """What a title says of itself, worked out when it is asked for."""

    def __init__(self, entry: Entry, now: float) -> None:
        self._entry = entry
        self._now = now

    def __getitem__(self, name: str) -> str | float | None:
        return FIELDS[name](self._entry, self._now)

    def __iter__(self) -> Iterator[str]:
        return iter(FIELDS)

    def __len__(self) -> int:
        return len(FIELDS)


# -- orders -----------------------------------------------------------------------


def _name(entry: Entry) -> str:
    return entry.record.sort_title or entry.folded


ORDERS: dict[str, tuple[str, Callable[[Entry], tuple[object, ...]]]] = {
    "title": ("title", lambda e: (_name(e),)),
    "added": ("newest", lambda e: (-(e.record.added or 0),)),
    "year": ("year", lambda e: (-(e.record.year or 0),)),
    "size": ("size", lambda e: (-e.record.size,)),
    "rating": ("rating", lambda e: (-(e.record.rating or 0),)),
    "quality": ("quality", lambda e: (f"{e.quality or '~'} {e.profile}",)),
    "missing": ("missing", lambda e: (-e.missing,)),
    "searched": ("searched longest ago", lambda e: (_searched(e),)),
}
"""Column key → what the order is called, and what it sorts by; of equals the first by title comes first."""


def _searched(entry: Entry) -> float:
    searched = entry.record.last_searched if isinstance(entry.record, Movie) else None
    return searched if searched is not None else 0.0 if entry.missing else float("inf")


class Index:
    """Titles in order of their names, and where each word of them stands."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.by_key: dict[str, Entry] = {}
        self.counts: dict[int, int] = {}
        self._places: dict[str, list[int]] = {}
        """Word → the numbers of the titles it stands in."""
        self._ordered: dict[str, list[int]] = {}
        self._found: dict[Word, frozenset[int]] = {}
        self._folded: list[str] = []
        """What words are looked for in, of all titles."""

    def take(self, entries: Iterable[Entry]) -> None:
        """The next titles, in order of their names."""
        places, counts = self._places, self.counts
        for entry in entries:
            number = len(self.entries)
            self.entries.append(entry)
            self._folded.append(entry.folded)
            self.by_key[entry.key] = entry
            counts[entry.bits] = counts.get(entry.bits, 0) + 1
            for word in set(entry.folded.split()):
                known = places.get(word)
                if known is None:
                    places[word] = [number]
                else:
                    known.append(number)

    def count(self, view: int) -> int:
        """How many titles a part of the list has."""
        return sum(count for bits, count in self.counts.items() if bits & view == view)

    def arranged(
        self, view: int, wanted: Filter | None, order: str, now: float, *, reverse: bool = False
    ) -> list[Entry]:
        """The titles of a part of the list that a filter lets through, in an order."""
        entries = self.entries
        numbers: Sequence[int] = self._in_order(order)
        if view:
            numbers = [number for number in numbers if entries[number].bits & view]
        for word in wanted.words if wanted is not None else ():
            found = self._with(word)
            if word.negated:
                numbers = [number for number in numbers if number not in found]
            else:
                numbers = [number for number in numbers if number in found]
        shown = [entries[number] for number in numbers]
        if wanted is not None and wanted.fields:
            shown = [e for e in shown if all(term(EntryFacts(e, now)) for term in wanted.fields)]
        if reverse:
            shown.reverse()
        return shown

    def _in_order(self, order: str) -> Sequence[int]:
        if order == "title":
            return range(len(self.entries))
        known = self._ordered.get(order)
        if known is None:
            by = ORDERS[order][1]
            keys: list[Any] = [by(entry)[0] for entry in self.entries]
            known = self._ordered[order] = sorted(range(len(keys)), key=keys.__getitem__)
        return known

    def _with(self, word: Word) -> frozenset[int]:
        """The numbers of the titles that have this word; where none has, a word that was meant by it: one
        with the same first letter, for of so many words some are near to anything."""
        known = self._found.get(word)
        if known is not None:
            return known
        from mediatui.matching.text import FUZZY_FROM, FUZZY_SCORE

        text = word.text
        found = self._standing(text)
        if not found and not word.exact and len(text) >= FUZZY_FROM:
            from rapidfuzz import fuzz, process

            words = [each for each in self._places if each[0] == text[0] and len(each) >= 3]
            near = process.extract(
                text, words, scorer=fuzz.partial_ratio, score_cutoff=FUZZY_SCORE, limit=None
            )
            for each, _, _ in near:
                found += self._places[each]
        if len(self._found) > 40:
            self._found.clear()
        self._found[word] = kept = frozenset(found)
        return kept

    def _standing(self, text: str) -> list[int]:
        """The numbers of the titles in which this stands, in order: 1 ms for 20,000."""
        return [number for number, folded in enumerate(self._folded) if text in folded]


async def indexed(
    shelves: Sequence[tuple[str, Shelf, ShelfAbout]],
    before: Index | None = None,
    veiled: Callable[[Record], Record] | None = None,
) -> Index:
    """An index of these libraries (service, shelf, what its numbers are called), made in steps.

    `before` gives back the entries of what has not changed; `veiled` puts stand-ins for names.
    """
    from mediatui.matching.text import fold

    known = before.by_key if before is not None and veiled is None else {}
    runs: list[list[tuple[str, str, Entry]]] = []
    for _, shelf, about in shelves:
        names = Names(about)
        records: Sequence[Record] = (*shelf.movies, *shelf.series)
        for start in range(0, len(records), AT_ONCE):
            run = []
            for record in records[start : start + AT_ONCE]:
                shown = record if veiled is None else veiled(record)
                entry = known.get(record.key)
                if entry is None or entry.record is not shown or _renamed(entry, names):
                    entry = entry_of(shown, names, fold)
                run.append((_name(entry), entry.key, entry))
            run.sort()
            runs.append(run)
            await asyncio.sleep(0)
    many = sum(map(len, runs)) > MANY
    with uncollected(stay=not known) if many else nullcontext():
        return await _merged(runs)


async def _merged(runs: Sequence[Sequence[tuple[str, str, Entry]]]) -> Index:
    index = Index()
    piece: list[Entry] = []
    for _, _, entry in heapq.merge(*runs):
        piece.append(entry)
        if len(piece) >= AT_ONCE:
            index.take(piece)
            piece = []
            await asyncio.sleep(0)
    index.take(piece)
    return index


def _renamed(entry: Entry, names: Names) -> bool:
    """Whether its profile or tags are called something else by now."""
    record = entry.record
    same = entry.profile == names.profile(record.profile_id) and entry.tags == names.tags(record.tags)
    return not same or entry.root != names.root(record.path)
