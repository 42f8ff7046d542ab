"""Plans for requests: their exact calls, who is hurt, in which words, and what is known once they are done."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from mediatui.engine import asking, judging, shelves
from mediatui.engine import requests as deeds
from mediatui.engine.actions import Danger, Plan
from mediatui.engine.pending import pending_requests
from mediatui.models.request import (
    Amendment,
    Asking,
    Issue,
    IssueKind,
    IssueStatus,
    MediaId,
    Quota,
    QuotaPart,
    RequestList,
    RequestStatus,
    Wanted,
)
from mediatui.services.errors import ServiceError
from tests.engine.desk import ANNA, MOVIE, Desk, request
from tests.fakes import NOW, failure

PENDING, DECLINED, FAILED = RequestStatus.PENDING, RequestStatus.DECLINED, RequestStatus.FAILED


async def carry_out(plan: Plan) -> list[str]:
    return [await action.perform() for action in plan.actions]


def target(number: int = 7, title: str = "The Matrix (1999)", **more: Any) -> deeds.Target:
    return deeds.Target(request(number, **more), title)


@pytest.mark.parametrize(
    ("name", "question", "words", "after"),
    [
        ("request.approve", "Approve The Matrix (1999)?", "approved The Matrix (1999) for anna", "approved"),
        ("request.decline", "Decline The Matrix (1999)?", "declined The Matrix (1999) for anna", "declined"),
        (
            "request.retry",
            "Try again The Matrix (1999)?",
            "tried again The Matrix (1999) for anna",
            "approved",
        ),
    ],
)
async def test_one_request_is_asked_about_by_its_title_and_the_list_knows_at_once(
    name: str, question: str, words: str, after: str
) -> None:
    desk = Desk(request(7), request(8))
    plan = await deeds.plan(desk.engine, deeds.DEEDS[name], [target()])
    (action,) = plan.actions
    assert plan.question == question
    assert plan.hurts == ("anna · The Matrix (1999)",)
    assert (action.name, action.service, action.target) == (name, "seerr", "seerr/7")
    assert action.calls == (f"POST {name.removeprefix('request.')} 7",)
    assert {key.resource for key in action.refreshes} == {"requests", "request_counts"}
    assert plan.danger is Danger.ASK
    assert await carry_out(plan) == [words]
    assert desk.source.changes == [(name.removeprefix("request."), 7)]
    assert desk.listed[7].value == after
    assert desk.listed[8] is PENDING


async def test_several_are_counted_and_each_is_named_four_at_a_time() -> None:
    desk = Desk(request(7), request(8, is_4k=True))
    plan = await deeds.plan(desk.engine, deeds.APPROVE, [target(), target(8, "Heat (1995)", is_4k=True)])
    assert plan.question == "Approve 2 requests?"
    assert plan.hurts == ("anna · The Matrix (1999)", "anna · Heat (1995) · 4K")
    assert (plan.at_once, plan.doing, plan.done, plan.one) == (4, "approving", "Approved", "request")
    assert [call for action in plan.actions for call in action.calls] == ["POST approve 7", "POST approve 8"]


async def test_what_is_deleted_leaves_the_list_and_that_it_cannot_be_undone_is_said() -> None:
    desk = Desk(request(7), request(8))
    plan = await deeds.plan(desk.engine, deeds.DELETE, [target()])
    assert "This cannot be undone" in plan.hurts[-1]
    await carry_out(plan)
    assert desk.listed == {8: PENDING}
    assert desk.value("requests").total == 1


async def test_what_was_refused_leaves_the_list_as_it_was() -> None:
    desk = Desk(request(7))
    desk.source.problem = failure()
    plan = await deeds.plan(desk.engine, deeds.APPROVE, [target()])
    with pytest.raises(ServiceError):
        await carry_out(plan)
    assert desk.listed == {7: PENDING}


@pytest.mark.parametrize(
    ("name", "fitting"),
    [
        ("request.approve", {PENDING, DECLINED, FAILED}),
        ("request.decline", {PENDING}),
        ("request.retry", {FAILED}),
        ("request.delete", set(RequestStatus)),
    ],
)
def test_only_what_makes_sense_is_done(name: str, fitting: set[RequestStatus]) -> None:
    assert {status for status in RequestStatus if deeds.may(deeds.DEEDS[name], request(7, status))} == fitting


async def test_a_change_before_approving_makes_both_calls_in_one_entry() -> None:
    desk = Desk(request(7))
    amendment = Amendment(profile_id=6)
    plan = await deeds.amend_plan(desk.engine, target(), amendment, approve=True)
    assert plan.question == "Change and approve The Matrix (1999)?"
    assert plan.actions[0].calls == ("POST amend 7", "POST approve 7")
    assert await carry_out(plan) == ["changed and approved The Matrix (1999)"]
    assert desk.source.changes == [("amend", 7, amendment), ("approve", 7)]
    assert desk.listed == {7: RequestStatus.APPROVED}


async def test_the_other_quality_is_asked_for_before_the_old_request_is_deleted() -> None:
    desk = Desk(request(7))
    plan = await deeds.switch_4k_plan(desk.engine, target())
    assert plan.question == "Ask for The Matrix (1999) in 4K instead?"
    assert plan.actions[0].calls == ("POST ask_for", "POST delete 7")
    await carry_out(plan)
    assert [change[0] for change in desk.source.changes] == ["ask", "delete"]
    wanted = desk.source.changes[0][1]
    assert (wanted.is_4k, wanted.user_id, wanted.media) == (True, 3, MOVIE)
    assert desk.listed == {}


async def test_where_the_other_quality_is_refused_nothing_is_deleted() -> None:
    desk = Desk(request(7))
    desk.source.problem = failure()
    with pytest.raises(ServiceError):
        await carry_out(await deeds.switch_4k_plan(desk.engine, target()))
    assert desk.source.changes == []
    assert desk.listed == {7: PENDING}


async def test_asking_for_oneself_says_that_it_is_approved_at_once() -> None:
    desk = Desk()
    plan = await asking.ask_plan(desk.engine, "seerr", Asking(MOVIE, is_4k=True), "The Matrix (1999)", None)
    assert plan.question == "Ask for The Matrix (1999) in 4K?"
    assert "approved at once" in plan.hurts[0]
    assert plan.actions[0].target == "movie/603"
    assert await carry_out(plan) == ["asked for The Matrix (1999): pending"]


@pytest.mark.parametrize(
    ("part", "said"),
    [
        (QuotaPart(10, 7, 7, 3), ["Quota: 3 of 10 seasons left in 7 days"]),
        (
            QuotaPart(4, 7, 4, 0, restricted=True),
            ["Quota: 0 of 4 seasons left in 7 days", "It is used up: seerr will refuse this."],
        ),
    ],
)
async def test_asking_for_another_says_what_is_left_of_the_quota(part: QuotaPart, said: list[str]) -> None:
    desk = Desk()
    desk.source.quotas = Quota(series=part)
    wanted = Asking(MediaId(Wanted.SERIES, 1396), seasons=(1, 2), user_id=3)
    plan = await asking.ask_plan(desk.engine, "seerr", wanted, "Breaking Bad (2008)", ANNA)
    assert plan.question == "Ask for Breaking Bad (2008) S1 S2?"
    assert list(plan.hurts[1:]) == said
    assert "in the name of anna" in plan.hurts[0]
    assert plan.actions[0].words.endswith("in the name of anna")


async def test_a_quota_that_cannot_be_had_is_said_and_keeps_nobody_from_asking() -> None:
    desk = Desk()
    desk.source.problem = failure()
    plan = await asking.ask_plan(desk.engine, "seerr", Asking(MOVIE, user_id=3), "The Matrix (1999)", ANNA)
    assert plan.hurts[-1] == "Their quota is not known: Tautulli cannot be reached"


async def test_permissions_and_quota_of_a_user_are_known_at_once() -> None:
    desk = Desk()
    desk.put("request_users", (ANNA, replace(ANNA, id=4, name="kai")))
    plan = await asking.permissions_plan(desk.engine, ANNA, 32 | 128, ("gives: approves itself",))
    assert plan.question == "Change what anna may do?"
    assert plan.hurts == ("gives: approves itself",)
    await carry_out(plan)
    changed = replace(ANNA, movie_limit=5, movie_days=7)
    await carry_out(await asking.quota_plan(desk.engine, ANNA, changed, ("movies: the usual → 5 in 7 days",)))
    assert desk.source.changes == [("permissions", 3, 160), ("quota", 3, 5)]
    assert [(u.id, u.movie_limit) for u in desk.value("request_users")] == [(3, 5), (4, None)]


async def test_issues_are_answered_and_turned_round_without_a_question() -> None:
    desk = Desk()
    issue = Issue("seerr", 5, IssueKind.AUDIO, IssueStatus.OPEN, MOVIE)
    desk.put("issues", (issue,))
    comment = await asking.comment_plan(desk.engine, issue, "On it", "The Matrix (1999)")
    resolve = await asking.settle_plan(desk.engine, issue, IssueStatus.RESOLVED, "The Matrix (1999)")
    reopen = await asking.settle_plan(desk.engine, issue, IssueStatus.OPEN, "The Matrix (1999)")
    assert {plan.danger for plan in (comment, resolve, reopen)} == {Danger.NONE}
    assert await carry_out(comment) == ["commented on the issue with The Matrix (1999)"]
    assert await carry_out(resolve) == ["resolved the issue with The Matrix (1999)"]
    assert desk.value("issues")[0].status is IssueStatus.RESOLVED
    assert [plan.actions[0].name for plan in (resolve, reopen)] == ["issue.resolve", "issue.reopen"]


def test_pending_is_counted_from_a_whole_list_for_the_service_counts_some_that_no_list_shows() -> None:
    desk = Desk()
    assert pending_requests(desk.engine, NOW) == 0
    desk.put("requests", RequestList((request(7), request(8), request(9, DECLINED)), 3))
    desk.counted(4)
    assert pending_requests(desk.engine, NOW) == 2
    desk.put("requests", RequestList((request(7),), 3, complete=False))
    assert pending_requests(desk.engine, NOW) == 4
    desk.store._snapshots.clear()
    assert pending_requests(desk.engine, NOW) is None


async def test_what_a_service_does_not_have_is_a_failure_not_a_crash() -> None:
    desk = Desk()
    assert shelves.request_services(desk.engine) == ["seerr"]
    assert judging.tautulli_of(desk.engine) == ""
    desk.source.facts = lambda media: _refuse()  # type: ignore[attr-defined]
    desk.source.genres = lambda: _refuse()  # type: ignore[attr-defined]
    assert await shelves.facts_or_failure(desk.engine, "seerr", MOVIE) == (None, failure())
    assert await shelves.genres(desk.engine, "seerr") == ((), failure())


async def _refuse() -> None:
    raise ServiceError(failure())
