"""Taking back what was done to requests and issues, known from the journal alone, after a restart."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mediatui.demo.stack import Stack
from mediatui.demo.world.requests.records import Status
from mediatui.engine import requests as deeds
from mediatui.engine.asking import settle_plan
from mediatui.engine.gate import always
from mediatui.engine.undo import UNDO_ORIGIN, CannotUndoError, last_undoable, undo_plan
from mediatui.models.request import IssueStatus
from mediatui.runtime import Runtime
from tests.driver import held_stack, runtime_for, without


@pytest.fixture
def stack() -> Iterator[Stack]:
    with held_stack(services=("seerr",)) as started:
        yield started


async def decline(runtime: Runtime, number: int) -> None:
    """Decline a request as a person would."""
    source = await deeds.source_of(runtime.engine, "seerr")
    target = deeds.Target(await source.request(number), "Weapons (2025)")
    plan = await deeds.plan(runtime.engine, deeds.DECLINE, [target])
    results = await runtime.engine.gate.carry_out(plan, origin="requests", confirm=always)
    assert results and results[0].done


def pending(stack: Stack) -> int:
    """The number of a request that waits for an answer."""
    found = stack.world.requests.requests.values()
    return next(asked.number for asked in found if asked.status is Status.PENDING and asked.kind == "movie")


async def test_a_decline_is_taken_back_by_approving_after_a_restart(stack: Stack, tmp_path: Path) -> None:
    number = pending(stack)
    async with runtime_for(stack, tmp_path) as runtime:
        await decline(runtime, number)
    assert stack.world.requests.requests[number].status is Status.DECLINED
    async with runtime_for(stack, tmp_path) as runtime:
        entries, _ = await runtime.engine.read_journal()
        entry = last_undoable(entries)
        assert entry is not None
        plan = await undo_plan(runtime.engine, entry)
        assert plan.question == "Approve Weapons (2025)?"
        assert plan.actions[0].calls == (f"POST /api/v1/request/{number}/approve",)
        assert "it cannot be made pending again" in plan.hurts[-1]
        origin = f"{UNDO_ORIGIN}{entry.id}"
        results = await runtime.engine.gate.carry_out(plan, origin=origin, confirm=always)
        assert results and results[0].done
        assert stack.world.requests.requests[number].status is Status.APPROVED
        entries, _ = await runtime.engine.read_journal()
        assert [entry.action for entry in entries] == ["request.approve", "request.decline"]
        assert last_undoable(entries) is None


async def test_an_issue_is_turned_round_and_back(stack: Stack, tmp_path: Path) -> None:
    async with runtime_for(stack, tmp_path) as runtime:
        source = await deeds.source_of(runtime.engine, "seerr")
        issue = next(each for each in await source.issues() if each.status is IssueStatus.OPEN)
        plan = await settle_plan(runtime.engine, issue, IssueStatus.RESOLVED, "Heat (1995)")
        await runtime.engine.gate.carry_out(plan, origin="issues", confirm=always)
    async with runtime_for(stack, tmp_path) as runtime:
        entry = last_undoable((await runtime.engine.read_journal())[0])
        assert entry is not None
        plan = await undo_plan(runtime.engine, entry)
        (action,) = plan.actions
        assert (action.name, action.words) == ("issue.reopen", "Reopen the issue with Heat (1995)")
        await runtime.engine.gate.carry_out(plan, origin=f"{UNDO_ORIGIN}{entry.id}", confirm=always)
    assert not stack.world.requests.issues[issue.id].resolved


async def test_why_it_cannot_be_taken_back_is_said(stack: Stack, tmp_path: Path) -> None:
    number = pending(stack)
    config = runtime_for(stack, tmp_path).config
    async with runtime_for(stack, tmp_path) as runtime:
        await decline(runtime, number)
        entry = last_undoable((await runtime.engine.read_journal())[0])
        assert entry is not None
        desk = stack.world.requests
        desk.delete(desk.requests[number], desk.now)
        with pytest.raises(CannotUndoError, match=r"\w"):
            await undo_plan(runtime.engine, entry)
    async with runtime_for(stack, tmp_path, without(config, "seerr")) as runtime:
        with pytest.raises(CannotUndoError, match="no service called seerr any more"):
            await undo_plan(runtime.engine, entry)
