"""Issues: the list with who said what, a word to add, and the end of them."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from mediatui.models.failure import FailureKind
from mediatui.models.request import Issue, IssueKind, IssueStatus
from mediatui.services.seerr.mapping import issue_of
from tests.services.conftest import failure_of
from tests.services.seerr.conftest import MOVIE, OWNER, Adapt, Seerr, media, page, user

BEGAN = "2026-11-20T14:47:08.000Z"
LATER = "2026-11-20T16:00:00.000Z"
MIRA = user(2, "mira")


def said(number: int, words: str, at: str = LATER, **more: Any) -> dict[str, Any]:
    return {"id": number, "message": words, "createdAt": at, **more}


def issue(number: int = 1, *comments: dict[str, Any], **more: Any) -> dict[str, Any]:
    """An issue as a list has it: who said what is not in it."""
    return {
        "id": number,
        "issueType": 3,
        "status": 1,
        "problemSeason": 0,
        "problemEpisode": 0,
        "createdAt": BEGAN,
        "createdBy": MIRA,
        "media": media(),
        "comments": list(comments) or [said(1, "No subtitles", BEGAN)],
        **more,
    }


def painted(raw: dict[str, Any]) -> Issue:
    told = issue_of(raw, "seerr")
    assert told is not None
    return told


ISSUE = painted(issue())
LIST = "GET /api/v1/issue?take=100&skip=0&filter=all&sort=added"


async def test_an_issue_with_only_its_report_is_told_without_another_call(adapt: Adapt) -> None:
    raw = issue(1, media=media(2001, "tv"), problemSeason=2, problemEpisode=5)
    seerr = Seerr(**{"GET /issue": (200, page([raw, "?", {}, issue(9, media=None), issue(3)]))})
    newer, told = await adapt(seerr).issues()
    assert (newer.id, told.key) == (3, "seerr/issue/1")
    assert (told.kind, told.status, told.season, told.episode) == (
        IssueKind.SUBTITLES,
        IssueStatus.OPEN,
        2,
        5,
    )
    assert [(each.author, each.message) for each in told.comments] == [("mira", "No subtitles")]
    assert (newer.media, newer.season) == (MOVIE, None)
    assert seerr.calls == [LIST]


async def test_who_else_said_what_is_asked_for_once_and_again_when_more_was_said(adapt: Adapt) -> None:
    comments = [said(1, "No subtitles", BEGAN), said(4, "Fetching")]
    whole = issue(1, said(1, "No subtitles", BEGAN, user=MIRA), said(4, "Fetching", user=OWNER))
    seerr = Seerr(**{"GET /issue": (200, page([issue(1, *comments)])), "GET /issue/1": (200, whole)})
    adapter = adapt(seerr)
    for _ in range(2):
        (told,) = await adapter.issues()
        assert [(each.author, each.message) for each in told.comments] == [
            ("mira", "No subtitles"),
            ("owner", "Fetching"),
        ]
    assert seerr.calls == [LIST, "GET /api/v1/issue/1", LIST]
    comments.append(said(5, "Thanks"))
    seerr.says["GET /issue"] = 200, page([issue(1, *comments)])
    seerr.says["GET /issue/1"] = httpx.ReadTimeout("x")
    (told,) = await adapter.issues()
    assert [each.message for each in told.comments] == ["No subtitles", "Fetching", "Thanks"]
    assert told.comments[-1].author == "", "the list is told all the same"


async def test_overseerrs_list_has_no_comments_so_open_issues_are_asked_for_by_themselves(
    adapt: Adapt,
) -> None:
    listed = [{**issue(1), "comments": None}, {**issue(2, status=2), "comments": None}]
    del listed[0]["comments"]
    seerr = Seerr(
        **{
            "GET /issue": (200, page(listed)),
            "GET /issue/1": [(200, issue(1, said(1, "Dark", user=MIRA))), httpx.ReadTimeout("x")],
            "GET /issue/2": (200, issue(2, said(2, "Loud", user=OWNER), status=2)),
        }
    )
    adapter = adapt(seerr)
    for _ in range(2):
        resolved, open_ = await adapter.issues()
        assert [(each.author, each.message) for each in open_.comments] == [("mira", "Dark")]
        assert [(each.author, each.message) for each in resolved.comments] == [("owner", "Loud")]
    once, twice = "GET /api/v1/issue/2", "GET /api/v1/issue/1"
    assert (seerr.calls.count(once), seerr.calls.count(twice)) == (1, 2)


async def test_a_comment_is_sent_and_none_without_words(adapt: Adapt) -> None:
    seerr = Seerr(**{"POST /issue/1/comment": (200, issue())})
    adapter = adapt(seerr)
    await adapter.comment(ISSUE, " Done ✓ \n")
    call = 'POST /api/v1/issue/1/comment {"message":"Done ✓"}'
    assert (seerr.calls, adapter.comment_call(ISSUE, " Done ✓ \n")) == ([call], (call,))
    failure = await failure_of(adapter.comment(ISSUE, " \t"))
    assert failure.kind is FailureKind.REFUSED
    assert adapter.comment_call(ISSUE, " ") == ()
    assert len(seerr.asked) == 1


@pytest.mark.parametrize("status", IssueStatus)
async def test_an_issue_is_resolved_and_reopened_without_a_body(adapt: Adapt, status: IssueStatus) -> None:
    now = 2 if status is IssueStatus.OPEN else 1
    path = f"/issue/1/{status.value}"
    seerr = Seerr(**{"GET /issue/1": (200, issue(status=now)), f"POST {path}": (200, issue())})
    adapter = adapt(seerr)
    await adapter.settle(ISSUE, status)
    assert seerr.calls == ["GET /api/v1/issue/1", f"POST /api/v1{path}"]
    assert adapter.settle_call(ISSUE, status) == (f"POST /api/v1{path}",)


async def test_what_is_resolved_already_is_a_conflict(adapt: Adapt) -> None:
    seerr = Seerr(**{"GET /issue/1": (200, issue(status=2))})
    failure = await failure_of(adapt(seerr).settle(ISSUE, IssueStatus.RESOLVED))
    assert (failure.kind, failure.words) == (
        FailureKind.CONFLICT,
        "things have changed meanwhile: it is resolved already",
    )
    assert seerr.changes == []


async def test_an_issue_that_is_gone_is_500_and_a_conflict(adapt: Adapt) -> None:
    gone = 500, {"message": "Issue not found."}
    adapter = adapt(Seerr(**{"GET /issue/1": gone, "POST /issue/1/comment": gone}))
    for call in (adapter.settle(ISSUE, IssueStatus.RESOLVED), adapter.comment(ISSUE, "Hello")):
        failure = await failure_of(call)
        assert failure.kind is FailureKind.CONFLICT
        assert failure.words.endswith("the issue is gone")


async def test_read_only_says_and_ends_nothing(adapt: Adapt) -> None:
    seerr = Seerr()
    adapter = adapt(seerr, read_only=True)
    for call in (adapter.settle(ISSUE, IssueStatus.RESOLVED), adapter.comment(ISSUE, "Hello")):
        assert (await failure_of(call)).kind is FailureKind.READ_ONLY
    assert seerr.asked == []
