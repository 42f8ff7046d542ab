"""The calls as they are shown: exact, and without a passkey."""

from __future__ import annotations

import pytest

from mediatui.models.torrent import Direction, ShareLimits
from mediatui.models.torrent_parts import Adding, FilePriority, QueueMove, TorrentUpload
from mediatui.services.qbittorrent import calls
from mediatui.services.qbittorrent.calls import NEW, OLD
from tests.services.conftest import MakeTransport
from tests.services.qbittorrent.conftest import endpoint

ONE, TWO = "a" * 40, "b" * 40


@pytest.mark.parametrize(
    ("text", "version"),
    [("2.8.19", (2, 8, 19)), (" 2.16.2\n", (2, 16, 2)), ("2.11", (2, 11)), ("v5.3.0", None), ("", None), ("2", None),
     ("2.x", None), ("2.-1", None), ("٢.٣", None), ("2.9999999", None)],
)  # fmt: skip
def test_a_version_is_numbers(text: str, version: tuple[int, ...] | None) -> None:
    assert calls.version_of(text) == version


@pytest.mark.parametrize(
    ("version", "dialect"),
    [((2, 8, 19), OLD), ((2, 9, 3), OLD), ((2, 11), NEW), ((2, 11, 4), NEW), ((3, 0), NEW)],
)
def test_from_2_11_on_it_is_stop_and_start(version: tuple[int, ...], dialect: calls.Dialect) -> None:
    assert calls.dialect_of(version) == dialect


def test_what_is_shown_is_what_is_sent() -> None:
    shown = {
        calls.pause([ONE, TWO], OLD): f"torrents/pause hashes={ONE}|{TWO}",
        calls.resume([ONE], NEW): f"torrents/start hashes={ONE}",
        calls.force_start([ONE], True): f"torrents/setForceStart hashes={ONE}&value=true",
        calls.delete([ONE], False): f"torrents/delete hashes={ONE}&deleteFiles=false",
        calls.set_category([ONE], "tv & co"): f"torrents/setCategory hashes={ONE}&category=tv%20%26%20co",
        calls.create_category("tv", "/data"): "torrents/createCategory category=tv&savePath=/data",
        calls.add_tags([ONE], ["x", "y"]): f"torrents/addTags hashes={ONE}&tags=x,y",
        calls.move_in_queue([ONE], QueueMove.BOTTOM): f"torrents/bottomPrio hashes={ONE}",
        calls.set_file_priority(
            ONE, [0, 2], FilePriority.MAXIMUM
        ): f"torrents/filePrio hash={ONE}&id=0|2&priority=7",
        calls.limit([ONE], Direction.UP, 1000): f"torrents/setUploadLimit hashes={ONE}&limit=1000",
        calls.share_limits([ONE], ShareLimits(1.5, 90)): (
            f"torrents/setShareLimits hashes={ONE}&ratioLimit=1.5&seedingTimeLimit=90&inactiveSeedingTimeLimit=-2"
        ),
        calls.share_limits([ONE], ShareLimits(-1, -1, 60, "Default", "MatchAny")): (
            f"torrents/setShareLimits hashes={ONE}&ratioLimit=-1&seedingTimeLimit=-1&inactiveSeedingTimeLimit=60"
            "&shareLimitAction=Default&shareLimitsMode=MatchAny"
        ),
        calls.limit_all(Direction.DOWN, None): "transfer/setDownloadLimit limit=0",
        calls.TOGGLE: "transfer/toggleSpeedLimitsMode",
    }
    assert {call: call.words for call in shown} == {
        call: f"POST /api/v2/{words}" for call, words in shown.items()
    }


def test_an_adding_is_shown_without_passkeys_and_sent_with_them() -> None:
    magnet = f"magnet:?xt=urn:btih:{ONE}&dn=A+Film&tr=https%3A%2F%2Ft.example%2Fpasskey99%2Fannounce"
    links = (magnet, "https://indexer.example/download?key=passkey99", "junk passkey99")
    adding = Adding(
        links, (TorrentUpload("film.torrent", b"d8:announce9:passkey99e"),), "radarr", ("x",), paused=True
    )
    call = calls.add(adding)
    assert dict(call.form)["urls"].split("\n")[:2] == list(links[:2])
    assert {"paused": "true", "stopped": "true"}.items() <= dict(call.form).items()
    assert call.words == (
        f"POST /api/v2/torrents/add urls=magnet:%3Fxt%3Durn:btih:{ONE}%26dn%3DA%2520Film%20https://indexer.example/"
        "%E2%80%A6%20%E2%80%A6%20%E2%80%A6&category=radarr&tags=x&paused=true&stopped=true&torrents=@film.torrent"
    )
    assert "passkey99" not in call.words + repr(adding)


def test_before_a_version_is_known_the_newest_words_are_shown(make_transport: MakeTransport) -> None:
    from mediatui.services.qbittorrent.adapter import QbittorrentAdapter

    adapter = QbittorrentAdapter(endpoint(), make_transport())
    assert adapter.pause_call([ONE]) == (f"POST /api/v2/torrents/stop hashes={ONE}",)
    assert adapter.set_alternative_limits_call(True) == (
        "GET /api/v2/transfer/speedLimitsMode",
        "POST /api/v2/transfer/toggleSpeedLimitsMode",
    )
    assert adapter.remove_tags_call([ONE], []) == ()
