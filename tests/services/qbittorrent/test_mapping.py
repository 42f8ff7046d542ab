"""What qBittorrent says of torrents becomes torrents; what it says oddly is missing, never a crash."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediatui.models.torrent import Connection, Direction, Torrent, TorrentState
from mediatui.models.torrent_parts import FilePriority, TrackerState
from mediatui.services.qbittorrent import parts
from mediatui.services.qbittorrent.mapping import (
    STATES,
    categories_of,
    host_of,
    tags_of,
    torrent_of,
    transfer_of,
)
from mediatui.services.qbittorrent.wire import KEPT

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)
"""Any JSON, and NaN beside."""

HASH = "0123456789abcdef0123456789abcdef01234567"


def torrent(**fields: Any) -> Torrent:
    found = torrent_of({"name": "n", "state": "downloading", "size": 100, **fields}, HASH, "qbittorrent")
    assert found is not None
    return found


@given(st.dictionaries(st.sampled_from(sorted(KEPT)), JSON))
@settings(max_examples=30, deadline=None)
def test_any_json_is_a_torrent_or_none(raw: dict[str, Any]) -> None:
    found = torrent_of(raw, HASH, "qbittorrent")
    if found is not None:
        assert 0.0 <= found.progress <= 1.0
        assert min(found.size, found.done, found.down_rate, found.up_rate, found.seeds, found.left) >= 0
        assert found.name


@given(JSON, st.lists(JSON))
@settings(max_examples=30, deadline=None)
def test_any_json_is_read_as_parts(raw: Any, several: list[Any]) -> None:
    parts.details_of(raw, HASH)
    parts.peers_of(raw)
    parts.peers_of({"peers": raw})
    parts.peers_of({"peers": {"x": raw}})
    parts.added_of(raw)
    parts.files_of(several)
    parts.trackers_of(several)
    transfer_of(raw if isinstance(raw, dict) else {})
    categories_of({"x": raw})


@pytest.mark.parametrize("word", STATES)
def test_every_state_is_known(word: str) -> None:
    found = torrent(state=word)
    assert found.state is not TorrentState.UNKNOWN
    if word.endswith(("UP", "DL")):
        assert found.direction is (Direction.UP if word.endswith("UP") else Direction.DOWN)


def test_stopped_and_paused_are_one_state_in_two_dialects() -> None:
    assert {torrent(state=word).state for word in ("pausedDL", "stoppedDL", "pausedUP", "stoppedUP")} == {
        TorrentState.PAUSED
    }


@pytest.mark.parametrize(("progress", "way"), [(0.3, Direction.DOWN), (1, Direction.UP)])
def test_which_way_it_goes_is_seen_by_what_is_here_where_the_state_does_not_say(
    progress: float, way: Direction
) -> None:
    for word in ("moving", "error", "missingFiles", "checkingResumeData", "something new"):
        assert torrent(state=word, progress=progress).direction is way


def test_numbers_that_mean_none_are_none() -> None:
    odd = torrent(
        eta=8_640_000, ratio=-1, total_size=-1, completion_on=-1, added_on=0, dl_limit=-1, up_limit=0, priority=0,
        num_complete=-1, availability=-1, max_ratio=-1, max_seeding_time=-1,
    )  # fmt: skip
    told = (
        odd.eta_s, odd.ratio, odd.total_size, odd.completed_at, odd.added_at, odd.down_limit, odd.up_limit,
        odd.queue_position, odd.seeds_total, odd.availability, odd.ratio_limit, odd.seeding_limit_s,
    )  # fmt: skip
    assert told == (None,) * 12
    even = torrent(eta=90, dl_limit=5, priority=2, max_seeding_time=30, completion_on=2**32 - 1)
    assert (even.eta_s, even.down_limit, even.queue_position, even.seeding_limit_s) == (90, 5, 2, 1800)
    assert even.completed_at is None
    assert torrent(state="uploading", eta=90).eta_s is None


def test_tags_are_apart_and_names_are_clean() -> None:
    found = torrent(name="A\x1b[31mB\u202e", tags="one, two ,,three")
    assert found.name == "A [31mB"
    assert found.tags == ("one", "two", "three")
    assert tags_of(["b", " a ", "\x00"]) == ("a", "b")


@pytest.mark.parametrize(
    ("fields", "trouble"),
    [
        ({"tracker": "http://t/x", "trackers_count": 1}, False),
        ({"tracker": "", "trackers_count": 1}, True),
        ({"tracker": "", "trackers_count": 0}, False),
        ({"tracker": "", "trackers_count": 1, "state": "pausedDL"}, False),
        ({"tracker": "", "trackers_count": 1, "has_tracker_error": False}, False),
        ({"tracker": "http://t/x", "has_other_announce_error": True}, True),
        ({"tracker": "http://t/x", "has_tracker_error": True, "state": "stoppedUP"}, False),
    ],
)
def test_trouble_with_trackers_is_seen_in_both_dialects(fields: dict[str, Any], trouble: bool) -> None:
    assert torrent(**fields).tracker_trouble is trouble


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://tracker.example/passkey/announce", "tracker.example"),
        ("udp://tracker.example:6969/announce?key=passkey", "tracker.example:6969"),
        ("http://user:passkey@tracker.example:80/a", "tracker.example"),
        ("http://[::1]:9/announce", "::1:9"),
        ("** [DHT] **", ""),
        ("passkey", ""),
        ("http://x:notaport/passkey", ""),
        ("http://[broken/passkey", ""),
    ],
)
def test_of_a_trackers_address_only_the_host_is_kept(address: str, host: str) -> None:
    assert host_of(address) == host
    assert torrent(tracker=address).tracker == host


def test_a_tracker_that_repeats_its_address_does_not_give_the_passkey_away() -> None:
    url = "https://tracker.example/passkey/announce"
    found = parts.trackers_of(
        [{"url": url, "msg": f"{url} says no", "status": 4, "tier": 0}, {"url": "x"}, 7]
    )
    assert [(each.name, each.message, each.state) for each in found] == [
        ("tracker.example", "tracker.example says no", TrackerState.NOT_WORKING)
    ]


def test_files_have_their_place_where_they_have_no_index() -> None:
    found = parts.files_of(
        [{"name": "a", "priority": 0}, 7, {"name": "b", "priority": 99}, {"index": 9, "name": "c"}]
    )
    assert [(file.index, file.priority) for file in found] == [
        (0, FilePriority.SKIP), (2, FilePriority.NORMAL), (9, FilePriority.NORMAL),
    ]  # fmt: skip


def test_the_client_as_a_whole() -> None:
    found = transfer_of(
        {"connection_status": "firewalled", "dl_rate_limit": 0, "refresh_interval": 1500, "queueing": True}
    )
    assert (found.connection, found.down_limit, found.refresh_s, found.queueing) == (
        Connection.FIREWALLED, None, 1.5, True,
    )  # fmt: skip
    assert transfer_of({}).connection is Connection.UNKNOWN
