"""The gate: read-only, question, journal before and after, a clear outcome, refresh."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from mediatui.engine.actions import Action, Danger, Plan, Result
from mediatui.engine.gate import Gate, always
from mediatui.engine.terminate import TerminateStreams
from mediatui.models.failure import FailureKind
from mediatui.models.journal import Outcome
from mediatui.services.errors import ServiceError
from mediatui.store.record import Record, RecordError
from tests.engine.conftest import Bench, settle
from tests.fakes import failure, stream

MakeGate = Callable[..., Gate]


@pytest.fixture
def make_gate(bench: Bench, record: Record) -> MakeGate:
    async def opened() -> Record:
        return record

    return lambda **more: Gate(bench.coordinator, more.pop("record", opened), bench.clock, **more)


async def plan_for(bench: Bench, *keys: str, message: str = "bye") -> Plan:
    streams = [stream(key, user=f"user{key}") for key in keys]
    return (await TerminateStreams.of(bench.coordinator, streams)).plan(message)


async def test_a_change_is_made_journalled_and_what_it_touched_is_refreshed(
    bench: Bench, make_gate: MakeGate, record: Record
) -> None:
    bench.coordinator.start()
    await settle()
    before = bench.service.asked
    plan = await plan_for(bench, "1")
    results = await make_gate().carry_out(plan, origin="activity", confirm=always)
    assert results is not None and results[0].done
    assert bench.service.terminated == [("1", "bye")]
    (entry,) = await record.journal()
    assert entry.outcome is Outcome.DONE
    assert entry.origin == "activity"
    assert entry.target == "tautulli/1/id1"
    assert entry.calls == plan.actions[0].calls
    assert entry.ended_at is not None
    await settle()
    assert bench.service.asked == before + 1


async def test_the_journal_is_written_before_the_call(
    bench: Bench, make_gate: MakeGate, record: Record
) -> None:
    seen: list[Outcome] = []

    async def perform() -> str:
        seen.extend(entry.outcome for entry in await record.journal())
        return "done"

    action = Action("x", "Do x", "tautulli", "t", ("GET /",), (), perform)
    await make_gate().carry_out(Plan("x?", (action,)), origin="test", confirm=always)
    assert seen == [Outcome.STARTED]


async def test_no_means_no(bench: Bench, make_gate: MakeGate, record: Record) -> None:
    async def no(plan: Plan) -> Plan | None:
        return None

    assert await make_gate().carry_out(await plan_for(bench, "1"), origin="t", confirm=no) is None
    assert bench.service.terminated == []
    assert await record.journal() == []


async def test_what_is_not_dangerous_is_not_asked_about(make_gate: MakeGate) -> None:
    async def never(plan: Plan) -> Plan | None:
        raise AssertionError("asked")

    async def perform() -> str:
        return "done"

    action = Action("x", "Do x", "tautulli", "t", (), (), perform, Danger.NONE)
    results = await make_gate().carry_out(Plan("x?", (action,)), origin="t", confirm=never)
    assert results is not None and results[0].done


async def test_the_plan_the_person_agreed_to_is_the_one_carried_out(
    bench: Bench, make_gate: MakeGate
) -> None:
    async def amend(plan: Plan) -> Plan | None:
        return await plan_for(bench, "1", message="sorry")

    await make_gate().carry_out(await plan_for(bench, "1"), origin="t", confirm=amend)
    assert bench.service.terminated == [("1", "sorry")]


@pytest.mark.parametrize("limits", [{"read_only": True}, {"read_only_services": ["tautulli"]}])
async def test_read_only_refuses_before_it_asks(
    bench: Bench, make_gate: MakeGate, record: Record, limits: dict[str, object]
) -> None:
    async def never(plan: Plan) -> Plan | None:
        raise AssertionError("asked")

    gate = make_gate(**limits)
    assert not gate.allows("tautulli")
    results = await gate.carry_out(await plan_for(bench, "1"), origin="t", confirm=never)
    assert results is not None and results[0].outcome is Outcome.REFUSED
    assert bench.service.terminated == []
    assert await record.journal() == []


async def test_each_outcome_of_several_is_reported_and_journalled(
    bench: Bench, make_gate: MakeGate, record: Record
) -> None:
    whole = bench.service.terminate

    async def second_fails(target: object, message: str) -> None:
        if target == stream("2", user="user2"):
            raise ServiceError(failure(FailureKind.REFUSED))
        await whole(target, message)  # type: ignore[arg-type]

    bench.service.terminate = second_fails  # type: ignore[method-assign,assignment]
    results = await make_gate().carry_out(await plan_for(bench, "1", "2", "3"), origin="t", confirm=always)
    assert results is not None
    assert [result.outcome for result in results] == [Outcome.DONE, Outcome.FAILED, Outcome.DONE]
    assert results[1].remedy == "Check url"
    assert sorted(entry.outcome for entry in await record.journal()) == ["done", "done", "failed"]


async def test_a_mistake_of_ours_is_a_failed_outcome_too(make_gate: MakeGate, record: Record) -> None:
    async def perform() -> str:
        raise ZeroDivisionError

    action = Action("x", "Do x", "tautulli", "t", (), (), perform)
    results = await make_gate().carry_out(Plan("x?", (action,)), origin="t", confirm=always)
    assert results is not None and results[0].outcome is Outcome.FAILED
    assert (await record.journal())[0].outcome is Outcome.FAILED


async def test_what_cannot_be_journalled_is_not_done(bench: Bench, make_gate: MakeGate) -> None:
    async def broken() -> Record:
        raise RecordError("record.sqlite is damaged: move it away")

    gate = make_gate(record=broken)
    results = await gate.carry_out(await plan_for(bench, "1"), origin="t", confirm=always)
    assert results is not None and results[0].outcome is Outcome.REFUSED
    assert "move it away" in results[0].remedy
    assert bench.service.terminated == []


async def test_what_is_cut_short_is_journalled_as_perhaps_done(make_gate: MakeGate, record: Record) -> None:
    started = asyncio.Event()

    async def perform() -> str:
        started.set()
        await asyncio.Event().wait()
        return "never"

    action = Action("x", "Do x", "tautulli", "t", (), (), perform)
    task = asyncio.create_task(make_gate().carry_out(Plan("x?", (action,)), origin="t", confirm=always))
    await started.wait()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    (entry,) = await record.journal()
    assert entry.outcome is Outcome.FAILED
    assert "may have been done" in entry.detail


async def test_each_result_is_given_as_it_comes_in_whatever_order(make_gate: MakeGate) -> None:
    first_may, told = asyncio.Event(), list[str]()

    def action(name: str, perform: Callable[[], Awaitable[str]]) -> Action:
        return Action("x", name, "tautulli", name, (), (), perform)

    async def waits() -> str:
        await first_may.wait()
        return "late"

    async def lets_it() -> str:
        return "early"

    def on_result(result: Result) -> None:
        told.append(result.words)
        first_may.set()

    plan = Plan("x?", (action("a", waits), action("b", lets_it)))
    results = await make_gate().carry_out(plan, origin="t", confirm=always, on_result=on_result)
    assert told == ["early", "late"]
    assert [result.words for result in results or ()] == ["late", "early"], "in the order of the plan"


async def test_what_is_refused_is_given_too(bench: Bench, make_gate: MakeGate) -> None:
    told: list[Result] = []
    gate = make_gate(read_only=True)
    plan = await plan_for(bench, "1", "2")
    results = await gate.carry_out(plan, origin="t", confirm=always, on_result=told.append)
    assert tuple(told) == results and len(told) == 2


async def test_of_a_plan_that_is_cancelled_half_way_what_was_done_is_given_and_the_rest_not_begun(
    make_gate: MakeGate, record: Record
) -> None:
    told, begun, stuck = list[Result](), list[str](), asyncio.Event()

    def action(name: str) -> Action:
        async def perform() -> str:
            begun.append(name)
            if name == "b":
                stuck.set()
                await asyncio.Event().wait()
            return f"did {name}"

        return Action("x", f"Do {name}", "tautulli", name, (), (), perform)

    plan = Plan("x?", tuple(map(action, "abcd")), at_once=1)
    gate = make_gate()
    task = asyncio.create_task(gate.carry_out(plan, origin="t", confirm=always, on_result=told.append))
    await stuck.wait()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert task.cancelled()
    assert [result.words for result in told] == ["did a"]
    assert begun == ["a", "b"]
    entries = await record.journal()
    assert [(entry.target, entry.outcome) for entry in entries] == [
        ("b", Outcome.FAILED),
        ("a", Outcome.DONE),
    ]


async def test_so_many_of_a_plan_run_side_by_side(make_gate: MakeGate, record: Record) -> None:
    running, most = 0, 0

    async def perform() -> str:
        nonlocal running, most
        running += 1
        most = max(most, running)
        for _ in range(8):  # as long as it takes for others to be written down and to begin
            await record.journal()
        running -= 1
        return "done"

    actions = tuple(Action("x", "Do x", "tautulli", str(n), (), (), perform) for n in range(6))
    for at_once in (1, 3):
        most = 0
        await make_gate().carry_out(Plan("x?", actions, at_once=at_once), origin="t", confirm=always)
        assert most == at_once


async def test_the_plan_says_who_is_hurt_and_the_exact_calls(bench: Bench) -> None:
    plan = await plan_for(bench, "1", "2")
    assert plan.question == "End 2 streams of 2 people?"
    assert plan.hurts[0].startswith("user1 · Dune: Part Two (2024)")
    assert plan.actions[1].calls == ("GET /api/v2?cmd=terminate_session&session_key=2&message=bye",)
    assert (await plan_for(bench, "1")).question == "End the stream of user1?"
