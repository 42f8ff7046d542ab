"""Files that are said by hand what they are, over real HTTP: found by typing, judged anew, imported, watched."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from mediatui.demo.stack import Stack
from mediatui.ui.dialogs.find import found_in
from mediatui.ui.settings import Settings
from tests.driver import Driver, held_stack, running
from tests.ui.screens.downloads.test_household import asked_again, on, titles

DOWNLOADS = Settings(screen="downloads")


@pytest.fixture
def stack() -> Iterator[Stack]:
    with held_stack(services=("radarr", "sonarr", "qbittorrent")) as started:
        yield started


def test_what_is_typed_finds_titles_and_a_mistake_only_where_nothing_else_is_found() -> None:
    known = ["the general (1926)", "general hospital (1963)", "faust (1926)", "nosferatu (1922)"]
    assert found_in(known, "general", 9) == ([1, 0], 2)
    assert found_in(known, "1926 faust", 9) == ([2], 1)
    assert found_in(known, "nosfratu", 9) == ([3], 1)
    assert found_in(known, "", 2) == ([0, 1], 4)
    assert found_in(known, "zzz", 2) == ([], 0)


async def dialog(driver: Driver, name: str) -> None:
    await driver.until(lambda: driver.dialog == name)
    await driver.pilot.pause()


async def ended(driver: Driver, stack: Stack, words: str) -> None:
    def over() -> bool:
        stack.advance(2)
        return words in driver.told

    await driver.until(over)


async def test_files_are_said_what_they_are_and_imported_as_that(
    stack: Stack, tmp_path: Path, capture: SnapshotAssertion
) -> None:
    async with running(stack, tmp_path, settings=DOWNLOADS) as driver:
        # An episode of which Sonarr thinks that it is another one.
        await on(driver, "Tidewater · S04E06")
        await driver.press("m")
        await dialog(driver, "ImportDialog")
        assert "Tidewater" in driver.text
        await driver.press("e")
        await dialog(driver, "FindDialog")
        await driver.press(*"lighthouse")
        assert "The Lighthouse Keepers" in driver.text and "Tidewater (" not in driver.text
        assert driver.text == capture(name="find")
        await driver.press("enter")
        await driver.until(lambda: "Which season of The Lighthouse Keepers" in driver.text)
        await driver.press("enter")
        await driver.until(lambda: "Which episodes of The Lighthouse Keepers" in driver.text)
        await driver.press("space", "space", "enter")
        await dialog(driver, "ImportDialog")
        await driver.until(lambda: "S01E02" in driver.text)
        assert "nothing stands against it" in driver.text, "it was judged anew as what it is said to be"
        await driver.press("c")
        await driver.until(lambda: "release group …" in driver.text)
        await driver.press("enter")
        await driver.until(lambda: "Bluray-2160p Remux" in driver.text)
        await driver.press("G", "k", "enter")
        await dialog(driver, "ImportDialog")
        await driver.until(lambda: "Not an upgrade" in driver.text)
        assert driver.text == capture(name="mapped")
        await driver.press("enter")
        await dialog(driver, "AskDialog")
        assert "multiEpisode" in driver.text
        await driver.press("enter")
        await ended(driver, stack, "Imported 1 file of Tidewater")
        keepers = next(
            owner for owner in stack.world_of("sonarr").managed.managers["sonarr"].owners.values()
            if owner.title.name == "The Lighthouse Keepers"
        )  # fmt: skip
        assert [part.file.quality for part in keepers.parts[:2] if part.file] == ["SDTV"] * 2
        # What Radarr knows nothing of.
        await asked_again(driver)
        name = next(name for name in titles(driver) if name.startswith("Nosferatu"))
        await on(driver, name)
        await driver.press("m")
        await dialog(driver, "ImportDialog")
        assert "not known what" in driver.text
        await driver.press("enter")
        assert driver.dialog == "ImportDialog", "nothing is marked: nothing is imported"
        await driver.press("e")
        await dialog(driver, "FindDialog")
        assert "42 titles" in driver.text
        await driver.press("enter")
        await dialog(driver, "ImportDialog")
        await driver.until(lambda: "Unknown Movie" not in driver.text)
        await driver.press("c")
        await driver.until(lambda: "copy or move …" in driver.text)
        await driver.press("G", "enter")
        await driver.until(lambda: "it leaves its old place" in driver.text)
        await driver.press("j", "enter")
        await dialog(driver, "ImportDialog")
        await driver.press("enter")
        await dialog(driver, "AskDialog")
        assert '"importMode": "move"' in driver.text
        await driver.press("enter")
        await ended(driver, stack, "Imported 1 file of Nosferatu")
        waiting = stack.world_of("radarr").managed.managers["radarr"].downloads.values()
        assert not any(each.title == name for each in waiting), "it left the queue"
