"""What is done with titles of libraries: monitored, searched, refreshed, changed, deleted; as plans."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol, TypeVar, cast

from mediatui.engine.actions import Action, Danger, Plan
from mediatui.engine.requests import keys
from mediatui.models.adding import Changes
from mediatui.models.failure import FailureKind
from mediatui.models.library import Movie, Series, Shelf
from mediatui.models.music import Artist
from mediatui.models.release import Target
from mediatui.models.snapshot import Key
from mediatui.services.errors import ServiceError
from mediatui.wording.library import searches_words
from mediatui.wording.quantities import plural, size

if TYPE_CHECKING:
    from mediatui.engine.engine import Engine
    from mediatui.services.library_ports import Library, ReleaseSearcher
    from mediatui.services.music_ports import MusicLibrary

Record = Movie | Series | Artist
"""What a service keeps, and is asked about by its number there."""


class Titled(Protocol):
    """A record with what is said of it: what these plans are made for."""

    @property
    def key(self) -> str:
        """What stands for it."""
        ...

    @property
    def record(self) -> Record:
        """The movie, series or artist."""
        ...

    @property
    def title(self) -> str:
        """What it is called."""
        ...

    @property
    def missing(self) -> int:
        """How much of it is looked for and not there."""
        ...

    @property
    def profile(self) -> str:
        """The name of its quality profile."""
        ...

    @property
    def tags(self) -> tuple[str, ...]:
        """The labels of its tags."""
        ...

    @property
    def root(self) -> str:
        """The root folder it lies in."""
        ...


One = TypeVar("One", bound=Titled)

READ_AGAIN = 20
"""So many titles are read one by one after a change; for more the whole library is."""


async def library_of(engine: Engine, service: str) -> Library:
    """The adapter of a service that keeps a library."""
    return cast("Library", await engine.coordinator.service(service))


def by_service(entries: Sequence[One]) -> Mapping[str, list[One]]:
    """Titles by their service, in the order in which those are met."""
    found: dict[str, list[One]] = {}
    for entry in entries:
        found.setdefault(entry.record.service, []).append(entry)
    return found


def named(entries: Sequence[Titled]) -> str:
    """What these titles are called together: the one's title, else how many there are."""
    music = all(isinstance(entry.record, Artist) for entry in entries)
    return entries[0].title if len(entries) == 1 else plural(len(entries), "artist" if music else "title")


def target_words(service: str, ids: Sequence[int]) -> str:
    """Titles as the journal names them: "radarr/7,9"; read by `ids_of`."""
    return f"{service}/{','.join(map(str, ids))}"


def ids_of(target: str) -> tuple[int, ...]:
    """The numbers in what `target_words` made."""
    return tuple(int(each) for each in target.rpartition("/")[2].split(",") if each.isdigit())


# -- what is known, put right ---------------------------------------------------


def amend(
    engine: Engine, service: str, ids: Sequence[int], change: Callable[[Record], Record | None]
) -> None:
    """Have the list say at once what the service said of these titles; None: it is gone."""
    wanted = frozenset(ids)

    def changed(records: Sequence[Record]) -> tuple[Record, ...]:
        after = (change(record) if record.id in wanted else record for record in records)
        return tuple(record for record in after if record is not None)

    def amended(shelf: Shelf) -> Shelf:
        movies = cast("tuple[Movie, ...]", changed(shelf.movies))
        series = cast("tuple[Series, ...]", changed(shelf.series))
        artists = cast("tuple[Artist, ...]", changed(shelf.artists))
        return replace(shelf, movies=movies, series=series, artists=artists)

    for key in keys(engine, service, ("shelf",)):
        engine.store.amend(key, amended)


def insert(engine: Engine, service: str, record: Record) -> None:
    """Have the list say at once that there is a new title."""

    def longer(shelf: Shelf) -> Shelf:
        if isinstance(record, Movie):
            return replace(shelf, movies=(*shelf.movies, record))
        if isinstance(record, Artist):
            return replace(shelf, artists=(*shelf.artists, record))
        return replace(shelf, series=(*shelf.series, record))

    for key in keys(engine, service, ("shelf",)):
        engine.store.amend(key, longer)


async def read_again(engine: Engine, service: str, ids: Sequence[int]) -> None:
    """Read these titles anew, one by one, or where there are many the whole library.

    A title that is gone is taken out; for any other failure what is known stays.
    """
    if len(ids) > READ_AGAIN:
        engine.coordinator.refresh(keys(engine, service, ("shelf",)))
        return
    for number in ids:
        try:
            after = await record_now(engine, service, number)
        except ServiceError as problem:
            if problem.failure.kind is FailureKind.CONFLICT:
                amend(engine, service, [number], lambda record: None)
            continue
        if after is not None:
            amend(engine, service, [number], lambda record, after=after: after)  # type: ignore[misc]


async def record_now(engine: Engine, service: str, number: int) -> Record | None:
    """A title as its service has it now. Raises `ServiceError`."""
    endpoint = engine.endpoint(service)
    if endpoint is not None and endpoint.kind == "lidarr":
        music = cast("MusicLibrary", await engine.coordinator.service(service))
        return (await music.artist(number)).artist
    opened = await (await library_of(engine, service)).title(number)
    return opened.movie or opened.series


def changed_record(record: Record, changes: Changes) -> Record:
    """A title as it is after these changes."""
    told: dict[str, object] = {}
    for name in ("monitored", "profile_id", "path"):
        if (value := getattr(changes, name)) is not None:
            told[name] = value
    if changes.root_folder is not None:
        folder = record.path.rstrip("/").rpartition("/")[2]
        told["path"] = f"{changes.root_folder.rstrip('/')}/{folder}"
    if changes.tags is not None:
        kept = {"add": set(record.tags) | set(changes.tags), "remove": set(record.tags) - set(changes.tags)}
        told["tags"] = tuple(sorted(kept.get(changes.apply_tags, set(changes.tags))))
    if isinstance(record, Movie) and changes.minimum_availability is not None:
        told["minimum_availability"] = changes.minimum_availability
    if isinstance(record, Artist):
        if changes.metadata_profile_id is not None:
            told["metadata_profile_id"] = changes.metadata_profile_id
        if changes.monitor_new is not None:
            told["monitor_new"] = changes.monitor_new
    if isinstance(record, Series):
        if changes.series_kind is not None:
            told["kind"] = changes.series_kind
        if changes.season_folders is not None:
            told["season_folders"] = changes.season_folders
    return replace(record, **told)  # type: ignore[arg-type]


# -- plans ------------------------------------------------------------------------


def _action(
    name: str,
    words: str,
    service: str,
    ids: Sequence[int],
    calls: tuple[str, ...],
    perform: Callable[[], Awaitable[str]],
    *,
    danger: Danger = Danger.ASK,
    refreshes: tuple[Key, ...] = (),
) -> Action:
    return Action(name, words, service, target_words(service, ids), calls, refreshes, perform, danger)


async def monitor_plan(engine: Engine, entries: Sequence[Titled], monitored: bool) -> Plan:
    """The plan that looks for titles from now on, or no longer; asked nothing, for it can be turned back."""
    found = by_service(entries)
    actions = [
        await monitor_action(engine, service, [e.record.id for e in each], named(each), monitored)
        for service, each in found.items()
    ]
    verb = "monitor" if monitored else "stop monitoring"
    done = "Now monitored:" if monitored else "No longer monitored:"
    return Plan(f"{verb.capitalize()}?", tuple(actions), (), verb, "changing", done, "title")


async def monitor_action(
    engine: Engine, service: str, ids: Sequence[int], title: str, monitored: bool
) -> Action:
    """What does that in one service."""
    library = await library_of(engine, service)

    async def perform() -> str:
        await library.monitor(ids, monitored)
        amend(engine, service, ids, lambda record: replace(record, monitored=monitored))
        return f"{title} is {'' if monitored else 'not '}monitored now"

    words = f"{'Monitor' if monitored else 'Stop monitoring'} {title}"
    name = "title.monitor" if monitored else "title.unmonitor"
    calls = library.monitor_call(ids, monitored)
    return _action(name, words, service, ids, calls, perform, danger=Danger.NONE)


async def search_plan(engine: Engine, entries: Sequence[Titled]) -> Plan:
    """The plan that has the services look for titles and take the best."""
    actions = []
    for service, each in by_service(entries).items():
        targets = [_target(entry) for entry in each]
        actions.append(
            await search_action(engine, service, targets, named(each), [e.record.id for e in each])
        )
    count = sum(max(1, entry.missing) for entry in entries)
    hurts = (searches_words(count), "the best release of each is taken by itself")
    question = f"Look for {named(entries)}?"
    return Plan(question, tuple(actions), hurts, "search", "searching", "Searched", "title")


def _target(entry: Titled) -> Target:
    match entry.record:
        case Movie(id=number):
            return Target(movie_id=number)
        case Artist(id=number):
            return Target(artist_id=number)
    return Target(series_id=entry.record.id)


async def search_action(
    engine: Engine, service: str, targets: Sequence[Target], title: str, ids: Sequence[int]
) -> Action:
    """What looks for these in one service."""
    searcher = cast("ReleaseSearcher", await engine.coordinator.service(service))

    async def perform() -> str:
        await searcher.search(targets)
        return f"{service} looks for {title}"

    refreshes = keys(engine, service, ("queue", "queue_status"))
    calls = searcher.search_call(targets)
    return _action("release.search", f"Look for {title}", service, ids, calls, perform, refreshes=refreshes)


async def refresh_plan(engine: Engine, entries: Sequence[Titled]) -> Plan:
    """The plan that reads the data and folders of titles anew, and waits for its end."""
    actions = []
    for service, each in by_service(entries).items():
        library, ids, title = await library_of(engine, service), [e.record.id for e in each], named(each)

        async def perform(
            library: Library = library, ids: Sequence[int] = ids, title: str = title, service: str = service
        ) -> str:
            await library.finish(await library.refresh(ids))
            await read_again(engine, service, ids)
            return f"{service} has read {title} anew"

        calls = library.refresh_call(ids)
        words = f"Read {title} anew"
        actions.append(_action("title.refresh", words, service, ids, calls, perform, danger=Danger.NONE))
    question = f"Read {named(entries)} anew?"
    return Plan(question, tuple(actions), (), "refresh", "refreshing", "Refreshed", "title")


async def edit_plan(engine: Engine, entries: Sequence[Titled], changes: Changes, told: Sequence[str]) -> Plan:
    """The plan that changes titles, all in the same way; `told` says in words what changes."""
    actions = []
    for service, each in by_service(entries).items():
        library, ids, title = await library_of(engine, service), [e.record.id for e in each], named(each)

        async def perform(
            library: Library = library, ids: Sequence[int] = ids, title: str = title, service: str = service
        ) -> str:
            await library.edit(ids, changes)
            amend(engine, service, ids, lambda record: changed_record(record, changes))
            return f"changed {title}"

        calls = library.edit_call(ids, changes)
        actions.append(_action("title.edit", f"Change {title}", service, ids, calls, perform))
    hurts = [*told, *(entry.title for entry in entries)]
    if changes.root_folder is not None:
        moved = sum(entry.record.size for entry in entries)
        files = (
            f"the files are moved: {size(moved)}" if changes.move_files else "the files stay where they are"
        )
        hurts.insert(len(told), files)
    question = f"Change {named(entries)}?"
    return Plan(question, tuple(actions), tuple(hurts), "change", "changing", "Changed", "title")


async def delete_plan(engine: Engine, entries: Sequence[Titled], *, files: bool, exclude: bool) -> Plan:
    """The plan that takes titles out of their libraries; it says what that frees."""
    actions = []
    for service, each in by_service(entries).items():
        library, ids, title = await library_of(engine, service), [e.record.id for e in each], named(each)

        async def perform(
            library: Library = library, ids: Sequence[int] = ids, title: str = title, service: str = service
        ) -> str:
            await library.delete(ids, files=files, exclude=exclude)
            amend(engine, service, ids, lambda record: None)
            return f"deleted {title} from {service}"

        calls = library.delete_call(ids, files=files, exclude=exclude)
        words = f"Delete {title} from {service}{' with its files' if files else ''}"
        actions.append(_action("title.delete", words, service, ids, calls, perform))
    held = sum(entry.record.size for entry in entries)
    freed = (
        f"files are deleted from the disk: {size(held)}" if files else f"files stay on the disk: {size(held)}"
    )
    hurts = [freed, "no list adds it again" if exclude else "an import list may add it again"]
    hurts.append("this cannot be undone" if files else "it can be added again by hand")
    if len(entries) > 1:
        hurts += [entry.title for entry in entries]
    question = f"Delete {named(entries)}?"
    return Plan(question, tuple(actions), tuple(hurts), "delete", "deleting", "Deleted", "title")
