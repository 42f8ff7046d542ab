"""Saying by hand what a file is: which questions lead from a service's library to a mapping.

Each kind of service has a `Course`: the steps from nothing to a complete `Mapping`, each a list to choose
from, and a way to map further files of the same title by what their names tell. The dialog knows the steps
only; a new kind of service is a new entry of `COURSES`.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, cast

from mediatui.models.imports import ImportCandidate, MappingKind, season_words
from mediatui.models.imports import Mapping as Mapped
from mediatui.wording.library import Record, record_title

if TYPE_CHECKING:
    from mediatui.engine.engine import Engine
    from mediatui.models.library import Episode, Shelf
    from mediatui.models.quality import Language, Quality
    from mediatui.services.library_ports import QueueSource


class Choice(NamedTuple):
    """Something a file may be, or be part of."""

    id: int
    words: str
    hint: str = ""
    likely: bool = False
    """Whether the file's name speaks for it: the cursor or the marks begin there."""


class Asked(NamedTuple):
    """What a step is asked of: whose file it is, the file, and what is chosen so far."""

    engine: Engine
    service: str
    candidate: ImportCandidate
    so_far: Mapped


class Step(NamedTuple):
    """One question on the way to a mapping. `choices` raises `ServiceError`."""

    name: str
    """What is chosen, in the field's word: "movie", "season", "episodes"."""
    choices: Callable[[Asked], Awaitable[Sequence[Choice]]]
    take: Callable[[Mapped, Sequence[Choice]], Mapped]
    several: bool = False
    typed: bool = False
    """Whether there are so many that they are found by typing."""


class Course(NamedTuple):
    """How files of one kind of service are mapped."""

    kind: MappingKind
    steps: tuple[Step, ...]
    by_name: Callable[[Asked], Awaitable[Mapped | None]] | None = None
    """The complete mapping of a file to a title (`so_far.title_id`) by what its name tells; None where
    that is nothing. Absent where a title has one file. Raises `ServiceError`."""
    shared: int = 1
    """So many of the steps are the same for all files of a download, and asked once for all of them."""


# -- the library, as it is known ------------------------------------------------


async def shelf_of(engine: Engine, service: str) -> Shelf | None:
    """The library of a service: as it is known, asked for where nothing is. Raises `ServiceError`."""
    for key in engine.coordinator.keys("shelf"):
        if key.service == service:
            await engine.store.load(key)
            if engine.store.get(key).value is None:
                await engine.coordinator.fetch_now([key])
            snapshot = engine.store.get(key)
            if snapshot.value is None and snapshot.failure is not None:
                from mediatui.services.errors import ServiceError

                raise ServiceError(snapshot.failure)
            return cast("Shelf | None", snapshot.value)
    return None


async def records_of(engine: Engine, service: str) -> Sequence[Record]:
    """The movies or series of a service."""
    shelf = await shelf_of(engine, service)
    return (*shelf.movies, *shelf.series) if shelf is not None else ()


async def titles(asked: Asked) -> Sequence[Choice]:
    """All titles of the library, those that the file's name is like first."""
    from mediatui.matching.likely import likely_first

    records = await records_of(asked.engine, asked.service)
    named = asked.candidate.name or asked.candidate.path
    order, sure = await likely_first(named, [(each.title, each.year) for each in records])
    return [
        Choice(record.id, record_title(record), record.path, likely=at < sure)
        for at, record in enumerate(records[number] for number in order)
    ]


def _take_title(so_far: Mapped, chosen: Sequence[Choice]) -> Mapped:
    return Mapped(so_far.kind, chosen[0].id, chosen[0].words)


# -- Sonarr -----------------------------------------------------------------------


async def _episodes(asked: Asked) -> tuple[Episode, ...]:
    from mediatui.engine.library_lookups import episodes

    return await episodes(asked.engine, asked.service, asked.so_far.title_id or 0)


async def _season_choices(asked: Asked) -> Sequence[Choice]:
    from mediatui.matching.episodes import episodes_in

    told = episodes_in(asked.candidate.name or asked.candidate.path)
    counts: dict[int, list[bool]] = {}
    for each in await _episodes(asked):
        counts.setdefault(each.season or 0, []).append(each.file_id is not None)
    likely = told.season if told is not None else asked.candidate.season
    return [
        Choice(season, season_words(season), f"{sum(there)} of {len(there)} here", likely=season == likely)
        for season, there in sorted(counts.items(), key=lambda each: (each[0] == 0, each[0]))
    ]


def _take_season(so_far: Mapped, chosen: Sequence[Choice]) -> Mapped:
    return so_far._replace(group_id=chosen[0].id, group=chosen[0].words)


def _part_words(episode: Episode) -> str:
    return f"S{episode.season or 0:02}E{episode.number or 0:02} {episode.title}".rstrip()


async def _episode_choices(asked: Asked) -> Sequence[Choice]:
    from mediatui.matching.episodes import episodes_in

    told = episodes_in(asked.candidate.name or asked.candidate.path)
    season = asked.so_far.group_id
    likely = told.episodes if told is not None and told.season == season else ()
    return [
        Choice(each.id, _part_words(each), "here" if each.file_id else "missing", each.number in likely)
        for each in await _episodes(asked)
        if (each.season or 0) == season
    ]


def _take_parts(so_far: Mapped, chosen: Sequence[Choice]) -> Mapped:
    return so_far._replace(
        part_ids=tuple(each.id for each in chosen), part_titles=tuple(each.words for each in chosen)
    )


async def _episodes_by_name(asked: Asked) -> Mapped | None:
    from mediatui.matching.episodes import episodes_in

    told = episodes_in(asked.candidate.name or asked.candidate.path)
    if told is None:
        return None
    meant = [
        each
        for each in await _episodes(asked)
        if (each.season or 0) == told.season and each.number in told.episodes
    ]
    if len(meant) != len(told.episodes):
        return None
    return asked.so_far._replace(
        group_id=told.season,
        group=season_words(told.season),
        part_ids=tuple(each.id for each in meant),
        part_titles=tuple(map(_part_words, meant)),
    )


COURSES: Mapping[str, Course] = {
    "radarr": Course(MappingKind.MOVIE, (Step("movie", titles, _take_title, typed=True),)),
    "sonarr": Course(
        MappingKind.SERIES,
        (
            Step("series", titles, _take_title, typed=True),
            Step("season", _season_choices, _take_season),
            Step("episodes", _episode_choices, _take_parts, several=True),
        ),
        _episodes_by_name,
    ),
}
"""By kind of service; that of music stands in `import_music`."""


def course_of(engine: Engine, service: str) -> Course | None:
    """How files of this service are mapped; None where they cannot be."""
    endpoint = engine.endpoint(service)
    if endpoint is not None and endpoint.kind == "lidarr":
        from mediatui.engine.import_music import COURSE

        return COURSE
    return COURSES.get(endpoint.kind) if endpoint is not None else None


# -- what else can be said of a file ----------------------------------------------


async def _queue(engine: Engine, service: str) -> QueueSource:
    return cast("QueueSource", await engine.coordinator.service(service))


async def qualities(engine: Engine, service: str) -> tuple[Quality, ...]:
    """All qualities of a service, the best first. Raises `ServiceError`."""
    return await (await _queue(engine, service)).qualities()


async def languages(engine: Engine, service: str) -> tuple[Language, ...]:
    """All languages of a service, by name. Raises `ServiceError`."""
    return await (await _queue(engine, service)).languages()


async def judged(
    engine: Engine, service: str, candidates: Sequence[ImportCandidate]
) -> tuple[ImportCandidate, ...]:
    """Files with what stands against them as what they are said to be now. Those of which it is not known
    what they are stay as they were. Raises `ServiceError`."""
    known = [each for each in candidates if each.is_complete]
    if not known:
        return tuple(candidates)
    found = (await (await _queue(engine, service)).judge_imports(known)).candidates
    by_id = {each.id: each for each in found}
    return tuple(by_id.get(each.id, each) if each.is_complete else each for each in candidates)
