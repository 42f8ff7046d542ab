"""People: what they played, when, on what and from where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mediatui.services.answer import Fault
from mediatui.services.tautulli.speaker import Query, Speaker

if TYPE_CHECKING:
    from mediatui.models.audience import Viewer, ViewerAddress, Whereabouts
    from mediatui.models.endpoint import Endpoint
    from mediatui.models.statistics import PlayerShare, WatchTime
    from mediatui.services.tautulli.audience_wire import WireUser
    from mediatui.services.transport import Transport

EVERYONE = 1000
"""Rows of a table that is wanted whole; a Plex server is shared with a hundred people at most."""

_NOWHERE = ("failed to lookup geoip", "invalid ip address", "no ip address")
"""How the refusals of a look-up begin that say only that nobody knows."""


class Audience(Speaker):
    """The part of a `HistorySource` that knows people."""

    def __init__(self, endpoint: Endpoint, transport: Transport) -> None:
        super().__init__(endpoint, transport)
        self._places: dict[str, Whereabouts | None] = {}

    async def viewers(self) -> tuple[Viewer, ...]:
        """Everyone there is or was (`get_users_table`), by name."""
        query: dict[str, str | int] = {
            "length": EVERYONE,
            "order_column": "friendly_name",
            "order_dir": "asc",
        }
        _, raw = await self._table("get_users_table", query, "users")
        from mediatui.services.tautulli.audience_wire import WireUser

        viewers = (_viewer_of(row) for row in await self._rows(WireUser, raw))
        return tuple(viewer for viewer in viewers if viewer is not None)

    async def viewer(self, user_id: int) -> Viewer | None:
        """One of them (`get_user`). Of a number nobody has Tautulli tells of user 0, "Local"."""
        data = await self._look_up("get_user", {"user_id": user_id, "include_last_seen": "true"})
        from mediatui.services.tautulli.audience_wire import WireUser
        from mediatui.services.tautulli.wire import record

        row = record(WireUser, data) if data else None
        viewer = None if row is None else _viewer_of(row)
        return viewer if viewer is not None and viewer.id == user_id else None

    async def viewer_times(self, user_id: int) -> tuple[WatchTime, ...]:
        """Sums of a day, a week, 30 days and ever (`get_user_watch_time_stats`)."""
        return await self._times("get_user_watch_time_stats", {"user_id": user_id})

    async def viewer_players(self, user_id: int) -> tuple[PlayerShare, ...]:
        """What they played on, the most used first (`get_user_player_stats`)."""
        raw = await self._look_up("get_user_player_stats", {"user_id": user_id})
        from mediatui.services.tautulli.statistics_mapping import player_share_of
        from mediatui.services.tautulli.statistics_wire import WireShare

        rows = await self._rows(WireShare, self._list(raw or [], "players"))
        return tuple(player_share_of(row) for row in rows)

    async def viewer_addresses(self, user_id: int) -> tuple[ViewerAddress, ...]:
        """Where they played from (`get_user_ips`), the latest first."""
        query: dict[str, str | int] = {
            "user_id": user_id,
            "length": EVERYONE,
            "order_column": "last_seen",
            "order_dir": "desc",
        }
        _, raw = await self._table("get_user_ips", query, "addresses")
        from mediatui.models.audience import ViewerAddress
        from mediatui.services.tautulli.audience_wire import WireAddress

        return tuple(
            ViewerAddress(
                address=row.ip_address,
                first_seen=row.first_seen,
                last_seen=row.last_seen,
                plays=row.play_count or 0,
                platform=row.platform,
                player=row.player,
                last_played=row.last_played,
            )
            for row in await self._rows(WireAddress, raw)
        )

    async def whereabouts(self, address: str) -> Whereabouts | None:
        """Where an address is (`get_geoip_lookup`). What was told is remembered; a failure is not."""
        if address in self._places:
            return self._places[address]
        answer = await self._slow("get_geoip_lookup", {"ip_address": address})
        from mediatui.models.audience import Whereabouts
        from mediatui.services.tautulli.audience_wire import WirePlace
        from mediatui.services.tautulli.replies import reply_of
        from mediatui.services.tautulli.wire import record

        reply = reply_of(answer)
        if isinstance(reply, Fault):
            # Private addresses are refused as unknown ones are; and so is every one while plex.tv is away.
            if reply.detail.lower().startswith(_NOWHERE):
                return None
            raise self._client.failure(reply)
        row = record(WirePlace, reply.data) if reply.data else None
        place = None
        if row is not None:
            place = Whereabouts(
                country=row.country,
                code=row.code,
                city=row.city,
                region=row.region,
                postal_code=row.postal_code,
                timezone=row.timezone,
                latitude=row.latitude,
                longitude=row.longitude,
            )
            self._places[address] = place
        return place

    async def _times(self, command: str, query: Query) -> tuple[WatchTime, ...]:
        raw: Any = await self._look_up(command, query)
        from mediatui.models.statistics import WatchTime
        from mediatui.services.tautulli.statistics_wire import WireShare

        rows = await self._rows(WireShare, self._list(raw or [], "sums"))
        return tuple(
            WatchTime(row.query_days, row.total_plays or 0, row.total_time or 0)
            for row in rows
            if row.query_days is not None
        )


def _viewer_of(row: WireUser) -> Viewer | None:
    """A person; None without a number, by which alone they can be asked about."""
    from mediatui.models.audience import Viewer

    if row.user_id is None:
        return None
    return Viewer(
        id=row.user_id,
        name=row.friendly_name or row.username,
        username=row.username,
        email=row.email,
        active=row.is_active is not False,
        admin=row.is_admin,
        home=row.is_home_user,
        restricted=row.is_restricted,
        libraries=row.shared_libraries,
        plays=row.plays,
        duration_s=row.duration,
        last_seen=row.last_seen,
        last_played=row.last_played,
        address=row.ip_address,
        platform=row.platform,
        player=row.player,
    )
