"""qBittorrent's calls: the torrents kept up to date by their changes, their parts, and what can be done."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from mediatui.models.endpoint import Endpoint
from mediatui.models.failure import FailureKind
from mediatui.models.stream import ServerStatus
from mediatui.models.torrent import Connection, TorrentList
from mediatui.services.answer import MEBIBYTE, Answer, Fault, Params
from mediatui.services.errors import ServiceError
from mediatui.services.http import ServiceClient
from mediatui.services.qbittorrent import calls
from mediatui.services.qbittorrent.calls import API, Call, Dialect
from mediatui.services.qbittorrent.changes import Changes
from mediatui.services.qbittorrent.session import DENIED, Session
from mediatui.services.transport import Transport

if TYPE_CHECKING:
    from mediatui.models.torrent_parts import Peer, TorrentDetails, TorrentFile, Tracker
    from mediatui.services.qbittorrent.book import Book
    from mediatui.services.qbittorrent.complaints import Complaints

IN_FLIGHT = 4

LARGEST_LIST = 64 * MEBIBYTE
"""Bytes of the first answer of all: 2 KB for each torrent, and some have ten thousand."""

_HEAVY = (
    "mediatui.services.qbittorrent.book",
    "mediatui.services.qbittorrent.parts",
    "mediatui.services.qbittorrent.replies",
    "mediatui.services.qbittorrent.complaints",
)
"""What is loaded, with pydantic, when the first call is on its way."""


class QbittorrentAdapter(Changes):
    """A `DownloadClient`. Makes no connection before it is asked something."""

    def __init__(self, endpoint: Endpoint, transport: Transport) -> None:
        self._client = ServiceClient(
            endpoint, transport, max_in_flight=IN_FLIGHT, key_header="Authorization", key_scheme="Bearer "
        )
        self._session = Session(self._client)
        self._version: tuple[int, ...] = ()
        """Of the Web API; empty before it is known."""
        self._synchronising = asyncio.Lock()
        """Two answers at once would be changes to different states."""
        self._book: Book | None = None
        self._book_of = 0
        """The login that the book's `rid` belongs to."""
        self._complaints: Complaints | None = None

    @property
    def endpoint(self) -> Endpoint:
        """The configured service it speaks for."""
        return self._client.endpoint

    def wake(self) -> None:
        """A person asked: let the next call through, and try the login once more."""
        self._client.wake()
        self._session.wake()

    async def aclose(self) -> None:
        """Close its connections."""
        await self._client.aclose()

    async def status(self) -> ServerStatus:
        """Version, and whether it reaches the network; a client behind a firewall does."""
        await self._learn_version()
        said = await self._get("/app/version")
        from mediatui.services.qbittorrent.mapping import connection_of
        from mediatui.services.qbittorrent.replies import text_of

        answer = await self._get("/transfer/info")
        info = self._json(answer, dict)
        word = info.get("connection_status")
        connection = connection_of(word) if isinstance(word, str) else Connection.UNKNOWN
        return ServerStatus(
            version=text_of(said).removeprefix("v"),
            connected=None if connection is Connection.UNKNOWN else connection is not Connection.DISCONNECTED,
            latency_ms=answer.elapsed_ms,
        )

    async def torrents(self) -> TorrentList:
        """All torrents, by `sync/maindata`: everything at first, then what changed.

        What cannot be read is left out and counted. The words of trackers come with later looks, a few at
        a time.
        """
        await self._know_version()
        async with self._synchronising:
            book = await self._synchronise()
        complaints = self._complaining()
        await complaints.look(book.torrents())
        return book.written(complaints.of)

    async def details(self, torrent: str) -> TorrentDetails:
        """`torrents/properties`."""
        data = await self._part("/torrents/properties", torrent, dict)
        from mediatui.services.qbittorrent.parts import details_of

        return details_of(data, torrent)

    async def files(self, torrent: str) -> tuple[TorrentFile, ...]:
        """`torrents/files`."""
        data = await self._part("/torrents/files", torrent, list)
        from mediatui.services.qbittorrent.parts import files_of

        return files_of(data)

    async def trackers(self, torrent: str) -> tuple[Tracker, ...]:
        """`torrents/trackers`; what they say is in the next list too."""
        found = await self._trackers(torrent)
        self._complaining().note(torrent, found)
        return found

    async def peers(self, torrent: str) -> tuple[Peer, ...]:
        """`sync/torrentPeers`, always the whole."""
        data = await self._part("/sync/torrentPeers", torrent, dict, rid=0)
        from mediatui.services.qbittorrent.parts import peers_of

        return peers_of(data)

    # What changes are made with

    @property
    def dialect(self) -> Dialect:
        """How the version that was seen last wants to be spoken to; as the newest, before one was seen."""
        return calls.dialect_of(self._version or calls.STOP_AND_START)

    async def send(self, torrents: Sequence[str], call: Call) -> None:
        """Make a call about these torrents; CONFLICT when none of them is there any more."""
        self._client.refuse_if_read_only()
        self.wake()
        await self._know_version()
        await self._refuse_if_gone(torrents)
        await self._post(call)

    async def send_in_dialect(self, torrents: Sequence[str], name: str) -> None:
        """Make a call that has two names; once more if the version turned out to be another."""
        self._client.refuse_if_read_only()
        self.wake()
        await self._know_version()
        await self._refuse_if_gone(torrents)
        make = getattr(calls, name)
        dialect = self.dialect
        try:
            await self._post(make(torrents, dialect))
        except ServiceError as error:
            if error.failure.status != 404:
                raise
            await self._learn_version()
            if self.dialect == dialect:
                raise
            await self._post(make(torrents, self.dialect))

    async def send_adding(self, call: Call) -> Answer:
        """Make the call that adds."""
        self._client.refuse_if_read_only()
        self.wake()
        await self._know_version()
        from mediatui.services.qbittorrent.replies import addition_fault

        answer = await self._posted(call)
        fault = addition_fault(answer)
        if fault is not None:
            raise self._client.failure(fault)
        return answer

    async def switch(self, on: bool) -> None:
        """Let the alternative limits hold, or not: asked first, as there is only a toggle."""
        self._client.refuse_if_read_only()
        self.wake()
        await self._know_version()
        answer = await self._get(calls.ALTERNATIVE_MODE.removeprefix(API))
        if (answer.body.strip() == b"1") is not on:
            await self._post(calls.TOGGLE)

    def refuse(self, fault: Fault) -> ServiceError:
        """The exception for what cannot be."""
        return self._client.failure(fault)

    # How it asks

    async def _get(
        self, path: str, params: Params | Callable[[], Params] | None = None, **options: Any
    ) -> Answer:
        """Ask for something; `params` that depend on the login are made when they go out."""
        await self._client.transport.load(*_HEAVY)
        accept = DENIED | options.pop("accept", frozenset())
        return await self._session.run(
            lambda: self._client.get(
                f"{API}{path}", params() if callable(params) else params, accept=accept, **options
            )
        )

    async def _posted(self, call: Call) -> Answer:
        from mediatui.services.qbittorrent.replies import REFUSALS

        return await self._session.run(
            lambda: self._client.send(
                "POST", call.path, form=dict(call.form), files=call.files, accept=DENIED | REFUSALS
            )
        )

    async def _post(self, call: Call) -> None:
        from mediatui.services.qbittorrent.replies import change_fault

        fault = change_fault(await self._posted(call))
        if fault is not None:
            raise self._client.failure(fault)

    def _json(self, answer: Answer, shape: type) -> Any:
        from mediatui.services.qbittorrent.replies import json_of

        data = json_of(answer, shape)
        if isinstance(data, Fault):
            raise self._client.failure(data)
        return data

    async def _part(self, path: str, torrent: str, shape: type, **more: int) -> Any:
        """The JSON of something of one torrent."""
        await self._know_version()
        answer = await self._get(path, {"hash": torrent, **more}, accept=frozenset({404}))
        if answer.status == 404:
            from mediatui.services.qbittorrent.replies import GONE

            raise self._client.failure(replace(GONE, status=404))
        return self._json(answer, shape)

    async def _trackers(self, torrent: str) -> tuple[Tracker, ...]:
        data = await self._part("/torrents/trackers", torrent, list)
        from mediatui.services.qbittorrent.parts import trackers_of

        return trackers_of(data)

    def _complaining(self) -> Complaints:
        if self._complaints is None:
            from mediatui.services.qbittorrent.complaints import Complaints

            self._complaints = Complaints(self._trackers, self._client.transport.monotonic)
        return self._complaints

    # What it knows

    async def _know_version(self) -> None:
        if not self._version:
            await self._learn_version()

    async def _learn_version(self) -> None:
        """Ask for the Web API's version, which says how to speak; NOT_THIS_SERVICE for anything else."""
        answer = await self._get("/app/webapiVersion")
        from mediatui.services.qbittorrent.replies import no_version, text_of

        version = calls.version_of(text_of(answer))
        if version is None:
            raise self._client.failure(no_version(answer))
        self._version = version

    async def _synchronise(self) -> Book:
        """Bring the book up to date. To be called with `_synchronising` held."""
        from mediatui.services.qbittorrent.book import Book

        book = self._book = self._book or Book(self.endpoint.name)
        answer = await self._get("/sync/maindata", lambda: {"rid": self._rid(book)}, max_body=LARGEST_LIST)
        try:
            data = self._json(answer, dict)
        except ServiceError:
            book.forget()
            raise
        if not await book.take_in(data):
            raise self._client.failure(
                Fault(FailureKind.BAD_PAYLOAD, "there is no list of torrents in it", status=answer.status)
            )
        return book

    def _rid(self, book: Book) -> int:
        """What changes are asked with; a new login is a new session, which must not take it for its own."""
        if self._book_of != self._session.logins:
            self._book_of = self._session.logins
            book.forget()
        return book.rid

    async def _refuse_if_gone(self, torrents: Sequence[str]) -> None:
        """CONFLICT if none of them is there, by a fresh look: qBittorrent says 200 also to what is gone."""
        if not torrents or self._book is None or self._book.has_any(torrents):
            return
        async with self._synchronising:
            book = await self._synchronise()
        if not book.has_any(torrents):
            from mediatui.services.qbittorrent.replies import GONE

            raise self._client.failure(GONE)
