"""What a person decides of requests: approve, decline, retry, amend, delete, ask; each looked at first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from mediatui.models.failure import FailureKind
from mediatui.services.errors import ServiceError
from mediatui.services.seerr import bodies
from mediatui.services.seerr.speaker import call_text
from mediatui.services.seerr.titles import Titles

if TYPE_CHECKING:
    from mediatui.models.request import Amendment, Asking, MediaRequest, RequestStatus
    from mediatui.services.seerr.replies import Reply

GONE = "the request is gone"
NO_TVDB = "this series has no TVDB id: Sonarr cannot take it, and approving it would delete the request"
NO_SEASONS = "a series needs a season to be asked for"

_TVDB_REMEDY = "Add the series to Sonarr by hand, or decline the request."
_HAND_OVER = "See what {server} says, in its log and that of the request service; then retry the request."


class Changes(Titles):
    """Changes requests. What it is about to change is read first, for others change it too."""

    async def approve(self, request: MediaRequest) -> MediaRequest:
        """Approve; gives it as read again.

        CONFLICT where it is no longer as it was shown, or was approved already; a failed or declined one may
        be approved while it still is that. REFUSED for a series without TVDB id, which approving would
        delete, and where handing it over to Radarr or Sonarr failed.
        """
        from mediatui.models.request import RequestStatus

        again = (RequestStatus.FAILED, RequestStatus.DECLINED)
        now = await self._look_first(request, again if request.status in again else ())
        if await self._lacks_tvdb(now):
            raise self._refused(NO_TVDB, _TVDB_REMEDY)
        reply = await self._change("POST", f"/request/{request.id:d}/approve", now)
        return await self._handed_over(reply, request)

    def approve_call(self, request: MediaRequest) -> tuple[str, ...]:
        """The calls of `approve`."""
        return (call_text("POST", f"/request/{request.id:d}/approve"),)

    async def decline(self, request: MediaRequest) -> MediaRequest:
        """Decline; gives it as read again. CONFLICT where it is no longer pending."""
        from mediatui.models.request import RequestStatus

        now = await self._look_first(request)
        reply = await self._change("POST", f"/request/{request.id:d}/decline", now)
        return await self._read_again(self._answered(reply, request, RequestStatus.DECLINED))

    def decline_call(self, request: MediaRequest) -> tuple[str, ...]:
        """The calls of `decline`."""
        return (call_text("POST", f"/request/{request.id:d}/decline"),)

    async def retry(self, request: MediaRequest) -> MediaRequest:
        """Hand a failed one over again. CONFLICT where it has not failed; REFUSED where it fails again."""
        from mediatui.models.request import RequestStatus

        self._prepare()
        now = await self._still_there(request)
        if now.status is not RequestStatus.FAILED:
            raise self._conflict(f"it has not failed: {bodies.standing(now)}")
        if await self._lacks_tvdb(now):
            raise self._refused(NO_TVDB, _TVDB_REMEDY)
        reply = await self._change("POST", f"/request/{request.id:d}/retry", now)
        return await self._handed_over(reply, request)

    def retry_call(self, request: MediaRequest) -> tuple[str, ...]:
        """The calls of `retry`."""
        return (call_text("POST", f"/request/{request.id:d}/retry"),)

    async def amend(self, request: MediaRequest, amendment: Amendment) -> MediaRequest:
        """Change what is pending before it is approved.

        Everything that may be amended is sent, as it was shown where it stays. CONFLICT where somebody
        changed it meanwhile, and where other requests have all the seasons.
        """
        if amendment.seasons is not None and not amendment.seasons:
            raise self._refused(NO_SEASONS, "Delete the request if nothing of it is wanted.")
        now = await self._look_first(request)
        if bodies.amendable(now) != bodies.amendable(request):
            raise self._conflict("somebody else changed the request")
        body = bodies.amended(request, amendment)
        reply = await self._change("PUT", f"/request/{request.id:d}", now, body)
        # A movie's request is answered before it is saved: reading again could show it as it was.
        return self._learn(reply.data)

    def amend_call(self, request: MediaRequest, amendment: Amendment) -> tuple[str, ...]:
        """The calls of `amend`, with their bodies."""
        return (call_text("PUT", f"/request/{request.id:d}", bodies.amended(request, amendment)),)

    async def delete(self, request: MediaRequest) -> None:
        """Delete the request; what was downloaded stays. CONFLICT when it is gone already."""
        self._prepare()
        now = await self._still_there(request)
        await self._change("DELETE", f"/request/{request.id:d}", now)
        self._forget(request.id)

    def delete_call(self, request: MediaRequest) -> tuple[str, ...]:
        """The calls of `delete`."""
        return (call_text("DELETE", f"/request/{request.id:d}"),)

    async def ask_for(self, asking: Asking) -> MediaRequest:
        """Ask for something; gives the request as it was made, or as it stands where it was approved at once.

        CONFLICT: asked for already, or nothing of it left to ask for. FORBIDDEN, REFUSED: quota, permission
        or blocklist, in the service's words. A request that was made and whose handing over failed is given,
        as failed.
        """
        from mediatui.models.request import RequestStatus, Wanted

        if asking.media.wanted is Wanted.SERIES and not asking.seasons:
            raise self._refused(NO_SEASONS)
        self._prepare()
        reply = await self._send("POST", "/request", bodies.asked(asking), user_id=asking.user_id)
        if reply.accepted:
            raise self._conflict(reply.message or "nothing was asked for")
        made = self._learn(reply.data)
        if made.status is RequestStatus.PENDING:
            return made
        try:
            return await self.request(made.id)
        except ServiceError:
            return made

    def ask_for_call(self, asking: Asking) -> tuple[str, ...]:
        """The calls of `ask_for`, with their bodies."""
        return (call_text("POST", "/request", bodies.asked(asking), user_id=asking.user_id),)

    def _prepare(self) -> None:
        """Before the first look: nothing is asked for what is not to be changed."""
        self._client.refuse_if_read_only()
        self._client.wake()

    async def _look_first(self, request: MediaRequest, also: tuple[Any, ...] = ()) -> MediaRequest:
        """The request as it is now; CONFLICT unless it is pending, or is as shown and of one of `also`."""
        from mediatui.models.request import RequestStatus

        self._prepare()
        now = await self._still_there(request)
        if now.status is RequestStatus.PENDING or (now.status in also and now.status is request.status):
            return now
        raise self._conflict(bodies.standing(now))

    async def _still_there(self, request: MediaRequest) -> MediaRequest:
        try:
            return await self.request(request.id)
        except ServiceError as error:
            if error.failure.kind is not FailureKind.NOT_FOUND:
                raise
        self._forget(request.id)
        raise self._conflict(GONE)

    async def _lacks_tvdb(self, request: MediaRequest) -> bool:
        """Whether it is a series that Sonarr cannot take. TMDB may have learnt its id meanwhile."""
        from mediatui.models.request import Wanted

        if request.media.wanted is not Wanted.SERIES or request.tvdb_id:
            return False
        try:
            return not (await self.facts(request.media)).tvdb_id
        except ServiceError as error:
            if error.failure.kind is FailureKind.NOT_FOUND:
                return True
            raise

    async def _change(self, method: str, path: str, looked: MediaRequest, body: Any = None) -> Reply:
        """Change the request that was just `looked` at.

        CONFLICT for a 202, by which nothing was done, and when it is gone or was decided since the look;
        REFUSED for a 409 although nothing changed: newer servers approve only what is pending.
        """
        try:
            reply = await self._send(method, path, body)
        except ServiceError as error:
            failure = error.failure
            if failure.kind is FailureKind.NOT_FOUND:
                self._forget(looked.id)
            elif failure.kind is not FailureKind.CONFLICT:
                raise
        else:
            if reply.accepted:
                raise self._conflict(reply.message or "nothing was changed")
            return reply
        now = await self._still_there(looked)
        if now.status is looked.status:
            detail, remedy = bodies.stubborn(now)
            raise self._refused(detail, remedy)
        raise self._conflict(bodies.standing(now))

    async def _handed_over(self, reply: Reply, request: MediaRequest) -> MediaRequest:
        """The request as it stands after it went to Radarr or Sonarr: the answer may say that this failed,
        or say nothing of a failure that comes a moment later."""
        from mediatui.models.request import RequestStatus, Wanted

        now = self._answered(reply, request, RequestStatus.APPROVED)
        if now.status is not RequestStatus.FAILED:
            now = await self._read_again(now)
        if now.status is not RequestStatus.FAILED:
            return now
        server = "Sonarr" if now.media.wanted is Wanted.SERIES else "Radarr"
        detail = f"it was approved, but handing it over to {server} failed"
        raise self._refused(detail, _HAND_OVER.format(server=server))

    def _answered(self, reply: Reply, request: MediaRequest, status: RequestStatus) -> MediaRequest:
        """The request of the answer to a change; where it cannot be read, `request` with its new `status`."""
        try:
            return self._learn(reply.data)
        except ServiceError:
            return replace(request, status=status)

    async def _read_again(self, request: MediaRequest) -> MediaRequest:
        """As it is now; `request` where that cannot be read, for it was changed. CONFLICT when it is gone."""
        try:
            return await self._still_there(request)
        except ServiceError as error:
            if error.failure.kind is FailureKind.CONFLICT:
                raise
            return request
