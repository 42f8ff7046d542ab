"""Each state of the library screen as text, and its main state as a picture."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pytest_textual_snapshot import SVGImageExtension
from syrupy.assertion import SnapshotAssertion

from mediatui.demo.stack import Stack
from tests.ui.screens.library.shelves import at, settled

SIZES = [(20, 5), (60, 20), (80, 24), (120, 36), (200, 60)]


async def test_live(stack: Stack, tmp_path: Path, capture: Any, snapshot: SnapshotAssertion) -> None:
    async with at(stack, tmp_path) as driver:
        assert driver.app.export_screenshot() == snapshot.use_extension(SVGImageExtension)
        for width, height in SIZES:
            await driver.resized(width, height)
            await settled(driver)
            assert driver.text == capture(name=f"{width}x{height}")


async def test_failing_with_what_was_known_then_old_from_the_cache(
    stack: Stack, tmp_path: Path, capture: Any
) -> None:
    async with at(stack, tmp_path, size=(80, 24)) as driver:
        stack.set_fault("radarr", "down")
        coordinator = driver.runtime.engine.coordinator
        await coordinator.fetch_now(coordinator.keys("shelf"))
        await settled(driver)
        assert driver.text == capture(name="failing")
    stack.clock.advance(4_000)  # type: ignore[attr-defined]
    stack.set_fault("sonarr", "down")
    async with at(stack, tmp_path, size=(80, 24)) as driver:
        await driver.until(lambda: "Alien" in driver.text)
        assert driver.text == capture(name="old")


async def test_failing_from_the_start(stack: Stack, tmp_path: Path, capture: Any) -> None:
    stack.set_fault("radarr", "down")
    stack.set_fault("sonarr", "down")
    async with at(stack, tmp_path, size=(80, 24)) as driver:
        assert driver.text == capture(name="failing")
