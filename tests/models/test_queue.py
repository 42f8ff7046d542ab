"""A download is one thing, however many rows of a queue it has."""

from __future__ import annotations

from mediatui.models.queue import QueueItem, Via, grouped


def test_rows_of_one_download_belong_together_in_the_order_they_are_met() -> None:
    rows = [
        QueueItem("sonarr", 1, download_id="AB"),
        QueueItem("sonarr", 2, download_id="CD"),
        QueueItem("sonarr", 3, download_id="ab"),
        QueueItem("radarr", 4, download_id="AB"),
    ]
    assert [[item.id for item in group] for group in grouped(rows)] == [[1, 3], [2], [4]]


def test_rows_that_no_client_has_yet_are_downloads_of_their_own() -> None:
    assert len(grouped([QueueItem("sonarr", 1), QueueItem("sonarr", 2)])) == 2
    assert grouped([]) == ()


def test_only_a_torrent_has_a_hash() -> None:
    assert QueueItem("radarr", 1, download_id="AB", via=Via.TORRENT).torrent_hash == "ab"
    assert QueueItem("radarr", 1, download_id="SABnzbd_nzo_x", via=Via.USENET).torrent_hash == ""


def test_what_no_title_was_found_for_is_not_known() -> None:
    assert not QueueItem("radarr", 1).is_known
    assert QueueItem("lidarr", 1, artist_id=5).is_known
