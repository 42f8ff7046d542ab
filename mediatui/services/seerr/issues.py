"""Issues: what users report, what was said of it, and its end."""

from __future__ import annotations

from contextlib import aclosing
from dataclasses import replace
from typing import TYPE_CHECKING

from mediatui.models.failure import FailureKind
from mediatui.services.cleantext import clean_text
from mediatui.services.errors import ServiceError
from mediatui.services.seerr.pool import in_turn
from mediatui.services.seerr.speaker import call_text
from mediatui.services.seerr.users import Users

if TYPE_CHECKING:
    from mediatui.models.endpoint import Endpoint
    from mediatui.models.request import Issue, IssueStatus
    from mediatui.services.transport import Transport

AT_ONCE = 4
"""Issues asked for by themselves at a time."""

_WORDLESS = "there are no words to say"
_GONE = "the issue is gone"


class Issues(Users):
    """Reads, comments and ends issues."""

    def __init__(self, endpoint: Endpoint, transport: Transport) -> None:
        super().__init__(endpoint, transport)
        self._told: dict[int, Issue] = {}
        """Issues with the authors of their comments."""

    async def issues(self) -> tuple[Issue, ...]:
        """All issues, newest first, with their comments.

        Seerr's list has the comments without their authors, Overseerr's has none at all. Issues are asked for
        by themselves where that leaves something open: when there are new comments, or, while an issue is
        open, when there may be. Where that fails, the issue is told as far as it is known.
        """
        records = await self._all("/issue", {"filter": "all", "sort": "added"})
        from mediatui.services.seerr.mapping import issue_of

        listed: dict[int, Issue] = {}
        silent: set[int] = set()
        for raw in records:
            issue = issue_of(raw, self.endpoint.name)
            if issue is not None:
                listed[issue.id] = issue
                if not isinstance(raw.get("comments"), list):
                    silent.add(issue.id)
        open_ = [issue for issue in listed.values() if not self._is_told(issue, silent=issue.id in silent)]
        async with aclosing(in_turn(self._with_authors, open_, at_once=AT_ONCE)) as answers:
            async for issue in answers:
                self._told[issue.id] = issue
        self._told = {number: issue for number, issue in self._told.items() if number in listed}
        newest = sorted(listed.values(), key=lambda issue: issue.id, reverse=True)
        return tuple(self._completed(issue, silent=issue.id in silent) for issue in newest)

    async def comment(self, issue: Issue, message: str) -> None:
        """Say something of an issue; refused without words."""
        words = clean_text(message)
        if not words:
            raise self._refused(_WORDLESS, "Write what there is to say.")
        self._prepare()
        await self._send_of(issue, "comment", {"message": words})

    def comment_call(self, issue: Issue, message: str) -> tuple[str, ...]:
        """The calls of `comment`; none without words."""
        words = clean_text(message)
        return (call_text("POST", f"/issue/{issue.id:d}/comment", {"message": words}),) if words else ()

    async def settle(self, issue: Issue, status: IssueStatus) -> None:
        """Resolve or reopen an issue. CONFLICT when it is so already, or is gone."""
        self._prepare()
        now = await self._issue(issue)
        if now.status is status:
            raise self._conflict(f"it is {status.value} already")
        await self._send_of(issue, status.value)

    def settle_call(self, issue: Issue, status: IssueStatus) -> tuple[str, ...]:
        """The calls of `settle`."""
        return (call_text("POST", f"/issue/{issue.id:d}/{status.value}"),)

    async def _send_of(self, issue: Issue, what: str, body: dict[str, str] | None = None) -> None:
        try:
            await self._send("POST", f"/issue/{issue.id:d}/{what}", body)
        except ServiceError as error:
            if error.failure.kind is FailureKind.NOT_FOUND:
                raise self._conflict(_GONE) from None
            raise

    async def _issue(self, issue: Issue) -> Issue:
        """An issue as it is now; CONFLICT when it is gone (500, but with words that say so)."""
        try:
            data = self._record(await self._read(f"/issue/{issue.id:d}", one=True))
        except ServiceError as error:
            if error.failure.kind is FailureKind.NOT_FOUND:
                raise self._conflict(_GONE) from None
            raise
        from mediatui.services.seerr.mapping import issue_of

        now = issue_of(data, self.endpoint.name)
        if now is None:
            raise self._conflict(_GONE)
        return now

    async def _with_authors(self, issue: Issue) -> Issue:
        try:
            return await self._issue(issue)
        except ServiceError:
            return self._told.get(issue.id, issue)

    def _is_told(self, issue: Issue, *, silent: bool) -> bool:
        """Whether all its comments, and who wrote them, are known. `silent`: the list had no comments."""
        told = self._told.get(issue.id)
        if silent:
            return told is not None and _ended(told) == _ended(issue) != ""
        if all(comment.author for comment in issue.comments):
            return True
        return told is not None and _said(told) == _said(issue) and all(each.author for each in told.comments)

    def _completed(self, issue: Issue, *, silent: bool) -> Issue:
        """The issue of the list, with the comments and authors that are known."""
        told = self._told.get(issue.id)
        if told is None or not (silent or _said(told) == _said(issue)):
            return issue
        return replace(issue, comments=told.comments)


def _ended(issue: Issue) -> str:
    """When an issue was resolved, after which no more is said of it; "" while it is open."""
    return str(issue.updated_at) if issue.status.value == "resolved" else ""


def _said(issue: Issue) -> tuple[tuple[int, str], ...]:
    return tuple((comment.id, comment.message) for comment in issue.comments)
