"""Each state of the downloads screen as text, and its main state as a picture."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pytest_textual_snapshot import SVGImageExtension
from syrupy.assertion import SnapshotAssertion

from tests.driver import Driver
from tests.program_answers import HASHES, maindata
from tests.programs import Programs, opened

SIZES = [(20, 5), (60, 20), (80, 24), (120, 36), (200, 60)]


async def on(driver: Driver, key: str) -> None:
    """Put the cursor on a download."""
    driver.table.move_cursor(list(driver.table._data.keys).index(key))
    await driver.paint()


async def test_live(tmp_path: Path, capture: Any, snapshot: SnapshotAssertion) -> None:
    async with opened(Programs(), tmp_path, "downloads") as driver:
        await driver.press("g")
        assert driver.app.export_screenshot() == snapshot.use_extension(SVGImageExtension)
        for width, height in SIZES:
            await driver.resized(width, height)
            assert driver.text == capture(name=f"{width}x{height}")
        await driver.resized(80, 24)
        for view in ("downloading", "importing", "seeding", "all"):
            driver.list.show_view(view)
            await driver.paint()
            assert driver.text == capture(name=f"{view}_80x24")


async def test_details(tmp_path: Path, capture: Any) -> None:
    programs = Programs()
    async with opened(programs, tmp_path, "downloads", (80, 36)) as driver:
        for name in ("blocked", "pack"):
            await on(driver, HASHES[name])
            await driver.press("enter")
            assert driver.text == capture(name=name)
            await driver.press("escape")


async def test_each_half_failing_says_so_and_the_other_stays_live(tmp_path: Path, capture: Any) -> None:
    programs = Programs()
    async with opened(programs, tmp_path, "downloads", (130, 24)) as driver:
        coordinator = driver.runtime.engine.coordinator
        await driver.press("g")
        for name in ("radarr", "qbittorrent"):
            programs.down = {name}
            for each in ("queue", "torrents"):
                await coordinator.fetch_now(coordinator.keys(each))
            await driver.paint()
            assert driver.text == capture(name=f"{name}_down")
        programs.down = set(programs.by_name)
        for each in ("queue", "torrents"):
            await coordinator.fetch_now(coordinator.keys(each))
        await driver.paint()
        assert driver.text == capture(name="all_down")


async def test_one_half_that_never_answered(tmp_path: Path, capture: Any) -> None:
    for name in ("radarr", "qbittorrent"):
        programs = Programs()
        programs.down = {name}
        async with opened(programs, tmp_path / name, "downloads", (130, 24)) as driver:
            await driver.press("g")  # where it first rested depends on who answered first
            assert driver.text == capture(name=f"without_{name}")


async def test_failing_from_the_start_empty_and_not_configured(tmp_path: Path, capture: Any) -> None:
    programs = Programs(("qbittorrent",))
    programs.down = {"qbittorrent"}
    async with opened(programs, tmp_path, "downloads", (80, 14)) as driver:
        assert driver.text == capture(name="failing")
        programs.down.clear()
        programs["qbittorrent"].answers["GET /sync/maindata"] = {**maindata(), "torrents": {}}
        driver.runtime.engine.coordinator.refresh()
        await driver.until(lambda: "Nothing is downloading" in driver.text)
        assert driver.text == capture(name="empty")
    async with opened(Programs(()), tmp_path / "none", "downloads", (80, 14)) as driver:
        assert driver.text == capture(name="not_configured")


async def test_old(tmp_path: Path, capture: Any) -> None:
    programs = Programs()
    async with opened(programs, tmp_path, "downloads", (130, 20)) as driver:
        await driver.press("g")
        driver.runtime.engine.coordinator.pause(True)
        programs.clock.advance(400)
        await driver.paint()
        assert driver.text == capture
