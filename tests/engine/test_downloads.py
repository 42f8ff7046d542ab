"""One download, one row: what queues and clients tell of it, put together, each half saying when it is missing."""

from __future__ import annotations

from typing import Any

import pytest

from mediatui.engine.downloads import Download, joined, totals
from mediatui.models.failure import Failure
from mediatui.models.queue import Queue, QueueHealth, QueueItem, QueueMessage, QueueStage, QueueStatus, Via
from mediatui.models.snapshot import Snapshot
from mediatui.models.torrent import Direction, Torrent, TorrentList, TorrentState, TransferInfo
from tests.fakes import NOW, failure

HASH = "ab" * 20


def item(row: int = 1, download: str = HASH.upper(), **more: Any) -> QueueItem:
    """A row of Radarr's queue, of a torrent."""
    values: dict[str, Any] = {
        "movie_id": 7,
        "media_title": "Heat",
        "via": Via.TORRENT,
        "size": 100,
        "left": 40,
    }
    values |= {"title": "Heat.1995", "status": QueueStatus.DOWNLOADING, "stage": QueueStage.DOWNLOADING}
    return QueueItem(more.pop("service", "radarr"), row, download, **{**values, **more})


def torrent(hash_: str = HASH, state: TorrentState = TorrentState.DOWNLOADING, **more: Any) -> Torrent:
    """A torrent on its way, 60 of 100 bytes here."""
    values: dict[str, Any] = {"size": 100, "done": 60, "progress": 0.6, "down_rate": 10, "availability": 2.0}
    direction = more.pop("direction", Direction.DOWN)
    return Torrent("qbittorrent", hash_, "Heat.1995", state, direction, **{**values, **more})


def up(state: TorrentState = TorrentState.SEEDING, **more: Any) -> Torrent:
    """A torrent that is all here."""
    return torrent(
        state=state, direction=Direction.UP, progress=1.0, done=100, down_rate=0, up_rate=3, **more
    )


def said(value: Any, *, age: float = 1.0, problem: Failure | None = None) -> Snapshot[Any]:
    """What a service said so many seconds ago, and perhaps why not since."""
    return Snapshot(value, NOW - age, 300, 86_400, problem, NOW)


def queue(*items: QueueItem, **more: Any) -> dict[str, Snapshot[Queue]]:
    return {"radarr": said(Queue(items), **more)}


def client(*torrents: Torrent, **more: Any) -> dict[str, Snapshot[TorrentList]]:
    return {"qbittorrent": said(TorrentList(torrents), **more)}


NOTHING: Snapshot[Any] = Snapshot(failure=failure(), tried_at=NOW)


# One row


def test_a_queues_row_and_its_torrent_are_one_download() -> None:
    (one,) = joined(queue(item()), client(torrent(eta_s=30)), NOW)
    assert (one.services, one.release, one.missing, one.live) == (
        ("radarr", "qbittorrent"),
        "Heat.1995",
        "",
        True,
    )
    assert (one.size, one.left, one.progress, one.rate, one.eta_s) == (100, 40, 0.6, 10, 30)
    assert (one.state, one.trouble, one.is_problem) == ("downloading", "", False)


def test_a_season_pack_is_one_download_and_its_size_counts_once() -> None:
    pack = [item(n, series_id=64, movie_id=None, episode_id=900 + n, season=2, number=n) for n in (1, 2, 3)]
    found = joined(queue(*pack), client(), NOW)
    (one,) = found
    assert [each.number for each in one.items] == [1, 2, 3]
    assert (one.size, one.left) == (100, 40)
    assert totals(found, ()).left == 40


def test_the_same_torrent_in_two_queues_is_one_download_of_both() -> None:
    both = queue(item()) | {"radarr-4k": said(Queue((item(9, service="radarr-4k"),)))}
    (one,) = joined(both, client(torrent()), NOW)
    assert one.services == ("radarr", "radarr-4k", "qbittorrent")


def test_torrents_of_no_service_and_rows_of_no_torrent_stand_by_themselves() -> None:
    rows = (item(1, "SABnzbd_1", via=Via.USENET), item(2, "", status=QueueStatus.DELAY, title="Held"))
    found = {one.key: one for one in joined(queue(*rows), client(torrent("cd" * 20)), NOW)}
    assert set(found) == {"radarr/1", "radarr/2", "cd" * 20}
    assert found["cd" * 20].services == ("qbittorrent",)
    assert (found["radarr/1"].missing, found["radarr/1"].rate) == ("", None)
    assert (found["radarr/1"].progress, found["radarr/1"].left) == (0.6, 40)
    assert found["radarr/2"].state == "delayed"


# A half that is not there


def test_a_torrent_that_no_client_has_is_said_to_be_lost_only_where_all_clients_answered() -> None:
    (lost,) = joined(queue(item()), client(), NOW)
    assert lost.missing == "no client has its torrent"
    (silent,) = joined(queue(item()), {"qbittorrent": NOTHING}, NOW)
    assert silent.missing == "nothing is known from qbittorrent"
    (alone,) = joined(queue(item()), {}, NOW)
    assert alone.missing == ""
    assert silent.live and silent.progress == 0.6, "the queue's half is of now"


def test_with_the_client_down_its_half_is_old_and_with_radarr_down_the_other() -> None:
    (one,) = joined(queue(item()), client(torrent(), problem=failure()), NOW)
    assert (one.missing, one.live) == ("the client's half is old", False)
    (one,) = joined(queue(item(), problem=failure()), client(torrent()), NOW)
    assert (one.missing, one.live) == ("radarr's half is old", False)
    (one,) = joined(queue(item(), age=301), client(torrent()), NOW)
    assert (one.missing, one.live) == ("radarr's half is old", False)


def test_of_what_a_radarr_that_never_answered_may_want_that_is_said() -> None:
    torrents = (torrent(category="radarr"), torrent("cd" * 20), up(category="radarr"))
    found = joined({"radarr": NOTHING}, {"qbittorrent": said(TorrentList(torrents[:2]))}, NOW)
    assert {one.key: one.missing for one in found} == {HASH: "nothing is known from radarr", "cd" * 20: ""}
    (seeding,) = joined({"radarr": NOTHING}, client(torrents[2]), NOW)
    assert seeding.missing == ""


def test_what_is_older_than_a_day_is_not_there() -> None:
    assert joined(queue(item(), age=90_000), client(torrent(), age=90_000), NOW) == []


# States, in the words that matter most


@pytest.mark.parametrize(
    ("items", "half", "state"),
    [
        ((), torrent(), "downloading"),
        ((), torrent(state=TorrentState.STALLED), "stalled"),
        ((), torrent(state=TorrentState.METADATA), "metadata"),
        ((), up(TorrentState.STALLED), "seeding"),
        ((), up(TorrentState.MISSING_FILES), "missing files"),
        ((item(stage=QueueStage.IMPORT_BLOCKED),), torrent(), "downloading"),
        ((item(stage=QueueStage.IMPORT_BLOCKED),), up(), "import blocked"),
        ((item(stage=QueueStage.IMPORT_BLOCKED),), up(TorrentState.ERROR), "error"),
        ((item(stage=QueueStage.IMPORTING),), None, "importing"),
        ((item(stage=QueueStage.FAILED_PENDING),), None, "failed"),
        ((item(status=QueueStatus.DELAY),), None, "delayed"),
        ((item(status=QueueStatus.CLIENT_UNAVAILABLE),), None, "client unavailable"),
        ((item(status=QueueStatus.COMPLETED, stage=QueueStage.IMPORTED),), None, "completed"),
    ],
)
def test_a_state(items: tuple[QueueItem, ...], half: Torrent | None, state: str) -> None:
    assert Download("k", items, half).state == state


def test_what_only_seeds_is_told_from_what_a_library_waits_for() -> None:
    assert Download("k", (), up()).seeding
    assert not Download("k", (item(stage=QueueStage.IMPORT_PENDING),), up()).seeding
    assert Download("k", (item(stage=QueueStage.IMPORTED),), up()).seeding
    assert not Download("k", (), up(TorrentState.MISSING_FILES)).seeding, "what is broken is no rest"
    assert not Download("k", (), torrent()).seeding


# What is wrong, in the words the services hide

BLOCKED = item(
    health=QueueHealth.WARNING,
    messages=(QueueMessage("Heat.mkv", ("Not an upgrade", "Sample")), QueueMessage("No files", ())),
    error="The download is stalled",
)


@pytest.mark.parametrize(
    ("items", "half", "words"),
    [
        ((BLOCKED,), None, "The download is stalled · Not an upgrade · Sample · No files"),
        ((BLOCKED, BLOCKED), None, "The download is stalled · Not an upgrade · Sample · No files"),
        ((item(messages=BLOCKED.messages),), None, ""),
        (
            (item(messages=BLOCKED.messages[:1], stage=QueueStage.IMPORT_BLOCKED),),
            None,
            "Not an upgrade · Sample",
        ),
        (
            (item(status=QueueStatus.CLIENT_UNAVAILABLE, client="SAB"),),
            None,
            "SAB cannot be reached by radarr",
        ),
        ((), torrent(tracker_trouble=True), "no tracker serves it"),
        ((), torrent(tracker_trouble=True, tracker_message="Unregistered"), "Unregistered"),
        ((), torrent(state=TorrentState.STALLED), "stalled: no one gives"),
        ((), torrent(state=TorrentState.STALLED, availability=0.4), "stalled: no one has all of it"),
        ((), torrent(state=TorrentState.ERROR), "error in the client"),
        ((), up(TorrentState.MISSING_FILES), "its files are gone"),
        ((), up(TorrentState.STALLED), ""),
        ((), torrent(state=TorrentState.PAUSED), ""),
    ],
)
def test_trouble(items: tuple[QueueItem, ...], half: Torrent | None, words: str) -> None:
    download = Download("k", items, half)
    assert download.trouble == words
    assert download.is_problem == bool(words)


# Order and totals


def test_problems_come_first_then_what_moves_then_what_rests_then_what_seeds_the_newest_of_each_first() -> (
    None
):
    torrents = [
        torrent("1" * 40, added_at=5),
        torrent("2" * 40, added_at=8),
        torrent("3" * 40, TorrentState.PAUSED, added_at=9),
        torrent("4" * 40, TorrentState.ERROR, added_at=1),
        torrent("5" * 40, TorrentState.SEEDING, direction=Direction.UP, added_at=99),
    ]
    assert [one.key[0] for one in joined({}, client(*torrents), NOW)] == ["4", "2", "1", "3", "5"]


def test_totals_count_what_is_active_and_the_rates_of_the_clients() -> None:
    clients = (
        TorrentList((), TransferInfo(down_rate=7, up_rate=2)),
        TorrentList((), TransferInfo(down_rate=1)),
    )
    found = joined({}, client(torrent(), torrent("cd" * 20, TorrentState.ERROR)), NOW)
    assert totals([*found, Download("k", (), up())], clients) == (2, 8, 2, 1, 80)
