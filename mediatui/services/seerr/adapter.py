"""Seerr, Overseerr and Jellyseerr as one: whose key it is, which program answers, and all its parts."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, NamedTuple

from mediatui.models.failure import FailureKind
from mediatui.services.answer import Fault
from mediatui.services.errors import ServiceError
from mediatui.services.seerr.shelves import Shelves

if TYPE_CHECKING:
    from mediatui.models.endpoint import Endpoint
    from mediatui.models.request import Program, RequestService
    from mediatui.models.stream import ServerStatus
    from mediatui.services.seerr.wire import WirePublic
    from mediatui.services.transport import Transport


class Identity(NamedTuple):
    """What a service said of itself. `title` is the name its owner gave it."""

    program: Program
    version: str
    title: str
    public: WirePublic


class SeerrAdapter(Shelves):
    """A `RequestSource` for the three programs. Makes no connection before it is asked something."""

    def __init__(self, endpoint: Endpoint, transport: Transport) -> None:
        super().__init__(endpoint, transport)
        self._identity: Identity | None = None
        self._identifying = asyncio.Lock()

    async def status(self) -> ServerStatus:
        """Whether it is well and takes the key: `/auth/me`, for its own `/status` is open to all.

        What it is is asked once; without that the rest is still told. It says nothing of the media server it
        stands in front of.
        """
        answer = await self._ask("/auth/me")
        if answer.status == 403:
            from mediatui.services.seerr.replies import key_in_doubt

            if key_in_doubt(answer):
                self._key_proven = False
                raise self._client.failure(Fault(FailureKind.WRONG_KEY, status=403))
        self._record((await self._reply(answer)).data)
        self._key_proven = True
        try:
            identity = await self._identify()
        except ServiceError:
            identity = None  # the next status asks again
        from mediatui.models.stream import ServerStatus

        return ServerStatus(
            version=identity.version if identity else "",
            connected=True,
            server_name=identity.title if identity else "",
            latency_ms=answer.elapsed_ms,
        )

    async def about(self) -> RequestService:
        """Which program it is, what the key may, whom it hands requests to.

        Of the Radarrs and Sonarrs only the lists are asked for: to ask for one that is down ends the server.
        """
        identity = await self._identify()
        data = self._record(await self._read("/auth/me"))
        radarr, sonarr = await self._read("/service/radarr"), await self._read("/service/sonarr")
        from mediatui.models.request import Requester, RequestService, Wanted
        from mediatui.services.seerr.mapping import requester_of, servers_of
        from mediatui.services.seerr.wire import WireUser, record

        public, me = identity.public, record(WireUser, data)
        return RequestService(
            program=identity.program,
            version=identity.version,
            movies_4k=bool(public.movie4k_enabled),
            series_4k=bool(public.series4k_enabled),
            partial_requests=public.partial_requests_enabled is not False,
            specials=bool(public.enable_special_episodes),
            servers=servers_of(radarr, Wanted.MOVIE) + servers_of(sonarr, Wanted.SERIES),
            me=requester_of(me) or Requester(0, ""),
            permissions=(me.permissions or 0) if me else 0,
        )

    async def _identify(self) -> Identity:
        """What it is, asked once."""
        async with self._identifying:
            if self._identity is None:
                settings = self._record(await self._read("/settings/public"))
                status = self._record(await self._read("/status"))
                from mediatui.services.seerr.identity import program_of
                from mediatui.services.seerr.wire import WirePublic, WireVersion, record

                version = (record(WireVersion, status) or WireVersion()).version
                public = record(WirePublic, settings) or WirePublic()
                program = program_of(settings, version)
                self._identity = Identity(program, version, public.application_title, public)
            return self._identity
