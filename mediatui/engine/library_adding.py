"""Adding a title to a library; as a plan, with what was chosen the last time."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from mediatui.engine.actions import Action, Plan
from mediatui.engine.library_deeds import insert, library_of, record_now
from mediatui.engine.requests import keys
from mediatui.models.adding import Adding, Candidate
from mediatui.services.errors import ServiceError

if TYPE_CHECKING:
    from mediatui.engine.engine import Engine

MONITOR_MOVIES = {
    "movieOnly": "this movie",
    "movieAndCollection": "this movie and its collection",
    "none": "nothing",
}
MONITOR_SERIES = {
    "all": "all episodes",
    "future": "episodes to come",
    "missing": "what is missing",
    "existing": "what is there",
    "firstSeason": "the first season",
    "lastSeason": "the last season",
    "pilot": "the pilot",
    "none": "nothing",
}
MONITOR_ARTISTS = {
    "all": "all albums",
    "future": "albums to come",
    "missing": "albums that are not there",
    "existing": "albums that are there",
    "latest": "the latest album",
    "first": "the first album",
    "none": "nothing",
}
MONITOR_ALBUM = {"album": "this album", "none": "nothing"}
"""What of a new title is looked for, as the services call it → in words."""

_CHOICE = "title.add"


class Last(NamedTuple):
    """What was chosen the last time in a service; empty where nothing was."""

    profile_id: int = 0
    root_folder: str = ""
    monitor: str = ""
    search: bool = True
    metadata_profile_id: int = 0
    tags: tuple[int, ...] = ()


async def last_choice(engine: Engine, service: str) -> Last:
    """How something was added to this service last."""
    for told in await engine.choices.recall(f"{_CHOICE} {service}"):
        try:
            last = Last(*json.loads(told))
            return last._replace(tags=tuple(last.tags))
        except (ValueError, TypeError):
            break
    return Last()


async def remember(engine: Engine, service: str, how: Adding) -> None:
    """Keep how something was added."""
    kept = [how.profile_id, how.root_folder, how.monitor, how.search, how.metadata_profile_id or 0, how.tags]
    told = json.dumps(kept)
    await engine.choices.remember(f"{_CHOICE} {service}", told)


def candidate_title(candidate: Candidate) -> str:
    """Title and year; of an album its artist too; what tells it from others of that name."""
    title = f"{candidate.title} ({candidate.year})" if candidate.year else candidate.title
    if candidate.disambiguation:
        title = f"{title} ({candidate.disambiguation})"
    return f"{candidate.artist} – {title}" if candidate.album_mbid and candidate.artist else title


def number_of(candidate: Candidate) -> int | str | None:
    """What it is called out in the world."""
    music = candidate.album_mbid or candidate.artist_mbid
    return candidate.tmdb_id or candidate.tvdb_id or music or None


async def add_plan(engine: Engine, candidate: Candidate, how: Adding, told: tuple[str, ...]) -> Plan:
    """The plan that adds a title; `told` says in words how."""
    service = candidate.service
    library, title = await library_of(engine, service), candidate_title(candidate)

    async def perform() -> str:
        number = await library.add(candidate, how)
        if candidate.album_mbid:
            # Of an album the number is its own: whether its artist came with it only the whole list says.
            engine.coordinator.refresh(keys(engine, service, ("shelf",)))
        elif number is not None:
            try:
                record = await record_now(engine, service, number)
            except ServiceError:
                pass  # it is there; the list hears of it when it is read anew
            else:
                if record is not None:
                    insert(engine, service, record)
        return f"added {title} to {service}"

    action = Action(
        name="title.add",
        words=f"Add {title} to {service}",
        service=service,
        target=f"{service}/{number_of(candidate)}",
        calls=library.add_call(candidate, how),
        refreshes=keys(engine, service, ("queue", "queue_status")),
        perform=perform,
    )
    return Plan(f"Add {title} to {service}?", (action,), told, "add", "adding", "Added", "title")
