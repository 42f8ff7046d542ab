"""The polling policy: every resource in one table."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, NamedTuple, cast

from mediatui.models.stream import Activity, ServerStatus
from mediatui.services.ports import ActivitySource, Service

DAY = 86_400.0


class Policy(NamedTuple):
    """How often a resource is asked for and how long its value counts. All in seconds.

    `watched`: between polls while someone looks; `unwatched`: while no one does (None: not at all).
    """

    watched: float
    unwatched: float | None
    old_after: float
    keep_for: float = DAY


ACTIVITY = Policy(watched=2, unwatched=60, old_after=300)
STATUS = Policy(watched=30, unwatched=120, old_after=300)
STATISTICS = Policy(watched=3600, unwatched=None, old_after=3600)
LIBRARY = Policy(watched=DAY, unwatched=None, old_after=DAY)


class Resource(NamedTuple):
    """A thing that is polled: its name in keys, its model, who has it, and its policy."""

    name: str
    model: type
    kinds: frozenset[str]
    policy: Policy
    fetch: Callable[[Service], Awaitable[Any]]


def _activity(service: Service) -> Awaitable[Activity]:
    return cast("ActivitySource", service).activity()


def _status(service: Service) -> Awaitable[ServerStatus]:
    return service.status()


RESOURCES = (
    #        name        model         kinds                    policy    how
    Resource("activity", Activity, frozenset({"tautulli"}), ACTIVITY, _activity),
    Resource("status", ServerStatus, frozenset({"tautulli"}), STATUS, _status),
)
"""Everything that is polled."""

MODELS: dict[str, type] = {resource.name: resource.model for resource in RESOURCES}
"""The model of each resource, by name: what the cache decodes its rows into."""


def resource(name: str) -> Resource:
    """The resource called `name`. Raises `KeyError`."""
    for candidate in RESOURCES:
        if candidate.name == name:
            return candidate
    raise KeyError(name)
