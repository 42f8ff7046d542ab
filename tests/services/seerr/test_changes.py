"""What is decided of requests: looked at first, sent as it was shown, and told as it came out."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import pytest

from mediatui.models.failure import FailureKind
from mediatui.models.request import Amendment, MediaRequest, RequestStatus
from mediatui.services.seerr.adapter import SeerrAdapter
from mediatui.services.seerr.mapping import request_of
from tests.services.conftest import failure_of
from tests.services.seerr.conftest import OWNER, Adapt, Said, Seerr, last, media, page, request, title, user

LOOK = "GET /api/v1/request/7"
APPROVE = "POST /api/v1/request/7/approve"
DECLINE = "POST /api/v1/request/7/decline"
RETRY = "POST /api/v1/request/7/retry"

MIRA = user(6, "tomas")


def painted(raw: dict[str, Any]) -> MediaRequest:
    """The request as it stands on the screen."""
    told = request_of(raw, "seerr")
    assert told is not None
    return told


PENDING = painted(request())
CHANGES: list[Callable[[SeerrAdapter, MediaRequest], Awaitable[Any]]] = [
    SeerrAdapter.approve,
    SeerrAdapter.decline,
    SeerrAdapter.retry,
    SeerrAdapter.delete,
    lambda adapter, request: adapter.amend(request, Amendment(profile_id=4)),
]


async def test_approving_looks_first_and_again(adapt: Adapt) -> None:
    seerr = Seerr(request())
    adapter = adapt(seerr)
    approved = await adapter.approve(PENDING)
    assert seerr.calls == [LOOK, APPROVE, LOOK]
    assert (approved.status, approved.modified_by and approved.modified_by.name) == (
        RequestStatus.APPROVED,
        "owner",
    )
    assert adapter.approve_call(PENDING) == (APPROVE,)


async def test_declining_looks_first_and_again(adapt: Adapt) -> None:
    seerr = Seerr(request())
    adapter = adapt(seerr)
    declined = await adapter.decline(PENDING)
    assert declined.status is RequestStatus.DECLINED
    assert seerr.calls == [LOOK, DECLINE, LOOK]
    assert adapter.decline_call(PENDING) == (DECLINE,)


async def test_a_declined_request_may_be_approved_which_undoes_it(adapt: Adapt) -> None:
    seerr = Seerr(request())
    adapter = adapt(seerr)
    declined = await adapter.decline(PENDING)
    assert (await adapter.approve(declined)).status is RequestStatus.APPROVED


async def test_a_failed_request_may_be_approved_and_retried(adapt: Adapt) -> None:
    failed = painted(request(status=4))
    seerr = Seerr(request(status=4))
    assert (await adapt(seerr).approve(failed)).status is RequestStatus.APPROVED
    seerr = Seerr(request(status=4))
    adapter = adapt(seerr)
    assert (await adapter.retry(failed)).status is RequestStatus.APPROVED
    assert seerr.calls == [LOOK, RETRY, LOOK]
    assert adapter.retry_call(failed) == (RETRY,)


@pytest.mark.parametrize(
    ("now", "words"),
    [
        ({"status": 2, "modifiedBy": MIRA}, "already approved by tomas"),
        ({"status": 2}, "already approved"),
        ({"status": 3, "modifiedBy": MIRA}, "already declined by tomas"),
        ({"status": 4, "modifiedBy": MIRA}, "already approved by tomas, and handing it over failed"),
        ({"status": 5, "modifiedBy": MIRA}, "already approved, and completed"),
    ],
)
@pytest.mark.parametrize("change", [*CHANGES[:2], CHANGES[4]])
async def test_what_somebody_else_decided_meanwhile_is_said_and_not_repeated(
    adapt: Adapt, now: dict[str, Any], words: str, change: Any
) -> None:
    seerr = Seerr(request(**now))
    failure = await failure_of(change(adapt(seerr), PENDING))
    assert (failure.kind, failure.words) == (
        FailureKind.CONFLICT,
        f"things have changed meanwhile: {words}",
    )
    assert seerr.changes == []


@pytest.mark.parametrize("change", CHANGES[:2])
async def test_a_server_that_says_so_itself_is_heard_the_same_way(adapt: Adapt, change: Any) -> None:
    """Newer servers answer 409 where the decision came between the look and the change."""
    seerr = Seerr(request())

    def too_late(asked: httpx.Request) -> Said:
        seerr.requests[7] |= {"status": 2, "modifiedBy": MIRA}
        return 409, {"message": "Request is not pending."}

    seerr.says = {"POST /request/7/approve": too_late, "POST /request/7/decline": too_late}
    failure = await failure_of(change(adapt(seerr), PENDING))
    assert failure.kind is FailureKind.CONFLICT
    assert failure.words.endswith("already approved by tomas")
    assert len(seerr.changes) == 1


@pytest.mark.parametrize(("status", "instead"), [(3, "Ask for it again"), (4, "Retry it")])
async def test_a_server_that_approves_only_what_is_pending_is_no_conflict(
    adapt: Adapt, status: int, instead: str
) -> None:
    raw = request(status=status, modifiedBy=OWNER)
    no = 409, {"message": "Only pending requests can be approved."}
    failure = await failure_of(adapt(Seerr(raw, **{"POST /request/7/approve": no})).approve(painted(raw)))
    assert failure.kind is FailureKind.REFUSED
    assert "does not take that of a request that is" in failure.words
    assert instead in failure.remedy


async def test_retrying_what_has_not_failed_is_a_conflict_without_a_call(adapt: Adapt) -> None:
    seerr = Seerr(request(status=2, modifiedBy=MIRA))
    failure = await failure_of(adapt(seerr).retry(painted(request(status=4))))
    assert (failure.kind, failure.words) == (
        FailureKind.CONFLICT,
        "things have changed meanwhile: it has not failed: already approved by tomas",
    )
    assert seerr.changes == []


@pytest.mark.parametrize("change", CHANGES)
async def test_what_is_gone_is_a_conflict_and_leaves_the_list(adapt: Adapt, change: Any) -> None:
    seerr = Seerr(request())
    adapter = adapt(seerr)
    await last(adapter.requests())
    seerr.requests.clear()
    seerr.says["GET /request"] = 200, page([], 0)
    failure = await failure_of(change(adapter, PENDING))
    assert (failure.kind, failure.words) == (
        FailureKind.CONFLICT,
        "things have changed meanwhile: the request is gone",
    )
    assert seerr.changes == []
    assert (await last(adapter.requests())).requests == ()


@pytest.mark.parametrize("change", CHANGES)
async def test_read_only_changes_nothing_and_does_not_even_look(adapt: Adapt, change: Any) -> None:
    seerr = Seerr(request())
    failure = await failure_of(change(adapt(seerr, read_only=True), PENDING))
    assert failure.kind is FailureKind.READ_ONLY
    assert seerr.asked == []


@pytest.mark.parametrize("change", [SeerrAdapter.approve, SeerrAdapter.retry])
@pytest.mark.parametrize(("kind", "server"), [("movie", "Radarr"), ("tv", "Sonarr")])
@pytest.mark.parametrize("when", ["at once", "a moment later"])
async def test_a_handing_over_that_fails_is_said_and_never_a_success(
    adapt: Adapt, when: str, kind: str, server: str, change: Any
) -> None:
    start = request(7, 1001, kind, status=4 if change is SeerrAdapter.retry else 1)
    seerr = Seerr(start)

    def fails(asked: httpx.Request) -> Said:
        answered = 200, {**seerr.requests[7], "status": 4 if when == "at once" else 2, "modifiedBy": OWNER}
        seerr.requests[7] = {**seerr.requests[7], "status": 4}
        return answered

    seerr.says = {"POST /request/7/approve": fails, "POST /request/7/retry": fails}
    adapter = adapt(seerr)
    await last(adapter.requests())
    failure = await failure_of(change(adapter, painted(start)))
    assert (failure.kind, failure.words) == (
        FailureKind.REFUSED,
        f"refused: it was approved, but handing it over to {server} failed",
    )
    assert server in failure.remedy
    assert "retry" in failure.remedy
    assert adapter._known[7].status is RequestStatus.FAILED


async def test_a_series_without_tvdb_id_is_not_approved_for_that_would_delete_the_request(
    adapt: Adapt,
) -> None:
    raw = request(7, 2006, "tv", media=media(2006, "tv", tvdbId=None))
    seerr = Seerr(raw, **{"GET /tv/2006": (200, title(2006, "tv", externalIds={"tvdbId": None}))})
    failure = await failure_of(adapt(seerr).approve(painted(raw)))
    assert failure.kind is FailureKind.REFUSED
    assert "no TVDB id" in failure.words
    assert "delete the request" in failure.words
    assert seerr.changes == []


async def test_a_series_that_has_got_its_tvdb_id_meanwhile_is_approved(adapt: Adapt) -> None:
    raw = request(7, 2006, "tv", media=media(2006, "tv", tvdbId=None))
    seerr = Seerr(raw, **{"GET /tv/2006": (200, title(2006, "tv", externalIds={"tvdbId": 302006}))})
    await adapt(seerr).approve(painted(raw))
    assert seerr.changes == [APPROVE]


async def test_a_request_that_approving_deleted_is_gone(adapt: Adapt) -> None:
    seerr = Seerr(request())

    def deletes(asked: httpx.Request) -> Said:
        answer = {key: value for key, value in seerr.requests.pop(7).items() if key != "id"}
        return 200, {**answer, "status": 2}

    seerr.says["POST /request/7/approve"] = deletes
    failure = await failure_of(adapt(seerr).approve(PENDING))
    assert failure.kind is FailureKind.CONFLICT
    assert failure.words.endswith("the request is gone")


async def test_an_approval_that_cannot_be_read_again_was_made_all_the_same(adapt: Adapt) -> None:
    seerr = Seerr(request())
    seerr.says["GET /request/7"] = [seerr.usual, httpx.ReadTimeout("x")]
    approved = await adapt(seerr).approve(PENDING)
    assert approved.status is RequestStatus.APPROVED


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ((500, {"message": "Something broke"}), FailureKind.SERVER_ERROR),
        ((502, None), FailureKind.SERVER_ERROR),
        ((403, {"message": "You do not have permission to modify this request."}), FailureKind.FORBIDDEN),
        (httpx.ReadTimeout("x"), FailureKind.TIMED_OUT),
    ],
)
async def test_a_change_that_fails_is_tried_once(adapt: Adapt, said: Any, kind: FailureKind) -> None:
    seerr = Seerr(request(), **{"POST /request/7/approve": said})
    failure = await failure_of(adapt(seerr).approve(PENDING))
    assert failure.kind is kind
    assert len(seerr.changes) == 1
    if kind is not FailureKind.FORBIDDEN:
        assert "look before trying again" in failure.remedy or said == (502, None)


async def test_a_change_is_made_even_while_the_breaker_is_open(adapt: Adapt) -> None:
    seerr = Seerr(request(), **{"GET /request/count": httpx.ReadTimeout("x")})
    adapter = adapt(seerr)
    for _ in range(3):
        await failure_of(adapter.counts())
    assert (await adapter.approve(PENDING)).status is RequestStatus.APPROVED


async def test_deleting_takes_the_request_from_the_list(adapt: Adapt) -> None:
    seerr = Seerr(request(), request(8))
    adapter = adapt(seerr)
    await last(adapter.requests())
    await adapter.delete(PENDING)
    assert seerr.changes == ["DELETE /api/v1/request/7"] == list(adapter.delete_call(PENDING))
    assert list(adapter._known) == [8]


async def test_deleting_what_is_anothers_is_forbidden_in_the_services_words(adapt: Adapt) -> None:
    said = 401, {"message": "You do not have permission to delete this request."}
    failure = await failure_of(adapt(Seerr(request(), **{"DELETE /request/7": said})).delete(PENDING))
    assert (failure.kind, failure.words) == (
        FailureKind.FORBIDDEN,
        "denies access: You do not have permission to delete this request.",
    )
