"""Looking for releases by hand, and grabbing one; as lookups and plans."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from mediatui.engine import release_book
from mediatui.engine.actions import Action, Plan
from mediatui.engine.repair import all_keys
from mediatui.models.release import Override, Release, ReleaseList, Target
from mediatui.services.errors import ServiceError
from mediatui.wording.quantities import size

if TYPE_CHECKING:
    from mediatui.engine.engine import Engine
    from mediatui.services.library_ports import ReleaseSearcher


async def _searcher(engine: Engine, service: str) -> ReleaseSearcher:
    return cast("ReleaseSearcher", await engine.coordinator.service(service))


async def releases(engine: Engine, service: str, target: Target) -> ReleaseList:
    """What the indexers have for it; kept a while (`release_book`). Takes seconds to minutes. Raises
    `ServiceError`."""
    found = await (await _searcher(engine, service)).releases(target)
    release_book.keep(engine, service, target, found.releases)
    return found


async def grab_plan(engine: Engine, release: Release, target: Target, title: str) -> Plan:
    """The plan that sends a release to the download client. What the service rejected, or could not tell
    what it is, is grabbed as what it was searched for, and what stands against it is said."""
    searcher = await _searcher(engine, release.service)
    override = None
    if not release.can_be_grabbed:
        episodes = (target.episode_id,) if target.episode_id is not None else ()
        override = Override(release.quality, release.languages, target.movie_id, target.series_id, episodes)

    async def perform() -> str:
        try:
            await searcher.grab(release, override)
        except ServiceError:
            release_book.forget(engine, release.service, target)
            raise
        return f"grabbed {release.title}"

    action = Action(
        name="release.grab",
        words=f"Grab {release.title} for {title}",
        service=release.service,
        target=release.title,
        calls=searcher.grab_call(release, override),
        refreshes=all_keys(engine),
        perform=perform,
    )
    hurts = [f"{release.indexer} · {release.quality.name} · {size(release.size)}"]
    hurts += [f"against it: {reason}" for reason in release.rejections]
    if override is not None:
        hurts.append(f"It is taken as {title}, whatever its name says.")
    return Plan(f"Grab this for {title}?", (action,), tuple(hurts), "grab", "grabbing", "Grabbed", "release")


async def search_plan(engine: Engine, service: str, target: Target, title: str) -> Plan:
    """The plan that has the service look for it and take the best."""
    searcher = await _searcher(engine, service)

    async def perform() -> str:
        await searcher.search([target])
        return f"{service} looks for {title}"

    action = Action(
        name="release.search",
        words=f"Look for {title}",
        service=service,
        target=title,
        calls=searcher.search_call([target]),
        refreshes=all_keys(engine),
        perform=perform,
    )
    hurts = ("every indexer is asked", "the best release is taken by itself")
    return Plan(f"Look for {title}?", (action,), hurts, "search", "searching", "Searched", "title")
