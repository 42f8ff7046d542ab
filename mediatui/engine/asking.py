"""Asking for something new, and what is done with users and issues of a request service; as plans."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mediatui.engine.actions import Action, Danger, Plan
from mediatui.engine.requests import keys, source_of
from mediatui.models.request import Asking, Issue, IssueStatus, RequestUser, Wanted
from mediatui.services.errors import ServiceError
from mediatui.wording.requests import quota_words, season_words

if TYPE_CHECKING:
    from mediatui.engine.engine import Engine


async def ask_plan(
    engine: Engine, service: str, asking: Asking, title: str, user: RequestUser | None
) -> Plan:
    """The plan that asks for `title` as the key's owner, or in the name of `user`, whose quota is told."""
    source = await source_of(engine, service)
    becomes = ["It is approved at once: the key's owner may do that."]
    if user is not None:
        becomes = [f"Asked in the name of {user.name}: pending, unless they approve themselves."]
        try:
            quota = await source.quota(user.id)
        except ServiceError as problem:
            becomes.append(f"Their quota is not known: {problem.failure.words}")
        else:
            is_movie = asking.media.wanted is Wanted.MOVIE
            part = quota.movies if is_movie else quota.series
            becomes.append(f"Quota: {quota_words(part, 'movie' if is_movie else 'season')}")
            if part.restricted:
                becomes.append(f"It is used up: {service} will refuse this.")

    async def perform() -> str:
        made = await source.ask_for(asking)
        return f"asked for {title}: {made.status.value}"

    seasons = f" {season_words(asking.seasons)}" if asking.seasons else ""
    what = f"{title}{seasons}{' in 4K' if asking.is_4k else ''}"
    action = Action(
        name="request.ask",
        words=f"Ask for {what}{'' if user is None else f' in the name of {user.name}'}",
        service=service,
        target=f"{asking.media.wanted.value}/{asking.media.tmdb_id}",
        calls=source.ask_for_call(asking),
        refreshes=keys(engine, service),
        perform=perform,
    )
    return Plan(f"Ask for {what}?", (action,), tuple(becomes), "ask", "asking", "Asked for")


async def permissions_plan(
    engine: Engine, user: RequestUser, permissions: int, hurts: tuple[str, ...]
) -> Plan:
    """The plan that changes what a user may do; `hurts` say what is given and what is taken."""
    source = await source_of(engine, user.service)

    async def perform() -> str:
        await source.set_permissions(user, permissions)
        _settle(engine, user, replace(user, permissions=permissions))
        return f"changed what {user.name} may do"

    action = Action(
        name="user.permissions",
        words=f"Change what {user.name} may do, from {user.permissions} to {permissions}",
        service=user.service,
        target=user.key,
        calls=source.set_permissions_call(user, permissions),
        refreshes=keys(engine, user.service, ("request_users",)),
        perform=perform,
    )
    return Plan(f"Change what {user.name} may do?", (action,), hurts, "change", "changing", "Changed")


async def quota_plan(engine: Engine, user: RequestUser, changed: RequestUser, hurts: tuple[str, ...]) -> Plan:
    """The plan that changes how much a user may ask for."""
    source = await source_of(engine, user.service)

    async def perform() -> str:
        await source.set_quota(user, changed)
        _settle(engine, user, changed)
        return f"changed how much {user.name} may ask for"

    action = Action(
        name="user.quota",
        words=f"Change how much {user.name} may ask for",
        service=user.service,
        target=user.key,
        calls=source.set_quota_call(user, changed),
        refreshes=keys(engine, user.service, ("request_users",)),
        perform=perform,
    )
    return Plan(
        f"Change how much {user.name} may ask for?", (action,), hurts, "change", "changing", "Changed"
    )


def _settle(engine: Engine, before: RequestUser, after: RequestUser) -> None:
    for key in keys(engine, before.service, ("request_users",)):
        engine.store.amend(key, lambda users: tuple(after if u.id == before.id else u for u in users))


async def comment_plan(engine: Engine, issue: Issue, message: str, title: str) -> Plan:
    """The plan that says something of an issue; asked nothing, for the words were just typed."""
    source = await source_of(engine, issue.service)

    async def perform() -> str:
        await source.comment(issue, message)
        return f"commented on the issue with {title}"

    action = Action(
        name="issue.comment",
        words=f"Comment on the issue with {title}",
        service=issue.service,
        target=issue.key,
        calls=source.comment_call(issue, message),
        refreshes=keys(engine, issue.service, ("issues",)),
        perform=perform,
        danger=Danger.NONE,
    )
    return Plan("Comment?", (action,), (), "comment", "commenting", "Commented on", "issue")


_SETTLED = {
    IssueStatus.RESOLVED: ("resolve", "resolving", "resolved"),
    IssueStatus.OPEN: ("reopen", "reopening", "reopened"),
}


async def settle_plan(engine: Engine, issue: Issue, status: IssueStatus, title: str) -> Plan:
    """The plan that resolves or reopens an issue; asked nothing, for it can be turned round."""
    source = await source_of(engine, issue.service)
    verb, doing, done = _SETTLED[status]

    async def perform() -> str:
        await source.settle(issue, status)
        for key in keys(engine, issue.service, ("issues",)):
            engine.store.amend(
                key, lambda known: tuple(replace(i, status=status) if i.id == issue.id else i for i in known)
            )
        return f"{done} the issue with {title}"

    action = Action(
        name=f"issue.{verb}",
        words=f"{verb.capitalize()} the issue with {title}",
        service=issue.service,
        target=issue.key,
        calls=source.settle_call(issue, status),
        refreshes=keys(engine, issue.service, ("issues",)),
        perform=perform,
        danger=Danger.NONE,
    )
    return Plan(f"{verb.capitalize()} it?", (action,), (), verb, doing, done.capitalize(), "issue")
