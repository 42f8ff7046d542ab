"""What is done with requests: approved, declined, tried again, changed, deleted; each as a plan."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, cast

from mediatui.engine.actions import Action, Danger, Plan
from mediatui.models.request import (
    Amendment,
    Asking,
    MediaRequest,
    RequestList,
    RequestStatus,
)
from mediatui.models.snapshot import Key
from mediatui.wording.quantities import plural

if TYPE_CHECKING:
    from mediatui.engine.engine import Engine
    from mediatui.services.ports import RequestSource

AT_ONCE = 4
"""So many requests of one plan are answered side by side: Seerr hands each to Radarr or Sonarr."""

REFRESHED = ("requests", "request_counts")
"""What is read again after a change."""


class Target(NamedTuple):
    """A request as it was painted: with the title that stood there."""

    request: MediaRequest
    title: str


class _Deed(NamedTuple):
    """What can be done to a request: its names and words, and who does it."""

    name: str
    verb: str
    doing: str
    done: str
    """Before a count: "Approved 3 requests"."""
    perform: Callable[[RequestSource, MediaRequest], Awaitable[MediaRequest | None]]
    calls: Callable[[RequestSource, MediaRequest], tuple[str, ...]]


APPROVE = _Deed(
    "request.approve", "approve", "approving", "Approved",
    lambda source, request: source.approve(request), lambda source, request: source.approve_call(request),
)  # fmt: skip
DECLINE = _Deed(
    "request.decline", "decline", "declining", "Declined",
    lambda source, request: source.decline(request), lambda source, request: source.decline_call(request),
)  # fmt: skip
RETRY = _Deed(
    "request.retry", "try again", "trying again", "Tried again",
    lambda source, request: source.retry(request), lambda source, request: source.retry_call(request),
)  # fmt: skip
DELETE = _Deed(
    "request.delete", "delete", "deleting", "Deleted",
    lambda source, request: source.delete(request), lambda source, request: source.delete_call(request),
)  # fmt: skip

DEEDS: Mapping[str, _Deed] = {deed.name: deed for deed in (APPROVE, DECLINE, RETRY, DELETE)}
"""All of them by name."""


async def source_of(engine: Engine, service: str) -> RequestSource:
    """The adapter of a service that keeps requests."""
    return cast("RequestSource", await engine.coordinator.service(service))


async def plan(engine: Engine, deed: _Deed, targets: Sequence[Target]) -> Plan:
    """The plan that does this to exactly these requests."""
    names = {target.request.service for target in targets}
    by_name = {name: await source_of(engine, name) for name in names}
    actions = tuple(_action(engine, deed, target, by_name[target.request.service]) for target in targets)
    question = f"{deed.verb.capitalize()} {plural(len(targets), 'request')}?"
    if len(targets) == 1:
        question = f"{deed.verb.capitalize()} {targets[0].title}?"
    hurts = tuple(_hurt(target) for target in targets)
    if deed is DELETE:
        hurts += ("This cannot be undone. What was downloaded stays where it is.",)
    return Plan(question, actions, hurts, deed.verb, deed.doing, deed.done, "request", at_once=AT_ONCE)


def _hurt(target: Target) -> str:
    request = target.request
    return f"{request.requested_by.name} · {target.title}{' · 4K' if request.is_4k else ''}"


def _action(engine: Engine, deed: _Deed, target: Target, source: RequestSource) -> Action:
    request, who = target.request, target.request.requested_by.name

    async def perform() -> str:
        settle(engine, request, await deed.perform(source, request))
        return f"{deed.done.lower()} {target.title} for {who}"

    return Action(
        name=deed.name,
        words=f"{deed.verb.capitalize()} {target.title} for {who}",
        service=request.service,
        target=request.key,
        calls=deed.calls(source, request),
        refreshes=keys(engine, request.service),
        perform=perform,
        danger=Danger.ASK,
    )


def keys(engine: Engine, service: str, names: Sequence[str] = REFRESHED) -> tuple[Key, ...]:
    """The keys of these resources of one service."""
    return tuple(key for name in names for key in engine.coordinator.keys(name) if key.service == service)


def settle(engine: Engine, before: MediaRequest, after: MediaRequest | None) -> None:
    """Have the list say at once what the service said: `after`, or that the request is gone."""

    def change(known: RequestList) -> RequestList:
        kept = (r for r in known.requests if after is not None or r.key != before.key)
        found = tuple(after if after is not None and r.key == before.key else r for r in kept)
        return replace(known, requests=found, total=known.total - (after is None))

    for key in keys(engine, before.service, ("requests",)):
        engine.store.amend(key, change)


def may(deed: _Deed, request: MediaRequest) -> bool:
    """Whether this makes sense for the request as it is known."""
    match deed.name:
        case "request.approve":
            return request.status in (RequestStatus.PENDING, RequestStatus.DECLINED, RequestStatus.FAILED)
        case "request.decline":
            return request.status is RequestStatus.PENDING
        case "request.retry":
            return request.status is RequestStatus.FAILED
    return True


async def amend_plan(engine: Engine, target: Target, amendment: Amendment, *, approve: bool) -> Plan:
    """The plan that changes a request, and approves it where that is wanted."""
    request = target.request
    source = await source_of(engine, request.service)

    async def perform() -> str:
        changed = await source.amend(request, amendment)
        settle(engine, request, changed)
        if approve:
            settle(engine, changed, await source.approve(changed))
        return f"{'changed and approved' if approve else 'changed'} {target.title}"

    calls = source.amend_call(request, amendment) + (source.approve_call(request) if approve else ())
    verb = "change and approve" if approve else "change"
    action = Action(
        name="request.edit",
        words=f"{verb.capitalize()} {target.title} for {request.requested_by.name}",
        service=request.service,
        target=request.key,
        calls=calls,
        refreshes=keys(engine, request.service),
        perform=perform,
    )
    return Plan(
        f"{verb.capitalize()} {target.title}?", (action,), (_hurt(target),), verb, "changing", "Changed"
    )


async def switch_4k_plan(engine: Engine, target: Target) -> Plan:
    """The plan that asks for the other quality in the same name and then deletes the old request: no
    service can change it in a request that is there. Where asking fails nothing is deleted."""
    request = target.request
    source = await source_of(engine, request.service)
    asking = Asking(
        request.media,
        is_4k=not request.is_4k,
        seasons=request.seasons,
        user_id=request.requested_by.id,
        tvdb_id=request.tvdb_id,
    )
    to = "4K" if asking.is_4k else "the usual quality"

    async def perform() -> str:
        await source.ask_for(asking)
        await source.delete(request)
        settle(engine, request, None)
        return f"asked for {target.title} in {to} instead"

    action = Action(
        name="request.edit",
        words=f"Ask for {target.title} in {to} instead, for {request.requested_by.name}",
        service=request.service,
        target=request.key,
        calls=source.ask_for_call(asking) + source.delete_call(request),
        refreshes=keys(engine, request.service),
        perform=perform,
    )
    return Plan(
        f"Ask for {target.title} in {to} instead?",
        (action,),
        (_hurt(target),),
        "change",
        "changing",
        "Changed",
    )
