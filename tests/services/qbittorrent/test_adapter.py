"""The adapter and a simulated qBittorrent of either dialect, over real HTTP."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import httpx
import pytest

from mediatui.models.failure import FailureKind
from mediatui.models.torrent import CLIENTS_RULE, Connection, Direction, Torrent, TorrentState
from mediatui.models.torrent_parts import Adding, FilePriority, QueueMove, TorrentUpload, TrackerState
from mediatui.services.qbittorrent.adapter import QbittorrentAdapter
from mediatui.services.registry import adapter_for
from mediatui.services.torrent_ports import DownloadClient
from tests.services.conftest import MakeTransport, failure_of
from tests.services.qbittorrent.conftest import Adapt, Simulated, endpoint
from tests.services.qbittorrent.torrentfile import torrent_file

MAGNET = f"magnet:?xt=urn:btih:{'AB' * 20}&dn=Only.A.Link&tr=https%3A%2F%2Ft.test%2Fpasskey99%2Fannounce"


async def named(adapter: QbittorrentAdapter, beginning: str) -> Torrent:
    """The torrent whose name begins so."""
    found = [each for each in (await adapter.torrents()).torrents if each.name.startswith(beginning)]
    assert len(found) == 1
    return found[0]


def test_it_is_what_the_registry_gives_for_its_kind(make_transport: MakeTransport) -> None:
    adapter = adapter_for(endpoint(), make_transport())
    assert isinstance(adapter, DownloadClient)
    assert adapter.endpoint == endpoint()


def test_having_one_loads_nothing_of_weight() -> None:
    code = """
import sys
import mediatui.services.qbittorrent.adapter, mediatui.services.torrent_ports
print({"httpx", "pydantic", "stamina", "msgspec"} & set(sys.modules))
"""
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert said.strip() == "set()"


async def test_the_status_tells_the_version(adapter: QbittorrentAdapter, simulated: Simulated) -> None:
    status = await adapter.status()
    assert status.version == simulated.face.dialect.version.removeprefix("v")
    assert status.connected is True


async def test_the_list_has_every_sort_of_torrent(adapter: QbittorrentAdapter) -> None:
    found = await adapter.torrents()
    assert found.dropped == 0
    assert {each.state for each in found.torrents} == set(TorrentState) - {
        TorrentState.MOVING,
        TorrentState.ALLOCATING,
        TorrentState.UNKNOWN,
    }
    assert [each.added_at for each in found.torrents] == sorted(
        (each.added_at or 0 for each in found.torrents), reverse=True
    )
    assert {category.name for category in found.categories} >= {"radarr", "tv-sonarr"}
    assert "keep" in found.tags
    assert found.transfer.connection is Connection.CONNECTED
    assert found.transfer.down_rate == sum(each.down_rate for each in found.torrents)
    assert found.transfer.refresh_s == 1.5
    moving = await named(adapter, "Nosferatu")
    assert moving.eta_s
    assert 0 < moving.progress < 1
    assert moving.hash == moving.hash.lower()
    link = await named(adapter, "A Trip")
    assert (link.state, link.size, link.total_size) == (TorrentState.METADATA, 0, None)
    seed = await named(adapter, "七人の侍")
    assert (seed.direction, seed.eta_s, seed.complete) == (Direction.UP, None, True)


async def test_only_what_changed_is_transmitted_and_the_rest_stays_the_same_object(
    adapter: QbittorrentAdapter, simulated: Simulated
) -> None:
    first = await adapter.torrents()
    simulated.clock.advance(5)
    second = await adapter.torrents()
    rids = [
        params["rid"] for _, path, params in simulated.listener.log.requests() if path.endswith("maindata")
    ]
    # The first is denied, and asked again after the login.
    assert rids[-2:] == ["0", "1"]
    before, after = ({each.hash: each for each in found.torrents} for found in (first, second))
    assert before.keys() == after.keys()
    assert {each.name for key, each in after.items() if each is before[key]} >= {
        "The.Kid.1921.1080p.BluRay.x264-TINROOF.mkv"
    }
    moving = [key for key, each in before.items() if each.down_rate]
    assert all(after[key].done > before[key].done for key in moving)


async def test_what_the_server_forgot_it_tells_anew(
    adapter: QbittorrentAdapter, simulated: Simulated
) -> None:
    before = await adapter.torrents()
    simulated.face.set_trouble("session-lost")
    simulated.face.set_trouble(None)
    assert await adapter.torrents() == before
    assert simulated.asked("auth/login") == 2


async def test_what_a_tracker_complains_of_is_in_the_list(
    adapter: QbittorrentAdapter, simulated: Simulated
) -> None:
    refused = await named(adapter, "Häxan")
    assert refused.tracker_trouble
    assert refused.tracker_message == "Torrent not registered with this tracker"
    assert (await named(adapter, "Nosferatu")).tracker_message == ""
    asked = simulated.asked("torrents/trackers")
    await adapter.torrents()
    assert simulated.asked("torrents/trackers") == asked, "not again so soon"


async def test_no_passkey_of_a_tracker_is_kept(adapter: QbittorrentAdapter, simulated: Simulated) -> None:
    found = await adapter.torrents()
    shown = repr(found) + repr([await adapter.trackers(each.hash) for each in found.torrents[:8]])
    with simulated.world.lock:
        addresses = [each.tracker for each in simulated.world.torrents.by_hash.values() if each.private]
    assert addresses
    assert not [address for address in addresses if address.split("/")[3] in shown]


async def test_the_parts_of_a_torrent(adapter: QbittorrentAdapter) -> None:
    season = await named(adapter, "The.Lighthouse.Keepers")
    details = await adapter.details(season.hash)
    assert details.hash == season.hash
    assert details.pieces is not None
    assert details.pieces_done is not None
    assert 0 < details.pieces_done < details.pieces
    files = await adapter.files(season.hash)
    assert sum(file.size for file in files) == season.size
    assert [file.index for file in files] == list(range(len(files)))
    trackers = await adapter.trackers(season.hash)
    assert [tracker.name for tracker in trackers] == ["DHT", "PeX", "LSD", "tracker.lanterne.example"]
    assert (trackers[-1].state, trackers[-1].tier) == (TrackerState.WORKING, 0)
    peers = await adapter.peers(season.hash)
    assert peers
    assert all(peer.address and peer.port and peer.client for peer in peers)
    assert await adapter.files((await named(adapter, "A Trip")).hash) == ()


async def test_pausing_and_resuming_in_its_own_words(
    adapter: QbittorrentAdapter, simulated: Simulated
) -> None:
    torrent = await named(adapter, "Nosferatu")
    dialect = simulated.face.dialect
    assert adapter.pause_call([torrent.hash]) == (
        f"POST /api/v2/torrents/{dialect.pause} hashes={torrent.hash}",
    )
    await adapter.pause([torrent.hash])
    assert (await named(adapter, "Nosferatu")).state is TorrentState.PAUSED
    await adapter.resume([torrent.hash])
    assert (await named(adapter, "Nosferatu")).state is TorrentState.DOWNLOADING
    assert simulated.asked(f"torrents/{dialect.pause}") == simulated.asked(f"torrents/{dialect.resume}") == 1


async def test_a_server_that_was_updated_meanwhile_is_spoken_to_in_its_new_words(
    simulate: Callable[..., Simulated], make_transport: MakeTransport
) -> None:
    old, new = simulate("4.5"), simulate("5.3")
    adapter = QbittorrentAdapter(endpoint(old.url), make_transport())
    torrent = await named(adapter, "Nosferatu")
    old.listener.face = new.face
    await adapter.pause([torrent.hash])
    assert (await named(adapter, "Nosferatu")).state is TorrentState.PAUSED
    assert (await adapter.status()).version == "5.3.0"


async def test_every_other_change(adapter: QbittorrentAdapter) -> None:
    torrent = await named(adapter, "The.Lighthouse.Keepers")
    one = [torrent.hash]
    await adapter.force_start(one)
    await adapter.limit(one, Direction.DOWN, 100_000)
    await adapter.limit(one, Direction.UP, 50_000)
    assert torrent.share[:3] == CLIENTS_RULE[:3]
    await adapter.share_limits(one, torrent.share._replace(ratio=1.5, seeding_min=90))
    await adapter.create_category("films", "/data/films")
    await adapter.set_category(one, "films")
    await adapter.add_tags(one, ["late", "by hand"])
    await adapter.remove_tags(one, ["late"])
    await adapter.remove_tags(one, [])
    await adapter.move_in_queue(one, QueueMove.TOP)
    await adapter.set_file_priority(torrent.hash, [0, 1], FilePriority.SKIP)
    await adapter.reannounce(one)
    changed = await named(adapter, "The.Lighthouse.Keepers")
    assert changed.forced
    assert (changed.down_limit, changed.up_limit, changed.queue_position) == (100_000, 50_000, 1)
    assert (changed.category, changed.tags) == ("films", ("by hand",))
    assert (changed.share.ratio, changed.share.seeding_min, changed.share.inactive_min) == (1.5, 90, -2)
    assert changed.ratio_limit == 1.5, "what holds is its own"
    assert changed.size < torrent.size
    assert changed.total_size == torrent.total_size
    assert [file.priority for file in (await adapter.files(torrent.hash))[:3]] == [
        FilePriority.SKIP, FilePriority.SKIP, FilePriority.NORMAL,
    ]  # fmt: skip
    await adapter.limit(one, Direction.DOWN, None)
    await adapter.recheck(one)
    checked = await named(adapter, "The.Lighthouse.Keepers")
    assert (checked.state, checked.down_limit) == (TorrentState.CHECKING, None)
    await adapter.delete(one, with_files=True)
    assert torrent.hash not in [each.hash for each in (await adapter.torrents()).torrents]


async def test_the_limits_of_all(adapter: QbittorrentAdapter, simulated: Simulated) -> None:
    await adapter.limit_all(Direction.DOWN, 4 * 1024 * 1024)
    transfer = (await adapter.torrents()).transfer
    assert transfer.down_limit == 4 * 1024 * 1024
    assert transfer.down_rate < 5.3 * 1024 * 1024
    for on in (True, True, False, False):
        await adapter.set_alternative_limits(on)
        assert (await adapter.torrents()).transfer.alternative_limits is on
    assert simulated.asked("transfer/toggleSpeedLimitsMode") == 2


async def test_adding(adapter: QbittorrentAdapter, simulated: Simulated) -> None:
    torrent, content = torrent_file("Ein Film & mehr (1925).mkv", b"x" * 40_000)
    upload = TorrentUpload("film.torrent", content)
    wishes = Adding(uploads=(upload,), category="manual", tags=("one",), save_path="/data/x", paused=True)
    added = await adapter.add(wishes)
    assert added.hashes == ((torrent,) if simulated.face.dialect.newest else ())
    found = await named(adapter, "Ein Film")
    assert (found.hash, found.state, found.size) == (torrent, TorrentState.PAUSED, 40_000)
    assert (found.category, found.tags, found.save_path) == ("manual", ("one",), "/data/x")
    await adapter.add(Adding(links=(MAGNET,)))
    assert (await named(adapter, "Only.A.Link")).hash == "ab" * 20
    again = await failure_of(adapter.add(wishes))
    assert (again.kind, again.words) == (
        FailureKind.CONFLICT, "things have changed meanwhile: nothing was added",
    )  # fmt: skip
    wrong = await failure_of(adapter.add(Adding(uploads=(TorrentUpload("x.torrent", b"<html>"),))))
    assert wrong.words == "refused: Error: 'x.torrent' is not a valid torrent file."
    nothing = await failure_of(adapter.add(Adding(links=(" ",))))
    assert nothing.words == "refused: there is nothing to add"


async def test_what_is_gone_is_a_conflict_though_the_server_says_yes(
    adapter: QbittorrentAdapter, simulated: Simulated
) -> None:
    torrent = await named(adapter, "Nosferatu")
    with simulated.world.lock:
        simulated.world.torrents.remove(simulated.world.torrents.by_hash[torrent.hash])
    # It is not known yet here that it went.
    await adapter.pause([torrent.hash])
    await adapter.torrents()
    for call in (adapter.pause([torrent.hash]), adapter.details(torrent.hash), adapter.files(torrent.hash)):
        failure = await failure_of(call)
        assert (failure.kind, failure.words.partition(": ")[2]) == (
            FailureKind.CONFLICT, "the torrent is no longer there",
        )  # fmt: skip


async def test_a_refusal_has_the_servers_own_words(adapter: QbittorrentAdapter) -> None:
    torrent = await named(adapter, "Nosferatu")
    failure = await failure_of(adapter.set_category([torrent.hash], "no such"))
    assert failure.words == "things have changed meanwhile: Incorrect category name"
    link = await named(adapter, "A Trip")
    failure = await failure_of(adapter.set_file_priority(link.hash, [0], FilePriority.HIGH))
    assert failure.words.endswith("metadata has not yet downloaded")


async def test_read_only_logs_in_and_reads_and_changes_nothing(
    simulate: Callable[..., Simulated], make_transport: MakeTransport
) -> None:
    simulated = simulate()
    adapter = QbittorrentAdapter(endpoint(simulated.url, read_only=True), make_transport())
    torrent = await named(adapter, "Nosferatu")
    for call in (
        adapter.pause([torrent.hash]),
        adapter.set_alternative_limits(True),
        adapter.add(Adding(links=(MAGNET,))),
    ):
        assert (await failure_of(call)).kind is FailureKind.READ_ONLY
    posts = [path for method, path, _ in simulated.listener.log.requests() if method == "POST"]
    assert posts == ["/api/v2/auth/login"]


@pytest.mark.parametrize("body", [b"[]", b"{}", b'{"rid": "x"}', b'{"rid": 7', b"7", b""])
async def test_what_is_no_list_is_a_failure_and_the_next_asks_for_everything(
    adapt: Adapt, body: bytes
) -> None:
    answers = [b'{"rid": 7, "full_update": true}', body, b'{"rid": 9, "full_update": true}']
    asked: list[str] = []

    def service(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("webapiVersion"):
            return httpx.Response(200, text="2.11.4")
        asked.append(request.url.params["rid"])
        return httpx.Response(
            200, content=answers[len(asked) - 1], headers={"content-type": "application/json"}
        )

    adapter = adapt(service)
    assert (await adapter.torrents()).torrents == ()
    await failure_of(adapter.torrents())
    await adapter.torrents()
    assert asked == ["0", "7", "0"]


async def test_another_program_at_the_address_is_told(adapt: Adapt) -> None:
    adapter = adapt(lambda _: httpx.Response(200, json={"response": {}}))
    failure = await failure_of(adapter.torrents())
    assert (failure.kind, failure.words) == (
        FailureKind.NOT_THIS_SERVICE, "is not qBittorrent: another program answers there",
    )  # fmt: skip
