"""Downloads of the simulated household, repaired over real HTTP: what was stuck gets into the library."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mediatui.demo.stack import Stack
from mediatui.ui.settings import Settings
from tests.driver import Driver, held_stack, running

DOWNLOADS = Settings(screen="downloads")


@pytest.fixture
def stack() -> Iterator[Stack]:
    with held_stack(services=("radarr", "sonarr", "qbittorrent")) as started:
        yield started


def titles(driver: Driver) -> list[str]:
    return ["".join(span.text for span in row.cells["title"]) for row in driver.table.rows]


async def on(driver: Driver, title: str) -> None:
    """Put the cursor on a download by what it is called."""
    driver.table.move_cursor(next(n for n, name in enumerate(titles(driver)) if name.startswith(title)))
    await driver.paint()


async def asked_again(driver: Driver) -> None:
    """Ask queues and clients now, and paint what they say."""
    coordinator = driver.runtime.engine.coordinator
    await coordinator.fetch_now(
        [k for name in ("queue", "torrents", "commands") for k in coordinator.keys(name)]
    )
    await driver.paint()


async def test_a_blocked_import_is_repaired_by_hand_at_80_columns(stack: Stack, tmp_path: Path) -> None:
    async with running(stack, tmp_path, size=(80, 24), settings=DOWNLOADS) as driver:
        driver.list.show_view("importing")
        await driver.paint()
        assert any(name.startswith("Capernaum") for name in titles(driver))
        await on(driver, "Capernaum")
        await driver.press("m")
        await driver.until(lambda: "Import files of Capernaum" in driver.text)
        await driver.press("enter")
        await driver.until(lambda: driver.dialog == "AskDialog")
        assert "ManualImport" in driver.text
        await driver.press("enter")

        def ended() -> bool:
            stack.advance(2)
            return "Imported 1 file of Capernaum (2018)" in driver.text

        await driver.until(ended)
        await asked_again(driver)
        assert not any(name.startswith("Capernaum") for name in titles(driver))


async def test_a_season_pack_goes_as_a_whole_and_with_it_its_torrent(stack: Stack, tmp_path: Path) -> None:
    torrents = stack.world_of("qbittorrent").torrents
    before = {each.name for each in torrents.by_hash.values()}
    async with running(stack, tmp_path, settings=DOWNLOADS) as driver:
        await on(driver, "The Lighthouse Keepers")
        await driver.press("delete")
        await driver.until(lambda: driver.dialog == "ChooseDialog")
        await driver.press("enter")
        await driver.until(lambda: driver.dialog == "AskDialog")
        assert "Remove The Lighthouse Keepers" in driver.text
        await driver.press("enter")
        await driver.until(lambda: "Removed The Lighthouse Keepers" in driver.text)
        await asked_again(driver)
        assert not any(name.startswith("The Lighthouse Keepers") for name in titles(driver))
    gone = before - {each.name for each in torrents.by_hash.values()}
    assert [name for name in gone if name.startswith("The.Lighthouse.Keepers.S02")] == list(gone)


async def test_another_release_is_searched_for_and_grabbed(stack: Stack, tmp_path: Path) -> None:
    torrents = stack.world_of("qbittorrent").torrents
    before = len(torrents.by_hash)
    async with running(stack, tmp_path, settings=DOWNLOADS) as driver:
        await on(driver, "Häxan")
        await driver.press("R")
        await driver.until(lambda: "for Häxan (1922), by radarr" in driver.text and len(driver.table.rows))
        await driver.press("g", "enter")
        await driver.until(lambda: "Grab this for Häxan (1922)?" in driver.text)
        assert "against it: " in driver.text, "one is in the queue already"
        await driver.press("enter")
        await driver.until(lambda: "Grabbed H" in driver.text)
    assert len(torrents.by_hash) == before + 1
