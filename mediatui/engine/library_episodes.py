"""What is done with seasons and episodes of a series, and with files; as plans."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from mediatui.engine.actions import Action, Danger, Plan
from mediatui.engine.library_deeds import library_of, read_again
from mediatui.models.imports import Renaming
from mediatui.models.library import MediaFile
from mediatui.wording.quantities import plural, size

if TYPE_CHECKING:
    from mediatui.engine.engine import Engine
    from mediatui.services.library_ports import SeriesLibrary


def monitor_episodes_action(
    engine: Engine,
    library: SeriesLibrary,
    service: str,
    series_id: int,
    ids: Sequence[int],
    title: str,
    monitored: bool,
) -> Action:
    """What looks for episodes from now on, or no longer."""

    async def perform() -> str:
        await library.monitor_episodes(ids, monitored)
        await read_again(engine, service, [series_id])
        return f"{title} is {'' if monitored else 'not '}monitored now"

    return Action(
        name="episode.monitor" if monitored else "episode.unmonitor",
        words=f"{'Monitor' if monitored else 'Stop monitoring'} {title}",
        service=service,
        target=f"{service}/{series_id}/{','.join(map(str, ids))}",
        calls=library.monitor_episodes_call(ids, monitored),
        refreshes=(),
        perform=perform,
        danger=Danger.NONE,
    )


def monitor_season_action(
    engine: Engine,
    library: SeriesLibrary,
    service: str,
    series_id: int,
    season: int,
    ids: Sequence[int],
    title: str,
    monitored: bool,
) -> Action:
    """What looks for a season from now on, or no longer; `ids` are its episodes."""

    async def perform() -> str:
        await library.monitor_season(series_id, season, ids, monitored)
        await read_again(engine, service, [series_id])
        return f"{title} is {'' if monitored else 'not '}monitored now"

    return Action(
        name="episode.monitor" if monitored else "episode.unmonitor",
        words=f"{'Monitor' if monitored else 'Stop monitoring'} {title}",
        service=service,
        target=f"{service}/{series_id}/season {season}/{','.join(map(str, ids))}",
        calls=library.monitor_season_call(series_id, season, ids, monitored),
        refreshes=(),
        perform=perform,
        danger=Danger.NONE,
    )


async def series_library(engine: Engine, service: str) -> SeriesLibrary:
    """The adapter of a service that keeps series."""
    return cast("SeriesLibrary", await engine.coordinator.service(service))


async def monitor_parts_plan(
    engine: Engine,
    service: str,
    series_id: int,
    ids: Sequence[int],
    title: str,
    monitored: bool,
    *,
    season: int | None = None,
) -> Plan:
    """The plan that looks for episodes, or for a season with its episodes, from now on or no longer."""
    library = await series_library(engine, service)
    if season is None:
        action = monitor_episodes_action(engine, library, service, series_id, ids, title, monitored)
    else:
        action = monitor_season_action(engine, library, service, series_id, season, ids, title, monitored)
    verb = "monitor" if monitored else "stop monitoring"
    return Plan(f"{verb.capitalize()} {title}?", (action,), (), verb, "changing", "Changed", "title")


async def delete_files_plan(
    engine: Engine, service: str, title_id: int, files: Sequence[MediaFile], title: str
) -> Plan:
    """The plan that deletes files from the disk; their title stays, and may be looked for again."""
    library = await library_of(engine, service)
    ids = [file.id for file in files]

    async def perform() -> str:
        await library.delete_files(ids)
        await read_again(engine, service, [title_id])
        return f"deleted {plural(len(ids), 'file')} of {title}"

    action = Action(
        name="file.delete",
        words=f"Delete {plural(len(ids), 'file')} of {title}",
        service=service,
        target=f"{service}/{title_id}/{','.join(map(str, ids))}",
        calls=library.delete_files_call(ids),
        refreshes=(),
        perform=perform,
    )
    freed = f"deleted from the disk: {size(sum(file.size for file in files))}"
    hurts = (freed, "what is monitored is looked for again", *(file.name or file.path for file in files))
    question = f"Delete {plural(len(ids), 'file')} of {title}?"
    return Plan(question, (action,), hurts, "delete", "deleting", "Deleted", "file")


async def renamings(engine: Engine, service: str, title_id: int) -> tuple[Renaming, ...]:
    """The files of a title that the naming rules would call otherwise. Raises `ServiceError`."""
    return await (await library_of(engine, service)).renamings(title_id)


async def rename_plan(
    engine: Engine, service: str, title_id: int, chosen: Sequence[Renaming], title: str
) -> Plan:
    """The plan that renames files as the naming rules say, and waits for its end."""
    library = await library_of(engine, service)
    ids = [each.file_id for each in chosen]

    async def perform() -> str:
        await library.finish(await library.rename(title_id, ids))
        await read_again(engine, service, [title_id])
        return f"renamed {plural(len(ids), 'file')} of {title}"

    action = Action(
        name="file.rename",
        words=f"Rename {plural(len(ids), 'file')} of {title}",
        service=service,
        target=f"{service}/{title_id}/{','.join(map(str, ids))}",
        calls=library.rename_call(title_id, ids),
        refreshes=(),
        perform=perform,
    )
    hurts = tuple(f"{each.old} → {each.new}" for each in chosen)
    question = f"Rename {plural(len(ids), 'file')} of {title}?"
    return Plan(question, (action,), hurts, "rename", "renaming", "Renamed", "file")
