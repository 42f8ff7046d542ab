"""What a person has watched, by its keys: what a request is compared with."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from mediatui.services.tautulli.speaker import Speaker

if TYPE_CHECKING:
    from mediatui.models.endpoint import Endpoint
    from mediatui.services.transport import Transport

REMEMBERED = 600.0
"""Seconds for which users, and what each has watched, are not asked for again."""

_LONGEST = 1000
"""Rows of the history that are looked at, the latest: 1.2 MB, and years of films and series for most."""

_ENOUGH_OF_AN_EPISODE = 0.5


class Watched(Speaker):
    """The part of a `HistorySource` that knows who has seen what."""

    def __init__(self, endpoint: Endpoint, transport: Transport) -> None:
        super().__init__(endpoint, transport)
        self._ids: tuple[float, dict[str, int]] | None = None
        self._seen: dict[int, tuple[float, frozenset[str]]] = {}
        self._looking = asyncio.Lock()

    async def watched_keys(self, user: str) -> frozenset[str]:
        """The rating keys of films, episodes and series that `user` has watched (`get_history`).

        `user` is a user name or a friendly name, in any case; where one's user name is another's friendly
        name, the user name counts. Whole rows count for themselves and for their series; an episode seen at
        least half for its series alone. Television is not counted: its keys are no library's. Remembered for
        ten minutes; empty where nobody has that name.
        """
        # One after the other: of two who ask at once the second finds what the first was told.
        async with self._looking:
            user_id = (await self._ids_by_name()).get(user.strip().casefold())
            if user_id is None:
                return frozenset()
            now = self._client.transport.monotonic()
            known = self._seen.get(user_id)
            if known is None or now - known[0] >= REMEMBERED:
                known = (now, await self._keys_of(user_id))
                self._seen[user_id] = known
            return known[1]

    async def _ids_by_name(self) -> dict[str, int]:
        """Everyone's number by their names, folded (`get_users`)."""
        now = self._client.transport.monotonic()
        if self._ids is None or now - self._ids[0] >= REMEMBERED:
            raw = self._list(await self._look_up("get_users"), "users")
            from mediatui.services.tautulli.audience_wire import WireUser

            users = [user for user in await self._rows(WireUser, raw) if user.user_id is not None]
            ids = {user.friendly_name.casefold(): user.user_id or 0 for user in users}
            ids |= {user.username.casefold(): user.user_id or 0 for user in users}
            ids.pop("", None)
            self._ids = (now, ids)
        return self._ids[1]

    async def _keys_of(self, user_id: int) -> frozenset[str]:
        query: dict[str, str | int] = {
            "user_id": user_id,
            "start": 0,
            "length": _LONGEST,
            # What can be requested: an evening of music would push a week of films out.
            "media_type": "movie,episode",
            "grouping": 1,
            # What plays now makes pages shift, and a photo among it makes Tautulli fail.
            "include_activity": 0,
        }
        _, raw = await self._table("get_history", query, "plays")
        from mediatui.services.tautulli.history_wire import WirePlay

        keys: set[str] = set()
        for play in await self._rows(WirePlay, raw):
            status = play.watched_status or 0.0
            if play.live:
                continue
            if status >= 1:
                keys |= {play.rating_key, play.grandparent_rating_key}
            elif status >= _ENOUGH_OF_AN_EPISODE and play.media_type == "episode":
                keys.add(play.grandparent_rating_key)
        return frozenset(keys - {""})
