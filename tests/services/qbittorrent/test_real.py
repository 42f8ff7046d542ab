"""The adapter and a real qBittorrent: login, add, list, changes, pause, resume, delete."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import pytest

from mediatui.models.endpoint import Endpoint
from mediatui.models.failure import FailureKind
from mediatui.models.secret import Secret
from mediatui.models.torrent import Connection, Direction, ShareLimits, Torrent, TorrentList, TorrentState
from mediatui.models.torrent_parts import Adding, FilePriority, QueueMove, TorrentUpload
from mediatui.services.http import Transport
from mediatui.services.qbittorrent.adapter import QbittorrentAdapter
from tests.services.conftest import failure_of
from tests.services.qbittorrent.real import PASSWORD, PROGRAM, USER, RealQbittorrent
from tests.services.qbittorrent.torrentfile import torrent_file

pytestmark = pytest.mark.skipif(PROGRAM is None, reason="qbittorrent-nox is not installed")

MAGNET = f"magnet:?xt=urn:btih:{'ab' * 20}&dn=Only.A.Link&tr=http%3A%2F%2F127.0.0.1%3A9%2Fannounce"


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealQbittorrent]:
    with RealQbittorrent(tmp_path_factory.mktemp("qbittorrent")) as running:
        yield running


@pytest.fixture
async def adapter(real: RealQbittorrent) -> AsyncIterator[QbittorrentAdapter]:
    transport = Transport()
    yield QbittorrentAdapter(endpoint(real), transport)
    await transport.aclose()


def endpoint(real: RealQbittorrent, password: str = PASSWORD) -> Endpoint:
    return Endpoint("qbittorrent", "qbittorrent", real.url, username=USER, password=Secret(password))


async def until(adapter: QbittorrentAdapter, wanted: Callable[[TorrentList], bool]) -> TorrentList:
    """The first list that is as wanted: a state may be told a second and a half late."""
    async with asyncio.timeout(10):
        while not wanted(found := await adapter.torrents()):  # noqa: ASYNC110 - another program's doing
            await asyncio.sleep(0.05)
        return found


def state_of(found: TorrentList, torrent: str) -> TorrentState | None:
    it = one(found, torrent)
    return it.state if it else None


def one(found: TorrentList, torrent: str) -> Torrent | None:
    return next((each for each in found.torrents if each.hash == torrent), None)


async def test_a_torrents_whole_life(adapter: QbittorrentAdapter, real: RealQbittorrent) -> None:
    status = await adapter.status()
    assert status.version.count(".") >= 2
    empty = await adapter.torrents()
    assert empty.torrents == ()
    assert empty.transfer.connection is not Connection.UNKNOWN
    assert empty.transfer.free_space

    await adapter.create_category("radarr")
    torrent, content = torrent_file("A Film (1925).mkv", b"never here" * 20_000)
    upload = TorrentUpload("film.torrent", content)
    await adapter.add(Adding(uploads=(upload,), category="radarr", tags=("one", "two"), paused=True))
    await adapter.add(Adding(links=(MAGNET,)))
    assert (await failure_of(adapter.add(Adding(uploads=(upload,))))).kind is FailureKind.CONFLICT
    wrong = TorrentUpload("x.torrent", b"no torrent at all")
    refusal = await failure_of(adapter.add(Adding(uploads=(wrong,))))
    assert (refusal.kind, refusal.status) == (FailureKind.REFUSED, 415)

    magnet = "ab" * 20
    settled = (TorrentState.PAUSED, TorrentState.METADATA)
    found = await until(adapter, lambda found: (state_of(found, torrent), state_of(found, magnet)) == settled)
    film = one(found, torrent)
    assert film is not None
    assert (film.name, film.category, film.tags) == ("A Film (1925).mkv", "radarr", ("one", "two"))
    assert (film.state, film.direction, film.size) == (TorrentState.PAUSED, Direction.DOWN, 200_000)
    link = one(found, magnet)
    assert link is not None
    assert (link.state, link.size, link.name) == (TorrentState.METADATA, 0, "Only.A.Link")
    assert "radarr" in [category.name for category in found.categories]
    assert found.tags == ("one", "two")

    await adapter.resume([torrent])
    await until(adapter, lambda found: state_of(found, torrent) is TorrentState.STALLED)
    await adapter.force_start([torrent])
    await adapter.limit([torrent], Direction.DOWN, 50_000)
    await adapter.share_limits([torrent], ShareLimits(1.5, 90))
    await adapter.set_category([torrent], "")
    await adapter.remove_tags([torrent], ["two"])
    await adapter.move_in_queue([torrent], QueueMove.TOP)
    await adapter.set_file_priority(torrent, [0], FilePriority.HIGH)
    await adapter.reannounce([torrent])
    changed = one(
        await until(adapter, lambda found: (it := one(found, torrent)) is not None and it.tags == ("one",)),
        torrent,
    )
    assert changed is not None
    assert (changed.forced, changed.down_limit, changed.category) == (True, 50_000, "")
    assert changed.share[:2] == (1.5, 90)
    assert (await adapter.files(torrent))[0].priority is FilePriority.HIGH
    assert {tracker.name for tracker in await adapter.trackers(torrent)} >= {"127.0.0.1:9", "DHT"}
    assert (await adapter.details(torrent)).piece_size == 16384
    assert await adapter.peers(torrent) == ()

    await adapter.pause([torrent])
    await until(adapter, lambda found: state_of(found, torrent) is TorrentState.PAUSED)
    await adapter.delete([torrent, link.hash], with_files=True)
    await until(adapter, lambda found: not found.torrents)
    gone = await failure_of(adapter.pause([torrent]))
    assert (gone.kind, gone.words.rpartition(": ")[2]) == (
        FailureKind.CONFLICT,
        "the torrent is no longer there",
    )


async def test_the_limits_of_all(adapter: QbittorrentAdapter) -> None:
    await adapter.limit_all(Direction.UP, 307_200)
    assert (
        await until(adapter, lambda found: found.transfer.up_limit == 307_200)
    ).transfer.down_limit is None
    for on in (True, True, False):
        await adapter.set_alternative_limits(on)
        await until(adapter, lambda found, on=on: found.transfer.alternative_limits is on)
    await adapter.limit_all(Direction.UP, None)


async def test_what_it_does_not_have(adapter: QbittorrentAdapter) -> None:
    nowhere = "0" * 40
    assert (await failure_of(adapter.details(nowhere))).kind is FailureKind.CONFLICT
    await adapter.create_category("twice")
    assert (await failure_of(adapter.create_category("twice"))).kind is FailureKind.CONFLICT


async def test_a_wrong_password_is_tried_once(real: RealQbittorrent, tmp_path: Path) -> None:
    transport = Transport()
    adapter = QbittorrentAdapter(endpoint(real, "not this one"), transport)
    failures = await asyncio.gather(*(failure_of(adapter.torrents()) for _ in range(8)))
    assert {failure.kind for failure in failures} == {FailureKind.WRONG_KEY}
    assert {failure.words for failure in failures} == {
        "does not accept the login: wrong username or password"
    }
    await transport.aclose()
    # Eight wrong logins would have locked this machine out.
    transport = Transport()
    assert (await QbittorrentAdapter(endpoint(real), transport).torrents()).dropped == 0
    await transport.aclose()
