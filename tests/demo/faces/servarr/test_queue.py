"""Tests of the queue: what it holds, how it joins the torrents, and the three ways of taking something out."""

from __future__ import annotations

from collections import Counter

from tests.demo.faces.servarr.house import House, reader

# What is in it


def test_every_torrent_of_theirs_that_moves_is_in_a_queue_under_its_hash() -> None:
    house = reader()
    rows = [row for name in house.servarrs for row in house.queue(name, unknown=True)]
    keys = {
        row["downloadId"].lower() for row in rows if row.get("protocol") == "torrent" and "downloadId" in row
    }
    torrents = house.world.torrents.by_hash
    moving = {t.hash for t in torrents.values() if t.category in ("radarr", "tv-sonarr") and not t.complete}
    assert moving <= keys <= torrents.keys()
    assert all(
        row["downloadId"].isupper()
        for row in rows
        if row.get("protocol") == "torrent" and "downloadId" in row
    )


def test_how_a_download_stands_is_how_its_torrent_does() -> None:
    house = reader()
    row, torrent = house.row("radarr", "The.General"), house.torrent("The.General")
    assert torrent is not None
    now = house.clock.now()
    assert (row["status"], row["size"], row["sizeleft"]) == (
        "downloading",
        torrent.size,
        torrent.size - torrent.done_at(now),
    )
    stalled = house.row("radarr", "Metropolis.1927.Restored")
    assert (stalled["status"], stalled["trackedDownloadStatus"]) == ("warning", "warning")
    assert "stalled" in stalled["errorMessage"]
    assert "timeleft" not in stalled
    assert house.row("radarr", "The.Kid")["errorMessage"] == "qBittorrent is reporting an error"
    assert house.row("radarr", "Der müde Tod")["status"] == "paused"
    assert house.row("radarr", "Faust")["status"] == "queued"
    assert house.row("sonarr", "Workshop")["errorMessage"] == "qBittorrent is reporting missing files"


def test_one_film_is_fetched_twice_once_from_usenet() -> None:
    rows = [row for row in reader().queue("radarr") if row["title"].startswith("Metropolis")]
    assert len({row["movieId"] for row in rows}) == 1
    assert Counter(row["protocol"] for row in rows) == {"torrent": 1, "usenet": 1}
    assert next(row for row in rows if row["protocol"] == "usenet")["downloadId"].startswith("SABnzbd_nzo_")


def test_what_is_held_back_has_no_download_and_can_be_sent_at_once() -> None:
    house = House()
    delayed = house.row("radarr", "Sunrise")
    assert (delayed["status"], "downloadId" in delayed, "downloadClient" in delayed) == (
        "delay",
        False,
        False,
    )
    assert house.row("radarr", "Safety")["status"] == "downloadClientUnavailable"
    assert house.ask("radarr", "POST", f"/queue/grab/{delayed['id']}").status == 200
    sent = house.row("radarr", "Sunrise")
    torrent = house.torrent("Sunrise")
    assert torrent is not None
    assert sent["downloadId"] == torrent.hash.upper()
    assert house.ask("radarr", "POST", f"/queue/grab/{sent['id']}").status == 404


def test_a_delay_ends_by_itself() -> None:
    house = House()
    house.clock.advance(2401)
    assert "downloadId" in house.row("radarr", "Sunrise")


def test_what_belongs_to_nothing_is_shown_only_where_it_is_asked_for_and_always_counted() -> None:
    house = reader()
    known, all_ = house.queue("radarr"), house.queue("radarr", unknown=True)
    assert [row["title"][:9] for row in all_ if row not in known] == ["Nosferatu"]
    counts = house.get("radarr", "/queue/status")
    assert (counts["totalCount"], counts["count"], counts["unknownCount"]) == (len(all_), len(known), 1)
    assert (counts["warnings"], counts["errors"], counts["unknownWarnings"]) == (True, False, False)


def test_a_season_pack_is_one_row_for_each_episode_each_of_the_whole_size() -> None:
    house = reader()
    rows = [row for row in house.queue("sonarr") if row["title"].startswith("The.Lighthouse")]
    torrent = house.torrent("The.Lighthouse")
    assert torrent is not None
    assert len(rows) == len(torrent.files) > 1
    assert {row["downloadId"] for row in rows} == {torrent.hash.upper()}
    assert {row["size"] for row in rows} == {torrent.size}
    assert len({row["episodeId"] for row in rows}) == len({row["id"] for row in rows}) == len(rows)


def test_rows_can_be_narrowed() -> None:
    house = reader()
    assert {row["status"] for row in house.get("radarr", "/queue?status=paused&pageSize=99")["records"]} == {
        "paused"
    }
    assert len(house.get("radarr", "/queue?protocol=usenet")["records"]) == 1
    movie = house.row("radarr", "Faust")["movieId"]
    assert [row["title"][:5] for row in house.get("radarr", f"/queue?movieIds={movie}")["records"]] == [
        "Faust"
    ]
    assert [row["title"][:5] for row in house.get("radarr", f"/queue/details?movieId={movie}")] == ["Faust"]


# Out of it


def take_out(house: House, name: str, beginning: str, told: str) -> None:
    row = house.row(name, beginning)
    assert house.ask(name, "DELETE", f"/queue/{row['id']}?{told}").status == 200
    assert row["id"] not in [each["id"] for each in house.queue(name, unknown=True)]


def test_taken_out_of_the_client_its_torrent_is_gone() -> None:
    house = House()
    take_out(house, "radarr", "The.General", "removeFromClient=true&blocklist=false&skipRedownload=false")
    assert house.torrent("The.General") is None
    house.clock.advance(600)
    assert not any(row["title"].startswith("The.General") for row in house.queue("radarr"))
    assert house.get("radarr", "/blocklist")["totalRecords"] == 3


def test_left_in_the_client_its_torrent_stays_and_is_ignored() -> None:
    house = House()
    take_out(house, "radarr", "The.General", "removeFromClient=false")
    assert house.torrent("The.General") is not None
    newest = house.get("radarr", "/history?pageSize=1")["records"][0]
    assert newest["eventType"] == "downloadIgnored"
    house.clock.advance(3600)
    assert house.get("radarr", f"/movie/{newest['movieId']}")["hasFile"] is False


def test_blocked_it_is_looked_for_again_and_another_is_taken_unless_that_is_not_wished() -> None:
    house = House()
    take_out(house, "radarr", "Häxan", "removeFromClient=true&blocklist=true&skipRedownload=false")
    blocked = house.get("radarr", "/blocklist?pageSize=1")["records"][0]
    assert blocked["sourceTitle"].startswith("Häxan")
    house.clock.advance(30)
    other = house.row("radarr", "Häxan")
    assert other["title"] != blocked["sourceTitle"]
    take_out(house, "radarr", "Häxan", "removeFromClient=true&blocklist=true&skipRedownload=true")
    house.clock.advance(300)
    assert not any(row["title"].startswith("Häxan") for row in house.queue("radarr"))
    assert house.ask("radarr", "DELETE", f"/blocklist/{blocked['id']}").status == 200


def test_with_another_category_it_stays_in_the_client_under_that() -> None:
    house = House()
    take_out(house, "sonarr", "Tidewater.S04E07", "changeCategory=true&removeFromClient=false")
    torrent = house.torrent("Tidewater.S04E07")
    assert torrent is not None
    assert torrent.category == "tv-sonarr-imported"


def test_a_season_pack_goes_as_a_whole_by_any_of_its_rows() -> None:
    house = House()
    rows = [row for row in house.queue("sonarr") if row["title"].startswith("The.Lighthouse")]
    assert house.ask("sonarr", "DELETE", f"/queue/{rows[3]['id']}?removeFromClient=true").status == 200
    assert not any(row["title"].startswith("The.Lighthouse") for row in house.queue("sonarr"))
    assert house.ask("sonarr", "DELETE", f"/queue/{rows[0]['id']}").status == 404
    ids = [row["id"] for row in house.queue("sonarr")]
    assert (
        house.ask("sonarr", "DELETE", "/queue/bulk?removeFromClient=true", {"ids": [*ids, 5]}).status == 200
    )
    assert house.queue("sonarr") == []


def test_a_torrent_somebody_takes_away_leaves_the_queue_without_a_word() -> None:
    house = House()
    torrent = house.torrent("Faust")
    assert torrent is not None
    house.world.torrents.remove(torrent)
    assert not any(row["title"].startswith("Faust") for row in house.queue("radarr"))
