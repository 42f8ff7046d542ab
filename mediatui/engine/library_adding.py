"""Adding a title to a library; as a plan, with what was chosen the last time."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from mediatui.engine.actions import Action, Plan
from mediatui.engine.library_deeds import insert, library_of
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
"""What of a new title is looked for, as the services call it → in words."""

_CHOICE = "title.add"


class Last(NamedTuple):
    """What was chosen the last time in a service; empty where nothing was."""

    profile_id: int = 0
    root_folder: str = ""
    monitor: str = ""
    search: bool = True


async def last_choice(engine: Engine, service: str) -> Last:
    """How something was added to this service last."""
    for told in await engine.choices.recall(f"{_CHOICE} {service}"):
        try:
            return Last(*json.loads(told))
        except (ValueError, TypeError):
            break
    return Last()


async def remember(engine: Engine, service: str, how: Adding) -> None:
    """Keep how something was added."""
    told = json.dumps([how.profile_id, how.root_folder, how.monitor, how.search])
    await engine.choices.remember(f"{_CHOICE} {service}", told)


def candidate_title(candidate: Candidate) -> str:
    """Title and year."""
    return f"{candidate.title} ({candidate.year})" if candidate.year else candidate.title


async def add_plan(engine: Engine, candidate: Candidate, how: Adding, told: tuple[str, ...]) -> Plan:
    """The plan that adds a title; `told` says in words how."""
    service = candidate.service
    library, title = await library_of(engine, service), candidate_title(candidate)

    async def perform() -> str:
        number = await library.add(candidate, how)
        if number is not None:
            try:
                opened = await library.title(number)
            except ServiceError:
                pass  # it is there; the list hears of it when it is read anew
            else:
                if (record := opened.movie or opened.series) is not None:
                    insert(engine, service, record)
        return f"added {title} to {service}"

    action = Action(
        name="title.add",
        words=f"Add {title} to {service}",
        service=service,
        target=f"{service}/{candidate.tmdb_id or candidate.tvdb_id}",
        calls=library.add_call(candidate, how),
        refreshes=keys(engine, service, ("queue", "queue_status")),
        perform=perform,
    )
    return Plan(f"Add {title} to {service}?", (action,), told, "add", "adding", "Added", "title")
