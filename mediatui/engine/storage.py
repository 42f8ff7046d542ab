"""Storage: what the libraries take on disk, by service, root folder, quality and codec, and how it grew.

Of movies their service's list tells quality, codec and when the file came; of everything else that is made
of many files each title is asked for them once, two at a time, and anew when its size has changed.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from mediatui.engine.resources import DAY, LIBRARIES
from mediatui.models.failure import Failure
from mediatui.models.snapshot import Key
from mediatui.models.statistics import Graph, Line
from mediatui.models.storage import FileBook, FilePart, KeptFiles
from mediatui.services.errors import ServiceError

if TYPE_CHECKING:
    from mediatui.engine.engine import Engine
    from mediatui.engine.graphs import Question
    from mediatui.models.library import MediaFile, Shelf
    from mediatui.models.storage import StorageDay
    from mediatui.services.library_ports import Library

AT_ONCE = 2
"""Titles asked for their files side by side."""
WRITTEN_EVERY = 20
"""After so many titles what was told is kept, so that who leaves and comes back goes on from there."""
KEPT = 90 * DAY
OTHER = "unknown"
SORTS = {"movies": "Movies", "series": "Series", "artists": "Music"}
"""The parts of a shelf, and what they are called."""


class Holding(NamedTuple):
    """Some files of one title that are alike."""

    service: str
    sort: str
    """ "Movies", "Series", "Music"."""
    root: str
    quality: str
    codec: str
    day: int
    """When they came: seconds since the epoch / 86,400."""
    size: int


def shelf_keys(engine: Engine) -> tuple[Key, ...]:
    """The libraries there are."""
    return engine.coordinator.keys("shelf")


def records_of(shelf: Shelf) -> Iterator[tuple[str, Any]]:
    """Everything on a shelf, each with what its sort is called."""
    for name, words in SORTS.items():
        for record in getattr(shelf, name, ()):
            yield words, record


async def known_now(engine: Engine, resource: str, keys: Iterable[Key] | None = None) -> None:
    """Have a resource asked for where it is not known or is old."""
    now = engine.store.now()
    wanted = []
    for key in engine.coordinator.keys(resource) if keys is None else keys:
        await engine.store.load(key)
        snapshot = engine.store.get(key)
        if snapshot.shown(now) is None or snapshot.is_old(now):
            wanted.append(key)
    if wanted:
        await engine.coordinator.fetch_now(wanted)


async def ask_storage(engine: Engine, one: Question) -> tuple[Graph, str]:
    """A graph of storage, and what is missing in it. Raises `ServiceError` where no library answered."""
    await known_now(engine, "shelf")
    await known_now(engine, "shelf_about")
    now = engine.store.now()
    shelves: dict[str, Shelf] = {}
    failures: dict[str, Failure] = {}
    for key in shelf_keys(engine):
        snapshot = engine.store.get(key)
        if snapshot.failure is not None:
            failures[key.service] = snapshot.failure
        if (shelf := snapshot.shown(now)) is not None:
            shelves[key.service] = shelf
    if not shelves and failures:
        raise ServiceError(next(iter(failures.values())))
    deep = one.name in ("storage-by-quality", "storage-by-codec", "storage-growth")
    notes = [f"without {name}, which did not answer" for name in failures if name not in shelves]
    holdings: list[Holding] = []
    for service, shelf in shelves.items():
        files: Mapping[str, KeptFiles] = {}
        if deep:
            files, missing = await _files_of(engine, service, shelf)
            if missing:
                notes.append(f"{service}: {missing} titles without their files")
        holdings += holdings_of(service, shelf, _names(engine, service), files, deep=deep)
    if one.name == "storage-growth":
        graph, note = await _growth(engine, one, holdings, list(shelves))
        return graph, " · ".join([note, *notes])
    by = {
        "storage-by-service": lambda each: each.service,
        "storage-by-root-folder": lambda each: each.root,
        "storage-by-quality": lambda each: each.quality,
        "storage-by-codec": lambda each: each.codec,
    }[one.name]
    return storage_graph(holdings, by), " · ".join(notes)


def storage_graph(holdings: Sequence[Holding], by: Any) -> Graph:
    """Bytes by whatever `by` names of a holding, the largest first; a line for each sort."""
    sums: Counter[tuple[str, str]] = Counter()
    total: Counter[str] = Counter()
    for each in holdings:
        name = by(each) or OTHER
        sums[name, each.sort] += each.size
        total[name] += each.size
    names = sorted((name for name in total if total[name]), key=lambda name: (-total[name], name))
    lines = [Line(sort, tuple(sums[name, sort] for name in names)) for sort in SORTS.values()]
    return Graph(tuple(names), tuple(line for line in lines if any(line.values)))


def holdings_of(
    service: str, shelf: Shelf, names: Any, files: Mapping[str, KeptFiles], *, deep: bool
) -> list[Holding]:
    """What is on a shelf; with `deep` the files of what has many, as far as they are known."""
    found: list[Holding] = []
    for sort, record in records_of(shelf):
        if not record.size:
            continue
        root = names.root(record.path)
        if sort == "Movies":
            at = record.file_added or record.added or 0.0
            parts: Iterable[FilePart] = (
                FilePart(record.quality, record.codec, int(at // DAY), record.size, 1),
            )
        elif deep and (kept := files.get(record.key)) is not None:
            parts = kept.parts
        else:
            parts = (FilePart("", "", int((record.added or 0.0) // DAY), record.size, 0),)
        found += [
            Holding(service, sort, root, part.quality, part.codec, part.day, part.size) for part in parts
        ]
    return found


def _names(engine: Engine, service: str) -> Any:
    from mediatui.engine.library import Names
    from mediatui.models.shelves import ShelfAbout

    for key in engine.coordinator.keys("shelf_about"):
        if key.service == service:
            return Names(engine.store.get(key).value or ShelfAbout())
    return Names(ShelfAbout())


# -- the files of what has many ---------------------------------------------------


def book_key(engine: Engine, service: str) -> Key:
    """Where the files of a service are kept."""
    endpoint = engine.endpoint(service)
    return Key("storage_files", service, endpoint.fingerprint if endpoint else "")


async def _files_of(engine: Engine, service: str, shelf: Shelf) -> tuple[Mapping[str, KeptFiles], int]:
    """The files of each title that has many, by its key; and of how many they could not be had."""
    many = [record for sort, record in records_of(shelf) if sort != "Movies" and record.size]
    if not many:
        return {}, 0
    key = book_key(engine, service)
    await engine.store.load(key)
    book: FileBook = engine.store.get(key).value or FileBook()
    known = {each.key: book.titles[each.key] for each in many if each.key in book.titles}
    wanted = [each for each in many if each.key not in known or known[each.key].size != each.size]
    if not wanted:
        return known, 0
    source = cast("Library", await engine.coordinator.service(service))
    slots, told, missing = asyncio.Semaphore(AT_ONCE), 0, 0

    def keep() -> None:
        engine.store.put(key, FileBook(dict(known)), old_after=KEPT, keep_for=KEPT)

    async def ask(record: Any) -> None:
        nonlocal told, missing
        async with slots:
            try:
                files = await source.files(record.id)
            except ServiceError:
                missing += 1
                return
            known[record.key] = KeptFiles(record.size, parts_of(files))
            told += 1
            if told % WRITTEN_EVERY == 0:
                keep()

    async with asyncio.TaskGroup() as group:
        for record in wanted:
            group.create_task(ask(record))
    keep()
    return known, missing


def parts_of(files: Iterable[MediaFile]) -> tuple[FilePart, ...]:
    """Files put together where they are alike."""
    sizes: Counter[tuple[str, str, int]] = Counter()
    counts: Counter[tuple[str, str, int]] = Counter()
    for file in files:
        codec = file.media.video_codec or file.media.audio_codec
        like = (file.quality.name, codec, int((file.added or 0.0) // DAY))
        sizes[like] += file.size
        counts[like] += 1
    return tuple(FilePart(*like, sizes[like], counts[like]) for like in sorted(sizes))


# -- growth -------------------------------------------------------------------------


async def _growth(
    engine: Engine, one: Question, holdings: Sequence[Holding], names: Sequence[str]
) -> tuple[Graph, str]:
    from mediatui.store.record import RecordError

    now = engine.store.now()
    recorded: dict[str, list[StorageDay]] = {}
    try:
        record = await engine.record()
        for name in names:
            endpoint = engine.endpoint(name)
            if endpoint is not None:
                recorded[name] = await record.storage_days(endpoint.fingerprint)
    except RecordError:
        pass  # the days the files came are known all the same
    return growth_graph(holdings, recorded, names, int(now // DAY), one.days)


def growth_graph(
    holdings: Sequence[Holding],
    recorded: Mapping[str, Sequence[StorageDay]],
    names: Sequence[str],
    today: int,
    days: int,
) -> tuple[Graph, str]:
    """Bytes at the end of each of the last `days` days (0: since the first file), a line for each service.

    From the first recorded day on what was recorded counts; before it the files there are today, each from
    the day it came: what was deleted meanwhile is not known of. The second is that in words.
    """
    came: dict[str, Counter[int]] = {name: Counter() for name in names}
    for each in holdings:
        came[each.service][each.day] += each.size
    known_days = [day for counts in came.values() for day in counts if day]
    oldest = min(known_days, default=today)
    first = today - days + 1 if days else min(oldest, today)
    lines, begins = [], []
    for name in names:
        marks = {each.day: each.size for each in recorded.get(name, ())}
        begin = min(marks, default=today)
        if marks and begin < today:
            begins.append(begin)
        size = sum(count for day, count in came[name].items() if day < first)
        earlier = [day for day in marks if day < first]
        if earlier:
            size = marks[max(earlier)]
        values = []
        for day in range(first, today + 1):
            if day in marks:
                size = marks[day]
            elif day < begin or not marks:
                size += came[name][day]
            values.append(size)
        values[-1] = sum(came[name].values())
        lines.append(Line(name, tuple(values)))
    dates = tuple(_date(day) for day in range(first, today + 1))
    words = "from the days on which the files that are there now came"
    if begins:
        words = f"as recorded since {_date(min(begins))}; before that {words}"
    return Graph(dates, tuple(lines)), words


def _date(day: int) -> str:
    return (datetime(1970, 1, 1) + timedelta(days=day)).strftime("%Y-%m-%d")


def asked_of(engine: Engine) -> list[str]:
    """The names of the services whose storage is looked at."""
    return [each.name for each in engine.endpoints if each.enabled and each.kind in LIBRARIES]
