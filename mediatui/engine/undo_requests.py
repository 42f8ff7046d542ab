"""How changes of requests and issues are taken back, from their journal entries."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from mediatui.engine import requests as deeds
from mediatui.engine.asking import settle_plan
from mediatui.engine.undo import CannotUndoError
from mediatui.models.request import IssueStatus
from mediatui.services.errors import ServiceError

if TYPE_CHECKING:
    from mediatui.engine.actions import Plan
    from mediatui.engine.engine import Engine
    from mediatui.models.journal import JournalEntry
    from mediatui.services.ports import RequestSource


async def _source(engine: Engine, entry: JournalEntry) -> RequestSource:
    try:
        return cast("RequestSource", await engine.coordinator.service(entry.service))
    except KeyError:
        raise CannotUndoError(f"There is no service called {entry.service} any more") from None


async def approve_again(engine: Engine, entry: JournalEntry) -> Plan:
    """A declined request is approved: no service can make it pending again."""
    source = await _source(engine, entry)
    try:
        request = await source.request(int(entry.target.rpartition("/")[2]))
    except ServiceError as problem:
        raise CannotUndoError(problem.failure.words) from None
    title = entry.words.removeprefix("Decline ").rpartition(" for ")[0] or entry.target
    plan = await deeds.plan(engine, deeds.APPROVE, [deeds.Target(request, title)])
    return plan._replace(
        hurts=(*plan.hurts, "It was declined; it cannot be made pending again, only approved")
    )


async def turn_issue_round(engine: Engine, entry: JournalEntry) -> Plan:
    """A resolved issue is reopened, a reopened one resolved."""
    source = await _source(engine, entry)
    number = int(entry.target.rpartition("/")[2])
    try:
        issue = next((issue for issue in await source.issues() if issue.id == number), None)
    except ServiceError as problem:
        raise CannotUndoError(problem.failure.words) from None
    if issue is None:
        raise CannotUndoError("This issue is gone")
    status = IssueStatus.OPEN if entry.action == "issue.resolve" else IssueStatus.RESOLVED
    return await settle_plan(engine, issue, status, entry.words.partition(" with ")[2])
