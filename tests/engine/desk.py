"""A desk of requests for tests of the engine: a service that keeps them, and an engine around it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

from mediatui.engine.engine import Engine
from mediatui.models.counts import RequestCounts
from mediatui.models.failure import Failure, FailureKind
from mediatui.models.request import (
    Asking,
    Issue,
    IssueStatus,
    MediaId,
    MediaRequest,
    MediaStatus,
    Quota,
    Requester,
    RequestList,
    RequestStatus,
    RequestUser,
    Wanted,
)
from mediatui.models.snapshot import Key
from mediatui.services.errors import ServiceError
from tests.engine.conftest import Bench
from tests.fakes import NOW, FakeService, activity

MOVIE = MediaId(Wanted.MOVIE, 603)
ANNA = RequestUser("seerr", 3, "anna", permissions=32, request_count=4)


def request(number: int = 7, status: RequestStatus = RequestStatus.PENDING, **more: Any) -> MediaRequest:
    """A request of anna's for a movie."""
    values = {"requested_by": Requester(3, "anna"), "created_at": NOW, **more}
    return MediaRequest("seerr", number, more.pop("media", MOVIE), status, MediaStatus.PENDING, **values)


class FakeRequests(FakeService):
    """Keeps requests; each change is noted, and refused where there is a `problem`."""

    def __init__(self) -> None:
        super().__init__([activity()], "seerr")
        self.endpoint = replace(self.endpoint, kind="seerr")
        self.changes: list[tuple[Any, ...]] = []
        self.problem: Failure | None = None
        self.quotas = Quota()
        self.known: dict[int, MediaRequest] = {}
        self.all_issues: tuple[Issue, ...] = ()

    def _note(self, *change: Any) -> None:
        if self.problem is not None:
            raise ServiceError(self.problem)
        self.changes.append(change)

    async def request(self, number: int) -> MediaRequest:
        if number not in self.known:
            raise ServiceError(Failure(FailureKind.NOT_FOUND, "seerr", "the request is gone", "", NOW))
        return self.known[number]

    async def issues(self) -> tuple[Issue, ...]:
        return self.all_issues

    async def quota(self, user_id: int) -> Quota:
        if self.problem is not None:
            raise ServiceError(self.problem)
        return self.quotas

    async def approve(self, request: MediaRequest) -> MediaRequest:
        self._note("approve", request.id)
        return replace(request, status=RequestStatus.APPROVED)

    async def decline(self, request: MediaRequest) -> MediaRequest:
        self._note("decline", request.id)
        return replace(request, status=RequestStatus.DECLINED)

    async def retry(self, request: MediaRequest) -> MediaRequest:
        self._note("retry", request.id)
        return replace(request, status=RequestStatus.APPROVED)

    async def delete(self, request: MediaRequest) -> None:
        self._note("delete", request.id)

    async def amend(self, request: MediaRequest, amendment: Any) -> MediaRequest:
        self._note("amend", request.id, amendment)
        return replace(request, profile_id=amendment.profile_id)

    async def ask_for(self, asking: Asking) -> MediaRequest:
        self._note("ask", asking)
        return request(99)

    async def set_permissions(self, user: RequestUser, permissions: int) -> None:
        self._note("permissions", user.id, permissions)

    async def set_quota(self, user: RequestUser, changed: RequestUser) -> None:
        self._note("quota", user.id, changed.movie_limit)

    async def comment(self, issue: Issue, message: str) -> None:
        self._note("comment", issue.id, message)

    async def settle(self, issue: Issue, status: IssueStatus) -> None:
        self._note("settle", issue.id, status)

    def __getattr__(self, name: str) -> Any:
        """The calls of a change: "POST approve 7"."""
        if not name.endswith("_call"):
            raise AttributeError(name)
        verb = name.removesuffix("_call")
        return lambda what, *more: (f"POST {verb} {getattr(what, 'id', '')}".strip(),)


class Desk:
    """An engine over such a service, its list put into the store by hand."""

    def __init__(self, *requests: MediaRequest) -> None:
        self.source = FakeRequests()
        self.bench = Bench(self.source)
        self.store = self.bench.store
        self.engine = Engine(
            endpoints=(self.source.endpoint,),
            store=self.store,
            coordinator=self.bench.coordinator,
            **dict.fromkeys(("gate", "recorder", "choices", "record", "start", "notes"), cast("Any", None)),
        )
        self.source.known = {each.id: each for each in requests}
        self.put("requests", RequestList(requests, len(requests)))

    def key(self, name: str) -> Key:
        return self.bench.coordinator.keys(name)[0]

    def put(self, name: str, value: Any) -> None:
        self.store.put(self.key(name), value, old_after=300, keep_for=86_400)

    def value(self, name: str) -> Any:
        return self.store.get(self.key(name)).value

    @property
    def listed(self) -> dict[int, RequestStatus]:
        return {each.id: each.status for each in self.value("requests").requests}

    def counted(self, pending: int) -> None:
        self.put("request_counts", RequestCounts(pending=pending))
