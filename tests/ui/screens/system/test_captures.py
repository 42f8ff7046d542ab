"""Each view and state of the system screen as text, and one picture."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pytest_textual_snapshot import SVGImageExtension
from syrupy.assertion import SnapshotAssertion

from mediatui.ui.screens.system.present import VIEWS
from tests.driver import Driver
from tests.programs import Programs, opened

SIZES = [(20, 5), (60, 20), (80, 24), (120, 36), (200, 60)]


async def show(driver: Driver, view: str) -> None:
    """Show a view, its logs read."""
    driver.list.show_view(view)
    if view == "logs":
        await driver.until(lambda: "reads on" in driver.text and "reading" not in driver.text)
    await driver.paint()


async def test_every_view(tmp_path: Path, capture: Any, snapshot: SnapshotAssertion) -> None:
    async with opened(Programs(), tmp_path, "system") as driver:
        for view in VIEWS:
            await driver.resized(120, 20)
            await show(driver, view)
            assert driver.text == capture(name=f"{view}_120x20")
            assert (await driver.resized(80, 12)) == capture(name=f"{view}_80x12")
        await driver.resized(120, 36)
        await show(driver, "disks")
        assert driver.app.export_screenshot() == snapshot.use_extension(SVGImageExtension)


async def test_every_size(tmp_path: Path, capture: Any) -> None:
    async with opened(Programs(), tmp_path, "system") as driver:
        for width, height in SIZES:
            await show(driver, "services")
            assert (await driver.resized(width, height)) == capture(name=f"services_{width}x{height}")
            await show(driver, "health")
            assert driver.text == capture(name=f"health_{width}x{height}")


async def test_details_where_it_is_narrow_and_the_questions(tmp_path: Path, capture: Any) -> None:
    async with opened(Programs(), tmp_path, "system", (80, 24)) as driver:
        await show(driver, "health")
        await driver.press("enter")
        assert driver.text == capture(name="detail_of_a_warning")
        await driver.press("escape")
        await show(driver, "tasks")
        await driver.press("j", "j", "enter")
        await driver.until(lambda: "Run Rss Sync of radarr now?" in driver.text)
        assert driver.text == capture(name="question")
        await driver.press("escape")
        await show(driver, "commands")
        await driver.press("x")
        await driver.until(lambda: "Cancel Refresh Movie of radarr?" in driver.text)
        assert driver.text == capture(name="question_of_cancelling")


async def test_failing_with_what_was_known_then_old(tmp_path: Path, capture: Any) -> None:
    programs = Programs()
    async with opened(programs, tmp_path, "system", (100, 20)) as driver:
        programs.down |= {"radarr", "qbittorrent"}
        coordinator = driver.runtime.engine.coordinator
        await coordinator.fetch_now(
            [key for name in ("health", "disks", "status") for key in coordinator.keys(name)]
        )
        await driver.paint()
        for view in ("services", "health", "disks"):
            await show(driver, view)
            assert driver.text == capture(name=f"failing_{view}")
        programs.down.clear()
        programs.clock.advance(2_000)
        await show(driver, "health")
        assert driver.text == capture(name="old_health")


async def test_failing_from_the_start(tmp_path: Path, capture: Any) -> None:
    programs = Programs(("radarr", "sonarr"))
    programs.down |= {"radarr", "sonarr"}
    async with opened(programs, tmp_path, "system", (100, 20)) as driver:
        assert driver.text == capture(name="services")
        await show_failing(driver, "health")
        assert driver.text == capture(name="health")
        await show_failing(driver, "logs")
        assert driver.text == capture(name="logs")


async def show_failing(driver: Driver, view: str) -> None:
    driver.list.show_view(view)
    await driver.until(lambda: "Nothing is known of it" in driver.text)


async def test_nothing_of_the_sort_and_nobody_who_tells(tmp_path: Path, capture: Any) -> None:
    programs = Programs(("sonarr",))
    programs.answer("sonarr", health=[], command=[], indexer=[], rootfolder=[], diskspace=[])
    async with opened(programs, tmp_path, "system", (80, 12)) as driver:
        for view in ("health", "commands", "disks", "indexers", "folders"):
            await show(driver, view)
            assert driver.text == capture(name=f"empty_{view}")
    async with opened(Programs(("qbittorrent",)), tmp_path / "alone", "system", (80, 12)) as driver:
        await show(driver, "tasks")
        assert driver.text == capture(name="no_radarr")
    async with opened(Programs(()), tmp_path / "none", "system", (80, 12)) as driver:
        assert driver.text == capture(name="no_service")
