"""What the rest of the program may ask of an adapter: a Protocol for each capability.

Every method raises `ServiceError` and nothing else of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from mediatui.models.endpoint import Endpoint
from mediatui.models.stream import Activity, ServerStatus, Stream

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from mediatui.models.request import (
        Amendment,
        Asking,
        FactsPage,
        Issue,
        IssueStatus,
        MediaFacts,
        MediaId,
        MediaRequest,
        Quota,
        RequestCounts,
        RequestList,
        RequestService,
        RequestUser,
        Shelf,
        TitleBook,
    )


@runtime_checkable
class Service(Protocol):
    """What every adapter has."""

    @property
    def endpoint(self) -> Endpoint:
        """The configured service it speaks for."""
        ...

    async def status(self) -> ServerStatus:
        """Version, and whether it reaches what stands behind it."""
        ...

    def wake(self) -> None:
        """A person asked: let the next call through even if the breaker is open."""
        ...

    async def aclose(self) -> None:
        """Close its connections."""
        ...


@runtime_checkable
class ActivitySource(Service, Protocol):
    """Who can say what plays, and end it."""

    async def activity(self) -> Activity:
        """What plays right now."""
        ...

    async def terminate(self, stream: Stream, message: str) -> None:
        """End `stream`, showing `message` on its player; returns when the service said it was done."""
        ...

    def terminate_call(self, stream: Stream, message: str) -> str:
        """The exact call `terminate` makes, without the key, to be shown and journalled."""
        ...


@runtime_checkable
class RequestSource(Service, Protocol):
    """Who keeps requests: Seerr, Overseerr, Jellyseerr.

    Everything that changes something has a sister with `_call` that gives the exact calls it makes, without
    the key ("POST /api/v1/request/7/approve"), to be shown and journalled.
    """

    def requests(self) -> AsyncIterator[RequestList]:
        """The requests, newest first, growing page by page: each value is painted as it comes; the last
        one is complete. What was known before stays in the list until its page was read again."""
        ...

    def titles(self) -> AsyncIterator[TitleBook]:
        """Titles of the requests read last and of `wish`ed ones, looked up four at a time, kept a day."""
        ...

    def wish(self, media: Sequence[MediaId]) -> None:
        """Look these up first: they are on the screen."""
        ...

    def remember(self, book: TitleBook) -> None:
        """Take over titles that were looked up in an earlier life, as old as they are."""
        ...

    async def counts(self) -> RequestCounts:
        """How many requests there are of each sort."""
        ...

    async def request(self, number: int) -> MediaRequest:
        """One request, as it is now; NOT_FOUND when it is gone."""
        ...

    async def facts(self, media: MediaId) -> MediaFacts:
        """All about a movie or a series, as it is now."""
        ...

    async def about(self) -> RequestService:
        """Which program it is, what it may, whom it hands requests to."""
        ...

    async def users(self) -> tuple[RequestUser, ...]:
        """All users."""
        ...

    async def quota(self, user_id: int) -> Quota:
        """What a user may still ask for."""
        ...

    async def issues(self) -> tuple[Issue, ...]:
        """All issues, newest first, with their comments."""
        ...

    async def search(self, words: str, page: int = 1) -> FactsPage:
        """Movies and series of that name; persons and collections left out."""
        ...

    async def discover(self, shelf: Shelf, page: int = 1, genre: int | None = None) -> FactsPage:
        """A page of a shelf; with `genre`, the popular ones of it."""
        ...

    async def genres(self) -> tuple[tuple[int, str], ...]:
        """The genres of movies and series, ids with names, each once."""
        ...

    async def approve(self, request: MediaRequest) -> MediaRequest:
        """Approve; gives it as read again. CONFLICT where it is no longer pending (or failed, or declined:
        those may be approved): said, not repeated. REFUSED where it turned to failed."""
        ...

    def approve_call(self, request: MediaRequest) -> tuple[str, ...]:
        """The calls of `approve`."""
        ...

    async def decline(self, request: MediaRequest) -> MediaRequest:
        """Decline; gives it as read again. CONFLICT where it is no longer pending."""
        ...

    def decline_call(self, request: MediaRequest) -> tuple[str, ...]:
        """The calls of `decline`."""
        ...

    async def retry(self, request: MediaRequest) -> MediaRequest:
        """Try a failed one again. CONFLICT where it has not failed."""
        ...

    def retry_call(self, request: MediaRequest) -> tuple[str, ...]:
        """The calls of `retry`."""
        ...

    async def amend(self, request: MediaRequest, amendment: Amendment) -> MediaRequest:
        """Change what is pending before it is approved."""
        ...

    def amend_call(self, request: MediaRequest, amendment: Amendment) -> tuple[str, ...]:
        """The calls of `amend`, with their bodies."""
        ...

    async def delete(self, request: MediaRequest) -> None:
        """Delete the request; what was downloaded stays."""
        ...

    def delete_call(self, request: MediaRequest) -> tuple[str, ...]:
        """The calls of `delete`."""
        ...

    async def ask_for(self, asking: Asking) -> MediaRequest:
        """Ask for something; gives the request as it was made. CONFLICT: asked for already, or nothing of
        it left to ask for. FORBIDDEN, REFUSED: quota, permission or blocklist, in the service's words."""
        ...

    def ask_for_call(self, asking: Asking) -> tuple[str, ...]:
        """The calls of `ask_for`, with their bodies."""
        ...

    async def set_permissions(self, user: RequestUser, permissions: int) -> None:
        """Change what a user may do."""
        ...

    def set_permissions_call(self, user: RequestUser, permissions: int) -> tuple[str, ...]:
        """The calls of `set_permissions`, with their bodies."""
        ...

    async def set_quota(self, user: RequestUser, changed: RequestUser) -> None:
        """Change a user's quotas to those of `changed`; everything else of the user stays."""
        ...

    def set_quota_call(self, user: RequestUser, changed: RequestUser) -> tuple[str, ...]:
        """The calls of `set_quota`, with their bodies."""
        ...

    async def comment(self, issue: Issue, message: str) -> None:
        """Say something of an issue; refused without words."""
        ...

    def comment_call(self, issue: Issue, message: str) -> tuple[str, ...]:
        """The calls of `comment`."""
        ...

    async def settle(self, issue: Issue, status: IssueStatus) -> None:
        """Resolve or reopen an issue."""
        ...

    def settle_call(self, issue: Issue, status: IssueStatus) -> tuple[str, ...]:
        """The calls of `settle`."""
        ...
