"""Users of a request service: who they are, what they may do, how much they may ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mediatui.services.seerr.changes import Changes
from mediatui.services.seerr.paging import Paged
from mediatui.services.seerr.speaker import call_text

if TYPE_CHECKING:
    from mediatui.models.request import Quota, RequestUser

_EXEMPT = "users who may manage users have no quota of their own, and nobody changes theirs themselves"
_REST = "with the other settings as they are"


class Users(Changes, Paged):
    """Reads and changes users. The call that changes many of them at once is not made."""

    async def users(self) -> tuple[RequestUser, ...]:
        """All users; one that cannot be read is left out."""
        records = await self._all("/user", {"sort": "created"})
        from mediatui.services.seerr.mapping import user_of

        users = (user_of(each, self.endpoint.name) for each in records)
        return tuple({user.id: user for user in users if user is not None}.values())

    async def quota(self, user_id: int) -> Quota:
        """What a user may still ask for."""
        data = self._record(await self._read(f"/user/{user_id:d}/quota", one=True))
        from mediatui.services.seerr.mapping import quota_of

        return quota_of(data)

    async def set_permissions(self, user: RequestUser, permissions: int) -> None:
        """Change what a user may do. FORBIDDEN, in the service's words, for the owner, and for granting more
        than the key's owner may."""
        self._prepare()
        await self._send("POST", f"/user/{user.id:d}/settings/permissions", {"permissions": permissions})

    def set_permissions_call(self, user: RequestUser, permissions: int) -> tuple[str, ...]:
        """The calls of `set_permissions`, with their bodies."""
        body = {"permissions": permissions}
        return (call_text("POST", f"/user/{user.id:d}/settings/permissions", body),)

    async def set_quota(self, user: RequestUser, changed: RequestUser) -> None:
        """Change a user's quotas to those of `changed`; everything else of the user stays.

        The settings are read, and sent back whole: what is left out would be lost (an e-mail address would
        become the name). REFUSED where the service says yes and leaves the quotas as they are.
        """
        self._prepare()
        path = f"/user/{user.id:d}/settings/main"
        settings = self._record(await self._read(path, one=True))
        quota = _quota(changed)
        await self._send("POST", path, {**_kept(settings), **quota})
        now = self._record(await self._read(path, one=True))
        if any((now.get(name) or None) != (limit or None) for name, limit in quota.items()):
            raise self._refused("it left the quota as it was", _sentence(_EXEMPT))

    def set_quota_call(self, user: RequestUser, changed: RequestUser) -> tuple[str, ...]:
        """The calls of `set_quota`; of the body only what changes, for the rest is read at that moment."""
        call = call_text("POST", f"/user/{user.id:d}/settings/main", _quota(changed))
        return (call_text("GET", f"/user/{user.id:d}/settings/main"), f"{call} ({_REST})")


def _quota(user: RequestUser) -> dict[str, int | None]:
    return {
        "movieQuotaLimit": user.movie_limit,
        "movieQuotaDays": user.movie_days,
        "tvQuotaLimit": user.series_limit,
        "tvQuotaDays": user.series_days,
    }


def _kept(settings: dict[str, Any]) -> dict[str, Any]:
    """What goes back as it came: most of it may not be null, and the defaults for all are not the user's."""
    return {
        name: value
        for name, value in settings.items()
        if not name.startswith("global") and (value is not None or name == "username")
    }


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."
