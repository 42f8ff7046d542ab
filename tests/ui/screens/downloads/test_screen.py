"""The downloads screen: what it lists, filters, sorts, veils, and refuses."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from mediatui.ui import keys
from tests.driver import Driver
from tests.program_answers import HASHES
from tests.programs import Programs, opened
from tests.ui.screens.downloads.test_captures import on


@pytest.fixture
def programs() -> Programs:
    return Programs()


def titles(driver: Driver) -> list[str]:
    """What stands in the list."""
    return ["".join(span.text for span in row.cells["title"]) for row in driver.table.rows]


async def filtered(driver: Driver, words: str) -> list[str]:
    """What is left by a filter."""
    driver.list.filter_by(words)
    await driver.paint()
    return titles(driver)


def said_of(names: Sequence[str], text: str) -> list[str]:
    """Those of the names that stand in a text."""
    return [name for name in names if name in text]


async def test_every_download_stands_there_once_problems_first(programs: Programs, tmp_path: Path) -> None:
    async with opened(programs, tmp_path, "downloads") as driver:
        driver.list.show_view("all")
        listed = titles(driver)
        assert len(listed) == len(set(listed)) == 11
        assert set(listed[:5]) == {
            "Something.Nobody.Knows.2020.1080p", "Sunrise (1927)", "The General (1926)", "debian-12.iso",
            "Workshop.Films.S01.720p-KTCHN",
        }  # fmt: skip
        assert "The Lighthouse Keepers · S02 · 3 episodes" in listed
        assert "5 problems" in driver.text


async def test_what_is_broken_is_not_hidden_with_what_seeds(programs: Programs, tmp_path: Path) -> None:
    async with opened(programs, tmp_path, "downloads") as driver:
        assert "Workshop.Films.S01.720p-KTCHN" in titles(driver)
        assert "Seven.Samurai.1954.1080p-KEEPER" not in titles(driver)
        await driver.press("exclamation_mark")
        assert len(titles(driver)) == 5


FILTERS = [
    ("state:stalled", {"debian-12.iso"}),
    ('trouble:"cannot be reached"', {"Sunrise (1927)"}),
    ("size:>20", {"The Lighthouse Keepers · S02 · 3 episodes"}),
    ("rate:>40", {"Nosferatu (1922)"}),
    ("type:season", {"The Lighthouse Keepers · S02 · 3 episodes"}),
    ("client:SABnzbd type:movie", {"Metropolis (1927)", "Sunrise (1927)"}),
    ("category:tv", {"The Lighthouse Keepers · S02 · 3 episodes"}),
    ("progress:<10", {"Sunrise (1927)", "Faust (1926)"}),
]
"""What is typed, and what is left."""


async def test_the_filter(programs: Programs, tmp_path: Path) -> None:
    async with opened(programs, tmp_path, "downloads") as driver:
        for words, found in FILTERS:
            assert set(await filtered(driver, words)) == found, words


async def test_the_cursor_stays_on_its_download_while_others_come(programs: Programs, tmp_path: Path) -> None:
    from tests.program_answers import maindata, torrent

    async with opened(programs, tmp_path, "downloads") as driver:
        await on(driver, HASHES["pack"])
        data = maindata()
        new = torrent("A.New.One.2026.1080p", "error", 0.1, added_on=1_773_524_300)
        torrents = {**data["torrents"], "9" * 40: new}
        programs["qbittorrent"].answers["GET /sync/maindata"] = {**data, "torrents": torrents}
        await driver.runtime.ask("torrents")
        await driver.paint()
        assert "A.New.One.2026.1080p" in titles(driver)
        assert driver.table.cursor_key == HASHES["pack"]


async def test_in_privacy_mode_no_name_is_shown_anywhere(programs: Programs, tmp_path: Path) -> None:
    names = (
        "Nosferatu", "General", "Metropolis", "Lighthouse", "debian", "Samurai", "Workshop", "Something.Nobody",
        "/data", "KEEPER", "TINROOF", "Part 1", *HASHES.values(),
    )  # fmt: skip
    async with opened(programs, tmp_path, "downloads", (200, 60), privacy=True) as driver:
        driver.list.show_view("all")
        for number in range(11):
            driver.table.move_cursor(number)
            await driver.paint()
            assert said_of(names, driver.text) == []
        await on(driver, HASHES["moving"])
        await driver.press("delete")
        await driver.until(lambda: driver.dialog == "ChooseDialog")
        assert said_of(names, driver.text) == []
        await driver.press("enter")
        await driver.until(lambda: driver.dialog == "AskDialog")
        assert said_of(names, driver.text) == []


async def test_read_only_offers_no_repair(programs: Programs, tmp_path: Path) -> None:
    programs.read_only()
    async with opened(programs, tmp_path, "downloads") as driver:
        live = {active.binding.id for active in keys.live_bindings(driver.app.screen) if active.enabled}
        assert not live & {"download.remove", "download.pause", "download.import", "download.torrent"}
        assert "download.releases" in live, "looking changes nothing"
        await driver.press("delete", "z", "m", "t", "f")
        assert driver.dialog == ""
        assert programs.changes == []


async def test_r_searches_releases_of_what_a_library_knows(programs: Programs, tmp_path: Path) -> None:
    programs["radarr"].answers["GET /release"] = []
    async with opened(programs, tmp_path, "downloads") as driver:
        await on(driver, HASHES["hand"])
        await driver.press("R")
        await driver.until(lambda: "No library knows what it is" in driver.text)
        await driver.until(lambda: driver.list._working is None)
        await on(driver, HASHES["moving"])
        await driver.press("R")
        await driver.until(lambda: "No indexer has anything for Nosferatu (1922)" in driver.text)
        assert "GET /release?movieId=71" in programs["radarr"].calls


async def test_a_pack_is_searched_as_its_season(programs: Programs, tmp_path: Path) -> None:
    programs["sonarr"].answers["GET /release"] = []
    async with opened(programs, tmp_path, "downloads") as driver:
        await on(driver, HASHES["pack"])
        await driver.press("R")
        await driver.until(lambda: "No indexer has anything" in driver.text)
        assert "GET /release?seriesId=64&seasonNumber=2" in programs["sonarr"].calls


async def test_o_opens_the_queue_or_the_client(
    programs: Programs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages: list[str] = []
    async with opened(programs, tmp_path, "downloads") as driver:
        monkeypatch.setattr(driver.app, "show_page", pages.append)
        await on(driver, HASHES["moving"])
        await driver.press("o")
        await on(driver, HASHES["hand"])
        await driver.press("o")
    assert pages == ["http://radarr.test/activity/queue", "http://qbittorrent.test"]


async def test_the_header_of_every_screen_counts_what_moves_and_the_problems(
    programs: Programs, tmp_path: Path
) -> None:
    async with opened(programs, tmp_path, "journal") as driver:
        await driver.until(lambda: "3 ↓ 61 MB/s  1 problem" in driver.text)
        programs.down = {"sonarr"}
        await driver.runtime.ask("status")
        await driver.paint()
        assert "3 ↓ 61 MB/s  2 problems" in driver.text


async def test_in_privacy_mode_the_questions_of_an_import_name_no_file(
    programs: Programs, tmp_path: Path
) -> None:
    names = ("General", "TINROOF", "/data", "mkv", HASHES["blocked"], HASHES["blocked"].upper())
    async with opened(programs, tmp_path, "downloads", (160, 40), privacy=True) as driver:
        await on(driver, HASHES["blocked"])
        await driver.press("m")
        await driver.until(lambda: driver.dialog == "ImportDialog")
        assert "Import files of Title" in driver.text
        assert said_of(names, driver.text) == []
        await driver.press("enter")
        await driver.until(lambda: driver.dialog == "AskDialog")
        assert "ManualImport" in driver.text
        assert said_of(names, driver.text) == []
