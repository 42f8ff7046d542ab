"""Tautulli's calls: what plays, how it is, and the end of a stream; what was played is in its own modules."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

from mediatui.models.failure import FailureKind
from mediatui.models.stream import Activity, Place, ServerStatus, Stream
from mediatui.services.answer import Fault
from mediatui.services.cleantext import clean_text
from mediatui.services.errors import ServiceError
from mediatui.services.tautulli.history import History
from mediatui.services.tautulli.notifications import Notifications
from mediatui.services.tautulli.sections import Sections
from mediatui.services.tautulli.speaker import ERRORS_OF_CHANGES, HEAVY, PATH
from mediatui.services.tautulli.statistics import Statistics
from mediatui.services.tautulli.watched import Watched

if TYPE_CHECKING:
    from mediatui.models.endpoint import Endpoint
    from mediatui.services.tautulli.wire import Totals
    from mediatui.services.transport import Transport

LONGEST_MESSAGE = 500
"""Characters of the message a player shows."""

_AT_ONCE = 10
"""Sessions read before the event loop gets its turn: under 1 ms where one has 7 KB."""


class TautulliAdapter(Watched, History, Statistics, Sections, Notifications):
    """An `ActivitySource` and a `HistorySource`. Makes no connection before it is asked something."""

    def __init__(self, endpoint: Endpoint, transport: Transport) -> None:
        super().__init__(endpoint, transport)
        self._version = ""
        self._server_name = ""

    async def activity(self) -> Activity:
        """What plays right now (`get_activity`).

        A success without data is Plex out of Tautulli's reach (UPSTREAM_DOWN), never an idle server. A
        session that cannot be read, or is there twice, is left out and counted.
        """
        data = await self._read("get_activity")
        from mediatui.services.tautulli.replies import PLEX_DOWN
        from mediatui.services.tautulli.wire import Totals

        if data is None or data == {}:
            raise self._client.failure(PLEX_DOWN)
        sessions = data.get("sessions") if isinstance(data, dict) else None
        if not isinstance(sessions, list):
            raise self._client.failure(Fault(FailureKind.BAD_PAYLOAD, "there is no list of sessions in it"))
        streams = await self._streams(sessions)
        return _with_totals(
            tuple(streams.values()), Totals.model_validate(data), len(sessions) - len(streams)
        )

    async def status(self) -> ServerStatus:
        """Whether Tautulli is well, and whether it is connected to Plex (`server_status`).

        `connected` stays True while Plex answers 503; `activity` tells that. Version and server's name are
        asked once; without them the rest is still told.
        """
        answer = await self._ask("server_status")
        data = self._data(answer)
        from mediatui.services.tautulli.wire import ServerInfo, ServerState, TautulliInfo

        if not isinstance(data, dict) or "connected" not in data:
            raise self._client.failure(
                Fault(FailureKind.BAD_PAYLOAD, "it does not say whether it is connected")
            )
        try:
            if not self._version:
                info = TautulliInfo.model_validate(_record(await self._read("get_tautulli_info")))
                self._version = info.tautulli_version.removeprefix("v")
            if not self._server_name:
                self._server_name = ServerInfo.model_validate(
                    _record(await self._read("get_server_info"))
                ).pms_name
        except ServiceError:
            pass  # the next status asks again
        return ServerStatus(
            version=self._version,
            connected=ServerState.model_validate(data).connected,
            server_name=self._server_name,
            latency_ms=answer.elapsed_ms,
        )

    async def terminate(self, stream: Stream, message: str) -> None:
        """End `stream`, showing `message` on its player.

        CONFLICT when it has ended already; REFUSED when it has no session id, without a Plex Pass, and when
        Plex says no.
        """
        self._client.refuse_if_read_only()
        await self._client.transport.load(*HEAVY)
        from mediatui.services.tautulli.replies import NO_SESSION_ID, termination_of

        if not stream.session_id:
            raise self._client.failure(NO_SESSION_ID)
        self._client.wake()
        params = _termination(stream, message)
        answer = await self._client.send("GET", PATH, params, accept=ERRORS_OF_CHANGES)
        fault = termination_of(answer)
        if fault is not None:
            raise self._client.failure(fault)

    def terminate_call(self, stream: Stream, message: str) -> str:
        """The exact call `terminate` makes, without the key; "" when it would make none (no session id)."""
        if not stream.session_id:
            return ""
        return f"GET {PATH}?{urlencode(_termination(stream, message), quote_via=quote)}"

    async def _streams(self, sessions: list[Any]) -> dict[str, Stream]:
        """By their key, in the order of the answer."""
        from mediatui.services.tautulli.mapping import stream_of
        from mediatui.services.tautulli.wire import session_of

        streams: dict[str, Stream] = {}
        for number, raw in enumerate(sessions, 1):
            session = session_of(raw)
            if session is not None:
                stream = stream_of(session, self.endpoint.name)
                streams.setdefault(stream.key, stream)
            if number % _AT_ONCE == 0:
                await asyncio.sleep(0)
        return streams


def _termination(stream: Stream, message: str) -> dict[str, str]:
    """Key and id both: Tautulli (2.17, `terminate_session`) then wants to know the key and ends the id.

    A key alone would, after a restart of Plex that counts keys from 1 again, end another's stream.
    """
    params = {"cmd": "terminate_session"}
    if stream.session_key:
        params["session_key"] = stream.session_key
    params["session_id"] = stream.session_id
    words = clean_text(message, LONGEST_MESSAGE)
    return params | ({"message": words} if words else {})


def _record(data: Any) -> dict[str, Any]:
    return data if isinstance(data, dict) else {}


def _with_totals(streams: tuple[Stream, ...], totals: Totals, dropped: int) -> Activity:
    """The rates as Tautulli counts them; where absent added up here in its way: what is not LAN is WAN."""
    total = sum(stream.bandwidth_kbps or 0 for stream in streams)
    lan = sum(stream.bandwidth_kbps or 0 for stream in streams if stream.place is Place.LAN)

    def said(told: int | None, counted: int) -> int:
        return counted if told is None or told < 0 else told

    return Activity(
        streams=streams,
        total_kbps=said(totals.total_bandwidth, total),
        lan_kbps=said(totals.lan_bandwidth, lan),
        wan_kbps=said(totals.wan_bandwidth, total - lan),
        dropped=dropped,
    )
