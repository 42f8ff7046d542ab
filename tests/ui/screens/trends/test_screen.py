"""The trends: every part as text and veiled, ranges, failing, and the way to what was played."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytest_textual_snapshot import SVGImageExtension
from syrupy.assertion import SnapshotAssertion

from mediatui.demo.stack import Stack
from mediatui.ui.screens.trends import present
from mediatui.ui.settings import Settings
from tests.driver import Driver, held_stack, running

SCREEN = Settings(screen="trends")


@pytest.fixture(scope="module")
def stack() -> Iterator[Stack]:
    """A household with requests and libraries."""
    with held_stack(services=("tautulli", "seerr", "radarr", "sonarr")) as started:
        yield started


async def told(driver: Driver) -> None:
    """Wait until what is worked out stands on the screen."""
    screen: Any = driver.list
    await driver.until(lambda: not screen._trends._lookups.asks("trends"))
    await driver.paint()


async def test_every_part_as_text_and_without_names(
    stack: Stack, tmp_path: Path, capture: Any, snapshot: SnapshotAssertion
) -> None:
    async with running(stack, tmp_path, settings=SCREEN) as driver:
        await told(driver)
        assert driver.app.export_screenshot() == snapshot(extension_class=SVGImageExtension)
        for view in present.VIEWS:
            driver.list.show_view(view)
            await told(driver)
            assert driver.text == capture(name=f"{view}_120x36")
            assert await driver.resized(80, 24) == capture(name=f"{view}_80x24")
            await driver.resized(120, 36)
        for width, height in ((200, 60), (60, 20), (20, 5)):
            assert await driver.resized(width, height) == capture(name=f"waits_{width}x{height}")
        await driver.resized(120, 36)
        await driver.press("right_square_bracket")
        await told(driver)
        assert "─ request to watch ─ 90 days ─" in driver.text
        before = driver.text
        await driver.press("P")
        for view in present.VIEWS:
            driver.list.show_view(view)
            await told(driver)
            for name in ("mira", "Noor", "anna", "Wire", "The Thing", "Mononoke", "もののけ姫", "Cartoons"):
                assert name not in driver.text, (view, name)
        await driver.press("P")
        assert driver.text == before or "private" not in driver.text
        driver.list.show_view("people")
        await told(driver)
        await driver.press("v")
        await driver.until(lambda: "asked for: mira" in driver.text)


async def test_failing_from_the_start_and_with_what_was_known(tmp_path: Path, capture: Any) -> None:
    with held_stack(services=("tautulli", "seerr")) as stack:
        async with running(stack, tmp_path, settings=SCREEN, size=(100, 20)) as driver:
            await told(driver)
            stack.set_fault("tautulli", "html")
            stack.clock.advance(4_000)  # type: ignore[attr-defined]
            await driver.paint()
            await told(driver)
            assert driver.text == capture(name="with_what_was_known")
            driver.list.show_view("unwatched")
            await told(driver)
            assert driver.text == capture(name="from_the_start")
